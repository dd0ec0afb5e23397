package uk.spahc.read;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import uk.spahc.feed.FeedDefinition.Format.Workbook;
import uk.spahc.land.HeldCode;
import uk.spahc.land.Unreadable;

/** What a workbook may not hold, whatever its cells say. */
final class WorkbookPolicy {
    private static final List<String> MACROS = List.of("xl/vbaproject", "xl/macrosheets/", "xl/activex/");
    private static final List<String> LINKS = List.of("xl/externallinks/", "xl/connections.xml", "xl/querytables/");

    private WorkbookPolicy() {
    }

    static void requireHarmless(Collection<String> parts) throws Unreadable {
        for (String part : parts) {
            String name = part.toLowerCase(Locale.ROOT);
            if (MACROS.stream().anyMatch(name::startsWith)) {
                throw new Unreadable(HeldCode.MACROS, 0, HeldCode.MACROS.meaning());
            }
            if (LINKS.stream().anyMatch(name::startsWith)) {
                throw new Unreadable(HeldCode.EXTERNAL_LINKS, 0, HeldCode.EXTERNAL_LINKS.meaning());
            }
            if (name.equals("xl/workbook.bin")) {
                throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The file is a binary workbook (.xlsb); the feed delivers .xlsx.");
            }
        }
    }

    /** @param place 1-based among the workbook's sheets; its name may tell of a person and is not said */
    static void requireShown(String name, String state, int place, Workbook workbook) throws Unreadable {
        boolean shown = state == null || state.equals("visible");
        if (!shown && workbook.hiddenSheets().stream().noneMatch(name::equalsIgnoreCase)) {
            throw new Unreadable(HeldCode.HIDDEN_SHEET, 0, "Sheet " + place + " of the workbook is hidden, and the feed expects no such sheet.");
        }
    }
}

package uk.spahc.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import uk.spahc.land.Unreadable;

/** Which styles of a workbook show a number as a date or a time. */
final class CellStyles {
    /** Everything in a number format that is no code: quoted and escaped text, widths, colours and locales. */
    private static final Pattern NO_CODE = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATED = Pattern.compile("[dmyhs]", Pattern.CASE_INSENSITIVE);

    private final List<Boolean> dated = new ArrayList<>();

    static CellStyles none() {
        return new CellStyles();
    }

    static CellStyles of(PackageParts parts, String name) throws Unreadable {
        CellStyles styles = new CellStyles();
        Map<String, String> formats = new HashMap<>();
        boolean cells = false;
        try (PartXml xml = new PartXml(parts.open(name))) {
            while (xml.next()) {
                if (xml.starts("numFmt")) {
                    formats.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
                } else if (xml.starts("cellXfs")) {
                    cells = true;
                } else if (xml.ends("cellXfs")) {
                    cells = false;
                } else if (cells && xml.starts("xf")) {
                    String format = xml.attribute("numFmtId");
                    styles.dated.add(formats.containsKey(format) ? isDate(formats.get(format)) : isBuiltInDate(format));
                }
            }
        }
        return styles;
    }

    /** @param style of a cell, as its attribute says; null for none */
    boolean isDate(String style, boolean otherwise) {
        if (style == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(style);
            return number >= 0 && number < dated.size() && dated.get(number);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** ECMA-376 Part 1, 18.8.30; 27 to 36 and 50 to 58 are dates wherever they are used. */
    private static boolean isBuiltInDate(String format) {
        try {
            int number = Integer.parseInt(String.valueOf(format));
            return number >= 14 && number <= 22 || number >= 27 && number <= 36 || number >= 45 && number <= 47 || number >= 50 && number <= 58;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDate(String code) {
        return code != null && !code.equalsIgnoreCase("General") && DATED.matcher(NO_CODE.matcher(code).replaceAll("")).find();
    }
}

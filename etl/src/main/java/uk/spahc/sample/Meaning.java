package uk.spahc.sample;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a row's words for offence, target, kind of place and postcode stand for: by the sample's own lists, from which they were written. */
final class Meaning {
    private static final String UNKNOWN = "UNKNOWN";
    private static final Map<String, String> OFFENCES = Table.own("offence.csv").stream()
            .collect(Collectors.toMap(row -> row.get("label"), row -> row.get("code"), (one, same) -> one));
    private static final Map<String, String> LABELS = Table.own("label.csv").stream()
            .collect(Collectors.toMap(row -> row.get("list") + "/" + row.get("label"), row -> row.get("code")));

    private Meaning() {
    }

    /** The Home Office's code, of which every row tells the words. */
    static String offence(Cells cells) {
        return OFFENCES.get(cells.text(Cell.OFFENCE));
    }

    /** The code of a label of that list; one that nobody has mapped is UNMAPPED, none is UNKNOWN. */
    static String code(String list, Cell cell, Cells cells) {
        String label = cells.text(cell);
        return label.isEmpty() ? UNKNOWN : LABELS.getOrDefault(list + "/" + label, Warnings.UNMAPPED);
    }

    /** The sector of a real postcode, however it is written; UNKNOWN where the postcode did not place the incident. */
    static String sector(Incident incident) {
        if (incident.placing().method() != Incident.Method.POSTCODE) {
            return UNKNOWN;
        }
        String postcode = incident.cells().text(Cell.LOCATION_POSTCODE).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return postcode.substring(0, postcode.length() - 3) + " " + postcode.charAt(postcode.length() - 3);
    }
}

package uk.spahc.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column as proposed.
 *
 * @param mapping such as {@code incident.offence}, or ""
 * @param ownCodes text of a code map of the feed's own, where no shared one serves
 * @param undecided whether a person must say what class it is
 */
record DraftColumn(String name, String header, String type, String fate, List<String> formats, String codes, boolean mandatory, String mapping,
        Optional<String> ownCodes, List<String> remarks, boolean undecided) {

    /** The same under a name that no earlier column has. */
    DraftColumn named(Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return new DraftColumn(free, header, type, fate, formats, codes, mandatory, mapping, ownCodes, remarks, undecided);
    }

    /** As the definition has it, with its remarks above. */
    String lines() {
        StringBuilder text = new StringBuilder();
        remarks.forEach(remark -> text.append("  # ").append(remark).append("\n"));
        text.append("  - {name: ").append(name).append(", header: '").append(header.replace("'", "''")).append("', type: ").append(type).append(", class: ").append(fate);
        if (!formats.isEmpty()) {
            text.append(", formats: [").append(String.join(", ", formats.stream().map(format -> '"' + format + '"').toList())).append("]");
        }
        if (!codes.isEmpty()) {
            text.append(", codes: ").append(codes);
        }
        return text.append(mandatory ? ", mandatory: true" : "").append("}\n").toString();
    }
}

package uk.spahc.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.spahc.feed.FeedDefinition.Format.Workbook;
import uk.spahc.land.HeldCode;
import uk.spahc.land.Unreadable;

/**
 * Where in a package the table lies.
 *
 * @param sheet name of the part
 * @param strings name of the part of shared texts, or empty
 * @param styles name of the part of styles, or empty
 * @param otherSheets sheets that are shown and not read
 */
record Contents(String sheet, Optional<String> strings, Optional<String> styles, boolean from1904, int otherSheets) {

    private record Sheet(String name, String relation, boolean shown) {
    }

    /** @param kind last word of the relation's type */
    private record Relation(String kind, String part) {
    }

    static Contents of(PackageParts parts, Workbook wanted) throws Unreadable {
        String workbook = relations(parts, "_rels/.rels", "").values().stream().filter(relation -> relation.kind.equals("officeDocument"))
                .map(Relation::part).findFirst().orElse("xl/workbook.xml");
        List<Sheet> sheets = new ArrayList<>();
        boolean from1904 = false;
        try (PartXml xml = new PartXml(parts.open(workbook))) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    from1904 = xml.flag("date1904");
                } else if (xml.starts("sheet")) {
                    String name = String.valueOf(xml.attribute("name")).strip();
                    WorkbookPolicy.requireShown(name, xml.attribute("state"), sheets.size() + 1, wanted);
                    sheets.add(new Sheet(name, xml.attribute("id"), xml.attribute("state") == null || xml.attribute("state").equals("visible")));
                }
            }
        }
        int slash = workbook.lastIndexOf('/') + 1;
        String folder = workbook.substring(0, slash);
        Map<String, Relation> relations = relations(parts, folder + "_rels/" + workbook.substring(slash) + ".rels", folder);
        Sheet sheet = sheet(sheets, wanted);
        Relation relation = relations.get(sheet.relation);
        if (relation == null || !relation.kind.equals("worksheet")) {
            throw new Unreadable(HeldCode.NO_SHEET, 0, "The sheet that the feed reads is no table.");
        }
        int others = (int) sheets.stream().filter(other -> other.shown && other != sheet).count();
        return new Contents(relation.part, part(relations, "sharedStrings", parts), part(relations, "styles", parts), from1904, others);
    }

    private static Sheet sheet(List<Sheet> sheets, Workbook wanted) throws Unreadable {
        String name = wanted.sheet().strip();
        for (Sheet sheet : sheets) {
            if (sheet.name.equalsIgnoreCase(name)) {
                return sheet;
            }
        }
        boolean number = name.length() < 4 && name.chars().allMatch(Character::isDigit);
        if (number && Integer.parseInt(name) >= 1 && Integer.parseInt(name) <= sheets.size()) {
            return sheets.get(Integer.parseInt(name) - 1);
        }
        throw new Unreadable(HeldCode.NO_SHEET, 0, "The workbook has no sheet " + name + ".");
    }

    private static Optional<String> part(Map<String, Relation> relations, String kind, PackageParts parts) {
        return relations.values().stream().filter(relation -> relation.kind.equals(kind)).map(Relation::part).filter(parts::has).findFirst();
    }

    /** @param folder that targets are relative to, with a slash behind, or "" */
    private static Map<String, Relation> relations(PackageParts parts, String name, String folder) throws Unreadable {
        Map<String, Relation> relations = new HashMap<>();
        if (!parts.has(name)) {
            return relations;
        }
        try (PartXml xml = new PartXml(parts.open(name))) {
            while (xml.next()) {
                String target = xml.starts("Relationship") ? xml.attribute("Target") : null;
                if (target != null) {
                    String type = String.valueOf(xml.attribute("Type"));
                    String part = target.startsWith("/") ? target.substring(1) : folder + target;
                    relations.put(xml.attribute("Id"), new Relation(type.substring(type.lastIndexOf('/') + 1), part.replace("/./", "/")));
                }
            }
        }
        return relations;
    }
}

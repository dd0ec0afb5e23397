package uk.spahc.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A naming tradition of the city, with what goes with it. Names are common ones of that tradition, put together by chance. */
record Tradition(String selfDefined, String officerDefined, String faith, List<String> male, List<String> female,
        List<String> surname, List<String> surnameOfWomen) {

    List<String> forenames(boolean woman) {
        return woman ? female : male;
    }

    List<String> surnames(boolean woman) {
        return woman ? surnameOfWomen : surname;
    }

    /** Traditions weighted by a column of the table: who is targeted for race, for faith, or anyone. */
    static Weighted<Tradition> weightedBy(String column) {
        Map<String, List<String>> names = new TreeMap<>();
        Table.own("name.csv").forEach(row -> names.put(row.get("tradition") + "/" + row.get("kind"),
                new ArrayList<>(List.of(row.get("names").split("\\|")))));
        Weighted<Tradition> weighted = new Weighted<>();
        Table.own("tradition.csv").forEach(row -> {
            String name = row.get("tradition");
            List<String> surnames = names.get(name + "/surname");
            weighted.add(new Tradition(row.get("self_defined"), row.get("officer_defined"), row.get("faith"),
                    names.get(name + "/male"), names.get(name + "/female"), surnames,
                    names.getOrDefault(name + "/surname_female", surnames)), Double.parseDouble(row.get(column)));
        });
        return weighted;
    }
}

package uk.spahc.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Whether everything that names a column names one that exists and holds what is wanted there. */
final class MappingAgreement {
    private static final Predicate<Column> DATED = column -> switch (column.type()) {
        case DATE, DATETIME, MONTH -> true;
        default -> false;
    };
    /** Keys of the mapping whose column has codes. */
    private static final Set<String> CODED = Set.of("record_type", "status", "offence", "strands", "target", "location_type", "district",
            "role", "gender", "age_band", "reported_to_police", "client_agreement", "ethnicity_self", "ethnicity_officer", "relationship", "category", "outcome");
    /** Keys that may state a code for every row. */
    private static final Set<String> CONSTANT = Set.of("record_type", "status", "role", "police_source");
    /** Keys of mapping and identity whose column has that type; the stages behind rely on it. */
    private static final Map<String, Column.Type> TYPED = Map.ofEntries(
            Map.entry("recorded_date", Column.Type.DATE), Map.entry("reported_date", Column.Type.DATE),
            Map.entry("occurred_from", Column.Type.DATETIME), Map.entry("occurred_to", Column.Type.DATETIME),
            Map.entry("updated", Column.Type.DATETIME), Map.entry("date_of_birth", Column.Type.DATE),
            Map.entry("postcode", Column.Type.POSTCODE), Map.entry("home_postcode", Column.Type.POSTCODE), Map.entry("number", Column.Type.INTEGER),
            Map.entry("at_work", Column.Type.BOOLEAN), Map.entry("outcome_date", Column.Type.DATE),
            Map.entry("withdrawn", Column.Type.BOOLEAN), Map.entry("month", Column.Type.MONTH),
            Map.entry("easting", Column.Type.DECIMAL), Map.entry("northing", Column.Type.DECIMAL),
            Map.entry("longitude", Column.Type.DECIMAL), Map.entry("latitude", Column.Type.DECIMAL));

    private final JsonNode tree;
    private final FeedDefinition definition;
    private final ProblemList problems;

    MappingAgreement(JsonNode tree, FeedDefinition definition, ProblemList problems) {
        this.tree = tree;
        this.definition = definition;
        this.problems = problems;
    }

    void check() {
        named(tree.path("identity"), "/identity", "");
        named(tree.path("mapping"), "/mapping", "");
        placeName();
        for (int i = 0; i < definition.rules().size(); i++) {
            RowRule rule = definition.rules().get(i);
            String at = "/rules/" + i;
            if (rule instanceof RowRule.NotAfter notAfter) {
                dated(notAfter.earlier(), at + "/earlier");
                dated(notAfter.later(), at + "/later");
            } else if (rule instanceof RowRule.NotFuture notFuture) {
                dated(notFuture.column(), at + "/column");
            } else if (rule instanceof RowRule.AgeAtMost age) {
                dated(age.column(), at + "/column");
                dated(age.at(), at + "/at");
            }
        }
    }

    /** A name may only be taken from the address that is tokenised, and only where the row says what kind of place it is. */
    private void placeName() {
        Mapping.Incident incident = definition.mapping().incident();
        if (incident == null || incident.placeName() == null) {
            return;
        }
        String at = "/mapping/incident/place_name";
        problems.wrongIf(!incident.placeName().equals(incident.place()), at, "must be the column of `place`, so that the name is that of its token");
        problems.wrongIf(incident.locationType() == null, at, "needs `location_type`, which tells a public place from a dwelling");
        problems.existing(incident.placeName(), at).ifPresent(column -> problems.wrongIf(column.fate() != Column.Fate.IDENTIFIER, at,
                "needs a column of class identifier, and " + column.name() + " is none"));
    }

    private void dated(String name, String at) {
        Optional<Column> column = problems.existing(name, at);
        problems.wrongIf(column.filter(DATED.negate()).isPresent(), at, "must be a date, and " + name + " is none");
    }

    private void named(JsonNode node, String at, String key) {
        if (node.isString() && node.asString().startsWith("=")) {
            problems.wrongIf(!CONSTANT.contains(key), at, "cannot be the same for every row: name a column");
        } else if (node.isString()) {
            problems.existing(node.asString(), at).ifPresent(column -> fitting(column, at, key));
        } else if (node.isObject()) {
            node.propertyStream().forEach(property -> named(property.getValue(), at + "/" + property.getKey(), property.getKey()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                named(node.get(i), at + "/" + i, key);
            }
        }
    }

    private void fitting(Column column, String at, String key) {
        problems.wrongIf(CODED.contains(key) && column.codes() == null, at, "needs a column with codes, and " + column.name() + " has none");
        Column.Type type = TYPED.get(key);
        boolean dayWillDo = type == Column.Type.DATETIME && column.type() == Column.Type.DATE && !key.equals("updated");
        problems.wrongIf(type != null && type != column.type() && !dayWillDo, at,
                "needs a column of type " + String.valueOf(type).toLowerCase(Locale.ROOT) + ", and " + column.name() + " is none");
    }
}

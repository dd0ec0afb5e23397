package uk.spahc.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A first definition of a feed, to be read and finished by a person. Headings of a sample are proposed as columns; of its
 * values only labels of columns that hold codes are told, and those only where they are few, recurring and harmless. A
 * column that no heading explains is proposed as {@code drop}: never read until someone gives it a class.
 */
public final class FeedDraft {
    private static final String DEFAULT_THEME = "hate-crime";
    private static final List<String> INCIDENT = List.of("record_type", "status", "recorded_date", "reported_date", "occurred_from", "occurred_to", "offence",
            "strands", "target", "location_type", "place", "postcode", "lsoa", "district");
    private static final int LONGEST_SOURCE = 20;
    private static final Set<String> LISTS = Set.of("offence", "strands");

    private final String feed;
    private final Options options;
    private final List<DraftColumn> columns = new ArrayList<>();
    private final Map<String, List<String>> mapping = new LinkedHashMap<>();
    private final List<String> undecided = new ArrayList<>();
    private final Optional<FeedDefinition> sibling;
    private final String theme;

    /**
     * @param like a feed whose columns are taken over where the headings are the same, or empty
     * @param authority ONS code of the area
     * @param record heading of the column that names a record, where it cannot be told, or empty
     */
    public record Options(Optional<FeedDefinition> like, Optional<java.nio.file.Path> from, Optional<String> theme, String authority, Optional<String> record) {
    }

    private FeedDraft(String feed, Options options, FeedCatalogue catalogue) {
        this.feed = feed;
        this.options = options;
        this.sibling = catalogue.feeds().stream().filter(known -> known.feed().startsWith(feed.substring(0, feed.indexOf('/') + 1))).findFirst();
        this.theme = options.theme().or(() -> options.like().or(() -> sibling).map(FeedDefinition::theme)).orElse(DEFAULT_THEME);
    }

    /** @throws uk.spahc.outcome.Failure WRONG_USE when the sample cannot be used or has no column that names a record */
    public static FeedDraft of(String feed, Options options, FeedCatalogue catalogue) {
        FeedDraft draft = new FeedDraft(feed, options, catalogue);
        Optional<SampleFile> sample = options.from().map(SampleFile::read);
        DraftColumns proposals = new DraftColumns(options.like(), sample, catalogue);
        List<String> headings = sample.map(SampleFile::headings)
                .or(() -> options.like().map(like -> like.columns().stream().map(Column::header).toList()))
                .orElseGet(() -> KnownColumn.all().stream().filter(KnownColumn::standard).map(KnownColumn::header).toList());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < headings.size(); i++) {
            boolean record = options.record().filter(headings.get(i)::equals).isPresent();
            DraftColumn column = proposals.propose(headings.get(i), i, record).named(names);
            draft.columns.add(column);
            if (!column.mapping().isEmpty()) {
                draft.mapping.computeIfAbsent(column.mapping(), key -> new ArrayList<>()).add(column.name());
            }
            if (column.undecided()) {
                draft.undecided.add(column.header());
            }
        }
        draft.requireRecord();
        return draft;
    }

    private void requireRecord() {
        if (!mapping.containsKey("identity.record")) {
            throw new uk.spahc.outcome.Failure(uk.spahc.outcome.ExitCode.WRONG_USE, "No heading looks like the reference that names a record.",
                    "Say which it is with --record HEADING.");
        }
    }

    /** Headings that a person must give a class, or leave dropped. */
    public List<String> undecided() {
        return undecided;
    }

    /** Id of the agreement that the definition names. */
    public String agreement() {
        return feed.replace('/', '-');
    }

    /** The definition, commented. */
    public String definition() {
        String publisher = feed.substring(0, feed.indexOf('/'));
        String name = feed.substring(feed.indexOf('/') + 1);
        SampleShape shape = SampleShape.of(options);
        StringBuilder text = new StringBuilder();
        text.append("# A draft by 'spahc feed new'. Read every line, then: spahc feed check ").append(feed).append("\n")
                .append("# What each key means: feeds/feed.schema.json. The class of a column decides its fate: identifier (tokenised), quasi\n")
                .append("# (generalised), attribute (kept), free_text (not loaded unless the agreement says so), drop (never read).\n")
                .append("feed: ").append(feed).append("\ntitle: ").append(feed.replace('-', ' ').replace("/", ", ")).append("\n")
                .append("source: ").append(source(publisher)).append("   # kind: police, third_sector, council or open_data\n")
                .append("theme: ").append(theme).append("\n")
                .append("agreement: ").append(agreement()).append("   # not in force until it is filled in: loads end with exit code 77 till then\n")
                .append("record_kind: incident\n")
                .append("format: {type: csv, encodings: [").append(shape.encodings()).append("], delimiter: \"").append(shape.delimiter()).append("\"}\n")
                .append("arrival:\n  kind: delta             # or snapshot, with `period` (what it replaces) and `absent` (what becomes of the rest)\n")
                .append("  file_name: '").append(name).append("_(?<businessDate>\\d{4}-\\d{2}-\\d{2})(?:_r(?<revision>\\d+))?\\.(?:csv|zip)'\n")
                .append("  schedule: daily         # or weekdays, weekly, monthly, quarterly, now and then\n")
                .append("  promise_hours: 48       # from the first hour of the day or month that a delivery is about until it is here\n")
                .append("  # records_from: 2023-04-01   day from which the supplier's records are all there\n")
                .append("identity:\n");
        line(text, "identity", List.of("record", "group", "updated"), "  ");
        text.append("area: {authority: ").append(options.authority()).append(", outside: count}   # never_sent: the publisher sends this area alone\n")
                .append("reject_limit: {rows: 20, percent: 2.0}   # more rejects hold a delivery whole\n")
                .append("times: {zone: Europe/London, midnight_is_unknown: false}\n")
                .append("non_crime_incidents: {load: false}\ncolumns:\n");
        columns.forEach(column -> text.append(column.lines()));
        text.append("rules:").append(rules()).append("mapping:\n  incident:\n");
        line(text, "incident", INCIDENT, "    ");
        if (!mapping.containsKey("person.role") && mapping.keySet().stream().anyMatch(key -> key.startsWith("person."))) {
            text.append("  # No heading tells which part a person played (people need a role), so that no person is loaded.\n");
        } else if (mapping.containsKey("person.role")) {
            text.append("  people:\n    -\n");
            line(text, "person", List.of("number", "role", "strong_id", "forename", "surname", "date_of_birth", "gender", "ethnicity_self",
                    "ethnicity_officer", "address", "postcode", "relationship", "at_work"), "      ");
        }
        return text.toString();
    }

    /** The publisher's own where it has a feed of the same theme; of another theme, one of its own: a source is of one theme. */
    private String source(String publisher) {
        if (sibling.isPresent() && sibling.get().theme().equals(theme)) {
            FeedDefinition.Source source = sibling.get().source();
            return "{code: " + source.code() + ", name: \"" + source.name() + "\", kind: " + source.kind().name().toLowerCase(Locale.ROOT) + "}";
        }
        String code = publisher.toUpperCase(Locale.ROOT).replace('-', '_');
        String suffix = sibling.isEmpty() ? "" : "_" + java.util.Arrays.stream(theme.split("-")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT)).collect(Collectors.joining());
        String kind = options.like().or(() -> sibling).map(known -> known.source().kind().name().toLowerCase(Locale.ROOT)).orElse("third_sector");
        return "{code: " + code.substring(0, Math.min(LONGEST_SOURCE - suffix.length(), code.length())) + suffix + ", name: " + publisher.replace('-', ' ') + ", kind: " + kind + "}";
    }

    private void line(StringBuilder text, String group, List<String> keys, String indent) {
        for (String key : keys) {
            List<String> names = mapping.get(group + "." + key);
            if (names != null) {
                text.append(indent).append(key).append(": ").append(LISTS.contains(key) ? "[" + String.join(", ", names) + "]" : names.get(0)).append("\n");
            }
        }
    }

    private String rules() {
        String from = mapping.getOrDefault("incident.occurred_from", List.of("")).get(0);
        String born = mapping.getOrDefault("person.date_of_birth", List.of("")).get(0);
        if (from.isEmpty()) {
            return " []\n";
        }
        return "\n  - {rule: not_future, column: " + from + ", tolerance_minutes: 5, otherwise: reject, code: FUTURE}\n" + (born.isEmpty() ? ""
                : "  - {rule: not_after, earlier: " + born + ", later: " + from + ", otherwise: reject, code: BIRTH_AFTER_INCIDENT}\n");
    }

    /** The feed's own code maps by name: empty ones for columns that hold codes of which no shared map knows. */
    public Map<String, String> codeMaps() {
        return columns.stream().filter(column -> column.ownCodes().isPresent())
                .collect(Collectors.toMap(DraftColumn::codes, column -> column.ownCodes().get(), (first, second) -> first, LinkedHashMap::new));
    }

    /** Names of the columns that leave the reader, for the agreement. */
    public List<String> permitted() {
        return columns.stream().filter(column -> !Set.of("drop", "free_text").contains(column.fate())).map(DraftColumn::name).toList();
    }

    /** Names of the columns that identify, which the agreement may let the vault keep. */
    public List<String> identifying() {
        return columns.stream().filter(column -> Set.of("identifier", "quasi").contains(column.fate())).map(DraftColumn::name).toList();
    }
}

package uk.spahc.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Proposes a column for a heading: as the like feed has it, else by the words of the heading, else dropped. */
final class DraftColumns {
    private static final int MOST_LABELS = 60;
    private static final int LONGEST_LABEL = 100;
    private static final int RECURS = 3;
    /** Anything that may be a number, a date, an address of electronic mail or a postcode. */
    private static final Pattern SUSPICIOUS = Pattern.compile("@|[0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}");

    private final Optional<FeedDefinition> like;
    private final Optional<SampleFile> sample;
    private final FeedCatalogue catalogue;
    private final Map<String, String> likeMapping = new HashMap<>();

    DraftColumns(Optional<FeedDefinition> like, Optional<SampleFile> sample, FeedCatalogue catalogue) {
        this.like = like;
        this.sample = sample;
        this.catalogue = catalogue;
        like.ifPresent(feed -> likeMapping.putAll(DraftMapping.of(feed)));
    }

    DraftColumn propose(String heading, int index, boolean record) {
        if (record) {
            return plain("record_reference", heading, "text", "identifier", "identity.record", List.of());
        }
        Optional<Column> same = like.flatMap(feed -> feed.columns().stream().filter(column -> spelled(column, heading)).findFirst());
        if (same.isPresent()) {
            Column column = same.get();
            return finish(column.name(), heading, word(column.type()), word(column.fate()), column.codes() == null ? "" : column.codes(),
                    likeMapping.getOrDefault(column.name(), ""), column.formats(), index);
        }
        return KnownColumn.all().stream().filter(known -> known.fits(heading)).findFirst()
                .map(known -> finish(known.name().isEmpty() ? slug(heading, index) : known.name(), heading, known.type(), known.fate(), known.codes(), known.mapping(), List.of(), index))
                .orElseGet(() -> undecided(heading, index, "no heading of this kind is known"));
    }

    private DraftColumn finish(String name, String heading, String type, String fate, String codes, String mapping, List<String> formats, int index) {
        boolean dated = type.equals("date") || type.equals("datetime");
        List<String> seen = dated ? sample.map(file -> file.formats(index, type.equals("datetime"))).orElse(formats) : formats;
        if (dated && seen.isEmpty() && sample.isPresent() && !sample.get().values(index).isEmpty()) {
            return undecided(heading, index, "it should hold dates, and the sample's are in no format that is tried");
        }
        List<String> dates = dated && seen.isEmpty() ? (type.equals("date") ? List.of("dd/MM/yyyy") : List.of("dd/MM/yyyy HH:mm", "dd/MM/yyyy")) : seen;
        List<String> remarks = new ArrayList<>();
        Optional<CodeMap> map = codes.isEmpty() ? Optional.empty() : shared(codes);
        if (map.isPresent()) {
            sample.ifPresent(file -> remarks.addAll(labels(file, index, map.get())));
        }
        if (dates.contains("dd/MM/yyyy") && sample.isPresent()) {
            remarks.add("Read as British: day, month, year.");
        }
        Optional<String> own = codes.isEmpty() || map.isPresent() ? Optional.empty() : Optional.of("label,code\n");
        boolean mandatory = Set.of("identity.record", "incident.record_type", "incident.recorded_date", "person.number", "person.role").contains(mapping);
        return new DraftColumn(name, heading, type, fate, dates, codes, mandatory, mapping, own, remarks, false);
    }

    /**
     * Labels that the map does not know, as remarks: few, recurring, in no other column, and made of none but the map's own
     * words, so that no name and no number can be among them.
     */
    private static List<String> labels(SampleFile file, int index, CodeMap map) {
        Map<String, Integer> values = file.values(index);
        List<String> remarks = new ArrayList<>();
        long unknown = values.keySet().stream().filter(label -> map.code(label).isEmpty()).count();
        if (unknown == 0 || values.size() > MOST_LABELS) {
            return unknown == 0 ? remarks : List.of(values.size() + " different values: too many for labels, so none is told here. Is this the right column?");
        }
        int withheld = 0;
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String label = value.getKey();
            if (map.code(label).isPresent()) {
                continue;
            }
            if (value.getValue() < RECURS || !map.hasWordsOf(label) || file.standsElsewhere(label, index) || label.length() > LONGEST_LABEL || SUSPICIOUS.matcher(label.toUpperCase(Locale.ROOT)).find()) {
                withheld++;
                continue;
            }
            remarks.add("Not in the code map " + map.name() + ": \"" + label.replaceAll("\\s+", " ") + "\""
                    + map.suggestion(label).map(near -> ", nearest " + near.code() + " (" + near.label() + ")").orElse(""));
        }
        if (withheld > 0) {
            remarks.add(withheld + " more labels are not in the code map " + map.name() + ", and are not told here: only a person may say that they name nobody. 'spahc feed labels' lists them once a delivery is loaded.");
        }
        return remarks;
    }

    private DraftColumn undecided(String heading, int index, String why) {
        return new DraftColumn(slug(heading, index), heading, "text", "drop", List.of(), "", false, "", Optional.empty(),
                List.of("NEEDS A CLASS: " + why + ". Until a person decides, it is never read."), true);
    }

    private static DraftColumn plain(String name, String heading, String type, String fate, String mapping, List<String> remarks) {
        return new DraftColumn(name, heading, type, fate, List.of(), "", true, mapping, Optional.empty(), remarks, false);
    }

    private Optional<CodeMap> shared(String codes) {
        return java.util.stream.Stream.concat(like.stream(), catalogue.feeds().stream())
                .map(feed -> feed.codeMaps().get(codes)).filter(java.util.Objects::nonNull).findFirst();
    }

    private static boolean spelled(Column column, String heading) {
        String key = Column.headerKey(heading);
        return Column.headerKey(column.header()).equals(key) || column.aliases().stream().anyMatch(alias -> Column.headerKey(alias).equals(key));
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String slug(String heading, int index) {
        String name = CodeMap.normalise(heading).replaceAll("[^a-z0-9]+", "_").replaceAll("^[^a-z]+|_+$", "");
        return name.isEmpty() ? "column_" + (index + 1) : name;
    }
}

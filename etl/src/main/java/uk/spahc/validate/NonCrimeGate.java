package uk.spahc.validate;

import java.util.Map;
import java.util.Optional;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.FeedDefinition;

/**
 * Keeps non-crime incidents out of a feed that does not load them, before anything else of the row is looked at, so that
 * not even a quarantine holds them. A row whose type is empty or unknown may be one, and is kept out too.
 */
final class NonCrimeGate {
    private static final String NON_CRIME = "NON_CRIME_INCIDENT";

    private final String column;
    private final CodeMap codes;

    private NonCrimeGate(String column, CodeMap codes) {
        this.column = column;
        this.codes = codes;
    }

    /** Empty where the feed loads non-crime incidents or knows no record types. */
    static Optional<NonCrimeGate> of(FeedDefinition feed) {
        if (feed.nonCrimeIncidents().load() || feed.mapping().incident() == null || feed.mapping().incident().recordType() == null) {
            return Optional.empty();
        }
        String column = feed.mapping().incident().recordType();
        return feed.column(column).map(found -> new NonCrimeGate(column, feed.codeMaps().get(found.codes())));
    }

    String column() {
        return column;
    }

    /** The code of the reason to keep the row out, or empty; empty also where the row has no such cell. */
    Optional<String> refusal(Map<String, String> cells) {
        String label = cells.get(column);
        if (label == null) {
            return Optional.empty();
        }
        String code = codes.code(label).orElse(CodeMap.UNMAPPED);
        return switch (code) {
            case NON_CRIME -> Optional.of(ReasonCode.NON_CRIME_OFF);
            case CodeMap.UNMAPPED -> Optional.of(ReasonCode.RECORD_TYPE_UNMAPPED);
            default -> Optional.empty();
        };
    }
}

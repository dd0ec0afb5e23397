package uk.spahc.validate;

import java.util.Map;
import java.util.Optional;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.FeedDefinition;

/**
 * Keeps out what a client has not agreed to share, before anything else of the row is looked at, so that not even a
 * quarantine holds it. Nothing said, or nothing that the code map knows, is no agreement.
 */
final class ClientAgreementGate {
    private static final String NONE = "NONE";

    private final String column;
    private final CodeMap codes;

    private ClientAgreementGate(String column, CodeMap codes) {
        this.column = column;
        this.codes = codes;
    }

    /** Empty where the feed's rows are not shared by each client's own agreement. */
    static Optional<ClientAgreementGate> of(FeedDefinition feed) {
        boolean report = feed.mapping().incident() != null && feed.mapping().incident().report() != null;
        return Optional.ofNullable(report ? feed.mapping().incident().report().clientAgreement() : null)
                .flatMap(feed::column).map(column -> new ClientAgreementGate(column.name(), feed.codeMaps().get(column.codes())));
    }

    String column() {
        return column;
    }

    boolean refuses(Map<String, String> cells) {
        return codes.code(cells.getOrDefault(column, "")).orElse(NONE).equals(NONE);
    }
}

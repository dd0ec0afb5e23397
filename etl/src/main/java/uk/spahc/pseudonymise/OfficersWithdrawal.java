package uk.spahc.pseudonymise;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.keys.Tokeniser;
import uk.spahc.validate.RowValidator;

/** Records that an officer withdraws in their supplier's name, for good: staged by the tokens that the feed's own rows have. */
public final class OfficersWithdrawal {
    private final RowTokens tokens;

    public OfficersWithdrawal(FeedDefinition feed, Tokeniser tokeniser) {
        tokens = new RowTokens(tokeniser, feed.source().code(), feed.columns());
    }

    /**
     * Writes a row a reference to {@code staging.withdrawal}, on the connection's transaction.
     *
     * @param references as the supplier writes them; equal ones count once
     * @param because why, as a code
     */
    public void write(Connection connection, long deliveryKey, List<String> references, String because) {
        Set<UUID> records = new LinkedHashSet<>();
        references.stream().map(RowValidator::trim).filter(reference -> !reference.isEmpty())
                .forEach(reference -> records.add(tokens.record(reference, null)));
        List<StagedWithdrawal> rows = new ArrayList<>();
        for (UUID record : records) {
            rows.add(new StagedWithdrawal(new RowKey(deliveryKey, rows.size() + 1L, 1), record, record, null,
                    StagedWithdrawal.Lasting.FOR_GOOD, because, null));
        }
        StagedWithdrawal.TABLE.write(connection, rows);
    }
}

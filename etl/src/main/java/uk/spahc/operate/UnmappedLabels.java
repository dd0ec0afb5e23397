package uk.spahc.operate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;

/** Labels of published deliveries that no code map knew as they were read, and still none knows. */
final class UnmappedLabels {
    private UnmappedLabels() {
    }

    /**
     * @param label empty where it was withheld, because it may tell of a person
     * @param nearest a known label with its code, for a person to judge; never used by itself
     */
    record Unmapped(String feed, String column, String codeMap, String label, long rows, Optional<CodeMap.Suggestion> nearest) {
    }

    /** Most rows first. */
    static List<Unmapped> read(Connection connection, Collection<FeedDefinition> feeds) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true)).sql(statement())
                .query((row, number) -> unmapped(feeds, row.getString("feed"), row.getString("column_name"), row.getString("label"), row.getLong("row_count")))
                .list().stream().flatMap(Optional::stream).toList();
    }

    /** Empty where the feed, the column or its codes are gone, or a map has since learnt the label. */
    private static Optional<Unmapped> unmapped(Collection<FeedDefinition> feeds, String feed, String columnName, String label, long rows) {
        return feeds.stream().filter(known -> known.feed().equals(feed)).findFirst()
                .flatMap(known -> known.column(columnName).map(Column::codes).map(codes -> known.codeMaps().get(codes)))
                .filter(map -> label.isEmpty() || map.code(label).isEmpty())
                .map(map -> new Unmapped(feed, columnName, map.name(), label, rows, label.isEmpty() ? Optional.empty() : map.suggestion(label)));
    }

    private static String statement() {
        try (InputStream stream = UnmappedLabels.class.getResourceAsStream("unmapped-labels.sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package uk.spahc.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.spahc.validate.Verdict.Reason;

/**
 * The verdicts of one check, in a database in memory that goes when it is closed: it runs on a supplier's own machine and
 * proves nothing about PostgreSQL. Holds lines, codes and column names only.
 */
final class VerdictStore implements AutoCloseable {
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final PreparedStatement insert;
    private int waiting;
    private long accepted;
    private long rejected;
    private long keptOut;

    enum Disposition { REJECTED, NOTICE, KEPT_OUT }

    /** @param firstLines the first five, 1-based */
    record Found(Disposition disposition, String code, String column, long rows, List<Long> firstLines) {
    }

    VerdictStore() {
        try {
            connection = DriverManager.getConnection("jdbc:h2:mem:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE verdict (line bigint, disposition varchar, code varchar, column_name varchar)");
            }
            insert = connection.prepareStatement("INSERT INTO verdict VALUES (?, ?, ?, ?)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database in memory cannot be opened", e);
        }
    }

    void add(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted good) {
            accepted++;
            put(good.line(), Disposition.NOTICE, good.notices());
        } else if (verdict instanceof Verdict.Rejected bad) {
            keptOut += bad.countsToLimit() ? 0 : 1;
            rejected += bad.countsToLimit() ? 1 : 0;
            put(bad.line(), bad.countsToLimit() ? Disposition.REJECTED : Disposition.KEPT_OUT, bad.reasons());
        }
    }

    private void put(long line, Disposition disposition, List<Reason> reasons) {
        try {
            for (Reason reason : reasons) {
                insert.setLong(1, line);
                insert.setString(2, disposition.name());
                insert.setString(3, reason.code());
                insert.setString(4, reason.column());
                insert.addBatch();
                if (++waiting == BATCH) {
                    flush();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A verdict cannot be noted", e);
        }
    }

    private void flush() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }

    List<Found> summary() {
        try (InputStream in = VerdictStore.class.getResourceAsStream("/validate/verdict-summary.sql"); Statement statement = connection.createStatement()) {
            flush();
            List<Found> found = new ArrayList<>();
            ResultSet rows = statement.executeQuery(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (rows.next()) {
                List<Long> lines = Arrays.stream(rows.getString("first_lines").split(" ")).map(Long::valueOf).toList();
                found.add(new Found(Disposition.valueOf(rows.getString("disposition")), rows.getString("code"), rows.getString("column_name"),
                        rows.getLong("row_count"), lines));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The verdicts cannot be counted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long accepted() {
        return accepted;
    }

    /** Rows that count to the feed's reject limit. */
    long rejected() {
        return rejected;
    }

    /** Rows that a rule keeps out although nothing is wrong with them. */
    long keptOut() {
        return keptOut;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The database in memory cannot be closed", e);
        }
    }
}

package uk.spahc.pseudonymise;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteStreamWriter;
import org.postgresql.util.PSQLException;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A table and how a row of type {@code T} fills it, column by column. Writing needs the INSERT right alone. */
final class CopyTable<T> {
    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final List<BiConsumer<CopyBuffer, T>> values = new ArrayList<>();

    /** @param name with its schema */
    CopyTable(String name) {
        this.name = name;
    }

    /** A further column; {@code value} writes exactly one value of the column's own type. */
    CopyTable<T> column(String column, BiConsumer<CopyBuffer, T> value) {
        columns.add(column);
        values.add(value);
        return this;
    }

    /**
     * Writes the rows inside the connection's transaction.
     *
     * @throws Failure FAILED, with PostgreSQL's SQL state and none of its texts: they may quote a row
     */
    void write(Connection connection, List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String copy = "COPY " + name + columns.stream().collect(Collectors.joining(", ", " (", ")")) + " FROM STDIN (FORMAT binary)";
        CopyBuffer buffer = new CopyBuffer();
        for (T row : rows) {
            buffer.beginRow(values.size());
            values.forEach(value -> value.accept(buffer, row));
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, ByteStreamWriter.of(buffer.end()));
        } catch (SQLException e) {
            throw failed(rows.size(), e.getSQLState(), constraint(e));
        } catch (IOException e) {
            throw failed(rows.size(), "connection lost", "");
        }
    }

    private static String constraint(SQLException e) {
        boolean named = e instanceof PSQLException psql && psql.getServerErrorMessage() != null
                && psql.getServerErrorMessage().getConstraint() != null;
        return named ? ", constraint " + ((PSQLException) e).getServerErrorMessage().getConstraint() : "";
    }

    private Failure failed(int rows, String state, String constraint) {
        return new Failure(ExitCode.FAILED, rows + " rows could not be written to " + name + " (" + state + constraint + ").",
                "See the server's log, mend the cause and rerun the load; it starts where it stopped.");
    }
}

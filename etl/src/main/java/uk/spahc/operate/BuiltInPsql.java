package uk.spahc.operate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PSQLException;
import uk.spahc.outcome.ExitCode;

/** Runs SQL and prints what comes of it, as psql would. */
final class BuiltInPsql {
    private final Connection connection;
    private final ResultTable table;
    private final PrintWriter err;

    BuiltInPsql(Connection connection, ResultTable table, PrintWriter err) {
        this.connection = connection;
        this.table = table;
        this.err = err;
    }

    /** Runs one or more statements; stops at the first that fails. */
    int run(String sql) {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    try (ResultSet result = statement.getResultSet()) {
                        table.print(result);
                    }
                }
                rows = statement.getMoreResults();
            }
            return ExitCode.DONE.number();
        } catch (SQLException e) {
            err.println("ERROR:  " + message(e));
            err.flush();
            return ExitCode.FAILED.number();
        }
    }

    /**
     * Reads statements, each ended by a semicolon, until {@code \q} or the end. At a terminal a failed statement does not
     * end the conversation; from a pipe it does.
     */
    int converse(BufferedReader in, boolean terminal) throws IOException {
        StringBuilder sql = new StringBuilder();
        prompt(terminal, sql);
        for (String line = in.readLine(); line != null && !line.strip().equals("\\q"); line = in.readLine()) {
            sql.append(line).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                int exitCode = run(sql.toString());
                if (exitCode != 0 && !terminal) {
                    return exitCode;
                }
                sql.setLength(0);
            }
            prompt(terminal, sql);
        }
        return sql.toString().isBlank() ? ExitCode.DONE.number() : run(sql.toString());
    }

    private static void prompt(boolean terminal, StringBuilder sql) {
        if (terminal) {
            System.out.print(sql.isEmpty() ? "spahc=> " : "spahc-> ");
            System.out.flush();
        }
    }

    /** The reader asked for these rows, so unlike elsewhere the server's own message is shown. */
    private static String message(SQLException e) {
        return e instanceof PSQLException server && server.getServerErrorMessage() != null
                ? server.getServerErrorMessage().getMessage()
                : "the connection broke (SQLState " + e.getSQLState() + ")";
    }
}

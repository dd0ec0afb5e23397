package uk.spahc.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Fills the dimensions from the reference data: each table that {@code warehouse/reference/reference.csv} lists is copied into
 * a temporary table of text columns, then the files of {@code warehouse/sql/dimensions.csv} run over them.
 * All of it is one transaction, and is done only when data or files have changed.
 */
public final class ReferenceLoad {
    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    private final Connection connection;
    private final List<Table> tables;
    private final List<String> statements;

    /**
     * @param columns its header, with commas
     * @param files one or, for tables of an authority, several or none; all of the same columns
     */
    private record Table(String name, String columns, List<byte[]> files) {
        static Table of(String name, List<byte[]> files) {
            return new Table(name, new String(files.get(0), StandardCharsets.UTF_8).lines().findFirst().orElseThrow(), files);
        }
    }

    private ReferenceLoad(Connection connection, List<Table> tables, List<String> statements) {
        this.connection = connection;
        this.tables = tables;
        this.statements = statements;
    }

    /**
     * Fills the dimensions if they were not filled from these very data.
     *
     * @param connection in autocommit, with the rights of a run
     * @param configured tables of the configuration: CSV by name, see {@link uk.spahc.feed.FeedCatalogue#referenceTables}
     * @return whether it did
     * @throws Failure WRONG_USE when there are no reference data for an authority
     */
    public static boolean refresh(Connection connection, ReferenceFiles files, Collection<String> authorities, Map<String, byte[]> configured,
            Consumer<String> tell) throws SQLException {
        try {
            List<String> statements = statements();
            List<Table> tables = tables(files, authorities);
            configured.forEach((name, table) -> tables.add(Table.of(name, List.of(table))));
            ReferenceLoad load = new ReferenceLoad(connection, tables, statements);
            String digest = load.digest();
            if (!load.isCurrent(digest)) {
                tell.accept("Filling the dimensions from the reference data …");
                load.run(digest, authorities);
                return true;
            }
            return false;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The reference data could not be read (" + e.getClass().getSimpleName() + ").",
                    "Build the program again with './spahc'; if it stays so, report it.", e);
        }
    }

    /** From the data, feeds and themes that ship with the program. */
    public static void refresh(Connection connection, Collection<String> authorities, Consumer<String> tell) throws SQLException {
        refresh(connection, ReferenceFiles.shipped(), authorities, uk.spahc.feed.FeedCatalogue.shipped().referenceTables(), tell);
    }

    private void run(String digest, Collection<String> authorities) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (Table table : tables) {
                copy(statement, table);
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
            try (PreparedStatement entry = connection.prepareStatement("INSERT INTO audit.reference_load (digest, authorities) VALUES (?, ?)")) {
                entry.setString(1, digest);
                entry.setArray(2, connection.createArrayOf("text", authorities.toArray()));
                entry.executeUpdate();
            }
            connection.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void copy(Statement statement, Table table) throws SQLException, IOException {
        String columns = Arrays.stream(table.columns().split(",")).map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        statement.execute("CREATE TEMPORARY TABLE " + table.name() + " (" + columns.replace(",", " text,") + " text) ON COMMIT DROP");
        for (byte[] file : table.files()) {
            try (InputStream rows = new ByteArrayInputStream(file)) {
                // The empty string is a value of the tables' own; unknown is said by leaving the cell empty, which SQL reads with nullif.
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "COPY " + table.name() + " (" + columns + ") FROM STDIN (FORMAT csv, HEADER true, FORCE_NOT_NULL (" + columns + "))", rows);
            }
        }
        statement.execute("ANALYZE " + table.name());
    }

    private boolean isCurrent(String digest) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT digest FROM audit.reference_load ORDER BY reference_load_key DESC LIMIT 1")) {
            return row.next() && row.getString(1).equals(digest);
        }
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Table table : tables) {
                digest.update(table.name().getBytes(StandardCharsets.UTF_8));
                table.files().forEach(digest::update);
            }
            statements.forEach(sql -> digest.update(sql.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table of an authority may be absent where {@code reference.csv} says which columns it then has. */
    private static List<Table> tables(ReferenceFiles files, Collection<String> authorities) throws IOException {
        List<Table> found = new ArrayList<>();
        for (String line : text("warehouse/reference/reference.csv").lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            if (!cells[0].contains("{authority}")) {
                found.add(Table.of(cells[1], List.of(files.bytes(cells[0]))));
                continue;
            }
            List<byte[]> there = new ArrayList<>();
            for (String authority : authorities) {
                String path = cells[0].replace("{authority}", authority);
                if (cells[2].isEmpty()) {
                    there.add(files.bytes(path));
                } else {
                    files.find(path).ifPresent(there::add);
                }
            }
            found.add(there.isEmpty() ? new Table(cells[1], cells[2].replace('|', ','), there) : Table.of(cells[1], there));
        }
        return found;
    }

    /** In the order of {@code warehouse/sql/dimensions.csv}. */
    private static List<String> statements() throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : text("warehouse/sql/dimensions.csv").lines().skip(1).filter(row -> !row.isBlank()).toList()) {
            found.add(text("warehouse/sql/" + line.split(",")[1]));
        }
        return found;
    }

    private static String text(String path) throws IOException {
        return RESOURCES.getResource("classpath:" + path).getContentAsString(StandardCharsets.UTF_8);
    }
}

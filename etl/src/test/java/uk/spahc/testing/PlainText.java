package uk.spahc.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for words in clear, in small or capital letters, wherever they might have been written. */
public final class PlainText {
    private static final int BLOCK = 1 << 20;
    /** Each table as the text of its rows, and each column of bytes by itself, for as text it would be hexadecimal. */
    private static final String VALUES = """
            WITH searched AS (
                SELECT c.oid, c.oid::regclass::text AS name, c.relkind FROM pg_class c
                WHERE c.relkind IN ('r', 'p', 'm', 'v', 't') AND c.relnamespace <> 'information_schema'::regnamespace
                  AND (c.relkind <> 'v' OR c.relnamespace <> 'pg_catalog'::regnamespace OR c.relname IN ('pg_stats', 'pg_stat_activity')))
            SELECT name, name, 'searched_row::text' FROM searched WHERE relkind <> 't'
            UNION ALL
            SELECT name, name || '.' || a.attname, format('encode(%I, ''escape'')', a.attname)
            FROM searched JOIN pg_attribute a ON a.attrelid = searched.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE a.atttypid = 'bytea'::regtype
            ORDER BY 1, 2
            """;

    private final List<String> words;

    public PlainText(List<String> words) {
        this.words = words.stream().map(word -> bytes(word.getBytes(StandardCharsets.UTF_8))).toList();
    }

    /** What of them is in a text. */
    public List<String> in(String text) {
        String lower = bytes(text.getBytes(StandardCharsets.UTF_8));
        return words.stream().filter(lower::contains).toList();
    }

    /** Each file below that folder that holds one of them, its name included; folders of that name are left out. */
    public List<String> below(Path folder, String leftOut) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !folder.relativize(file).toString().startsWith(leftOut) || leftOut.isEmpty())
                    .flatMap(file -> Stream.concat(in(file.getFileName().toString()).stream(), Files.isRegularFile(file) ? inFile(file).stream() : Stream.of())
                            .map(word -> folder.relativize(file) + ": " + word)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each table that holds one of them, as text or in a column of bytes; the statistics about tables are among them. */
    public List<String> in(Connection database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement values = database.createStatement(); Statement search = database.createStatement(); ResultSet value = values.executeQuery(VALUES)) {
            while (value.next()) {
                try (ResultSet hits = search.executeQuery("SELECT DISTINCT word FROM (SELECT lower(" + value.getString(3) + ") AS said FROM "
                        + value.getString(1) + " AS searched_row OFFSET 0) AS row CROSS JOIN unnest(ARRAY[" + literals() + "]) AS word"
                        + " WHERE position(word IN said) > 0")) {
                    while (hits.next()) {
                        found.add(value.getString(2) + ": " + hits.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private String literals() {
        List<String> literals = new ArrayList<>();
        for (String word : words) {
            // Halved, so that the query itself, as pg_stat_activity shows it, is not found.
            String text = new String(word.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).replace("'", "''");
            literals.add("'" + text.substring(0, 2) + "' || '" + text.substring(2) + "'");
        }
        return String.join(", ", literals);
    }

    private List<String> inFile(Path file) {
        List<String> found = new ArrayList<>();
        int overlap = words.stream().mapToInt(String::length).max().orElse(1) - 1;
        byte[] block = new byte[overlap + BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read = in.readNBytes(block, kept, BLOCK); read > 0; read = in.readNBytes(block, kept, BLOCK)) {
                String text = bytes(Arrays.copyOf(block, kept + read));
                words.stream().filter(text::contains).filter(word -> !found.contains(word)).forEach(found::add);
                int end = kept + read;
                kept = Math.min(overlap, end);
                System.arraycopy(block, end - kept, block, 0, kept);
            }
            return found;
        } catch (NoSuchFileException e) {
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One character a byte, in small letters. */
    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}

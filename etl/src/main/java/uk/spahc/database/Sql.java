package uk.spahc.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The statements of a {@code .sql} file that lies beside a class, so that SQL is read and changed as SQL. In the file a line
 * {@code -- name: find_load} begins each statement.
 */
public final class Sql {
    private static final String NAME = "-- name: ";

    private final String file;
    private final Map<String, String> statements = new LinkedHashMap<>();

    private Sql(String file) {
        this.file = file;
    }

    /** Reads the file from the class's own package. */
    public static Sql beside(Class<?> type, String file) {
        Sql sql = new Sql(file);
        try (InputStream stream = type.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not beside " + type.getName());
            }
            sql.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            return sql;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statement of that name. @throws IllegalStateException when the file has none */
    public String get(String name) {
        String statement = statements.get(name);
        if (statement == null) {
            throw new IllegalStateException(file + " has no statement " + name);
        }
        return statement;
    }

    /** The statements' names, in the order of the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(statements.keySet());
    }

    private void read(String text) {
        String name = null;
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(NAME)) {
                put(name, statement);
                name = line.substring(NAME.length()).strip();
            } else if (!line.startsWith("--")) {
                statement.append(line).append('\n');
            }
        }
        put(name, statement);
    }

    private void put(String name, StringBuilder statement) {
        if (name != null) {
            statements.put(name, statement.toString().strip());
        }
        statement.setLength(0);
    }
}

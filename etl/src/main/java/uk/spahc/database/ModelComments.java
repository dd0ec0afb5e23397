package uk.spahc.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Puts the model descriptions on the tables, views and columns that they describe. */
final class ModelComments {
    private static final String EXISTING = """
            SELECT n.nspname || '.' || c.relname, a.attname, c.relkind, d.description
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN (SELECT attrelid, attnum, attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped
                  UNION ALL SELECT oid, 0, NULL FROM pg_class) a ON a.attrelid = c.oid
            LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    record Models(List<Model> models) {
    }

    record Model(String name, String grain, String description, List<Column> columns) {
        /** The description and, on a line of its own, the grain. */
        String comment() {
            String text = description == null ? "" : description.strip();
            return grain == null ? text : (text + "\nGrain: " + grain.strip()).strip();
        }
    }

    record Column(String name, String description) {
    }

    /** A table's or column's kind and present comment; null where it has none. */
    private record Described(String kind, String comment) {
    }

    private final List<Model> models;
    private final List<String> unknown = new ArrayList<>();
    private int altered;

    ModelComments(List<Model> models) {
        this.models = models;
    }

    /** @throws Failure where the resource is missing or not of the form that models.yml has */
    static ModelComments read(String resource) {
        try (InputStream yaml = ModelComments.class.getClassLoader().getResourceAsStream(resource)) {
            if (yaml == null) {
                throw unreadable(resource, "it is missing", null);
            }
            List<Model> models = new YAMLMapper().readValue(yaml, Models.class).models();
            return new ModelComments(models == null ? List.of() : models);
        } catch (JacksonException e) {
            throw unreadable(resource, "line " + (e.getLocation() == null ? "unknown" : e.getLocation().getLineNr()), e);
        } catch (IOException e) {
            throw unreadable(resource, e.getClass().getSimpleName(), e);
        }
    }

    int altered() {
        return altered;
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    void apply(Connection connection) throws SQLException {
        Map<String, Described> existing = existing(connection);
        try (Statement statement = connection.createStatement()) {
            for (Model model : models) {
                describe(statement, existing, model.name(), null, model.comment());
                for (Column column : model.columns() == null ? List.<Column>of() : model.columns()) {
                    describe(statement, existing, model.name(), column.name(), column.description());
                }
            }
            statement.executeBatch();
        }
    }

    private void describe(Statement statement, Map<String, Described> existing, String table, String column, String text) throws SQLException {
        String key = column == null ? table : table + "." + column;
        Described described = existing.get(key);
        if (described == null) {
            unknown.add(key);
        } else if (text != null && !text.isBlank() && !text.strip().equals(described.comment())) {
            statement.addBatch("COMMENT ON " + described.kind() + " " + quoted(statement, table)
                    + (column == null ? "" : "." + statement.enquoteIdentifier(column, true))
                    + " IS " + statement.enquoteLiteral(text.strip()));
            altered++;
        }
    }

    private static Map<String, Described> existing(Connection connection) throws SQLException {
        Map<String, Described> existing = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(EXISTING)) {
            while (row.next()) {
                String column = row.getString(2);
                String kind = column != null ? "COLUMN" : switch (row.getString(3)) {
                    case "v" -> "VIEW";
                    case "m" -> "MATERIALIZED VIEW";
                    default -> "TABLE";
                };
                existing.put(column == null ? row.getString(1) : row.getString(1) + "." + column, new Described(kind, row.getString(4)));
            }
        }
        return existing;
    }

    private static String quoted(Statement statement, String table) throws SQLException {
        int dot = table.indexOf('.');
        return statement.enquoteIdentifier(table.substring(0, dot), true) + "." + statement.enquoteIdentifier(table.substring(dot + 1), true);
    }

    private static Failure unreadable(String resource, String why, Exception e) {
        return new Failure(ExitCode.FAILED, "The model descriptions " + resource + " cannot be read: " + why + ".",
                "Mend that file in the warehouse module and build again.", e);
    }
}

package uk.spahc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.spahc.testing.Night;
import uk.spahc.testing.TestDatabase;

/** {@code warehouse/models.yml} describes every table and column that there is, and the database carries what it says. */
class ModelsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path WAREHOUSE = Path.of("..", "warehouse");
    private static final Pattern HEADER = Pattern.compile("^-- Purpose: .*^-- Grain: .*^-- Inputs: .*^-- Idempotent because: ", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void everyTableAndColumnIsDescribedAndNothingThatIsNotThere() throws Exception {
        List<String> described = new ArrayList<>();
        for (JsonNode model : models()) {
            model.path("columns").forEach(column -> described.add(text(model, "name") + "," + text(column, "name")));
        }
        assertThat(described).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ask(Files.readString(WAREHOUSE.resolve("checks/model-columns.sql"))));
    }

    @Test
    void eachModelSaysItsGrainAndEachColumnWhatItIs() throws IOException {
        for (JsonNode model : models()) {
            assertThat(text(model, "description")).as(text(model, "name")).isNotBlank();
            assertThat(text(model, "grain")).as("grain of " + text(model, "name")).isNotBlank();
            model.path("columns").forEach(column -> assertThat(text(column, "description")).as(text(model, "name") + "." + text(column, "name")).isNotBlank());
        }
    }

    @Test
    void theDatabaseCarriesTheDescriptions() throws Exception {
        assertThat(ask("""
                SELECT c.oid::regclass, a.attname FROM pg_class c
                JOIN (SELECT attrelid, attnum, attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped
                      UNION ALL SELECT oid, 0, '' FROM pg_class) a ON a.attrelid = c.oid
                WHERE c.relnamespace::regnamespace::text IN ('audit', 'governance', 'quarantine', 'vault', 'staging', 'warehouse', 'mart')
                  AND c.relkind IN ('r', 'p', 'v', 'm') AND coalesce(col_description(c.oid, a.attnum), obj_description(c.oid, 'pg_class')) IS NULL
                """)).isEmpty();
        assertThat(ask("SELECT obj_description('warehouse.agg_area_month'::regclass, 'pg_class')").get(0)).contains("Counts of the present").contains("Grain:");
        assertThat(ask("SELECT col_description('warehouse.agg_area_month'::regclass, attnum) FROM pg_attribute"
                + " WHERE attrelid = 'warehouse.agg_area_month'::regclass AND attname = 'offences'")).containsExactly("Counted crime records of the police");
    }

    @Test
    void migratingAgainChangesNothingAndNamesNothingUnknown() {
        Migration.Result again = Migration.run(DATABASE.warehouse());
        assertThat(again.unknownModels()).isEmpty();
        assertThat(again.changeSets()).isZero();
        assertThat(again.comments()).isZero();
    }

    /** An upgrade that changes one view must neither stop at another that leans on it nor leave that one out. */
    @Test
    void eachMartCanBeMadeAnewWhereAllAreThere() throws Exception {
        List<String> changes;
        try (Stream<Path> files = walk(WAREHOUSE.resolve("changelog/mart"))) {
            changes = files.filter(Files::isRegularFile).map(ModelsIT::read)
                    .flatMap(file -> Stream.of(file.split("(?m)^--changeset ")).skip(1)).filter(change -> change.contains("runOnChange")).toList();
        }
        assertThat(changes).hasSizeGreaterThan(25);
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> before = marts(statement);
            for (String change : changes) {
                statement.execute("SET LOCAL ROLE spahc_owner");
                String[] nameAndSql = change.split("\n", 2);
                assertThatCode(() -> statement.execute(nameAndSql[1])).as(nameAndSql[0]).doesNotThrowAnyException();
                assertThat(marts(statement)).as(nameAndSql[0]).containsExactlyElementsOf(before);
                connection.rollback();
            }
        }
    }

    private static List<String> marts(Statement statement) throws SQLException {
        try (ResultSet views = statement.executeQuery("SELECT relname,"
                + " (SELECT string_agg(acl::text, ' ' ORDER BY acl::text) FROM unnest(relacl) acl), md5(pg_get_viewdef(oid)) FROM pg_class"
                + " WHERE relnamespace = 'mart'::regnamespace AND relkind = 'v' ORDER BY 1")) {
            return Night.rows(views);
        }
    }

    @Test
    void everySqlFileSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Stream.of("sql", "checks").flatMap(folder -> walk(WAREHOUSE.resolve(folder)))) {
            assertThat(files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> !HEADER.matcher(read(file)).find()).collect(Collectors.toList())).isEmpty();
        }
    }

    private static JsonNode models() throws IOException {
        return new YAMLMapper().readTree(Files.readString(WAREHOUSE.resolve("models.yml"))).path("models");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static List<String> ask(String sql) throws SQLException {
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return Night.rows(result);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

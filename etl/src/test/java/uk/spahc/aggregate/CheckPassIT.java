package uk.spahc.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.audit.CheckOutcome;
import uk.spahc.audit.Stage;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

/** Checks asked together answer as each does alone, and what is wrong is said of the check that found it. */
class CheckPassIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final Map<String, Object> PARAMETERS = Map.of("load_key", 7L);
    private static final Check NO_COLOUR = check("no_colour", """
            SELECT count(*) AS rows_checked, count(*) FILTER (WHERE of_colour.colour IS NULL) AS rows_failed
            FROM thing f
            LEFT JOIN colour of_colour ON of_colour.colour = f.colour -- finds one row at most
            WHERE f.load_key = :load_key;
            """);
    private static final Check NO_SIZE = check("no_size", """
            SELECT count(*) AS rows_checked, count(*) FILTER (WHERE of_size.size IS NULL) AS rows_failed
            FROM thing f
            LEFT JOIN size of_size ON of_size.size = f.size -- finds one row at most
            WHERE f.load_key = :load_key;
            """);
    private static final Check HEAVY = check("heavy", """
            SELECT count(*) AS rows_checked, count(*) FILTER (WHERE f.grams > 100) AS rows_failed
            FROM thing f
            WHERE f.load_key = :load_key;
            """);
    /** Of all loads: other rows, so never in one statement with the three above. */
    private static final Check EVER_HEAVY = check("ever_heavy", """
            SELECT count(*) AS rows_checked, count(*) FILTER (WHERE f.grams > 100) AS rows_failed
            FROM thing f;
            """);
    private static final List<Check> ALL = List.of(NO_COLOUR, EVER_HEAVY, NO_SIZE, HEAVY);

    private NamedParameterJdbcTemplate jdbc;

    @BeforeEach
    void things() throws Exception {
        jdbc = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(DATABASE.connect(Purpose.ADMINISTER), true));
        jdbc.getJdbcOperations().execute("""
                CREATE TEMPORARY TABLE colour (colour text PRIMARY KEY);
                INSERT INTO colour VALUES ('red'), ('blue');
                CREATE TEMPORARY TABLE size (size int PRIMARY KEY);
                INSERT INTO size VALUES (1), (2);
                CREATE TEMPORARY TABLE thing (load_key bigint, colour text, size int, grams int);
                INSERT INTO thing VALUES (7, 'red', 1, 50), (7, 'green', 1, 101), (7, 'green', 2, 99), (7, 'blue', 9, 500), (7, 'red', 2, 1000),
                                         (6, 'white', 8, 999);
                """);
    }

    @Test
    void checksOfTheSameRowsAreOneStatementAndAnswerAsEachDoesAlone() {
        List<CheckPass> passes = CheckPass.of(ALL);
        assertThat(passes).hasSize(2);

        Map<Check, CheckOutcome> together = run(passes);
        Map<Check, CheckOutcome> alone = new HashMap<>();
        ALL.forEach(check -> alone.putAll(run(CheckPass.of(List.of(check)))));
        assertThat(together).isEqualTo(alone);
        assertThat(together.get(NO_COLOUR)).extracting(CheckOutcome::rowsChecked, CheckOutcome::rowsFailed).containsExactly(5L, 2L);
        assertThat(together.get(NO_SIZE)).extracting(CheckOutcome::rowsChecked, CheckOutcome::rowsFailed).containsExactly(5L, 1L);
        assertThat(together.get(HEAVY)).extracting(CheckOutcome::rowsChecked, CheckOutcome::rowsFailed).containsExactly(5L, 3L);
        assertThat(together.get(EVER_HEAVY)).extracting(CheckOutcome::rowsChecked, CheckOutcome::rowsFailed).containsExactly(6L, 4L);
    }

    @Test
    void eachOutcomeBearsItsOwnChecksNameThresholdAndGravity() {
        assertThat(run(CheckPass.of(ALL))).allSatisfy((check, outcome) -> {
            assertThat(outcome.checkId()).isEqualTo(check.id());
            assertThat(outcome.threshold()).isEqualTo(check.threshold());
            assertThat(outcome.severity()).isEqualTo(check.severity());
        });
    }

    @Test
    void checkOfMoreThanAPlainQueryIsAlone() {
        Check counted = check("counted", "WITH heavy AS (SELECT * FROM thing f WHERE grams > 100)\n"
                + "SELECT count(*) AS rows_checked, 0 AS rows_failed\nFROM heavy;\n");

        assertThat(CheckPass.of(List.of(HEAVY, counted, NO_SIZE))).hasSize(2);
        assertThat(run(CheckPass.of(List.of(HEAVY, counted, NO_SIZE))).get(counted).rowsChecked()).isEqualTo(4);
    }

    @Test
    void checkThatCannotBeAskedIsNoPassedCheck() {
        Check broken = check("broken", "SELECT count(*) AS rows_checked, 0 AS rows_failed\nFROM nowhere;\n");

        assertThatThrownBy(() -> run(CheckPass.of(List.of(HEAVY, broken)))).isInstanceOf(DataAccessException.class);
    }

    private Map<Check, CheckOutcome> run(List<CheckPass> passes) {
        Map<Check, CheckOutcome> outcomes = new HashMap<>();
        passes.forEach(pass -> outcomes.putAll(pass.run(jdbc, PARAMETERS)));
        return outcomes;
    }

    private static Check check(String id, String sql) {
        return new Check(id, Stage.LOAD, "incident", id.startsWith("no_") ? CheckOutcome.Severity.FATAL : CheckOutcome.Severity.WARNING, sql,
                BigDecimal.valueOf(id.length()), "A test's own");
    }
}

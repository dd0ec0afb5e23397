package uk.spahc.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

class BuiltInPsqlIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void alignsAsPsqlDoes() throws Exception {
        assertThat(run(false, false, "SELECT 1 AS n, 'ab' AS word UNION ALL SELECT 100, NULL ORDER BY 1")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                 n   | word
                -----+------
                   1 | ab
                 100 |
                (2 rows)

                """);
    }

    @Test
    void separatesForScripts() throws Exception {
        assertThat(run(true, true, "SELECT 1, 'a b'; SELECT 2, NULL")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("1|a b\n2|\n");
    }

    @Test
    void anErrorEndsWithSeventy() throws Exception {
        assertThat(run(true, true, "SELECT * FROM no_such_table")).isEqualTo(70);
        assertThat(err.toString()).contains("ERROR:  relation \"no_such_table\" does not exist");
    }

    @Test
    void readsStatementsFromAPipe() throws Exception {
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER)) {
            BufferedReader in = new BufferedReader(new StringReader("SELECT\n1;\nSELECT 2;\n\\q\nSELECT 3;\n"));
            assertThat(psql(connection, true, true).converse(in, false)).isZero();
        }
        assertThat(out.toString()).isEqualToNormalizingNewlines("1\n2\n");
    }

    private int run(boolean unaligned, boolean tuplesOnly, String sql) throws Exception {
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER)) {
            return psql(connection, unaligned, tuplesOnly).run(sql);
        }
    }

    private BuiltInPsql psql(Connection connection, boolean unaligned, boolean tuplesOnly) {
        return new BuiltInPsql(connection, new ResultTable(new PrintWriter(out, true), unaligned, tuplesOnly, "|"), new PrintWriter(err, true));
    }
}

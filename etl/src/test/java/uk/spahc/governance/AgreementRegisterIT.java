package uk.spahc.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

class AgreementRegisterIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path config;

    @Test
    void registerFollowsTheFilesAndWritesOnlyWhatChanged() throws IOException, SQLException {
        Path file = Files.createDirectories(config.resolve("governance/agreements")).resolve("somebody-something.yml");
        String text = Files.readString(Path.of("src/main/resources/governance/agreements/police-uk-open-data.yml"))
                .replace("agreement: police-uk-open-data", "agreement: somebody-something");
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            Files.writeString(file, text);
            record(run, TODAY);
            assertThat(ask(run, "SELECT ends_on IS NULL AND permitted_fields[1] = 'police-uk/street:crime_id' AND document ->> 'title' LIKE 'Street%'"
                    + " FROM governance.agreement WHERE agreement_id = 'somebody-something'")).isEqualTo("t");
            String before = ask(run, "SELECT string_agg(xmin::text, ',' ORDER BY agreement_id) FROM governance.agreement");
            record(run, TODAY.plusDays(1));
            assertThat(ask(run, "SELECT string_agg(xmin::text, ',' ORDER BY agreement_id) FROM governance.agreement")).isEqualTo(before);

            Files.delete(file);
            record(run, TODAY);
            assertThat(endOf(run)).as("nobody vouches for it any more").isEqualTo("2026-03-01");
            Files.writeString(file, text);
            record(run, TODAY);
            assertThat(endOf(run)).isNull();
            Files.writeString(file, text + "end: 2026-12-31\n");
            record(run, TODAY);
            assertThat(endOf(run)).isEqualTo("2026-12-31");
        }
    }

    private void record(Connection run, LocalDate today) throws SQLException {
        new AgreementRegister(Agreements.load(Optional.of(config))).record(run, today);
    }

    private static String endOf(Connection run) throws SQLException {
        return ask(run, "SELECT ends_on FROM governance.agreement WHERE agreement_id = 'somebody-something'");
    }

    private static String ask(Connection run, String query) throws SQLException {
        try (Statement statement = run.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}

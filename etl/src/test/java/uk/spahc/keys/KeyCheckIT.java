package uk.spahc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import uk.spahc.database.Purpose;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.testing.TestDatabase;

class KeyCheckIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void databaseFilledUnderOneKeyRefusesEveryOther() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            KeyCheck.admit(run, TestKeys.first());
            KeyCheck.admit(run, TestKeys.first());
            for (MasterKey other : new MasterKey[] {TestKeys.other(), TestKeys.ofEpoch(2)}) {
                assertThatThrownBy(() -> KeyCheck.admit(run, other)).isInstanceOf(Failure.class)
                        .hasMessage("This database was filled under another key (epoch 1).")
                        .satisfies(failure -> assertThat(((Failure) failure).exitCode()).isEqualTo(ExitCode.WRONG_USE));
            }
        }
    }
}

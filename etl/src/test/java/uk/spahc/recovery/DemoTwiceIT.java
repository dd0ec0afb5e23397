package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.Spahc;
import uk.spahc.database.EmbeddedServer;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.home.Home;

/** The demo a second time, on its own server and so with its migration, changes nothing outside {@code audit} and {@code batch}. */
@Tag("long")
@Recorded(rule = "R21, demo", seed = 1)
class DemoTwiceIT {
    @TempDir
    static Path folder;

    private static final Map<String, String> NO_DATASOURCE = Map.of("SPRING_DATASOURCE_URL", "");

    @AfterAll
    static void stop() {
        EmbeddedServer.of(new Home(folder), Map.of()).stop();
    }

    @Test
    void theSecondDemoWritesNothing() {
        demo();
        Fingerprint first = fingerprint();
        demo();
        assertThat(fingerprint().tables()).isEqualTo(first.tables());
    }

    private static void demo() {
        Map<String, String> environment = new java.util.HashMap<>(NO_DATASOURCE);
        environment.put("SPAHC_HOME", folder.toString());
        try (Child demo = Child.start(environment, Spahc.class, "demo", "--no-dashboards")) {
            assertThat(demo.exitCode()).as(demo::said).isZero();
        }
    }

    private static Fingerprint fingerprint() {
        return Fingerprint.of(WarehouseDatabase.open(new Home(folder), Map.of()).connection(Purpose.ADMINISTER));
    }
}

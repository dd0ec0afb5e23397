package uk.spahc.database;

import java.nio.file.Path;
import java.util.Map;
import uk.spahc.home.Home;

/** A migration in a process of its own, for a test to kill. Settings come by the environment. */
final class MigrationProcess {
    private MigrationProcess() {
    }

    public static void main(String[] objects) {
        Map<String, String> environment = System.getenv();
        Migration.run(WarehouseDatabase.open(new Home(Path.of("target", "test-home")), environment),
                new Migration.Sources("migration/server.yaml", objects[0], "migration/models.yml"));
    }
}

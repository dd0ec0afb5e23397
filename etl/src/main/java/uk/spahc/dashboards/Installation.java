package uk.spahc.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import uk.spahc.database.DashboardDatabases;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * One installation of the dashboards: the program's folder {@code superset/}, and what the home holds for it. Passwords and the
 * secret key stand in files with mode 0600 and nowhere else.
 *
 * @param program the folder {@code superset/} beside the launcher
 * @param folder everything that the dashboards write
 */
record Installation(Home home, Map<String, String> environment, Path program, Path folder) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int KEY_BYTES = 48;

    static Installation of(Home home, Map<String, String> environment) {
        String launcher = System.getProperty("spahc.program", "");
        Path program = Path.of(launcher).resolve("superset");
        if (launcher.isEmpty() || !Files.isRegularFile(program.resolve("requirements.txt"))) {
            throw new Failure(ExitCode.WRONG_USE, "The dashboards lie beside the launcher, and this program was not started by it.",
                    "Run ./spahc in the program's own folder.");
        }
        return new Installation(home, environment, program, home.dashboards());
    }

    PythonEnvironment python() {
        String named = environment.getOrDefault("SPAHC_DASHBOARDS_PYTHON", "");
        Path where = named.isBlank() ? folder.resolve("python") : Path.of(named).toAbsolutePath();
        return new PythonEnvironment(where, program.resolve("requirements.txt"), environment.getOrDefault("SPAHC_PYTHON", "python3.11"));
    }

    Path settings() {
        return folder.resolve("settings.json");
    }

    Path log() {
        return home.logs().resolve("dashboards.log");
    }

    Path pid() {
        return folder.resolve("gunicorn.pid");
    }

    Path port() {
        return folder.resolve("port");
    }

    /** When the last refresh failed; empty where it succeeded. */
    String refreshFailed() throws IOException {
        return Files.exists(refreshFailure()) ? Files.readString(refreshFailure()).strip() : "";
    }

    /** @param when empty where it succeeded */
    void keepRefreshFailed(String when) {
        try {
            if (when.isEmpty()) {
                Files.deleteIfExists(refreshFailure());
            } else {
                writePrivately(refreshFailure(), when + "\n");
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "Whether the dashboards were refreshed could not be noted in " + folder + ".", "Check free disk space there.", e);
        }
    }

    private Path refreshFailure() {
        return folder.resolve("refresh-failed");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /** For a process of Python's: where its settings are, and where our packages are. */
    Map<String, String> pythonEnvironment() {
        return Map.of("SPAHC_DASHBOARDS_SETTINGS", settings().toString(), "PYTHONPATH", program.toString(), "PYTHONUNBUFFERED", "1");
    }

    /**
     * Writes the settings. On the embedded server log-ins and passwords are made; for another, the environment names them.
     *
     * @param demo whether users of the demo are wanted; once wanted they stay
     * @return whether they differ from what stood there
     */
    boolean writeSettings(int port, boolean demo) throws IOException {
        Map<String, Object> values = new TreeMap<>();
        values.put("home", folder.toString());
        values.put("address", environment.getOrDefault("SPAHC_DASHBOARDS_ADDRESS", "http://127.0.0.1:" + port));
        values.put("secret_key", secretKey());
        values.put("demo", demo || isDemo());
        if (!WarehouseDatabase.isExternal(environment)) {
            DashboardDatabases.Uris uris = DashboardDatabases.prepare(home, environment);
            values.put("metadata_uri", uris.metadata());
            values.put("warehouse_uri", uris.warehouse());
            values.put("gate_uri", uris.gate());
        } else {
            requireExternal();
        }
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n";
        boolean changed = !Files.exists(settings()) || !Files.readString(settings()).equals(text);
        if (changed) {
            writePrivately(settings(), text);
        }
        return changed;
    }

    boolean isDemo() throws IOException {
        return Files.exists(settings()) && JSON.readTree(Files.readString(settings())).path("demo").asBoolean(false);
    }

    List<Dashboards.DemoUser> demoUsers() throws IOException {
        Path file = folder.resolve("demo-users.json");
        return Files.exists(file) ? List.of(JSON.readValue(Files.readString(file), Dashboards.DemoUser[].class)) : List.of();
    }

    private void requireExternal() {
        for (String name : new String[] {"METADATA_URI", "WAREHOUSE_URI", "GATE_URI"}) {
            if (environment.getOrDefault("SPAHC_DASHBOARDS_" + name, "").isBlank()) {
                throw new Failure(ExitCode.WRONG_USE, "The warehouse is on a server of your own, and SPAHC_DASHBOARDS_" + name + " is not set.",
                        "docs/dashboards.md says how to make the three log-ins of the dashboards and how to name them.");
            }
        }
    }

    private String secretKey() throws IOException {
        Path file = folder.resolve("secret.key");
        if (!Files.exists(file)) {
            byte[] bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            writePrivately(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
        }
        return Files.readString(file).strip();
    }

    static void writePrivately(Path file, String content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, content, StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

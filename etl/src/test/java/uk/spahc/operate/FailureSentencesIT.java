package uk.spahc.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.keys.KeyFile;
import uk.spahc.testing.Night;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.SmallDisk;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.TestDatabase;

/** What goes wrong outside the program: one plain sentence, what to do next, an exit code, and never a stack trace. */
class FailureSentencesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path keys;
    @TempDir
    private Path folder;
    private Path home;
    private Map<String, String> environment;
    private Path delivery;

    @BeforeEach
    void begin() {
        home = folder.resolve("home");
        Path key = keys.resolve("night.key");
        if (Files.notExists(key)) {
            KeyFile.create(key);
        }
        environment = new HashMap<>(DATABASE.environment());
        environment.put("SPAHC_HOME", home.toString());
        environment.put("SPAHC_KEY_FILE", key.toString());
        delivery = new OffenceDelivery().soundRows(40).write(folder.resolve("sent/hate-offences_2026-01-06.csv"));
    }

    @Test
    void wrongPassword() {
        says(70, "The database refused the log-in: wrong user, wrong password or not admitted from here.", with("SPRING_DATASOURCE_PASSWORD", "wrong").spahc("refresh"));
    }

    @Test
    void serverThatDoesNotAnswer() throws IOException {
        String url = environment.get("SPRING_DATASOURCE_URL").replaceFirst(":[0-9]+/", ":" + freePort() + "/");
        says(70, "The database server does not answer, or the connection broke.", with("SPRING_DATASOURCE_URL", url).spahc("refresh"));
    }

    @Test
    void serverWithoutThatDatabase() {
        String url = environment.get("SPRING_DATASOURCE_URL").replaceFirst("(//[^/]+/)[^?]*", "$1no_such_database");
        says(70, "The database server has no database of that name.", with("SPRING_DATASOURCE_URL", url).spahc("refresh"));
    }

    @Test
    void databaseThatWasNeverMigrated() {
        String name = "never_migrated_" + ProcessHandle.current().pid();
        Night night = Night.on(DATABASE, folder);
        night.execute("CREATE DATABASE " + name);
        try {
            String url = environment.get("SPRING_DATASOURCE_URL").replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
            for (String command : List.of("refresh", "status")) {
                Terminal.Said said = with("SPRING_DATASOURCE_URL", url).spahc(command);
                assertThat(said.err()).contains("Next: Run 'spahc migrate'");
                says(70, "The database ", said);
            }
        } finally {
            night.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    @Test
    void missingKey() {
        environment.remove("SPAHC_KEY_FILE");
        says(2, "There is no key, and without one nothing can be pseudonymised.", new Terminal(environment).spahc("refresh"));
    }

    @Test
    void keyFileThatIsNotThere() {
        says(2, "The key file " + folder.resolve("none.key") + " does not exist.", with("SPAHC_KEY_FILE", folder.resolve("none.key").toString()).spahc("refresh"));
    }

    @Test
    void weakKey() {
        environment.remove("SPAHC_KEY_FILE");
        String weak = "spahc-key:1:" + Base64.getEncoder().encodeToString("password password password 12345".getBytes());
        Terminal.Said said = with("SPAHC_KEY", weak).spahc("refresh");
        says(2, "SPAHC_KEY holds a weak key: its bytes are text that somebody wrote, not random bytes.", said);
        assertThat(said.all()).doesNotContain(weak.substring(12));
    }

    @Test
    void portThatAnotherProgramUses() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.keySet().removeIf(name -> name.startsWith("SPRING_"));
            says(2, "Port " + other.getLocalPort() + " of this machine, named by SPAHC_DATABASE_PORT, is used by another program.",
                    with("SPAHC_DATABASE_PORT", Integer.toString(other.getLocalPort())).spahc("database", "start"));
        }
    }

    @Test
    void unknownFeed() {
        for (String command : List.of("load", "check")) {
            says(2, "no/such-feed", new Terminal(environment).spahc(command, "no/such-feed", delivery.toString()));
        }
    }

    @Test
    void fileThatIsNotThereOrIsAFolder() {
        for (Path file : List.of(folder.resolve("none.csv"), folder)) {
            says(2, "There is no readable file " + file + ".", new Terminal(environment).spahc("load", OffenceDelivery.FEED, file.toString()));
            says(2, file.toString(), new Terminal(environment).spahc("check", OffenceDelivery.FEED, file.toString()));
        }
    }

    @Test
    void nameThatDoesNotTellTheDate() throws IOException {
        Path unnamed = Files.copy(delivery, folder.resolve("export.csv"));
        says(2, "The name export.csv does not say of which date the delivery is", new Terminal(environment).spahc("load", OffenceDelivery.FEED, unnamed.toString()));
        assertThat(filesIn("processing")).as("nothing is left for the next night").isEmpty();
    }

    @Test
    void nameThatDoesNotTellTheDateStopsNoOtherDelivery() throws IOException {
        Night night = Night.on(DATABASE, keys);
        Path unnamed = OffenceDelivery.write(folder.resolve("export of new year.csv"), new OffenceDelivery().soundRows(2).text());
        environment.put("SPAHC_HOME", night.home().root().toString());
        night.deliver(OffenceDelivery.FEED, unnamed);
        night.deliver(OffenceDelivery.FEED, delivery);

        Terminal.Said said = new Terminal(environment).spahc("refresh");

        assertThat(night.ask("SELECT file_name, state FROM audit.delivery")).containsExactly(delivery.getFileName() + ",PUBLISHED");
        says(65, "The name export of new year.csv does not say of which date the delivery is", said);
        assertThat(night.home().incoming().resolve(OffenceDelivery.FEED).resolve("export of new year.csv")).as("waits to be named").exists();
        forget();
    }

    @Test
    void wrongUse() {
        says(2, "Unknown option: '--bogus'", new Terminal(environment).spahc("refresh", "--bogus"));
        says(2, "There is no load 4711.", new Terminal(environment).spahc("rerun", "4711"));
    }

    @Test
    void homeThatIsAFile() throws IOException {
        says(2, "is a file, but the home needs a folder there.", with("SPAHC_HOME", Files.createFile(folder.resolve("a-file")).toString()).spahc("refresh"));
    }

    @Test
    void fullDiskWhereDeliveriesAreTaken() throws Exception {
        try (SmallDisk disk = SmallDisk.on(home.resolve("processing"), 8)) {
            disk.fill();
            says(70, "No space left on device", new Terminal(environment).spahc("load", OffenceDelivery.FEED, delivery.toString()));
            assertThat(delivery).as("the supplier's file").exists();
        }
        assertThat(new Terminal(environment).spahc("load", OffenceDelivery.FEED, delivery.toString()).exitCode()).as("with room again").isZero();
        forget();
    }

    @Test
    void fullDiskOfTheArchiveAndThenRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.on(home.resolve("archive"), 8)) {
            disk.fill();
            says(70, "No space left on device", new Terminal(environment).spahc("load", OffenceDelivery.FEED, delivery.toString()));
        }
        assertThat(filesIn("archive")).isEmpty();
        Terminal.Said rerun = new Terminal(environment).spahc("rerun", "--failed");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(filesIn("archive")).hasSize(1);
        forget();
    }

    @Test
    void fullDiskOfTheLogStopsNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.on(home.resolve("logs"), 8)) {
            disk.fill();
            Terminal.Said said = new Terminal(environment).spahc("load", OffenceDelivery.FEED, delivery.toString());
            assertThat(said.exitCode()).as(said.all()).isIn(0, 70);
            plain(said);
        }
        forget();
    }

    private void forget() {
        Night.on(DATABASE, folder).forgetDeliveries();
    }

    private Terminal with(String setting, String value) {
        return new Terminal(environment).with(setting, value);
    }

    private static void says(int exitCode, String sentence, Terminal.Said said) {
        assertThat(said.exitCode()).as(said.all()).isEqualTo(exitCode);
        assertThat(said.all()).contains(sentence);
        plain(said);
        List<String> lines = new ArrayList<>(said.all().lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        assertThat(lines.stream().filter(line -> line.startsWith("Next: "))).as(said.all()).hasSize(1);
        assertThat(lines.stream().filter(line -> line.contains(sentence))).as("said once:\n" + said.all()).hasSize(1);
        assertThat(lines.get(lines.size() - 1)).as("the last line says what to do").startsWith("Next: ").hasSizeGreaterThan(15);
    }

    private static void plain(Terminal.Said said) {
        assertThat(said.all()).doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("ERROR").doesNotContain("org.postgresql");
    }

    private List<Path> filesIn(String name) throws IOException {
        if (!Files.isDirectory(home.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve(name))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package uk.spahc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A real server per home; the tests share two homes, because making one takes seconds. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedPostgresIT {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path folder;

    private static final List<String> TOLD = new ArrayList<>();
    private static EmbeddedPostgres first;
    private static EmbeddedPostgres second;

    @BeforeAll
    static void twoHomes() {
        first = server("first home", Map.of());
        second = server("second", Map.of());
    }

    @AfterAll
    static void stop() {
        first.stop();
        second.stop();
    }

    @Test
    void everyLoginNeedsItsPassword() throws SQLException {
        EmbeddedWarehouse.open(first);
        int port = first.running().orElseThrow().port();
        for (String login : List.of("postgres", "spahc_operator", "spahc_psql", "spahc_vault", "nobody")) {
            for (String password : List.of("", "postgres", "wrong")) {
                assertThatThrownBy(() -> connect(port, "spahc", login, password)).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void secretsAreTheOwnersAlone() throws IOException {
        EmbeddedWarehouse.open(first);
        ServerFolder files = first.folder();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.passwords()))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.data()))).isEqualTo("rwx------");
        assertThat(files.root().resolve("initdb.password")).doesNotExist();
    }

    @Test
    void keepsWhatItConfirms() throws SQLException {
        try (Connection connection = administrator(EmbeddedWarehouse.open(first)); Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
                assertThat(show(statement, setting)).as(setting).isEqualTo("on");
            }
            assertThat(show(statement, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(statement, "unix_socket_directories")).isEmpty();
            assertThat(show(statement, "server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void noValueReachesTheLog() throws Exception {
        try (Connection connection = administrator(EmbeddedWarehouse.open(first)); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE person (name text CHECK (name <> 'Planted Name'), born date)");
            for (String sql : List.of("INSERT INTO person VALUES ('Planted Name', NULL)", "SELECT 'Planted Name'::int",
                    "INSERT INTO person VALUES ('x', 'Planted Name')", "Planted Name")) {
                assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
            }
        }
        assertThat(Files.readString(first.folder().log())).contains("ready to accept connections").doesNotContain("Planted");
    }

    @Test
    void twoHomesHaveTwoServers() throws SQLException {
        try (Connection one = administrator(EmbeddedWarehouse.open(first)); Connection other = administrator(EmbeddedWarehouse.open(second));
                Statement statement = one.createStatement(); Statement otherStatement = other.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS only_here (n int)");
            assertThatThrownBy(() -> otherStatement.execute("SELECT * FROM only_here")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void commandsAtOnceStartOneServer() throws Exception {
        first.stop();
        var threads = Executors.newFixedThreadPool(4);
        Callable<RunningServer> start = () -> server("first home", Map.of()).start();
        var started = threads.invokeAll(List.of(start, start, start, start));
        threads.shutdown();
        RunningServer one = started.get(0).get();
        for (var other : started) {
            assertThat(other.get()).isEqualTo(one);
        }
    }

    @Test
    void processesAtOnceStartOneServerThatSurvivesThem() throws Exception {
        first.stop();
        List<Process> commands = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            commands.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                    "uk.spahc.Spahc", "--home", folder.resolve("first home").toString(), "database", "start", "--json").start());
        }
        List<String> said = new ArrayList<>();
        for (Process command : commands) {
            said.add(new String(command.getInputStream().readAllBytes()));
            assertThat(command.waitFor()).isZero();
        }
        assertThat(said).containsOnly(said.get(0)).allMatch(line -> line.contains("\"running\":true"));
        assertThat(first.running()).isPresent();
        EmbeddedWarehouse.open(first);
    }

    @Test
    void anotherPortIsTakenWhereOursIsUsed() throws Exception {
        EmbeddedWarehouse.open(first);
        int before = first.running().orElseThrow().port();
        first.stop();
        try (ServerSocket stranger = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedWarehouse.open(first);
            assertThat(first.running().orElseThrow().port()).isNotEqualTo(stranger.getLocalPort());
            assertThat(TOLD).anyMatch(line -> line.contains("Port " + before + " is used by another program"));
        }
    }

    @Test
    void aServerOfAnotherHomeOnOurPortIsNotUsed() throws Exception {
        EmbeddedWarehouse.open(first);
        first.stop();
        int ours = Integer.parseInt(Files.readString(first.folder().port()).strip());
        second.stop();
        EmbeddedPostgres onOurPort = server("second", Map.of("SPAHC_DATABASE_PORT", String.valueOf(ours)));
        EmbeddedWarehouse.open(onOurPort);
        try {
            EmbeddedWarehouse.open(first);
            assertThat(first.running().orElseThrow().port()).isNotEqualTo(ours);
        } finally {
            onOurPort.stop();
        }
    }

    @Test
    void aDemandedPortThatIsTakenFailsPlainly() throws Exception {
        first.stop();
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedPostgres demanding = server("first home", Map.of("SPAHC_DATABASE_PORT", String.valueOf(stranger.getLocalPort())));
            assertThatThrownBy(demanding::start).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure).hasMessageContaining("is used by another program");
                assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            });
        }
    }

    @Test
    void startsAgainAfterKillNine() throws Exception {
        EmbeddedWarehouse.open(first);
        kill(first.running().orElseThrow().pid());
        EmbeddedWarehouse.open(first);
        assertThat(first.running()).isPresent();
    }

    @Test
    void startsAgainWhereTheProcessNumberNowBelongsToAnother() throws Exception {
        EmbeddedWarehouse.open(first);
        Path pidFile = first.folder().data().resolve("postmaster.pid");
        String content = Files.readString(pidFile);
        long pid = first.running().orElseThrow().pid();
        first.stop();
        Files.writeString(pidFile, content.replaceFirst("^" + pid, String.valueOf(ProcessHandle.current().pid())));
        EmbeddedWarehouse.open(first);
        assertThat(first.running().orElseThrow().pid()).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void damagedDataIsNamed() throws Exception {
        EmbeddedWarehouse.open(second);
        second.stop();
        Path control = second.folder().data().resolve("global/pg_control");
        byte[] whole = Files.readAllBytes(control);
        Files.write(control, new byte[whole.length]);
        try {
            assertThatThrownBy(second::start).isInstanceOf(Failure.class).hasMessageContaining("may be damaged");
        } finally {
            Files.write(control, whole);
        }
    }

    private static EmbeddedPostgres server(String home, Map<String, String> environment) {
        return new EmbeddedPostgres(new Home(folder.resolve(home)), environment, TOLD::add);
    }

    private static void kill(long pid) throws Exception {
        new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection administrator(WarehouseDatabase database) throws SQLException {
        ConnectionSettings settings = database.connection(Purpose.ADMINISTER);
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static Connection connect(int port, String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }
}

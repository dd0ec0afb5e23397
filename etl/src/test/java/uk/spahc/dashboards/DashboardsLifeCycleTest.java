package uk.spahc.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Up, down and what comes between, with a server that stands in for Superset: nothing is left half done, and every end has its sentence. */
class DashboardsLifeCycleTest {
    @TempDir
    private Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private Home home;

    @BeforeEach
    void makeInstallation() throws IOException {
        home = new Home(folder.resolve("home"));
        Path bin = Files.createDirectories(folder.resolve("python").resolve("bin"));
        Path program = Files.createDirectories(folder.resolve("superset"));
        Files.writeString(program.resolve("requirements.txt"), "apache-superset==6.1.0\n");
        Files.copy(program.resolve("requirements.txt"), folder.resolve("python").resolve("requirements-installed.txt"));
        Files.copy(Path.of("src", "test", "resources", "dashboards", "gunicorn"), bin.resolve("gunicorn"));
        Files.setPosixFilePermissions(bin.resolve("gunicorn"), PosixFilePermissions.fromString("rwx------"));
        program("python", "exit 0");
        environment.putAll(Map.of("SPAHC_DASHBOARDS_PYTHON", folder.resolve("python").toString(), "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                "SPAHC_DASHBOARDS_METADATA_URI", "a", "SPAHC_DASHBOARDS_WAREHOUSE_URI", "b", "SPAHC_DASHBOARDS_GATE_URI", "c"));
    }

    @AfterEach
    void stop() {
        environment.remove("SPAHC_DASHBOARDS_PORT");
        dashboards().down();
    }

    @Test
    void upTwiceStartsOnceAndDownTwiceStopsOnce() {
        assertThat(dashboards().up(false)).isTrue();
        long pid = dashboards().status().pid();
        assertThat(dashboards().up(false)).isFalse();
        assertThat(dashboards().status().pid()).isEqualTo(pid);
        assertThat(dashboards().down()).isTrue();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(dashboards().down()).isFalse();
    }

    @Test
    void downWhereThereHaveNeverBeenAnyStopsNothing() {
        assertThat(dashboards().down()).isFalse();
        assertThat(dashboards().status().running()).isFalse();
    }

    @Test
    void portOfAnotherProgramIsRefusedBeforeAnythingStops() throws IOException {
        dashboards().up(false);
        Dashboards.Status before = dashboards().status();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("SPAHC_DASHBOARDS_PORT", String.valueOf(other.getLocalPort()));
            assertThatThrownBy(() -> dashboards().up(false)).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE))
                    .hasMessageContaining("must be a free port");
        }
        environment.remove("SPAHC_DASHBOARDS_PORT");
        assertThat(dashboards().status()).isEqualTo(before);
        assertThat(dashboards().up(false)).isFalse();
    }

    @Test
    void portThatIsNoneIsRefused() {
        for (String wrong : List.of("80", "99999", "x", "80 80")) {
            environment.put("SPAHC_DASHBOARDS_PORT", wrong);
            assertThatThrownBy(() -> dashboards().up(false)).isInstanceOf(Failure.class).hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void portThatWasNamedOnceIsKnownToTheCommandsAfter() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("SPAHC_DASHBOARDS_PORT", String.valueOf(free.getLocalPort()));
        }
        dashboards().up(false);
        String address = dashboards().status().address();
        environment.remove("SPAHC_DASHBOARDS_PORT");
        dashboards().run("deploy", List.of());
        assertThat(dashboards().status().address()).isEqualTo(address);
        assertThat(Files.readString(home.dashboards().resolve("settings.json"))).contains(address);
    }

    @Test
    void processThatHasTheNumberOfAnOldServerIsLeftAlone() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(home.dashboards().resolve("gunicorn.pid"), String.valueOf(other.pid()));
            assertThat(dashboards().down()).isFalse();
            assertThat(dashboards().up(false)).isTrue();
            assertThat(dashboards().down()).isTrue();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void serverWhoseStarterWasKilledBeforeItsNumberWasNotedIsFound() throws IOException {
        dashboards().up(false);
        long pid = dashboards().status().pid();
        Files.delete(home.dashboards().resolve("gunicorn.pid"));
        assertThat(dashboards().status().pid()).isEqualTo(pid);
        assertThat(dashboards().up(false)).isFalse();
        assertThat(dashboards().down()).isTrue();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void noServerIsStartedWhereTheMetadataCannotBePrepared() throws IOException {
        program("python", "echo 'A database of the dashboards cannot be reached.'; exit 70");
        assertThatThrownBy(() -> dashboards().up(false)).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageContaining("'prepare' failed");
        assertThat(told).contains("A database of the dashboards cannot be reached.");
        assertThat(dashboards().status().running()).isFalse();
        program("python", "exit 0");
        assertThat(dashboards().up(false)).isTrue();
    }

    @Test
    void serverThatDoesNotStartLeavesNothingRunning() throws IOException {
        program("gunicorn", "exit 1");
        assertThatThrownBy(() -> dashboards().up(false)).isInstanceOf(Failure.class).hasMessage("The dashboards did not start.");
        assertThat(dashboards().status().running()).isFalse();
    }

    @Test
    void anotherPythonIsRefusedBeforeAnythingIsMade() {
        environment.put("SPAHC_DASHBOARDS_PYTHON", folder.resolve("none").toString());
        environment.put("SPAHC_PYTHON", "/bin/true");
        assertThatThrownBy(() -> dashboards().up(false)).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE))
                .hasMessageContaining("need Python 3.11");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void settingsThatCannotBeWrittenEndInASentence() throws IOException {
        // Also for root, to whom permissions mean nothing: a folder where the file should be.
        Files.createDirectories(home.dashboards().resolve("settings.json.new").resolve("in the way"));
        assertThatThrownBy(() -> dashboards().up(false)).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageContaining("cannot be read or written");
        assertThat(dashboards().status().running()).isFalse();
    }

    @Test
    void commandsThatNeedThemSayThatTheyHaveNotBeenMade() {
        assertThatThrownBy(() -> dashboards().run("deploy", List.of())).isInstanceOf(Failure.class).hasMessageContaining("have not been made");
    }

    private Dashboards dashboards() {
        return new Dashboards(new Installation(home, environment, folder.resolve("superset"), home.dashboards()), told::add);
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve("python").resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}

package uk.spahc.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the project's bare outline, with programs of the test's own in front of the real ones. */
class LauncherIT {
    private static final String JAVA_17 = "echo 'openjdk version \"17.0.9\" 2023-10-17' >&2; [ \"$1\" = -version ] || echo \"ran $*\"";

    @TempDir
    private Path folder;

    private Path project;
    private Path programs;
    private String said;

    @BeforeEach
    void outline() throws IOException {
        project = folder.resolve("a project");
        programs = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(project.resolve("etl/src/main"));
        Files.createDirectories(project.resolve("warehouse"));
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve("etl/pom.xml"));
        Files.copy(Path.of("..", "spahc"), project.resolve("spahc"));
        for (String tool : List.of("bash", "sed", "head", "find", "readlink", "dirname", "mkdir", "grep", "touch", "flock", "cat")) {
            program(tool, "exec " + locate(tool) + " \"$@\"");
        }
    }

    @Test
    void oldJavaIsNamedWithWhatToInstall() throws Exception {
        program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        assertThat(launch("--version")).isEqualTo(2);
        assertThat(said).contains("spahc needs Java 17 or later; java -version says 11.").contains("Install");
    }

    @Test
    void java8IsNotTakenForJava1() throws Exception {
        program("java", "echo 'java version \"1.8.0_392\"' >&2");
        assertThat(launch("--version")).isEqualTo(2);
        assertThat(said).contains("java -version says 8.");
    }

    @Test
    void missingJavaIsNamed() throws Exception {
        assertThat(launch("--version")).isEqualTo(2);
        assertThat(said).contains("spahc needs Java 17 or later, but finds none");
    }

    @Test
    void missingMavenIsNamed() throws Exception {
        program("java", JAVA_17);
        assertThat(launch("--version")).isEqualTo(2);
        assertThat(said).contains("Maven is not installed");
    }

    @Test
    void aBuildWithoutNetworkIsExplained() throws Exception {
        buildable("echo 'Could not transfer artifact x: Unknown host'; exit 1");
        assertThat(launch("--version")).isEqualTo(70);
        assertThat(said).contains("spahc could not be built.").contains("Maven could not reach its repository").doesNotContain("artifact x");
    }

    @Test
    void aBuildOnAFreshMachineWithoutNetworkSaysOneSentenceAndTheNextStep() throws Exception {
        buildable("echo '[ERROR] Cannot access central in offline mode and the artifact has not been downloaded'; exit 1");
        assertThat(launch("demo")).isEqualTo(70);
        assertThat(said.lines()).containsExactly("Building spahc; the first time takes a few minutes …", "spahc could not be built.",
                "Next: Maven could not reach its repository; check the network or proxy, then run again.");
    }

    @Test
    void buildsOnceAndAgainOnlyWhereASourceIsNewer() throws Exception {
        buildable("mkdir -p etl/target; touch etl/target/spahc.jar; echo built >> builds");
        assertThat(launch("psql", "-c", "SELECT 1")).isZero();
        assertThat(said).contains("Building spahc; the first time takes a few minutes").contains("spahc.jar psql -c SELECT 1");
        assertThat(launch("status")).isZero();
        assertThat(said).doesNotContain("Building");
        Thread.sleep(20);
        Files.writeString(project.resolve("etl/src/main/New.java"), "");
        assertThat(launch("status")).isZero();
        assertThat(said).contains("because its sources have changed");
        assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(2);
    }

    private void buildable(String maven) throws IOException {
        program("java", JAVA_17);
        program("javac", "exit 0");
        program("mvn", maven);
    }

    private void program(String name, String body) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!" + locate("sh") + "\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int launch(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(locate("bash"), project.resolve("spahc").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        Process process = builder.start();
        said = new String(process.getInputStream().readAllBytes());
        return process.waitFor();
    }

    private static String locate(String tool) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return folder + "/" + tool;
            }
        }
        throw new IllegalStateException(tool + " is not installed");
    }
}

package uk.spahc.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

class SpahcCommandTest {
    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandHasHelp() {
        forEachCommand(SpahcCommand.commandLine(Map.of()), line -> {
            String usage = line.getUsageMessage();
            assertThat(usage).contains("--help", "--home");
            assertThat(line.getCommandSpec().usageMessage().description()).as(line.getCommandSpec().qualifiedName()).isNotEmpty();
        });
    }

    @Test
    void topHelpListsCommandsByPurpose() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).containsSubsequence("Database and dashboards:", "migrate", "database", "psql");
    }

    @Test
    void aCallForHelpWritesNothing() {
        assertThat(run("--home", home.resolve("h").toString(), "database", "start", "--help")).isZero();
        assertThat(home.resolve("h")).doesNotExist();
    }

    @Test
    void wrongUseIsExplainedAndEndsWithTwo() {
        assertThat(run("databse")).isEqualTo(2);
        assertThat(err.toString()).contains("Perhaps you meant 'database'", "spahc --help").doesNotContain("\tat ");
        assertThat(run("psql", "--no-such-option")).isEqualTo(2);
        assertThat(run("database", "status", "--home")).isEqualTo(2);
    }

    @Test
    void aHomeThatIsAFileIsNamed() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(run("--home", file.toString(), "database", "status")).isNotZero();
        assertThat(err.toString()).contains("file").contains("Next: ").doesNotContain("\tat ");
    }

    @Test
    void anExternalServerIsNeitherStartedNorStopped() {
        assertThat(runWith(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://h/d"), "database", "stop")).isEqualTo(2);
        assertThat(err.toString()).contains("neither starts nor stops");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        assertThat(runWith(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/d"), "migrate")).isEqualTo(70);
        assertThat(err.toString()).contains("does not answer");
        assertThat(runWith(Map.of("SPRING_DATASOURCE_URL", "jdbc:oracle:thin:@h"), "migrate")).isEqualTo(2);
    }

    @Test
    void aFailureKeepsItsExitCodeAndOthersEndWithSeventy() {
        assertThat(failing(new Failure(ExitCode.FORBIDDEN, "The agreement forbids it.", "Ask."))).isEqualTo(77);
        assertThat(err.toString()).isEqualToNormalizingNewlines("The agreement forbids it.\nNext: Ask.\n");
        assertThat(failing(new IllegalStateException("Planted Name"))).isEqualTo(70);
        assertThat(failing(new IllegalStateException(new SQLException("Planted Name", "53100")))).isEqualTo(70);
        assertThat(err.toString()).contains("The disk of the database is full").doesNotContain("Planted");
    }

    @Test
    void theLogHasTheFramesAndNotTheValues() throws Exception {
        failing(new IllegalStateException("Planted Name", new SQLException("Planted Name", "22P02")));
        String log = Files.readString(home.resolve("logs/spahc.log"));
        assertThat(log).contains("IllegalStateException", "SQLException (SQLState 22P02)", "SpahcCommandTest").doesNotContain("Planted");
    }

    private int failing(Exception thrown) {
        CommandLine line = SpahcCommand.commandLine(Map.of()).addSubcommand("failing", new Failing(thrown));
        return captured(line).execute("--home", home.toString(), "failing");
    }

    private int run(String... arguments) {
        return runWith(Map.of(), arguments);
    }

    private int runWith(Map<String, String> environment, String... arguments) {
        String[] all = arguments;
        if (!String.join(" ", arguments).contains("--home")) {
            all = new String[arguments.length + 2];
            all[0] = "--home";
            all[1] = home.toString();
            System.arraycopy(arguments, 0, all, 2, arguments.length);
        }
        return captured(SpahcCommand.commandLine(environment)).execute(all);
    }

    private CommandLine captured(CommandLine line) {
        return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    private static void forEachCommand(CommandLine line, Consumer<CommandLine> check) {
        check.accept(line);
        line.getSubcommands().values().forEach(command -> forEachCommand(command, check));
    }

    @Command(name = "failing", description = "Fails.")
    private record Failing(Exception thrown) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw thrown;
        }
    }
}

package uk.spahc.operate;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import uk.spahc.home.Home;
import uk.spahc.reference.ReferenceFiles;

/** The top command: what all commands share. */
@Command(name = "spahc", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = SpahcCommand.Version.class,
        description = "Pipeline, warehouse and dashboards of a Strategic Partnership Against Hate Crime.",
        subcommands = {DemoCommand.class, SampleCommand.class, CheckCommand.class, RefreshCommand.class, LoadCommand.class, StatusCommand.class, RerunCommand.class, WithdrawCommand.class,
                RebuildCommand.class, KeysCommand.class,
                MigrateCommand.class, DatabaseCommand.class, PsqlCommand.class, FeedCommand.class, ThemeCommand.class, ReferenceCommand.class,
                DashboardsCommand.class, BenchCommand.class, DocsCommand.class},
        synopsisSubcommandLabel = "COMMAND", usageHelpAutoWidth = true)
public final class SpahcCommand {
    private final Map<String, String> environment;

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, defaultValue = "${env:SPAHC_HOME:-.spahc}",
            description = "Folder for everything a run writes (SPAHC_HOME; default .spahc).")
    private Path home;

    @Option(names = "--config", paramLabel = "DIR", scope = ScopeType.INHERIT, defaultValue = "${env:SPAHC_CONFIG_DIR:-}",
            description = "Feeds, themes and agreements that overlay those of the program (SPAHC_CONFIG_DIR).")
    private String config = "";

    private SpahcCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Runs one command line and returns its exit code. A stack trace never reaches the terminal.
     *
     * @param environment the settings, as {@link System#getenv()} gives them
     */
    public static int run(Map<String, String> environment, String... arguments) {
        return commandLine(environment).execute(arguments);
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine line = new CommandLine(new SpahcCommand(environment));
        CommandGroups.arrange(line);
        PlainFailures failures = new PlainFailures();
        return line.setExecutionStrategy(new LoggedRun()).setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The top command of any command's specification, with the options that all share. */
    public static SpahcCommand above(CommandSpec spec) {
        return (SpahcCommand) spec.root().userObject();
    }

    public Home home() {
        return new Home(home);
    }

    /** Where the user's own feeds, themes and agreements lie, if anywhere. */
    public Optional<Path> config() {
        return config == null || config.isBlank() ? Optional.empty() : Optional.of(Path.of(config).toAbsolutePath().normalize());
    }

    /** The reference data of the program, under those of the configuration, then of the home. */
    public ReferenceFiles reference() {
        return ReferenceFiles.over(Stream.concat(config().stream(), Stream.of(home().root())).map(folder -> folder.resolve("reference")).toList());
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SpahcCommand.class.getPackage().getImplementationVersion();
            return new String[] {"spahc " + (version == null ? "(not packaged)" : version)};
        }
    }
}

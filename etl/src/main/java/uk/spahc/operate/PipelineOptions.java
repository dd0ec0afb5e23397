package uk.spahc.operate;

import java.nio.file.Files;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import uk.spahc.Pipeline;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.KeySettings;
import uk.spahc.keys.MasterKey;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Starts the pipeline for a command with what the command line and the environment say. */
final class PipelineOptions {
    private PipelineOptions() {
    }

    /**
     * Starts a run, lets the command do its work in it and ends it. Dashboards are told of what the start itself changed; what the work
     * changed is the command's to tell.
     *
     * @param work answers how it ended
     * @return the exit code's number
     */
    static int within(CommandSpec spec, ProgressLine progress, Function<Pipeline, ExitCode> work) {
        SpahcCommand top = SpahcCommand.above(spec);
        FeedCatalogue feeds = FeedCatalogue.load(top.config());
        Agreements agreements = Agreements.load(top.config());
        WarehouseDatabase database = WarehouseDatabase.open(top.home(), top.environment(), progress::say);
        boolean changedAtStart;
        ExitCode code;
        try (MasterKey key = key(top, database);
                Pipeline pipeline = Pipeline.start(new Pipeline.Request(top.home(), database, key, feeds, agreements,
                        top.reference(), spec.name(), progress, progress::say))) {
            changedAtStart = pipeline.changedAtStart();
            code = work.apply(pipeline);
            pipeline.endedWith(code);
        }
        if (changedAtStart) {
            FreshDashboards.afterChange(top, progress);
        }
        return code.number();
    }

    /** The key from outside; in a home that the demo made, on its own database, the demo's. */
    private static MasterKey key(SpahcCommand top, WarehouseDatabase database) {
        KeySettings settings = KeySettings.from(top.environment());
        if (!settings.present() && database.isEmbedded() && hasDemoKey(top.home())) {
            return MasterKey.forDemo(top.home());
        }
        if (!settings.present()) {
            throw new Failure(ExitCode.WRONG_USE, "There is no key, and without one nothing can be pseudonymised.",
                    "Make one with 'spahc keys create FILE', keep it apart from the database and its backups, and set SPAHC_KEY_FILE=FILE."
                            + " To try things out first: 'spahc demo --no-dashboards' makes a key of its own.");
        }
        return settings.masterKey();
    }

    private static boolean hasDemoKey(Home home) {
        return Files.isRegularFile(home.root().resolve("keys").resolve("demo.key"));
    }
}

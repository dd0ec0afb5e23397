package uk.spahc.recovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.spahc.Pipeline;
import uk.spahc.audit.LoadReport;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.KeySettings;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * A nightly run in a process of its own that, at one point, kills itself as {@code kill -9} would, or waits until it is
 * told to go on. Settings come by the environment, as for {@code spahc}.
 *
 * <p>Arguments: what to do at the point ({@code kill}, {@code hold} or {@code nothing}) and {@link Point#text()}. It prints
 * {@code attempt} and the time when it asks for the run lock, {@code held} when it waits, sentences as {@code spahc} would,
 * and {@code ends} with the time.
 */
final class RunProcess {
    private RunProcess() {
    }

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Home home = new Home(Path.of(environment.get("SPAHC_HOME")));
        FeedCatalogue feeds = FeedCatalogue.load(Optional.empty());
        Agreements agreements = Agreements.load(Optional.empty());
        WarehouseDatabase database = WarehouseDatabase.open(home, environment);
        Pipeline.Request request = new Pipeline.Request(home, database, KeySettings.from(environment).masterKey(), feeds, agreements,
                "refresh", listener(arguments), System.out::println);
        System.out.println("attempt " + System.currentTimeMillis());
        ExitCode code = run(request);
        System.out.println("ends " + System.currentTimeMillis());
        System.exit(code.number());
    }

    private static ExitCode run(Pipeline.Request request) {
        try (Pipeline pipeline = Pipeline.start(request)) {
            List<LoadReport> reports = pipeline.refresh(null);
            reports.forEach(report -> System.out.println(report.fileName() + ": " + report.outcome().words() + " " + report.sentence()));
            ExitCode code = ExitCode.gravestOf(reports.stream().map(report -> report.outcome().exitCode()).toList());
            pipeline.endedWith(code);
            return code;
        } catch (Failure failure) {
            System.out.println(failure.getMessage());
            return failure.exitCode();
        }
    }

    private static Point.Listener listener(String[] arguments) {
        Point chosen = arguments[0].equals("nothing") ? null : Point.of(arguments[1]);
        return new Point.Listener() {
            @Override
            void at(Point point) {
                if (point.equals(chosen)) {
                    act(arguments[0]);
                }
            }
        };
    }

    private static void act(String what) {
        try {
            if (what.equals("kill")) {
                new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid()).start().waitFor();
            }
            System.out.println("held");
            System.in.read();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

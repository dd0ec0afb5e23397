package uk.spahc.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;

/** Time between the points that a load passes, by the point that ends it; tells them on. */
final class PointClock implements Progress {
    private final Progress told;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long last = System.nanoTime();

    PointClock(Progress told) {
        this.told = told;
    }

    void reset() {
        seconds.clear();
        last = System.nanoTime();
    }

    @Override
    public void reached(Stage stage, String point) {
        long now = System.nanoTime();
        seconds.merge(stage.word() + ": " + point, (now - last) / 1e9, Double::sum);
        last = now;
        told.reached(stage, point);
    }

    @Override
    public void rows(Stage stage, long done, long of) {
        told.rows(stage, done, of);
    }

    /** In the order in which they were first passed. */
    List<Timing> timings() {
        List<Timing> timings = new ArrayList<>();
        seconds.forEach((point, spent) -> timings.add(new Timing(point, 0, spent)));
        return timings;
    }
}

package uk.spahc.recovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;

/**
 * A named point of a run, as {@link Progress} tells of it.
 *
 * @param occurrence which time it is reached in that run, from 1
 */
record Point(Stage stage, String name, int occurrence) {
    static Point of(String text) {
        String[] parts = text.split("\\|");
        return new Point(Stage.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
    }

    /** What {@link #of} reads. */
    String text() {
        return stage + "|" + name + "|" + occurrence;
    }

    @Override
    public String toString() {
        return stage.word() + ", " + name + ", occurrence " + occurrence;
    }

    /** Hears every point, counts its occurrences and does something at each. */
    abstract static class Listener implements Progress {
        private final Map<String, Integer> occurrences = new HashMap<>();

        @Override
        public void reached(Stage stage, String name) {
            at(new Point(stage, name, occurrences.merge(stage + name, 1, Integer::sum)));
        }

        @Override
        public void rows(Stage stage, long done, long of) {
        }

        abstract void at(Point point);
    }

    /** Writes down every point of a run. */
    static final class Record extends Listener {
        final List<Point> points = new ArrayList<>();

        @Override
        void at(Point point) {
            points.add(point);
        }
    }
}

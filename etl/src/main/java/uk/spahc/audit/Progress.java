package uk.spahc.audit;

/** Hears how far a load has come. Called on the load's own thread; must not throw. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void reached(Stage stage, String point) {
        }

        @Override
        public void rows(Stage stage, long done, long of) {
        }
    };

    /** A named point within a stage has been passed, such as {@code begin}, {@code end} or the name of a transformation. */
    void reached(Stage stage, String point);

    /** That many rows of so many are done; {@code of} is 0 where the number is not yet known. */
    void rows(Stage stage, long done, long of);
}

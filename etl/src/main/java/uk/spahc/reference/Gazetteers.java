package uk.spahc.reference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gazetteers of a run, each read once. */
public class Gazetteers {
    private final Map<String, Gazetteer> read = new ConcurrentHashMap<>();
    private final ReferenceFiles files;

    public Gazetteers(ReferenceFiles files) {
        this.files = files;
    }

    /** The gazetteer of that authority. @throws uk.spahc.outcome.Failure WRONG_USE when there are no reference data for it */
    public Gazetteer of(String authority) {
        return read.computeIfAbsent(authority, code -> Gazetteer.of(files, code));
    }
}

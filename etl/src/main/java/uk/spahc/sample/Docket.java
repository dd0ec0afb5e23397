package uk.spahc.sample;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The outcomes that the warehouse should know of one crime after the deliveries so far. The truth's own rules. */
final class Docket {
    private final Map<String, Ruling> newest = new LinkedHashMap<>(2);
    /** How often the crime had moved away when each was told as it stands. */
    private final Map<String, Integer> toldAfter = new HashMap<>(2);

    /**
     * What should become of a row that tells this, and takes it in.
     *
     * @param departures how often the crime was in the area and moved away
     */
    Disposition hear(Ruling ruling, int departures) {
        Ruling known = newest.get(ruling.reference());
        if (known != null && known.updated().isAfter(ruling.updated())) {
            return Disposition.STALE;
        }
        newest.put(ruling.reference(), ruling);
        boolean isChanged = known == null || !known.tellsTheSameAs(ruling);
        if (isChanged || ruling.updated().isAfter(known.updated())) {
            toldAfter.put(ruling.reference(), departures);
        }
        return isChanged ? Disposition.LOADED : Disposition.UNCHANGED;
    }

    /** Of a crime that is not there: whether the outcome waits for it. What the crime had come to went with it. */
    boolean waits(Ruling ruling, int departures) {
        return toldAfter.get(ruling.reference()) == departures;
    }

    Collection<Ruling> rulings() {
        return newest.values();
    }

    /** The newest by its date, then by its last update, among those that were not withdrawn. */
    Optional<Ruling> current() {
        return newest.values().stream().filter(ruling -> !ruling.withdrawn())
                .max(Comparator.comparing(Ruling::date).thenComparing(Ruling::updated));
    }
}

package uk.spahc.sample;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The outcomes that the warehouse should know of one crime after the deliveries so far. The truth's own rules. */
final class Docket {
    private final Map<String, Ruling> newest = new LinkedHashMap<>(2);
    /** Without what was told while the crime was away: that is not kept, so it makes nothing stale. */
    private final Map<String, Ruling> kept = new LinkedHashMap<>(2);

    /**
     * What should become of a row that tells this, and takes it in.
     *
     * @param left whether the crime was in the area and has moved away
     */
    Disposition hear(Ruling ruling, boolean left) {
        Ruling known = kept.get(ruling.reference());
        if (known != null && known.updated().isAfter(ruling.updated())) {
            return Disposition.STALE;
        }
        newest.merge(ruling.reference(), ruling, (before, now) -> before.updated().isAfter(now.updated()) ? before : now);
        if (left) {
            return Disposition.OUTSIDE_AREA;
        }
        kept.put(ruling.reference(), ruling);
        return known != null && known.tellsTheSameAs(ruling) ? Disposition.UNCHANGED : Disposition.LOADED;
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

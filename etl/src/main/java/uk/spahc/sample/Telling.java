package uk.spahc.sample;

import java.util.List;
import uk.spahc.sample.Incident.Area;

/** What may become of a record after it was first sent; in each area its own turns, so that every kind is met. */
enum Telling {
    RESENT, RECLASSIFIED, STRAND_ADDED, PERSON_CORRECTED, SUSPECT_ADDED, TOUCHED, CANCELLED, TRANSFERRED, MOVED_OUTSIDE,
    MOVED_INSIDE, LOCATED, STALE, BOTH_AT_ONCE;

    private static final List<Telling> INSIDE = List.of(RESENT, RECLASSIFIED, MOVED_OUTSIDE, STALE, CANCELLED, PERSON_CORRECTED,
            RESENT, BOTH_AT_ONCE, SUSPECT_ADDED, TOUCHED, STRAND_ADDED, TRANSFERRED, RESENT, PERSON_CORRECTED, STALE);
    private static final List<Telling> OUTSIDE = List.of(RESENT, MOVED_INSIDE, RECLASSIFIED, CANCELLED);
    private static final List<Telling> UNKNOWN = List.of(LOCATED, RECLASSIFIED, LOCATED, CANCELLED);

    /** The next turn in that area. */
    static Telling of(Area area, int turn) {
        List<Telling> turns = switch (area) {
            case INSIDE -> INSIDE;
            case OUTSIDE -> OUTSIDE;
            case UNKNOWN -> UNKNOWN;
        };
        return turns.get(turn % turns.size());
    }
}

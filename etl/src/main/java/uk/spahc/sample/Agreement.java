package uk.spahc.sample;

/** What a client of a voluntary organisation agreed to; each includes those before it. */
enum Agreement {
    NONE, COUNTS, LINKING, CASE_REVIEW;

    /** With none at all, nothing of a row may be kept. */
    boolean allowsCounting() {
        return this != NONE;
    }

    boolean allowsLinking() {
        return this == LINKING || this == CASE_REVIEW;
    }

    static Agreement of(Chance chance) {
        double share = chance.unit();
        return share < 0.08 ? NONE : share < 0.3 ? COUNTS : share < 0.76 ? LINKING : CASE_REVIEW;
    }

    String label(Labels labels, Chance chance) {
        return labels.label("agreement", name(), chance);
    }
}

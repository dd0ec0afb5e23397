package uk.spahc.feed;

/** A rule across the columns of one row. A rule whose columns are empty holds. */
public sealed interface RowRule {
    /** Reason code of a row that breaks the rule. */
    String code();

    /** Whether such a row is rejected or only counted in the notices. */
    Otherwise otherwise();

    enum Otherwise { REJECT, WARN }

    /** {@code earlier} is not after {@code later}. */
    record NotAfter(String earlier, String later, Otherwise otherwise, String code) implements RowRule {
    }

    /** {@code column} is at most {@code toleranceMinutes} after the time of reading. */
    record NotFuture(String column, int toleranceMinutes, Otherwise otherwise, String code) implements RowRule {
    }

    /** From {@code column} to {@code at} are at most that many years. */
    record AgeAtMost(String column, String at, int years, Otherwise otherwise, String code) implements RowRule {
    }
}

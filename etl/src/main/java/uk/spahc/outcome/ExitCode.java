package uk.spahc.outcome;

import java.util.Collection;
import java.util.List;

/**
 * How a command ends. The numbers follow BSD {@code sysexits.h} where it has one, so that schedulers read them without
 * a table of our own.
 */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** Wrong use: an unknown option, a missing setting, a weak key. */
    WRONG_USE(2),
    /** A delivery was held or refused. */
    DELIVERY_HELD(65),
    /** Failed; a rerun is possible. */
    FAILED(70),
    /** Another run holds the lock. */
    LOCKED(75),
    /** An agreement forbids it. */
    FORBIDDEN(77);

    /** Where one night had several: failed before forbidden before held. */
    private static final List<ExitCode> GRAVEST_FIRST = List.of(WRONG_USE, LOCKED, FAILED, FORBIDDEN, DELIVERY_HELD, DONE);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The one code that stands for all of them; {@link #DONE} for none. */
    public static ExitCode gravestOf(Collection<ExitCode> codes) {
        return GRAVEST_FIRST.stream().filter(codes::contains).findFirst().orElse(DONE);
    }
}

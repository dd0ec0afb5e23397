package uk.spahc.land;

import java.util.Optional;
import uk.spahc.audit.Cause;
import uk.spahc.audit.Load;

/**
 * A delivery that must not go on: held for a person's decision, refused for good, or forbidden by its agreement. Not a
 * failure of ours: nothing of the delivery stays in staging or vault, and the file is kept.
 */
public final class DeliveryHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Load.State state;
    private final transient Cause cause;

    public DeliveryHeld(Load.State state, Cause cause) {
        super(cause.sentence());
        this.state = state;
        this.cause = cause;
    }

    public static DeliveryHeld held(String code, String sentence, String nextStep) {
        return new DeliveryHeld(Load.State.HELD, new Cause(code, sentence, nextStep));
    }

    /** The decision to hold that lies behind a failure, if one does. */
    public static Optional<DeliveryHeld> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DeliveryHeld held) {
                return Optional.of(held);
            }
        }
        return Optional.empty();
    }

    public Load.State state() {
        return state;
    }

    public Cause heldBecause() {
        return cause;
    }
}

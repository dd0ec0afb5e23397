package uk.spahc;

import java.util.List;
import java.util.Locale;

/**
 * What a supplier takes back, in an officer's hand: records by their references, or all that a delivery told last.
 *
 * @param references as the supplier writes them; empty where a delivery is withdrawn
 * @param delivery key of the delivery that is withdrawn; null where records are
 * @param act false: only to know what it would change
 */
public record WithdrawalRequest(List<String> references, Long delivery, Reason reason, boolean act) {
    /** Why. A closed list, because words of one's own could name somebody. */
    public enum Reason {
        NOT_SAID, RECORDED_IN_ERROR, DUPLICATE, NOT_A_HATE_INCIDENT, CONSENT_WITHDRAWN, ERASURE_REQUEST, SENT_IN_ERROR;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Never the references. */
    @Override
    public String toString() {
        return "WithdrawalRequest[" + references.size() + " references, delivery " + delivery + ", " + reason + "]";
    }
}

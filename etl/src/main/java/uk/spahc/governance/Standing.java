package uk.spahc.governance;

import java.util.Set;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Whether an agreement lets a delivery be read. */
public sealed interface Standing {

    /** The agreement holds on the delivery's business date and today. What it does not name it does not permit. */
    record InForce(Agreement agreement) implements Standing {
        /** Columns of that feed that may leave the reader. */
        public Set<String> permittedFields(String feed) {
            return agreement.permittedFields().getOrDefault(feed, Set.of());
        }

        /** Columns of that feed that may be kept encrypted. */
        public Set<String> identityInVault(String feed) {
            return agreement.identityInVault().getOrDefault(feed, Set.of());
        }

        /** Columns of free text of that feed that may be kept encrypted. */
        public Set<String> freeText(String feed) {
            return agreement.freeText().getOrDefault(feed, Set.of());
        }

        @Override
        public InForce orRefuse() {
            return this;
        }
    }

    /** There is no such agreement, or it does not hold. */
    record NotInForce(String sentence, String nextStep) implements Standing {
        @Override
        public InForce orRefuse() {
            throw new Failure(ExitCode.FORBIDDEN, sentence, nextStep);
        }
    }

    /** The agreement in force. @throws Failure FORBIDDEN (exit code 77) if none is */
    InForce orRefuse();
}

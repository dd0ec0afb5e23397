package uk.spahc.pseudonymise;

import java.util.List;
import uk.spahc.reference.Location;

/** One row of a delivery as it may be stored: for staging without any identifier, for the vault tokens and ciphertext. */
public sealed interface PseudonymisedRow {
    long line();

    /** Where it happened, which the reconciliation counts. */
    Location.Area area();

    /** An incident with its people; for a row from outside the area nothing but what tells that its record moved away. */
    record OfIncident(
            StagedIncident incident,
            List<StagedInvolvement> involvements,
            List<PersonTokens> people,
            List<SealedIdentity> identities) implements PseudonymisedRow {
        @Override
        public long line() {
            return incident.key().line();
        }

        @Override
        public Location.Area area() {
            return incident.location().area();
        }
    }

    /** A record whose client agrees to nothing: its token alone, by which what came of it before is taken back. */
    record OfRefusal(StagedRefusal refusal) implements PseudonymisedRow {
        @Override
        public long line() {
            return refusal.key().line();
        }

        @Override
        public Location.Area area() {
            return Location.Area.UNKNOWN;
        }
    }

    /** What a record came to. Where that record lies is not known until conform. */
    record OfOutcome(StagedOutcome outcome) implements PseudonymisedRow {
        @Override
        public long line() {
            return outcome.key().line();
        }

        @Override
        public Location.Area area() {
            return Location.Area.UNKNOWN;
        }
    }

    /** A record that is taken back. Where it lies is not known until conform. */
    record OfWithdrawal(StagedWithdrawal withdrawal) implements PseudonymisedRow {
        @Override
        public long line() {
            return withdrawal.key().line();
        }

        @Override
        public Location.Area area() {
            return Location.Area.UNKNOWN;
        }
    }

    record OfStreetCrime(StagedStreetCrime crime) implements PseudonymisedRow {
        @Override
        public long line() {
            return crime.key().line();
        }

        @Override
        public Location.Area area() {
            return crime.area();
        }
    }
}

package uk.spahc.pseudonymise;

import java.util.UUID;

/** A row of {@code staging.client_refusal}: a record whose client agrees to nothing. */
record StagedRefusal(RowKey key, UUID recordToken) {
}

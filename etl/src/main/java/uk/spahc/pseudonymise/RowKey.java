package uk.spahc.pseudonymise;

/** What every row of staging and vault is known by. @param part 1-based: people of one line are told apart by it */
record RowKey(long deliveryKey, long line, int part) {
}

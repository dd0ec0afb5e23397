package uk.spahc.sample;

/**
 * One record of the police, with what the warehouse should know of it so far.
 *
 * @param reference the police's own reference
 * @param docket the outcomes given to it
 */
record CrimeRecord(String reference, String logNumber, Event event, Memory memory, Docket docket) {
}

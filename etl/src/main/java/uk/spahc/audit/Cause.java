package uk.spahc.audit;

/**
 * Why a load did not reach its end: a code for machines, a sentence and a next step for a person. None holds a value from
 * a delivery.
 */
public record Cause(String code, String sentence, String nextStep) {
}

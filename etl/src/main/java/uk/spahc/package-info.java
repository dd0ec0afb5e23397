/**
 * The pipeline. {@link uk.spahc.FeedLoadJob} strings the stages together; their packages, in the order of the data flow, are
 * land, read, validate, pseudonymise, conform, load, aggregate and publish.
 */
package uk.spahc;

/**
 * Sample: synthetic deliveries, realistic and deliberately dirty, with the truth beside them. A true world comes first
 * (people, households, attacks); the police and voluntary organisations hear of it, write it down, more or less well, and send
 * what they wrote. The truth is told from that world and knows nothing of the pipeline. What the sample holds and by which
 * rules its truth is made: {@code docs/sample.md}.
 */
package uk.spahc.sample;

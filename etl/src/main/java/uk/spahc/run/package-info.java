/**
 * Runs: one writer at a time. The lock keeps others out, the fence stops a writer that lost the lock without knowing, and
 * recovery settles what a dead one left behind.
 */
package uk.spahc.run;

/**
 * The benchmark: one large made-up delivery from file to published, against what the same server does with the same file
 * when nothing is asked of it but to store it. Nothing here is used by a run on real data.
 */
package uk.spahc.bench;

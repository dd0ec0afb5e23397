/** Aggregate: what the new facts touch is counted again and checked, still in the delivery's one transaction. */
package uk.spahc.aggregate;

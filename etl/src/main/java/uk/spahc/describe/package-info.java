/** Describe: the data dictionary and the lineage, written from the same files that the warehouse is made from. */
package uk.spahc.describe;

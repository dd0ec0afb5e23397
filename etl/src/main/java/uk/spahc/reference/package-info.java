/** Reference data in memory: which postcodes and small areas belong to the authority, and to which ward. */
package uk.spahc.reference;

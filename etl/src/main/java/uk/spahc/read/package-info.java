/** Read: a delivery's bytes to rows of cells. Only columns that the agreement permits leave this stage. */
package uk.spahc.read;

/** Validate: rows of cells to typed values, or to reasons. A reject is data, not an exception. */
package uk.spahc.validate;

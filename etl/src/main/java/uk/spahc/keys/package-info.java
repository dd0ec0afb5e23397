/**
 * The master key and all that is made of it: tokens, sealed values, sealed files. A key is never printed, stored in the
 * database or written to a log.
 */
package uk.spahc.keys;

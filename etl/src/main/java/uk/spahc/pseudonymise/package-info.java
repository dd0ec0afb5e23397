/**
 * Pseudonymise: typed values to what may be stored. In memory, before the first write: identifiers become tokens and
 * ciphertext, dates of birth age bands, places areas.
 */
package uk.spahc.pseudonymise;

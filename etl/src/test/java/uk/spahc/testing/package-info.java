/** What tests of several packages share. */
package uk.spahc.testing;

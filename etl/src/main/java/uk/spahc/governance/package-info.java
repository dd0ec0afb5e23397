/** Agreements: what may be loaded, kept and shown, and until when. Nothing is read of a delivery without one in force. */
package uk.spahc.governance;

/** What must hold when a run is cut off: by a kill, by a lost connection, by another run. */
package uk.spahc.recovery;

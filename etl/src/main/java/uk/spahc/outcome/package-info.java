/** How a command ends: exit codes, and failures written for the person who must act on them. */
package uk.spahc.outcome;

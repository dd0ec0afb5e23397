/** The folder that holds everything a run writes. */
package uk.spahc.home;

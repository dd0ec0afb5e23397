/**
 * People and places met again, and events known to several: counted once more from the deliveries' truth, in any order of
 * arrival, and never a person of whom it is not true.
 */
package uk.spahc.repeat;

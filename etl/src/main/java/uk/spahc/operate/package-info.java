/** The {@code spahc} command line: its commands, and how they tell a person or a schedule what came of them. */
package uk.spahc.operate;

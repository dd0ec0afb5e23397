/** Conform: staged rows meet what the warehouse knows. Each line gets its disposition, each code its dimension's key. */
package uk.spahc.conform;

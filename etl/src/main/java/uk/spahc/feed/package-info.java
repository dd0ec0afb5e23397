/**
 * Feeds as configuration: definitions bound from {@code feeds/<publisher>/<feed>/feed.yml} and their code maps. The one
 * package that may name a feed or a theme.
 */
package uk.spahc.feed;

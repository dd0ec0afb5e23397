/** What people do to configuration: draft a feed, check feeds, themes and agreements, make a supplier's spreadsheet. */
package uk.spahc.configure;

/** The warehouse's PostgreSQL: the embedded server, or the one that a datasource names; its connections and migrations. */
package uk.spahc.database;

package uk.spahc.database;

/** What a connection is for, which decides its role and so what PostgreSQL lets it do. */
public enum Purpose {
    /** Create roles, schemas and objects: Liquibase alone. A superuser on the embedded server. */
    ADMINISTER,
    /** The nightly run: role {@code spahc_run}. */
    RUN,
    /** Look, never write: role {@code spahc_reader}, read-only transactions. */
    READ
}

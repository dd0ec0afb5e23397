--liquibase formatted sql

--changeset spahc:audit-reference-load
-- Which reference data the dimensions were last filled from, so that they are filled again only when those change.
CREATE TABLE audit.reference_load (
    reference_load_key bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest             text        NOT NULL,
    authorities        text[]      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT clock_timestamp()
);

--liquibase formatted sql

--changeset spahc:audit-delivery-kind
-- A withdrawal by an officer's hand is entered as a delivery of its own, so that it walks back as every change does; it
-- corrects no file of its day. Without an agreement a delivery is destroyed once its time is up.
ALTER TABLE audit.delivery
    ADD COLUMN kind text NOT NULL DEFAULT 'FILE' CHECK (kind IN ('FILE', 'WITHDRAWAL')),
    DROP CONSTRAINT delivery_state_check,
    ADD CONSTRAINT delivery_state_check
        CHECK (state IN ('RECEIVED', 'LOADING', 'FAILED', 'HELD', 'REFUSED', 'FORBIDDEN', 'DESTROYED', 'LOADED', 'PUBLISHED'));

--changeset spahc:audit-rectification
-- What was taken out of the history of a record, and why. Written with the change itself, never altered.
CREATE TABLE audit.rectification (
    rectification_key bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    load_key          bigint      NOT NULL REFERENCES audit.load,
    kind              text        NOT NULL CHECK (kind IN ('RECORD_WITHDRAWN', 'PERSON_REMOVED')),
    because           text        NOT NULL,
    record_key        bigint      NOT NULL,
    versions_cleared  integer     NOT NULL,    -- versions of involvements that lost link and attributes
    rectified_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX rectification_load ON audit.rectification (load_key);

--changeset spahc:audit-destruction
CREATE TABLE audit.destruction (
    destruction_key bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_key         bigint      NOT NULL REFERENCES audit.run,
    delivery_key    bigint      NOT NULL REFERENCES audit.delivery,
    because         text        NOT NULL CHECK (because IN ('NO_AGREEMENT')),
    received_at     timestamptz NOT NULL,
    destroyed_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

--changeset spahc:audit-rebuild
-- Every aggregate counted anew from the facts: on demand, or because reference data that came late say otherwise.
CREATE TABLE audit.rebuild (
    rebuild_key        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_key            bigint      NOT NULL REFERENCES audit.run,
    reference_load_key bigint,                 -- null: on demand
    rows_differing     bigint      NOT NULL,
    rebuilt_at         timestamptz NOT NULL DEFAULT clock_timestamp()
);

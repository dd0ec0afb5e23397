--liquibase formatted sql

--changeset spahc:staging-incident-withdrawal
-- Null: the line tells of the record. Else it takes the record back: until the source tells of it anew, or for good.
ALTER TABLE staging.incident
    ADD COLUMN withdrawal text CHECK (withdrawal IN ('UNTIL_NEWER', 'FOR_GOOD'));

--changeset spahc:staging-withdrawal
-- One row of a delivery that takes a record back, or one word of an officer.
CREATE TABLE staging.withdrawal (
    delivery_key      bigint   NOT NULL,
    line_number       bigint   NOT NULL,
    part              smallint NOT NULL,
    row_digest        uuid     NOT NULL,
    record_token      uuid     NOT NULL,
    source_updated    timestamptz,             -- since when the source takes it back
    withdrawal        text     NOT NULL CHECK (withdrawal IN ('UNTIL_NEWER', 'UNTIL_TOLD', 'FOR_GOOD')),
    because           text     NOT NULL,       -- who or what took it back, as a code
    told_delivery_key bigint,                  -- the delivery that is withdrawn with all its records
    area              text     CHECK (area IN ('INSIDE', 'OUTSIDE', 'UNKNOWN')),
    disposition       text     CHECK (disposition IN ('LOADED', 'UNCHANGED', 'STALE', 'OUTSIDE_AREA', 'DUPLICATE')),
    PRIMARY KEY (delivery_key, line_number, part)
);

--changeset spahc:staging-incident-record-withdrawal
ALTER TABLE staging.incident_record
    ADD COLUMN withdrawn_because text,         -- null: the record is not withdrawn
    ADD COLUMN withdrawn_until timestamptz;    -- a later source time brings it back; infinity: none; null: any

--changeset spahc:staging-snapshot
-- The current delivery where it is a snapshot: what it replaces, and what that would take away.
CREATE TABLE staging.snapshot (
    delivery_key      bigint      NOT NULL PRIMARY KEY,
    feed              text        NOT NULL,
    source_code       text        NOT NULL,
    period_date_key   integer     NOT NULL,    -- first day of its month; 0: everything
    business_date     date        NOT NULL,
    revision          integer     NOT NULL,
    withdraws_absent  boolean     NOT NULL,
    is_superseded     boolean     NOT NULL,    -- a newer snapshot of the period is loaded
    records_held      bigint,                  -- of those that the replaced snapshot told of, in the figures
    records_absent    bigint                   -- of these, that it would withdraw
);

--changeset spahc:staging-person-gone
-- People and places whose links this load took off: figures of theirs are to be counted again, though no fact names them.
CREATE UNLOGGED TABLE staging.person_gone (
    delivery_key bigint NOT NULL,
    person_key   bigint NOT NULL,
    PRIMARY KEY (delivery_key, person_key)
);
CREATE UNLOGGED TABLE staging.place_gone (
    delivery_key bigint NOT NULL,
    place_token  uuid   NOT NULL,
    PRIMARY KEY (delivery_key, place_token)
);

--liquibase formatted sql

--changeset spahc:staging-outcome
-- One row of a delivery as an outcome of a record. The key is the delivery's line.
CREATE TABLE staging.outcome (
    delivery_key   bigint   NOT NULL,
    line_number    bigint   NOT NULL,
    part           smallint NOT NULL,
    row_digest     uuid     NOT NULL,          -- keyed digest of the whole row: equal rows of one delivery are duplicates
    outcome_token  uuid     NOT NULL,          -- keyed digest of the source's own reference of the outcome
    record_token   uuid     NOT NULL,          -- keyed digest of the reference of the record that it was given to
    involved_token uuid,                       -- keyed digest of the record and the suspect's id: finds nobody beyond that record
    source_updated timestamptz,
    outcome_code   text,
    outcome_date   date,
    is_withdrawn   boolean  NOT NULL,
    waiting_days   smallint NOT NULL,          -- how long it may wait for its record, by the feed
    area           text     CHECK (area IN ('INSIDE', 'OUTSIDE', 'UNKNOWN', 'AWAITED')),   -- of its record; null until conform
    disposition    text     CHECK (disposition IN ('LOADED', 'UNCHANGED', 'STALE', 'OUTSIDE_AREA', 'DUPLICATE')),
    PRIMARY KEY (delivery_key, line_number, part)
);
CREATE INDEX outcome_token ON staging.outcome (delivery_key, outcome_token);

--changeset spahc:staging-outcome-row
-- The newest row of each outcome that the delivery tells of, and what it makes of what is known. Unlogged: a crash rolls
-- the one transaction that uses it back.
CREATE UNLOGGED TABLE staging.outcome_row (
    delivery_key        bigint   NOT NULL,
    outcome_token       uuid     NOT NULL,
    line_number         bigint   NOT NULL,
    part                smallint NOT NULL,
    outcome_version_key bigint,                -- the open version, if any
    record_key          bigint,                -- of its record, if known
    incident_key        bigint,                -- the open version of its record, if any
    standing            text     NOT NULL CHECK (standing IN ('GIVEN', 'AWAITING', 'LEFT')),
    content_hash        uuid     NOT NULL,
    is_changed          boolean  NOT NULL,
    is_later            boolean  NOT NULL,     -- the source time moves on
    PRIMARY KEY (delivery_key, outcome_token)
);

--changeset spahc:staging-touched-outcome-month
CREATE UNLOGGED TABLE staging.touched_outcome_month (
    delivery_key   bigint  NOT NULL,
    basis          text    NOT NULL,
    month_date_key integer NOT NULL,
    PRIMARY KEY (delivery_key, basis, month_date_key)
);

--changeset spahc:staging-involved-token
ALTER TABLE staging.involvement ADD COLUMN involved_token uuid;

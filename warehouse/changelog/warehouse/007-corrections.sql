--liquibase formatted sql

--changeset spahc:dim-record-withdrawal
-- The tombstone of a record that was withdrawn: what may bring it back.
ALTER TABLE warehouse.dim_record
    ADD COLUMN withdrawn_because text CHECK (withdrawn_because IN ('SOURCE', 'ABSENT', 'OFFICER', 'DELIVERY')),
    ADD COLUMN withdrawn_until timestamptz,    -- a later source time brings it back; infinity: none; null: any that is not stale
    ADD CONSTRAINT dim_record_withdrawn CHECK (withdrawn_because IS NULL OR left_reason = 'WITHDRAWN');

--changeset spahc:fact-involvement-removed
-- The load that took link and attributes off this version; the version itself stays, so that counts of then do.
ALTER TABLE warehouse.fact_involvement ADD COLUMN removed_load_key bigint;
CREATE INDEX IF NOT EXISTS fact_involvement_closed_load ON warehouse.fact_involvement (closed_load_key) WHERE closed_load_key IS NOT NULL;

--changeset spahc:snapshot
-- The newest snapshot loaded of each period of a feed, and the records that it told of.
CREATE TABLE warehouse.snapshot (
    feed            text    NOT NULL,
    period_date_key integer NOT NULL,          -- first day of its month; 0: everything
    business_date   date    NOT NULL,
    revision        integer NOT NULL,
    load_key        bigint  NOT NULL,
    PRIMARY KEY (feed, period_date_key)
);
CREATE TABLE warehouse.snapshot_record (
    feed            text    NOT NULL,
    period_date_key integer NOT NULL,
    record_token    uuid    NOT NULL,
    PRIMARY KEY (feed, period_date_key, record_token)
);
CREATE INDEX snapshot_record_token ON warehouse.snapshot_record (feed, record_token);

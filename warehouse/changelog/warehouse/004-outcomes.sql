--liquibase formatted sql

--changeset spahc:fact-outcome
-- A version follows its incident's: when the record changes or leaves, so does what it came to. A withdrawn outcome keeps
-- an open version, the tombstone that a re-delivery meets. Open while known_to is infinity, as all facts.
CREATE TABLE warehouse.fact_outcome (
    outcome_version_key bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_key          integer     NOT NULL,
    outcome_token       uuid        NOT NULL,
    record_key          bigint      NOT NULL,
    incident_key        bigint      NOT NULL,
    involved_token      uuid,
    person_key          bigint      NOT NULL,
    outcome_key         integer     NOT NULL,
    outcome_date_key    integer     NOT NULL,
    is_withdrawn        boolean     NOT NULL,
    occurred_date_key   integer     NOT NULL,
    reported_date_key   integer     NOT NULL,
    recorded_date_key   integer     NOT NULL,
    offence_key         integer     NOT NULL,
    authority_key       integer     NOT NULL,
    ward_key            integer     NOT NULL,
    lsoa_key            integer     NOT NULL,
    source_updated      timestamptz,
    content_hash        uuid        NOT NULL,
    told_load_key       bigint      NOT NULL,
    told_line_number    bigint      NOT NULL,
    known_from          timestamptz NOT NULL,
    known_to            timestamptz NOT NULL DEFAULT 'infinity',
    load_key            bigint      NOT NULL,
    closed_load_key     bigint,
    closed_because      text        CHECK (closed_because IN ('CORRECTED', 'RECORD_CHANGED', 'RECORD_LEFT')),
    UNIQUE (source_key, outcome_token, known_from),
    CHECK (known_from < known_to),
    CHECK ((known_to = 'infinity') = (closed_load_key IS NULL)),
    CHECK ((known_to = 'infinity') = (closed_because IS NULL))
);
CREATE UNIQUE INDEX fact_outcome_open ON warehouse.fact_outcome (source_key, outcome_token) WHERE known_to = 'infinity';
CREATE INDEX fact_outcome_record ON warehouse.fact_outcome (record_key);
CREATE INDEX fact_outcome_date ON warehouse.fact_outcome (outcome_date_key) WHERE known_to = 'infinity';
CREATE INDEX fact_outcome_load ON warehouse.fact_outcome (load_key);
CREATE INDEX fact_outcome_closed_load ON warehouse.fact_outcome (closed_load_key) WHERE closed_load_key IS NOT NULL;

--changeset spahc:fact-outcome-awaiting
-- Outcomes whose record has not come: neither area nor person, in no figure, gone after waits_until.
CREATE TABLE warehouse.fact_outcome_awaiting (
    source_key       integer     NOT NULL,
    outcome_token    uuid        NOT NULL,
    record_token     uuid        NOT NULL,
    involved_token   uuid,
    outcome_key      integer     NOT NULL,
    outcome_date_key integer     NOT NULL,
    is_withdrawn     boolean     NOT NULL,
    source_updated   timestamptz,
    content_hash     uuid        NOT NULL,
    waits_until      date        NOT NULL,
    told_load_key    bigint      NOT NULL,
    told_line_number bigint      NOT NULL,
    PRIMARY KEY (source_key, outcome_token)
);
CREATE INDEX fact_outcome_awaiting_record ON warehouse.fact_outcome_awaiting (source_key, record_token);
CREATE INDEX fact_outcome_awaiting_until ON warehouse.fact_outcome_awaiting (waits_until);

--changeset spahc:agg-outcome-dropped
CREATE TABLE warehouse.agg_outcome_dropped (
    load_key   bigint  NOT NULL PRIMARY KEY,
    source_key integer NOT NULL,
    outcomes   integer NOT NULL
);

--changeset spahc:agg-outcome-month
-- The present only. RECORDED: by month recorded, over all crimes recorded; CLOSED: by month of the outcome, over outcomes
-- assigned. Never add the two, nor rows of two geography kinds, nor strands.
CREATE TABLE warehouse.agg_outcome_month (
    basis               text    NOT NULL CHECK (basis IN ('RECORDED', 'CLOSED')),
    month_date_key      integer NOT NULL,
    geography_kind      text    NOT NULL CHECK (geography_kind IN ('AUTHORITY', 'WARD')),
    authority_key       integer NOT NULL,
    geography_key       integer NOT NULL,      -- of dim_authority or dim_ward
    strand_key          integer NOT NULL,      -- -3: all strands
    source_key          integer NOT NULL,
    outcome_key         integer NOT NULL,
    offences            integer NOT NULL,      -- a crime once: in the type itself, never in an "of which"
    offences_of_which   integer NOT NULL,      -- those of the "of which" types, which their parent's offences hold too
    days_to_outcome     bigint  NOT NULL,      -- from the date recorded, summed over offences_with_days
    offences_with_days  integer NOT NULL,
    PRIMARY KEY (basis, month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key, outcome_key)
);

--changeset spahc:fact-incident-hour
CREATE TABLE warehouse.fact_incident_hour (
    incident_key   bigint           NOT NULL REFERENCES warehouse.fact_incident ON DELETE CASCADE,
    weekday_number smallint         NOT NULL CHECK (weekday_number BETWEEN 1 AND 7),   -- Monday is 1
    hour           smallint         NOT NULL CHECK (hour BETWEEN 0 AND 23),
    weight         double precision NOT NULL CHECK (weight > 0 AND weight <= 1),
    PRIMARY KEY (incident_key, weekday_number, hour)
);

--changeset spahc:fact-involvement-token
ALTER TABLE warehouse.fact_involvement ADD COLUMN involved_token uuid;

--changeset spahc:dim-load-record-kind
-- One source may send several kinds, and how far it has sent one says nothing of the other.
ALTER TABLE warehouse.dim_load ADD COLUMN record_kind text NOT NULL DEFAULT 'INCIDENT';
UPDATE warehouse.dim_load l SET record_kind = 'STREET_CRIME'
WHERE EXISTS (SELECT FROM warehouse.fact_street_crime f WHERE f.load_key = l.load_key);

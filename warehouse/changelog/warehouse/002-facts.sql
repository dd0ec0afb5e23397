--liquibase formatted sql
-- Facts refer to dimensions by key without foreign keys: fifteen of them triple the time of a first load of a million
-- records, and the checks no_orphan_* of every load say the same. A version is open while known_to is infinity.

--changeset spahc:fact-incident
CREATE TABLE warehouse.fact_incident (
    incident_key        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_key          bigint      NOT NULL,
    source_key          integer     NOT NULL,
    record_token        uuid        NOT NULL,
    group_token         uuid,
    event_key           bigint      NOT NULL,
    record_type_key     integer     NOT NULL,
    record_status_key   integer     NOT NULL,
    is_counted          boolean     NOT NULL,
    occurred_date_key   integer     NOT NULL,
    reported_date_key   integer     NOT NULL,
    recorded_date_key   integer     NOT NULL,
    occurred_time_key   smallint    NOT NULL,
    occurred_from       timestamp,
    occurred_to         timestamp,
    time_precision      text        NOT NULL CHECK (time_precision IN ('EXACT', 'WINDOW', 'DATE', 'MONTH', 'UNKNOWN')),
    offence_key         integer     NOT NULL,
    target_key          integer     NOT NULL,
    location_type_key   integer     NOT NULL,
    area                text        NOT NULL CHECK (area IN ('INSIDE', 'UNKNOWN')),
    authority_key       integer     NOT NULL,
    ward_key            integer     NOT NULL,
    lsoa_key            integer     NOT NULL,
    postcode_key        integer     NOT NULL,
    place_token         uuid,
    geography_method    text        NOT NULL CHECK (geography_method IN ('POINT', 'POSTCODE', 'LSOA', 'DISTRICT', 'FEED', 'NONE')),
    source_updated      timestamptz,
    content_hash        uuid        NOT NULL,
    line_number         bigint      NOT NULL,
    known_from          timestamptz NOT NULL,
    known_to            timestamptz NOT NULL DEFAULT 'infinity',
    load_key            bigint      NOT NULL,
    closed_load_key     bigint,
    UNIQUE (source_key, record_token, known_from),
    CHECK (known_from < known_to),
    CHECK ((known_to = 'infinity') = (closed_load_key IS NULL)),
    CHECK (area = 'INSIDE' OR (postcode_key <= 0 AND place_token IS NULL))
);
CREATE UNIQUE INDEX fact_incident_open ON warehouse.fact_incident (record_key) WHERE known_to = 'infinity';
CREATE INDEX fact_incident_recorded ON warehouse.fact_incident (recorded_date_key) WHERE known_to = 'infinity';
CREATE INDEX fact_incident_event ON warehouse.fact_incident (event_key) WHERE known_to = 'infinity';
CREATE INDEX fact_incident_load ON warehouse.fact_incident (load_key);
CREATE INDEX fact_incident_closed_load ON warehouse.fact_incident (closed_load_key) WHERE closed_load_key IS NOT NULL;

--changeset spahc:bridge-incident-strand
CREATE TABLE warehouse.bridge_incident_strand (
    incident_key    bigint           NOT NULL REFERENCES warehouse.fact_incident ON DELETE CASCADE,
    strand_key      integer          NOT NULL,
    weight_all      double precision NOT NULL CHECK (weight_all > 0 AND weight_all <= 1),
    weight_national double precision NOT NULL CHECK (weight_national BETWEEN 0 AND 1),
    PRIMARY KEY (incident_key, strand_key)
);

--changeset spahc:fact-involvement
CREATE TABLE warehouse.fact_involvement (
    involvement_key       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_key            bigint      NOT NULL,
    role_key              integer     NOT NULL,
    person_number         integer     NOT NULL,
    person_key            bigint      NOT NULL,
    age_band_key          integer     NOT NULL,
    gender_key            integer     NOT NULL,
    ethnicity_self_key    integer     NOT NULL,
    ethnicity_officer_key integer     NOT NULL,
    relationship_key      integer     NOT NULL,
    is_at_work            boolean,
    content_hash          uuid        NOT NULL,
    line_number           bigint      NOT NULL,
    known_from            timestamptz NOT NULL,
    known_to              timestamptz NOT NULL DEFAULT 'infinity',
    load_key              bigint      NOT NULL,
    closed_load_key       bigint,
    UNIQUE (record_key, role_key, person_number, known_from),
    CHECK (known_from < known_to),
    CHECK ((known_to = 'infinity') = (closed_load_key IS NULL))
);
CREATE UNIQUE INDEX fact_involvement_open ON warehouse.fact_involvement (record_key, role_key, person_number)
    WHERE known_to = 'infinity';
CREATE INDEX fact_involvement_record ON warehouse.fact_involvement (record_key);
CREATE INDEX fact_involvement_person ON warehouse.fact_involvement (person_key);
CREATE INDEX fact_involvement_load ON warehouse.fact_involvement (load_key);

--changeset spahc:fact-street-crime
-- A line of the publisher's files has no key of its own (anti-social behaviour has no id, equal lines are legitimate), so
-- the digest of the line and the count of its occurrence identify it within month and force.
CREATE TABLE warehouse.fact_street_crime (
    street_crime_key   bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_key         integer      NOT NULL,
    month_date_key     integer      NOT NULL,
    force              text         NOT NULL,
    row_digest         uuid         NOT NULL,
    occurrence         integer      NOT NULL,
    area               text         NOT NULL CHECK (area IN ('INSIDE', 'UNKNOWN')),
    authority_key      integer      NOT NULL,
    lsoa_key           integer      NOT NULL,
    street_category_key integer     NOT NULL,
    street_outcome_key integer      NOT NULL,
    crime_id           text,
    street             text,
    longitude          numeric(9,6),
    latitude           numeric(9,6),
    content_hash       uuid         NOT NULL,
    line_number        bigint       NOT NULL,
    load_key           bigint       NOT NULL,
    UNIQUE (source_key, month_date_key, force, row_digest, occurrence)
);
CREATE INDEX fact_street_crime_load ON warehouse.fact_street_crime (load_key);

--changeset spahc:agg-area-month
-- The present only. Each geography kind holds every record once: its unknown members are rows of their own.
CREATE TABLE warehouse.agg_area_month (
    geography_kind   text    NOT NULL CHECK (geography_kind IN ('AUTHORITY', 'WARD', 'LSOA')),
    authority_key    integer NOT NULL,
    geography_key    integer NOT NULL,         -- of dim_authority, dim_ward or dim_lsoa
    month_date_key   integer NOT NULL,         -- first day of the month recorded
    strand_key       integer NOT NULL,         -- -3: all strands
    source_key       integer NOT NULL,
    record_type_key  integer NOT NULL,
    records          integer NOT NULL,
    offences         integer NOT NULL,
    events           integer NOT NULL,
    records_not_counted integer NOT NULL,
    PRIMARY KEY (month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key, record_type_key)
);

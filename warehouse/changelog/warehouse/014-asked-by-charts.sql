--liquibase formatted sql
-- What charts ask and no other aggregate can answer: kept as aggregates, for over a million facts they would not answer in time.
-- The present only, and additive over months.

--changeset spahc:dim-hour-of-week splitStatements:false
-- How the 168 hours are written, each once: worked out row by row it would be most of what a chart waits for.
CREATE TABLE warehouse.dim_hour_of_week (
    weekday_number smallint NOT NULL,          -- Monday is 1; 0: in no hour
    hour           smallint NOT NULL,          -- -1: in no hour
    weekday_name   text,
    weekday        text,                       -- such as 1 Mon, which sorts
    hour_label     text,                       -- such as 21:00
    hour_of_day    text,                       -- such as 21
    PRIMARY KEY (weekday_number, hour)
);
INSERT INTO warehouse.dim_hour_of_week
SELECT day, hour, name, day || ' ' || left(name, 3), lpad(hour::text, 2, '0') || ':00', lpad(hour::text, 2, '0')
FROM unnest(ARRAY['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) WITH ORDINALITY AS weekday (name, day)
CROSS JOIN generate_series(0, 23) AS hour
UNION ALL
SELECT 0, -1, NULL, NULL, NULL, NULL;

--changeset spahc:agg-hour-month
CREATE TABLE warehouse.agg_hour_month (
    month_date_key    integer  NOT NULL,       -- occurred
    geography_kind    text     NOT NULL CHECK (geography_kind IN ('AUTHORITY', 'WARD')),
    authority_key     integer  NOT NULL,
    geography_key     integer  NOT NULL,
    strand_key        integer  NOT NULL,       -- -3: all strands
    source_key        integer  NOT NULL,
    weekday_number    smallint NOT NULL,       -- 0: in no hour
    hour              smallint NOT NULL,       -- -1: in no hour
    left_out_because  text,                    -- null: in an hour
    offences          double precision NOT NULL,
    offences_left_out integer  NOT NULL,
    UNIQUE NULLS NOT DISTINCT (month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key, weekday_number, hour, left_out_because),
    CHECK ((weekday_number = 0) = (hour = -1) AND (hour = -1) = (left_out_because IS NOT NULL))
);

--changeset spahc:agg-ward-attribute-month
CREATE TABLE warehouse.agg_ward_attribute_month (
    month_date_key  integer NOT NULL,
    authority_key   integer NOT NULL,
    ward_key        integer NOT NULL,
    strand_key      integer NOT NULL,          -- -3: all strands
    source_key      integer NOT NULL,
    record_type_key integer NOT NULL,
    attribute       text    NOT NULL CHECK (attribute IN ('OFFENCE', 'LOCATION_TYPE', 'POSTCODE_SECTOR')),
    member_key      integer NOT NULL,          -- of dim_offence or dim_location_type; 0 for a sector
    postcode_sector text    NOT NULL,          -- empty: not known, or another attribute
    records         integer NOT NULL,
    offences        integer NOT NULL,
    PRIMARY KEY (month_date_key, attribute, authority_key, ward_key, strand_key, source_key, record_type_key, member_key, postcode_sector)
);

--changeset spahc:agg-adult-ward-month
CREATE TABLE warehouse.agg_adult_ward_month (
    month_date_key integer NOT NULL,
    authority_key  integer NOT NULL,
    ward_key       integer NOT NULL,
    source_key     integer NOT NULL,
    role_key       integer NOT NULL,
    attribute      text    NOT NULL CHECK (attribute IN ('AGE_BAND', 'GENDER', 'ETHNICITY_SELF')),
    member_key     integer NOT NULL,           -- of dim_age_band, dim_gender or dim_ethnicity
    involvements   integer NOT NULL,
    PRIMARY KEY (month_date_key, authority_key, ward_key, source_key, role_key, attribute, member_key)
);

--changeset spahc:agg-outcome-days
CREATE TABLE warehouse.agg_outcome_days (
    month_date_key          integer NOT NULL,  -- of the outcome
    recorded_month_date_key integer NOT NULL,
    authority_key           integer NOT NULL,
    strand_key              integer NOT NULL,  -- -3: all strands
    source_key              integer NOT NULL,
    offence_key             integer NOT NULL,
    outcome_key             integer NOT NULL,
    days_to_outcome         integer,           -- null: dated before the record
    offences                integer NOT NULL,
    UNIQUE NULLS NOT DISTINCT (month_date_key, recorded_month_date_key, authority_key, strand_key, source_key, offence_key, outcome_key, days_to_outcome)
);

--changeset spahc:agg-exception
-- A list rather than a count, kept like the aggregates: it follows from the facts and is written anew for touched records.
CREATE TABLE warehouse.agg_exception (
    record_key        bigint  NOT NULL,
    exception_kind    text    NOT NULL CHECK (exception_kind IN ('AGGRAVATED_WITHOUT_STRAND', 'OUTCOME_21')),
    incident_key      bigint  NOT NULL,
    source_key        integer NOT NULL,
    recorded_date_key integer NOT NULL,
    offence_key       integer NOT NULL,
    load_key          bigint  NOT NULL,
    PRIMARY KEY (record_key, exception_kind)
);

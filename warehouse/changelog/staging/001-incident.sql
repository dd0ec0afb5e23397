--liquibase formatted sql

--changeset spahc:staging-incident
-- One row of a delivery as an incident. The key is the delivery's line; several lines may tell of one record.
CREATE TABLE staging.incident (
    delivery_key       bigint      NOT NULL,
    line_number        bigint      NOT NULL,
    part               smallint    NOT NULL,
    row_digest         uuid        NOT NULL,   -- keyed digest of the whole row: equal rows of one delivery are duplicates
    record_token       uuid        NOT NULL,   -- keyed digest of the source's own reference
    group_token        uuid,
    source_updated     timestamptz,
    area               text        NOT NULL CHECK (area IN ('INSIDE', 'OUTSIDE', 'UNKNOWN')),
    geography_method   text        NOT NULL CHECK (geography_method IN ('POINT', 'POSTCODE', 'LSOA', 'DISTRICT', 'FEED', 'NONE')),
    authority_code     text,
    ward_code          text,
    lsoa_code          text,                   -- as best known, either vintage
    postcode           text,
    place_token        uuid,
    location_type_code text,
    record_type_code   text,
    status_code        text,
    recorded_date      date,
    reported_date      date,
    occurred_from      timestamp,              -- local time, Europe/London
    occurred_to        timestamp,
    time_precision     text        CHECK (time_precision IN ('EXACT', 'WINDOW', 'DATE', 'MONTH', 'UNKNOWN')),
    offence_code       text,
    strand_codes       text[],
    target_code        text,
    disposition        text        CHECK (disposition IN ('LOADED', 'UNCHANGED', 'STALE', 'OUTSIDE_AREA', 'DUPLICATE')),
    PRIMARY KEY (delivery_key, line_number, part)
);

--changeset spahc:staging-involvement
CREATE TABLE staging.involvement (
    delivery_key           bigint   NOT NULL,
    line_number            bigint   NOT NULL,
    part                   smallint NOT NULL,
    record_token           uuid     NOT NULL,
    role_code              text     NOT NULL,
    person_number          integer  NOT NULL,
    person_kind            text     NOT NULL CHECK (person_kind IN ('PERSON', 'UNIDENTIFIED', 'ORGANISATION')),
    age_band_code          text,
    gender_code            text,
    ethnicity_self_code    text,
    ethnicity_officer_code text,
    relationship_code      text,
    is_at_work             boolean,
    PRIMARY KEY (delivery_key, line_number, part)
);

--changeset spahc:staging-street-crime
CREATE TABLE staging.street_crime (
    delivery_key  bigint   NOT NULL,
    line_number   bigint   NOT NULL,
    part          smallint NOT NULL,
    row_digest    uuid     NOT NULL,
    area          text     NOT NULL CHECK (area IN ('INSIDE', 'OUTSIDE', 'UNKNOWN')),
    month         date     NOT NULL,           -- first day of the month
    force         text,
    crime_id      text,
    longitude     numeric(9,6),
    latitude      numeric(9,6),
    street        text,
    lsoa_code     text,
    category_code text,
    outcome_code  text,
    disposition   text     CHECK (disposition IN ('LOADED', 'UNCHANGED', 'STALE', 'OUTSIDE_AREA', 'DUPLICATE')),
    PRIMARY KEY (delivery_key, line_number, part)
);

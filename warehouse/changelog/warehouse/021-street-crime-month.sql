--liquibase formatted sql

--changeset spahc:agg-street-crime-month
-- All recorded crime by place and kind, the background rate: as published, never added to incidents.
CREATE TABLE warehouse.agg_street_crime_month (
    month_date_key      integer NOT NULL,
    source_key          integer NOT NULL,
    force               text    NOT NULL,
    area                text    NOT NULL CHECK (area IN ('INSIDE', 'UNKNOWN')),
    authority_key       integer NOT NULL,
    lsoa_key            integer NOT NULL,
    street_category_key integer NOT NULL,
    crimes              integer NOT NULL CHECK (crimes > 0),
    PRIMARY KEY (month_date_key, source_key, force, area, authority_key, lsoa_key, street_category_key)
);

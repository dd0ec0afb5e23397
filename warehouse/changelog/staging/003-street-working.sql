--liquibase formatted sql

--changeset spahc:staging-street-crime-row
CREATE UNLOGGED TABLE staging.street_crime_row (
    delivery_key        bigint   NOT NULL,
    line_number         bigint   NOT NULL,
    part                smallint NOT NULL,
    source_key          integer  NOT NULL,
    month_date_key      integer  NOT NULL,
    force               text     NOT NULL,
    row_digest          uuid     NOT NULL,
    occurrence          integer  NOT NULL,
    area                text     NOT NULL,
    authority_key       integer  NOT NULL,
    lsoa_key            integer  NOT NULL,
    street_category_key integer  NOT NULL,
    street_outcome_key  integer  NOT NULL,
    content_hash        uuid     NOT NULL,
    is_changed          boolean  NOT NULL,
    PRIMARY KEY (delivery_key, line_number, part)
);

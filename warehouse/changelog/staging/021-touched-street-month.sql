--liquibase formatted sql

--changeset spahc:staging-touched-street-month
CREATE UNLOGGED TABLE staging.touched_street_month (
    delivery_key   bigint  NOT NULL,
    source_key     integer NOT NULL,
    month_date_key integer NOT NULL,
    force          text    NOT NULL,
    PRIMARY KEY (delivery_key, source_key, month_date_key, force)
);

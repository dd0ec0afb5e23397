--liquibase formatted sql

--changeset spahc:staging-touched-month-occurred
-- Months occurred, as touched_month has months recorded. Unlogged: a crash rolls the one transaction back.
CREATE UNLOGGED TABLE staging.touched_month_occurred (
    delivery_key   bigint  NOT NULL,
    month_date_key integer NOT NULL,
    PRIMARY KEY (delivery_key, month_date_key)
);

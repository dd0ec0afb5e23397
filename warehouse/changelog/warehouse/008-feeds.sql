--liquibase formatted sql
-- What the Data status dashboard sets deliveries against: what feeds promise, and what reasons mean.

--changeset spahc:dim-feed
CREATE TABLE warehouse.dim_feed (
    feed          text    NOT NULL PRIMARY KEY,
    feed_title    text    NOT NULL,
    source_code   text    NOT NULL,
    theme_code    text    NOT NULL,
    record_kind   text    NOT NULL,
    schedule      text    NOT NULL,
    promise_hours integer NOT NULL,
    is_configured boolean NOT NULL DEFAULT true
);

--changeset spahc:dim-reason
CREATE TABLE warehouse.dim_reason (
    reason_code text NOT NULL PRIMARY KEY,
    reason_kind text NOT NULL,
    meaning     text NOT NULL,
    next_step   text NOT NULL
);

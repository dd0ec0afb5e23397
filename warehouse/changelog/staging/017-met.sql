--liquibase formatted sql
-- The tables are empty between loads, so that columns without a default can come.

--changeset spahc:staging-met-sources-as-bits
-- Which sources know of an event, as one bit each: joined in any order they say the same, and they need no sorting to be counted.
ALTER TABLE staging.person_met DROP COLUMN sources;
ALTER TABLE staging.person_met ADD COLUMN sources bit varying NOT NULL;
ALTER TABLE staging.place_met DROP COLUMN sources;
ALTER TABLE staging.place_met ADD COLUMN sources bit varying NOT NULL;

--changeset spahc:staging-person-told-once
-- Who was what in which record is worked out once, for people met again and for people met.
ALTER TABLE staging.person_told
    ADD COLUMN is_certain boolean NOT NULL,
    ADD COLUMN source_key integer NOT NULL;

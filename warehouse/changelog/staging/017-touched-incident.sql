--liquibase formatted sql

--changeset spahc:staging-touched-incident-every-month
-- Every aggregate by month reads the same rows, so they are looked up and given their set of strands once: also those of a month
-- occurred or of a month of outcome, and what the wards and the hours are counted by. Empty between loads, so columns come at once.
ALTER TABLE staging.touched_incident
    ADD COLUMN month_occurred_date_key integer NOT NULL,
    ADD COLUMN postcode_key            integer NOT NULL,
    ADD COLUMN time_precision          text    NOT NULL;

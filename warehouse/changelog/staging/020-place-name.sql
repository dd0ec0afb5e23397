--liquibase formatted sql
-- The table is empty between loads.

--changeset spahc:staging-incident-place-name
-- Of a street or public place; empty where the row forbids any.
ALTER TABLE staging.incident ADD COLUMN place_name text CHECK (place_name IS NULL OR place_token IS NOT NULL);

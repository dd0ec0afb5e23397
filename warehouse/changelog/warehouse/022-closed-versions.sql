--liquibase formatted sql

--changeset spahc:fact-incident-closed
-- The versions of a record that are closed, which are few: a correction asks what its records said before it.
CREATE INDEX fact_incident_closed ON warehouse.fact_incident (record_key) WHERE known_to <> 'infinity';

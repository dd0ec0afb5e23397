--liquibase formatted sql

--changeset spahc:fact-involvement-removed-load
-- Versions cleared by a load are few, and every load asks for those of its own: without this it read every version there is.
CREATE INDEX fact_involvement_removed_load ON warehouse.fact_involvement (removed_load_key) WHERE removed_load_key IS NOT NULL;

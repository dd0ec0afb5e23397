-- Purpose: the first large delivery fills the dimensions and facts that grow with it without their indexes and keys, which
--   put_indexes_back.sql builds and proves by set once they are full; for every other delivery nothing happens.
-- Grain: none; writes no row.
-- Inputs: staging.incident, staging.set_aside, warehouse.dim_record, dim_event, fact_incident, bridge_incident_strand,
--   fact_incident_hour, fact_involvement, by warehouse.set_indexes_aside; :delivery_key.
-- Idempotent because: tables that hold a row are left as they are.
SELECT warehouse.set_indexes_aside(:delivery_key, 1000);

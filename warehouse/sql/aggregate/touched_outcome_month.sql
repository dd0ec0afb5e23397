-- Purpose: months whose outcome figures this load may have moved: months recorded of incidents and of outcomes that it
--   opened or closed, and months of every outcome of those records, for another may be the current one now.
-- Grain: one row a basis and month (0: date unknown).
-- Inputs: warehouse.fact_incident, warehouse.fact_outcome, staging.outcome_row, :delivery_key, :load_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_outcome_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_outcome_month (delivery_key, basis, month_date_key)
WITH incident AS (
    SELECT recorded_date_key FROM warehouse.fact_incident WHERE load_key = :load_key
    UNION
    SELECT recorded_date_key FROM warehouse.fact_incident WHERE closed_load_key = :load_key
), moved AS (
    SELECT record_key, recorded_date_key, outcome_date_key FROM warehouse.fact_outcome WHERE load_key = :load_key
    UNION
    SELECT record_key, recorded_date_key, outcome_date_key FROM warehouse.fact_outcome WHERE closed_load_key = :load_key
    UNION
    SELECT o.record_key, o.recorded_date_key, o.outcome_date_key
    FROM staging.outcome_row r
    JOIN warehouse.fact_outcome o USING (outcome_version_key)
    WHERE r.delivery_key = :delivery_key AND r.is_later AND NOT r.is_changed
), day AS (
    SELECT 'RECORDED' AS basis, recorded_date_key AS date_key FROM incident
    UNION
    SELECT 'RECORDED', recorded_date_key FROM moved
    UNION
    SELECT 'CLOSED', outcome_date_key FROM moved
    UNION
    SELECT 'CLOSED', o.outcome_date_key
    FROM (SELECT DISTINCT record_key FROM moved) record
    JOIN warehouse.fact_outcome o USING (record_key)
    WHERE o.known_to = 'infinity'
)
SELECT DISTINCT :delivery_key, basis, CASE WHEN date_key > 0 THEN date_key / 100 * 100 + 1 ELSE 0 END FROM day;

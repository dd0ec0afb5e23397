-- Purpose: records of which this load changed the incident, its people or its outcomes.
-- Grain: one row a record.
-- Inputs: warehouse.fact_incident, fact_involvement, fact_outcome, staging.outcome_row, :delivery_key, :load_key.
-- Idempotent because: a record is there once.
INSERT INTO staging.touched_record (delivery_key, record_key)
SELECT :delivery_key, record_key
FROM (SELECT record_key FROM warehouse.fact_incident
      WHERE load_key = :load_key OR closed_load_key = :load_key
      UNION
      SELECT record_key FROM warehouse.fact_involvement
      WHERE load_key = :load_key OR closed_load_key = :load_key OR removed_load_key = :load_key
      UNION
      SELECT record_key FROM warehouse.fact_outcome
      WHERE load_key = :load_key OR closed_load_key = :load_key
      UNION
      SELECT record_key FROM staging.outcome_row
      WHERE delivery_key = :delivery_key AND is_later AND NOT is_changed AND record_key IS NOT NULL) touched
-- In the order of the key, whose index then grows at its end alone.
ORDER BY record_key
ON CONFLICT (delivery_key, record_key) DO NOTHING;

SELECT staging.analyse_tables('touched_record');

-- Purpose: in place of load/touched_record.sql for a rebuild: every record, so that fact_event_match.sql and
--   bridge_same_event.sql judge every report anew, and agg_exception.sql every record.
-- Grain: one row a record.
-- Inputs: warehouse.fact_incident, fact_event_match, agg_exception, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_record WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_record (delivery_key, record_key)
SELECT :delivery_key, record_key FROM warehouse.fact_incident WHERE known_to = 'infinity'
UNION
SELECT :delivery_key, record_key FROM warehouse.fact_event_match
UNION
SELECT :delivery_key, other_record_key FROM warehouse.fact_event_match
UNION
SELECT :delivery_key, record_key FROM warehouse.agg_exception;

SELECT staging.analyse_tables('touched_record');

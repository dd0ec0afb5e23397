-- Purpose: in place of touched_event_month.sql for a rebuild: every month of which there is a record or a figure.
-- Grain: one row a theme and month recorded (0: date recorded unknown).
-- Inputs: warehouse.fact_incident, agg_event_month, dim_source, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_event_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_event_month (delivery_key, theme_key, month_date_key)
SELECT :delivery_key, s.theme_key, CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END
FROM warehouse.fact_incident f JOIN warehouse.dim_source s USING (source_key)
WHERE f.known_to = 'infinity'
UNION
SELECT :delivery_key, theme_key, month_date_key FROM warehouse.agg_event_month;

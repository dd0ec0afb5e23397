-- Purpose: in place of touched_outcome_month.sql for a rebuild: every month of which there is a fact or a figure.
-- Grain: one row a basis and month (0: date unknown).
-- Inputs: warehouse.fact_incident, fact_outcome, agg_outcome_month, agg_outcome_days, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_outcome_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_outcome_month (delivery_key, basis, month_date_key)
SELECT :delivery_key, 'RECORDED', CASE WHEN recorded_date_key > 0 THEN recorded_date_key / 100 * 100 + 1 ELSE 0 END
FROM warehouse.fact_incident WHERE known_to = 'infinity'
UNION
SELECT :delivery_key, 'CLOSED', CASE WHEN outcome_date_key > 0 THEN outcome_date_key / 100 * 100 + 1 ELSE 0 END
FROM warehouse.fact_outcome WHERE known_to = 'infinity'
UNION
SELECT :delivery_key, basis, month_date_key FROM warehouse.agg_outcome_month
UNION
SELECT :delivery_key, 'CLOSED', month_date_key FROM warehouse.agg_outcome_days;

-- Purpose: outcomes of this source whose record has not come within the days that their feed gives it, go; how many is kept.
-- Grain: one row a load that dropped any.
-- Inputs: warehouse.fact_outcome_awaiting, warehouse.dim_source, :load_key, :source_code, :known_at.
-- Idempotent because: what is gone stays gone, and a load's count only adds what it dropped.
WITH gone AS (
    DELETE FROM warehouse.fact_outcome_awaiting a
    USING warehouse.dim_source s
    WHERE s.source_code = :source_code AND a.source_key = s.source_key
      AND a.waits_until < (:known_at::timestamptz AT TIME ZONE 'Europe/London')::date
    RETURNING a.source_key
)
INSERT INTO warehouse.agg_outcome_dropped AS d (load_key, source_key, outcomes)
SELECT :load_key, source_key, count(*) FROM gone GROUP BY source_key
ON CONFLICT (load_key) DO UPDATE SET outcomes = d.outcomes + excluded.outcomes;

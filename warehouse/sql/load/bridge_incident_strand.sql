-- Purpose: the strands of each new version, with weights that let a total be split: weight_all sums to 1 over all strands,
--   weight_national over those monitored nationally, among which Gypsy, Roma and Traveller counts as race.
-- Grain: one row a strand of an incident version.
-- Inputs: warehouse.fact_incident, staging.incident_record, staging.incident, warehouse.dim_strand,
--   :delivery_key, :load_key.
-- Idempotent because: the bridge of all versions of a load is written at once, and nothing where it is there.
INSERT INTO warehouse.bridge_incident_strand (incident_key, strand_key, weight_all, weight_national)
WITH told AS MATERIALIZED (
    SELECT f.incident_key, coalesce(i.strand_codes, '{}') AS strand_codes
    FROM staging.incident_record r
    JOIN staging.incident i USING (delivery_key, line_number, part)
    JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
    WHERE r.delivery_key = :delivery_key AND r.is_changed
      AND NOT EXISTS (SELECT FROM warehouse.fact_incident told JOIN warehouse.bridge_incident_strand USING (incident_key) WHERE told.load_key = :load_key)
), flagged AS (
    -- Incidents are many, and sets of strands are few: each is weighed once.
    SELECT DISTINCT flags.strand_codes, coalesce(d.strand_key, 0) AS strand_key, d.national_strand_code
    FROM (SELECT DISTINCT strand_codes FROM told) flags
    LEFT JOIN LATERAL unnest(flags.strand_codes) AS flag (strand_code) ON true
    LEFT JOIN warehouse.dim_strand d ON d.strand_code = flag.strand_code
), ranked AS (
    SELECT strand_codes, strand_key, national_strand_code,
           count(*) OVER (PARTITION BY strand_codes) AS strands,
           count(*) OVER (PARTITION BY strand_codes, national_strand_code) AS sharers,
           dense_rank() OVER (PARTITION BY strand_codes ORDER BY national_strand_code NULLS LAST) AS national_rank
    FROM flagged
), counted AS (
    SELECT *, max(national_rank) FILTER (WHERE national_strand_code IS NOT NULL) OVER (PARTITION BY strand_codes) AS national_strands
    FROM ranked
)
SELECT told.incident_key, counted.strand_key, 1.0 / strands,
       CASE WHEN national_strand_code IS NULL THEN 0 ELSE 1.0 / (national_strands * sharers) END
FROM told
JOIN counted USING (strand_codes);

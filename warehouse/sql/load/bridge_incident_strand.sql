-- Purpose: the strands of each new version, with weights that let a total be split: weight_all sums to 1 over all strands,
--   weight_national over those monitored nationally, among which Gypsy, Roma and Traveller counts as race.
-- Grain: one row a strand of an incident version.
-- Inputs: warehouse.fact_incident, staging.incident_record, staging.incident, warehouse.dim_strand,
--   :delivery_key, :load_key.
-- Idempotent because: the bridge of all versions of a load is written at once, and nothing where it is there.
INSERT INTO warehouse.bridge_incident_strand (incident_key, strand_key, weight_all, weight_national)
WITH flagged AS (
    SELECT DISTINCT f.incident_key, coalesce(d.strand_key, 0) AS strand_key, d.national_strand_code
    FROM staging.incident_record r
    JOIN staging.incident i USING (delivery_key, line_number, part)
    JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
    LEFT JOIN LATERAL unnest(i.strand_codes) AS told (strand_code) ON true
    LEFT JOIN warehouse.dim_strand d ON d.strand_code = told.strand_code
    WHERE r.delivery_key = :delivery_key AND r.is_changed
      AND NOT EXISTS (SELECT FROM warehouse.fact_incident told JOIN warehouse.bridge_incident_strand USING (incident_key) WHERE told.load_key = :load_key)
), ranked AS (
    -- In one pass over each incident's few strands: joined with themselves they cost the square of the delivery.
    SELECT incident_key, strand_key, national_strand_code,
           count(*) OVER (PARTITION BY incident_key) AS strands,
           count(*) OVER (PARTITION BY incident_key, national_strand_code) AS sharers,
           dense_rank() OVER (PARTITION BY incident_key ORDER BY national_strand_code NULLS LAST) AS national_rank
    FROM flagged
), counted AS (
    SELECT *, max(national_rank) FILTER (WHERE national_strand_code IS NOT NULL) OVER (PARTITION BY incident_key) AS national_strands
    FROM ranked
)
SELECT incident_key, strand_key, 1.0 / strands,
       CASE WHEN national_strand_code IS NULL THEN 0 ELSE 1.0 / (national_strands * sharers) END
FROM counted;

-- Purpose: the strands of each new version, with weights that let a total be split: weight_all sums to 1 over all strands,
--   weight_national over those monitored nationally, among which Gypsy, Roma and Traveller counts as race.
-- Grain: one row a strand of an incident version.
-- Inputs: warehouse.fact_incident of this load, staging.incident_record, staging.incident, warehouse.dim_strand,
--   :delivery_key, :load_key.
-- Idempotent because: the bridge of a version is written once, with it.
INSERT INTO warehouse.bridge_incident_strand (incident_key, strand_key, weight_all, weight_national)
WITH flagged AS (
    SELECT DISTINCT f.incident_key, coalesce(d.strand_key, 0) AS strand_key, d.national_strand_code
    FROM staging.incident_record r
    JOIN staging.incident i USING (delivery_key, line_number, part)
    JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.load_key = :load_key AND f.known_to = 'infinity'
    LEFT JOIN LATERAL unnest(i.strand_codes) AS told (strand_code) ON true
    LEFT JOIN warehouse.dim_strand d ON d.strand_code = told.strand_code
    WHERE r.delivery_key = :delivery_key AND r.is_changed
), counted AS (
    SELECT incident_key, count(*) AS strands, count(DISTINCT national_strand_code) AS national_strands
    FROM flagged GROUP BY incident_key
), shared AS (
    SELECT incident_key, national_strand_code, count(*) AS sharers
    FROM flagged WHERE national_strand_code IS NOT NULL GROUP BY incident_key, national_strand_code
)
SELECT flagged.incident_key, flagged.strand_key, 1.0 / counted.strands,
       coalesce(1.0 / (counted.national_strands * shared.sharers), 0)
FROM flagged
JOIN counted USING (incident_key)
LEFT JOIN shared USING (incident_key, national_strand_code)
ON CONFLICT (incident_key, strand_key) DO NOTHING;

-- Purpose: the weights of every version as the strands are known now: one that came before its reference data had no national
--   strand, and now counts as one.
-- Grain: one row a strand of an incident version, updated in place.
-- Inputs: warehouse.bridge_incident_strand, warehouse.dim_strand.
-- Idempotent because: weights follow from the strands alone, by the rule of bridge_incident_strand.sql.
UPDATE warehouse.bridge_incident_strand b
SET weight_national = told.weight_national
FROM (SELECT incident_key, strand_key,
             CASE WHEN national_strand_code IS NULL THEN 0
                  ELSE 1.0 / (max(national_rank) FILTER (WHERE national_strand_code IS NOT NULL) OVER (PARTITION BY incident_key) * sharers) END
                 AS weight_national
      FROM (SELECT b.incident_key, b.strand_key, d.national_strand_code,
                   count(*) OVER (PARTITION BY b.incident_key, d.national_strand_code) AS sharers,
                   dense_rank() OVER (PARTITION BY b.incident_key ORDER BY d.national_strand_code NULLS LAST) AS national_rank
            FROM warehouse.bridge_incident_strand b
            JOIN warehouse.dim_strand d USING (strand_key)) ranked) told
WHERE b.incident_key = told.incident_key AND b.strand_key = told.strand_key
  AND b.weight_national IS DISTINCT FROM told.weight_national;

-- Purpose: records of this load of unknown area with a place or an authority, and the other way round.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_incident, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE (area = 'UNKNOWN') <> (authority_key = -4)
                           OR (area = 'UNKNOWN' AND (ward_key <> -4 OR lsoa_key <> -4 OR postcode_key > 0 OR place_token IS NOT NULL)))
           AS rows_failed
FROM warehouse.fact_incident
WHERE load_key = :load_key;

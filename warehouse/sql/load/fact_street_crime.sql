-- Purpose: a snapshot replaces its months and forces: lines that it no longer holds go, new and changed ones come, equal
--   ones stay as they are.
-- Grain: one row a line of the published files, inside the area or of unknown area.
-- Inputs: staging.street_crime, staging.street_crime_row, warehouse.dim_source, :delivery_key, :load_key, :source_code.
-- Idempotent because: afterwards the fact holds exactly the snapshot's lines, whatever it held before.
DELETE FROM warehouse.fact_street_crime f
USING (SELECT DISTINCT s.source_key,
              extract(year FROM c.month)::integer * 10000 + extract(month FROM c.month)::integer * 100 + 1 AS month_date_key,
              coalesce(c.force, '') AS force
       FROM staging.street_crime c
       JOIN warehouse.dim_source s ON s.source_code = :source_code
       WHERE c.delivery_key = :delivery_key) period
WHERE f.source_key = period.source_key AND f.month_date_key = period.month_date_key AND f.force = period.force
  AND NOT EXISTS (SELECT FROM staging.street_crime_row r
                  WHERE r.delivery_key = :delivery_key AND NOT r.is_changed
                    AND r.source_key = f.source_key AND r.month_date_key = f.month_date_key AND r.force = f.force
                    AND r.row_digest = f.row_digest AND r.occurrence = f.occurrence);

INSERT INTO warehouse.fact_street_crime (source_key, month_date_key, force, row_digest, occurrence, area, authority_key, lsoa_key,
    street_category_key, street_outcome_key, crime_id, street, longitude, latitude, content_hash, line_number, load_key)
SELECT r.source_key, r.month_date_key, r.force, r.row_digest, r.occurrence, r.area, r.authority_key, r.lsoa_key,
       r.street_category_key, r.street_outcome_key, c.crime_id, c.street, c.longitude, c.latitude, r.content_hash,
       r.line_number, :load_key
FROM staging.street_crime_row r
JOIN staging.street_crime c USING (delivery_key, line_number, part)
WHERE r.delivery_key = :delivery_key AND r.is_changed
ORDER BY r.line_number, r.part;

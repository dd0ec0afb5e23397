-- Purpose: the last word on every line, which the reconciliation counts. Equal lines are no duplicates here.
-- Grain: one row a line and part, updated in place.
-- Inputs: staging.street_crime, staging.street_crime_row, :delivery_key.
-- Idempotent because: it follows from the working table alone.
UPDATE staging.street_crime c
SET disposition = told.disposition
FROM (SELECT i.line_number, i.part,
             CASE WHEN r.line_number IS NULL THEN 'OUTSIDE_AREA' WHEN r.is_changed THEN 'LOADED' ELSE 'UNCHANGED' END AS disposition
      FROM staging.street_crime i
      LEFT JOIN staging.street_crime_row r USING (delivery_key, line_number, part)
      WHERE i.delivery_key = :delivery_key) told
WHERE c.delivery_key = :delivery_key
  AND told.line_number = c.line_number AND told.part = c.part
  AND c.disposition IS DISTINCT FROM told.disposition;

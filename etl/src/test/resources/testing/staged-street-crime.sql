-- Purpose: what lies in staging of the one delivery, without digests: equal lines share the first of them.
-- Grain: one row a line.
-- Inputs: staging.
-- Idempotent because: it only reads.
SELECT line_number AS line, first_value(line_number) OVER (PARTITION BY row_digest ORDER BY line_number) AS same_as, area, month, force,
       left(crime_id, 8) AS crime_id_begins, longitude, latitude, street, lsoa_code AS lsoa, category_code AS category, outcome_code AS outcome
FROM staging.street_crime
ORDER BY line_number

-- Purpose: each line of a snapshot with its keys, and whether the fact holds it already as it is.
-- Grain: one row a line inside the area or of unknown area. Equal lines are told apart by their occurrence in the file.
-- Inputs: staging.street_crime, the dimensions, warehouse.fact_street_crime, :delivery_key, :source_code, :authority_code.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.street_crime_row WHERE delivery_key = :delivery_key;

INSERT INTO staging.street_crime_row (delivery_key, line_number, part, source_key, month_date_key, force, row_digest, occurrence,
    area, authority_key, lsoa_key, street_category_key, street_outcome_key, content_hash, is_changed)
WITH conformed AS (
    SELECT c.line_number, c.part, s.source_key,
           extract(year FROM c.month)::integer * 10000 + extract(month FROM c.month)::integer * 100 + 1 AS month_date_key,
           coalesce(c.force, '') AS force, c.row_digest,
           row_number() OVER (PARTITION BY c.month, c.force, c.row_digest ORDER BY c.line_number, c.part) AS occurrence,
           c.area,
           CASE c.area WHEN 'INSIDE' THEN a.authority_key ELSE -4 END AS authority_key,
           CASE c.area WHEN 'INSIDE' THEN coalesce(l21.lsoa_key, l.lsoa_key, 0) ELSE -4 END AS lsoa_key,
           coalesce(k.street_category_key, 0) AS street_category_key,
           -- Anti-social behaviour has no outcome: not applicable is not unknown.
           coalesce(o.street_outcome_key, CASE WHEN c.crime_id IS NULL THEN -1 ELSE 0 END) AS street_outcome_key,
           md5(ROW(c.area, c.lsoa_code, c.category_code, c.outcome_code, c.crime_id, c.street, c.longitude, c.latitude)::text)::uuid
               AS content_hash
    FROM staging.street_crime c
    JOIN warehouse.dim_source s ON s.source_code = :source_code
    JOIN warehouse.dim_authority a ON a.authority_code = :authority_code
    LEFT JOIN warehouse.dim_lsoa l ON l.lsoa_code = c.lsoa_code
    LEFT JOIN warehouse.dim_lsoa l21 ON l21.lsoa_code = l.lsoa21_code
    LEFT JOIN warehouse.dim_street_category k ON k.street_category_code = c.category_code
    LEFT JOIN warehouse.dim_street_outcome o ON o.street_outcome_code = c.outcome_code
    WHERE c.delivery_key = :delivery_key AND c.area <> 'OUTSIDE'
)
SELECT :delivery_key, c.line_number, c.part, c.source_key, c.month_date_key, c.force, c.row_digest, c.occurrence, c.area,
       c.authority_key, c.lsoa_key, c.street_category_key, c.street_outcome_key, c.content_hash,
       f.content_hash IS DISTINCT FROM c.content_hash
FROM conformed c
LEFT JOIN warehouse.fact_street_crime f USING (source_key, month_date_key, force, row_digest, occurrence);

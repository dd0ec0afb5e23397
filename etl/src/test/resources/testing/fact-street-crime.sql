-- Purpose: the facts that the one delivery made, by natural keys.
-- Grain: one row a fact.
-- Inputs: the star.
-- Idempotent because: it only reads.
SELECT f.line_number AS line, m.date AS month, f.force, f.area, a.authority_code AS authority, l.lsoa_code AS lsoa, l.lsoa_kind,
       c.street_category_code AS category, o.street_outcome_code AS outcome, f.occurrence, f.street
FROM warehouse.fact_street_crime f
JOIN warehouse.dim_date m ON m.date_key = f.month_date_key
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.dim_lsoa l USING (lsoa_key)
JOIN warehouse.dim_street_category c USING (street_category_key)
JOIN warehouse.dim_street_outcome o USING (street_outcome_key)
ORDER BY f.line_number

-- Purpose: members for codes that the dimensions do not know yet (late-arriving).
-- Grain: one row a code and dimension.
-- Inputs: staging.street_crime, :delivery_key, :source_code, :authority_code.
-- Idempotent because: only codes that are not there are added.
INSERT INTO warehouse.dim_source (source_code, source_name, source_kind, is_inferred)
SELECT :source_code, :source_code, 'UNKNOWN', true
WHERE NOT EXISTS (SELECT FROM warehouse.dim_source WHERE source_code = :source_code);

INSERT INTO warehouse.dim_authority (authority_code, authority_name, is_inferred)
SELECT :authority_code, :authority_code, true
WHERE NOT EXISTS (SELECT FROM warehouse.dim_authority WHERE authority_code = :authority_code);

INSERT INTO warehouse.dim_lsoa (lsoa_code, lsoa_name, vintage, lsoa_kind, lsoa21_code, authority_code, is_inferred)
SELECT code, code, 'NONE', 'LSOA', code, :authority_code, true
FROM (SELECT DISTINCT lsoa_code AS code FROM staging.street_crime
      WHERE delivery_key = :delivery_key AND area = 'INSIDE') told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_lsoa d WHERE d.lsoa_code = code);

INSERT INTO warehouse.dim_street_category (street_category_code, street_category_name, is_hate_relevant, sort_order, is_inferred)
SELECT code, code, false, 9999, true
FROM (SELECT DISTINCT category_code AS code FROM staging.street_crime
      WHERE delivery_key = :delivery_key AND area <> 'OUTSIDE') told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_street_category d WHERE d.street_category_code = code);

INSERT INTO warehouse.dim_street_outcome (street_outcome_code, street_outcome_name, street_outcome_group, is_inferred)
SELECT code, code, 'unknown', true
FROM (SELECT DISTINCT outcome_code AS code FROM staging.street_crime
      WHERE delivery_key = :delivery_key AND area <> 'OUTSIDE') told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_street_outcome d WHERE d.street_outcome_code = code);

-- Purpose: residents by one characteristic at a time, the denominators of rates.
-- Grain: one row an LSOA, characteristic and group.
-- Inputs: reference_population_age, _age21, _disability, _ethnicity, _religion.
-- Idempotent because: a count is found by its key and written only where it differs.
INSERT INTO warehouse.dim_population AS d (characteristic, lsoa_code, population_group, vintage, residents)
SELECT 'AGE_BAND', lsoa11_code, age_band, '2011', residents::integer FROM reference_population_age
UNION ALL
SELECT 'AGE_BAND', lsoa21_code, age_band, '2021', residents::integer FROM reference_population_age21
UNION ALL
SELECT 'DISABILITY', lsoa21_code, "group", '2021', residents::integer FROM reference_population_disability
UNION ALL
SELECT 'ETHNICITY', lsoa21_code, "group", '2021', residents::integer FROM reference_population_ethnicity
UNION ALL
SELECT 'RELIGION', lsoa21_code, "group", '2021', residents::integer FROM reference_population_religion
ON CONFLICT (characteristic, lsoa_code, population_group) DO UPDATE
SET (vintage, residents)
    = ROW(excluded.vintage, excluded.residents)
WHERE (d.vintage, d.residents)
      IS DISTINCT FROM (excluded.vintage, excluded.residents);

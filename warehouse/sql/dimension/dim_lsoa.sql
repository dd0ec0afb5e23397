-- Purpose: lower super output areas of both vintages. One that was split in 2021 stays as a member of its own, for records that say
--   no more than the old code.
-- Grain: one row an LSOA code.
-- Inputs: reference_lsoa and reference_lsoa_change.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_lsoa (lsoa_key, lsoa_code, lsoa_name, vintage, lsoa_kind, lsoa21_code, msoa_code, msoa_name, best_fit_ward_code, authority_code, residents, imd_decile, imd_rank, imd_score, crime_decile, area_hectares, latitude, longitude, is_known)
VALUES (0, 'UNKNOWN', 'Unknown LSOA', 'NONE', 'RESERVED', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 'NONE', 'RESERVED', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', 'NONE', 'RESERVED', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false),
       (-4, 'AREA_UNKNOWN', 'Area unknown of the force', 'NONE', 'RESERVED', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false)
ON CONFLICT (lsoa_key) DO NOTHING;

INSERT INTO warehouse.dim_lsoa AS d (lsoa_code, lsoa_name, vintage, lsoa_kind, lsoa21_code, msoa_code, msoa_name, best_fit_ward_code, authority_code, residents, imd_decile, imd_rank, imd_score, crime_decile, area_hectares, latitude, longitude, is_known)
SELECT l.lsoa_code,
       CASE WHEN c.is_split THEN l.lsoa_name || ' (2011, split: part unknown)' ELSE l.lsoa_name END,
       upper(l.vintages), CASE WHEN c.is_split THEN 'SPLIT_UNKNOWN' ELSE 'LSOA' END,
       CASE WHEN c.lsoa11_code IS NULL THEN l.lsoa_code WHEN NOT c.is_split THEN c.lsoa21_code END,
       nullif(l.msoa_code, ''), nullif(l.msoa_name, ''), nullif(l.ward_code, ''), l.authority_code, nullif(l.residents, '')::integer,
       nullif(l.imd_decile, '')::smallint, nullif(l.imd_rank, '')::integer, nullif(l.imd_score, '')::numeric,
       nullif(l.crime_decile, '')::smallint, nullif(l.area_ha, '')::numeric, nullif(l.lat, '')::numeric, nullif(l.lon, '')::numeric, true
FROM reference_lsoa l
LEFT JOIN (SELECT lsoa11_code, count(DISTINCT lsoa21_code) > 1 AS is_split, min(lsoa21_code) AS lsoa21_code
           FROM reference_lsoa_change GROUP BY lsoa11_code) c ON c.lsoa11_code = l.lsoa_code
ON CONFLICT (lsoa_code) DO UPDATE
SET (lsoa_name, vintage, lsoa_kind, lsoa21_code, msoa_code, msoa_name, best_fit_ward_code, authority_code, residents, imd_decile, imd_rank, imd_score, crime_decile, area_hectares, latitude, longitude, is_known, is_inferred)
    = ROW(excluded.lsoa_name, excluded.vintage, excluded.lsoa_kind, excluded.lsoa21_code, excluded.msoa_code, excluded.msoa_name, excluded.best_fit_ward_code, excluded.authority_code, excluded.residents, excluded.imd_decile, excluded.imd_rank, excluded.imd_score, excluded.crime_decile, excluded.area_hectares, excluded.latitude, excluded.longitude, excluded.is_known, excluded.is_inferred)
WHERE (d.lsoa_name, d.vintage, d.lsoa_kind, d.lsoa21_code, d.msoa_code, d.msoa_name, d.best_fit_ward_code, d.authority_code, d.residents, d.imd_decile, d.imd_rank, d.imd_score, d.crime_decile, d.area_hectares, d.latitude, d.longitude, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.lsoa_name, excluded.vintage, excluded.lsoa_kind, excluded.lsoa21_code, excluded.msoa_code, excluded.msoa_name, excluded.best_fit_ward_code, excluded.authority_code, excluded.residents, excluded.imd_decile, excluded.imd_rank, excluded.imd_score, excluded.crime_decile, excluded.area_hectares, excluded.latitude, excluded.longitude, excluded.is_known, excluded.is_inferred);

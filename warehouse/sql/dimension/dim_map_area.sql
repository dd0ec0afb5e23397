-- Purpose: which drawn area carries the figures of an LSOA, whichever vintage its code is of.
-- Grain: one row an LSOA code that can be drawn. An authority is drawn by its outlines of 2021 where it has any, else by those of 2011.
--   By 2011: LSOAs that a change joins (split, merged, irregular) are one area under the lowest of their 2011 codes, each
--   outline of it carrying the whole, so that no record is lost and none placed by guess. By 2021: each LSOA 2021 for itself.
-- Inputs: reference_lsoa, reference_lsoa_change, reference_outline_lsoa, warehouse.dim_lsoa (filled before).
-- Idempotent because: all rows are written anew from the reference data, and nothing refers to them by key.
DELETE FROM warehouse.dim_map_area;

INSERT INTO warehouse.dim_map_area (lsoa_code, map_area_code, map_area_name, vintage, ward_code, residents, authority_code)
WITH RECURSIVE outline AS (
    SELECT lsoa_code, coalesce(nullif(vintage, ''), '2021') AS vintage FROM reference_outline_lsoa    -- a download without a year is today's
), drawn AS (
    SELECT l.authority_code, max(o.vintage) AS vintage
    FROM outline o JOIN reference_lsoa l USING (lsoa_code)
    GROUP BY l.authority_code
), lsoa AS (
    SELECT l.lsoa_code, l.authority_code, l.vintages, l.lsoa_name, nullif(l.ward_code, '') AS ward_code, nullif(l.residents, '')::integer AS residents,
           drawn.vintage
    FROM reference_lsoa l JOIN drawn USING (authority_code)
), joined (lsoa_code, code) AS (
    SELECT lsoa_code, lsoa_code FROM lsoa WHERE vintage = '2011'
    UNION
    SELECT j.lsoa_code, CASE WHEN c.lsoa11_code = j.code THEN c.lsoa21_code ELSE c.lsoa11_code END
    FROM joined j JOIN reference_lsoa_change c ON j.code IN (c.lsoa11_code, c.lsoa21_code)
), area AS (
    SELECT lsoa_code, min(code) AS map_area_code FROM joined
    WHERE code IN (SELECT o.lsoa_code FROM outline o WHERE o.vintage = '2011')
    GROUP BY lsoa_code
    UNION ALL
    SELECT l.lsoa_code, d.lsoa21_code FROM lsoa l JOIN warehouse.dim_lsoa d USING (lsoa_code)
    WHERE l.vintage = '2021' AND d.lsoa21_code IS NOT NULL
), whole AS (
    SELECT a.map_area_code, count(*) FILTER (WHERE l.vintages <> '2011') AS now,
           sum(l.residents) FILTER (WHERE l.vintages <> '2011' OR NOT EXISTS (SELECT FROM reference_lsoa_change c WHERE c.lsoa11_code = l.lsoa_code)) AS residents,
           min(l.lsoa_name) FILTER (WHERE l.vintages <> '2011') AS name_now,
           mode() WITHIN GROUP (ORDER BY l.ward_code) AS ward_code
    FROM area a JOIN lsoa l USING (lsoa_code)
    GROUP BY a.map_area_code
)
SELECT a.lsoa_code, a.map_area_code,
       CASE WHEN w.now = 1 THEN w.name_now
            WHEN w.now > 1 THEN own.lsoa_name || ' (' || w.now || ' LSOAs since 2021)'
            ELSE own.lsoa_name END,
       l.vintage, w.ward_code, w.residents, l.authority_code
FROM area a
JOIN lsoa l USING (lsoa_code)
JOIN whole w USING (map_area_code)
JOIN reference_lsoa own ON own.lsoa_code = a.map_area_code;

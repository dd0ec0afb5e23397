-- Purpose: the shapes that maps draw: LSOAs, wards, and the lines between wards as narrow areas.
-- Grain: one row a part of a shape; its ring is a bare outer ring, [[longitude, latitude], …]. Of an LSOA's outlines only those
--   of the vintage in which its authority is drawn (dim_map_area); the parts of joined LSOAs are numbered through.
-- Inputs: reference_outline_lsoa, _ward, _ward_line; reference_ward; warehouse.dim_map_area (filled before).
-- Idempotent because: all rows are written anew from the reference data, and nothing refers to them by key.
DELETE FROM warehouse.dim_outline;

INSERT INTO warehouse.dim_outline (outline_kind, area_code, part, authority_code, vintage, is_approximate, ring)
SELECT 'LSOA', m.map_area_code, row_number() OVER (PARTITION BY m.map_area_code ORDER BY o.lsoa_code, o.part::integer),
       m.authority_code, m.vintage, o.approximate::boolean, o.ring
FROM reference_outline_lsoa o JOIN warehouse.dim_map_area m USING (lsoa_code)
WHERE coalesce(nullif(o.vintage, ''), '2021') = m.vintage
UNION ALL
SELECT shape.outline_kind, shape.ward_code, shape.part::integer, w.authority_code, shape.vintage, shape.approximate::boolean, shape.ring
FROM (SELECT 'WARD' AS outline_kind, ward_code, vintage, approximate, part, ring FROM reference_outline_ward
      UNION ALL
      SELECT 'WARD_LINE', ward_code, vintage, approximate, part, ring FROM reference_outline_ward_line) shape
JOIN reference_ward w USING (ward_code);

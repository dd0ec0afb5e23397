-- Purpose: bands of age at the incident.
-- Grain: one row a band of a scheme.
-- Inputs: reference_age_band.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_age_band (age_band_key, band_scheme, age_band, sort_order, is_known)
VALUES (0, 'reserved', 'UNKNOWN', 9990, false),
       (-1, 'reserved', 'NOT_APPLICABLE', 9991, false),
       (-2, 'reserved', 'UNMAPPED', 9992, false)
ON CONFLICT (age_band_key) DO NOTHING;

INSERT INTO warehouse.dim_age_band AS d (band_scheme, age_band, minimum_age, maximum_age, sort_order, is_known)
SELECT scheme, age_band, nullif(min_age, '')::smallint, nullif(max_age, '')::smallint, sort_order::integer, coalesce(age_band, '') NOT IN ('U', 'UNK', 'UNKNOWN', 'Unknown', 'IC9')
FROM reference_age_band
ON CONFLICT (band_scheme, age_band) DO UPDATE
SET (minimum_age, maximum_age, sort_order, is_known, is_inferred)
    = ROW(excluded.minimum_age, excluded.maximum_age, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.minimum_age, d.maximum_age, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.minimum_age, excluded.maximum_age, excluded.sort_order, excluded.is_known, excluded.is_inferred);

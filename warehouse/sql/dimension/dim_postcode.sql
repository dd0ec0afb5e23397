-- Purpose: postcodes of the area, live and ended.
-- Grain: one row a postcode.
-- Inputs: reference_postcode.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_postcode (postcode_key, postcode, postcode_sector, authority_code, lsoa11_code, lsoa21_code, ward_code, ward_method, easting, northing, is_live, is_known)
VALUES (0, 'UNKNOWN', 'UNKNOWN', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false),
       (-1, 'NOT_APPLICABLE', 'NOT_APPLICABLE', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false),
       (-2, 'UNMAPPED', 'UNMAPPED', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false)
ON CONFLICT (postcode_key) DO NOTHING;

INSERT INTO warehouse.dim_postcode AS d (postcode, postcode_sector, authority_code, lsoa11_code, lsoa21_code, ward_code, ward_method, easting, northing, is_live, is_known)
SELECT postcode, regexp_replace(postcode, '..$', ''), authority_code, nullif(lsoa11_code, ''), nullif(lsoa21_code, ''), nullif(ward_code, ''),
       nullif(ward_method, ''), nullif(easting, '')::integer, nullif(northing, '')::integer, live = 'Y', true
FROM (SELECT DISTINCT ON (postcode) * FROM reference_postcode
      -- Two neighbours both list the postcodes of a shared sector; the one in whose area it lies knows more of it.
      ORDER BY postcode, lsoa11_code = '' AND lsoa21_code = '') known
ON CONFLICT (postcode) DO UPDATE
SET (postcode_sector, authority_code, lsoa11_code, lsoa21_code, ward_code, ward_method, easting, northing, is_live, is_known, is_inferred)
    = ROW(excluded.postcode_sector, excluded.authority_code, excluded.lsoa11_code, excluded.lsoa21_code, excluded.ward_code, excluded.ward_method, excluded.easting, excluded.northing, excluded.is_live, excluded.is_known, excluded.is_inferred)
WHERE (d.postcode_sector, d.authority_code, d.lsoa11_code, d.lsoa21_code, d.ward_code, d.ward_method, d.easting, d.northing, d.is_live, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.postcode_sector, excluded.authority_code, excluded.lsoa11_code, excluded.lsoa21_code, excluded.ward_code, excluded.ward_method, excluded.easting, excluded.northing, excluded.is_live, excluded.is_known, excluded.is_inferred);

-- Purpose: members for codes that the dimensions do not know yet (late-arriving), so that no fact waits for its dimension;
--   the reference data fills them in later, in place.
-- Grain: one row a code and dimension.
-- Inputs: staging.incident_record, staging.incident, staging.involvement_row, staging.involvement, :delivery_key,
--   :source_code, :authority_code.
-- Idempotent because: only codes that are not there are added.
INSERT INTO warehouse.dim_source (source_code, source_name, source_kind, is_inferred)
SELECT :source_code, :source_code, 'UNKNOWN', true
WHERE NOT EXISTS (SELECT FROM warehouse.dim_source WHERE source_code = :source_code);

-- Both kinds of row are read once: each group has one column that is not null, and one code of it.
WITH told AS MATERIALIZED (
    SELECT location_type_code, target_code, record_type_code, status_code, lsoa_code, ward_code, authority_code, postcode, offence_code,
           strand_codes
    FROM (SELECT i.location_type_code, i.target_code, i.record_type_code, i.status_code, i.lsoa_code, i.ward_code,
                 coalesce(i.authority_code, :authority_code) AS authority_code, i.postcode, i.offence_code, i.strand_codes
          FROM staging.incident_record r
          JOIN staging.incident i USING (delivery_key, line_number, part)
          WHERE r.delivery_key = :delivery_key AND r.is_changed) changed
    GROUP BY GROUPING SETS ((location_type_code), (target_code), (record_type_code), (status_code), (lsoa_code), (ward_code),
                            (authority_code), (postcode), (offence_code), (strand_codes))
), location_type AS (
    INSERT INTO warehouse.dim_location_type (location_type_code, location_type_name, sort_order, is_inferred)
    SELECT code, code, 9999, true
    FROM (SELECT location_type_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_location_type d WHERE d.location_type_code = code)
), target AS (
    INSERT INTO warehouse.dim_target (target_code, target_name, target_kind, sort_order, is_inferred)
    SELECT code, code, 'unknown', 9999, true
    FROM (SELECT target_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_target d WHERE d.target_code = code)
), record_type AS (
    INSERT INTO warehouse.dim_record_type (record_type_code, record_type_name, is_offence, is_inferred)
    SELECT code, code, false, true
    FROM (SELECT record_type_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_record_type d WHERE d.record_type_code = code)
), record_status AS (
    INSERT INTO warehouse.dim_record_status (record_status_code, record_status_name, is_counted, is_inferred)
    SELECT code, code, true, true
    FROM (SELECT status_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_record_status d WHERE d.record_status_code = code)
), lsoa AS (
    INSERT INTO warehouse.dim_lsoa (lsoa_code, lsoa_name, vintage, lsoa_kind, lsoa21_code, authority_code, is_inferred)
    SELECT code, code, 'NONE', 'LSOA', code, :authority_code, true
    FROM (SELECT lsoa_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_lsoa d WHERE d.lsoa_code = code)
), ward AS (
    INSERT INTO warehouse.dim_ward (ward_code, ward_name, authority_code, is_inferred)
    SELECT code, code, :authority_code, true
    FROM (SELECT ward_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_ward d WHERE d.ward_code = code)
), authority AS (
    INSERT INTO warehouse.dim_authority (authority_code, authority_name, is_inferred)
    SELECT code, code, true
    FROM (SELECT authority_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_authority d WHERE d.authority_code = code)
), postcode AS (
    INSERT INTO warehouse.dim_postcode (postcode, postcode_sector, is_inferred)
    SELECT code, regexp_replace(code, '..$', ''), true
    FROM (SELECT postcode AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_postcode d WHERE d.postcode = code)
), offence AS (
    INSERT INTO warehouse.dim_offence (offence_code, offence_name, offence_subgroup, offence_group, is_aggravated, valid_from, row_hash, is_inferred)
    SELECT code, code, 'Unknown', 'Unknown', false, '1900-01-01', md5(code)::uuid, true
    FROM (SELECT offence_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_offence d WHERE d.offence_code = code)
)
INSERT INTO warehouse.dim_strand (strand_code, strand_name, is_monitored_nationally, is_local, sort_order, is_inferred)
SELECT code, code, false, true, 9999, true
FROM (SELECT DISTINCT unnest(strand_codes) AS code FROM told) told
WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_strand d WHERE d.strand_code = code);

WITH told AS MATERIALIZED (
    SELECT v.role_code, v.gender_code, v.relationship_code, v.age_band_code, v.ethnicity_self_code, v.ethnicity_officer_code
    FROM staging.involvement_row r
    JOIN staging.involvement v USING (delivery_key, line_number, part)
    WHERE r.delivery_key = :delivery_key AND r.is_changed
    GROUP BY GROUPING SETS ((v.role_code), (v.gender_code), (v.relationship_code), (v.age_band_code), (v.ethnicity_self_code),
                            (v.ethnicity_officer_code))
), role AS (
    INSERT INTO warehouse.dim_role (role_code, role_name, sort_order, is_inferred)
    SELECT code, code, 9999, true
    FROM (SELECT role_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_role d WHERE d.role_code = code)
), gender AS (
    INSERT INTO warehouse.dim_gender (gender_code, gender_name, sort_order, is_inferred)
    SELECT code, code, 9999, true
    FROM (SELECT gender_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_gender d WHERE d.gender_code = code)
), relationship AS (
    INSERT INTO warehouse.dim_relationship (relationship_code, relationship_name, sort_order, is_inferred)
    SELECT code, code, 9999, true
    FROM (SELECT relationship_code AS code FROM told) told
    WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM warehouse.dim_relationship d WHERE d.relationship_code = code)
), age_band AS (
    INSERT INTO warehouse.dim_age_band (band_scheme, age_band, sort_order, is_inferred)
    SELECT 'dashboard_default', code, 9999, true
    FROM (SELECT age_band_code AS code FROM told) told
    WHERE code IS NOT NULL
      AND NOT EXISTS (SELECT FROM warehouse.dim_age_band d
                      WHERE d.band_scheme IN ('dashboard_default', 'reserved') AND d.age_band = code)
), self_defined AS (
    INSERT INTO warehouse.dim_ethnicity (ethnicity_scheme, ethnicity_code, ethnicity_name, ethnicity_group, sort_order, is_inferred)
    SELECT '18+1', code, code, 'Unknown', 9999, true
    FROM (SELECT ethnicity_self_code AS code FROM told) told
    WHERE code IS NOT NULL
      AND NOT EXISTS (SELECT FROM warehouse.dim_ethnicity d
                      WHERE d.ethnicity_scheme IN ('18+1', '16+1', 'reserved') AND d.ethnicity_code = code)
)
INSERT INTO warehouse.dim_ethnicity (ethnicity_scheme, ethnicity_code, ethnicity_name, ethnicity_group, sort_order, is_inferred)
SELECT 'IC', code, code, 'Unknown', 9999, true
FROM (SELECT ethnicity_officer_code AS code FROM told) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_ethnicity d
                  WHERE d.ethnicity_scheme IN ('IC', 'reserved') AND d.ethnicity_code = code);

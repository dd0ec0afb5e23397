-- Purpose: members for codes that the dimensions do not know yet (late-arriving), so that no fact waits for its dimension;
--   the reference data fills them in later, in place.
-- Grain: one row a code and dimension.
-- Inputs: staging.incident_record, staging.incident, staging.involvement_row, staging.involvement, :delivery_key,
--   :source_code, :authority_code.
-- Idempotent because: only codes that are not there are added.
INSERT INTO warehouse.dim_source (source_code, source_name, source_kind, is_inferred)
SELECT :source_code, :source_code, 'UNKNOWN', true
WHERE NOT EXISTS (SELECT FROM warehouse.dim_source WHERE source_code = :source_code);

INSERT INTO warehouse.dim_location_type (location_type_code, location_type_name, sort_order, is_inferred)
SELECT code, code, 9999, true
FROM (SELECT DISTINCT i.location_type_code AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_location_type d WHERE d.location_type_code = code);

INSERT INTO warehouse.dim_target (target_code, target_name, target_kind, sort_order, is_inferred)
SELECT code, code, 'unknown', 9999, true
FROM (SELECT DISTINCT i.target_code AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_target d WHERE d.target_code = code);

INSERT INTO warehouse.dim_record_type (record_type_code, record_type_name, is_offence, is_inferred)
SELECT code, code, false, true
FROM (SELECT DISTINCT i.record_type_code AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_record_type d WHERE d.record_type_code = code);

INSERT INTO warehouse.dim_record_status (record_status_code, record_status_name, is_counted, is_inferred)
SELECT code, code, true, true
FROM (SELECT DISTINCT i.status_code AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_record_status d WHERE d.record_status_code = code);

INSERT INTO warehouse.dim_lsoa (lsoa_code, lsoa_name, vintage, lsoa_kind, lsoa21_code, authority_code, is_inferred)
SELECT code, code, 'NONE', 'LSOA', code, :authority_code, true
FROM (SELECT DISTINCT i.lsoa_code AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_lsoa d WHERE d.lsoa_code = code);

INSERT INTO warehouse.dim_ward (ward_code, ward_name, authority_code, is_inferred)
SELECT code, code, :authority_code, true
FROM (SELECT DISTINCT i.ward_code AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_ward d WHERE d.ward_code = code);

INSERT INTO warehouse.dim_authority (authority_code, authority_name, is_inferred)
SELECT code, code, true
FROM (SELECT DISTINCT coalesce(i.authority_code, :authority_code) AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_authority d WHERE d.authority_code = code);

INSERT INTO warehouse.dim_postcode (postcode, postcode_sector, is_inferred)
SELECT code, regexp_replace(code, '..$', ''), true
FROM (SELECT DISTINCT i.postcode AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_postcode d WHERE d.postcode = code);

INSERT INTO warehouse.dim_role (role_code, role_name, sort_order, is_inferred)
SELECT code, code, 9999, true
FROM (SELECT DISTINCT v.role_code AS code
      FROM staging.involvement_row r
      JOIN staging.involvement v USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_role d WHERE d.role_code = code);

INSERT INTO warehouse.dim_gender (gender_code, gender_name, sort_order, is_inferred)
SELECT code, code, 9999, true
FROM (SELECT DISTINCT v.gender_code AS code
      FROM staging.involvement_row r
      JOIN staging.involvement v USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_gender d WHERE d.gender_code = code);

INSERT INTO warehouse.dim_relationship (relationship_code, relationship_name, sort_order, is_inferred)
SELECT code, code, 9999, true
FROM (SELECT DISTINCT v.relationship_code AS code
      FROM staging.involvement_row r
      JOIN staging.involvement v USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_relationship d WHERE d.relationship_code = code);

INSERT INTO warehouse.dim_offence (offence_code, offence_name, offence_subgroup, offence_group, is_aggravated, valid_from, row_hash, is_inferred)
SELECT code, code, 'Unknown', 'Unknown', false, '1900-01-01', md5(code)::uuid, true
FROM (SELECT DISTINCT i.offence_code AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_offence d WHERE d.offence_code = code);

INSERT INTO warehouse.dim_strand (strand_code, strand_name, is_monitored_nationally, is_local, sort_order, is_inferred)
SELECT code, code, false, true, 9999, true
FROM (SELECT DISTINCT unnest(i.strand_codes) AS code
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_strand d WHERE d.strand_code = code);

INSERT INTO warehouse.dim_age_band (band_scheme, age_band, sort_order, is_inferred)
SELECT 'dashboard_default', code, 9999, true
FROM (SELECT DISTINCT v.age_band_code AS code
      FROM staging.involvement_row r
      JOIN staging.involvement v USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_age_band d
                  WHERE d.band_scheme IN ('dashboard_default', 'reserved') AND d.age_band = code);

INSERT INTO warehouse.dim_ethnicity (ethnicity_scheme, ethnicity_code, ethnicity_name, ethnicity_group, sort_order, is_inferred)
SELECT '18+1', code, code, 'Unknown', 9999, true
FROM (SELECT DISTINCT v.ethnicity_self_code AS code
      FROM staging.involvement_row r
      JOIN staging.involvement v USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_ethnicity d
                  WHERE d.ethnicity_scheme IN ('18+1', '16+1', 'reserved') AND d.ethnicity_code = code);

INSERT INTO warehouse.dim_ethnicity (ethnicity_scheme, ethnicity_code, ethnicity_name, ethnicity_group, sort_order, is_inferred)
SELECT 'IC', code, code, 'Unknown', 9999, true
FROM (SELECT DISTINCT v.ethnicity_officer_code AS code
      FROM staging.involvement_row r
      JOIN staging.involvement v USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_ethnicity d
                  WHERE d.ethnicity_scheme IN ('IC', 'reserved') AND d.ethnicity_code = code);

-- Purpose: what lies in staging and vault of the one delivery, without tokens: of each token, the first line that has the same.
-- Grain: one row a line and person.
-- Inputs: staging, vault.
-- Idempotent because: it only reads.
SELECT i.line_number AS line, first_value(i.line_number) OVER (PARTITION BY i.record_token ORDER BY i.line_number) AS record_of,
       CASE WHEN i.group_token IS NOT NULL THEN first_value(i.line_number) OVER (PARTITION BY i.group_token ORDER BY i.line_number) END AS group_of,
       to_char(i.source_updated AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS updated_utc, i.area, i.geography_method AS method,
       i.authority_code AS authority, i.ward_code AS ward, i.lsoa_code AS lsoa, i.postcode,
       CASE WHEN i.place_token IS NOT NULL THEN first_value(i.line_number) OVER (PARTITION BY i.place_token ORDER BY i.line_number) END AS place_of,
       i.location_type_code AS location_type, i.record_type_code AS record_type, i.status_code AS status, i.recorded_date AS recorded,
       i.reported_date AS reported, i.occurred_from, i.occurred_to, i.time_precision AS precision, i.offence_code AS offence,
       array_to_string(i.strand_codes, ' ') AS strands, i.target_code AS target, v.role_code AS role, v.person_number AS number,
       v.person_kind AS kind, v.age_band_code AS age_band, v.gender_code AS gender, v.ethnicity_self_code AS ethnicity_self,
       v.ethnicity_officer_code AS ethnicity_officer, v.relationship_code AS relationship, v.is_at_work AS at_work,
       concat_ws(' ', CASE WHEN p.strong_id IS NOT NULL THEN 'id' END, CASE WHEN p.forename IS NOT NULL THEN 'forename' END,
                 CASE WHEN p.surname IS NOT NULL THEN 'surname' END, CASE WHEN p.date_of_birth IS NOT NULL THEN 'born' END,
                 CASE WHEN p.postcode IS NOT NULL THEN 'postcode' END, CASE WHEN p.address IS NOT NULL THEN 'address' END) AS tokens,
       (SELECT string_agg(kind, ' ' ORDER BY kind) FROM vault.identity d
        WHERE d.delivery_key = i.delivery_key AND d.line_number = i.line_number) AS sealed
FROM staging.incident i
LEFT JOIN staging.involvement v USING (delivery_key, line_number)
LEFT JOIN vault.person_record p ON p.delivery_key = v.delivery_key AND p.line_number = v.line_number AND p.part = v.part
ORDER BY i.line_number, v.part

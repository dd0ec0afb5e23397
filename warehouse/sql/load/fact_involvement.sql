-- Purpose: versions of involvements: closes those that changed, that a newer version of their record no longer tells of, or
--   whose record moved away; opens the new ones.
-- Grain: one row a version of one person in one role in one record.
-- Inputs: staging.involvement_row, staging.involvement, staging.incident_record, staging.person_link,
--   the dimensions,
--   :delivery_key, :load_key, :source_code, :known_at.
-- Idempotent because: only changed rows are touched, and changed is against the open version.
UPDATE warehouse.fact_involvement f
SET known_to = :known_at::timestamptz, closed_load_key = :load_key
FROM staging.incident_record r
WHERE r.delivery_key = :delivery_key
  AND f.record_key = r.record_key
  AND f.known_to = 'infinity'
  AND (r.area = 'OUTSIDE'
       OR (r.replaces_people
           AND NOT EXISTS (SELECT FROM staging.involvement_row w
                           JOIN warehouse.dim_role d ON d.role_code = w.role_code
                           WHERE w.delivery_key = :delivery_key AND w.record_token = r.record_token
                             AND d.role_key = f.role_key AND w.person_number = f.person_number)));

UPDATE warehouse.fact_involvement f
SET known_to = :known_at::timestamptz, closed_load_key = :load_key
FROM staging.involvement_row w
JOIN staging.incident_record r USING (delivery_key, record_token)
JOIN warehouse.dim_role d ON d.role_code = w.role_code
WHERE w.delivery_key = :delivery_key
  AND f.record_key = r.record_key AND f.role_key = d.role_key AND f.person_number = w.person_number
  AND f.known_to = 'infinity'
  AND f.content_hash <> w.content_hash;

INSERT INTO warehouse.fact_involvement (
    record_key, role_key, person_number, person_key, age_band_key, gender_key, ethnicity_self_key, ethnicity_officer_key,
    relationship_key, is_at_work, content_hash, line_number, known_from, load_key, involved_token)
SELECT r.record_key, d.role_key, w.person_number,
       coalesce(p.person_key, CASE v.person_kind WHEN 'ORGANISATION' THEN -1 ELSE 0 END),
       coalesce(b.age_band_key, 0), coalesce(g.gender_key, 0),
       coalesce(new_scheme.ethnicity_key, old_scheme.ethnicity_key, 0), coalesce(officer.ethnicity_key, 0),
       coalesce(rel.relationship_key, 0), v.is_at_work, w.content_hash, v.line_number, :known_at::timestamptz, :load_key,
       v.involved_token
FROM staging.involvement_row w
JOIN staging.incident_record r USING (delivery_key, record_token)
JOIN staging.involvement v ON v.delivery_key = w.delivery_key AND v.line_number = w.line_number AND v.part = w.part
JOIN warehouse.dim_role d ON d.role_code = w.role_code
LEFT JOIN warehouse.dim_age_band b ON b.age_band = v.age_band_code AND b.band_scheme IN ('dashboard_default', 'reserved')
LEFT JOIN warehouse.dim_gender g ON g.gender_code = v.gender_code
LEFT JOIN warehouse.dim_ethnicity new_scheme ON new_scheme.ethnicity_code = v.ethnicity_self_code
                                            AND new_scheme.ethnicity_scheme IN ('18+1', 'reserved')
LEFT JOIN warehouse.dim_ethnicity old_scheme ON old_scheme.ethnicity_code = v.ethnicity_self_code
                                            AND old_scheme.ethnicity_scheme = '16+1'
LEFT JOIN warehouse.dim_ethnicity officer ON officer.ethnicity_code = v.ethnicity_officer_code
                                         AND officer.ethnicity_scheme IN ('IC', 'reserved')
LEFT JOIN warehouse.dim_relationship rel ON rel.relationship_code = v.relationship_code
LEFT JOIN staging.person_link link ON link.delivery_key = w.delivery_key AND link.source_code = :source_code
                                  AND link.record_token = w.record_token AND link.role_code = w.role_code AND link.person_number = w.person_number
LEFT JOIN warehouse.dim_person p ON p.person_token = link.person_token
WHERE w.delivery_key = :delivery_key
  AND w.is_changed
  -- Not as a join to what is not there: of that the planner expects next to nothing, and looks up a million people one by one.
  AND NOT EXISTS (SELECT FROM warehouse.fact_involvement f
                  WHERE f.record_key = r.record_key AND f.role_key = d.role_key AND f.person_number = w.person_number
                    AND f.known_to = 'infinity')
ORDER BY v.line_number, v.part;

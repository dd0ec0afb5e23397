-- Purpose: lets every earlier version of an involvement follow what is known of its person, but for those that were cleared. The
--   versions of this load were opened with it.
-- Grain: one row a version of one person in one role in one record.
-- Inputs: staging.person_link, staging.involvement_row, staging.involvement, staging.incident_record, the dimensions,
--   :delivery_key, :load_key.
-- Idempotent because: only versions that say something else are changed.
-- A person is one for all versions of an involvement: who it was is known better now, not different now.
UPDATE warehouse.fact_involvement f
SET person_key = p.person_key
FROM staging.person_link link
JOIN warehouse.dim_source s USING (source_code)
JOIN warehouse.dim_record r ON r.source_key = s.source_key AND r.record_token = link.record_token
JOIN warehouse.dim_role d ON d.role_code = link.role_code
JOIN warehouse.dim_person p ON p.person_token = link.person_token
WHERE link.delivery_key = :delivery_key
  AND f.record_key = r.record_key AND f.role_key = d.role_key AND f.person_number = link.person_number
  AND f.load_key <> :load_key
  AND f.person_key <> p.person_key
  AND f.removed_load_key IS NULL;

UPDATE warehouse.fact_involvement f
SET involved_token = v.involved_token
FROM staging.involvement_row w
JOIN staging.incident_record r USING (delivery_key, record_token)
JOIN staging.involvement v ON v.delivery_key = w.delivery_key AND v.line_number = w.line_number AND v.part = w.part
JOIN warehouse.dim_role d ON d.role_code = w.role_code
WHERE w.delivery_key = :delivery_key
  AND w.is_changed
  AND f.record_key = r.record_key AND f.role_key = d.role_key AND f.person_number = w.person_number
  AND f.load_key <> :load_key
  AND f.involved_token IS DISTINCT FROM v.involved_token
  AND f.removed_load_key IS NULL;

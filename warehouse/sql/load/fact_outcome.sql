-- Purpose: versions of outcomes: closes those that the delivery tells otherwise, opens the new ones with the place, the
--   offence and the dates of their record, and notes newer source times of the others.
-- Grain: one row a version of one outcome of one source.
-- Inputs: staging.outcome_row, staging.outcome, warehouse.fact_incident, fact_involvement, dimensions, :delivery_key,
--   :load_key, :source_code, :known_at.
-- Idempotent because: only changed outcomes are touched, and changed is against the open version.
UPDATE warehouse.fact_outcome f
SET known_to = :known_at::timestamptz, closed_load_key = :load_key, closed_because = 'CORRECTED'
FROM staging.outcome_row r
WHERE r.delivery_key = :delivery_key
  AND (r.is_changed OR r.standing = 'LEFT')
  AND f.outcome_version_key = r.outcome_version_key
  AND f.known_to = 'infinity';

-- What a record that left had come to is not taken up again when it returns, if the source tells otherwise meanwhile.
UPDATE warehouse.fact_outcome f
SET closed_because = 'CORRECTED'
FROM staging.outcome_row r
JOIN warehouse.dim_source s ON s.source_code = :source_code
WHERE r.delivery_key = :delivery_key
  AND r.standing <> 'GIVEN'
  AND f.source_key = s.source_key AND f.outcome_token = r.outcome_token
  AND f.closed_because = 'RECORD_LEFT' AND f.content_hash <> r.content_hash;

INSERT INTO warehouse.fact_outcome (
    source_key, outcome_token, record_key, incident_key, involved_token, person_key, outcome_key, outcome_date_key, is_withdrawn,
    occurred_date_key, reported_date_key, recorded_date_key, offence_key, authority_key, ward_key, lsoa_key, source_updated,
    content_hash, told_load_key, told_line_number, known_from, load_key)
SELECT f.source_key, r.outcome_token, r.record_key, f.incident_key, o.involved_token,
       CASE WHEN o.involved_token IS NULL THEN -1
            ELSE coalesce((SELECT max(v.person_key)
                           FROM warehouse.fact_involvement v
                           JOIN warehouse.dim_role role USING (role_key)
                           WHERE v.record_key = r.record_key AND v.known_to = 'infinity' AND v.involved_token = o.involved_token
                             AND role.counts_repeat IN ('SUSPECT', 'OFFENDER')), 0) END,
       coalesce(d.outcome_key, 0), coalesce(given.date_key, 0), o.is_withdrawn,
       f.occurred_date_key, f.reported_date_key, f.recorded_date_key, f.offence_key, f.authority_key, f.ward_key, f.lsoa_key,
       o.source_updated, r.content_hash, :load_key, o.line_number, :known_at::timestamptz, :load_key
FROM staging.outcome_row r
JOIN staging.outcome o USING (delivery_key, line_number, part)
JOIN warehouse.fact_incident f ON f.incident_key = r.incident_key
LEFT JOIN warehouse.dim_outcome d ON d.outcome_code = o.outcome_code
LEFT JOIN warehouse.dim_date given ON given.date = o.outcome_date
WHERE r.delivery_key = :delivery_key AND r.standing = 'GIVEN' AND r.is_changed
ORDER BY o.line_number, o.part;

UPDATE warehouse.fact_outcome f
SET source_updated = o.source_updated
FROM staging.outcome_row r
JOIN staging.outcome o USING (delivery_key, line_number, part)
WHERE r.delivery_key = :delivery_key
  AND r.standing = 'GIVEN' AND r.is_later AND NOT r.is_changed
  AND f.outcome_version_key = r.outcome_version_key;

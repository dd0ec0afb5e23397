-- Purpose: what the records of this delivery came to follows them: outcomes of a record that changed get a version with its
--   new place, offence and dates; those of one that left are closed, and taken up again when it returns; those that waited
--   for it are given to it; and each knows the suspect as the record now does.
-- Grain: one row a version of one outcome of one source.
-- Inputs: staging.incident_record, staging.person_link, warehouse.fact_incident, fact_involvement, fact_outcome_awaiting,
--   dimensions, :delivery_key, :load_key, :source_code, :known_at.
-- Idempotent because: an open version of the record's open version is left as it is, and what waited is given once.
UPDATE warehouse.fact_outcome o
SET known_to = :known_at::timestamptz, closed_load_key = :load_key,
    closed_because = CASE r.area WHEN 'OUTSIDE' THEN 'RECORD_LEFT' ELSE 'RECORD_CHANGED' END
FROM staging.incident_record r
WHERE r.delivery_key = :delivery_key
  AND (r.is_changed OR r.area = 'OUTSIDE')
  AND o.record_key = r.record_key
  AND o.known_to = 'infinity'
  AND NOT EXISTS (SELECT FROM warehouse.fact_incident f WHERE f.incident_key = o.incident_key AND f.known_to = 'infinity');

INSERT INTO warehouse.fact_outcome (
    source_key, outcome_token, record_key, incident_key, involved_token, person_key, outcome_key, outcome_date_key, is_withdrawn,
    occurred_date_key, reported_date_key, recorded_date_key, offence_key, authority_key, ward_key, lsoa_key, source_updated,
    content_hash, told_load_key, told_line_number, known_from, load_key)
SELECT o.source_key, o.outcome_token, o.record_key, f.incident_key, o.involved_token, o.person_key, o.outcome_key,
       o.outcome_date_key, o.is_withdrawn, f.occurred_date_key, f.reported_date_key, f.recorded_date_key, f.offence_key,
       f.authority_key, f.ward_key, f.lsoa_key, o.source_updated, o.content_hash, o.told_load_key, o.told_line_number,
       :known_at::timestamptz, :load_key
FROM staging.incident_record r
JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
JOIN warehouse.fact_outcome o ON o.record_key = r.record_key AND o.closed_because IN ('RECORD_CHANGED', 'RECORD_LEFT')
WHERE r.delivery_key = :delivery_key AND r.is_changed
  AND NOT EXISTS (SELECT FROM warehouse.fact_outcome later
                  WHERE later.source_key = o.source_key AND later.outcome_token = o.outcome_token AND later.known_from > o.known_from)
  AND NOT EXISTS (SELECT FROM warehouse.fact_outcome_awaiting a
                  WHERE a.source_key = o.source_key AND a.outcome_token = o.outcome_token)
ORDER BY o.outcome_version_key;

WITH come AS (
    DELETE FROM warehouse.fact_outcome_awaiting a
    USING staging.incident_record r, warehouse.dim_source s
    WHERE r.delivery_key = :delivery_key AND r.area <> 'OUTSIDE'
      AND s.source_code = :source_code
      AND a.source_key = s.source_key AND a.record_token = r.record_token
    RETURNING a.*, r.record_key
)
INSERT INTO warehouse.fact_outcome (
    source_key, outcome_token, record_key, incident_key, involved_token, person_key, outcome_key, outcome_date_key, is_withdrawn,
    occurred_date_key, reported_date_key, recorded_date_key, offence_key, authority_key, ward_key, lsoa_key, source_updated,
    content_hash, told_load_key, told_line_number, known_from, load_key)
SELECT c.source_key, c.outcome_token, c.record_key, f.incident_key, c.involved_token,
       CASE WHEN c.involved_token IS NULL THEN -1 ELSE 0 END, c.outcome_key, c.outcome_date_key, c.is_withdrawn,
       f.occurred_date_key, f.reported_date_key, f.recorded_date_key, f.offence_key, f.authority_key, f.ward_key, f.lsoa_key,
       c.source_updated, c.content_hash, c.told_load_key, c.told_line_number, :known_at::timestamptz, :load_key
FROM come c
JOIN warehouse.fact_incident f ON f.record_key = c.record_key AND f.known_to = 'infinity'
ORDER BY c.told_load_key, c.told_line_number, c.outcome_token;

-- A person is one for all versions, as in fact_involvement.
UPDATE warehouse.fact_outcome o
SET person_key = known.person_key
FROM (SELECT told.outcome_version_key, coalesce(max(v.person_key) FILTER (WHERE role.counts_repeat IN ('SUSPECT', 'OFFENDER')), 0) AS person_key
      FROM (SELECT record_key FROM staging.incident_record WHERE delivery_key = :delivery_key AND area <> 'OUTSIDE'
            UNION
            SELECT record.record_key
            FROM staging.person_link link
            JOIN warehouse.dim_source s USING (source_code)
            JOIN warehouse.dim_record record ON record.source_key = s.source_key AND record.record_token = link.record_token
            WHERE link.delivery_key = :delivery_key) touched
      JOIN warehouse.fact_outcome told ON told.record_key = touched.record_key AND told.involved_token IS NOT NULL
      LEFT JOIN warehouse.fact_involvement v ON v.record_key = told.record_key AND v.known_to = 'infinity'
                                            AND v.involved_token = told.involved_token
      LEFT JOIN warehouse.dim_role role ON role.role_key = v.role_key
      GROUP BY told.outcome_version_key) known
WHERE o.outcome_version_key = known.outcome_version_key
  AND o.person_key <> known.person_key;

-- Purpose: people leave the history. Of a record that is withdrawn nobody is left in any version; of one whose newer version no
--   longer tells of somebody, that person is not. Link and attributes go; the versions stay, so that counts of then do. Each
--   rectification is logged with the change itself. The vault has forgotten them in conform.
-- Grain: one row a version of an involvement, an incident or an outcome, updated in place; one row a rectification.
-- Inputs: staging.incident_record, staging.withdrawal, warehouse.fact_involvement, fact_incident, fact_outcome,
--   fact_outcome_awaiting, dim_record, :delivery_key, :load_key, :source_code.
-- Idempotent because: a version that has been cleared is left as it is.
DELETE FROM staging.person_gone WHERE delivery_key = :delivery_key;
DELETE FROM staging.place_gone WHERE delivery_key = :delivery_key;

-- Whose figures change although no fact will name them: before their links go.
INSERT INTO staging.person_gone (delivery_key, person_key)
SELECT DISTINCT :delivery_key, f.person_key
FROM warehouse.fact_involvement f
WHERE f.closed_load_key = :load_key AND f.person_key > 0;

INSERT INTO staging.place_gone (delivery_key, place_token)
SELECT DISTINCT :delivery_key, f.place_token
FROM staging.incident_record r
JOIN warehouse.fact_incident f USING (record_key)
WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL AND f.place_token IS NOT NULL;

WITH removed AS (
    SELECT f.involvement_key, f.record_key, f.role_key, f.person_number, r.withdrawn_because
    FROM staging.incident_record r
    JOIN warehouse.fact_involvement f USING (record_key)
    WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL AND f.removed_load_key IS NULL
    UNION
    SELECT f.involvement_key, f.record_key, f.role_key, f.person_number, NULL
    FROM warehouse.fact_involvement left_now
    JOIN staging.incident_record r ON r.delivery_key = :delivery_key AND r.record_key = left_now.record_key
    JOIN warehouse.fact_involvement f ON f.record_key = left_now.record_key AND f.role_key = left_now.role_key
                                     AND f.person_number = left_now.person_number
    WHERE left_now.closed_load_key = :load_key AND r.withdrawn_because IS NULL AND r.area <> 'OUTSIDE' AND f.removed_load_key IS NULL
      AND NOT EXISTS (SELECT FROM warehouse.fact_involvement open
                      WHERE open.record_key = f.record_key AND open.role_key = f.role_key AND open.person_number = f.person_number
                        AND open.known_to = 'infinity')
), cleared AS (
    UPDATE warehouse.fact_involvement f
    SET person_key = least(f.person_key, 0), age_band_key = 0, gender_key = 0, ethnicity_self_key = 0, ethnicity_officer_key = 0,
        relationship_key = 0, is_at_work = NULL, involved_token = NULL, content_hash = '00000000-0000-0000-0000-000000000000',
        removed_load_key = :load_key
    FROM removed WHERE f.involvement_key = removed.involvement_key
)
INSERT INTO audit.rectification (load_key, kind, because, record_key, versions_cleared)
SELECT :load_key, 'RECORD_WITHDRAWN', coalesce(w.because, r.withdrawn_because), r.record_key,
       (SELECT count(*) FROM removed WHERE removed.record_key = r.record_key)
FROM staging.incident_record r
LEFT JOIN staging.withdrawal w ON w.delivery_key = r.delivery_key AND w.line_number = r.line_number AND w.part = r.part
WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL
  AND (r.incident_key IS NOT NULL OR EXISTS (SELECT FROM removed WHERE removed.record_key = r.record_key))
UNION ALL
SELECT :load_key, 'PERSON_REMOVED', 'CORRECTED', record_key, count(*)
FROM removed WHERE withdrawn_because IS NULL
GROUP BY record_key, role_key, person_number;

UPDATE warehouse.fact_incident f
SET place_token = NULL, police_record_token = NULL, postcode_key = 0
FROM staging.incident_record r
WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL
  AND f.record_key = r.record_key
  AND (f.place_token IS NOT NULL OR f.police_record_token IS NOT NULL OR f.postcode_key <> 0);

-- What the record came to may count again, if it may; whom it was given to goes with the record's people.
UPDATE warehouse.fact_outcome o
SET person_key = CASE WHEN r.withdrawn_until = 'infinity' THEN -1 ELSE least(o.person_key, 0) END,
    involved_token = CASE WHEN r.withdrawn_until = 'infinity' THEN NULL ELSE o.involved_token END,
    content_hash = CASE WHEN r.withdrawn_until = 'infinity' THEN '00000000-0000-0000-0000-000000000000' ELSE o.content_hash END
FROM staging.incident_record r
WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL
  AND o.record_key = r.record_key
  AND (o.person_key > 0 OR (r.withdrawn_until = 'infinity' AND o.involved_token IS NOT NULL));

DELETE FROM warehouse.fact_outcome_awaiting a
USING staging.incident_record r, warehouse.dim_source s
WHERE r.delivery_key = :delivery_key AND r.withdrawn_until = 'infinity'
  AND s.source_code = :source_code AND a.source_key = s.source_key AND a.record_token = r.record_token;

-- What a withdrawn delivery said of time is unsaid: the source may tell of its records again as they were before it.
UPDATE warehouse.dim_record d
SET newest_updated = (SELECT max(f.source_updated)
                      FROM warehouse.fact_incident f JOIN warehouse.dim_load l USING (load_key)
                      WHERE f.record_key = d.record_key AND l.delivery_key <> w.told_delivery_key)
FROM staging.incident_record r
JOIN staging.withdrawal w USING (delivery_key, line_number, part)
WHERE r.delivery_key = :delivery_key AND r.withdrawn_because = 'DELIVERY' AND d.record_key = r.record_key;

-- Purpose: people and places of records that are about to name others, or nobody, as they are still known: afterwards no row
--   says who and where they were. Runs before the facts change.
-- Grain: one row a person; one row a place; one row a record.
-- Inputs: staging.person_link, staging.incident_record, staging.incident, staging.client_refusal, warehouse.dim_record,
--   fact_incident, fact_involvement, :delivery_key, :source_code.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_person WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_place WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_record WHERE delivery_key = :delivery_key;

-- Of this delivery's records those that had an open version; the links of earlier deliveries' records that it moves are few.
INSERT INTO staging.touched_record (delivery_key, record_key)
SELECT :delivery_key, r.record_key
FROM staging.incident_record r
JOIN staging.person_link link ON link.delivery_key = r.delivery_key AND link.source_code = :source_code AND link.record_token = r.record_token
WHERE r.delivery_key = :delivery_key AND r.incident_key IS NOT NULL
UNION
SELECT :delivery_key, r.record_key
FROM staging.incident_record r
JOIN staging.incident i USING (delivery_key, record_token)
WHERE r.delivery_key = :delivery_key AND r.incident_key IS NOT NULL AND i.client_agreement_code = 'COUNTS'
UNION
SELECT :delivery_key, known.record_key
FROM (SELECT source_code, record_token FROM staging.person_link link
      WHERE delivery_key = :delivery_key
        AND NOT EXISTS (SELECT FROM staging.incident_record r
                        WHERE r.delivery_key = link.delivery_key AND r.record_token = link.record_token AND link.source_code = :source_code)
      UNION
      SELECT :source_code, record_token FROM staging.client_refusal WHERE delivery_key = :delivery_key
      UNION
      SELECT :source_code, record_token FROM staging.incident_record
      WHERE delivery_key = :delivery_key AND withdrawn_because IS NOT NULL) told
JOIN warehouse.dim_source s USING (source_code)
JOIN warehouse.dim_record known ON known.source_key = s.source_key AND known.record_token = told.record_token;

SELECT staging.analyse_tables('touched_record');

INSERT INTO staging.touched_person (delivery_key, person_key)
SELECT DISTINCT :delivery_key, v.person_key
FROM staging.touched_record t
JOIN warehouse.fact_involvement v USING (record_key)
WHERE t.delivery_key = :delivery_key AND v.person_key > 0;

INSERT INTO staging.touched_place (delivery_key, place_token)
SELECT :delivery_key, f.place_token
FROM staging.touched_record t
JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to = 'infinity'
WHERE t.delivery_key = :delivery_key AND f.place_token IS NOT NULL
UNION
SELECT :delivery_key, f.place_token
FROM staging.touched_record t
JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to <> 'infinity'
WHERE t.delivery_key = :delivery_key AND f.place_token IS NOT NULL;

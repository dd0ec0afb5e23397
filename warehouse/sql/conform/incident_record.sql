-- Purpose: what the delivery makes of each record: new, changed, the same, moved out of the area, or withdrawn, which leaves
--   as one that moved away does.
-- Grain: one row a record that the delivery tells of and that is in the area or was, or that it takes back.
-- Inputs: staging.incident_line, staging.incident, warehouse.fact_incident, warehouse.dim_record,
--   quarantine.rejected_row, :delivery_key.
-- Idempotent because: rows of the delivery are written anew. Compares conformed codes and not keys, so that a new version
--   of a dimension's member makes no new version of the fact.
DELETE FROM staging.incident_record WHERE delivery_key = :delivery_key;

INSERT INTO staging.incident_record (delivery_key, record_token, line_number, part, record_key, incident_key, area,
                                     source_updated, content_hash, is_changed, replaces_people, withdrawn_because, withdrawn_until)
WITH winner AS (
    SELECT l.record_key, i.record_token, i.line_number, i.part, l.record_area, i.source_updated, i.withdrawal,
           md5(ROW(i.area, i.geography_method, i.authority_code, i.ward_code, i.lsoa_code, i.postcode, i.place_token,
                   i.location_type_code, i.record_type_code, i.status_code, i.group_token,
                   i.recorded_date - date '2000-01-01', i.reported_date - date '2000-01-01',
                   extract(epoch FROM i.occurred_from), extract(epoch FROM i.occurred_to), i.time_precision,
                   i.offence_code, i.target_code,
                   CASE WHEN cardinality(i.strand_codes) = 1 THEN i.strand_codes
                        ELSE (SELECT array_agg(DISTINCT code ORDER BY code) FROM unnest(i.strand_codes) code) END)::text
               || CASE WHEN i.client_agreement_code IS NULL THEN ''
                       ELSE ROW(i.reported_to_police, i.police_record_token, i.client_agreement_code)::text END)::uuid AS content_hash
    FROM staging.incident_line l
    JOIN staging.incident i USING (delivery_key, line_number, part)
    WHERE l.delivery_key = :delivery_key
      AND l.is_winner
      AND (l.record_area <> 'OUTSIDE' OR l.record_key IS NOT NULL OR i.withdrawal IS NOT NULL)
)
SELECT :delivery_key, w.record_token, w.line_number, w.part, w.record_key, f.incident_key, w.record_area, w.source_updated,
       w.content_hash,
       w.record_area <> 'OUTSIDE' AND f.content_hash IS DISTINCT FROM w.content_hash,
       -- Whoever a rejected row may have told of stays until the row comes mended.
       coalesce(w.source_updated > r.newest_updated, true)
           AND NOT EXISTS (SELECT FROM quarantine.rejected_row q
                           WHERE q.delivery_key = :delivery_key AND q.record_token = w.record_token),
       CASE WHEN w.withdrawal IS NOT NULL THEN 'SOURCE' END,
       CASE w.withdrawal WHEN 'FOR_GOOD' THEN 'infinity'::timestamptz
                         WHEN 'UNTIL_NEWER' THEN coalesce(greatest(w.source_updated, r.newest_updated), '-infinity') END
FROM winner w
LEFT JOIN warehouse.dim_record r ON r.record_key = w.record_key
LEFT JOIN warehouse.fact_incident f ON f.record_key = w.record_key AND f.known_to = 'infinity'
-- In the order of the key, whose index then grows at its end alone.
ORDER BY w.record_token;

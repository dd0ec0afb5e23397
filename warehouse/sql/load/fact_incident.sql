-- Purpose: versions of records: closes those that changed, moved out of the area or were withdrawn, opens the new ones, and
--   notes newer source times of the others.
-- Grain: one row a version of one record of one source.
-- Inputs: staging.incident_record, staging.incident, the dimensions, :delivery_key, :load_key, :source_code,
--   :authority_code, :known_at.
-- Idempotent because: only changed records are touched, and changed is against the open version.
UPDATE warehouse.fact_incident f
SET known_to = :known_at::timestamptz, closed_load_key = :load_key
FROM staging.incident_record r
WHERE r.delivery_key = :delivery_key
  AND (r.is_changed OR r.area = 'OUTSIDE')
  AND f.incident_key = r.incident_key
  AND f.known_to = 'infinity';

INSERT INTO warehouse.fact_incident (
    record_key, source_key, record_token, group_token, event_key, record_type_key, record_status_key, is_counted,
    occurred_date_key, reported_date_key, recorded_date_key, occurred_time_key, occurred_from, occurred_to, time_precision,
    offence_key, target_key, location_type_key, area, authority_key, ward_key, lsoa_key, postcode_key, place_token,
    geography_method, source_updated, reported_to_police, police_record_token, client_agreement_code, content_hash, line_number,
    known_from, load_key)
SELECT r.record_key, s.source_key, r.record_token, i.group_token, e.event_key,
       coalesce(t.record_type_key, 0), coalesce(st.record_status_key, 0), coalesce(st.is_counted, true),
       coalesce(occurred.date_key, 0), coalesce(reported.date_key, 0), coalesce(recorded.date_key, 0),
       CASE WHEN i.time_precision IN ('EXACT', 'WINDOW') AND i.occurred_from IS NOT NULL
            THEN extract(hour FROM i.occurred_from) * 60 + extract(minute FROM i.occurred_from) + 1 ELSE 0 END,
       i.occurred_from, i.occurred_to, coalesce(i.time_precision, 'UNKNOWN'),
       coalesce(o.offence_key, 0), coalesce(tg.target_key, 0), coalesce(lt.location_type_key, 0),
       i.area,
       -- A place that is not known to be inside is shown beside the area's figures and never within them.
       CASE i.area WHEN 'INSIDE' THEN coalesce(a.authority_key, 0) ELSE -4 END,
       CASE i.area WHEN 'INSIDE' THEN coalesce(w.ward_key, 0) ELSE -4 END,
       CASE i.area WHEN 'INSIDE' THEN coalesce(l21.lsoa_key, l.lsoa_key, 0) ELSE -4 END,
       CASE i.area WHEN 'INSIDE' THEN coalesce(p.postcode_key, 0) ELSE 0 END,
       CASE i.area WHEN 'INSIDE' THEN i.place_token END,
       i.geography_method, i.source_updated, i.reported_to_police, i.police_record_token, i.client_agreement_code, r.content_hash,
       i.line_number, :known_at::timestamptz, :load_key
FROM staging.incident_record r
JOIN staging.incident i USING (delivery_key, line_number, part)
JOIN warehouse.dim_source s ON s.source_code = :source_code
JOIN warehouse.dim_event e ON e.source_key = s.source_key AND e.event_token = coalesce(i.group_token, i.record_token)
LEFT JOIN warehouse.dim_record_type t ON t.record_type_code = i.record_type_code
LEFT JOIN warehouse.dim_record_status st ON st.record_status_code = i.status_code
LEFT JOIN warehouse.dim_date occurred ON occurred.date = i.occurred_from::date
LEFT JOIN warehouse.dim_date reported ON reported.date = i.reported_date
LEFT JOIN warehouse.dim_date recorded ON recorded.date = i.recorded_date
LEFT JOIN warehouse.dim_offence o ON o.offence_code = i.offence_code
                                 AND o.valid_from <= coalesce(i.recorded_date, current_date)
                                 AND o.valid_to > coalesce(i.recorded_date, current_date)
LEFT JOIN warehouse.dim_target tg ON tg.target_code = i.target_code
LEFT JOIN warehouse.dim_location_type lt ON lt.location_type_code = i.location_type_code
LEFT JOIN warehouse.dim_authority a ON a.authority_code = coalesce(i.authority_code, :authority_code)
LEFT JOIN warehouse.dim_ward w ON w.ward_code = i.ward_code
LEFT JOIN warehouse.dim_lsoa l ON l.lsoa_code = i.lsoa_code
LEFT JOIN warehouse.dim_lsoa l21 ON l21.lsoa_code = l.lsoa21_code
LEFT JOIN warehouse.dim_postcode p ON p.postcode = i.postcode
WHERE r.delivery_key = :delivery_key AND r.is_changed
ORDER BY i.line_number, i.part;

-- Told again as it is, at a later time: the version that stands is as new as that.
UPDATE warehouse.fact_incident f
SET source_updated = r.source_updated
FROM staging.incident_record r
WHERE r.delivery_key = :delivery_key
  AND NOT r.is_changed AND r.area <> 'OUTSIDE'
  AND f.incident_key = r.incident_key
  AND f.source_updated < r.source_updated;

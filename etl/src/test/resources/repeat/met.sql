-- Purpose: who was met in which counted record of the area, as the facts have it; whether that makes a repeat is for the reader.
-- Grain: one row an open involvement of a known person or of nobody known.
-- Inputs: warehouse.fact_involvement, fact_incident, dimensions, audit.delivery, vault.person_link and person_record.
-- Idempotent because: it only reads.
SELECT d.feed, d.file_name, v.line_number, s.source_code, r.role_code,
       coalesce(v.is_at_work, false) OR rel.relationship_code = 'OFFICER' AS is_at_work,
       t.record_type_code, b.age_band, f.occurred_from::date, coalesce(recorded.date, reported.date), f.record_key, v.person_key,
       (SELECT string_agg(DISTINCT code, ' ') FROM warehouse.bridge_incident_strand i JOIN warehouse.dim_strand st USING (strand_key)
        CROSS JOIN LATERAL (VALUES (CASE WHEN st.is_known THEN st.strand_code END), (st.national_strand_code)) AS c (code)
        WHERE i.incident_key = f.incident_key) AS strands,
       EXISTS (SELECT FROM vault.person_link link
               JOIN vault.person_record told USING (delivery_key, line_number, part)
               WHERE link.source_code = s.source_code AND link.record_token = f.record_token AND link.role_code = r.role_code
                 AND link.person_number = v.person_number AND told.strong_id IS NOT NULL) AS has_id
FROM warehouse.fact_involvement v
JOIN warehouse.fact_incident f ON f.record_key = v.record_key AND f.known_to = 'infinity'
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_role r USING (role_key)
JOIN warehouse.dim_relationship rel USING (relationship_key)
JOIN warehouse.dim_record_type t USING (record_type_key)
JOIN warehouse.dim_age_band b USING (age_band_key)
JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
JOIN warehouse.dim_date reported ON reported.date_key = f.reported_date_key
JOIN warehouse.dim_load l ON l.load_key = v.load_key
JOIN audit.delivery d ON d.delivery_key = l.delivery_key
WHERE v.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE'

-- Purpose: the facts that the one delivery made, by natural keys: persons and events as the first line that tells of them.
-- Grain: one row an incident and person in it.
-- Inputs: the star.
-- Idempotent because: it only reads.
SELECT f.line_number AS line, first_value(f.line_number) OVER (PARTITION BY f.event_key ORDER BY f.line_number) AS event_of,
       t.record_type_code AS record_type, s.record_status_code AS status, f.is_counted AS counted, recorded.date AS recorded,
       occurred.date AS occurred, c.hour, f.time_precision AS precision, o.offence_code AS offence, g.target_code AS target, l.location_type_code AS location_type,
       f.area, a.authority_code AS authority, w.ward_code AS ward, b.lsoa_code AS lsoa, p.postcode,
       (SELECT string_agg(d.strand_code || '=' || round(x.weight_all::numeric, 2), ' ' ORDER BY d.strand_code)
        FROM warehouse.bridge_incident_strand x JOIN warehouse.dim_strand d USING (strand_key) WHERE x.incident_key = f.incident_key) AS strands,
       v.line_number AS person_line, r.role_code AS role, v.person_number AS number,
       CASE WHEN v.person_key > 0 THEN first_value(v.line_number) OVER (PARTITION BY v.person_key ORDER BY v.line_number) END AS person_of,
       ab.age_band AS age_band, gn.gender_code AS gender, v.is_at_work AS at_work
FROM warehouse.fact_incident f
JOIN warehouse.dim_record_type t USING (record_type_key)
JOIN warehouse.dim_record_status s USING (record_status_key)
JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
JOIN warehouse.dim_date occurred ON occurred.date_key = f.occurred_date_key
JOIN warehouse.dim_time c ON c.time_key = f.occurred_time_key
JOIN warehouse.dim_offence o USING (offence_key)
JOIN warehouse.dim_target g USING (target_key)
JOIN warehouse.dim_location_type l USING (location_type_key)
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_lsoa b USING (lsoa_key)
JOIN warehouse.dim_postcode p USING (postcode_key)
LEFT JOIN warehouse.fact_involvement v USING (record_key)
LEFT JOIN warehouse.dim_role r USING (role_key)
LEFT JOIN warehouse.dim_age_band ab USING (age_band_key)
LEFT JOIN warehouse.dim_gender gn USING (gender_key)
ORDER BY f.line_number, v.line_number

-- Purpose: the state that each record is in, apart from how it came there: the version that stands with its people and
--   outcomes, or the tombstone. A record that stands is told apart by its date reported.
-- Grain: one row a state, with how many records are in it.
-- Inputs: warehouse.dim_record, fact_incident, fact_involvement, fact_outcome, dimensions, vault.person_link.
-- Idempotent because: it only reads.
SELECT concat_ws('|', count(*), state)
FROM (SELECT CASE WHEN f.incident_key IS NULL
                  THEN concat_ws('|', 'left', r.left_reason, r.withdrawn_because, r.withdrawn_until AT TIME ZONE 'UTC',
                                 r.newest_updated AT TIME ZONE 'UTC', coalesce(people.told, 'nobody'), coalesce(outcomes.told, 'no outcome'))
                  ELSE concat_ws('|', reported.date, st.record_status_code, o.offence_code, w.ward_code, f.source_updated AT TIME ZONE 'UTC',
                                 r.newest_updated AT TIME ZONE 'UTC', r.left_reason, r.withdrawn_until, strands.told, people.told, outcomes.told)
             END AS state
      FROM warehouse.dim_record r
      LEFT JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
      LEFT JOIN warehouse.dim_date reported ON reported.date_key = f.reported_date_key
      LEFT JOIN warehouse.dim_record_status st USING (record_status_key)
      LEFT JOIN warehouse.dim_offence o ON o.offence_key = f.offence_key
      LEFT JOIN warehouse.dim_ward w ON w.ward_key = f.ward_key
      LEFT JOIN LATERAL (SELECT string_agg(s.strand_code, ' ' ORDER BY s.strand_code) AS told
                         FROM warehouse.bridge_incident_strand b JOIN warehouse.dim_strand s USING (strand_key)
                         WHERE b.incident_key = f.incident_key) strands ON true
      LEFT JOIN LATERAL (SELECT string_agg(concat_ws(' ', d.role_code, v.person_number, g.gender_code,
                                                     CASE WHEN v.person_key > 0 AND link.link_key IS NOT NULL THEN 'linked' END), ', '
                                           ORDER BY d.role_code, v.person_number) AS told
                         FROM warehouse.fact_involvement v
                         JOIN warehouse.dim_role d USING (role_key)
                         JOIN warehouse.dim_gender g USING (gender_key)
                         LEFT JOIN vault.person_link link ON link.record_token = r.record_token AND link.role_code = d.role_code
                                                         AND link.person_number = v.person_number
                         WHERE v.record_key = r.record_key AND v.known_to = 'infinity') people ON true
      LEFT JOIN LATERAL (SELECT string_agg(concat_ws(' ', d.outcome_code, CASE WHEN t.person_key > 0 THEN 'linked' END), ', ') AS told
                         FROM warehouse.fact_outcome t JOIN warehouse.dim_outcome d USING (outcome_key)
                         WHERE t.record_key = r.record_key AND t.known_to = 'infinity') outcomes ON true) record
GROUP BY state
ORDER BY state

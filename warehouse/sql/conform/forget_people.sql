-- Purpose: whom the vault forgets: everybody in a record that is withdrawn, with what else it knows of that record, and whoever a
--   newer version of a record no longer tells of. Others whom that parts, or lets meet, are linked anew.
-- Grain: one row an involvement whose person is another now.
-- Inputs: staging.incident_record, staging.involvement_row, warehouse.fact_incident, fact_involvement, dim_role, dim_load, vault by
--   vault.forget_people, vault.forget_records and vault.forget_identity, quarantine by quarantine.destroy_record_values,
--   :delivery_key, :source_code.
-- Idempotent because: what is gone stays gone, and links follow from what is left.
DELETE FROM staging.person_link WHERE delivery_key = :delivery_key;

-- Once for all of them: each call works out every person that it touches.
INSERT INTO staging.person_link (delivery_key, source_code, record_token, role_code, person_number, person_token, turn)
WITH leaving AS (
    SELECT record_token, NULL AS role_code, NULL::integer AS person_number
    FROM staging.incident_record
    WHERE delivery_key = :delivery_key AND withdrawn_because IS NOT NULL AND record_key IS NOT NULL
    UNION ALL
    SELECT r.record_token, d.role_code, f.person_number
    FROM staging.incident_record r
    JOIN warehouse.fact_involvement f ON f.record_key = r.record_key AND f.known_to = 'infinity'
    JOIN warehouse.dim_role d USING (role_key)
    WHERE r.delivery_key = :delivery_key AND r.replaces_people AND r.area <> 'OUTSIDE'
      AND NOT EXISTS (SELECT FROM staging.involvement_row w
                      WHERE w.delivery_key = :delivery_key AND w.record_token = r.record_token
                        AND w.role_code = d.role_code AND w.person_number = f.person_number)
), listed AS (
    SELECT array_agg(record_token) AS record_tokens, array_agg(role_code) AS role_codes, array_agg(person_number) AS person_numbers
    FROM leaving
)
SELECT :delivery_key, link.source_code, link.record_token, link.role_code, link.person_number, link.person_token, 1
FROM listed
CROSS JOIN LATERAL vault.forget_people(:source_code, record_tokens, role_codes, person_numbers) AS link
WHERE record_tokens IS NOT NULL;

-- Where a line told something of the record or its place is found by the facts.
WITH record AS (
    SELECT r.record_token, r.record_key FROM staging.incident_record r
    WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL AND r.record_key IS NOT NULL
), line AS (
    SELECT l.delivery_key, f.line_number FROM record JOIN warehouse.fact_incident f USING (record_key) JOIN warehouse.dim_load l USING (load_key)
    UNION
    SELECT l.delivery_key, f.line_number FROM record JOIN warehouse.fact_involvement f USING (record_key) JOIN warehouse.dim_load l USING (load_key)
)
SELECT vault.forget_identity((SELECT coalesce(array_agg(delivery_key), '{}') FROM line), (SELECT coalesce(array_agg(line_number), '{}') FROM line))
     + vault.forget_records(:source_code, (SELECT array_agg(record_token) FROM record))
     + quarantine.destroy_record_values(:source_code, (SELECT array_agg(record_token) FROM record)) AS rows_gone
WHERE EXISTS (SELECT FROM record);

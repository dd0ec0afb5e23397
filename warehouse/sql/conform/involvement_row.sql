-- Purpose: which row tells of each involvement (the lowest of the candidate lines), and whether it says anything new.
--   Where the place is unknown no identity is kept, so none can change.
-- Grain: one row an involvement of the records that the delivery tells of.
-- Inputs: staging.involvement, staging.incident_line, warehouse.fact_involvement, vault.identity_changes, :delivery_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.involvement_row WHERE delivery_key = :delivery_key;

INSERT INTO staging.involvement_row (delivery_key, record_token, role_code, person_number, line_number, part, content_hash, is_changed)
WITH told AS (
    SELECT DISTINCT ON (v.record_token, v.role_code, v.person_number)
           v.record_token, v.role_code, v.person_number, v.line_number, v.part, l.record_key, l.record_area,
           md5(ROW(v.person_kind, v.age_band_code, v.gender_code, v.ethnicity_self_code, v.ethnicity_officer_code,
                   v.relationship_code, v.is_at_work)::text)::uuid AS content_hash
    FROM staging.involvement v
    JOIN (SELECT DISTINCT line_number, record_token, record_key, record_area FROM staging.incident_line
          WHERE delivery_key = :delivery_key AND disposition IS NULL) l USING (line_number, record_token)
    WHERE v.delivery_key = :delivery_key
    ORDER BY v.record_token, v.role_code, v.person_number, v.line_number, v.part
)
SELECT :delivery_key, t.record_token, t.role_code, t.person_number, t.line_number, t.part, t.content_hash,
       f.content_hash IS DISTINCT FROM t.content_hash
           -- Asked only where it can matter: where nobody is known yet, everybody is new. Not as a join: of a function's rows the
           -- planner knows nothing, and might go through all of them for each involvement.
           OR (t.record_area = 'INSIDE' AND (t.line_number, t.part) IN (SELECT c.line_number, c.part FROM vault.identity_changes(:delivery_key) c
                                                                        WHERE EXISTS (SELECT FROM warehouse.fact_involvement)))
FROM told t
LEFT JOIN warehouse.dim_role r ON r.role_code = t.role_code
LEFT JOIN warehouse.fact_involvement f ON f.record_key = t.record_key AND f.role_key = r.role_key
                                      AND f.person_number = t.person_number AND f.known_to = 'infinity'
-- In the order of the key, whose index then grows at its end alone.
ORDER BY t.record_token, t.role_code, t.person_number;

-- Purpose: the last word on every line, which the reconciliation counts.
-- Grain: one row a line and part, updated in place.
-- Inputs: staging.incident_line, staging.incident_record, staging.involvement_row, staging.involvement, :delivery_key.
-- Idempotent because: it follows from the working tables alone.
UPDATE staging.incident_line l
SET disposition = CASE WHEN people.told > 0 AND people.heard = 0 THEN 'DUPLICATE'
                       WHEN r.is_changed OR people.is_changed THEN 'LOADED'
                       ELSE 'UNCHANGED' END
FROM staging.incident_line candidate
JOIN staging.incident_record r USING (delivery_key, record_token)
LEFT JOIN (
    SELECT v.line_number, v.record_token, count(*) AS told, count(w.line_number) AS heard, bool_or(w.is_changed) AS is_changed
    FROM staging.involvement v
    LEFT JOIN staging.involvement_row w USING (delivery_key, record_token, role_code, person_number, line_number, part)
    WHERE v.delivery_key = :delivery_key
    GROUP BY v.line_number, v.record_token
) people ON people.line_number = candidate.line_number AND people.record_token = candidate.record_token
WHERE candidate.delivery_key = :delivery_key
  AND candidate.disposition IS NULL
  AND l.delivery_key = candidate.delivery_key AND l.line_number = candidate.line_number AND l.part = candidate.part;

UPDATE staging.incident i
SET disposition = l.disposition
FROM staging.incident_line l
WHERE i.delivery_key = :delivery_key
  AND l.delivery_key = :delivery_key AND l.line_number = i.line_number AND l.part = i.part
  AND i.disposition IS DISTINCT FROM l.disposition;

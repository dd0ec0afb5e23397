-- Purpose: the last word on every line, which the reconciliation counts. A line that tells of people, of whom lower lines tell
--   already, is a duplicate.
-- Grain: one row a line and part, updated in place.
-- Inputs: staging.incident_line, staging.incident_record, staging.involvement_row, staging.involvement, :delivery_key.
-- Idempotent because: it follows from the working tables alone.
UPDATE staging.incident_line l
SET disposition = CASE WHEN heard.line_number IS NULL
                            AND EXISTS (SELECT FROM staging.involvement v
                                        WHERE v.delivery_key = :delivery_key
                                          AND v.line_number = candidate.line_number AND v.record_token = candidate.record_token)
                       THEN 'DUPLICATE'
                       WHEN r.is_changed OR heard.is_changed THEN 'LOADED'
                       ELSE 'UNCHANGED' END
FROM staging.incident_line candidate
JOIN staging.incident_record r USING (delivery_key, record_token)
LEFT JOIN (
    SELECT line_number, record_token, bool_or(is_changed) AS is_changed
    FROM staging.involvement_row
    WHERE delivery_key = :delivery_key
    GROUP BY line_number, record_token
) heard ON heard.line_number = candidate.line_number AND heard.record_token = candidate.record_token
WHERE candidate.delivery_key = :delivery_key
  AND candidate.disposition IS NULL
  AND l.delivery_key = candidate.delivery_key AND l.line_number = candidate.line_number AND l.part = candidate.part;

-- Rows changed where they lie make no table grow: what is known of the column from when it was empty has to be forgotten here.
SELECT staging.analyse_tables('incident_line');

-- Purpose: rows that tell differently of a person whom a lower line of the same time tells of already. Equal rows are not meant.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.involvement, staging.involvement_row, staging.incident_line, staging.incident, :delivery_key.
-- Idempotent because: it only reads.
WITH first_of_digest AS (
    SELECT min(line_number) AS line_number FROM staging.incident WHERE delivery_key = :delivery_key GROUP BY row_digest
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE w.line_number IS NULL) AS rows_failed
FROM staging.involvement v
JOIN first_of_digest USING (line_number)
JOIN (SELECT DISTINCT line_number, record_token FROM staging.incident_line
      WHERE delivery_key = :delivery_key AND disposition IN ('LOADED', 'UNCHANGED', 'DUPLICATE')) l USING (line_number, record_token)
LEFT JOIN staging.involvement_row w ON w.delivery_key = v.delivery_key AND w.line_number = v.line_number AND w.part = v.part
WHERE v.delivery_key = :delivery_key;

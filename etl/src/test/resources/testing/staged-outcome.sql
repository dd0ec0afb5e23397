-- Purpose: what lies in staging of the one delivery of outcomes, without tokens: of each token, the first line that has the same.
-- Grain: one row a line.
-- Inputs: staging.
-- Idempotent because: it only reads.
SELECT line_number AS line, first_value(line_number) OVER (PARTITION BY outcome_token ORDER BY line_number) AS outcome_of,
       first_value(line_number) OVER (PARTITION BY record_token ORDER BY line_number) AS record_of,
       CASE WHEN involved_token IS NOT NULL THEN first_value(line_number) OVER (PARTITION BY involved_token ORDER BY line_number) END AS involved_of,
       to_char(source_updated AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS updated_utc, outcome_code AS outcome, outcome_date AS given,
       is_withdrawn AS withdrawn, waiting_days
FROM staging.outcome
ORDER BY line_number, part

-- Purpose: what was found in a delivery, by code and column.
-- Grain: one row per disposition, code and column.
-- Inputs: verdict (H2, in memory).
-- Idempotent because: it only reads.
SELECT disposition, code, column_name, max(in_all) AS row_count, listagg(line, ' ') WITHIN GROUP (ORDER BY line) AS first_lines
FROM (
    SELECT disposition, code, column_name, line,
           count(*) OVER (PARTITION BY disposition, code, column_name) AS in_all,
           row_number() OVER (PARTITION BY disposition, code, column_name ORDER BY line) AS place
    FROM verdict
) AS found
WHERE place <= 5
GROUP BY disposition, code, column_name
ORDER BY disposition DESC, row_count DESC, code, column_name

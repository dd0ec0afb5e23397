-- Purpose: how many lines of the delivery came to which end.
-- Grain: one row: rows_read and one column an end. A line of several parts counts once, by the best of them.
-- Inputs: staging.incident_line after its dispositions, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_read,
       count(*) FILTER (WHERE ends && '{LOADED}') AS rows_loaded,
       count(*) FILTER (WHERE NOT ends && '{LOADED}' AND ends && '{UNCHANGED}') AS rows_unchanged,
       count(*) FILTER (WHERE NOT ends && '{LOADED,UNCHANGED}' AND ends && '{STALE}') AS rows_stale,
       count(*) FILTER (WHERE NOT ends && '{LOADED,UNCHANGED,STALE}' AND ends && '{OUTSIDE_AREA}') AS rows_outside_area,
       count(*) FILTER (WHERE ends <@ '{DUPLICATE}' AND ends <> '{}') AS rows_duplicate
FROM (SELECT array_remove(array_agg(DISTINCT disposition), NULL) AS ends
      FROM staging.incident_line
      WHERE delivery_key = :delivery_key
      GROUP BY line_number) line;

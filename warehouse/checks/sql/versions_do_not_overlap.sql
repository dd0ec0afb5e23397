-- Purpose: versions of the records of this load that begin before the one before has ended.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.incident_record, warehouse.fact_incident, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE known_from < ended) AS rows_failed
FROM (SELECT known_from, lag(known_to) OVER (PARTITION BY record_key ORDER BY known_from) AS ended
      -- Open and closed versions have an index each: those of a few records are looked up.
      FROM (SELECT f.record_key, f.known_from, f.known_to
            FROM staging.incident_record r
            JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
            WHERE r.delivery_key = :delivery_key
            UNION ALL
            SELECT f.record_key, f.known_from, f.known_to
            FROM staging.incident_record r
            JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to <> 'infinity'
            WHERE r.delivery_key = :delivery_key) told) version;

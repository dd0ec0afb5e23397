-- Purpose: events that are not in exactly one group: same as one that is itself another's, matched to an event and not in its
--   group, or a group that makes two events of one source of police into one.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.bridge_same_event, fact_event_match, fact_incident, dim_event, dim_source.
-- Idempotent because: it only reads.
WITH failed AS (
    SELECT b.event_key FROM warehouse.bridge_same_event b JOIN warehouse.bridge_same_event root ON root.event_key = b.same_event_key
    UNION ALL
    SELECT f.event_key
    FROM warehouse.fact_event_match m
    JOIN warehouse.fact_incident f ON f.record_key = m.record_key AND f.known_to = 'infinity'
    LEFT JOIN warehouse.bridge_same_event b USING (event_key)
    WHERE m.verdict = 'SAME' AND b.event_key IS NULL
    UNION ALL
    SELECT b.event_key
    FROM warehouse.bridge_same_event b
    JOIN warehouse.dim_event e USING (event_key)
    JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_kind = 'POLICE'
    UNION ALL
    SELECT m.record_key
    FROM warehouse.fact_event_match m
    LEFT JOIN warehouse.fact_incident f ON f.record_key = m.record_key AND f.known_to = 'infinity'
    LEFT JOIN warehouse.fact_incident o ON o.record_key = m.other_record_key AND o.known_to = 'infinity'
    WHERE f.incident_key IS NULL OR o.incident_key IS NULL OR f.source_key = o.source_key OR f.client_agreement_code = 'COUNTS'
)
SELECT (SELECT count(*) FROM warehouse.bridge_same_event) + (SELECT count(*) FROM warehouse.fact_event_match) AS rows_checked,
       (SELECT count(*) FROM failed) AS rows_failed;

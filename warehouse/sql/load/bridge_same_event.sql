-- Purpose: the event over all sources: each event that is the same as one of another source, with the event at the end of
--   that chain; the police's wherever they know of it.
-- Grain: one row an event, as its source tells of it, that is another source's event.
-- Inputs: warehouse.fact_event_match, fact_incident, dimensions, :delivery_key.
-- Idempotent because: it follows from the matches alone; only rows that differ are written, and their records are touched.
WITH RECURSIVE parent AS MATERIALIZED (
    SELECT DISTINCT ON (f.event_key) f.event_key, o.event_key AS parent_key
    FROM warehouse.fact_event_match m
    JOIN warehouse.fact_incident f ON f.record_key = m.record_key AND f.known_to = 'infinity'
    JOIN warehouse.fact_incident o ON o.record_key = m.other_record_key AND o.known_to = 'infinity'
    JOIN warehouse.dim_source s ON s.source_key = o.source_key
    WHERE m.verdict = 'SAME'
    ORDER BY f.event_key, s.source_kind = 'POLICE' DESC, m.score DESC, o.record_token
), chain AS (
    SELECT event_key, parent_key FROM parent
    UNION ALL
    SELECT chain.event_key, parent.parent_key FROM chain JOIN parent ON parent.event_key = chain.parent_key
), resolved AS MATERIALIZED (
    SELECT event_key, parent_key AS same_event_key
    FROM chain
    WHERE NOT EXISTS (SELECT FROM parent WHERE parent.event_key = chain.parent_key)
), gone AS (
    DELETE FROM warehouse.bridge_same_event b
    WHERE NOT EXISTS (SELECT FROM resolved WHERE resolved.event_key = b.event_key)
    RETURNING b.event_key
), other AS (
    UPDATE warehouse.bridge_same_event b
    SET same_event_key = resolved.same_event_key
    FROM resolved
    WHERE resolved.event_key = b.event_key AND resolved.same_event_key <> b.same_event_key
    RETURNING b.event_key
), new AS (
    INSERT INTO warehouse.bridge_same_event (event_key, same_event_key)
    SELECT event_key, same_event_key FROM resolved
    WHERE NOT EXISTS (SELECT FROM warehouse.bridge_same_event b WHERE b.event_key = resolved.event_key)
    RETURNING event_key
)
INSERT INTO staging.touched_record (delivery_key, record_key)
SELECT DISTINCT :delivery_key, f.record_key
FROM (SELECT event_key FROM gone UNION SELECT event_key FROM other UNION SELECT event_key FROM new) moved
JOIN warehouse.fact_incident f ON f.event_key = moved.event_key AND f.known_to = 'infinity'
ON CONFLICT (delivery_key, record_key) DO NOTHING;

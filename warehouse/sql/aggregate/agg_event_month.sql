-- Purpose: events, each once whoever knows of it, by who does, for the months in staging.touched_event_month. Of those not found
--   in police data: what the clients said, REPORTED before NOT_REPORTED before NOT_KNOWN where two differ.
-- Grain: one row a theme, month in which the first of the event's records was made, strand (-3: all; an event has the strands of
--   all its records, and what they count as nationally), who knows and what was said. Counted records inside the area alone.
-- Inputs: staging.touched_event_month, warehouse.fact_incident, fact_event_match, bridges, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_event_month a
USING staging.touched_event_month t
WHERE t.delivery_key = :delivery_key AND a.theme_key = t.theme_key AND a.month_date_key = t.month_date_key;

-- Tables between, so that the planner knows how many there are: it would go through all events for each.
CREATE TEMPORARY TABLE event_told ON COMMIT DROP AS
WITH month AS MATERIALIZED (
    SELECT DISTINCT month_date_key FROM staging.touched_event_month WHERE delivery_key = :delivery_key
), event AS MATERIALIZED (
    SELECT DISTINCT coalesce(same.same_event_key, f.event_key) AS event_key
    FROM month m
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.recorded_date_key BETWEEN m.month_date_key AND m.month_date_key + 30
    LEFT JOIN warehouse.bridge_same_event same ON same.event_key = f.event_key
)
SELECT member.same_event_key AS event_key, f.incident_key, f.recorded_date_key, f.reported_to_police, s.theme_key,
       s.source_kind = 'POLICE' AS is_police,
       s.source_kind <> 'POLICE' AND EXISTS (SELECT FROM warehouse.fact_event_match m
                                             JOIN warehouse.dim_record other ON other.record_key = m.other_record_key
                                             JOIN warehouse.dim_source police ON police.source_key = other.source_key AND police.source_kind = 'POLICE'
                                             WHERE m.record_key = f.record_key AND m.verdict = 'MAY_BE') AS may_be_known
FROM (SELECT event_key, event_key AS same_event_key FROM event
      UNION ALL
      SELECT same.event_key, same.same_event_key FROM event JOIN warehouse.bridge_same_event same ON same.same_event_key = event.event_key) member
JOIN warehouse.fact_incident f ON f.event_key = member.event_key AND f.known_to = 'infinity'
JOIN warehouse.dim_source s USING (source_key)
WHERE f.is_counted AND f.area = 'INSIDE';

ANALYZE event_told;

CREATE TEMPORARY TABLE event_known ON COMMIT DROP AS
SELECT known.*
FROM (SELECT event_key, theme_key, CASE WHEN min(recorded_date_key) FILTER (WHERE recorded_date_key > 0) > 0
                                        THEN min(recorded_date_key) FILTER (WHERE recorded_date_key > 0) / 100 * 100 + 1 ELSE 0 END AS month_date_key,
             CASE WHEN bool_and(is_police) THEN 'POLICE' WHEN bool_or(is_police) THEN 'BOTH' ELSE 'THIRD_SECTOR' END AS known_to,
             CASE WHEN bool_and(is_police) THEN 'NOT_APPLICABLE'
                  WHEN bool_or(reported_to_police = 'REPORTED') THEN 'REPORTED'
                  WHEN bool_or(reported_to_police = 'NOT_REPORTED') THEN 'NOT_REPORTED'
                  ELSE 'NOT_KNOWN' END AS said,
             bool_or(may_be_known) AND NOT bool_or(is_police) AS may_be_known
      FROM event_told
      GROUP BY event_key, theme_key) known
WHERE (theme_key, month_date_key) IN (SELECT theme_key, month_date_key FROM staging.touched_event_month WHERE delivery_key = :delivery_key);

ANALYZE event_known;

INSERT INTO warehouse.agg_event_month (theme_key, month_date_key, strand_key, known_to, said, events, events_may_be_known)
WITH flagged AS (
    SELECT event_key, theme_key, -3 AS strand_key FROM event_known
    UNION ALL
    (SELECT t.event_key, t.theme_key, b.strand_key FROM event_told t JOIN warehouse.bridge_incident_strand b USING (incident_key)
     UNION
     SELECT t.event_key, t.theme_key, n.strand_key
     FROM event_told t
     JOIN warehouse.bridge_incident_strand b USING (incident_key)
     JOIN warehouse.dim_strand d ON d.strand_key = b.strand_key
     JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code)
)
SELECT k.theme_key, k.month_date_key, f.strand_key, k.known_to, k.said, count(*), count(*) FILTER (WHERE k.may_be_known)
FROM event_known k
JOIN flagged f USING (event_key, theme_key)
GROUP BY k.theme_key, k.month_date_key, f.strand_key, k.known_to, k.said;

DROP TABLE event_told, event_known;

-- Purpose: touched people whose events within the window before the newest touched month end, over all strands, an independent
--   count of the facts does not bear out.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_person, staging.touched_repeat_month, warehouse.agg_repeat_person, facts, bridge_same_event, dimensions,
--   :delivery_key.
-- Idempotent because: it only reads.
WITH as_of AS (
    SELECT m.theme_key, max(m.month_end) AS month_end, min(t.repeat_window) AS repeat_window, min(t.positive_outcome_codes) AS positive_codes
    FROM staging.touched_repeat_month m JOIN warehouse.dim_theme t USING (theme_key)
    WHERE m.delivery_key = :delivery_key
    GROUP BY m.theme_key
), told AS (
    SELECT v.person_key, a.theme_key, v.record_key, f.event_key, s.source_kind, r.counts_repeat, a.positive_codes,
           coalesce(v.is_at_work, false) OR w.relationship_code = 'OFFICER' AS is_at_work, f.occurred_from::date AS happened,
           CASE WHEN f.occurred_date_key > 0 THEN f.occurred_date_key WHEN f.recorded_date_key > 0 THEN f.recorded_date_key ELSE f.reported_date_key END AS day_key,
           f.occurred_date_key > 0 AS is_dated, a.month_end, a.repeat_window,
           r.counts_repeat = 'VICTIM' AND t.record_type_code IN ('CRIME', 'THIRD_SECTOR_REPORT') AS is_victim,
           r.counts_repeat IN ('SUSPECT', 'OFFENDER') AND t.record_type_code = 'CRIME' AND s.source_kind = 'POLICE'
               AND b.age_band <> '0-9' AS is_suspect
    FROM staging.touched_person p
    JOIN warehouse.fact_involvement v ON v.person_key = p.person_key AND v.known_to = 'infinity'
    JOIN warehouse.fact_incident f ON f.record_key = v.record_key AND f.known_to = 'infinity' AND f.area <> 'UNKNOWN' AND f.is_counted
    JOIN warehouse.dim_role r USING (role_key)
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_age_band b USING (age_band_key)
    JOIN warehouse.dim_relationship w USING (relationship_key)
    JOIN warehouse.dim_source s USING (source_key)
    JOIN as_of a ON a.theme_key = s.theme_key
    WHERE p.delivery_key = :delivery_key AND p.person_key > 0
), dealt_with AS (
    SELECT record_key, person_key, outcome_code, row_number() OVER (PARTITION BY record_key, person_key
               ORDER BY outcome_date_key DESC, source_updated DESC NULLS LAST, outcome_token) AS turn
    FROM (SELECT DISTINCT record_key, person_key FROM told WHERE is_suspect) accused
    JOIN warehouse.fact_outcome o USING (record_key, person_key)
    JOIN warehouse.dim_outcome USING (outcome_key)
    WHERE o.known_to = 'infinity' AND NOT o.is_withdrawn
), part AS (
    SELECT told.*, CASE WHEN is_at_work THEN 'VICTIM_AT_WORK' ELSE 'VICTIM' END AS role FROM told WHERE is_victim
    UNION ALL
    SELECT told.*, 'SUSPECT' FROM told WHERE is_suspect
    UNION ALL
    SELECT told.*, 'OFFENDER' FROM told JOIN dealt_with d USING (record_key, person_key)
    WHERE told.is_suspect AND d.turn = 1 AND d.outcome_code = ANY (told.positive_codes)
), event AS (
    SELECT person_key, theme_key, role, scope, coalesce(same.same_event_key, part.event_key) AS event_key, month_end, repeat_window,
           min(d.date) AS day, min(d.date) FILTER (WHERE is_dated AND NOT may_be) AS certain_day
    FROM part
    JOIN warehouse.dim_date d ON d.date_key = part.day_key AND d.date_key > 0
    CROSS JOIN LATERAL (SELECT count(*) > 0 AS may_be FROM warehouse.fact_event_match m WHERE m.record_key = part.record_key AND m.verdict = 'MAY_BE') match
    LEFT JOIN warehouse.bridge_same_event same ON same.event_key = part.event_key
    CROSS JOIN LATERAL (VALUES ('ALL', true), ('POLICE', source_kind = 'POLICE')) AS s (scope, is_in)
    WHERE s.is_in
    GROUP BY 1, 2, 3, 4, 5, 6, 7
), counted AS (
    SELECT person_key, theme_key, role, scope, count(certain_day) AS events, count(*) AS events_to
    FROM event
    WHERE coalesce(certain_day, day) BETWEEN (month_end + 1 - repeat_window)::date AND month_end
    GROUP BY 1, 2, 3, 4
    HAVING count(*) >= 2
), aggregated AS (
    SELECT a.person_key, a.theme_key, a.role, s.scope, a.events::bigint, a.events_to::bigint
    FROM as_of
    JOIN warehouse.agg_repeat_person a ON a.theme_key = as_of.theme_key AND a.strand_key = -3 AND as_of.month_end BETWEEN a.first_month_end AND a.last_month_end
    JOIN staging.touched_person p ON p.delivery_key = :delivery_key AND p.person_key = a.person_key
    CROSS JOIN LATERAL (VALUES ('ALL'), ('POLICE')) AS s (scope)
    WHERE a.scope IN (s.scope, 'BOTH')
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE (c.events, c.events_to) IS DISTINCT FROM (a.events, a.events_to)) AS rows_failed
FROM counted c
FULL JOIN aggregated a USING (person_key, theme_key, role, scope);

-- Purpose: events over all sources and every aggregate, by natural keys, people by the involvement that names them first.
-- Grain: one row a fact or figure, as text.
-- Inputs: the star.
-- Idempotent because: it only reads.
WITH person AS (
    SELECT v.person_key, min(concat_ws('/', r.record_token, v.role_key, v.person_number)) AS name
    FROM warehouse.fact_involvement v JOIN warehouse.dim_record r USING (record_key)
    WHERE v.known_to = 'infinity'
    GROUP BY v.person_key
)
SELECT concat_ws('|', 'match', r.record_token, o.record_token, m.verdict, m.rule, m.score) AS fact
FROM warehouse.fact_event_match m
JOIN warehouse.dim_record r ON r.record_key = m.record_key
JOIN warehouse.dim_record o ON o.record_key = m.other_record_key
UNION ALL
SELECT concat_ws('|', 'same', e.event_token, o.event_token)
FROM warehouse.bridge_same_event b
JOIN warehouse.dim_event e ON e.event_key = b.event_key
JOIN warehouse.dim_event o ON o.event_key = b.same_event_key
UNION ALL
SELECT concat_ws('|', 'person', coalesce(p.name, 'nobody'), a.theme_key, a.role, a.strand_key, a.scope, a.first_month_end, a.last_month_end, a.events, a.events_to,
                 a.first_date, a.last_date, a.shortest_days, a.agencies)
FROM warehouse.agg_repeat_person a LEFT JOIN person p USING (person_key)
UNION ALL
SELECT concat_ws('|', 'place', a.*) FROM warehouse.agg_repeat_place a
UNION ALL
SELECT concat_ws('|', 'met', a.*) FROM warehouse.agg_people_met a
UNION ALL
SELECT concat_ws('|', 'month', a.*) FROM warehouse.agg_repeat_month a
UNION ALL
SELECT concat_ws('|', 'event', a.*) FROM warehouse.agg_event_month a
UNION ALL
SELECT concat_ws('|', 'area', a.geography_kind, a.geography_key, a.month_date_key, a.strand_key, s.source_code, a.record_type_key, a.records, a.offences, a.events)
FROM warehouse.agg_area_month a JOIN warehouse.dim_source s USING (source_key)
UNION ALL
SELECT concat_ws('|', 'outcome', a.*) FROM warehouse.agg_outcome_month a
ORDER BY 1

-- Purpose: which records of different sources tell of one event. By reference: a client gave the police's own reference, and
--   the police's record is there. Else by person: the same victim on the same day, places and strands that do not disagree, and
--   one of the two that agrees; on the next day both must agree; and times, where both tell one, lie at most 12 hours apart. A
--   report that is near no more than in part (no day told, days up to 31 apart, another place or strand, two events that fit
--   equally well) may be the same.
-- Grain: one row a report and a record of another source. A report is matched to the police, and to reports of sources before
--   its own (those with a day first, then by code), never the other way round, so that of two that may be one, one stands.
-- Inputs: staging.touched_record, staging.touched_report, warehouse.fact_incident, fact_involvement, bridge_incident_strand,
--   dimensions, :delivery_key, :load_key.
-- Idempotent because: the matches of every report that could be moved are written anew from the open versions.
DELETE FROM staging.touched_report WHERE delivery_key = :delivery_key;

-- Reports that changed, that were matched to a record that did, that name one, or that share a victim with one.
INSERT INTO staging.touched_report (delivery_key, record_key)
WITH reporting AS (
    SELECT source_key FROM warehouse.dim_source WHERE source_kind <> 'POLICE' AND source_key > 0
), report AS MATERIALIZED (
    SELECT record_key FROM warehouse.dim_record WHERE source_key = ANY (ARRAY(SELECT source_key FROM reporting))
)
SELECT :delivery_key, record_key
FROM report JOIN staging.touched_record t USING (record_key)
WHERE t.delivery_key = :delivery_key
UNION
SELECT :delivery_key, m.record_key
FROM warehouse.fact_event_match m
JOIN staging.touched_record t ON t.record_key = m.other_record_key
WHERE t.delivery_key = :delivery_key
UNION
SELECT :delivery_key, f.record_key
FROM warehouse.fact_incident f
JOIN warehouse.dim_record r ON r.record_token = f.police_record_token
                           AND r.source_key = ANY (ARRAY(SELECT source_key FROM warehouse.dim_source WHERE source_kind = 'POLICE'))
JOIN staging.touched_record t ON t.record_key = r.record_key
WHERE t.delivery_key = :delivery_key AND f.known_to = 'infinity' AND f.police_record_token IS NOT NULL
UNION
SELECT :delivery_key, client.record_key
FROM (SELECT v.record_key, v.person_key
      FROM report JOIN warehouse.fact_involvement v USING (record_key)
      WHERE v.known_to = 'infinity' AND v.person_key > 0) client
JOIN warehouse.fact_involvement v USING (person_key)
JOIN staging.touched_record t ON t.record_key = v.record_key
WHERE t.delivery_key = :delivery_key AND v.known_to = 'infinity';

SELECT staging.analyse_tables('touched_report');

-- Both sides of what goes, and below of what comes, are touched: the day of an event is that of the earliest of its records.
WITH gone AS (
    DELETE FROM warehouse.fact_event_match m
    USING staging.touched_report t
    WHERE t.delivery_key = :delivery_key AND m.record_key = t.record_key
    RETURNING m.record_key, m.other_record_key
)
INSERT INTO staging.touched_record (delivery_key, record_key)
SELECT :delivery_key, record_key FROM gone
UNION
SELECT :delivery_key, other_record_key FROM gone
UNION
SELECT :delivery_key, record_key FROM staging.touched_report WHERE delivery_key = :delivery_key
ON CONFLICT (delivery_key, record_key) DO NOTHING;

INSERT INTO warehouse.fact_event_match (record_key, other_record_key, verdict, rule, score, rule_version, load_key)
SELECT DISTINCT ON (f.record_key) f.record_key, known.record_key, 'SAME', 'REFERENCE', 1, 'same-event-2', :load_key
FROM staging.touched_report t
JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to = 'infinity'
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_source police ON police.source_kind = 'POLICE' AND police.theme_key = s.theme_key
JOIN warehouse.dim_record known ON known.source_key = police.source_key AND known.record_token = f.police_record_token
JOIN warehouse.fact_incident record ON record.record_key = known.record_key AND record.known_to = 'infinity'
WHERE t.delivery_key = :delivery_key
ORDER BY f.record_key, police.source_code;

INSERT INTO warehouse.fact_event_match (record_key, other_record_key, verdict, rule, score, rule_version, load_key)
WITH victim AS NOT MATERIALIZED (
    SELECT v.person_key, f.record_key, f.incident_key, f.record_token, f.event_key, s.source_key, s.source_code, s.theme_key,
           s.source_kind = 'POLICE' AS is_police, f.occurred_date_key > 0 AS is_dated,
           f.occurred_from::date AS first_day, coalesce(f.occurred_to, f.occurred_from)::date AS last_day,
           CASE WHEN f.time_precision = 'EXACT' THEN f.occurred_from END AS told_time,
           f.time_precision = 'MONTH' OR f.occurred_to - f.occurred_from > interval '7 days' AS is_wide,
           CASE WHEN f.geography_method IN ('POINT', 'POSTCODE', 'LSOA') THEN f.postcode_key ELSE 0 END AS postcode_key,
           CASE WHEN f.geography_method IN ('POINT', 'POSTCODE', 'LSOA') THEN f.lsoa_key ELSE 0 END AS lsoa_key,
           CASE WHEN f.geography_method IN ('POINT', 'POSTCODE', 'LSOA') THEN f.ward_key ELSE 0 END AS ward_key
    FROM warehouse.fact_involvement v
    JOIN warehouse.fact_incident f ON f.record_key = v.record_key AND f.known_to = 'infinity'
    JOIN warehouse.dim_source s USING (source_key)
    WHERE v.known_to = 'infinity' AND v.person_key > 0 AND f.is_counted AND f.area = 'INSIDE'
      AND v.role_key = ANY (ARRAY(SELECT role_key FROM warehouse.dim_role WHERE counts_repeat = 'VICTIM'))
), pair AS MATERIALIZED (
    SELECT DISTINCT r.record_key, r.incident_key, o.record_key AS other_record_key, o.incident_key AS other_incident_key, o.is_police, o.event_key,
           o.record_token,
           CASE WHEN r.is_dated AND o.is_dated THEN greatest(0, r.first_day - o.last_day, o.first_day - r.last_day) END AS days_apart,
           coalesce(r.is_wide, false) OR coalesce(o.is_wide, false) AS is_wide,
           greatest(r.told_time - o.told_time, o.told_time - r.told_time) > interval '12 hours' AS at_another_time,
           CASE WHEN r.postcode_key > 0 AND r.postcode_key = o.postcode_key THEN 0.19
                WHEN r.lsoa_key > 0 AND r.lsoa_key = o.lsoa_key THEN 0.15
                WHEN r.ward_key > 0 AND r.ward_key = o.ward_key THEN 0.10
                WHEN r.ward_key > 0 AND o.ward_key > 0 OR r.lsoa_key > 0 AND o.lsoa_key > 0 THEN 0 END AS place
    FROM staging.touched_report t
    JOIN victim r ON r.record_key = t.record_key
    JOIN victim o ON o.person_key = r.person_key AND o.source_key <> r.source_key AND o.theme_key = r.theme_key
                 AND (NOT o.is_police, NOT o.is_dated, o.source_code) < (true, NOT r.is_dated, r.source_code)
    WHERE t.delivery_key = :delivery_key
      AND NOT EXISTS (SELECT FROM warehouse.fact_event_match m WHERE m.record_key = t.record_key)
), strand AS (
    SELECT incident_key, array_agg(DISTINCT coalesce(d.national_strand_code, d.strand_code)) FILTER (WHERE d.is_known) AS codes
    FROM (SELECT incident_key FROM pair UNION SELECT other_incident_key FROM pair) told
    JOIN warehouse.bridge_incident_strand b USING (incident_key)
    JOIN warehouse.dim_strand d USING (strand_key)
    GROUP BY incident_key
), judged AS (
    SELECT p.*, CASE p.days_apart WHEN 0 THEN p.place > 0 OR coalesce(mine.codes && theirs.codes, false)
                                  WHEN 1 THEN p.place > 0 AND coalesce(mine.codes && theirs.codes, false) END
                AND NOT p.is_wide AND p.at_another_time IS NOT TRUE AND p.place IS DISTINCT FROM 0 AND coalesce(mine.codes && theirs.codes, true) AS is_near,
           0.40 + CASE p.days_apart WHEN 0 THEN 0.25 WHEN 1 THEN 0.15 ELSE 0 END + coalesce(p.place, 0.05)
                + CASE WHEN mine.codes && theirs.codes THEN 0.15 WHEN mine.codes IS NULL OR theirs.codes IS NULL THEN 0.05 ELSE 0 END AS score
    FROM pair p
    LEFT JOIN strand mine ON mine.incident_key = p.incident_key
    LEFT JOIN strand theirs ON theirs.incident_key = p.other_incident_key
    WHERE p.days_apart IS NULL OR p.days_apart <= 31
), ranked AS (
    SELECT *, coalesce(is_near, false) AS fits,
           rank() OVER (PARTITION BY record_key ORDER BY coalesce(is_near, false) DESC, CASE WHEN is_near THEN is_police END DESC,
                                                        CASE WHEN is_near THEN score END DESC) AS place_in_line,
           row_number() OVER (PARTITION BY record_key ORDER BY coalesce(is_near, false) DESC, CASE WHEN is_near THEN is_police END DESC,
                                                              CASE WHEN is_near THEN score END DESC, record_token) AS turn
    FROM judged
), best AS (
    -- All that fit equally well; where none fits, all that are left.
    SELECT *, min(event_key) OVER (PARTITION BY record_key) = max(event_key) OVER (PARTITION BY record_key) AS is_one_event
    FROM ranked
    WHERE place_in_line = 1
)
SELECT record_key, other_record_key, CASE WHEN fits AND is_one_event THEN 'SAME' ELSE 'MAY_BE' END, 'PERSON', score, 'same-event-2', :load_key
FROM best
WHERE NOT (fits AND is_one_event) OR turn = 1;

INSERT INTO staging.touched_record (delivery_key, record_key)
SELECT :delivery_key, m.other_record_key
FROM warehouse.fact_event_match m
JOIN staging.touched_report t USING (record_key)
WHERE t.delivery_key = :delivery_key
ON CONFLICT (delivery_key, record_key) DO NOTHING;

-- Purpose: the figures of the sample's truth, as the warehouse has them: the accounts of each feed, the marts where they
--   tell the figure, else the star behind them.
-- Grain: one row a figure and its members, as in the truth's figures.csv.
-- Inputs: audit, quarantine's codes, the star, mart. Each looks only at the feed, or at the source, that the figures are about.
-- Idempotent because: it only reads.

-- name: accounts
WITH delivery AS (
    SELECT d.file_name, l.*
    FROM audit.delivery d
    JOIN audit.load l USING (delivery_key)
    WHERE d.feed = :feed AND l.state = 'PUBLISHED' AND l.rows_read IS NOT NULL
), disposition AS (
    SELECT file_name, word, lines
    FROM delivery
    CROSS JOIN LATERAL (VALUES ('loaded', rows_loaded), ('unchanged', rows_unchanged), ('stale', rows_stale),
                               ('outside_area', rows_outside_area), ('rejected', rows_rejected), ('duplicate', rows_duplicate)) AS v (word, lines)
    WHERE lines > 0
)
SELECT 'rows' AS figure, 'file' AS dimension_1, file_name AS member_1, 'disposition' AS dimension_2, word AS member_2, lines AS value FROM disposition
UNION ALL
SELECT 'rows_all_files', 'disposition', word, '', '', sum(lines) FROM disposition GROUP BY word
UNION ALL
SELECT 'rejected', 'file', delivery.file_name, 'reason', reason, count(*)
FROM delivery JOIN quarantine.rejected_row q USING (delivery_key, rerun_number) CROSS JOIN LATERAL unnest(q.reason_codes) AS reason
GROUP BY delivery.file_name, reason
UNION ALL
SELECT 'warned', 'code', n.code, 'column', n.column_name, sum(n.rows)
FROM delivery JOIN audit.notice n USING (load_key)
WHERE n.code IN ('UNMAPPED', 'TIME_TWICE', 'TIME_IN_GAP', 'POSTCODE_MALFORMED', 'LEFT_OUT')
GROUP BY n.code, n.column_name

-- name: offences
WITH record AS (
    SELECT f.incident_key, f.area, f.geography_method, f.is_counted AND f.area = 'INSIDE' AND t.record_type_code = 'CRIME' AS is_offence,
           s.record_status_code, to_char(recorded.date, 'YYYY-MM') AS month, w.ward_code, a.lsoa_code, f.event_key
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_source source USING (source_key)
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_record_status s USING (record_status_key)
    JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
    JOIN warehouse.dim_ward w USING (ward_key)
    JOIN warehouse.dim_lsoa a USING (lsoa_key)
    WHERE source.source_code = :source_code AND f.known_to = 'infinity'
), flagged AS (
    SELECT record.*, d.strand_code
    FROM record
    JOIN warehouse.bridge_incident_strand USING (incident_key)
    JOIN warehouse.dim_strand d USING (strand_key)
), shown AS MATERIALIZED (
    SELECT to_char(month_recorded, 'YYYY-MM') AS month, geography_kind, geography_code, is_inside_area, strand_code, offences
    FROM mart.mart_hate_crime__area_month
    WHERE source_code = :source_code AND record_type_code = 'CRIME' AND offences > 0
)
SELECT 'open_records' AS figure, 'area' AS dimension_1, area AS member_1, '' AS dimension_2, '' AS member_2, count(*) AS value FROM record GROUP BY area
UNION ALL
SELECT 'records_by_status', 'area', area, 'status', record_status_code, count(*) FROM record GROUP BY area, record_status_code
UNION ALL
SELECT 'offences', 'recorded_month', month, '', '', sum(offences) FROM shown WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' GROUP BY month
UNION ALL
SELECT 'offences', 'recorded_month', month, 'strand', strand_code, count(*) FROM flagged WHERE is_offence GROUP BY month, strand_code
UNION ALL
SELECT 'offences_shown', 'recorded_month', month, 'strand', strand_code, sum(offences)
FROM shown WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code <> 'ALL' GROUP BY month, strand_code
UNION ALL
SELECT 'offences_shown', 'recorded_month', month, lower(geography_kind), geography_code, sum(offences)
FROM shown WHERE geography_kind <> 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' GROUP BY month, geography_kind, geography_code
UNION ALL
SELECT 'offences_shown', 'recorded_month', to_char(month_recorded, 'YYYY-MM'), 'offence', offence_code, sum(offences)
FROM mart.mart_hate_crime__offence_month WHERE source_code = :source_code AND is_inside_area AND strand_code = 'ALL' GROUP BY month_recorded, offence_code
UNION ALL
SELECT 'offences_shown', 'recorded_month', to_char(month_recorded, 'YYYY-MM'), 'target', target_code, sum(offences)
FROM mart.mart_hate_crime__target
WHERE source_code = :source_code AND is_inside_area AND strand_code = 'ALL' AND offences > 0 GROUP BY month_recorded, target_code
UNION ALL
SELECT 'offences_shown', 'recorded_month', to_char(month_recorded, 'YYYY-MM'), 'location_type', k.location_type_code, sum(p.offences)
FROM mart.mart_hate_crime__place_month p JOIN warehouse.dim_location_type k ON k.location_type_name = p.place_group
WHERE p.place_kind = 'LOCATION_TYPE' AND source_code = :source_code AND record_type_code = 'CRIME' AND strand_code = 'ALL'
GROUP BY month_recorded, k.location_type_code
UNION ALL
SELECT 'offences_shown', 'recorded_month', to_char(month_recorded, 'YYYY-MM'), 'sector', CASE WHEN is_known THEN place_group ELSE 'UNKNOWN' END, sum(offences)
FROM mart.mart_hate_crime__place_month
WHERE place_kind = 'POSTCODE_SECTOR' AND source_code = :source_code AND record_type_code = 'CRIME' AND strand_code = 'ALL'
GROUP BY month_recorded, is_known, place_group
UNION ALL
SELECT 'offences', 'recorded_month', month, 'ward_by_postcode', ward_code, count(*)
FROM record WHERE is_offence AND geography_method = 'POSTCODE' GROUP BY month, ward_code
UNION ALL
SELECT 'offences', 'recorded_month', month, 'lsoa_as_delivered', lsoa_code, count(*)
FROM record WHERE is_offence AND geography_method = 'LSOA' GROUP BY month, lsoa_code
UNION ALL
SELECT 'offences', 'recorded_month', month, 'district_only', 'Y', count(*)
FROM record WHERE is_offence AND geography_method = 'DISTRICT' GROUP BY month
UNION ALL
SELECT 'offences_all_months', '', '', '', '', count(*) FROM record WHERE is_offence
UNION ALL
SELECT 'offences_all_months', 'strand', strand_code, '', '', count(*) FROM flagged WHERE is_offence GROUP BY strand_code
UNION ALL
SELECT 'offences_all_months', 'geography_method', geography_method, '', '', count(*) FROM record WHERE is_offence GROUP BY geography_method
UNION ALL
SELECT 'offences_area_unknown', 'recorded_month', month, '', '', sum(offences)
FROM shown WHERE geography_kind = 'AUTHORITY' AND NOT is_inside_area AND strand_code = 'ALL' GROUP BY month
UNION ALL
SELECT 'distinct_events', '', '', '', '', count(DISTINCT event_key) FROM record WHERE is_offence
UNION ALL
SELECT 'aggravated_without_strand', '', '', '', '', count(*)
FROM mart.mart_hate_crime__exception e JOIN record USING (incident_key)
WHERE e.exception_kind = 'AGGRAVATED_WITHOUT_STRAND' AND record.is_offence

-- name: hours
SELECT weekday_number, hour, sum(offences) AS offences
FROM mart.mart_hate_crime__hour
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND source_code = :source_code AND hour IS NOT NULL
GROUP BY weekday_number, hour

-- name: outcomes
WITH recorded AS (
    SELECT to_char(month_recorded, 'YYYY-MM') AS month, outcome_type, offences, offences_of_which
    FROM mart.mart_hate_crime__outcome_recorded
    WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND source_code = :source_code
), closed AS (
    SELECT to_char(month_closed, 'YYYY-MM') AS month, outcome_type, offences, offences_of_which
    FROM mart.mart_hate_crime__outcome_closed
    WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND source_code = :source_code
), standing AS (
    SELECT f.area, o.is_withdrawn
    FROM warehouse.fact_outcome o
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.fact_incident f USING (incident_key)
    WHERE s.source_code = :source_code AND o.known_to = 'infinity'
    UNION ALL
    SELECT 'AWAITED', a.is_withdrawn
    FROM warehouse.fact_outcome_awaiting a
    JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_code = :source_code
    UNION ALL
    -- What a crime had come to before it moved away.
    SELECT 'LEFT', o.is_withdrawn
    FROM (SELECT DISTINCT ON (outcome_token) source_key, outcome_token, is_withdrawn, closed_because
          FROM warehouse.fact_outcome
          JOIN warehouse.dim_source s USING (source_key)
          WHERE s.source_code = :source_code
          ORDER BY outcome_token, known_from DESC) o
    WHERE o.closed_because = 'RECORD_LEFT'
      AND NOT EXISTS (SELECT FROM warehouse.fact_outcome_awaiting a WHERE a.source_key = o.source_key AND a.outcome_token = o.outcome_token)
)
SELECT 'outcomes' AS figure, 'area' AS dimension_1, area AS member_1, 'withdrawn' AS dimension_2, CASE WHEN is_withdrawn THEN 'Y' ELSE 'N' END AS member_2,
       count(*) AS value
FROM standing GROUP BY area, is_withdrawn
UNION ALL
SELECT 'outcomes_dropped', '', '', '', '', coalesce(sum(outcomes), 0)
FROM warehouse.agg_outcome_dropped JOIN warehouse.dim_source s USING (source_key) WHERE s.source_code = :source_code
UNION ALL
SELECT 'offences_recorded', 'recorded_month', month, 'outcome_type', outcome_type, sum(offences) FROM recorded GROUP BY month, outcome_type
UNION ALL
SELECT 'offences_recorded_all_months', 'outcome_type', outcome_type, '', '', sum(offences) FROM recorded GROUP BY outcome_type
UNION ALL
SELECT 'offences_recorded_of_which', 'recorded_month', month, 'outcome_type', outcome_type, sum(offences_of_which) FROM recorded GROUP BY month, outcome_type
UNION ALL
SELECT 'offences_closed', 'outcome_month', month, 'outcome_type', outcome_type, sum(offences) FROM closed GROUP BY month, outcome_type
UNION ALL
SELECT 'offences_closed_all_months', 'outcome_type', outcome_type, '', '', sum(offences) FROM closed GROUP BY outcome_type
UNION ALL
SELECT 'offences_closed_of_which', 'outcome_month', month, 'outcome_type', outcome_type, sum(offences_of_which) FROM closed GROUP BY month, outcome_type
UNION ALL
SELECT 'exceptions_outcome_21', '', '', '', '', sum(offences) FROM recorded WHERE outcome_type = '21'
UNION ALL
SELECT 'offences_with_days_to_outcome', 'outcome_month', to_char(month_closed, 'YYYY-MM'), 'days', coalesce(days_to_outcome::text, 'DATED_BEFORE'), count(*)
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area AND strand_code = 'ALL' AND source_code = :source_code
GROUP BY month_closed, days_to_outcome

-- name: reports
WITH report AS (
    SELECT f.incident_key, to_char(recorded.date, 'YYYY-MM') AS month, f.client_agreement_code AS agreement, f.reported_to_police AS said,
           CASE f.geography_method WHEN 'POSTCODE' THEN 'INCIDENT' ELSE f.geography_method END AS rule, f.ward_key, w.ward_code
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_source source USING (source_key)
    JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
    JOIN warehouse.dim_ward w USING (ward_key)
    WHERE source.source_code = :source_code AND f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE'
)
SELECT 'reports' AS figure, 'recorded_month' AS dimension_1, to_char(month_recorded, 'YYYY-MM') AS member_1, '' AS dimension_2, '' AS member_2,
       sum(records) AS value
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND source_code = :source_code
  AND record_type_code = 'THIRD_SECTOR_REPORT'
GROUP BY month_recorded
UNION ALL
SELECT 'reports', 'recorded_month', month, 'agreement', agreement, count(*) FROM report GROUP BY month, agreement
UNION ALL
SELECT 'reports_all_months', '', '', '', '', count(*) FROM report
UNION ALL
SELECT 'reports_all_months', 'agreement', agreement, '', '', count(*) FROM report GROUP BY agreement
UNION ALL
SELECT 'reports_all_months', 'strand', d.strand_code, '', '', count(*)
FROM report JOIN warehouse.bridge_incident_strand USING (incident_key) JOIN warehouse.dim_strand d USING (strand_key) GROUP BY d.strand_code
UNION ALL
SELECT 'reports_placed', 'rule', rule, '', '', count(*) FROM report GROUP BY rule
UNION ALL
SELECT 'reports_placed', 'rule', rule, 'ward_by_postcode', ward_code, count(*) FROM report WHERE ward_key > 0 GROUP BY rule, ward_code
UNION ALL
SELECT 'reports_said', 'said', said, '', '', count(*) FROM report GROUP BY said

-- name: rejected_lines
SELECT d.file_name, q.line_number, array_to_string(q.reason_codes, ' ') AS reasons
FROM quarantine.rejected_row q
JOIN audit.delivery d USING (delivery_key)
JOIN audit.load l ON l.delivery_key = q.delivery_key AND l.rerun_number = q.rerun_number AND l.state = 'PUBLISHED'
WHERE d.feed = :feed

-- name: held
SELECT d.file_name, l.cause_code
FROM audit.delivery d
JOIN audit.load l USING (delivery_key)
WHERE d.feed = :feed AND d.state IN ('HELD', 'REFUSED') AND l.state = d.state

-- name: source
SELECT DISTINCT source_code FROM audit.delivery WHERE feed = :feed

-- name: street_crimes
WITH published AS (
    SELECT to_char(month, 'YYYY-MM') AS month, b.is_inside_area, b.category_code, b.lsoa_code, w.ward_code, b.crimes
    FROM mart.mart_background__street_crime_month b LEFT JOIN warehouse.dim_ward w USING (ward_name)
)
SELECT 'street_crimes' AS figure, 'month' AS dimension_1, month AS member_1, '' AS dimension_2, '' AS member_2, sum(crimes) AS value
FROM published WHERE is_inside_area GROUP BY month
UNION ALL
SELECT 'street_crimes', 'month', month, 'category', category_code, sum(crimes) FROM published WHERE is_inside_area GROUP BY month, category_code
UNION ALL
SELECT 'street_crimes', 'month', month, 'ward', ward_code, sum(crimes) FROM published WHERE is_inside_area GROUP BY month, ward_code
UNION ALL
SELECT 'street_crimes', 'month', month, 'lsoa', lsoa_code, sum(crimes) FROM published WHERE is_inside_area GROUP BY month, lsoa_code
UNION ALL
SELECT 'street_crimes_area_unknown', 'month', month, '', '', sum(crimes) FROM published WHERE NOT is_inside_area GROUP BY month

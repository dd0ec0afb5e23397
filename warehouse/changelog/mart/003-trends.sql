--liquibase formatted sql

--changeset spahc:mart-hate-crime-rolling-12-months runOnChange:true splitStatements:false
-- Totals of 12 complete months, one a month end, so that a chart needs no arithmetic: nothing of this mart is to be summed over
-- months. A source appears from its twelfth month on; the 12 months before it from the twenty-fourth, else null.
DROP VIEW IF EXISTS mart.mart_hate_crime__rolling_12_months;
CREATE VIEW mart.mart_hate_crime__rolling_12_months AS
WITH sent AS (
    SELECT DISTINCT source_key, record_type_key FROM warehouse.agg_area_month WHERE geography_kind = 'AUTHORITY' AND strand_key = -3
), month AS (
    SELECT m.date AS month_to, m.month_label, p.geography_kind, p.geography_code, p.geography_name, p.is_inside_area,
           st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
           s.source_code, s.source_name, s.source_kind, t.record_type_code, t.record_type_name,
           coalesce(c.offences, 0) AS offences, coalesce(c.records, 0) AS records
    FROM warehouse.source_span span
    JOIN warehouse.dim_source s USING (source_key)
    JOIN sent USING (source_key)
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_date m ON m.date BETWEEN span.first_complete_month AND span.last_complete_month AND m.day_of_month = 1
    CROSS JOIN warehouse.shown_place p
    JOIN warehouse.shown_strand st USING (theme_code)
    LEFT JOIN warehouse.agg_area_month c ON c.month_date_key = m.date_key AND c.geography_kind = p.geography_kind
         AND c.authority_key = p.authority_key AND c.geography_key = p.geography_key AND c.strand_key = st.strand_key
         AND c.source_key = span.source_key AND c.record_type_key = sent.record_type_key
    WHERE span.theme_code = 'hate-crime'
), rolled AS (
    SELECT m.*, row_number() OVER so_far AS months,
           sum(offences) OVER twelve AS offences_12, sum(records) OVER twelve AS records_12,
           sum(offences) OVER twelve_before AS offences_before, sum(records) OVER twelve_before AS records_before
    FROM month m
    WINDOW so_far AS (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind, record_type_code ORDER BY month_to),
           twelve AS (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind, record_type_code ORDER BY month_to
                      ROWS BETWEEN 11 PRECEDING AND CURRENT ROW),
           twelve_before AS (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind, record_type_code ORDER BY month_to
                             ROWS BETWEEN 23 PRECEDING AND 12 PRECEDING)
)
SELECT month_to, month_label, month_to = max(month_to) OVER (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind, record_type_code) AS is_latest,
       geography_kind, geography_code, geography_name, is_inside_area,
       strand_code, strand_name, is_monitored_nationally, strand_order, source_code, source_name, source_kind, record_type_code, record_type_name,
       offences_12::bigint AS offences, records_12::bigint AS records,
       CASE WHEN months >= 24 THEN offences_before::bigint END AS offences_12_before,
       CASE WHEN months >= 24 THEN records_before::bigint END AS records_12_before,
       CASE WHEN months >= 24 THEN (offences_12 - offences_before)::bigint END AS change_offences,
       CASE WHEN months >= 24 THEN (records_12 - records_before)::bigint END AS change_records,
       CASE WHEN months >= 24 AND offences_before > 0 THEN round(offences_12::numeric / offences_before - 1, 4) END AS change_offences_share,
       CASE WHEN months >= 24 AND records_before > 0 THEN round(records_12::numeric / records_before - 1, 4) END AS change_records_share
FROM rolled
WHERE months >= 12;

--changeset spahc:mart-hate-crime-control-chart runOnChange:true splitStatements:false
-- Whether a month is unusual: a chart of individual values. Average and median moving range (the median of the differences
-- between neighbouring months) are of the baseline alone, which stays as it is, so that limits do not follow what they are
-- to find. Limits: average -/+ 3.145 x median moving range, not below 0. A month signals outside them, or as the eighth or a
-- later month in a row on one side of the average. Where a baseline has under 12 months, too few a month (the theme's
-- number) or never moves, there is no range and nothing signals.
DROP VIEW IF EXISTS mart.mart_hate_crime__control_chart;
CREATE VIEW mart.mart_hate_crime__control_chart AS
WITH month AS (
    SELECT s.source_code, s.source_name, st.strand_key, st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order,
           p.geography_code, p.geography_name, m.date AS month_recorded, m.month_label, coalesce(sum(a.offences), 0) AS offences,
           greatest(span.first_complete_month, t.usual_range_from) AS baseline_from, t.usual_range_months, t.usual_range_average
    FROM warehouse.source_span span
    JOIN warehouse.dim_theme t USING (theme_code)
    JOIN warehouse.dim_source s ON s.source_key = span.source_key AND s.source_kind IN ('POLICE', 'UNKNOWN')
    JOIN warehouse.dim_date m ON m.date BETWEEN span.first_complete_month AND span.last_complete_month AND m.day_of_month = 1
    JOIN warehouse.shown_place p ON p.geography_kind = 'AUTHORITY' AND p.is_inside_area
    JOIN warehouse.shown_strand st USING (theme_code)
    LEFT JOIN warehouse.agg_area_month a ON a.month_date_key = m.date_key AND a.geography_kind = 'AUTHORITY'
         AND a.authority_key = p.authority_key AND a.geography_key = p.geography_key AND a.strand_key = st.strand_key
         AND a.source_key = span.source_key
    WHERE span.theme_code = 'hate-crime'
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15
), moved AS (
    SELECT m.*, month_recorded >= baseline_from AND month_recorded < baseline_from + usual_range_months * interval '1 month' AS is_baseline,
           CASE WHEN month_recorded > baseline_from
                THEN abs(offences - lag(offences) OVER (PARTITION BY source_code, geography_code, strand_key ORDER BY month_recorded)) END AS moving_range
    FROM month m
), usual AS (
    SELECT source_code, geography_code, strand_key, count(*) AS baseline_months, min(month_recorded) AS baseline_from,
           max(month_recorded) AS baseline_to, avg(offences) AS average,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY moving_range)::numeric AS median_moving_range
    FROM moved WHERE is_baseline
    GROUP BY source_code, geography_code, strand_key
    HAVING count(*) >= 12 AND avg(offences) >= max(usual_range_average)
       AND percentile_cont(0.5) WITHIN GROUP (ORDER BY moving_range) > 0
), ranged AS (
    SELECT m.*, u.average, u.median_moving_range, u.baseline_months, u.baseline_from AS from_month, u.baseline_to,
           CASE WHEN u.average IS NOT NULL THEN greatest(u.average - 3.145 * u.median_moving_range, 0) END AS lower, u.average + 3.145 * u.median_moving_range AS upper,
           sign(m.offences - u.average) AS side
    FROM moved m
    LEFT JOIN usual u USING (source_code, geography_code, strand_key)
), islands AS (
    SELECT r.*, row_number() OVER (PARTITION BY source_code, geography_code, strand_key ORDER BY month_recorded)
              - row_number() OVER (PARTITION BY source_code, geography_code, strand_key, side ORDER BY month_recorded) AS island
    FROM ranged r
), run AS (
    SELECT i.*, row_number() OVER (PARTITION BY source_code, geography_code, strand_key, side, island ORDER BY month_recorded) AS in_a_row
    FROM islands i
), judged AS (
    SELECT r.*, CASE WHEN offences > upper THEN 'ABOVE_RANGE'
                     WHEN offences < lower THEN 'BELOW_RANGE'
                     WHEN side > 0 AND in_a_row >= 8 THEN 'RUN_ABOVE_AVERAGE'
                     WHEN side < 0 AND in_a_row >= 8 THEN 'RUN_BELOW_AVERAGE' END AS signal
    FROM run r
)
SELECT month_recorded, month_label, geography_code, geography_name, strand_code, strand_name, is_monitored_nationally,
       sort_order AS strand_order, source_code, source_name, offences::bigint AS offences,
       round(average, 1) AS average, round(lower, 1) AS usual_lower, round(upper, 1) AS usual_upper,
       signal IS NOT NULL AS is_signal, signal, is_baseline AND average IS NOT NULL AS is_baseline,
       from_month AS baseline_from, baseline_to, baseline_months,
       month_recorded = max(month_recorded) OVER (PARTITION BY source_code, geography_code, strand_key) AS is_latest
FROM judged;

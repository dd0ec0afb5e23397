--liquibase formatted sql

--changeset spahc:mart-hate-crime-rolling-12-months runOnChange:true splitStatements:false
-- Totals of 12 complete months, one a month end, so that a chart needs no arithmetic: nothing of this mart is to be summed over
-- months. A source appears from its twelfth month on; the 12 months before it from the twenty-fourth, else null.
DROP VIEW IF EXISTS mart.mart_hate_crime__rolling_12_months;
CREATE VIEW mart.mart_hate_crime__rolling_12_months AS
WITH counted AS (
    SELECT month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key,
           sum(offences) AS offences, sum(records) AS records
    FROM warehouse.agg_area_month
    WHERE geography_kind IN ('AUTHORITY', 'WARD')
    GROUP BY month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key
), month AS (
    SELECT m.date AS month_to, m.month_label, p.geography_kind, p.geography_code, p.geography_name, p.is_inside_area,
           st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
           s.source_code, s.source_name, s.source_kind, coalesce(c.offences, 0) AS offences, coalesce(c.records, 0) AS records
    FROM warehouse.source_span span
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.dim_date m ON m.date BETWEEN span.first_month AND span.last_complete_month AND m.day_of_month = 1
    CROSS JOIN warehouse.shown_place p
    JOIN warehouse.shown_strand st USING (theme_code)
    LEFT JOIN counted c ON c.month_date_key = m.date_key AND c.geography_kind = p.geography_kind AND c.authority_key = p.authority_key
         AND c.geography_key = p.geography_key AND c.strand_key = st.strand_key AND c.source_key = span.source_key
    WHERE span.theme_code = 'hate-crime'
), rolled AS (
    SELECT m.*, row_number() OVER so_far AS months,
           sum(offences) OVER twelve AS offences_12, sum(records) OVER twelve AS records_12,
           sum(offences) OVER twelve_before AS offences_before, sum(records) OVER twelve_before AS records_before
    FROM month m
    WINDOW so_far AS (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind ORDER BY month_to),
           twelve AS (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind ORDER BY month_to
                      ROWS BETWEEN 11 PRECEDING AND CURRENT ROW),
           twelve_before AS (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind ORDER BY month_to
                             ROWS BETWEEN 23 PRECEDING AND 12 PRECEDING)
)
SELECT month_to, month_label, month_to = max(month_to) OVER (PARTITION BY geography_kind, geography_code, strand_code, source_code, source_kind) AS is_latest,
       geography_kind, geography_code, geography_name, is_inside_area,
       strand_code, strand_name, is_monitored_nationally, strand_order, source_code, source_name, source_kind,
       offences_12::bigint AS offences, records_12::bigint AS records,
       CASE WHEN months >= 24 THEN offences_before::bigint END AS offences_12_before,
       CASE WHEN months >= 24 THEN records_before::bigint END AS records_12_before,
       CASE WHEN months >= 24 THEN (offences_12 - offences_before)::bigint END AS change_offences,
       CASE WHEN months >= 24 THEN (records_12 - records_before)::bigint END AS change_records,
       CASE WHEN months >= 24 AND offences_before > 0 THEN round(offences_12 / offences_before - 1, 4) END AS change_offences_share,
       CASE WHEN months >= 24 AND records_before > 0 THEN round(records_12 / records_before - 1, 4) END AS change_records_share
FROM rolled
WHERE months >= 12;

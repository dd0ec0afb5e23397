--liquibase formatted sql

--changeset spahc:mart-hate-crime-ward runOnChange:true splitStatements:false
-- The last 12 complete months of each source against the 12 before. A rate is told from ten up alone, since below it one case
-- more or less moves it too far.
DROP VIEW IF EXISTS mart.mart_hate_crime__ward;
CREATE VIEW mart.mart_hate_crime__ward AS
WITH period AS (
    SELECT span.*, (last_complete_month - interval '11 months')::date AS last_from,
           (last_complete_month - interval '23 months')::date AS before_from
    FROM warehouse.source_span span
    WHERE theme_code = 'hate-crime' AND first_complete_month <= last_complete_month - interval '11 months'
), counted AS (
    SELECT a.authority_key, a.geography_key, a.strand_key, a.source_key,
           sum(a.offences) FILTER (WHERE a.month_date_key >= to_char(p.last_from, 'YYYYMMDD')::integer) AS offences,
           sum(a.records) FILTER (WHERE a.month_date_key >= to_char(p.last_from, 'YYYYMMDD')::integer) AS records,
           sum(a.offences) FILTER (WHERE a.month_date_key < to_char(p.last_from, 'YYYYMMDD')::integer) AS offences_before,
           sum(a.records) FILTER (WHERE a.month_date_key < to_char(p.last_from, 'YYYYMMDD')::integer) AS records_before
    FROM period p
    JOIN warehouse.agg_area_month a ON a.source_key = p.source_key AND a.geography_kind = 'WARD'
         AND a.month_date_key BETWEEN to_char(p.before_from, 'YYYYMMDD')::integer AND to_char(p.last_complete_month, 'YYYYMMDD')::integer
    GROUP BY a.authority_key, a.geography_key, a.strand_key, a.source_key
), compared AS (
    SELECT w.authority_key, w.geography_code AS ward_code, w.geography_name AS ward_name, w.residents, w.is_inside_area,
           st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
           s.source_code, s.source_name, s.source_kind, p.last_from AS month_from, p.last_complete_month AS month_to,
           coalesce(c.offences, 0) AS offences, coalesce(c.records, 0) AS records,
           CASE WHEN p.first_complete_month <= p.before_from THEN coalesce(c.offences_before, 0) END AS offences_before,
           CASE WHEN p.first_complete_month <= p.before_from THEN coalesce(c.records_before, 0) END AS records_before,
           CASE WHEN s.source_kind IN ('POLICE', 'UNKNOWN') THEN coalesce(c.offences, 0) ELSE coalesce(c.records, 0) END AS rated
    FROM period p
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.shown_place w ON w.geography_kind = 'WARD'
    JOIN warehouse.shown_strand st USING (theme_code)
    LEFT JOIN counted c ON c.source_key = p.source_key AND c.authority_key = w.authority_key AND c.geography_key = w.geography_key
         AND c.strand_key = st.strand_key
)
SELECT c.month_from, c.month_to, d.month_label, c.ward_code, c.ward_name, a.authority_name, c.is_inside_area, c.residents,
       c.strand_code, c.strand_name, c.is_monitored_nationally, c.strand_order, c.source_code, c.source_name, c.source_kind,
       c.offences, c.records, c.offences_before AS offences_12_before, c.records_before AS records_12_before,
       c.offences - c.offences_before AS change_offences, c.records - c.records_before AS change_records,
       round((c.offences - c.offences_before)::numeric / nullif(c.offences_before, 0), 4) AS change_offences_share,
       round((c.records - c.records_before)::numeric / nullif(c.records_before, 0), 4) AS change_records_share,
       CASE WHEN c.rated >= 10 AND c.residents > 0 THEN round(1000.0 * c.rated / c.residents, 2) END AS rate_per_1000
FROM compared c
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.dim_date d ON d.date = c.month_to;

--changeset spahc:mart-hate-crime-change-all-sources runOnChange:true splitStatements:false
-- A change over all sources compares only sources that covered all 24 months: one that joined, left or has not delivered yet
-- would be taken for a change. The sums serve the change alone; several sources may have heard of the same attack.
DROP VIEW IF EXISTS mart.mart_hate_crime__change_all_sources;
CREATE VIEW mart.mart_hate_crime__change_all_sources AS
WITH source AS (
    SELECT span.*, s.source_name FROM warehouse.source_span span JOIN warehouse.dim_source s USING (source_key)
    WHERE span.theme_code = 'hate-crime' AND span.last_complete_month >= span.first_complete_month
), month AS (
    SELECT d.date AS month, d.month_label, s.source_key, s.source_name,
           s.first_complete_month <= d.date - interval '23 months' AND s.last_complete_month >= d.date AS is_compared
    FROM source s
    JOIN warehouse.dim_date d ON d.day_of_month = 1 AND d.date <= (SELECT max(last_complete_month) FROM source) AND d.date >= s.first_complete_month
), period AS (
    SELECT month, month_label, count(*) FILTER (WHERE is_compared) AS sources_compared,
           string_agg(source_name, ', ' ORDER BY source_name) FILTER (WHERE is_compared) AS compared_names,
           string_agg(source_name, ', ' ORDER BY source_name) FILTER (WHERE NOT is_compared) AS left_out_names
    FROM month GROUP BY month, month_label HAVING bool_or(is_compared)
), counted AS (
    SELECT m.month, a.geography_kind, a.authority_key, a.geography_key, a.strand_key,
           sum(a.records) FILTER (WHERE a.month_date_key > to_char(m.month - interval '12 months', 'YYYYMMDD')::integer) AS records,
           sum(a.records) FILTER (WHERE a.month_date_key <= to_char(m.month - interval '12 months', 'YYYYMMDD')::integer) AS records_before
    FROM month m
    JOIN warehouse.agg_area_month a ON a.source_key = m.source_key AND a.geography_kind = 'AUTHORITY'
         AND a.month_date_key BETWEEN to_char(m.month - interval '23 months', 'YYYYMMDD')::integer AND to_char(m.month, 'YYYYMMDD')::integer
    WHERE m.is_compared
    GROUP BY m.month, a.geography_kind, a.authority_key, a.geography_key, a.strand_key
)
SELECT p.month AS month_to, p.month_label, p.month = max(p.month) OVER () AS is_latest, g.geography_code, g.geography_name, g.is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       coalesce(c.records, 0) AS records, coalesce(c.records_before, 0) AS records_12_before,
       coalesce(c.records, 0) - coalesce(c.records_before, 0) AS change_records,
       round((coalesce(c.records, 0) - coalesce(c.records_before, 0))::numeric / nullif(c.records_before, 0), 4) AS change_records_share,
       p.sources_compared, p.compared_names, p.left_out_names
FROM period p
JOIN warehouse.shown_place g ON g.geography_kind = 'AUTHORITY'
JOIN warehouse.shown_strand st ON st.theme_code = 'hate-crime'
LEFT JOIN counted c ON c.month = p.month AND c.authority_key = g.authority_key AND c.geography_key = g.geography_key AND c.strand_key = st.strand_key;

--liquibase formatted sql

--changeset spahc:mart-hate-crime-source-month runOnChange:true splitStatements:false
-- Sources side by side. There is no total over them: several may have heard of the same attack.
DROP VIEW IF EXISTS mart.mart_hate_crime__source_month;
CREATE VIEW mart.mart_hate_crime__source_month AS
WITH counted AS (
    SELECT month_date_key, authority_key, strand_key, source_key, sum(offences) AS offences, sum(records) AS records, sum(events) AS events
    FROM warehouse.agg_area_month WHERE geography_kind = 'AUTHORITY'
    GROUP BY month_date_key, authority_key, strand_key, source_key
)
SELECT m.date AS month_recorded, m.month_label, m.date BETWEEN span.first_complete_month AND span.last_complete_month AS is_complete_month,
       p.geography_code, p.geography_name, p.is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name, s.source_kind,
       coalesce(c.records, 0)::bigint AS records, coalesce(c.offences, 0)::bigint AS offences, coalesce(c.events, 0)::bigint AS events
FROM warehouse.source_span span
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_date m ON m.date BETWEEN span.first_month AND greatest(span.last_month, span.last_complete_month) AND m.day_of_month = 1
CROSS JOIN warehouse.shown_place p
JOIN warehouse.shown_strand st USING (theme_code)
LEFT JOIN counted c ON c.month_date_key = m.date_key AND c.authority_key = p.authority_key AND c.strand_key = st.strand_key
     AND c.source_key = span.source_key
WHERE span.theme_code = 'hate-crime' AND p.geography_kind = 'AUTHORITY';

--changeset spahc:mart-hate-crime-target runOnChange:true splitStatements:false
-- The religion or group that was targeted, as the recorder perceived it: of the incident, never of the person.
DROP VIEW IF EXISTS mart.mart_hate_crime__target;
CREATE VIEW mart.mart_hate_crime__target AS
SELECT m.date AS month_recorded, m.month_label, coalesce(m.date BETWEEN span.first_complete_month AND span.last_complete_month, false) AS is_complete_month,
       g.geography_code, g.geography_name, g.is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name, s.source_kind,
       t.target_code, t.target_name, t.target_kind, t.sort_order AS target_order, t.is_known AND t.target_kind <> 'unknown' AS is_known,
       sum(a.records)::bigint AS records, sum(a.offences)::bigint AS offences
FROM warehouse.agg_incident_attribute_month a
JOIN warehouse.dim_date m ON m.date_key = a.month_date_key AND m.date_key > 0
JOIN warehouse.source_span span ON span.source_key = a.source_key AND span.theme_code = 'hate-crime'
JOIN warehouse.dim_source s ON s.source_key = a.source_key
JOIN warehouse.shown_place g ON g.geography_kind = 'AUTHORITY' AND g.authority_key = a.authority_key
JOIN warehouse.dim_strand st ON st.strand_key = a.strand_key
JOIN warehouse.dim_target t ON t.target_key = a.member_key
WHERE a.attribute = 'TARGET'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18;

--changeset spahc:mart-hate-crime-deprivation runOnChange:true splitStatements:false
-- Numerator and denominator by decile over the last 12 complete months; records whose LSOA is not known, or was split and not told
-- which, stand beside without a decile.
DROP VIEW IF EXISTS mart.mart_hate_crime__deprivation;
CREATE VIEW mart.mart_hate_crime__deprivation AS
WITH period AS (
    SELECT span.*, (last_complete_month - interval '11 months')::date AS last_from
    FROM warehouse.source_span span
    WHERE theme_code = 'hate-crime' AND first_complete_month <= last_complete_month - interval '11 months'
), inside AS (
    SELECT a.authority_key, a.authority_code, a.authority_name
    FROM warehouse.shown_place p JOIN warehouse.dim_authority a USING (authority_key)
    WHERE p.geography_kind = 'AUTHORITY' AND p.is_inside_area
), decile AS (
    SELECT i.authority_key, i.authority_code, i.authority_name, l.imd_decile AS deprivation_decile, count(*) AS lsoas, sum(l.residents) AS residents
    FROM inside i
    JOIN warehouse.dim_lsoa l ON l.authority_code = i.authority_code AND l.vintage <> '2011' AND l.lsoa_kind = 'LSOA' AND l.imd_decile IS NOT NULL
    GROUP BY i.authority_key, i.authority_code, i.authority_name, l.imd_decile
    UNION ALL
    SELECT i.authority_key, i.authority_code, i.authority_name, NULL, NULL, NULL FROM inside i
), counted AS (
    SELECT a.authority_key, l.imd_decile, a.strand_key, a.source_key, sum(a.offences) AS offences, sum(a.records) AS records
    FROM period p
    JOIN warehouse.agg_area_month a ON a.source_key = p.source_key AND a.geography_kind = 'LSOA'
         AND a.month_date_key BETWEEN to_char(p.last_from, 'YYYYMMDD')::integer AND to_char(p.last_complete_month, 'YYYYMMDD')::integer
    JOIN warehouse.dim_lsoa l ON l.lsoa_key = a.geography_key
    GROUP BY a.authority_key, l.imd_decile, a.strand_key, a.source_key
)
SELECT p.last_from AS month_from, p.last_complete_month AS month_to, m.month_label, d.authority_code, d.authority_name,
       d.deprivation_decile, coalesce(d.deprivation_decile::text, 'LSOA not known') AS decile_label, d.lsoas, d.residents::bigint AS residents,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name, s.source_kind,
       coalesce(c.offences, 0)::bigint AS offences, coalesce(c.records, 0)::bigint AS records,
       CASE WHEN r.rated >= 10 AND d.residents > 0 THEN round(1000.0 * r.rated / d.residents, 2) END AS rate_per_1000
FROM period p
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_date m ON m.date = p.last_complete_month
JOIN warehouse.shown_strand st USING (theme_code)
CROSS JOIN decile d
LEFT JOIN counted c ON c.source_key = p.source_key AND c.authority_key = d.authority_key AND c.strand_key = st.strand_key
     AND c.imd_decile IS NOT DISTINCT FROM d.deprivation_decile
CROSS JOIN LATERAL (SELECT CASE WHEN s.source_kind IN ('POLICE', 'UNKNOWN') THEN coalesce(c.offences, 0) ELSE coalesce(c.records, 0) END AS rated) r;

--changeset spahc:mart-hate-crime-break runOnChange:true splitStatements:false
-- What to draw on a trend where a change of rules or of who sends is not a change of hate crime.
DROP VIEW IF EXISTS mart.mart_hate_crime__break;
CREATE VIEW mart.mart_hate_crime__break AS
WITH span AS (
    SELECT s.source_name, p.first_month, p.last_complete_month,
           min(p.first_month) OVER () AS first_of_all, max(p.last_complete_month) OVER () AS last_of_all
    FROM warehouse.source_span p JOIN warehouse.dim_source s USING (source_key)
    WHERE p.theme_code = 'hate-crime'
)
SELECT break_date AS date_of_break, date_trunc('month', break_date)::date AS month_of_break, scope, kind, title, effect, source
FROM warehouse.dim_break
UNION ALL
SELECT first_month, first_month, source_name, 'source', source_name || ' begins', 'its records are counted from here on; comparisons over all sources leave it out for two years', 'deliveries'
FROM span WHERE first_month > first_of_all
UNION ALL
SELECT (last_complete_month + interval '1 month')::date, (last_complete_month + interval '1 month')::date, source_name, 'source',
       source_name || ' has sent nothing since', 'its months from here on are missing, not quiet', 'deliveries'
FROM span WHERE last_complete_month < last_of_all - interval '3 months';

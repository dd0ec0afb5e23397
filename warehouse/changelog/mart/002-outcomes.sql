--liquibase formatted sql

--changeset spahc:mart-hate-crime-outcome-closed runOnChange:true splitStatements:false
-- Over outcomes assigned, by the month of the outcome. Zero-filled: every month between a source's first and last outcome,
-- each place of the area, each strand and each type that the source has ever given.
DROP VIEW IF EXISTS mart.mart_hate_crime__outcome_closed;
CREATE VIEW mart.mart_hate_crime__outcome_closed AS
WITH given AS (
    SELECT DISTINCT source_key, outcome_key FROM warehouse.agg_outcome_month
    WHERE basis = 'CLOSED' AND geography_kind = 'AUTHORITY' AND strand_key = -3
), span AS (
    SELECT a.source_key, min(d.date) AS first_month, max(d.date) AS last_month
    FROM warehouse.agg_outcome_month a
    JOIN warehouse.dim_date d ON d.date_key = a.month_date_key AND d.date_key > 0
    WHERE a.basis = 'CLOSED' AND a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
    GROUP BY a.source_key
), delivered AS (
    SELECT source_code, max(business_date) AS last_business_date FROM warehouse.dim_load
    WHERE record_kind = 'OUTCOME' GROUP BY source_code
), inside AS (
    SELECT DISTINCT authority_key FROM warehouse.agg_outcome_month WHERE authority_key > 0
), place AS (
    SELECT 'AUTHORITY' AS geography_kind, a.authority_key, a.authority_key AS geography_key, a.authority_code AS geography_code,
           a.authority_name AS geography_name
    FROM inside JOIN warehouse.dim_authority a USING (authority_key)
    UNION ALL
    SELECT 'WARD', a.authority_key, w.ward_key, w.ward_code, w.ward_name
    FROM inside JOIN warehouse.dim_authority a USING (authority_key)
    JOIN warehouse.dim_ward w ON w.authority_code = a.authority_code OR w.ward_key = 0
    UNION ALL
    SELECT kind, -4, -4, 'AREA_UNKNOWN', 'Area unknown of the force' FROM unnest(ARRAY['AUTHORITY', 'WARD']) AS kind
), strand AS (
    SELECT d.strand_key, d.strand_code, d.strand_name, d.is_monitored_nationally, d.sort_order
    FROM warehouse.dim_strand d
    WHERE d.strand_key NOT IN (-1, -2)
       OR (d.strand_key = -2 AND EXISTS (SELECT FROM warehouse.agg_outcome_month a WHERE a.strand_key = -2))
)
SELECT m.date AS month_closed, m.month_label, m.year, m.financial_year,
       coalesce(delivered.last_business_date > m.month_last AND m.date >= whole.first_complete_month, false) AS is_complete_month,
       p.geography_kind, p.geography_code, p.geography_name, p.authority_key > 0 AS is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name,
       o.outcome_code AS outcome_type, o.outcome_name, o.outcome_group, o.sort_order AS outcome_order,
       o.parent_code IS NOT NULL AS is_of_which, o.is_positive, o.shown_apart,
       CASE WHEN o.shown_apart THEN 'Shown apart' WHEN o.is_positive THEN 'Positive' ELSE 'Not positive' END AS standing,
       coalesce(a.offences, 0) AS offences, coalesce(a.offences_of_which, 0) AS offences_of_which,
       coalesce(a.days_to_outcome, 0) AS days_to_outcome, coalesce(a.offences_with_days, 0) AS offences_with_days
FROM span
JOIN given USING (source_key)
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_outcome o USING (outcome_key)
LEFT JOIN delivered USING (source_code)
LEFT JOIN warehouse.source_span whole USING (source_key)
JOIN warehouse.dim_date m ON m.date BETWEEN span.first_month AND span.last_month AND m.day_of_month = 1
CROSS JOIN place p
CROSS JOIN strand st
LEFT JOIN warehouse.agg_outcome_month a ON a.basis = 'CLOSED' AND a.month_date_key = m.date_key AND a.geography_kind = p.geography_kind
     AND a.authority_key = p.authority_key AND a.geography_key = p.geography_key AND a.strand_key = st.strand_key
     AND a.source_key = s.source_key AND a.outcome_key = o.outcome_key;

--changeset spahc:mart-hate-crime-outcome-recorded runOnChange:true splitStatements:false
-- Over all crimes recorded, by the month recorded, those without an outcome under type 0. Zero-filled as the other; only
-- for sources that have sent an outcome, since of the others nothing is known.
DROP VIEW IF EXISTS mart.mart_hate_crime__outcome_recorded;
CREATE VIEW mart.mart_hate_crime__outcome_recorded AS
WITH sending AS (
    SELECT s.source_key FROM warehouse.dim_source s
    WHERE EXISTS (SELECT FROM warehouse.dim_load l WHERE l.source_code = s.source_code AND l.record_kind = 'OUTCOME')
), given AS (
    SELECT DISTINCT a.source_key, a.outcome_key FROM warehouse.agg_outcome_month a JOIN sending USING (source_key)
    WHERE a.basis = 'RECORDED' AND a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
), span AS (
    SELECT a.source_key, min(d.date) AS first_month, max(d.date) AS last_month
    FROM warehouse.agg_outcome_month a
    JOIN warehouse.dim_date d ON d.date_key = a.month_date_key AND d.date_key > 0
    WHERE a.basis = 'RECORDED' AND a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
    GROUP BY a.source_key
), inside AS (
    SELECT DISTINCT authority_key FROM warehouse.agg_outcome_month WHERE authority_key > 0
), place AS (
    SELECT 'AUTHORITY' AS geography_kind, a.authority_key, a.authority_key AS geography_key, a.authority_code AS geography_code,
           a.authority_name AS geography_name
    FROM inside JOIN warehouse.dim_authority a USING (authority_key)
    UNION ALL
    SELECT 'WARD', a.authority_key, w.ward_key, w.ward_code, w.ward_name
    FROM inside JOIN warehouse.dim_authority a USING (authority_key)
    JOIN warehouse.dim_ward w ON w.authority_code = a.authority_code OR w.ward_key = 0
    UNION ALL
    SELECT kind, -4, -4, 'AREA_UNKNOWN', 'Area unknown of the force' FROM unnest(ARRAY['AUTHORITY', 'WARD']) AS kind
), strand AS (
    SELECT d.strand_key, d.strand_code, d.strand_name, d.is_monitored_nationally, d.sort_order
    FROM warehouse.dim_strand d
    WHERE d.strand_key NOT IN (-1, -2)
       OR (d.strand_key = -2 AND EXISTS (SELECT FROM warehouse.agg_outcome_month a WHERE a.strand_key = -2))
)
SELECT m.date AS month_recorded, m.month_label, m.year, m.financial_year,
       coalesce(m.date BETWEEN whole.first_complete_month AND whole.last_complete_month, false) AS is_complete_month,
       p.geography_kind, p.geography_code, p.geography_name, p.authority_key > 0 AS is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name,
       o.outcome_code AS outcome_type, o.outcome_name, o.outcome_group, o.sort_order AS outcome_order,
       o.outcome_code <> '0' AS is_assigned, o.parent_code IS NOT NULL AS is_of_which, o.is_positive, o.shown_apart,
       coalesce(a.offences, 0) AS offences, coalesce(a.offences_of_which, 0) AS offences_of_which,
       coalesce(a.days_to_outcome, 0) AS days_to_outcome, coalesce(a.offences_with_days, 0) AS offences_with_days
FROM span
JOIN given USING (source_key)
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_outcome o USING (outcome_key)
LEFT JOIN warehouse.source_span whole USING (source_key)
JOIN warehouse.dim_date m ON m.date BETWEEN span.first_month AND span.last_month AND m.day_of_month = 1
CROSS JOIN place p
CROSS JOIN strand st
LEFT JOIN warehouse.agg_outcome_month a ON a.basis = 'RECORDED' AND a.month_date_key = m.date_key AND a.geography_kind = p.geography_kind
     AND a.authority_key = p.authority_key AND a.geography_key = p.geography_key AND a.strand_key = st.strand_key
     AND a.source_key = s.source_key AND a.outcome_key = o.outcome_key;

--changeset spahc:mart-hate-crime-hour runOnChange:true splitStatements:false
-- Hour of the week in which crimes happened, each crime one in all; and beside, without a weekday and an hour, those whose
-- time is not known well enough, with the reason.
DROP VIEW IF EXISTS mart.mart_hate_crime__hour;
CREATE VIEW mart.mart_hate_crime__hour AS
SELECT m.date AS month_occurred, m.month_label,
       c.geography_kind, coalesce(w.ward_code, a.authority_code) AS geography_code, coalesce(w.ward_name, a.authority_name) AS geography_name,
       c.authority_key > 0 AS is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order, s.source_code, s.source_name,
       nullif(c.weekday_number, 0) AS weekday_number, h.weekday_name, h.weekday, nullif(c.hour, -1) AS hour, h.hour_label, h.hour_of_day,
       c.left_out_because, c.offences, c.offences_left_out::bigint AS offences_left_out
FROM warehouse.agg_hour_month c
JOIN warehouse.dim_hour_of_week h ON h.weekday_number = c.weekday_number AND h.hour = c.hour
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_strand st USING (strand_key)
JOIN warehouse.dim_authority a ON a.authority_key = c.authority_key
LEFT JOIN warehouse.dim_ward w ON c.geography_kind = 'WARD' AND w.ward_key = c.geography_key
LEFT JOIN warehouse.dim_date m ON m.date_key = c.month_date_key AND m.date_key > 0;

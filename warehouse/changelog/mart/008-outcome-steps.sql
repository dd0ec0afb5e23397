--liquibase formatted sql

--changeset spahc:mart-hate-crime-outcome-days runOnChange:true splitStatements:false
-- For medians, which no sum can give. Closed in period: a crime stands in the month of its one current outcome, as in
-- outcome_closed, and has no row before it has one. Without any token, place or person.
DROP VIEW IF EXISTS mart.mart_hate_crime__outcome_days;
CREATE VIEW mart.mart_hate_crime__outcome_days AS
WITH delivered AS (
    SELECT source_code, max(business_date) AS last_business_date FROM warehouse.dim_load
    WHERE record_kind = 'OUTCOME' GROUP BY source_code
)
SELECT given.date AS month_closed, given.month_label, coalesce(delivered.last_business_date > given.month_last AND given.date >= whole.first_complete_month, false) AS is_complete_month,
       recorded.date AS month_recorded, u.authority_name, a.authority_key > 0 AS is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order, s.source_code, s.source_name,
       offence.offence_group, offence.is_aggravated,
       o.outcome_code AS outcome_type, o.outcome_name, o.outcome_group, o.sort_order AS outcome_order, o.is_positive, o.shown_apart,
       a.days_to_outcome
FROM warehouse.agg_outcome_days a
JOIN warehouse.dim_outcome o USING (outcome_key)
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
JOIN warehouse.dim_authority u USING (authority_key)
JOIN warehouse.dim_offence offence USING (offence_key)
JOIN warehouse.dim_date given ON given.date_key = a.month_date_key
JOIN warehouse.dim_date recorded ON recorded.date_key = a.recorded_month_date_key
JOIN warehouse.dim_strand st USING (strand_key)
LEFT JOIN delivered ON delivered.source_code = s.source_code
LEFT JOIN warehouse.source_span whole ON whole.source_key = s.source_key
CROSS JOIN LATERAL generate_series(1, a.offences);

--changeset spahc:mart-hate-crime-outcome-step runOnChange:true splitStatements:false
-- Recorded in period: of the crimes recorded in a month, how many came how far. Each step is a part of the one before it but for
-- suspects: a crime may have a suspect and no outcome yet, which is not told here.
DROP VIEW IF EXISTS mart.mart_hate_crime__outcome_step;
CREATE VIEW mart.mart_hate_crime__outcome_step AS
SELECT step.step_order, step.step_name, m.date AS month_recorded, m.month_label,
       coalesce(m.date BETWEEN whole.first_complete_month AND whole.last_complete_month, false) AS is_complete_month,
       u.authority_name, a.authority_key > 0 AS is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order, s.source_code, s.source_name,
       sum(a.offences) AS offences
FROM warehouse.agg_outcome_month a
JOIN warehouse.dim_outcome o USING (outcome_key)
JOIN warehouse.dim_date m ON m.date_key = a.month_date_key
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
JOIN warehouse.dim_authority u USING (authority_key)
JOIN warehouse.dim_strand st USING (strand_key)
LEFT JOIN warehouse.source_span whole USING (source_key)
CROSS JOIN LATERAL (VALUES
    (1, 'Recorded', true),
    (2, 'Outcome assigned', o.outcome_code <> '0'),
    (3, 'Suspect identified', o.outcome_code <> '0' AND coalesce(o.is_suspect_known, false)),
    (4, 'Positive outcome', o.is_positive),
    (5, 'Charged or summonsed', o.outcome_group_code = 'CHG')) AS step (step_order, step_name, is_reached)
WHERE a.basis = 'RECORDED' AND a.geography_kind = 'AUTHORITY' AND step.is_reached
  AND EXISTS (SELECT FROM warehouse.dim_load l WHERE l.source_code = s.source_code AND l.record_kind = 'OUTCOME')
GROUP BY step.step_order, step.step_name, m.date, m.month_label, whole.first_complete_month, whole.last_complete_month, u.authority_name, a.authority_key,
         st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order, s.source_code, s.source_name;

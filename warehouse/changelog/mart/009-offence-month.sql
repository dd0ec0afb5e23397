--liquibase formatted sql

--changeset spahc:mart-hate-crime-offence-month runOnChange:true splitStatements:false
-- Police-recorded crimes by month recorded, ward, strand and offence. Not zero-filled over groups: a chart fills quiet months.
DROP VIEW IF EXISTS mart.mart_hate_crime__offence_month;
CREATE VIEW mart.mart_hate_crime__offence_month AS
SELECT m.date AS month_recorded, m.month_label, m.year, m.financial_year,
       coalesce(m.date BETWEEN whole.first_complete_month AND whole.last_complete_month, false) AS is_complete_month,
       a.authority_key > 0 AS is_inside_area, w.ward_code, w.ward_name,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order, s.source_code, s.source_name,
       o.offence_group, o.offence_subgroup, o.offence_code, o.offence_name, o.is_aggravated, a.offences::bigint AS offences
FROM warehouse.agg_ward_attribute_month a
JOIN warehouse.dim_date m ON m.date_key = a.month_date_key AND m.date_key > 0
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_strand st USING (strand_key)
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
JOIN warehouse.dim_offence o ON o.offence_key = a.member_key
LEFT JOIN warehouse.source_span whole USING (source_key)
WHERE a.attribute = 'OFFENCE' AND a.offences > 0;

--changeset spahc:mart-hate-crime-offence-gone
-- offence_month says the same of every offence, and by ward.
DROP VIEW IF EXISTS mart.mart_hate_crime__offence;

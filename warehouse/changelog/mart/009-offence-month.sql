--liquibase formatted sql

--changeset spahc:mart-hate-crime-offence-month runOnChange:true splitStatements:false
-- Police-recorded crimes by month recorded, ward, strand and offence group. Not zero-filled over groups: a chart fills quiet months.
DROP VIEW IF EXISTS mart.mart_hate_crime__offence_month;
CREATE VIEW mart.mart_hate_crime__offence_month AS
WITH crime AS (
    SELECT f.incident_key, f.recorded_date_key / 100 * 100 + 1 AS month_date_key, f.area, f.ward_key, f.source_key, f.offence_key, f.location_type_key
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
    WHERE f.known_to = 'infinity' AND f.is_counted AND t.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN')
), delivered AS (
    SELECT source_code, max(business_date) AS last_business_date FROM warehouse.dim_load
    WHERE record_kind = 'INCIDENT' GROUP BY source_code
), flagged AS (
    SELECT incident_key, -3 AS strand_key FROM crime
    UNION ALL
    (SELECT b.incident_key, b.strand_key FROM warehouse.bridge_incident_strand b
     UNION
     SELECT b.incident_key, n.strand_key
     FROM warehouse.bridge_incident_strand b
     JOIN warehouse.dim_strand d ON d.strand_key = b.strand_key
     JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code)
)
SELECT m.date AS month_recorded, m.month_label, m.year, m.financial_year,
       coalesce(delivered.last_business_date > m.month_last, false) AS is_complete_month,
       c.area = 'INSIDE' AS is_inside_area, w.ward_code, w.ward_name,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order, s.source_code, s.source_name,
       o.offence_group, o.offence_subgroup, lt.location_type_name AS location_type, count(*) AS offences
FROM crime c
JOIN flagged fl USING (incident_key)
JOIN warehouse.dim_date m ON m.date_key = c.month_date_key
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_strand st USING (strand_key)
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_offence o USING (offence_key)
JOIN warehouse.dim_location_type lt USING (location_type_key)
LEFT JOIN delivered USING (source_code)
GROUP BY m.date, m.month_label, m.month_last, m.year, m.financial_year, delivered.last_business_date, c.area, w.ward_code, w.ward_name,
         st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order, s.source_code, s.source_name,
         o.offence_group, o.offence_subgroup, lt.location_type_name;

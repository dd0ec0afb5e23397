--liquibase formatted sql

--changeset spahc:mart-hate-crime-exception runOnChange:true splitStatements:false
-- Records that say one thing and mean another, for a person to look at with the source. They are in the figures as they are.
DROP VIEW IF EXISTS mart.mart_hate_crime__exception;
CREATE VIEW mart.mart_hate_crime__exception AS
SELECT e.incident_key, e.exception_kind,
       CASE e.exception_kind WHEN 'OUTCOME_21' THEN 'A hate crime whose investigation was found not in the public interest'
            ELSE 'An aggravated offence without a strand that its code allows' END AS meaning,
       s.source_code, s.source_name, d.date AS date_recorded, d.month_first AS month_recorded, o.offence_code, o.offence_name,
       (SELECT string_agg(st.strand_name, '; ' ORDER BY st.sort_order) FROM warehouse.bridge_incident_strand b JOIN warehouse.dim_strand st USING (strand_key)
        WHERE b.incident_key = e.incident_key) AS strand_names, e.load_key
FROM warehouse.agg_exception e
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme t ON t.theme_key = s.theme_key AND t.theme_code = 'hate-crime'
JOIN warehouse.dim_date d ON d.date_key = e.recorded_date_key
JOIN warehouse.dim_offence o USING (offence_key);

--liquibase formatted sql

--changeset spahc:mart-hate-crime-exception runOnChange:true splitStatements:false
-- Records that say one thing and mean another, for a person to look at with the source. They are in the figures as they are.
DROP VIEW IF EXISTS mart.mart_hate_crime__exception;
CREATE VIEW mart.mart_hate_crime__exception AS
WITH told AS (
    SELECT f.incident_key, f.source_key, f.recorded_date_key, f.offence_key, f.load_key, 'AGGRAVATED_WITHOUT_STRAND' AS exception_kind,
           'An aggravated offence without a strand that its code allows' AS meaning
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_offence o USING (offence_key)
    LEFT JOIN warehouse.dim_date d ON d.date_key = f.recorded_date_key
    WHERE f.known_to = 'infinity' AND f.is_counted AND o.is_aggravated
      AND NOT EXISTS (SELECT FROM warehouse.bridge_incident_strand b
                      JOIN warehouse.dim_strand s USING (strand_key)
                      JOIN warehouse.dim_offence_strand allowed ON allowed.offence_code = o.offence_code
                           AND allowed.strand_code = coalesce(s.national_strand_code, s.strand_code)
                           AND coalesce(d.date, current_date) >= allowed.valid_from AND coalesce(d.date, current_date) < allowed.valid_to
                      WHERE b.incident_key = f.incident_key)
    UNION ALL
    SELECT f.incident_key, f.source_key, f.recorded_date_key, f.offence_key, f.load_key, 'OUTCOME_21',
           'A hate crime whose investigation was found not in the public interest'
    FROM warehouse.fact_outcome x
    JOIN warehouse.dim_outcome o ON o.outcome_key = x.outcome_key AND o.outcome_code = '21'
    JOIN warehouse.fact_incident f ON f.record_key = x.record_key AND f.known_to = 'infinity'
    WHERE x.known_to = 'infinity' AND NOT x.is_withdrawn AND f.is_counted
)
SELECT told.incident_key, told.exception_kind, told.meaning, s.source_code, s.source_name, d.date AS date_recorded, d.month_first AS month_recorded,
       o.offence_code, o.offence_name,
       (SELECT string_agg(st.strand_name, '; ' ORDER BY st.sort_order) FROM warehouse.bridge_incident_strand b JOIN warehouse.dim_strand st USING (strand_key)
        WHERE b.incident_key = told.incident_key) AS strand_names, told.load_key
FROM told
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme t ON t.theme_key = s.theme_key AND t.theme_code = 'hate-crime'
JOIN warehouse.dim_date d ON d.date_key = told.recorded_date_key
JOIN warehouse.dim_offence o USING (offence_key);

--liquibase formatted sql

--changeset spahc:mart-hate-crime-latest-period runOnChange:true splitStatements:false
-- The one rule for "the latest 12 complete months": they end with the last month of which the police's data are complete, however long
-- ago that is. Counted from today, data that come late would show fewer months in one chart than in another.
DROP VIEW IF EXISTS mart.mart_hate_crime__latest_period;
CREATE VIEW mart.mart_hate_crime__latest_period AS
WITH last (basis, month_to) AS (
    SELECT 'RECORDED', max(span.last_complete_month)
    FROM warehouse.source_span span
    JOIN warehouse.dim_source s USING (source_key)
    WHERE span.theme_code = 'hate-crime' AND s.source_kind IN ('POLICE', 'UNKNOWN')
    UNION ALL
    SELECT 'CLOSED', (date_trunc('month', max(l.business_date)) - interval '1 month')::date
    FROM warehouse.dim_load l
    JOIN warehouse.dim_source s USING (source_code)
    JOIN warehouse.dim_theme t ON t.theme_key = s.theme_key AND t.theme_code = 'hate-crime'
    WHERE l.record_kind = 'OUTCOME' AND s.source_kind IN ('POLICE', 'UNKNOWN')
), first AS (
    SELECT min(span.first_month) AS first_month FROM warehouse.source_span span WHERE span.theme_code = 'hate-crime'
)
SELECT last.basis, (last.month_to - interval '11 months')::date AS month_from, last.month_to, d.month_label,
       (last.month_to + interval '1 month')::date AS date_until, first.first_month AS month_first_of_all
FROM last
CROSS JOIN first
JOIN warehouse.dim_date d ON d.date = last.month_to;

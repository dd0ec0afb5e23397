-- What the dashboards ask of the marts: every chart and filter. spahc bench times each on a large warehouse.
-- Written from superset/assets by python -m spahc_assets sql; a test says where it is behind.

-- name: outcomes_21
SELECT month_closed, offence_group, COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*))
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND outcome_type = '21' AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
GROUP BY 1, 2
ORDER BY COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)) DESC
LIMIT 100;

-- name: outcomes_21_counted
SELECT COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*))
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND outcome_type = '21' AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_closed
SELECT outcome_group, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__outcome_closed
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND is_of_which IS FALSE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 50;

-- name: outcomes_closed_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND outcome_group = 'Unknown'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND outcome_group = 'Unknown'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__outcome_closed
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND is_of_which IS FALSE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_days_offence
SELECT offence_group, COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), COALESCE(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY days_to_outcome) FILTER (WHERE strand_code = 'ALL'), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY days_to_outcome)), COALESCE(AVG(days_to_outcome) FILTER (WHERE strand_code = 'ALL'), AVG(days_to_outcome))
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)) DESC
LIMIT 50;

-- name: outcomes_days_offence_counted
SELECT COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL' AND days_to_outcome IS NULL), 0), COUNT(*) FILTER (WHERE strand_code <> 'ALL' AND days_to_outcome IS NULL)) * 1.0 / NULLIF(COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), 0)
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_days_strand
SELECT strand_name, COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), COALESCE(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY days_to_outcome) FILTER (WHERE strand_code = 'ALL'), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY days_to_outcome)), COALESCE(AVG(days_to_outcome) FILTER (WHERE strand_code = 'ALL'), AVG(days_to_outcome))
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND strand_code != 'UNMAPPED' AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)) DESC
LIMIT 50;

-- name: outcomes_days_strand_counted
SELECT COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL' AND days_to_outcome IS NULL), 0), COUNT(*) FILTER (WHERE strand_code <> 'ALL' AND days_to_outcome IS NULL)) * 1.0 / NULLIF(COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), 0)
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND strand_code != 'UNMAPPED' AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_median
SELECT COALESCE(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY days_to_outcome) FILTER (WHERE strand_code = 'ALL'), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY days_to_outcome))
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 10000;

-- name: outcomes_median_counted
SELECT COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL' AND days_to_outcome IS NULL), 0), COUNT(*) FILTER (WHERE strand_code <> 'ALL' AND days_to_outcome IS NULL)) * 1.0 / NULLIF(COALESCE(NULLIF(COUNT(*) FILTER (WHERE strand_code = 'ALL'), 0), COUNT(*)), 0)
FROM mart.mart_hate_crime__outcome_days
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_not_yet
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND outcome_type = '0'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND outcome_type = '0')) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__outcome_recorded
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 10000;

-- name: outcomes_not_yet_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND outcome_group = 'Unknown'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND outcome_group = 'Unknown'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__outcome_recorded
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_positive
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND is_positive), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND is_positive)) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__outcome_closed
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 10000;

-- name: outcomes_positive_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND outcome_group = 'Unknown'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND outcome_group = 'Unknown'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__outcome_closed
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_recorded
SELECT outcome_group, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__outcome_recorded
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND is_of_which IS FALSE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 50;

-- name: outcomes_recorded_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND outcome_type = '0'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND outcome_type = '0')) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND outcome_group = 'Unknown'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND outcome_group = 'Unknown'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__outcome_recorded
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND is_of_which IS FALSE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_steps
SELECT step_name, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__outcome_step
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: outcomes_steps_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND step_order = 1), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND step_order = 1), 0), 1 - COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND step_order = 2), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND step_order = 2), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND step_order = 1), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND step_order = 1)), 0)
FROM mart.mart_hate_crime__outcome_step
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: outcomes_types
SELECT outcome_type, outcome_name, standing, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences_of_which) FILTER (WHERE strand_code = 'ALL'), SUM(offences_of_which))
FROM mart.mart_hate_crime__outcome_closed
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
GROUP BY 1, 2, 3
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 50;

-- name: outcomes_types_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND outcome_group = 'Unknown'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND outcome_group = 'Unknown'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__outcome_closed
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_closed >= DATE '2026-07-01' - interval '12 months' AND month_closed < DATE '2026-07-01'
LIMIT 1;

-- name: overview_feeds
SELECT source_name, (CASE record_kind WHEN 'INCIDENT' THEN 'Crimes and reports' WHEN 'OUTCOME' THEN 'Outcomes' WHEN 'STREET_CRIME' THEN 'Published street crime' WHEN 'WITHDRAWAL' THEN 'Withdrawals' ELSE initcap(replace(record_kind, '_', ' ')) END), newest_business_date, freshness, ROUND(MIN(hours_since) / 24)
FROM mart.mart_operations__feed_status
WHERE record_kind != 'STREET_CRIME'
GROUP BY 1, 2, 3, 4
ORDER BY ROUND(MIN(hours_since) / 24) ASC
LIMIT 10000;

-- name: overview_headline
SELECT date_trunc('month', month_to), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND source_kind = 'POLICE'
GROUP BY 1
LIMIT 10000;

-- name: overview_headline_counted
SELECT month_to, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND geography_code = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND source_kind = 'POLICE'
GROUP BY 1
ORDER BY month_to DESC
LIMIT 1;

-- name: overview_late_feeds
SELECT COUNT(*) FILTER (WHERE is_late)
FROM mart.mart_operations__feed_status
LIMIT 10000;

-- name: overview_latest_month
SELECT date_trunc('month', month_recorded), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
GROUP BY 1
LIMIT 10000;

-- name: overview_latest_month_counted
SELECT month_recorded, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE geography_code = 'UNKNOWN'), 0)::numeric / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
GROUP BY 1
ORDER BY month_recorded DESC
LIMIT 1;

-- name: overview_other_sources
SELECT source_name, record_type_name, COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records)), COALESCE(SUM(records_12_before) FILTER (WHERE strand_code = 'ALL'), SUM(records_12_before)), COALESCE(SUM(change_records) FILTER (WHERE strand_code = 'ALL'), SUM(change_records))
FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_latest IS TRUE AND source_kind != 'POLICE'
GROUP BY 1, 2
ORDER BY COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records)) DESC
LIMIT 10000;

-- name: overview_strands
SELECT strand_name, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_latest IS TRUE AND source_kind = 'POLICE' AND strand_code != 'ALL'
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: overview_strands_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code IN ('UNKNOWN', 'UNMAPPED')), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_latest IS TRUE AND source_kind = 'POLICE'
LIMIT 1;

-- name: overview_usual_range
SELECT date_trunc('month', month_recorded), COALESCE(MAX(offences) FILTER (WHERE is_signal AND strand_code = 'ALL'), CASE WHEN NOT BOOL_OR(strand_code = 'ALL') THEN MAX(offences) FILTER (WHERE is_signal) END)
FROM mart.mart_hate_crime__control_chart
GROUP BY 1
ORDER BY COALESCE(MAX(offences) FILTER (WHERE is_signal AND strand_code = 'ALL'), CASE WHEN NOT BOOL_OR(strand_code = 'ALL') THEN MAX(offences) FILTER (WHERE is_signal) END) DESC
LIMIT 10000;

-- name: overview_usual_range_2
SELECT date_trunc('month', month_recorded), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(MAX(usual_lower) FILTER (WHERE strand_code = 'ALL'), MAX(usual_lower)), COALESCE(MAX(usual_upper) FILTER (WHERE strand_code = 'ALL'), MAX(usual_upper)), COALESCE(MAX(average) FILTER (WHERE strand_code = 'ALL'), MAX(average))
FROM mart.mart_hate_crime__control_chart
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: overview_usual_range_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__control_chart
LIMIT 1;

-- name: overview_ward_unknown
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE geography_code = 'UNKNOWN'), 0)::numeric / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
LIMIT 10000;

-- name: overview_ward_unknown_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
LIMIT 1;

-- name: overview_wards
SELECT ward_name, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(change_offences) FILTER (WHERE strand_code = 'ALL'), SUM(change_offences)), COALESCE(MAX(rate_per_1000) FILTER (WHERE strand_code = 'ALL'), MAX(rate_per_1000))
FROM mart.mart_hate_crime__ward
WHERE is_inside_area IS TRUE AND source_kind = 'POLICE' AND residents IS NOT NULL
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: overview_wards_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND ward_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND ward_code = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__ward
WHERE is_inside_area IS TRUE AND source_kind = 'POLICE'
LIMIT 1;

-- name: people_offenders
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'OFFENDER' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 10000;

-- name: people_offenders_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'OFFENDER' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_rate
SELECT attribute_name, group_name, (COALESCE(reason_not_shown, '')), MAX(victims), MAX(residents), MAX(rate_a_year)
FROM mart.mart_hate_crime__people_rate
WHERE answer = 'KNOWN'
GROUP BY 1, 2, 3
ORDER BY COALESCE(MAX(rate_a_year), 0) DESC
LIMIT 100;

-- name: people_sources
SELECT source_name, record_type_name, role_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE attribute = 'AGE_BAND' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND involvements > 0 AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1, 2, 3
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 100;

-- name: people_suspects_age
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_suspects_age_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_suspects_ethnicity_officer
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'ETHNICITY_OFFICER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_suspects_ethnicity_officer_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'ETHNICITY_OFFICER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_suspects_ethnicity_self
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'ETHNICITY_SELF' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_suspects_ethnicity_self_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'ETHNICITY_SELF' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_suspects_gender
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'GENDER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_suspects_gender_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'GENDER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_suspects
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 10000;

-- name: people_suspects_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'SUSPECT' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_unknown
SELECT role_name, (CASE attribute WHEN 'AGE_BAND' THEN 'Age' WHEN 'GENDER' THEN 'Gender' WHEN 'ETHNICITY_SELF' THEN 'Ethnicity, self-defined' WHEN 'ETHNICITY_OFFICER' THEN 'Ethnicity, officer-defined' WHEN 'RELATIONSHIP' THEN 'Relationship' END), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code IN ('VICTIM', 'SUSPECT') AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1, 2
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0) DESC
LIMIT 100;

-- name: people_victims_age
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_victims_age_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_victims_ethnicity_officer
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'ETHNICITY_OFFICER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_victims_ethnicity_officer_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'ETHNICITY_OFFICER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_victims_ethnicity_self
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'ETHNICITY_SELF' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_victims_ethnicity_self_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'ETHNICITY_SELF' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_victims_gender
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'GENDER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_victims_gender_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'GENDER' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_victims_relationship
SELECT group_name, COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'RELATIONSHIP' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)) DESC
LIMIT 10000;

-- name: people_victims_relationship_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'NOT_STATED'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'NOT_STATED'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'RELATIONSHIP' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_victims
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements))
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 10000;

-- name: people_victims_counted
SELECT COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL' AND answer = 'UNKNOWN'), SUM(involvements) FILTER (WHERE strand_code <> 'ALL' AND answer = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(involvements) FILTER (WHERE strand_code = 'ALL'), SUM(involvements)), 0)
FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND attribute = 'AGE_BAND' AND record_type_code = 'CRIME' AND source_kind = 'POLICE' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: people_wards
SELECT group_name, ward_name, MAX(people_shown)
FROM mart.mart_hate_crime__people_ward
WHERE role_code = 'VICTIM' AND attribute = 'ETHNICITY_SELF'
GROUP BY 1, 2
ORDER BY MAX(people_shown) DESC
LIMIT 2000;

-- name: phone_other_sources
SELECT source_name, COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records)), COALESCE(SUM(change_records) FILTER (WHERE strand_code = 'ALL'), SUM(change_records))
FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_latest IS TRUE AND source_kind != 'POLICE'
GROUP BY 1
ORDER BY COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records)) DESC
LIMIT 10000;

-- name: phone_usual_range
SELECT date_trunc('month', month_recorded), COALESCE(MAX(offences) FILTER (WHERE is_signal AND strand_code = 'ALL'), CASE WHEN NOT BOOL_OR(strand_code = 'ALL') THEN MAX(offences) FILTER (WHERE is_signal) END)
FROM mart.mart_hate_crime__control_chart
GROUP BY 1
ORDER BY COALESCE(MAX(offences) FILTER (WHERE is_signal AND strand_code = 'ALL'), CASE WHEN NOT BOOL_OR(strand_code = 'ALL') THEN MAX(offences) FILTER (WHERE is_signal) END) DESC
LIMIT 10000;

-- name: phone_usual_range_2
SELECT date_trunc('month', month_recorded), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(MAX(usual_lower) FILTER (WHERE strand_code = 'ALL'), MAX(usual_lower)), COALESCE(MAX(usual_upper) FILTER (WHERE strand_code = 'ALL'), MAX(usual_upper)), COALESCE(MAX(average) FILTER (WHERE strand_code = 'ALL'), MAX(average))
FROM mart.mart_hate_crime__control_chart
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: phone_usual_range_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__control_chart
LIMIT 1;

-- name: phone_wards
SELECT ward_name, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(change_offences) FILTER (WHERE strand_code = 'ALL'), SUM(change_offences))
FROM mart.mart_hate_crime__ward
WHERE is_inside_area IS TRUE AND source_kind = 'POLICE' AND residents IS NOT NULL
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: phone_wards_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND ward_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND ward_code = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__ward
WHERE is_inside_area IS TRUE AND source_kind = 'POLICE'
LIMIT 1;

-- name: place_background
SELECT ward_name, SUM(crimes)
FROM mart.mart_background__street_crime_month
WHERE is_inside_area IS TRUE
GROUP BY 1
ORDER BY SUM(crimes) DESC
LIMIT 100;

-- name: place_background_counted
SELECT SUM(crimes), COALESCE(SUM(crimes) FILTER (WHERE ward_name IS NULL OR ward_name = 'Unknown ward'), 0) * 1.0 / NULLIF(SUM(crimes), 0)
FROM mart.mart_background__street_crime_month
WHERE is_inside_area IS TRUE
LIMIT 1;

-- name: place_deprivation
SELECT deprivation_decile, CASE WHEN COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) >= 10 THEN 1000.0 * COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) / NULLIF(SUM(residents)::numeric / COUNT(DISTINCT (month_recorded, strand_code, source_code, record_type_code)), 0) END
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'LSOA' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND deprivation_decile IS NOT NULL AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY CASE WHEN COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) >= 10 THEN 1000.0 * COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) / NULLIF(SUM(residents)::numeric / COUNT(DISTINCT (month_recorded, strand_code, source_code, record_type_code)), 0) END DESC
LIMIT 10000;

-- name: place_deprivation_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND geography_code = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'LSOA' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_location_type
SELECT place_group, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences), 0)
FROM mart.mart_hate_crime__place_month
WHERE place_kind = 'LOCATION_TYPE' AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences), 0) DESC
LIMIT 10000;

-- name: place_location_type_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences), 0), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND NOT is_known), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND NOT is_known), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__place_month
WHERE place_kind = 'LOCATION_TYPE' AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_lsoas
SELECT lsoa_name, ward_name, CASE WHEN BOOL_OR(is_line) THEN -1 ELSE COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) END
FROM mart.mart_hate_crime__map
WHERE is_line IS FALSE AND part = 1 AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1, 2
ORDER BY CASE WHEN BOOL_OR(is_line) THEN -1 ELSE COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) END DESC
LIMIT 400;

-- name: place_lsoas_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND NOT is_line AND part = 1), SUM(offences) FILTER (WHERE NOT is_line AND part = 1), 0)
FROM mart.mart_hate_crime__map
WHERE is_line IS FALSE AND part = 1 AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_map_rate
SELECT ring, lsoa_name, ward_name, CASE WHEN BOOL_OR(is_line) OR COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) < 10 OR COALESCE(MAX(residents), 0) = 0 THEN -1 ELSE ROUND(1000.0 * COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) / MAX(residents), 1) END
FROM mart.mart_hate_crime__map
WHERE is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1, 2, 3
LIMIT 5000;

-- name: place_map_rate_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND NOT is_line AND part = 1), SUM(offences) FILTER (WHERE NOT is_line AND part = 1), 0)
FROM mart.mart_hate_crime__map
WHERE is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_map
SELECT ring, lsoa_name, ward_name, CASE WHEN BOOL_OR(is_line) THEN -1 ELSE COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) END
FROM mart.mart_hate_crime__map
WHERE is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1, 2, 3
LIMIT 5000;

-- name: place_map_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND NOT is_line AND part = 1), SUM(offences) FILTER (WHERE NOT is_line AND part = 1), 0)
FROM mart.mart_hate_crime__map
WHERE is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_not_on_map
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND geography_code = 'UNKNOWN'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'LSOA' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 10000;

-- name: place_not_on_map_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'LSOA' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_repeats
SELECT place_name, location_type, lsoa_name, ward_name, place_number, month_end, MAX(events)
FROM mart.mart_hate_crime__repeat_place
WHERE is_public IS TRUE AND strand_code = 'ALL' AND month_end >= DATE '2026-07-01' - interval '1 months' AND month_end < DATE '2026-07-01'
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY MAX(events) DESC
LIMIT 400;

-- name: place_sectors
SELECT place_group, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences), 0)
FROM mart.mart_hate_crime__place_month
WHERE place_kind = 'POSTCODE_SECTOR' AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences), 0) DESC
LIMIT 200;

-- name: place_sectors_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences), 0), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND NOT is_known), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND NOT is_known), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__place_month
WHERE place_kind = 'POSTCODE_SECTOR' AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_sources
SELECT ward_name, source_name, record_type_name, COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND records > 0 AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1, 2, 3
ORDER BY COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records)) DESC
LIMIT 400;

-- name: place_wards_rate
SELECT ward_name, CASE WHEN COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) >= 10 THEN 1000.0 * COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) / NULLIF(MAX(residents), 0) END, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY CASE WHEN COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) >= 10 THEN COALESCE(1000.0 * COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) / NULLIF(MAX(residents), 0), 0) ELSE 0 END DESC
LIMIT 100;

-- name: place_wards_rate_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE geography_code = 'UNKNOWN'), 0)::numeric / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: place_wards
SELECT ward_name, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), CASE WHEN COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) >= 10 THEN 1000.0 * COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) / NULLIF(MAX(residents), 0) END
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
GROUP BY 1
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 100;

-- name: place_wards_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE geography_code = 'UNKNOWN'), 0)::numeric / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND record_type_code = 'CRIME' AND month_recorded >= DATE '2026-07-01' - interval '12 months' AND month_recorded < DATE '2026-07-01'
LIMIT 1;

-- name: status_feeds
SELECT feed, source_name, schedule, newest_business_date, last_received_at, next_due_at, freshness, ROUND(MIN(hours_since) / 24), SUM(deliveries_published), SUM(deliveries_held + deliveries_unfinished)
FROM mart.mart_operations__feed_status
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY ROUND(MIN(hours_since) / 24) DESC
LIMIT 10000;

-- name: status_loads
SELECT business_date, feed, load_state, rows_read, rows_loaded, rows_unchanged, rows_outside_area, rows_rejected, published_at
FROM mart.mart_operations__delivery_status
ORDER BY business_date DESC, feed ASC
LIMIT 100;

-- name: status_rejects
SELECT source_name, meaning, reason_kind, SUM(rows), COUNT(DISTINCT load_key)
FROM mart.mart_operations__reject_reason
GROUP BY 1, 2, 3
ORDER BY SUM(rows) DESC
LIMIT 100;

-- name: status_restatement
SELECT figure_name, month_to, MAX(value_then), MAX(value_now), SUM(moved), SUM(new_records), SUM(corrections + reclassifications + area_moves), SUM(cancellations + withdrawals)
FROM mart.mart_operations__restatement
WHERE strand_code = 'ALL'
GROUP BY 1, 2
ORDER BY MAX(value_now) DESC
LIMIT 100;

-- name: status_unknown
SELECT source_name, attribute, unknown_kind, SUM(rows_unknown)::numeric / NULLIF(SUM(rows_checked), 0), SUM(rows_unknown), SUM(rows_checked)
FROM mart.mart_operations__unknown_share
WHERE rows_checked > 0
GROUP BY 1, 2, 3
ORDER BY SUM(rows_unknown)::numeric / NULLIF(SUM(rows_checked), 0) DESC
LIMIT 100;

-- name: trend_breaks
SELECT date_of_break, title, scope, effect
FROM mart.mart_hate_crime__break
ORDER BY date_of_break DESC
LIMIT 100;

-- name: trend_hour
SELECT hour_of_day, weekday, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__hour
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND left_out_because IS NULL
GROUP BY 1, 2
ORDER BY hour_of_day ASC, weekday DESC
LIMIT 10000;

-- name: trend_hour_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences_left_out) FILTER (WHERE strand_code = 'ALL'), SUM(offences_left_out))::numeric / NULLIF(COALESCE(SUM(offences + offences_left_out) FILTER (WHERE strand_code = 'ALL'), SUM(offences + offences_left_out)), 0)
FROM mart.mart_hate_crime__hour
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE
LIMIT 1;

-- name: trend_month
SELECT date_trunc('month', month_recorded), (CASE WHEN is_complete_month THEN 'Complete months' ELSE 'Not complete' END), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND source_kind = 'POLICE'
GROUP BY 1, 2
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: trend_month_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE geography_code = 'UNKNOWN'), 0)::numeric / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND source_kind = 'POLICE'
LIMIT 1;

-- name: trend_offence
SELECT date_trunc('quarter', month_recorded), offence_group, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__offence_month
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE
GROUP BY 1, 2
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: trend_offence_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND offence_group = 'Unknown'), SUM(offences) FILTER (WHERE strand_code <> 'ALL' AND offence_group = 'Unknown'), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__offence_month
WHERE is_inside_area IS TRUE AND is_complete_month IS TRUE
LIMIT 1;

-- name: trend_sources
SELECT date_trunc('month', month_recorded), source_name, record_type_name, COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE
GROUP BY 1, 2, 3
ORDER BY COALESCE(SUM(records) FILTER (WHERE strand_code = 'ALL'), SUM(records)) DESC
LIMIT 10000;

-- name: trend_strands
SELECT date_trunc('month', month_recorded), strand_name, COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
GROUP BY 1, 2
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: trend_strands_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code IN ('UNKNOWN', 'UNMAPPED')), 0) * 1.0 / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
LIMIT 1;

-- name: trend_year_on_year
SELECT (make_date(2000, date_part('month', month_recorded)::integer, 1)), (to_char(month_recorded, 'YYYY')), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences))
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
GROUP BY 1, 2
ORDER BY COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)) DESC
LIMIT 10000;

-- name: trend_year_on_year_counted
SELECT COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL' AND geography_code = 'UNKNOWN'), SUM(offences) FILTER (WHERE geography_code = 'UNKNOWN'), 0)::numeric / NULLIF(COALESCE(SUM(offences) FILTER (WHERE strand_code = 'ALL'), SUM(offences)), 0)
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE AND is_complete_month IS TRUE AND source_kind = 'POLICE'
LIMIT 1;

-- name: filter_strand
SELECT strand_name
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'AUTHORITY' AND strand_code NOT IN ('ALL', 'UNMAPPED')
GROUP BY 1
ORDER BY strand_name ASC
LIMIT 1000;

-- name: filter_ward
SELECT ward_name
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area IS TRUE
GROUP BY 1
ORDER BY ward_name ASC
LIMIT 1000;

-- name: filter_source
SELECT source_name
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'AUTHORITY'
GROUP BY 1
ORDER BY source_name ASC
LIMIT 1000;

-- name: filter_record_type
SELECT record_type_name
FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'AUTHORITY'
GROUP BY 1
ORDER BY record_type_name ASC
LIMIT 1000;

-- name: filter_offence_group
SELECT offence_group
FROM mart.mart_hate_crime__offence_month
GROUP BY 1
ORDER BY offence_group ASC
LIMIT 1000;

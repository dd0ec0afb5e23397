-- What the dashboards ask of the marts, one query a chart or filter. spahc bench times each on a large warehouse.

-- name: headline_months
SELECT month_recorded, sum(offences) FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND source_kind = 'POLICE' GROUP BY 1 ORDER BY 1;

-- name: strands_by_month
SELECT month_recorded, strand_name, sum(offences) FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code <> 'ALL' GROUP BY 1, 2;

-- name: wards_12_months
SELECT geography_name, sum(offences) FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'WARD' AND is_inside_area AND strand_code = 'ALL' AND month_recorded >= DATE '2025-07-01' GROUP BY 1;

-- name: lsoa_12_months
SELECT geography_code, sum(offences) FROM mart.mart_hate_crime__area_month
WHERE geography_kind = 'LSOA' AND is_inside_area AND strand_code = 'ALL' AND month_recorded >= DATE '2025-07-01' GROUP BY 1;

-- name: hour_of_week
SELECT weekday_number, hour, sum(offences) FROM mart.mart_hate_crime__hour
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' GROUP BY 1, 2;

-- name: outcomes_recorded
SELECT outcome_name, sum(offences) FROM mart.mart_hate_crime__outcome_recorded
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' GROUP BY 1;

-- name: offence_groups
SELECT month_recorded, offence_group, count(*) FROM mart.mart_hate_crime__incident
WHERE is_inside_area AND is_offence GROUP BY 1, 2;

-- name: rolling_12_months
SELECT month_to, offences, change_offences_share FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND source_kind = 'POLICE' ORDER BY 1;

-- name: rolling_12_months_of_wards
SELECT month_to, geography_name, offences FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'WARD' AND is_inside_area AND strand_code = 'RACE' AND source_kind = 'POLICE';

-- name: control_chart
SELECT month_recorded, offences, average, usual_lower, usual_upper, is_signal FROM mart.mart_hate_crime__control_chart
WHERE strand_code = 'ALL' ORDER BY 1;

-- name: ward_table
SELECT ward_name, offences, offences_12_before, change_offences_share, rate_per_1000 FROM mart.mart_hate_crime__ward
WHERE strand_code = 'ALL' AND source_kind = 'POLICE' AND is_inside_area ORDER BY 2 DESC;

-- name: change_over_all_sources
SELECT month_to, change_records_share FROM mart.mart_hate_crime__change_all_sources WHERE strand_code = 'ALL' AND is_inside_area;

-- name: sources_side_by_side
SELECT month_recorded, source_name, sum(records) FROM mart.mart_hate_crime__source_month
WHERE strand_code = 'ALL' AND is_inside_area GROUP BY 1, 2;

-- name: deprivation
SELECT deprivation_decile, offences, residents FROM mart.mart_hate_crime__deprivation WHERE strand_code = 'ALL' AND source_kind = 'POLICE';

-- name: people_by_group
SELECT attribute, group_name, answer, sum(involvements) FROM mart.mart_hate_crime__people_month
WHERE role_code = 'VICTIM' AND strand_code = 'ALL' AND source_kind = 'POLICE' AND record_type_code = 'CRIME' AND is_inside_area GROUP BY 1, 2, 3;

-- name: offence_groups_of_crimes
SELECT month_recorded, offence_group, sum(offences) FROM mart.mart_hate_crime__offence
WHERE strand_code = 'ALL' AND is_inside_area GROUP BY 1, 2;

-- name: perceived_targets
SELECT target_name, is_known, sum(offences) FROM mart.mart_hate_crime__target
WHERE strand_code = 'RELIGION' AND is_inside_area AND source_kind = 'POLICE' GROUP BY 1, 2;

-- name: restatement
SELECT step, amount FROM mart.mart_hate_crime__restatement WHERE figure = 'OFFENCES_12_MONTHS' AND strand_code = 'ALL' ORDER BY 1;

-- name: restated_months
SELECT month_to, value_then, value_now, moved FROM mart.mart_operations__restatement
WHERE figure = 'OFFENCES_MONTH' AND strand_code = 'ALL' AND moved <> 0;

-- name: exceptions
SELECT exception_kind, count(*) FROM mart.mart_hate_crime__exception GROUP BY 1;

-- name: feed_status
SELECT feed_title, freshness, hours_since FROM mart.mart_operations__feed_status;

-- name: reject_reasons
SELECT month_of_delivery, meaning, sum(rows) FROM mart.mart_operations__reject_reason GROUP BY 1, 2;

-- name: unknown_shares
SELECT month_of_delivery, attribute, sum(rows_unknown), sum(rows_checked) FROM mart.mart_operations__unknown_share GROUP BY 1, 2;

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

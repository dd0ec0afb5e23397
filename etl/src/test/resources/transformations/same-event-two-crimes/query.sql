SELECT geography_kind, records, offences, events, records_not_counted
FROM warehouse.agg_area_month
WHERE month_date_key = 20240201 AND strand_key = -3
ORDER BY 1

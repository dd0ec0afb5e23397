SELECT month_end, is_public, place_number, location_type, ward_name IS NOT NULL AS has_ward, lsoa_code, places, events, events_from, events_to, shortest_days_between_events, agencies
FROM mart.mart_hate_crime__repeat_place
WHERE strand_code = 'ALL'
ORDER BY 1, 2

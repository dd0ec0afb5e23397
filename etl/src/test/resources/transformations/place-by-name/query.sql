SELECT is_public, location_type, place_name, places, events, (SELECT string_agg(coalesce(place_name, 'forbidden'), ', ' ORDER BY place_name) FROM warehouse.dim_place_name) AS kept
FROM mart.mart_hate_crime__repeat_place
WHERE strand_code = 'ALL' AND month_end = '2024-01-31'
ORDER BY 1, 2

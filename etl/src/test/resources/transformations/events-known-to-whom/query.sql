SELECT month_first_recorded, known_to, said, events, events_may_be_known_to_police
FROM mart.mart_hate_crime__event_overlap
WHERE strand_code = 'ALL'
ORDER BY 1, known_order

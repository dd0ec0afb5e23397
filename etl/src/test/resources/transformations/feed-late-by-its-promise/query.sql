SELECT feed, promise_hours, hours_since BETWEEN 72 AND 97 AS is_of_three_days, is_late, split_part(freshness, ' by', 1) AS freshness,
       deliveries_published, deliveries_held, deliveries_unfinished
FROM mart.mart_operations__feed_status
WHERE feed IN ('avon-somerset-police/hate-offences', 'avon-somerset-police/outcomes', 'police-uk/street')
ORDER BY feed

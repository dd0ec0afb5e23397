SELECT feed, CASE WHEN feed LIKE 'testing/%' THEN next_due_at END AS next_due_at, promise_hours, hours_since BETWEEN 72 AND 97 AS is_of_three_days, is_late,
       regexp_replace(freshness, '[0-9]+', 'N') AS freshness, deliveries_published, deliveries_held, deliveries_unfinished
FROM mart.mart_operations__feed_status
ORDER BY feed

-- Purpose: the minutes of a day.
-- Grain: one row a minute (key: minute of the day plus 1).
-- Inputs: none.
-- Idempotent because: minutes never change.
INSERT INTO warehouse.dim_time (time_key, hour_label, day_part)
VALUES (0, 'Unknown', 'Unknown'), (-1, 'Not applicable', 'Not applicable')
ON CONFLICT (time_key) DO NOTHING;

INSERT INTO warehouse.dim_time (time_key, time_of_day, hour, minute, half_hour_start, hour_label, day_part)
SELECT minute_of_day + 1, make_time(minute_of_day / 60, minute_of_day % 60, 0), minute_of_day / 60, minute_of_day % 60,
       make_time(minute_of_day / 60, minute_of_day % 60 / 30 * 30, 0), lpad((minute_of_day / 60)::text, 2, '0') || ':00',
       (ARRAY['Night', 'Morning', 'Afternoon', 'Evening'])[minute_of_day / 360 + 1]
FROM generate_series(0, 1439) AS minute_of_day
ON CONFLICT (time_key) DO NOTHING;

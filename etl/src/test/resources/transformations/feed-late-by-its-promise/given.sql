-- Daily feeds that promise 30 hours, so that a day is there by six the next morning. Hate offences: after a newest published delivery of
-- three days ago the one of the day before yesterday is overdue, whatever is held or came since. Outcomes: yesterday's are the newest
-- that there can be before tomorrow's morning, so they are on time at any hour of today. Referrals come by the month and promise 45 days:
-- those of a month are on time until the next month's are due. A feed that never delivered is neither.
-- Feeds of each other schedule, long ago: what was due after Friday 1 March 2024, and after the month or quarter of that day.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes, state)
OVERRIDING SYSTEM VALUE
VALUES (800001, 'avon-somerset-police/hate-offences', 'ASP', (now() AT TIME ZONE 'Europe/London')::date - 3, 'file-1', repeat('1', 64), 1, 'PUBLISHED'),
       (800002, 'avon-somerset-police/hate-offences', 'ASP', (now() AT TIME ZONE 'Europe/London')::date, 'file-2', repeat('2', 64), 1, 'HELD'),
       (800003, 'avon-somerset-police/outcomes', 'ASP', (now() AT TIME ZONE 'Europe/London')::date - 1, 'file-3', repeat('3', 64), 1, 'PUBLISHED'),
       (800004, 'avon-somerset-police/outcomes', 'ASP', (now() AT TIME ZONE 'Europe/London')::date, 'file-4', repeat('4', 64), 1, 'FAILED'),
       (800005, 'victim-support/referrals', 'VS', (now() AT TIME ZONE 'Europe/London')::date - 70, 'file-5', repeat('5', 64), 1, 'PUBLISHED'),
       (800006, 'voluntary/case-notes', 'VOL', (now() AT TIME ZONE 'Europe/London')::date - 105, 'file-6', repeat('6', 64), 1, 'PUBLISHED');
INSERT INTO warehouse.dim_feed (feed, feed_title, source_code, theme_code, record_kind, schedule, promise_hours)
SELECT 'testing/' || replace(schedule, ' ', '-'), 'Testing', 'ASP', 'hate-crime', 'INCIDENT', schedule, 30
FROM unnest(ARRAY['daily', 'weekdays', 'weekly', 'monthly', 'quarterly', 'now and then']) AS schedule;
INSERT INTO audit.delivery (feed, source_code, business_date, file_name, sha256, size_bytes, state)
SELECT feed, source_code, '2024-03-01', feed, md5(feed) || md5(feed), 1, 'PUBLISHED' FROM warehouse.dim_feed WHERE feed LIKE 'testing/%';

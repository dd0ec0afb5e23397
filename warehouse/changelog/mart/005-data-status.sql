--liquibase formatted sql
-- Data status, for everybody who reads dashboards: counts, codes and sentences, never a file's name, a line or a value.

--changeset spahc:mart-operations-feed-status runOnChange:true splitStatements:false
DROP VIEW IF EXISTS mart.mart_operations__feed_status;
CREATE VIEW mart.mart_operations__feed_status AS
WITH delivered AS (
    -- What a data officer withdraws is no delivery: it makes no feed fresher.
    SELECT d.feed, max(d.received_at) AS last_received_at,
           max(d.business_date) FILTER (WHERE d.state = 'PUBLISHED') AS newest_business_date,
           count(*) FILTER (WHERE d.state = 'PUBLISHED') AS deliveries_published,
           count(*) FILTER (WHERE d.state IN ('HELD', 'REFUSED', 'FORBIDDEN')) AS deliveries_held,
           count(*) FILTER (WHERE d.state IN ('RECEIVED', 'LOADING', 'FAILED', 'LOADED')) AS deliveries_unfinished
    FROM audit.delivery d WHERE d.kind = 'FILE' GROUP BY d.feed
), published AS (
    SELECT d.feed, max(p.published_at) AS last_published_at
    FROM audit.publication p JOIN audit.load l USING (load_key) JOIN audit.delivery d USING (delivery_key)
    GROUP BY d.feed
), changed AS (
    SELECT greatest((SELECT max(loaded_at) FROM audit.reference_load), (SELECT max(rebuilt_at) FROM audit.rebuild)) AS figures_changed_at
), told AS (
    -- Age counts from the first hour of the day that a delivery is about.
    SELECT f.feed, f.feed_title, f.source_code, f.theme_code, f.record_kind, f.schedule, f.promise_hours, d.last_received_at, d.newest_business_date,
           floor(extract(epoch FROM now() - d.newest_business_date::timestamp AT TIME ZONE 'Europe/London') / 3600)::integer AS hours_since,
           -- A feed is late when the delivery after its newest is, and not before: yesterday's is the newest that there can be. As FeedDefinition.Schedule.
           (CASE f.schedule WHEN 'daily' THEN d.newest_business_date + 1
                            WHEN 'weekdays' THEN d.newest_business_date + CASE extract(isodow FROM d.newest_business_date) WHEN 5 THEN 3 WHEN 6 THEN 2 ELSE 1 END
                            WHEN 'weekly' THEN d.newest_business_date + 7
                            WHEN 'monthly' THEN d.newest_business_date + interval '1 month'
                            WHEN 'quarterly' THEN d.newest_business_date + interval '3 months'
                            ELSE d.newest_business_date END + f.promise_hours * interval '1 hour') AS next_due_at,
           p.last_published_at, coalesce(d.deliveries_published, 0) AS deliveries_published,
           coalesce(d.deliveries_held, 0) AS deliveries_held, coalesce(d.deliveries_unfinished, 0) AS deliveries_unfinished
    FROM warehouse.dim_feed f
    LEFT JOIN delivered d USING (feed)
    LEFT JOIN published p USING (feed)
    WHERE f.is_configured OR d.feed IS NOT NULL
)
SELECT t.feed, t.feed_title, t.source_code, s.source_name, s.source_kind, t.theme_code, t.record_kind, t.schedule, t.newest_business_date,
       t.last_received_at, t.last_published_at, t.hours_since, t.promise_hours, t.next_due_at, coalesce(late.hours >= 0, false) AS is_late,
       CASE WHEN t.newest_business_date IS NULL THEN 'Nothing published yet'
            WHEN late.hours < 0 THEN 'On time'
            WHEN late.hours < 2 THEN 'Late by an hour'
            WHEN late.hours < 48 THEN 'Late by ' || late.hours || ' hours'
            ELSE 'Late by ' || late.hours / 24 || ' days' END AS freshness,
       t.deliveries_published, t.deliveries_held, t.deliveries_unfinished, changed.figures_changed_at
FROM told t
CROSS JOIN changed
CROSS JOIN LATERAL (SELECT floor(extract(epoch FROM now() AT TIME ZONE 'Europe/London' - t.next_due_at) / 3600)::integer AS hours) late
LEFT JOIN warehouse.dim_source s USING (source_code);

--changeset spahc:mart-operations-reject-reason runOnChange:true splitStatements:false
-- Of each delivery its newest processing. A row may have several reasons, so reasons do not add to rows.
DROP VIEW IF EXISTS mart.mart_operations__reject_reason;
CREATE VIEW mart.mart_operations__reject_reason AS
WITH newest AS (
    SELECT delivery_key, max(rerun_number) AS rerun_number FROM quarantine.rejected_row GROUP BY delivery_key
), counted AS (
    SELECT r.delivery_key, max(r.load_key) AS load_key, reason.code AS reason_code, count(DISTINCT r.line_number) AS rows,
           bool_or(r.counts_to_limit) AS is_fault
    FROM newest n
    JOIN quarantine.rejected_row r USING (delivery_key, rerun_number)
    CROSS JOIN LATERAL unnest(r.reason_codes) AS reason (code)
    GROUP BY r.delivery_key, reason.code
)
SELECT d.feed, f.feed_title, d.source_code, s.source_name, d.business_date AS date_of_delivery, date_trunc('month', d.business_date)::date AS month_of_delivery,
       d.state AS delivery_state, c.load_key, c.reason_code, coalesce(r.reason_kind, 'reject') AS reason_kind,
       coalesce(r.meaning, 'The row breaks the feed''s own rule ' || c.reason_code || '.') AS meaning,
       coalesce(r.next_step, 'See the rule in the feed''s definition, or ask the data officer.') AS next_step,
       c.is_fault, c.rows, l.rows_read
FROM counted c
JOIN audit.delivery d USING (delivery_key)
LEFT JOIN audit.load l ON l.load_key = c.load_key
LEFT JOIN warehouse.dim_reason r USING (reason_code)
LEFT JOIN warehouse.dim_feed f ON f.feed = d.feed
LEFT JOIN warehouse.dim_source s ON s.source_code = d.source_code;

--changeset spahc:mart-operations-unknown-share runOnChange:true splitStatements:false
-- How much each delivery leaves unsaid: checks unknown_* (nothing told) and unmapped_* (a label that no code map knows).
DROP VIEW IF EXISTS mart.mart_operations__unknown_share;
CREATE VIEW mart.mart_operations__unknown_share AS
SELECT d.feed, f.feed_title, d.source_code, s.source_name, d.business_date AS date_of_delivery, date_trunc('month', d.business_date)::date AS month_of_delivery,
       c.load_key, upper(split_part(c.check_id, '_', 1)) AS unknown_kind,
       replace(substr(c.check_id, strpos(c.check_id, '_') + 1), '_', ' ') AS attribute,
       c.rows_checked, c.rows_failed AS rows_unknown, round(c.rows_failed::numeric / nullif(c.rows_checked, 0), 4) AS unknown_share,
       round(c.threshold / 100, 4) AS usual_share, NOT c.passed AS is_over_usual
FROM audit.check_outcome c
JOIN audit.load l USING (load_key)
JOIN audit.delivery d USING (delivery_key)
LEFT JOIN warehouse.dim_feed f ON f.feed = d.feed
LEFT JOIN warehouse.dim_source s ON s.source_code = d.source_code
WHERE c.check_id ~ '^(unknown|unmapped)_' AND l.state IN ('LOADED', 'PUBLISHED') AND c.check_id <> 'unknown_not_inside' AND c.check_id <> 'unknown_area_without_place';

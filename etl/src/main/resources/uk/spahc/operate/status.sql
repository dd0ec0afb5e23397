-- Statements of StatusReport.
-- name: last_run
-- Purpose: the newest run.
-- Grain: one row at most.
SELECT run_key, command, state, started_at, finished_at, exit_code FROM audit.run ORDER BY run_key DESC LIMIT 1
-- name: feeds
-- Purpose: each feed's newest delivery that readers see, and how many deliveries wait for a person.
-- Grain: one row a feed that ever delivered.
SELECT d.feed,
       max(d.business_date) FILTER (WHERE d.state = 'PUBLISHED' AND d.kind = 'FILE') AS newest_business_date,
       max(p.published_at)                                                          AS last_published_at,
       count(*) FILTER (WHERE d.state = 'PUBLISHED' AND d.kind = 'FILE')             AS published,
       count(*) FILTER (WHERE d.state IN ('HELD', 'REFUSED', 'FORBIDDEN'))          AS held,
       count(*) FILTER (WHERE d.state IN ('RECEIVED', 'LOADING', 'FAILED', 'LOADED')) AS unfinished
FROM audit.delivery d
LEFT JOIN audit.load l ON l.delivery_key = d.delivery_key
LEFT JOIN audit.publication p ON p.load_key = l.load_key
GROUP BY d.feed
ORDER BY d.feed
-- name: open
-- Purpose: deliveries that wait for a person or a rerun, with why and what to do.
-- Grain: one row a delivery, its newest load.
SELECT DISTINCT ON (d.delivery_key)
       l.load_key, d.feed, d.file_name, d.business_date, d.state, l.cause_code, l.cause, l.next_step, l.started_at
FROM audit.delivery d
JOIN audit.load l ON l.delivery_key = d.delivery_key
WHERE d.state NOT IN ('PUBLISHED', 'DESTROYED')
ORDER BY d.delivery_key, l.load_key DESC

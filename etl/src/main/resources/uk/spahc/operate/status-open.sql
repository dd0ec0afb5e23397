-- Purpose: deliveries that wait for a person or a rerun, with why and what to do.
-- Grain: one row a delivery, its newest load.
SELECT DISTINCT ON (d.delivery_key)
       l.load_key, d.feed, d.file_name, d.business_date, d.state, l.cause_code, l.cause, l.next_step, l.started_at
FROM audit.delivery d
JOIN audit.load l ON l.delivery_key = d.delivery_key
WHERE d.state NOT IN ('PUBLISHED')
ORDER BY d.delivery_key, l.load_key DESC

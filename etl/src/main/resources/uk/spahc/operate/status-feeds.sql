-- Purpose: each feed's newest delivery that readers see, and how many deliveries wait for a person.
-- Grain: one row a feed that ever delivered.
SELECT d.feed,
       max(d.business_date) FILTER (WHERE d.state = 'PUBLISHED')                    AS newest_business_date,
       max(p.published_at)                                                          AS last_published_at,
       count(*) FILTER (WHERE d.state = 'PUBLISHED')                                AS published,
       count(*) FILTER (WHERE d.state IN ('HELD', 'REFUSED', 'FORBIDDEN'))          AS held,
       count(*) FILTER (WHERE d.state IN ('RECEIVED', 'LOADING', 'FAILED', 'LOADED')) AS unfinished
FROM audit.delivery d
LEFT JOIN audit.load l ON l.delivery_key = d.delivery_key
LEFT JOIN audit.publication p ON p.load_key = l.load_key
GROUP BY d.feed
ORDER BY d.feed

-- Purpose: feeds and what they promise.
-- Grain: one row a feed.
-- Inputs: reference_feed, of the configuration (feeds/<publisher>/<feed>/feed.yml).
-- Idempotent because: a feed is found by its name and written only where it differs; one that the configuration no longer has
--   stays, marked so, for deliveries refer to it.
UPDATE warehouse.dim_feed d SET is_configured = false
WHERE is_configured AND NOT EXISTS (SELECT FROM reference_feed r WHERE r.feed = d.feed);

INSERT INTO warehouse.dim_feed AS d (feed, feed_title, source_code, theme_code, record_kind, schedule, promise_hours, records_from)
SELECT feed, feed_title, source_code, theme_code, record_kind, schedule, promise_hours::integer, nullif(records_from, '')::date FROM reference_feed
ON CONFLICT (feed) DO UPDATE
SET (feed_title, source_code, theme_code, record_kind, schedule, promise_hours, records_from, is_configured)
    = ROW(excluded.feed_title, excluded.source_code, excluded.theme_code, excluded.record_kind, excluded.schedule, excluded.promise_hours, excluded.records_from, excluded.is_configured)
WHERE (d.feed_title, d.source_code, d.theme_code, d.record_kind, d.schedule, d.promise_hours, d.records_from, d.is_configured)
      IS DISTINCT FROM (excluded.feed_title, excluded.source_code, excluded.theme_code, excluded.record_kind, excluded.schedule, excluded.promise_hours, excluded.records_from, excluded.is_configured);

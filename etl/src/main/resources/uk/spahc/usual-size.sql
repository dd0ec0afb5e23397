-- Statements of UsualSize.
-- name: usual
SELECT count(*) AS deliveries, coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY rows_read), 0) AS median
FROM (SELECT l.rows_read
      FROM audit.delivery d
      JOIN audit.load l USING (delivery_key)
      WHERE d.feed = ? AND d.delivery_key <> ? AND l.state = 'PUBLISHED' AND l.rows_read IS NOT NULL
      ORDER BY l.load_key DESC LIMIT 30) earlier

-- Purpose: attributes of which this delivery leaves more unsaid than its feed usually does: ten percentage points, and half as much
--   again, over the median of the feed's last 20 deliveries; where both sides are large enough to say.
-- Grain: one row: rows_checked (attributes), rows_failed.
-- Inputs: audit.check_outcome of this load's earlier stages and of earlier loads, audit.load, audit.delivery, :load_key, :delivery_key.
-- Idempotent because: it only reads.
WITH now AS (
    SELECT check_id, rows_failed::numeric / rows_checked AS share
    FROM audit.check_outcome
    WHERE load_key = :load_key AND check_id ~ '^(unknown|unmapped)_' AND severity = 'WARNING' AND rows_checked >= 50
), earlier AS (
    SELECT l.load_key
    FROM audit.load l
    JOIN audit.delivery d USING (delivery_key)
    WHERE d.feed = (SELECT feed FROM audit.delivery WHERE delivery_key = :delivery_key) AND l.load_key < :load_key
      AND l.state IN ('LOADED', 'PUBLISHED')
    ORDER BY l.load_key DESC LIMIT 20
), usual AS (
    SELECT c.check_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY c.rows_failed::double precision / c.rows_checked)::numeric AS share
    FROM earlier JOIN audit.check_outcome c USING (load_key)
    WHERE c.rows_checked > 0
    GROUP BY c.check_id
    HAVING count(*) >= 5 AND sum(c.rows_checked) >= 200
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE now.share > usual.share + 0.1 AND now.share > usual.share * 1.5) AS rows_failed
FROM now JOIN usual USING (check_id);

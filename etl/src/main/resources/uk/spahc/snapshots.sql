-- Statements of Snapshots.
-- name: begin
INSERT INTO staging.snapshot (delivery_key, feed, source_code, period_date_key, business_date, revision, withdraws_absent, is_superseded)
SELECT d.delivery_key, d.feed, d.source_code, p.period_date_key, d.business_date, d.revision, ?,
       EXISTS (SELECT FROM warehouse.snapshot s
               WHERE s.feed = d.feed AND s.period_date_key = p.period_date_key
                 AND (s.business_date, s.revision) > (d.business_date, d.revision))
FROM audit.delivery d
CROSS JOIN (SELECT ?::integer AS period_date_key) p
WHERE d.delivery_key = ?
ON CONFLICT (delivery_key) DO NOTHING
-- name: taken_away
SELECT records_held, records_absent FROM staging.snapshot WHERE delivery_key = ?

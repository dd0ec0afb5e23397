-- Statements of OverdueDeliveries.
-- name: forbidden
SELECT delivery_key FROM audit.delivery WHERE state = 'FORBIDDEN' AND received_at <= ? ORDER BY delivery_key
-- name: forget
SELECT vault.forget_delivery(d.delivery_key) + quarantine.destroy_values(d.delivery_key) AS rows_gone
FROM audit.delivery d WHERE d.delivery_key = ?
-- name: enter
INSERT INTO audit.destruction (run_key, delivery_key, because, received_at)
SELECT ?, delivery_key, 'NO_AGREEMENT', received_at FROM audit.delivery WHERE delivery_key = ?

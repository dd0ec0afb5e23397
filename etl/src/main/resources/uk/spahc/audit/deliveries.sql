-- Statements of DeliveryRegister.
-- name: by_bytes
SELECT * FROM audit.delivery WHERE feed = ? AND sha256 = ?
-- name: by_key
SELECT * FROM audit.delivery WHERE delivery_key = ?
-- name: in_force
SELECT * FROM audit.delivery
WHERE feed = ? AND business_date = ? AND state IN ('LOADED', 'PUBLISHED') AND kind = 'FILE'
ORDER BY revision DESC, delivery_key DESC
LIMIT 1
-- name: in_states
SELECT * FROM audit.delivery WHERE state = ANY (?) ORDER BY business_date, delivery_key
-- name: enter
INSERT INTO audit.delivery (feed, source_code, business_date, revision, file_name, sha256, size_bytes)
VALUES (?, ?, ?, ?, ?, ?, ?)
RETURNING *
-- name: received_again
UPDATE audit.delivery SET state = 'RECEIVED', received_at = clock_timestamp() WHERE delivery_key = ?
RETURNING *
-- name: mark
UPDATE audit.delivery SET state = ? WHERE delivery_key = ?

-- Purpose: a delivery and its load, before its rows.
-- Grain: one delivery.
-- Inputs: its parameters.
-- Idempotent because: a delivery is written once.
INSERT INTO audit.run (run_key, command, host, process_id) OVERRIDING SYSTEM VALUE VALUES (900000, 'test', 'test', 1) ON CONFLICT DO NOTHING;
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes) OVERRIDING SYSTEM VALUE
VALUES (:delivery, 'test', :source, :business_date::date, 'file', repeat('0', 58) || :delivery, 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (:delivery, :delivery, 900000);

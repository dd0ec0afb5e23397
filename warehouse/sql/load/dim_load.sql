-- Purpose: the audit dimension: from any fact to its delivery.
-- Grain: one row a load that came as far as the warehouse.
-- Inputs: audit.load, audit.delivery, :load_key, :known_at, :record_kind (of the feed, for a delivery may be accepted without a row).
-- Idempotent because: a load that is there stays as it is.
INSERT INTO warehouse.dim_load (load_key, delivery_key, feed, source_code, business_date, file_name, known_at, record_kind)
SELECT l.load_key, d.delivery_key, d.feed, d.source_code, d.business_date, d.file_name, :known_at::timestamptz, :record_kind
FROM audit.load l
JOIN audit.delivery d USING (delivery_key)
WHERE l.load_key = :load_key
ON CONFLICT (load_key) DO NOTHING;

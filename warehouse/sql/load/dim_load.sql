-- Purpose: the audit dimension: from any fact to its delivery.
-- Grain: one row a load that came as far as the warehouse.
-- Inputs: audit.load, audit.delivery, the staging tables (which says of what kind it is), :load_key, :known_at.
-- Idempotent because: a load that is there stays as it is.
INSERT INTO warehouse.dim_load (load_key, delivery_key, feed, source_code, business_date, file_name, known_at, record_kind)
SELECT l.load_key, d.delivery_key, d.feed, d.source_code, d.business_date, d.file_name, :known_at::timestamptz,
       CASE WHEN EXISTS (SELECT FROM staging.outcome o WHERE o.delivery_key = d.delivery_key) THEN 'OUTCOME'
            WHEN EXISTS (SELECT FROM staging.withdrawal w WHERE w.delivery_key = d.delivery_key) THEN 'WITHDRAWAL'
            WHEN EXISTS (SELECT FROM staging.street_crime c WHERE c.delivery_key = d.delivery_key) THEN 'STREET_CRIME'
            ELSE 'INCIDENT' END
FROM audit.load l
JOIN audit.delivery d USING (delivery_key)
WHERE l.load_key = :load_key
ON CONFLICT (load_key) DO NOTHING;

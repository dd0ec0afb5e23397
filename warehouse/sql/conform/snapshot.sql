-- Purpose: a row of a snapshot that tells no time of its own is as old as its snapshot, so that the newer snapshot wins
--   whichever is loaded first.
-- Grain: one row a line and part of a snapshot, updated in place.
-- Inputs: staging.snapshot, staging.incident, :delivery_key.
-- Idempotent because: a time that is there stays.
UPDATE staging.incident i
SET source_updated = s.business_date::timestamp AT TIME ZONE 'Europe/London' + s.revision * interval '1 millisecond'
FROM staging.snapshot s
WHERE s.delivery_key = :delivery_key AND i.delivery_key = :delivery_key AND i.source_updated IS NULL;

-- Purpose: empties staging of a delivery that is in the warehouse, or that is held.
-- Grain: none; deletes.
-- Inputs: every table of staging, by staging.empty; :delivery_key.
-- Idempotent because: what is gone stays gone.
SELECT staging.empty(:delivery_key);

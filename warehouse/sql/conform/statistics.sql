-- Purpose: fresh statistics of the staging tables, without which the planner takes a full table for an empty one.
-- Grain: none; writes no row.
-- Inputs: the staging tables that were filled or changed.
-- Idempotent because: it changes no data.
SELECT staging.analyse();

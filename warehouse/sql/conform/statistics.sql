-- Purpose: fresh statistics of the staging tables, without which the planner takes a full table for an empty one.
-- Grain: none; writes no row.
-- Inputs: staging.incident, staging.involvement, staging.street_crime, staging.outcome.
-- Idempotent because: it changes no data.
SELECT staging.analyse();

-- Purpose: statistics of the warehouse's tables that have doubled or have none, for the aggregates and the deliveries that follow.
-- Grain: none; writes no row.
-- Inputs: the tables of schemas warehouse and vault.
-- Idempotent because: it changes no data.
SELECT warehouse.analyse_grown();

-- Purpose: the indexes and keys that set_indexes_aside.sql took away, if it did: a key that is there twice, or a row that refers
--   to none, fails the load here.
-- Grain: none; writes no row.
-- Inputs: staging.set_aside by warehouse.put_indexes_back.
-- Idempotent because: what was put back is no longer listed.
SELECT warehouse.put_indexes_back();

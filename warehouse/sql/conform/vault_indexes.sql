-- Purpose: the indexes and keys of the vault that the first large delivery filled it without, if it did: they are built once,
--   over all its people, and a key that is there twice fails the load here.
-- Grain: none; writes no row.
-- Inputs: vault.set_aside by vault.put_indexes_back.
-- Idempotent because: what was put back is no longer listed.
SELECT vault.put_indexes_back();

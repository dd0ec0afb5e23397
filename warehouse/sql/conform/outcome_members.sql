-- Purpose: members for outcome codes that the dimension does not know yet (late-arriving), so that no fact waits for it.
-- Grain: one row a code.
-- Inputs: staging.outcome_row, staging.outcome, :delivery_key.
-- Idempotent because: only codes that are not there are added.
INSERT INTO warehouse.dim_outcome (outcome_code, outcome_name, outcome_group_code, outcome_group, is_positive, shown_apart, sort_order, is_inferred)
SELECT code, code, 'UNK', 'Unknown', false, false, 9999, true
FROM (SELECT DISTINCT o.outcome_code AS code
      FROM staging.outcome_row r
      JOIN staging.outcome o USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed) told
WHERE code IS NOT NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_outcome d WHERE d.outcome_code = code);

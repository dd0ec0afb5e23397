-- Purpose: the outcomes that the one delivery brought, which without their crimes wait.
-- Grain: one row an outcome.
-- Inputs: warehouse.fact_outcome, warehouse.fact_outcome_awaiting.
-- Idempotent because: it only reads.
SELECT told_line_number AS line, 'AWAITED' AS state, o.outcome_code, d.date AS given, is_withdrawn AS withdrawn
FROM warehouse.fact_outcome_awaiting
JOIN warehouse.dim_outcome o USING (outcome_key)
JOIN warehouse.dim_date d ON d.date_key = outcome_date_key
UNION ALL
SELECT told_line_number, 'GIVEN', o.outcome_code, d.date, is_withdrawn
FROM warehouse.fact_outcome
JOIN warehouse.dim_outcome o USING (outcome_key)
JOIN warehouse.dim_date d ON d.date_key = outcome_date_key
ORDER BY 1

-- Purpose: reasons for which rows are rejected or kept out, in plain words.
-- Grain: one row a reason code.
-- Inputs: reference_reason, of the program (validate/reasons.csv).
-- Idempotent because: a reason is found by its code and written only where it differs.
INSERT INTO warehouse.dim_reason AS d (reason_code, reason_kind, meaning, next_step)
SELECT code, kind, meaning, next_step FROM reference_reason
ON CONFLICT (reason_code) DO UPDATE
SET (reason_kind, meaning, next_step) = ROW(excluded.reason_kind, excluded.meaning, excluded.next_step)
WHERE (d.reason_kind, d.meaning, d.next_step) IS DISTINCT FROM (excluded.reason_kind, excluded.meaning, excluded.next_step);

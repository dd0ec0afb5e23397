-- Purpose: one row of a delivery of outcomes in staging.
-- Grain: one outcome.
-- Inputs: its parameters.
-- Idempotent because: a line is written once.
INSERT INTO staging.outcome (delivery_key, line_number, part, row_digest, outcome_token, record_token, involved_token, source_updated,
    outcome_code, outcome_date, is_withdrawn, waiting_days)
VALUES (:delivery, :line, 1, gen_random_uuid(), md5(:outcome)::uuid, md5(:record)::uuid, md5(:record || ' ' || :person)::uuid, :updated::timestamptz,
    :code, :given::date, :withdrawn, 90);

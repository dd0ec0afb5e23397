-- Purpose: who is the same person: involvements whose person is new or another since this delivery, beside those that
--   forget_people.sql found.
-- Grain: one row an involvement, of this delivery or an earlier one.
-- Inputs: vault.person_record and vault.person_link by vault.resolve_people, :delivery_key.
-- Idempotent because: links follow from the set of current rows, not from their order or how often they are worked out.
INSERT INTO staging.person_link (delivery_key, source_code, record_token, role_code, person_number, person_token)
SELECT :delivery_key, source_code, record_token, role_code, person_number, person_token
FROM vault.resolve_people(:delivery_key)
ON CONFLICT (delivery_key, source_code, record_token, role_code, person_number) DO UPDATE SET person_token = excluded.person_token;

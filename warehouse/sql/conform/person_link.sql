-- Purpose: who is the same person: involvements whose person is new or another since this delivery, beside those that
--   forget_people.sql found.
-- Grain: one row an involvement, of this delivery or an earlier one.
-- Inputs: vault.person_record and vault.person_link by vault.resolve_people, :delivery_key.
-- Idempotent because: links follow from the set of current rows, not from their order or how often they are worked out.
INSERT INTO staging.person_link (delivery_key, source_code, record_token, role_code, person_number, person_token, turn)
SELECT :delivery_key, source_code, record_token, role_code, person_number, person_token, 3
FROM vault.resolve_people(:delivery_key);

-- An involvement that was found more than once is as it was found last.
DELETE FROM staging.person_link earlier
USING staging.person_link later
WHERE earlier.delivery_key = :delivery_key AND earlier.turn < 3
  AND later.delivery_key = earlier.delivery_key AND later.source_code = earlier.source_code AND later.record_token = earlier.record_token
  AND later.role_code = earlier.role_code AND later.person_number = earlier.person_number AND later.turn > earlier.turn;

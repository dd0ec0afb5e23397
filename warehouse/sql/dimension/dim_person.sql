-- Purpose: the reserved members; people come with the deliveries.
-- Grain: one row a person.
-- Inputs: none.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_person (person_key, person_kind)
VALUES (0, 'RESERVED'), (-1, 'RESERVED'), (-2, 'RESERVED')
ON CONFLICT (person_key) DO NOTHING;

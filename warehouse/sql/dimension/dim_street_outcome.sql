-- Purpose: last outcome categories of the published street-level crime.
-- Grain: one row a category.
-- Inputs: reference_police_uk_outcome.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_street_outcome (street_outcome_key, street_outcome_code, street_outcome_name, outcome_codes, street_outcome_group, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', NULL, 'unknown', false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', NULL, 'unknown', false),
       (-2, 'UNMAPPED', 'Label not mapped yet', NULL, 'unknown', false)
ON CONFLICT (street_outcome_key) DO NOTHING;

INSERT INTO warehouse.dim_street_outcome AS d (street_outcome_code, street_outcome_name, outcome_codes, street_outcome_group, is_known)
SELECT outcome_slug, label, nullif(outcome_types, ''), outcome_bucket, true
FROM reference_police_uk_outcome
ON CONFLICT (street_outcome_code) DO UPDATE
SET (street_outcome_name, outcome_codes, street_outcome_group, is_known, is_inferred)
    = ROW(excluded.street_outcome_name, excluded.outcome_codes, excluded.street_outcome_group, excluded.is_known, excluded.is_inferred)
WHERE (d.street_outcome_name, d.outcome_codes, d.street_outcome_group, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.street_outcome_name, excluded.outcome_codes, excluded.street_outcome_group, excluded.is_known, excluded.is_inferred);

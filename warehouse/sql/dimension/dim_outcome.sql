-- Purpose: Home Office outcome types.
-- Grain: one row an outcome type; those with a letter are "of which" rows of their parent.
-- Inputs: reference_outcome.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_outcome (outcome_key, outcome_code, outcome_name, outcome_group_code, outcome_group, is_positive, shown_apart, parent_code, is_suspect_known, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', 'UNK', 'Unknown', false, false, NULL, NULL, 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 'UNK', 'Unknown', false, false, NULL, NULL, 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', 'UNK', 'Unknown', false, false, NULL, NULL, 9992, false)
ON CONFLICT (outcome_key) DO NOTHING;

INSERT INTO warehouse.dim_outcome AS d (outcome_code, outcome_name, outcome_group_code, outcome_group, is_positive, shown_apart, parent_code, is_suspect_known, sort_order, is_known)
SELECT outcome_type, label, outcome_group_code, outcome_group, positive = 'Y', coalesce(shown, '') = 'apart', nullif(parent_type, ''),
       suspect_known = 'Y', sort_order::integer, true
FROM reference_outcome
ON CONFLICT (outcome_code) DO UPDATE
SET (outcome_name, outcome_group_code, outcome_group, is_positive, shown_apart, parent_code, is_suspect_known, sort_order, is_known, is_inferred)
    = ROW(excluded.outcome_name, excluded.outcome_group_code, excluded.outcome_group, excluded.is_positive, excluded.shown_apart, excluded.parent_code, excluded.is_suspect_known, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.outcome_name, d.outcome_group_code, d.outcome_group, d.is_positive, d.shown_apart, d.parent_code, d.is_suspect_known, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.outcome_name, excluded.outcome_group_code, excluded.outcome_group, excluded.is_positive, excluded.shown_apart, excluded.parent_code, excluded.is_suspect_known, excluded.sort_order, excluded.is_known, excluded.is_inferred);

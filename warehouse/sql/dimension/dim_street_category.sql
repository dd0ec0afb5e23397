-- Purpose: categories of the published street-level crime.
-- Grain: one row a category.
-- Inputs: reference_police_uk_category.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_street_category (street_category_key, street_category_code, street_category_name, is_hate_relevant, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', false, 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', false, 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', false, 9992, false)
ON CONFLICT (street_category_key) DO NOTHING;

INSERT INTO warehouse.dim_street_category AS d (street_category_code, street_category_name, is_hate_relevant, sort_order, is_known)
SELECT category_slug, label, hate_relevant = 'Y', sort_order::integer, true
FROM reference_police_uk_category
ON CONFLICT (street_category_code) DO UPDATE
SET (street_category_name, is_hate_relevant, sort_order, is_known, is_inferred)
    = ROW(excluded.street_category_name, excluded.is_hate_relevant, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.street_category_name, d.is_hate_relevant, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.street_category_name, excluded.is_hate_relevant, excluded.sort_order, excluded.is_known, excluded.is_inferred);

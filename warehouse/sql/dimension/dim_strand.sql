-- Purpose: why a person was targeted, as the source flagged it; several to an incident.
-- Grain: one row a strand; the reference's own UNKNOWN is member 0.
-- Inputs: reference_strand, and reference_theme_strand: strands that themes have of their own.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_strand (strand_key, strand_code, strand_name, is_monitored_nationally, national_strand_code, is_local, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Flagged, strand not recorded', false, NULL, false, 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', false, NULL, false, 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', false, NULL, false, 9992, false),
       (-3, 'ALL', 'All strands', false, NULL, false, 0, true)
ON CONFLICT (strand_key) DO NOTHING;

INSERT INTO warehouse.dim_strand AS d (strand_code, strand_name, is_monitored_nationally, national_strand_code, is_local, sort_order, is_known)
SELECT strand_code, strand_name, monitored_nationally = 'Y',
       CASE WHEN monitored_nationally = 'Y' THEN strand_code ELSE nullif(counts_as, '') END, local = 'Y', sort_order::integer, true
FROM (SELECT strand_code, strand_name, monitored_nationally, counts_as, local, sort_order FROM reference_strand
      UNION ALL
      -- A theme's own stand behind the national list, in the theme's order; of two themes with one code the first by name counts.
      SELECT strand_code, strand_name, monitored_nationally, counts_as, 'Y', (1000 + position::integer)::text
      FROM (SELECT DISTINCT ON (strand_code) * FROM reference_theme_strand ORDER BY strand_code, theme_code) own
      WHERE NOT EXISTS (SELECT FROM reference_strand listed WHERE listed.strand_code = own.strand_code)) strand
WHERE strand_code <> 'UNKNOWN'
ON CONFLICT (strand_code) DO UPDATE
SET (strand_name, is_monitored_nationally, national_strand_code, is_local, sort_order, is_known, is_inferred)
    = ROW(excluded.strand_name, excluded.is_monitored_nationally, excluded.national_strand_code, excluded.is_local, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.strand_name, d.is_monitored_nationally, d.national_strand_code, d.is_local, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.strand_name, excluded.is_monitored_nationally, excluded.national_strand_code, excluded.is_local, excluded.sort_order, excluded.is_known, excluded.is_inferred);

-- Purpose: which strands an aggravated offence allows, and since when.
-- Grain: one row an offence, strand and first day.
-- Inputs: reference_aggravated_offence_strand.
-- Idempotent because: the table is made equal to the reference; only what differs is written.
DELETE FROM warehouse.dim_offence_strand d
WHERE NOT EXISTS (SELECT FROM reference_aggravated_offence_strand r
                  WHERE r.ho_code = d.offence_code AND r.strand_code = d.strand_code AND r.valid_from::date = d.valid_from);

INSERT INTO warehouse.dim_offence_strand AS d (offence_code, strand_code, valid_from, valid_to, source)
SELECT ho_code, strand_code, valid_from::date, coalesce(nullif(valid_to, '')::date, 'infinity'), source
FROM reference_aggravated_offence_strand
ON CONFLICT (offence_code, strand_code, valid_from) DO UPDATE
SET (valid_to, source)
    = ROW(excluded.valid_to, excluded.source)
WHERE (d.valid_to, d.source)
      IS DISTINCT FROM (excluded.valid_to, excluded.source);

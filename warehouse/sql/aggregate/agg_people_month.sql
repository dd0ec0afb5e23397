-- Purpose: people in counted records by what was told of them, for the months in staging.touched_month. Each attribute is counted
--   on its own: none is crossed with another, and one ethnicity is never filled from the other.
-- Grain: one row a month recorded, authority, strand (-3: all; under a strand also those that count as it nationally), source,
--   record type, role, attribute and member of the attribute's dimension. Each attribute holds every person in a role in a
--   record once; organisations are left out, for they have neither age nor gender.
-- Inputs: staging.touched_month, touched_incident, strand_set, warehouse.fact_involvement, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_people_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_people_month (month_date_key, authority_key, strand_key, source_key, record_type_key, role_key, attribute,
    member_key, involvements, involvements_at_work)
WITH told AS (
    SELECT i.month_date_key, i.authority_key, i.strand_set, i.source_key, i.record_type_key, p.role_key,
           CASE WHEN grouping(p.age_band_key) = 0 THEN 'AGE_BAND' WHEN grouping(p.gender_key) = 0 THEN 'GENDER'
                WHEN grouping(p.ethnicity_self_key) = 0 THEN 'ETHNICITY_SELF' WHEN grouping(p.ethnicity_officer_key) = 0 THEN 'ETHNICITY_OFFICER'
                ELSE 'RELATIONSHIP' END AS attribute,
           coalesce(p.age_band_key, p.gender_key, p.ethnicity_self_key, p.ethnicity_officer_key, p.relationship_key) AS member_key,
           count(*) AS involvements, count(*) FILTER (WHERE p.is_at_work) AS involvements_at_work
    FROM staging.touched_incident i
    JOIN warehouse.fact_involvement p ON p.record_key = i.record_key AND p.known_to = 'infinity' AND p.person_key <> -1
    WHERE i.delivery_key = :delivery_key AND i.is_counted
      AND i.month_date_key = ANY (ARRAY(SELECT month_date_key FROM staging.touched_month WHERE delivery_key = :delivery_key))
    GROUP BY i.month_date_key, i.authority_key, i.strand_set, i.source_key, i.record_type_key, p.role_key,
             GROUPING SETS ((p.age_band_key), (p.gender_key), (p.ethnicity_self_key), (p.ethnicity_officer_key), (p.relationship_key))
)
SELECT t.month_date_key, t.authority_key, s.strand_key, t.source_key, t.record_type_key, t.role_key, t.attribute, t.member_key,
       sum(t.involvements), sum(t.involvements_at_work)
FROM told t
JOIN staging.strand_set s ON s.delivery_key = :delivery_key AND s.strand_set = t.strand_set
GROUP BY t.month_date_key, t.authority_key, s.strand_key, t.source_key, t.record_type_key, t.role_key, t.attribute, t.member_key;

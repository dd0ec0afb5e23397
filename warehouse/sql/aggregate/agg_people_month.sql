-- Purpose: people in counted records by what was told of them, for the months in staging.touched_month. Each attribute is counted
--   on its own: none is crossed with another, and one ethnicity is never filled from the other.
-- Grain: one row a month recorded, authority, strand (-3: all; under a strand also those that count as it nationally), source,
--   record type, role, attribute and member of the attribute's dimension. Each attribute holds every person in a role in a
--   record once; organisations are left out, for they have neither age nor gender.
-- Inputs: staging.touched_month, warehouse.fact_incident, fact_involvement, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_people_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_people_month (month_date_key, authority_key, strand_key, source_key, record_type_key, role_key, attribute,
    member_key, involvements, involvements_at_work)
WITH incident AS (
    SELECT f.incident_key, f.record_key, t.month_date_key, f.authority_key, f.source_key, f.record_type_key
    FROM staging.touched_month t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.is_counted
                                  AND f.recorded_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    WHERE t.delivery_key = :delivery_key
), flagged AS (
    SELECT incident_key, -3 AS strand_key FROM incident
    UNION ALL
    (SELECT b.incident_key, b.strand_key FROM incident JOIN warehouse.bridge_incident_strand b USING (incident_key)
     UNION
     SELECT b.incident_key, n.strand_key
     FROM incident
     JOIN warehouse.bridge_incident_strand b USING (incident_key)
     JOIN warehouse.dim_strand d ON d.strand_key = b.strand_key
     JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code)
)
SELECT i.month_date_key, i.authority_key, f.strand_key, i.source_key, i.record_type_key, p.role_key,
       CASE WHEN grouping(p.age_band_key) = 0 THEN 'AGE_BAND' WHEN grouping(p.gender_key) = 0 THEN 'GENDER'
            WHEN grouping(p.ethnicity_self_key) = 0 THEN 'ETHNICITY_SELF' WHEN grouping(p.ethnicity_officer_key) = 0 THEN 'ETHNICITY_OFFICER'
            ELSE 'RELATIONSHIP' END,
       coalesce(p.age_band_key, p.gender_key, p.ethnicity_self_key, p.ethnicity_officer_key, p.relationship_key),
       count(*), count(*) FILTER (WHERE p.is_at_work)
FROM incident i
JOIN flagged f USING (incident_key)
JOIN warehouse.fact_involvement p ON p.record_key = i.record_key AND p.known_to = 'infinity' AND p.person_key <> -1
GROUP BY i.month_date_key, i.authority_key, f.strand_key, i.source_key, i.record_type_key, p.role_key,
         GROUPING SETS ((p.age_band_key), (p.gender_key), (p.ethnicity_self_key), (p.ethnicity_officer_key), (p.relationship_key));

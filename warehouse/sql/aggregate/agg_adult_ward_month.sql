-- Purpose: known adults in counted crimes of the police by ward, one attribute at a time and for all strands together, for the
--   months in staging.touched_month. It is never shown as it is: the mart adds up a fixed year and rounds it.
-- Grain: one row a month recorded, authority, ward, source, role, attribute and member of the attribute's dimension.
-- Inputs: staging.touched_month, warehouse.fact_incident, fact_involvement, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_adult_ward_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_adult_ward_month (month_date_key, authority_key, ward_key, source_key, role_key, attribute, member_key, involvements)
WITH adult AS (
    SELECT t.month_date_key, f.authority_key, f.ward_key, f.source_key, v.role_key, v.age_band_key, v.gender_key, v.ethnicity_self_key
    FROM staging.touched_month t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE'
                                  AND f.recorded_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    JOIN warehouse.dim_record_type rt USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.fact_involvement v ON v.record_key = f.record_key AND v.known_to = 'infinity'
    JOIN warehouse.dim_person p USING (person_key)
    JOIN warehouse.dim_age_band b USING (age_band_key)
    WHERE t.delivery_key = :delivery_key AND rt.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN')
      AND p.person_kind <> 'ORGANISATION' AND b.minimum_age >= 18
)
SELECT month_date_key, authority_key, ward_key, source_key, role_key,
       CASE WHEN grouping(age_band_key) = 0 THEN 'AGE_BAND' WHEN grouping(gender_key) = 0 THEN 'GENDER' ELSE 'ETHNICITY_SELF' END,
       coalesce(age_band_key, gender_key, ethnicity_self_key), count(*)
FROM adult
GROUP BY month_date_key, authority_key, ward_key, source_key, role_key, GROUPING SETS ((age_band_key), (gender_key), (ethnicity_self_key));

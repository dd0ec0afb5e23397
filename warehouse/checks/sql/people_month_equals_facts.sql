-- Purpose: rows of the aggregate of people, in the touched months and over all strands, that an independent count does not bear out.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_month, warehouse.agg_people_month, warehouse.fact_involvement, warehouse.fact_incident, dimensions, :delivery_key.
-- Idempotent because: it only reads.
WITH person AS (
    SELECT CASE WHEN d.date_key > 0 THEN to_char(d.month_first, 'YYYYMMDD')::integer ELSE 0 END AS month_date_key,
           f.authority_key, f.source_key, f.record_type_key, p.role_key, p.age_band_key, p.gender_key, p.ethnicity_self_key, p.ethnicity_officer_key,
           p.relationship_key
    FROM warehouse.fact_involvement p
    JOIN warehouse.fact_incident f USING (record_key)
    JOIN warehouse.dim_date d ON d.date_key = f.recorded_date_key
    WHERE f.known_to = 'infinity' AND p.known_to = 'infinity' AND f.is_counted AND p.person_key <> -1
      AND CASE WHEN d.date_key > 0 THEN to_char(d.month_first, 'YYYYMMDD')::integer ELSE 0 END
          IN (SELECT month_date_key FROM staging.touched_month WHERE delivery_key = :delivery_key)
), counted AS (
    SELECT month_date_key, authority_key, source_key, record_type_key, role_key, 'AGE_BAND' AS attribute, age_band_key AS member_key, count(*) AS involvements
    FROM person GROUP BY 1, 2, 3, 4, 5, 7
    UNION ALL
    SELECT month_date_key, authority_key, source_key, record_type_key, role_key, 'GENDER', gender_key, count(*) FROM person GROUP BY 1, 2, 3, 4, 5, 7
    UNION ALL
    SELECT month_date_key, authority_key, source_key, record_type_key, role_key, 'ETHNICITY_SELF', ethnicity_self_key, count(*) FROM person GROUP BY 1, 2, 3, 4, 5, 7
    UNION ALL
    SELECT month_date_key, authority_key, source_key, record_type_key, role_key, 'ETHNICITY_OFFICER', ethnicity_officer_key, count(*) FROM person GROUP BY 1, 2, 3, 4, 5, 7
    UNION ALL
    SELECT month_date_key, authority_key, source_key, record_type_key, role_key, 'RELATIONSHIP', relationship_key, count(*) FROM person GROUP BY 1, 2, 3, 4, 5, 7
), aggregated AS (
    SELECT a.month_date_key, a.authority_key, a.source_key, a.record_type_key, a.role_key, a.attribute, a.member_key, a.involvements
    FROM warehouse.agg_people_month a
    JOIN staging.touched_month t USING (month_date_key)
    WHERE t.delivery_key = :delivery_key AND a.strand_key = -3
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE c.involvements IS DISTINCT FROM a.involvements) AS rows_failed
FROM counted c
FULL JOIN aggregated a USING (month_date_key, authority_key, source_key, record_type_key, role_key, attribute, member_key);

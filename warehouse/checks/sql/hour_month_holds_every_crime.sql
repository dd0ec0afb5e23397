-- Purpose: touched months occurred in which the crimes in hours and those in none are not, place by place, the crimes that happened.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_month_occurred, warehouse.agg_hour_month, warehouse.fact_incident, dimensions, :delivery_key.
-- Idempotent because: it only reads.
WITH crime AS (
    SELECT t.month_date_key, f.authority_key, f.ward_key, f.source_key
    FROM staging.touched_month_occurred t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.is_counted
                                  AND f.occurred_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    JOIN warehouse.dim_record_type rt USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    WHERE t.delivery_key = :delivery_key AND rt.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN')
), occurred AS (
    SELECT month_date_key, 'AUTHORITY' AS geography_kind, authority_key AS geography_key, source_key, count(*) AS offences FROM crime GROUP BY 1, 3, 4
    UNION ALL
    SELECT month_date_key, 'WARD', ward_key, source_key, count(*) FROM crime GROUP BY 1, 3, 4
), told AS (
    SELECT a.month_date_key, a.geography_kind, a.geography_key, a.source_key, sum(a.offences + a.offences_left_out) AS offences
    FROM warehouse.agg_hour_month a
    JOIN staging.touched_month_occurred t USING (month_date_key)
    WHERE t.delivery_key = :delivery_key AND a.strand_key = -3
    GROUP BY 1, 2, 3, 4
)
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE occurred.offences IS NULL OR told.offences IS NULL OR abs(occurred.offences - told.offences) > 1e-6) AS rows_failed
FROM occurred
FULL JOIN told USING (month_date_key, geography_kind, geography_key, source_key);

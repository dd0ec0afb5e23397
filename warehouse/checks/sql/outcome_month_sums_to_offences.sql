-- Purpose: months recorded, places and strands in which outcomes and "not yet assigned" do not sum to the offences recorded.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_outcome_month, warehouse.agg_outcome_month, warehouse.agg_area_month, :delivery_key.
-- Idempotent because: it only reads.
WITH outcomes AS (
    SELECT a.month_date_key, a.geography_kind, a.authority_key, a.geography_key, a.strand_key, a.source_key, sum(a.offences) AS offences
    FROM staging.touched_outcome_month t
    JOIN warehouse.agg_outcome_month a USING (basis, month_date_key)
    WHERE t.delivery_key = :delivery_key AND t.basis = 'RECORDED'
    GROUP BY 1, 2, 3, 4, 5, 6
), recorded AS (
    SELECT a.month_date_key, a.geography_kind, a.authority_key, a.geography_key, a.strand_key, a.source_key, sum(a.offences) AS offences
    FROM staging.touched_outcome_month t
    JOIN warehouse.agg_area_month a USING (month_date_key)
    WHERE t.delivery_key = :delivery_key AND t.basis = 'RECORDED' AND a.geography_kind <> 'LSOA'
    GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE coalesce(o.offences, 0) <> coalesce(r.offences, 0)) AS rows_failed
FROM outcomes o
FULL JOIN recorded r USING (month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key);

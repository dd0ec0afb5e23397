-- Purpose: touched months and strands in which authorities, wards and LSOAs do not sum to the same.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_month, warehouse.agg_area_month, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE authorities <> wards OR authorities <> lsoas) AS rows_failed
FROM (SELECT sum(records + records_not_counted) FILTER (WHERE geography_kind = 'AUTHORITY') AS authorities,
             sum(records + records_not_counted) FILTER (WHERE geography_kind = 'WARD') AS wards,
             sum(records + records_not_counted) FILTER (WHERE geography_kind = 'LSOA') AS lsoas
      FROM warehouse.agg_area_month
      JOIN staging.touched_month t USING (month_date_key)
      WHERE t.delivery_key = :delivery_key
      GROUP BY month_date_key, authority_key, strand_key, source_key, record_type_key) month;

-- Purpose: rows of the aggregate, in the touched months and over all strands, that an independent count does not bear out. Other months were not
--   written; a rebuild counts them all.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_month, warehouse.agg_area_month, warehouse.fact_incident, dimensions, :delivery_key.
-- Idempotent because: it only reads.
WITH day AS (
    SELECT d.date_key, t.month_date_key
    FROM staging.touched_month t
    JOIN warehouse.dim_date d ON CASE WHEN d.date_key > 0 THEN to_char(d.month_first, 'YYYYMMDD')::integer ELSE 0 END = t.month_date_key
    WHERE t.delivery_key = :delivery_key
), fact AS MATERIALIZED (
    SELECT day.month_date_key, f.authority_key, f.ward_key, f.lsoa_key, f.source_key, f.record_type_key, f.event_key, f.is_counted,
           t.record_type_code = 'CRIME' AND f.is_counted AND s.source_kind NOT IN ('THIRD_SECTOR', 'COUNCIL', 'OPEN_DATA') AS is_offence
    FROM day
    JOIN warehouse.fact_incident f ON f.recorded_date_key = day.date_key
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    WHERE f.known_to = 'infinity'
), event AS (
    -- Each event of a place and month once, with its records: counted so, and not as distinct ones, nothing is sorted.
    SELECT 'AUTHORITY' AS geography_kind, authority_key, authority_key AS geography_key, month_date_key, source_key, record_type_key,
           sum(is_counted::integer) AS records, sum(is_offence::integer) AS offences
    FROM fact GROUP BY authority_key, month_date_key, source_key, record_type_key, event_key
    UNION ALL
    SELECT 'WARD', authority_key, ward_key, month_date_key, source_key, record_type_key, sum(is_counted::integer), sum(is_offence::integer)
    FROM fact GROUP BY authority_key, ward_key, month_date_key, source_key, record_type_key, event_key
    UNION ALL
    SELECT 'LSOA', authority_key, lsoa_key, month_date_key, source_key, record_type_key, sum(is_counted::integer), sum(is_offence::integer)
    FROM fact GROUP BY authority_key, lsoa_key, month_date_key, source_key, record_type_key, event_key
), counted AS (
    SELECT geography_kind, authority_key, geography_key, month_date_key, source_key, record_type_key, sum(records) AS records,
           sum(offences) AS offences, count(*) FILTER (WHERE records > 0) AS events
    FROM event GROUP BY 1, 2, 3, 4, 5, 6
), aggregated AS (
    SELECT geography_kind, authority_key, geography_key, month_date_key, source_key, record_type_key, records, offences, events
    FROM warehouse.agg_area_month
    JOIN staging.touched_month t USING (month_date_key)
    WHERE t.delivery_key = :delivery_key AND strand_key = -3
)
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE (c.records, c.offences, c.events) IS DISTINCT FROM (a.records, a.offences, a.events)) AS rows_failed
FROM counted c
FULL JOIN aggregated a USING (geography_kind, authority_key, geography_key, month_date_key, source_key, record_type_key);

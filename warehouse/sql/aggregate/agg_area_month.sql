-- Purpose: counts by area and month recorded, for the months in staging.touched_month.
-- Grain: one row a geography (authority, ward, LSOA; each kind holds every record once), month recorded, strand
--   (-3: all), source and record type. Under a strand: records flagged with it or with one that counts as it nationally.
-- Inputs: staging.touched_month, touched_incident, strand_set, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_area_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_area_month (geography_kind, authority_key, geography_key, month_date_key, strand_key, source_key,
    record_type_key, records, offences, events, records_not_counted)
WITH incident AS NOT MATERIALIZED (
    SELECT * FROM staging.touched_incident
    WHERE delivery_key = :delivery_key
      AND month_date_key = ANY (ARRAY(SELECT month_date_key FROM staging.touched_month WHERE delivery_key = :delivery_key))
), told AS (
    -- By kind of geography and set of strands: few rows are left to take apart into strands.
    SELECT CASE WHEN grouping(ward_key) = 0 THEN 'WARD' WHEN grouping(lsoa_key) = 0 THEN 'LSOA' ELSE 'AUTHORITY' END AS kind,
           authority_key, coalesce(ward_key, lsoa_key, authority_key) AS geography_key, month_date_key, strand_set, source_key, record_type_key,
           count(*) FILTER (WHERE is_counted) AS records, count(*) FILTER (WHERE is_offence) AS offences,
           count(*) FILTER (WHERE NOT is_counted) AS records_not_counted
    FROM incident
    GROUP BY authority_key, month_date_key, strand_set, source_key, record_type_key, GROUPING SETS ((), (ward_key), (lsoa_key))
), shared AS (
    -- An event of several records is one event: what the number of records is too high by. Of most events there is one record.
    SELECT * FROM incident
    WHERE is_counted
      AND event_key IN (SELECT event_key FROM incident WHERE is_counted GROUP BY event_key HAVING count(*) > 1)
), further AS (
    SELECT g.kind, i.authority_key, g.geography_key, i.month_date_key, s.strand_key, i.source_key, i.record_type_key, count(*) - 1 AS records
    FROM shared i
    JOIN staging.strand_set s ON s.delivery_key = :delivery_key AND s.strand_set = i.strand_set
    CROSS JOIN LATERAL (VALUES ('AUTHORITY', i.authority_key), ('WARD', i.ward_key), ('LSOA', i.lsoa_key)) AS g (kind, geography_key)
    GROUP BY g.kind, i.authority_key, g.geography_key, i.month_date_key, s.strand_key, i.source_key, i.record_type_key, i.event_key
    HAVING count(*) > 1
)
SELECT kind, authority_key, geography_key, month_date_key, strand_key, source_key, record_type_key,
       sum(records), sum(offences), sum(events), sum(records_not_counted)
FROM (SELECT t.kind, t.authority_key, t.geography_key, t.month_date_key, s.strand_key, t.source_key, t.record_type_key,
             t.records, t.offences, t.records AS events, t.records_not_counted
      FROM told t
      JOIN staging.strand_set s ON s.delivery_key = :delivery_key AND s.strand_set = t.strand_set
      UNION ALL
      SELECT kind, authority_key, geography_key, month_date_key, strand_key, source_key, record_type_key, 0, 0, -records, 0
      FROM further) part
GROUP BY kind, authority_key, geography_key, month_date_key, strand_key, source_key, record_type_key;

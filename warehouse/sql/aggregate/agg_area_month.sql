-- Purpose: counts by area and month recorded, for the months in staging.touched_month.
-- Grain: one row a geography (authority, ward, LSOA; each kind holds every record once), month recorded, strand
--   (-3: all), source and record type. Under a strand: records flagged with it or with one that counts as it nationally.
-- Inputs: staging.touched_month, warehouse.fact_incident, warehouse.bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_area_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_area_month (geography_kind, authority_key, geography_key, month_date_key, strand_key, source_key,
    record_type_key, records, offences, events, records_not_counted)
WITH incident AS (
    SELECT f.incident_key, f.authority_key, f.ward_key, f.lsoa_key, t.month_date_key, f.source_key, f.record_type_key,
           f.event_key, f.is_counted,
           f.is_counted AND rt.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN') AS is_offence
    FROM staging.touched_month t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity'
                                  AND f.recorded_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    JOIN warehouse.dim_record_type rt USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
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
SELECT g.kind, i.authority_key, g.geography_key, i.month_date_key, f.strand_key, i.source_key, i.record_type_key,
       count(*) FILTER (WHERE i.is_counted), count(*) FILTER (WHERE i.is_offence),
       count(DISTINCT i.event_key) FILTER (WHERE i.is_counted), count(*) FILTER (WHERE NOT i.is_counted)
FROM incident i
JOIN flagged f USING (incident_key)
CROSS JOIN LATERAL (VALUES ('AUTHORITY', i.authority_key), ('WARD', i.ward_key), ('LSOA', i.lsoa_key)) AS g (kind, geography_key)
GROUP BY g.kind, i.authority_key, g.geography_key, i.month_date_key, f.strand_key, i.source_key, i.record_type_key;

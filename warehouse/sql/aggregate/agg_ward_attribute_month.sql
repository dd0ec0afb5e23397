-- Purpose: counted records and offences of each ward by what they were (offence, kind of place, postcode sector), for the months in
--   staging.touched_month.
-- Grain: one row a month recorded, authority, ward, strand (-3: all; under a strand also those that count as it nationally),
--   source, record type, attribute and member. Each attribute holds every record once.
-- Inputs: staging.touched_month, warehouse.fact_incident, warehouse.bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_ward_attribute_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_ward_attribute_month (month_date_key, authority_key, ward_key, strand_key, source_key, record_type_key, attribute,
    member_key, postcode_sector, records, offences)
WITH incident AS (
    SELECT f.incident_key, t.month_date_key, f.authority_key, f.ward_key, f.source_key, f.record_type_key, f.offence_key, f.location_type_key,
           CASE WHEN p.postcode_key > 0 THEN p.postcode_sector ELSE '' END AS postcode_sector,
           rt.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN') AS is_offence
    FROM staging.touched_month t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.is_counted
                                  AND f.recorded_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    JOIN warehouse.dim_record_type rt USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.dim_postcode p USING (postcode_key)
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
SELECT i.month_date_key, i.authority_key, i.ward_key, f.strand_key, i.source_key, i.record_type_key,
       CASE WHEN grouping(i.offence_key) = 0 THEN 'OFFENCE' WHEN grouping(i.location_type_key) = 0 THEN 'LOCATION_TYPE' ELSE 'POSTCODE_SECTOR' END,
       coalesce(i.offence_key, i.location_type_key, 0), coalesce(i.postcode_sector, ''), count(*), count(*) FILTER (WHERE i.is_offence)
FROM incident i
JOIN flagged f USING (incident_key)
GROUP BY i.month_date_key, i.authority_key, i.ward_key, f.strand_key, i.source_key, i.record_type_key,
         GROUPING SETS ((i.offence_key), (i.location_type_key), (i.postcode_sector));

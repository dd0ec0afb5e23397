-- Purpose: counted records and offences of each ward by what they were (offence, kind of place, postcode sector), for the months in
--   staging.touched_month.
-- Grain: one row a month recorded, authority, ward, strand (-3: all; under a strand also those that count as it nationally),
--   source, record type, attribute and member. Each attribute holds every record once.
-- Inputs: staging.touched_month, touched_incident, strand_set, warehouse.dim_postcode, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_ward_attribute_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_ward_attribute_month (month_date_key, authority_key, ward_key, strand_key, source_key, record_type_key, attribute,
    member_key, postcode_sector, records, offences)
WITH told AS (
    SELECT i.month_date_key, i.authority_key, i.ward_key, i.strand_set, i.source_key, i.record_type_key,
           CASE WHEN grouping(i.offence_key) = 0 THEN 'OFFENCE' WHEN grouping(i.location_type_key) = 0 THEN 'LOCATION_TYPE' ELSE 'POSTCODE_SECTOR' END AS attribute,
           coalesce(i.offence_key, i.location_type_key, 0) AS member_key,
           CASE WHEN p.postcode_key > 0 THEN p.postcode_sector ELSE '' END AS postcode_sector,
           count(*) AS records, count(*) FILTER (WHERE i.is_offence) AS offences
    FROM staging.touched_incident i
    JOIN warehouse.dim_postcode p USING (postcode_key)
    WHERE i.delivery_key = :delivery_key AND i.is_counted
      AND i.month_date_key = ANY (ARRAY(SELECT month_date_key FROM staging.touched_month WHERE delivery_key = :delivery_key))
    GROUP BY i.month_date_key, i.authority_key, i.ward_key, i.strand_set, i.source_key, i.record_type_key,
             GROUPING SETS ((i.offence_key), (i.location_type_key), (CASE WHEN p.postcode_key > 0 THEN p.postcode_sector ELSE '' END))
)
SELECT t.month_date_key, t.authority_key, t.ward_key, s.strand_key, t.source_key, t.record_type_key, t.attribute, t.member_key,
       coalesce(t.postcode_sector, ''), sum(t.records), sum(t.offences)
FROM told t
JOIN staging.strand_set s ON s.delivery_key = :delivery_key AND s.strand_set = t.strand_set
GROUP BY t.month_date_key, t.authority_key, t.ward_key, s.strand_key, t.source_key, t.record_type_key, t.attribute, t.member_key, coalesce(t.postcode_sector, '');

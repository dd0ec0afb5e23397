-- Purpose: counted records and offences by what they were (offence, perceived target, kind of place), for the months in
--   staging.touched_month.
-- Grain: one row a month recorded, authority, strand (-3: all; under a strand also those that count as it nationally), source,
--   record type, attribute and member of the attribute's dimension. Each attribute holds every record once.
-- Inputs: staging.touched_month, touched_incident, strand_set, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_incident_attribute_month a
USING staging.touched_month t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_incident_attribute_month (month_date_key, authority_key, strand_key, source_key, record_type_key, attribute,
    member_key, records, offences)
WITH told AS (
    SELECT month_date_key, authority_key, strand_set, source_key, record_type_key,
           CASE WHEN grouping(offence_key) = 0 THEN 'OFFENCE' WHEN grouping(target_key) = 0 THEN 'TARGET' ELSE 'LOCATION_TYPE' END AS attribute,
           coalesce(offence_key, target_key, location_type_key) AS member_key, count(*) AS records, count(*) FILTER (WHERE is_offence) AS offences
    FROM staging.touched_incident
    WHERE delivery_key = :delivery_key AND is_counted
      AND month_date_key = ANY (ARRAY(SELECT month_date_key FROM staging.touched_month WHERE delivery_key = :delivery_key))
    GROUP BY month_date_key, authority_key, strand_set, source_key, record_type_key,
             GROUPING SETS ((offence_key), (target_key), (location_type_key))
)
SELECT t.month_date_key, t.authority_key, s.strand_key, t.source_key, t.record_type_key, t.attribute, t.member_key, sum(t.records), sum(t.offences)
FROM told t
JOIN staging.strand_set s ON s.delivery_key = :delivery_key AND s.strand_set = t.strand_set
GROUP BY t.month_date_key, t.authority_key, s.strand_key, t.source_key, t.record_type_key, t.attribute, t.member_key;

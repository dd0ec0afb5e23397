-- Purpose: touched months in which what a ward's records were does not sum, attribute by attribute, to its records.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_month, warehouse.agg_ward_attribute_month, warehouse.agg_area_month, :delivery_key.
-- Idempotent because: it only reads.
WITH area AS (
    SELECT a.month_date_key, a.authority_key, a.geography_key AS ward_key, a.strand_key, a.source_key, a.record_type_key, kind.attribute, a.records, a.offences
    FROM warehouse.agg_area_month a
    JOIN staging.touched_month t USING (month_date_key)
    CROSS JOIN (VALUES ('OFFENCE'), ('LOCATION_TYPE'), ('POSTCODE_SECTOR')) AS kind (attribute)
    WHERE t.delivery_key = :delivery_key AND a.geography_kind = 'WARD' AND a.records > 0
), attribute AS (
    SELECT a.month_date_key, a.authority_key, a.ward_key, a.strand_key, a.source_key, a.record_type_key, a.attribute,
           sum(a.records) AS records, sum(a.offences) AS offences
    FROM warehouse.agg_ward_attribute_month a
    JOIN staging.touched_month t USING (month_date_key)
    WHERE t.delivery_key = :delivery_key
    GROUP BY 1, 2, 3, 4, 5, 6, 7
)
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE (area.records, area.offences) IS DISTINCT FROM (attribute.records, attribute.offences)) AS rows_failed
FROM area
FULL JOIN attribute USING (month_date_key, authority_key, ward_key, strand_key, source_key, record_type_key, attribute);

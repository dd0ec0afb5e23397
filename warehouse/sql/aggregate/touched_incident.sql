-- Purpose: the open versions of the months in staging.touched_month, each with the set of strands under which it is counted:
--   all (-3), those that it is flagged with, and what these count as nationally. Read by the aggregates by month recorded.
-- Grain: one row an incident; one row a set of strands and strand.
-- Inputs: staging.touched_month, warehouse.fact_incident, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_incident WHERE delivery_key = :delivery_key;
DELETE FROM staging.strand_set WHERE delivery_key = :delivery_key;

WITH incident AS MATERIALIZED (
    SELECT f.*, f.is_counted AND rt.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN') AS is_offence,
           CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END AS month_date_key
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_record_type rt USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    WHERE f.known_to = 'infinity'
      AND CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END
          = ANY (ARRAY(SELECT month_date_key FROM staging.touched_month WHERE delivery_key = :delivery_key))
), flagged AS MATERIALIZED (
    SELECT incident_key, array_agg(strand_key ORDER BY strand_key) AS strand_keys
    FROM incident JOIN warehouse.bridge_incident_strand USING (incident_key)
    GROUP BY incident_key
), numbered AS MATERIALIZED (
    SELECT strand_keys, row_number() OVER (ORDER BY strand_keys) AS strand_set
    FROM (SELECT DISTINCT strand_keys FROM flagged) told
), counts_as AS (
    SELECT strand_key, strand_key AS strand FROM warehouse.dim_strand
    UNION
    SELECT d.strand_key, n.strand_key FROM warehouse.dim_strand d JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
), sets AS (
    INSERT INTO staging.strand_set (delivery_key, strand_set, strand_key)
    -- 0: a version of which the bridge says nothing is counted among all.
    SELECT :delivery_key, 0, -3
    UNION
    SELECT :delivery_key, strand_set, -3 FROM numbered
    UNION
    SELECT :delivery_key, strand_set, c.strand
    FROM numbered CROSS JOIN LATERAL unnest(strand_keys) AS told (strand_key) JOIN counts_as c USING (strand_key)
)
INSERT INTO staging.touched_incident (delivery_key, incident_key, record_key, event_key, month_date_key, authority_key, ward_key, lsoa_key,
    source_key, record_type_key, offence_key, target_key, location_type_key, is_counted, is_offence, strand_set)
SELECT :delivery_key, i.incident_key, i.record_key, i.event_key, i.month_date_key, i.authority_key, i.ward_key, i.lsoa_key,
       i.source_key, i.record_type_key, i.offence_key, i.target_key, i.location_type_key, i.is_counted, i.is_offence, coalesce(n.strand_set, 0)
FROM incident i
LEFT JOIN flagged f USING (incident_key)
LEFT JOIN numbered n USING (strand_keys);

SELECT staging.analyse_tables('touched_incident', 'strand_set');

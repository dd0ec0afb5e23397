-- Purpose: the open versions that the aggregates by month count anew: of the months recorded in staging.touched_month, the months
--   occurred in touched_month_occurred and the months of touched_outcome_month; each with the set of strands under which it is
--   counted: all (-3), those that it is flagged with, and what these count as nationally. Which of them a figure is about, each
--   aggregate asks of its own list of months: there may be others. Outcomes (staging.touched_outcome_month, warehouse.fact_outcome)
--   only choose which incidents are here, and are in no row.
-- Grain: one row an incident; one row a set of strands and strand.
-- Inputs: staging.touched_month, touched_month_occurred, warehouse.fact_incident, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_incident WHERE delivery_key = :delivery_key;
DELETE FROM staging.strand_set WHERE delivery_key = :delivery_key;

-- Temporary, and not a part of the next statement: one that writes into a table of the warehouse cannot share its work between processes.
CREATE TEMPORARY TABLE incident_touched ON COMMIT DROP AS
WITH month_recorded AS MATERIALIZED (
    -- Month 0 is of the days that are none of the calendar.
    SELECT month_date_key, CASE WHEN month_date_key > 0 THEN month_date_key ELSE -9 END AS first_key, month_date_key + 30 AS last_key
    FROM (SELECT month_date_key FROM staging.touched_month WHERE delivery_key = :delivery_key
          UNION
          SELECT month_date_key FROM staging.touched_outcome_month WHERE delivery_key = :delivery_key AND basis = 'RECORDED') month
), month_occurred AS MATERIALIZED (
    SELECT month_date_key, CASE WHEN month_date_key > 0 THEN month_date_key ELSE -9 END AS first_key, month_date_key + 30 AS last_key
    FROM staging.touched_month_occurred
    WHERE delivery_key = :delivery_key
), given AS (
    SELECT DISTINCT o.record_key
    FROM staging.touched_outcome_month t
    JOIN warehouse.fact_outcome o ON o.known_to = 'infinity' AND o.outcome_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    WHERE t.delivery_key = :delivery_key AND t.basis = 'CLOSED'
), version AS NOT MATERIALIZED (
    SELECT f.*,
           CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END AS month_recorded_date_key,
           CASE WHEN f.occurred_date_key > 0 THEN f.occurred_date_key / 100 * 100 + 1 ELSE 0 END AS month_occurred_date_key
    FROM warehouse.fact_incident f
    WHERE f.known_to = 'infinity'
), chosen AS (
    -- Month by month, so that a few months are looked up by the index of their days. An incident is in the first part that has it.
    SELECT v.* FROM month_recorded m JOIN version v ON v.recorded_date_key BETWEEN m.first_key AND m.last_key
    UNION ALL
    SELECT v.* FROM month_occurred m JOIN version v ON v.occurred_date_key BETWEEN m.first_key AND m.last_key
    WHERE v.month_recorded_date_key <> ALL (ARRAY(SELECT month_date_key FROM month_recorded))
    UNION ALL
    SELECT v.* FROM given JOIN version v USING (record_key)
    WHERE v.month_recorded_date_key <> ALL (ARRAY(SELECT month_date_key FROM month_recorded))
      AND v.month_occurred_date_key <> ALL (ARRAY(SELECT month_date_key FROM month_occurred))
)
SELECT c.incident_key, c.record_key, c.event_key, c.month_recorded_date_key AS month_date_key, c.month_occurred_date_key,
       c.authority_key, c.ward_key, c.lsoa_key, c.postcode_key, c.source_key, c.record_type_key, c.offence_key, c.target_key, c.location_type_key,
       c.time_precision, c.is_counted,
       c.is_counted AND c.record_type_key = ANY (ARRAY(SELECT record_type_key FROM warehouse.dim_record_type WHERE is_offence))
                    AND c.source_key = ANY (ARRAY(SELECT source_key FROM warehouse.dim_source WHERE source_kind IN ('POLICE', 'UNKNOWN'))) AS is_offence
FROM chosen c;

ANALYZE incident_touched (incident_key);

WITH flagged AS MATERIALIZED (
    SELECT incident_key, count(*) AS strands, min(strand_key) AS lowest, max(strand_key) AS highest
    FROM incident_touched JOIN warehouse.bridge_incident_strand USING (incident_key)
    GROUP BY incident_key
), several AS (
    -- Of three or more, the lowest and the highest do not tell all.
    SELECT incident_key, array_agg(strand_key ORDER BY strand_key) AS strand_keys
    FROM flagged JOIN warehouse.bridge_incident_strand USING (incident_key)
    WHERE strands > 2
    GROUP BY incident_key
), told AS MATERIALIZED (
    SELECT incident_key, CASE strands WHEN 1 THEN ARRAY[lowest] WHEN 2 THEN ARRAY[lowest, highest] ELSE strand_keys END AS strand_keys
    FROM flagged LEFT JOIN several USING (incident_key)
), numbered AS MATERIALIZED (
    SELECT strand_keys, row_number() OVER (ORDER BY strand_keys) AS strand_set
    FROM (SELECT DISTINCT strand_keys FROM told) each
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
    FROM numbered CROSS JOIN LATERAL unnest(strand_keys) AS each (strand_key) JOIN counts_as c USING (strand_key)
)
INSERT INTO staging.touched_incident (delivery_key, incident_key, record_key, event_key, month_date_key, month_occurred_date_key, authority_key,
    ward_key, lsoa_key, postcode_key, source_key, record_type_key, offence_key, target_key, location_type_key, time_precision, is_counted,
    is_offence, strand_set)
SELECT :delivery_key, i.incident_key, i.record_key, i.event_key, i.month_date_key, i.month_occurred_date_key, i.authority_key,
       i.ward_key, i.lsoa_key, i.postcode_key, i.source_key, i.record_type_key, i.offence_key, i.target_key, i.location_type_key, i.time_precision,
       i.is_counted, i.is_offence, coalesce(n.strand_set, 0)
FROM incident_touched i
LEFT JOIN told USING (incident_key)
LEFT JOIN numbered n USING (strand_keys);

DROP TABLE incident_touched;

SELECT staging.analyse_tables('touched_incident', 'strand_set');

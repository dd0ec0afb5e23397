-- Purpose: the figures of the sample's truth, as the warehouse has them.
-- Grain: one row a figure and its members, as in truth/figures.csv.
-- Inputs: audit, quarantine, the star. Looks only at the feed, and in the star at its source, that the figures are about.
WITH delivery AS (
    SELECT d.file_name, l.*
    FROM audit.delivery d
    JOIN audit.load l USING (delivery_key)
    WHERE d.feed = :feed AND l.state = 'PUBLISHED' AND l.rows_read IS NOT NULL
), disposition AS (
    SELECT file_name, word, lines
    FROM delivery
    CROSS JOIN LATERAL (VALUES ('loaded', rows_loaded), ('unchanged', rows_unchanged), ('stale', rows_stale),
                               ('outside_area', rows_outside_area), ('rejected', rows_rejected), ('duplicate', rows_duplicate)) AS v (word, lines)
    WHERE lines > 0
), record AS (
    SELECT f.incident_key, f.area, f.geography_method, f.is_counted AND f.area = 'INSIDE' AND t.record_type_code = 'CRIME' AS is_offence,
           f.is_counted AND f.area = 'UNKNOWN' AND t.record_type_code = 'CRIME' AS is_offence_unknown,
           s.record_status_code, to_char(recorded.date, 'YYYY-MM') AS month, w.ward_code, a.lsoa_code, f.event_key, o.is_aggravated
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_source source USING (source_key)
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_record_status s USING (record_status_key)
    JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
    JOIN warehouse.dim_ward w USING (ward_key)
    JOIN warehouse.dim_lsoa a USING (lsoa_key)
    JOIN warehouse.dim_offence o USING (offence_key)
    WHERE source.source_code = :source_code AND f.known_to = 'infinity'
), strand AS (
    SELECT record.*, d.strand_code
    FROM record
    JOIN warehouse.bridge_incident_strand USING (incident_key)
    JOIN warehouse.dim_strand d USING (strand_key)
)
SELECT 'rows' AS figure, 'file' AS dimension_1, file_name AS member_1, 'disposition' AS dimension_2, word AS member_2, lines AS value FROM disposition
UNION ALL
SELECT 'rows_all_files', 'disposition', word, '', '', sum(lines) FROM disposition GROUP BY word
UNION ALL
SELECT 'rejected', 'file', delivery.file_name, 'reason', reason, count(*)
FROM delivery JOIN quarantine.rejected_row q USING (delivery_key, rerun_number) CROSS JOIN LATERAL unnest(q.reason_codes) AS reason
GROUP BY delivery.file_name, reason
UNION ALL
SELECT 'open_records', 'area', area, '', '', count(*) FROM record GROUP BY area
UNION ALL
SELECT 'records_by_status', 'area', area, 'status', record_status_code, count(*) FROM record GROUP BY area, record_status_code
UNION ALL
SELECT 'offences', 'recorded_month', month, '', '', count(*) FROM record WHERE is_offence GROUP BY month
UNION ALL
SELECT 'offences', 'recorded_month', month, 'strand', strand_code, count(*) FROM strand WHERE is_offence GROUP BY month, strand_code
UNION ALL
SELECT 'offences', 'recorded_month', month, 'ward_by_postcode', ward_code, count(*)
FROM record WHERE is_offence AND geography_method = 'POSTCODE' GROUP BY month, ward_code
UNION ALL
SELECT 'offences', 'recorded_month', month, 'lsoa_as_delivered', lsoa_code, count(*)
FROM record WHERE is_offence AND geography_method = 'LSOA' GROUP BY month, lsoa_code
UNION ALL
SELECT 'offences', 'recorded_month', month, 'district_only', 'Y', count(*)
FROM record WHERE is_offence AND geography_method = 'DISTRICT' GROUP BY month
UNION ALL
SELECT 'offences_all_months', '', '', '', '', count(*) FROM record WHERE is_offence
UNION ALL
SELECT 'offences_all_months', 'strand', strand_code, '', '', count(*) FROM strand WHERE is_offence GROUP BY strand_code
UNION ALL
SELECT 'offences_all_months', 'geography_method', geography_method, '', '', count(*) FROM record WHERE is_offence GROUP BY geography_method
UNION ALL
SELECT 'offences_area_unknown', 'recorded_month', month, '', '', count(*) FROM record WHERE is_offence_unknown GROUP BY month
UNION ALL
SELECT 'distinct_events', '', '', '', '', count(DISTINCT event_key) FROM record WHERE is_offence
UNION ALL
SELECT 'aggravated_without_strand', '', '', '', '', count(*)
FROM record
WHERE is_offence AND is_aggravated
  AND NOT EXISTS (SELECT FROM strand WHERE strand.incident_key = record.incident_key AND strand.strand_code IN ('RACE', 'RELIGION'))

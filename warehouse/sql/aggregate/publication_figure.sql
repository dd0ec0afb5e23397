-- Purpose: headline figures of the police as this load leaves them, where they are told for the first time or have moved, and why
--   they moved: what this load opened and closed, record by record.
-- Grain: one row a figure, authority, source, strand, period and load that moved it. Figures: offences of the last 12 complete
--   months, and of each complete month; of the former those with an outcome assigned (all strands alone).
-- Inputs: warehouse.source_span, shown_place, shown_strand, agg_area_month, agg_outcome_month, fact_incident, bridge_incident_strand,
--   dim_record, dim_load, dimensions, :load_key, :source_code.
-- Idempotent because: rows of the load are written anew; rows of earlier loads are never changed.
DELETE FROM warehouse.publication_figure WHERE load_key = :load_key;

INSERT INTO warehouse.publication_figure (figure, authority_key, source_key, strand_key, month_from, month_to, load_key, data_to, value,
    previous_value, new_records, corrections, reclassifications, cancellations, withdrawals, area_moves, outcomes, other)
WITH span AS MATERIALIZED (
    SELECT p.*, (SELECT max(l.business_date) FROM warehouse.dim_load l
                 WHERE l.source_code = s.source_code AND l.record_kind IN ('INCIDENT', 'OUTCOME')) AS data_to
    FROM warehouse.source_span p
    JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_code = :source_code AND s.source_kind IN ('POLICE', 'UNKNOWN') AND p.last_complete_month >= p.first_complete_month
), period AS (
    SELECT 'OFFENCES_MONTH' AS figure, span.*, m.date AS month_from, m.date AS month_to
    FROM span JOIN warehouse.dim_date m ON m.day_of_month = 1 AND m.date BETWEEN span.first_complete_month AND span.last_complete_month
    UNION ALL
    SELECT f.figure, span.*, (span.last_complete_month - interval '11 months')::date, span.last_complete_month
    FROM span CROSS JOIN (VALUES ('OFFENCES_12_MONTHS'), ('OUTCOMES_ASSIGNED_12_MONTHS')) AS f (figure)
    WHERE span.first_complete_month <= span.last_complete_month - interval '11 months'
), cell AS (
    SELECT p.figure, a.authority_key, p.source_key, st.strand_key, p.month_from, p.month_to, p.data_to,
           to_char(p.month_from, 'YYYYMMDD')::integer AS from_key, to_char(p.month_to, 'YYYYMMDD')::integer AS to_key
    FROM period p
    JOIN warehouse.shown_place a ON a.geography_kind = 'AUTHORITY' AND a.is_inside_area
    JOIN warehouse.shown_strand st ON st.theme_code = p.theme_code AND (st.strand_key = -3 OR p.figure <> 'OUTCOMES_ASSIGNED_12_MONTHS')
), version AS (
    -- Why a figure moved is asked only where one was told before: not of a first load, however large.
    SELECT v.*
    FROM (SELECT record_key, incident_key, authority_key, recorded_date_key, record_type_key, offence_key, source_key, is_counted, 1 AS sign
          FROM warehouse.fact_incident WHERE load_key = :load_key
          UNION ALL
          SELECT record_key, incident_key, authority_key, recorded_date_key, record_type_key, offence_key, source_key, is_counted, -1
          FROM warehouse.fact_incident WHERE closed_load_key = :load_key) v
    WHERE EXISTS (SELECT FROM warehouse.publication_figure p JOIN warehouse.dim_source s USING (source_key)
                  WHERE s.source_code = :source_code AND p.load_key < :load_key)
), judged AS (
    -- In one pass over each record's few versions: joined with themselves they cost the square of a load that the planner takes for small.
    SELECT v.*, CASE WHEN count(*) FILTER (WHERE v.sign < 0) OVER record = 0
                     THEN CASE WHEN r.load_key = :load_key THEN 'NEW' ELSE 'AREA' END
                     WHEN count(*) FILTER (WHERE v.sign > 0) OVER record = 0
                     THEN CASE WHEN r.left_reason = 'WITHDRAWN' THEN 'WITHDRAWAL' ELSE 'AREA' END
                     WHEN min(v.authority_key) OVER record <> max(v.authority_key) OVER record THEN 'AREA'
                     WHEN bool_or(v.is_counted) OVER record AND NOT bool_and(v.is_counted) OVER record THEN 'CANCELLATION'
                     WHEN min(v.record_type_key) OVER record <> max(v.record_type_key) OVER record
                          OR min(v.offence_key) OVER record <> max(v.offence_key) OVER record THEN 'RECLASSIFICATION'
                     ELSE 'CORRECTION' END AS reason
    FROM version v
    JOIN warehouse.dim_record r USING (record_key)
    WINDOW record AS (PARTITION BY v.record_key)
), offence AS MATERIALIZED (
    SELECT j.* FROM judged j
    JOIN warehouse.dim_record_type t USING (record_type_key)
    WHERE j.is_counted AND t.is_offence AND j.recorded_date_key > 0
), counts_as AS (
    SELECT strand_key, strand_key AS strand FROM warehouse.dim_strand
    UNION
    SELECT d.strand_key, n.strand_key FROM warehouse.dim_strand d JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
), moved AS (
    SELECT authority_key, source_key, strand_key, recorded_date_key / 100 * 100 + 1 AS month_date_key, reason, sum(sign) AS moved
    FROM (SELECT incident_key, authority_key, source_key, recorded_date_key, reason, sign, -3 AS strand_key FROM offence
          UNION ALL
          SELECT DISTINCT o.incident_key, o.authority_key, o.source_key, o.recorded_date_key, o.reason, o.sign, c.strand
          FROM offence o
          JOIN warehouse.bridge_incident_strand b USING (incident_key)
          JOIN counts_as c USING (strand_key)) flagged
    GROUP BY 1, 2, 3, 4, 5
), explained AS (
    SELECT c.figure, c.authority_key, c.source_key, c.strand_key, c.month_from, c.month_to,
           sum(m.moved) FILTER (WHERE m.reason = 'NEW') AS new_records, sum(m.moved) FILTER (WHERE m.reason = 'CORRECTION') AS corrections,
           sum(m.moved) FILTER (WHERE m.reason = 'RECLASSIFICATION') AS reclassifications,
           sum(m.moved) FILTER (WHERE m.reason = 'CANCELLATION') AS cancellations,
           sum(m.moved) FILTER (WHERE m.reason = 'WITHDRAWAL') AS withdrawals, sum(m.moved) FILTER (WHERE m.reason = 'AREA') AS area_moves
    FROM cell c
    JOIN moved m ON m.authority_key = c.authority_key AND m.source_key = c.source_key AND m.strand_key = c.strand_key
         AND m.month_date_key BETWEEN c.from_key AND c.to_key
    WHERE c.figure <> 'OUTCOMES_ASSIGNED_12_MONTHS'
    GROUP BY 1, 2, 3, 4, 5, 6
), counted AS (
    SELECT c.figure, c.authority_key, c.source_key, c.strand_key, c.month_from, c.month_to, sum(a.offences) AS value
    FROM cell c
    JOIN warehouse.agg_area_month a ON a.geography_kind = 'AUTHORITY' AND a.authority_key = c.authority_key AND a.geography_key = c.authority_key
         AND a.source_key = c.source_key AND a.strand_key = c.strand_key AND a.month_date_key BETWEEN c.from_key AND c.to_key
    WHERE c.figure <> 'OUTCOMES_ASSIGNED_12_MONTHS'
    GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT c.figure, c.authority_key, c.source_key, c.strand_key, c.month_from, c.month_to, sum(a.offences)
    FROM cell c
    JOIN warehouse.agg_outcome_month a ON a.basis = 'RECORDED' AND a.geography_kind = 'AUTHORITY' AND a.authority_key = c.authority_key
         AND a.geography_key = c.authority_key AND a.source_key = c.source_key AND a.strand_key = c.strand_key
         AND a.month_date_key BETWEEN c.from_key AND c.to_key
    JOIN warehouse.dim_outcome o ON o.outcome_key = a.outcome_key AND o.outcome_code <> '0'
    WHERE c.figure = 'OUTCOMES_ASSIGNED_12_MONTHS'
    GROUP BY 1, 2, 3, 4, 5, 6
), told AS (
    SELECT c.*, coalesce(counted.value, 0)::integer AS value, before.value AS previous_value, x.new_records, x.corrections, x.reclassifications,
           x.cancellations, x.withdrawals, x.area_moves
    FROM cell c
    LEFT JOIN counted USING (figure, authority_key, source_key, strand_key, month_from, month_to)
    LEFT JOIN explained x USING (figure, authority_key, source_key, strand_key, month_from, month_to)
    LEFT JOIN LATERAL (
        SELECT p.value FROM warehouse.publication_figure p
        WHERE p.figure = c.figure AND p.authority_key = c.authority_key AND p.source_key = c.source_key AND p.strand_key = c.strand_key
          AND p.month_from = c.month_from AND p.month_to = c.month_to AND p.load_key < :load_key
        ORDER BY p.load_key DESC LIMIT 1) before ON true
), why AS (
    SELECT t.*, t.previous_value IS NOT NULL AS was_told, t.value - t.previous_value AS moved,
           CASE WHEN t.figure = 'OUTCOMES_ASSIGNED_12_MONTHS' THEN t.value - t.previous_value ELSE 0 END AS outcomes,
           coalesce(t.new_records, 0) + coalesce(t.corrections, 0) + coalesce(t.reclassifications, 0) + coalesce(t.cancellations, 0)
               + coalesce(t.withdrawals, 0) + coalesce(t.area_moves, 0) AS by_records
    FROM told t
)
SELECT figure, authority_key, source_key, strand_key, month_from, month_to, :load_key, data_to, value, previous_value,
       CASE WHEN was_told THEN coalesce(new_records, 0) ELSE 0 END, CASE WHEN was_told THEN coalesce(corrections, 0) ELSE 0 END,
       CASE WHEN was_told THEN coalesce(reclassifications, 0) ELSE 0 END, CASE WHEN was_told THEN coalesce(cancellations, 0) ELSE 0 END,
       CASE WHEN was_told THEN coalesce(withdrawals, 0) ELSE 0 END, CASE WHEN was_told THEN coalesce(area_moves, 0) ELSE 0 END,
       CASE WHEN was_told THEN outcomes ELSE 0 END, CASE WHEN was_told THEN moved - outcomes - by_records ELSE 0 END
FROM why
WHERE NOT was_told OR moved <> 0 OR by_records <> 0
   OR greatest(abs(new_records), abs(corrections), abs(reclassifications), abs(cancellations), abs(withdrawals), abs(area_moves)) > 0;

--liquibase formatted sql

--changeset spahc:mart-hate-crime-restatement runOnChange:true splitStatements:false
-- Steps from a figure as published a week ago to the same figure now. Only the newest period of each figure: of a period that was
-- not told a week ago, from when it was first told. Steps are in the order of their names.
DROP VIEW IF EXISTS mart.mart_hate_crime__restatement;
DROP VIEW IF EXISTS mart.mart_operations__restatement;
CREATE VIEW mart.mart_operations__restatement AS
WITH published AS (
    SELECT f.* FROM warehouse.publication_figure f
    WHERE EXISTS (SELECT FROM audit.publication p WHERE p.load_key = f.load_key)
), newest AS (
    SELECT s.source_key, max(l.business_date) AS data_to
    FROM warehouse.dim_load l
    JOIN warehouse.dim_source s USING (source_code)
    WHERE EXISTS (SELECT FROM audit.publication p WHERE p.load_key = l.load_key)
      -- A withdrawal is of the day that it was asked for, which says nothing of the data.
      AND l.record_kind IN ('INCIDENT', 'OUTCOME')
    GROUP BY s.source_key
), numbered AS (
    SELECT p.*, n.data_to AS data_to_now, p.data_to > n.data_to - 7 AS is_since,
           row_number() OVER (PARTITION BY figure, authority_key, source_key, strand_key, month_from, month_to
                              ORDER BY p.data_to > n.data_to - 7, CASE WHEN p.data_to > n.data_to - 7 THEN p.load_key ELSE -p.load_key END) AS nth,
           last_value(value) OVER (PARTITION BY figure, authority_key, source_key, strand_key, month_from, month_to
                                   ORDER BY p.load_key ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS value_now,
           max(month_to) OVER (PARTITION BY figure, authority_key, source_key) AS newest_period
    FROM published p JOIN newest n USING (source_key)
)
SELECT CASE n.figure WHEN 'OFFENCES_MONTH' THEN 'Offences of the month' WHEN 'OFFENCES_12_MONTHS' THEN 'Offences of 12 months'
            ELSE 'Offences of 12 months with an outcome' END AS figure_name,
       n.figure, n.month_from, n.month_to, d.month_label, a.authority_code, a.authority_name,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order, s.source_code, s.source_name,
       n.data_to_now - 7 AS compared_with, n.data_to_now AS data_to,
       bool_or(n.nth = 1 AND n.is_since) AS is_first_told_since,
       max(n.value) FILTER (WHERE n.nth = 1) AS value_then, max(n.value_now) AS value_now,
       (max(n.value_now) - max(n.value) FILTER (WHERE n.nth = 1)) AS moved,
       coalesce(sum(n.new_records) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS new_records,
       coalesce(sum(n.corrections) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS corrections,
       coalesce(sum(n.reclassifications) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS reclassifications,
       coalesce(sum(n.cancellations) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS cancellations,
       coalesce(sum(n.withdrawals) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS withdrawals,
       coalesce(sum(n.area_moves) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS area_moves,
       coalesce(sum(n.outcomes) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS outcomes,
       coalesce(sum(n.other) FILTER (WHERE n.is_since AND n.previous_value IS NOT NULL), 0) AS other
FROM numbered n
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.dim_strand st USING (strand_key)
JOIN warehouse.dim_date d ON d.date = n.month_to
WHERE n.figure = 'OFFENCES_MONTH' OR n.month_to = n.newest_period
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15;

CREATE VIEW mart.mart_hate_crime__restatement AS
SELECT r.figure, r.figure_name, r.month_from, r.month_to, r.month_label, r.authority_code, r.authority_name,
       r.strand_code, r.strand_name, r.is_monitored_nationally, r.strand_order, r.source_code, r.source_name,
       r.compared_with, r.data_to, step.step_order,
       step.step_order || '. ' || CASE WHEN step.step_order > 1 THEN step.step_name
            WHEN r.is_first_told_since THEN 'As first published' ELSE 'As published a week ago' END AS step,
       step.amount
FROM mart.mart_operations__restatement r
CROSS JOIN LATERAL (VALUES (1, '', r.value_then::bigint), (2, 'New records', r.new_records), (3, 'Corrections', r.corrections),
    (4, 'Reclassified', r.reclassifications), (5, 'Cancelled or transferred', r.cancellations), (6, 'Withdrawn', r.withdrawals),
    (7, 'Moved into or out of the area', r.area_moves), (8, 'Outcomes', r.outcomes), (9, 'Other', r.other)) AS step (step_order, step_name, amount)
WHERE step.step_order = 1 OR step.amount <> 0;

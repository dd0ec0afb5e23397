-- Purpose: what crimes came to, for the months in staging.touched_outcome_month, on two bases that never mix: RECORDED over
--   all crimes recorded in a month, those without an outcome under type 0; CLOSED over outcomes assigned, by their month.
--   A crime has one current outcome: of those not withdrawn the one of the newest date, then of the newest source time.
-- Grain: one row a basis, month, geography (authority, ward), strand (-3: all; under a strand also those that count as it
--   nationally), source and outcome type. A crime of type 1A, 2A or 3A counts in 1, 2 or 3 and once more as "of which".
-- Inputs: staging.touched_outcome_month, touched_incident, strand_set, warehouse.fact_incident, fact_outcome, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_outcome_month a
USING staging.touched_outcome_month t
WHERE t.delivery_key = :delivery_key AND a.basis = t.basis AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_outcome_month (basis, month_date_key, geography_kind, authority_key, geography_key, strand_key,
    source_key, outcome_key, offences, offences_of_which, days_to_outcome, offences_with_days)
WITH current_outcome AS MATERIALIZED (
    SELECT DISTINCT ON (record_key) record_key, o.outcome_key, o.outcome_date_key
    FROM (SELECT record_key FROM staging.touched_incident WHERE delivery_key = :delivery_key AND is_offence) concerned
    JOIN warehouse.fact_outcome o USING (record_key)
    WHERE o.known_to = 'infinity' AND NOT o.is_withdrawn
    ORDER BY record_key, o.outcome_date_key DESC, o.source_updated DESC NULLS LAST, o.outcome_token
), assigned AS MATERIALIZED (
    SELECT record_key, c.outcome_key, CASE WHEN c.outcome_date_key > 0 THEN c.outcome_date_key / 100 * 100 + 1 ELSE 0 END AS month_date_key,
           CASE WHEN given.date >= recorded.date THEN given.date - recorded.date END AS days
    FROM current_outcome c
    JOIN warehouse.dim_outcome d ON d.outcome_key = c.outcome_key AND d.outcome_code <> '0'
    JOIN warehouse.fact_incident f USING (record_key)
    LEFT JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
    LEFT JOIN warehouse.dim_date given ON given.date_key = c.outcome_date_key
    WHERE f.known_to = 'infinity'
), crime AS MATERIALIZED (
    -- By ward, set of strands and outcome: few rows are left to take apart.
    SELECT i.month_date_key AS recorded_month, a.month_date_key AS outcome_month, i.authority_key, i.ward_key, i.strand_set, i.source_key, a.outcome_key,
           count(*) AS offences, sum(a.days) AS days, count(a.days) AS offences_with_days
    FROM staging.touched_incident i
    LEFT JOIN assigned a USING (record_key)
    WHERE i.delivery_key = :delivery_key AND i.is_offence
    GROUP BY i.month_date_key, a.month_date_key, i.authority_key, i.ward_key, i.strand_set, i.source_key, a.outcome_key
), counted AS (
    -- As arrays: a join with months that the planner takes for one would count everything again for each.
    SELECT 'RECORDED' AS basis, recorded_month AS month_date_key, * FROM crime
    WHERE recorded_month = ANY (ARRAY(SELECT month_date_key FROM staging.touched_outcome_month
                                      WHERE delivery_key = :delivery_key AND basis = 'RECORDED'))
    UNION ALL
    SELECT 'CLOSED', outcome_month, * FROM crime
    WHERE outcome_key IS NOT NULL
      AND outcome_month = ANY (ARRAY(SELECT month_date_key FROM staging.touched_outcome_month
                                     WHERE delivery_key = :delivery_key AND basis = 'CLOSED'))
), outcome AS (
    -- Of a type with a parent: once in the parent, and once as "of which". No outcome is type 0.
    SELECT d.outcome_key AS told_key, coalesce(parent.outcome_key, d.outcome_key) AS outcome_key, 0 AS is_of_which
    FROM warehouse.dim_outcome d LEFT JOIN warehouse.dim_outcome parent ON parent.outcome_code = d.parent_code
    UNION ALL
    SELECT d.outcome_key, d.outcome_key, 1 FROM warehouse.dim_outcome d JOIN warehouse.dim_outcome parent ON parent.outcome_code = d.parent_code
)
SELECT c.basis, c.month_date_key, g.kind, c.authority_key, g.geography_key, s.strand_key, c.source_key, o.outcome_key,
       sum(c.offences * (1 - o.is_of_which)), sum(c.offences * o.is_of_which),
       coalesce(sum(c.days) FILTER (WHERE o.is_of_which = 0), 0), coalesce(sum(c.offences_with_days) FILTER (WHERE o.is_of_which = 0), 0)
FROM counted c
JOIN staging.strand_set s ON s.delivery_key = :delivery_key AND s.strand_set = c.strand_set
JOIN outcome o ON o.told_key = coalesce(c.outcome_key, (SELECT outcome_key FROM warehouse.dim_outcome WHERE outcome_code = '0'))
CROSS JOIN LATERAL (VALUES ('AUTHORITY', c.authority_key), ('WARD', c.ward_key)) AS g (kind, geography_key)
GROUP BY c.basis, c.month_date_key, g.kind, c.authority_key, g.geography_key, s.strand_key, c.source_key, o.outcome_key;

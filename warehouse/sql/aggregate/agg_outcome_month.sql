-- Purpose: what crimes came to, for the months in staging.touched_outcome_month, on two bases that never mix: RECORDED over
--   all crimes recorded in a month, those without an outcome under type 0; CLOSED over outcomes assigned, by their month.
--   A crime has one current outcome: of those not withdrawn the one of the newest date, then of the newest source time.
-- Grain: one row a basis, month, geography (authority, ward), strand (-3: all; under a strand also those that count as it
--   nationally), source and outcome type. A crime of type 1A, 2A or 3A counts in 1, 2 or 3 and once more as "of which".
-- Inputs: staging.touched_outcome_month, warehouse.fact_incident, fact_outcome, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_outcome_month a
USING staging.touched_outcome_month t
WHERE t.delivery_key = :delivery_key AND a.basis = t.basis AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_outcome_month (basis, month_date_key, geography_kind, authority_key, geography_key, strand_key,
    source_key, outcome_key, offences, offences_of_which, days_to_outcome, offences_with_days)
WITH concerned AS MATERIALIZED (
    SELECT f.record_key
    FROM staging.touched_outcome_month t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity'
                                  AND f.recorded_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    WHERE t.delivery_key = :delivery_key AND t.basis = 'RECORDED'
    UNION
    SELECT o.record_key
    FROM staging.touched_outcome_month t
    JOIN warehouse.fact_outcome o ON o.known_to = 'infinity'
                                 AND o.outcome_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    WHERE t.delivery_key = :delivery_key AND t.basis = 'CLOSED'
), current_outcome AS (
    SELECT DISTINCT ON (o.record_key) o.record_key, o.outcome_key, o.outcome_date_key
    FROM concerned
    JOIN warehouse.fact_outcome o USING (record_key)
    WHERE o.known_to = 'infinity' AND NOT o.is_withdrawn
    ORDER BY o.record_key, o.outcome_date_key DESC, o.source_updated DESC NULLS LAST, o.outcome_token
), crime AS MATERIALIZED (
    SELECT f.incident_key, f.authority_key, f.ward_key, f.source_key,
           CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END AS recorded_month,
           CASE WHEN c.outcome_date_key > 0 THEN c.outcome_date_key / 100 * 100 + 1 ELSE 0 END AS outcome_month,
           coalesce(d.outcome_code <> '0', false) AS is_assigned,
           CASE WHEN d.outcome_code <> '0' THEN d.outcome_key ELSE none.outcome_key END AS outcome_key,
           parent.outcome_key AS parent_key,
           CASE WHEN d.outcome_code <> '0' AND given.date >= recorded.date THEN given.date - recorded.date END AS days
    FROM concerned
    JOIN warehouse.fact_incident f ON f.record_key = concerned.record_key AND f.known_to = 'infinity'
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_source s ON s.source_key = f.source_key
    JOIN warehouse.dim_outcome none ON none.outcome_code = '0'
    LEFT JOIN current_outcome c ON c.record_key = f.record_key
    LEFT JOIN warehouse.dim_outcome d ON d.outcome_key = c.outcome_key
    LEFT JOIN warehouse.dim_outcome parent ON parent.outcome_code = d.parent_code
    LEFT JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
    LEFT JOIN warehouse.dim_date given ON given.date_key = c.outcome_date_key
    WHERE f.is_counted AND t.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN')
), counted AS (
    -- As arrays: a join with months that the planner takes for one would count everything again for each.
    SELECT 'RECORDED' AS basis, recorded_month AS month_date_key, * FROM crime
    WHERE recorded_month = ANY (ARRAY(SELECT month_date_key FROM staging.touched_outcome_month
                                      WHERE delivery_key = :delivery_key AND basis = 'RECORDED'))
    UNION ALL
    SELECT 'CLOSED', outcome_month, * FROM crime
    WHERE is_assigned
      AND outcome_month = ANY (ARRAY(SELECT month_date_key FROM staging.touched_outcome_month
                                     WHERE delivery_key = :delivery_key AND basis = 'CLOSED'))
), flagged AS (
    SELECT incident_key, -3 AS strand_key FROM crime
    UNION ALL
    (SELECT b.incident_key, b.strand_key FROM crime JOIN warehouse.bridge_incident_strand b USING (incident_key)
     UNION
     SELECT b.incident_key, n.strand_key
     FROM crime
     JOIN warehouse.bridge_incident_strand b USING (incident_key)
     JOIN warehouse.dim_strand d ON d.strand_key = b.strand_key
     JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code)
)
SELECT c.basis, c.month_date_key, g.kind, c.authority_key, g.geography_key, f.strand_key, c.source_key, o.outcome_key,
       sum(1 - o.is_of_which), sum(o.is_of_which),
       coalesce(sum(c.days) FILTER (WHERE o.is_of_which = 0), 0), count(c.days) FILTER (WHERE o.is_of_which = 0)
FROM counted c
JOIN flagged f USING (incident_key)
CROSS JOIN LATERAL (VALUES ('AUTHORITY', c.authority_key), ('WARD', c.ward_key)) AS g (kind, geography_key)
CROSS JOIN LATERAL (VALUES (coalesce(c.parent_key, c.outcome_key), 0), (CASE WHEN c.parent_key IS NOT NULL THEN c.outcome_key END, 1))
    AS o (outcome_key, is_of_which)
WHERE o.outcome_key IS NOT NULL
GROUP BY c.basis, c.month_date_key, g.kind, c.authority_key, g.geography_key, f.strand_key, c.source_key, o.outcome_key;

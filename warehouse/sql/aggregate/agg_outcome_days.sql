-- Purpose: days from the date recorded to the one current outcome, for the months of outcome in staging.touched_outcome_month: how
--   many crimes took how many days, from which medians follow.
-- Grain: one row a month of the outcome, month recorded, authority, strand (-3: all; under a strand also those that count as it
--   nationally), source, offence, outcome type and number of days (null: the outcome is dated before the record).
-- Inputs: staging.touched_outcome_month, warehouse.fact_incident, fact_outcome, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_outcome_days a
USING staging.touched_outcome_month t
WHERE t.delivery_key = :delivery_key AND t.basis = 'CLOSED' AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_outcome_days (month_date_key, recorded_month_date_key, authority_key, strand_key, source_key, offence_key, outcome_key,
    days_to_outcome, offences)
WITH concerned AS MATERIALIZED (
    SELECT DISTINCT o.record_key
    FROM staging.touched_outcome_month t
    JOIN warehouse.fact_outcome o ON o.known_to = 'infinity' AND o.outcome_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    WHERE t.delivery_key = :delivery_key AND t.basis = 'CLOSED'
), current_outcome AS MATERIALIZED (
    SELECT DISTINCT ON (o.record_key) o.record_key, o.outcome_key, o.outcome_date_key
    FROM concerned
    JOIN warehouse.fact_outcome o USING (record_key)
    WHERE o.known_to = 'infinity' AND NOT o.is_withdrawn
    ORDER BY o.record_key, o.outcome_date_key DESC, o.source_updated DESC NULLS LAST, o.outcome_token
), crime AS MATERIALIZED (
    SELECT f.incident_key, CASE WHEN c.outcome_date_key > 0 THEN c.outcome_date_key / 100 * 100 + 1 ELSE 0 END AS month_date_key,
           CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END AS recorded_month_date_key,
           f.authority_key, f.source_key, f.offence_key, c.outcome_key,
           CASE WHEN given.date >= recorded.date THEN given.date - recorded.date END AS days_to_outcome
    FROM current_outcome c
    JOIN warehouse.fact_incident f ON f.record_key = c.record_key AND f.known_to = 'infinity' AND f.is_counted
    JOIN warehouse.dim_outcome o ON o.outcome_key = c.outcome_key AND o.outcome_code <> '0'
    JOIN warehouse.dim_record_type rt ON rt.record_type_key = f.record_type_key AND rt.is_offence
    JOIN warehouse.dim_source s ON s.source_key = f.source_key AND s.source_kind IN ('POLICE', 'UNKNOWN')
    JOIN warehouse.dim_date given ON given.date_key = c.outcome_date_key
    JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
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
SELECT c.month_date_key, c.recorded_month_date_key, c.authority_key, f.strand_key, c.source_key, c.offence_key, c.outcome_key, c.days_to_outcome, count(*)
FROM crime c
JOIN flagged f USING (incident_key)
-- As an array: another outcome of the same crime may have touched a month in which the current one is not.
WHERE c.month_date_key = ANY (ARRAY(SELECT month_date_key FROM staging.touched_outcome_month WHERE delivery_key = :delivery_key AND basis = 'CLOSED'))
GROUP BY c.month_date_key, c.recorded_month_date_key, c.authority_key, f.strand_key, c.source_key, c.offence_key, c.outcome_key, c.days_to_outcome;

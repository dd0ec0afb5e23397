-- Purpose: rows of the aggregate, in the touched months and over all strands, that an independent count does not bear out.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_outcome_month, warehouse.agg_outcome_month, fact_outcome, fact_incident, dimensions, :delivery_key.
-- Idempotent because: it only reads.
WITH day AS (
    SELECT t.basis, d.date_key, t.month_date_key
    FROM staging.touched_outcome_month t
    JOIN warehouse.dim_date d ON CASE WHEN d.date_key > 0 THEN to_char(d.month_first, 'YYYYMMDD')::integer ELSE 0 END = t.month_date_key
    WHERE t.delivery_key = :delivery_key
), ranked AS (
    SELECT o.record_key, d.outcome_code, coalesce(d.parent_code, d.outcome_code) AS main_code, given.date, o.outcome_date_key,
           row_number() OVER (PARTITION BY o.record_key ORDER BY given.date DESC NULLS LAST, o.source_updated DESC NULLS LAST, o.outcome_token) AS place
    FROM warehouse.fact_outcome o
    JOIN warehouse.dim_outcome d USING (outcome_key)
    JOIN warehouse.dim_date given ON given.date_key = o.outcome_date_key
    WHERE o.known_to = 'infinity' AND NOT o.is_withdrawn
), crime AS NOT MATERIALIZED (
    SELECT f.authority_key, f.ward_key, f.source_key, recorded.date AS recorded, f.recorded_date_key, r.date AS given,
           r.outcome_date_key, coalesce(r.outcome_code, '0') AS outcome_code, coalesce(r.main_code, '0') AS main_code
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
    JOIN warehouse.dim_record_type t USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    LEFT JOIN ranked r ON r.record_key = f.record_key AND r.place = 1
    WHERE f.known_to = 'infinity' AND f.is_counted AND t.record_type_code = 'CRIME'
      AND s.source_kind NOT IN ('THIRD_SECTOR', 'COUNCIL', 'OPEN_DATA')
), told AS (
    SELECT day.basis, day.month_date_key, crime.* FROM crime JOIN day ON day.basis = 'RECORDED' AND day.date_key = crime.recorded_date_key
    UNION ALL
    SELECT day.basis, day.month_date_key, crime.* FROM crime JOIN day ON day.basis = 'CLOSED' AND day.date_key = crime.outcome_date_key
    WHERE outcome_code <> '0'
), ward AS (
    SELECT basis, month_date_key, authority_key, ward_key, source_key, outcome_code, main_code, count(*) AS offences,
           coalesce(sum(given - recorded) FILTER (WHERE given >= recorded AND outcome_code <> '0'), 0) AS days_to_outcome
    FROM told GROUP BY 1, 2, 3, 4, 5, 6, 7
), place AS (
    SELECT ward.*, 'AUTHORITY' AS geography_kind, authority_key AS geography_key FROM ward
    UNION ALL
    SELECT ward.*, 'WARD', ward_key FROM ward
), counted AS (
    SELECT basis, month_date_key, geography_kind, authority_key, geography_key, source_key,
           main_code AS outcome_code, sum(offences) AS offences, 0 AS offences_of_which, sum(days_to_outcome) AS days_to_outcome
    FROM place GROUP BY 1, 2, 3, 4, 5, 6, 7
    UNION ALL
    SELECT basis, month_date_key, geography_kind, authority_key, geography_key, source_key, outcome_code, 0, sum(offences), 0
    FROM place WHERE outcome_code <> main_code GROUP BY 1, 2, 3, 4, 5, 6, 7
), aggregated AS (
    SELECT a.*, d.outcome_code
    FROM warehouse.agg_outcome_month a
    JOIN warehouse.dim_outcome d USING (outcome_key)
    JOIN staging.touched_outcome_month t USING (basis, month_date_key)
    WHERE t.delivery_key = :delivery_key AND a.strand_key = -3
)
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE (c.offences, c.offences_of_which, c.days_to_outcome)
                              IS DISTINCT FROM (a.offences, a.offences_of_which, a.days_to_outcome)) AS rows_failed
FROM counted c
FULL JOIN aggregated a USING (basis, month_date_key, geography_kind, authority_key, geography_key, source_key, outcome_code);

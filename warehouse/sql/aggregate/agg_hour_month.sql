-- Purpose: hours of the week in which counted crimes of the police happened, for the months in staging.touched_month_occurred;
--   and beside, in no hour, those whose time is not known well enough, with the reason.
-- Grain: one row a month occurred, geography (authority, ward; each kind holds every crime once), strand (-3: all; under a
--   strand also those that count as it nationally), source, weekday and hour, or reason.
-- Inputs: staging.touched_month_occurred, touched_incident, strand_set, warehouse.fact_incident_hour, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_hour_month a
USING staging.touched_month_occurred t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_hour_month (month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key, weekday_number,
    hour, left_out_because, offences, offences_left_out)
WITH told AS (
    -- In millionths of a millionth of a crime: whole numbers sum to the same in whatever order they come, and a rebuild finds the same.
    SELECT i.month_occurred_date_key AS month_date_key, i.authority_key, i.ward_key, i.strand_set, i.source_key,
           coalesce(h.weekday_number, 0) AS weekday_number, coalesce(h.hour, -1) AS hour,
           CASE WHEN h.hour IS NOT NULL THEN NULL
                WHEN i.time_precision IN ('EXACT', 'WINDOW') THEN 'WINDOW_OVER_7_DAYS'
                WHEN i.time_precision IN ('DATE', 'MONTH') THEN 'TIME_NOT_TOLD' ELSE 'UNKNOWN' END AS left_out_because,
           coalesce(sum((h.weight * 1e12)::bigint), 0)::bigint AS offences, count(*) FILTER (WHERE h.hour IS NULL) AS offences_left_out
    FROM staging.touched_incident i
    LEFT JOIN warehouse.fact_incident_hour h USING (incident_key)
    WHERE i.delivery_key = :delivery_key AND i.is_offence
      AND i.month_occurred_date_key = ANY (ARRAY(SELECT month_date_key FROM staging.touched_month_occurred WHERE delivery_key = :delivery_key))
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
SELECT t.month_date_key, CASE WHEN grouping(t.ward_key) = 0 THEN 'WARD' ELSE 'AUTHORITY' END, t.authority_key, coalesce(t.ward_key, t.authority_key),
       s.strand_key, t.source_key, t.weekday_number, t.hour, t.left_out_because, (sum(t.offences) / 1e12)::double precision, sum(t.offences_left_out)
FROM told t
JOIN staging.strand_set s ON s.delivery_key = :delivery_key AND s.strand_set = t.strand_set
GROUP BY t.month_date_key, t.authority_key, s.strand_key, t.source_key, t.weekday_number, t.hour, t.left_out_because, GROUPING SETS ((t.ward_key), ());

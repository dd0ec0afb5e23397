-- Purpose: hours of the week in which counted crimes of the police happened, for the months in staging.touched_month_occurred;
--   and beside, in no hour, those whose time is not known well enough, with the reason.
-- Grain: one row a month occurred, geography (authority, ward; each kind holds every crime once), strand (-3: all; under a
--   strand also those that count as it nationally), source, weekday and hour, or reason.
-- Inputs: staging.touched_month_occurred, warehouse.fact_incident, fact_incident_hour, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_hour_month a
USING staging.touched_month_occurred t
WHERE t.delivery_key = :delivery_key AND a.month_date_key = t.month_date_key;

INSERT INTO warehouse.agg_hour_month (month_date_key, geography_kind, authority_key, geography_key, strand_key, source_key, weekday_number,
    hour, left_out_because, offences, offences_left_out)
WITH crime AS (
    SELECT f.incident_key, t.month_date_key, f.authority_key, f.ward_key, f.source_key,
           CASE WHEN f.time_precision IN ('EXACT', 'WINDOW') THEN 'WINDOW_OVER_7_DAYS'
                WHEN f.time_precision IN ('DATE', 'MONTH') THEN 'TIME_NOT_TOLD' ELSE 'UNKNOWN' END AS reason
    FROM staging.touched_month_occurred t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.is_counted
                                  AND f.occurred_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    JOIN warehouse.dim_record_type rt USING (record_type_key)
    JOIN warehouse.dim_source s USING (source_key)
    WHERE t.delivery_key = :delivery_key AND rt.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN')
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
), ward AS (
    -- In millionths of a millionth of a crime: whole numbers sum to the same in whatever order they come, and a rebuild finds the same.
    SELECT c.month_date_key, c.authority_key, c.ward_key, f.strand_key, c.source_key,
           coalesce(h.weekday_number, 0) AS weekday_number, coalesce(h.hour, -1) AS hour, CASE WHEN h.hour IS NULL THEN c.reason END AS left_out_because,
           coalesce(sum((h.weight * 1e12)::bigint), 0) AS offences, count(*) FILTER (WHERE h.hour IS NULL) AS offences_left_out
    FROM crime c
    JOIN flagged f USING (incident_key)
    LEFT JOIN warehouse.fact_incident_hour h USING (incident_key)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
SELECT month_date_key, CASE WHEN grouping(ward_key) = 0 THEN 'WARD' ELSE 'AUTHORITY' END, authority_key, coalesce(ward_key, authority_key),
       strand_key, source_key, weekday_number, hour, left_out_because, (sum(offences) / 1e12)::double precision, sum(offences_left_out)
FROM ward
GROUP BY month_date_key, authority_key, strand_key, source_key, weekday_number, hour, left_out_because, GROUPING SETS ((ward_key), ());

--liquibase formatted sql

--changeset spahc:mart-hate-crime-area-month runOnChange:true splitStatements:false
-- Zero-filled: every month between a source's first and last, for each place and strand that the area has, so that a chart
-- draws a quiet month as none and not as a gap. A record type appears for a source once it has sent one. Of LSOAs those of
-- 2021, the ones that were split, and where no change is known those of 2011.
DROP VIEW IF EXISTS mart.mart_hate_crime__area_month;
CREATE VIEW mart.mart_hate_crime__area_month AS
WITH sent AS (
    SELECT a.source_key, a.record_type_key, min(d.date) AS first_month, max(d.date) AS last_month
    FROM warehouse.agg_area_month a
    JOIN warehouse.dim_date d ON d.date_key = a.month_date_key AND d.date_key > 0
    WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
    GROUP BY a.source_key, a.record_type_key
), inside AS (
    SELECT DISTINCT authority_key FROM warehouse.agg_area_month WHERE authority_key > 0
), place AS (
    SELECT 'AUTHORITY' AS geography_kind, a.authority_key, a.authority_key AS geography_key, a.authority_code AS geography_code,
           a.authority_name AS geography_name, NULL::text AS ward_name, NULL::integer AS residents, NULL::smallint AS deprivation_decile
    FROM inside JOIN warehouse.dim_authority a USING (authority_key)
    UNION ALL
    SELECT 'WARD', a.authority_key, w.ward_key, w.ward_code, w.ward_name, w.ward_name, w.residents, NULL
    FROM inside JOIN warehouse.dim_authority a USING (authority_key)
    JOIN warehouse.dim_ward w ON w.authority_code = a.authority_code OR w.ward_key = 0
    UNION ALL
    SELECT 'LSOA', a.authority_key, l.lsoa_key, l.lsoa_code, l.lsoa_name, w.ward_name, l.residents, l.imd_decile
    FROM inside JOIN warehouse.dim_authority a USING (authority_key)
    JOIN warehouse.dim_lsoa l ON (l.authority_code = a.authority_code AND (l.vintage <> '2011' OR l.lsoa_kind = 'SPLIT_UNKNOWN' OR l.lsoa21_code = l.lsoa_code))
                              OR l.lsoa_key = 0
    LEFT JOIN warehouse.dim_ward w ON w.ward_code = l.best_fit_ward_code
    UNION ALL
    SELECT kind, -4, -4, 'AREA_UNKNOWN', 'Area unknown of the force', NULL, NULL, NULL
    FROM unnest(ARRAY['AUTHORITY', 'WARD', 'LSOA']) AS kind
), strand AS (
    SELECT strand_key, strand_code, strand_name, is_monitored_nationally, sort_order
    FROM warehouse.dim_strand
    WHERE strand_key NOT IN (-1, -2)
      AND (strand_key <= 0 OR is_inferred OR strand_code = ANY (SELECT unnest(t.strand_codes) FROM warehouse.dim_theme t WHERE t.theme_code = 'hate-crime'))
    UNION ALL
    SELECT d.strand_key, d.strand_code, d.strand_name, d.is_monitored_nationally, d.sort_order
    FROM warehouse.dim_strand d
    WHERE d.strand_key = -2 AND EXISTS (SELECT FROM warehouse.agg_area_month a WHERE a.strand_key = -2)
)
SELECT m.date AS month_recorded, m.month_label, m.year, m.financial_year,
       coalesce(m.date BETWEEN whole.first_complete_month AND whole.last_complete_month, false) AS is_complete_month,
       p.geography_kind, p.geography_code, p.geography_name, p.ward_name, p.residents, p.deprivation_decile,
       p.authority_key > 0 AS is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name, s.source_kind, t.record_type_code, t.record_type_name,
       coalesce(a.records, 0) AS records, coalesce(a.offences, 0) AS offences, coalesce(a.events, 0) AS events,
       coalesce(a.records_not_counted, 0) AS records_not_counted
FROM sent
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
JOIN warehouse.dim_record_type t USING (record_type_key)
LEFT JOIN warehouse.source_span whole USING (source_key)
JOIN warehouse.dim_date m ON m.date BETWEEN sent.first_month AND sent.last_month AND m.day_of_month = 1
CROSS JOIN place p
CROSS JOIN strand st
-- Row by row through the primary key, which OFFSET 0 holds the planner to: it takes the spine for far smaller than it is, and has been seen
-- to join by source alone and to throw away 58 million pairs.
LEFT JOIN LATERAL (
    SELECT a.records, a.offences, a.events, a.records_not_counted FROM warehouse.agg_area_month a
    WHERE a.month_date_key = m.date_key AND a.geography_kind = p.geography_kind AND a.authority_key = p.authority_key
      AND a.geography_key = p.geography_key AND a.strand_key = st.strand_key AND a.source_key = s.source_key
      AND a.record_type_key = t.record_type_key
    OFFSET 0) a ON true;

--changeset spahc:mart-hate-crime-incident runOnChange:true splitStatements:false
-- One row a record as known now, without any token: nothing here says who, or in which dwelling.
DROP VIEW IF EXISTS mart.mart_hate_crime__incident;
CREATE VIEW mart.mart_hate_crime__incident AS
SELECT f.incident_key, f.event_key,
       s.source_code, s.source_name, s.source_kind, t.record_type_code, t.record_type_name, rs.record_status_name AS record_status,
       f.is_counted,
       f.is_counted AND t.is_offence AND s.source_kind IN ('POLICE', 'UNKNOWN') AS is_offence,
       recorded.date AS date_recorded, recorded.month_first AS month_recorded, recorded.financial_year,
       reported.date AS date_reported, occurred.date AS date_occurred, occurred.weekday_name AS weekday_occurred,
       clock.hour AS hour_occurred, f.time_precision, f.occurred_from, f.occurred_to,
       o.offence_code, o.offence_name, o.offence_subgroup, o.offence_group, o.is_aggravated,
       strands.strand_codes, strands.strand_names, tg.target_name AS perceived_target, lt.location_type_name AS location_type,
       f.area = 'INSIDE' AS is_inside_area, a.authority_code, a.authority_name, w.ward_code, w.ward_name, w.locality,
       l.lsoa_code, l.lsoa_name, l.msoa_name, l.imd_decile AS deprivation_decile, p.postcode_sector, f.geography_method,
       f.known_from, ld.business_date AS delivered_on
FROM warehouse.fact_incident f
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
JOIN warehouse.dim_record_type t USING (record_type_key)
JOIN warehouse.dim_record_status rs USING (record_status_key)
JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
JOIN warehouse.dim_date reported ON reported.date_key = f.reported_date_key
JOIN warehouse.dim_date occurred ON occurred.date_key = f.occurred_date_key
JOIN warehouse.dim_time clock ON clock.time_key = f.occurred_time_key
JOIN warehouse.dim_offence o USING (offence_key)
JOIN warehouse.dim_target tg USING (target_key)
JOIN warehouse.dim_location_type lt USING (location_type_key)
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_lsoa l USING (lsoa_key)
JOIN warehouse.dim_postcode p USING (postcode_key)
JOIN warehouse.dim_load ld USING (load_key)
JOIN (SELECT b.incident_key, string_agg(d.strand_code, '; ' ORDER BY d.sort_order) AS strand_codes,
             string_agg(d.strand_name, '; ' ORDER BY d.sort_order) AS strand_names
      FROM warehouse.bridge_incident_strand b JOIN warehouse.dim_strand d USING (strand_key)
      GROUP BY b.incident_key) strands USING (incident_key)
WHERE f.known_to = 'infinity';

--changeset spahc:mart-background-street-crime-month runOnChange:true splitStatements:false
-- All recorded crime, the background rate. It holds the same hate crimes again, unmarked: never add it to them.
DROP VIEW IF EXISTS mart.mart_background__street_crime_month;
CREATE VIEW mart.mart_background__street_crime_month AS
SELECT m.date AS month, m.month_label, f.force, f.area = 'INSIDE' AS is_inside_area, a.authority_name,
       l.lsoa_code, l.lsoa_name, w.ward_name, l.imd_decile AS deprivation_decile, l.residents,
       c.street_category_code AS category_code, c.street_category_name AS category_name, c.is_hate_relevant,
       sum(f.crimes) AS crimes
FROM warehouse.agg_street_crime_month f
JOIN warehouse.dim_date m ON m.date_key = f.month_date_key
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.dim_lsoa l USING (lsoa_key)
LEFT JOIN warehouse.dim_ward w ON w.ward_code = l.best_fit_ward_code
JOIN warehouse.dim_street_category c USING (street_category_key)
GROUP BY m.date, m.month_label, f.force, f.area, a.authority_name, l.lsoa_code, l.lsoa_name, w.ward_name, l.imd_decile,
         l.residents, c.street_category_code, c.street_category_name, c.is_hate_relevant;

--changeset spahc:mart-operations-delivery-status runOnChange:true splitStatements:false
-- The last load of every delivery.
DROP VIEW IF EXISTS mart.mart_operations__delivery_status;
CREATE VIEW mart.mart_operations__delivery_status AS
SELECT d.delivery_key, d.feed, d.source_code, d.business_date, d.revision, d.file_name, d.received_at, d.state AS delivery_state,
       l.load_key, l.state AS load_state, l.cause_code, l.cause, l.next_step, l.started_at, l.finished_at,
       extract(epoch FROM l.finished_at - l.started_at)::numeric(12, 1) AS seconds,
       l.rows_read, l.rows_loaded, l.rows_unchanged, l.rows_stale, l.rows_outside_area, l.rows_rejected, l.rows_duplicate,
       p.published_at
FROM audit.delivery d
LEFT JOIN LATERAL (SELECT * FROM audit.load l WHERE l.delivery_key = d.delivery_key ORDER BY l.load_key DESC LIMIT 1) l ON true
LEFT JOIN audit.publication p ON p.load_key = l.load_key;

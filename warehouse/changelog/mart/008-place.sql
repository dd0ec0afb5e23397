--liquibase formatted sql

--changeset spahc:mart-hate-crime-map runOnChange:true splitStatements:false
-- For maps alone: every part of an area carries the whole area's count, so this is never to be summed over areas of several
-- parts. Zero-filled, so that a quiet area is drawn as none. The lines between wards have a row for every month, strand and
-- record type, so that a filter on any of them keeps the lines.
-- One change with the classes of its colours, which lean on it: whoever makes one anew makes both.
DROP VIEW IF EXISTS mart.mart_hate_crime__map_class;
DROP VIEW IF EXISTS mart.mart_hate_crime__map;
CREATE VIEW mart.mart_hate_crime__map AS
WITH sent AS (
    SELECT a.source_key, a.record_type_key, min(d.date) AS first_month, max(d.date) AS last_month
    FROM warehouse.agg_area_month a
    JOIN warehouse.dim_date d ON d.date_key = a.month_date_key AND d.date_key > 0
    WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
    GROUP BY a.source_key, a.record_type_key
), inside AS (
    SELECT DISTINCT u.authority_code
    FROM warehouse.agg_area_month a JOIN warehouse.dim_authority u USING (authority_key) WHERE a.authority_key > 0
), shape AS (
    SELECT DISTINCT o.outline_kind, o.area_code, m.map_area_name AS area_name, w.ward_name, m.residents, o.part, o.ring, o.vintage, o.authority_code
    FROM warehouse.dim_outline o
    JOIN warehouse.dim_map_area m ON m.map_area_code = o.area_code
    LEFT JOIN warehouse.dim_ward w USING (ward_code)
    WHERE o.outline_kind = 'LSOA'
    UNION ALL
    SELECT o.outline_kind, o.area_code, w.ward_name, w.ward_name, NULL, o.part, o.ring, o.vintage, o.authority_code
    FROM warehouse.dim_outline o
    JOIN warehouse.dim_ward w ON w.ward_code = o.area_code
    WHERE o.outline_kind = 'WARD_LINE'
), strand AS (
    SELECT strand_key, strand_code, strand_name, is_monitored_nationally, sort_order
    FROM warehouse.dim_strand
    WHERE strand_key NOT IN (-1, -2)
      AND (strand_key <= 0 OR is_inferred OR strand_code = ANY (SELECT unnest(t.strand_codes) FROM warehouse.dim_theme t WHERE t.theme_code = 'hate-crime'))
    UNION ALL
    SELECT d.strand_key, d.strand_code, d.strand_name, d.is_monitored_nationally, d.sort_order
    FROM warehouse.dim_strand d
    WHERE d.strand_key = -2 AND EXISTS (SELECT FROM warehouse.agg_area_month a WHERE a.strand_key = -2)
), counted AS (
    SELECT m.map_area_code, a.month_date_key, a.strand_key, a.source_key, a.record_type_key,
           sum(a.records) AS records, sum(a.offences) AS offences
    FROM warehouse.agg_area_month a
    JOIN warehouse.dim_lsoa l ON l.lsoa_key = a.geography_key
    JOIN warehouse.dim_map_area m USING (lsoa_code)
    WHERE a.geography_kind = 'LSOA'
    GROUP BY m.map_area_code, a.month_date_key, a.strand_key, a.source_key, a.record_type_key
)
SELECT d.date AS month_recorded, d.month_label, coalesce(d.date BETWEEN whole.first_complete_month AND whole.last_complete_month, false) AS is_complete_month,
       p.outline_kind = 'WARD_LINE' AS is_line, p.area_code, p.area_name AS lsoa_name, p.ward_name, p.part, p.ring,
       p.vintage AS outline_vintage, p.residents,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name, s.source_kind, t.record_type_code, t.record_type_name,
       coalesce(c.records, 0) AS records, coalesce(c.offences, 0) AS offences
FROM sent
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
JOIN warehouse.dim_record_type t USING (record_type_key)
LEFT JOIN warehouse.source_span whole USING (source_key)
JOIN warehouse.dim_date d ON d.date BETWEEN sent.first_month AND sent.last_month AND d.day_of_month = 1
CROSS JOIN strand st
CROSS JOIN (inside JOIN shape p USING (authority_code))
LEFT JOIN counted c ON p.outline_kind = 'LSOA' AND c.map_area_code = p.area_code AND c.month_date_key = d.date_key
     AND c.strand_key = st.strand_key AND c.source_key = s.source_key AND c.record_type_key = t.record_type_key;

-- Classes of the map's colours, from the data: quarters of the areas, the highest cut again at the highest twentieth of all. Whole numbers (rates: tenths) that do not touch; areas of equal value are in one class, so there may be fewer.
CREATE VIEW mart.mart_hate_crime__map_class AS
WITH year AS (
    SELECT max(month_recorded) AS last_month FROM mart.mart_hate_crime__map
    WHERE is_complete_month AND record_type_code = 'CRIME' AND strand_code = 'ALL'
), area AS (
    SELECT m.area_code, max(m.residents) AS residents, sum(m.offences) AS offences
    FROM mart.mart_hate_crime__map m, year
    WHERE NOT m.is_line AND m.part = 1 AND m.strand_code = 'ALL' AND m.record_type_code = 'CRIME'
      AND m.month_recorded > year.last_month - interval '12 months' AND m.month_recorded <= year.last_month
    GROUP BY m.area_code
), measured (measure, step, value) AS (
    SELECT 'OFFENCES', 1::numeric, offences FROM area
    UNION ALL
    SELECT 'RATE', 0.1, round(1000.0 * offences / residents, 1) FROM area WHERE offences >= 10 AND residents > 0
), cut AS (
    SELECT DISTINCT measure, step, unnest(percentile_disc(ARRAY[0.25, 0.5, 0.75, 0.95, 1.0]) WITHIN GROUP (ORDER BY value)) AS class_to
    FROM measured GROUP BY measure, step
), class AS (
    SELECT measure, row_number() OVER upward AS class_number, coalesce(lag(class_to) OVER upward + step, 0) AS class_from, class_to
    FROM cut WINDOW upward AS (PARTITION BY measure ORDER BY class_to)
)
SELECT c.measure, c.class_number, c.class_from, c.class_to,
       (SELECT count(*) FROM measured m WHERE m.measure = c.measure AND m.value BETWEEN c.class_from AND c.class_to) AS areas
FROM class c;

--changeset spahc:mart-hate-crime-place-month runOnChange:true splitStatements:false
-- Kinds of place and postcode sectors. Nothing of a person is here, nor any address or single postcode.
DROP VIEW IF EXISTS mart.mart_hate_crime__place_month;
CREATE VIEW mart.mart_hate_crime__place_month AS
SELECT a.attribute AS place_kind,
       CASE WHEN a.attribute = 'LOCATION_TYPE' THEN lt.location_type_name ELSE coalesce(nullif(a.postcode_sector, ''), 'Postcode not known') END AS place_group,
       CASE WHEN a.attribute = 'LOCATION_TYPE' THEN lt.sort_order ELSE 0 END AS place_order,
       CASE WHEN a.attribute = 'LOCATION_TYPE' THEN lt.is_known ELSE a.postcode_sector <> '' END AS is_known,
       m.date AS month_recorded, m.month_label, coalesce(m.date BETWEEN whole.first_complete_month AND whole.last_complete_month, false) AS is_complete_month,
       u.authority_name, w.ward_name, st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name, s.source_kind, t.record_type_code, t.record_type_name,
       a.records::bigint AS records, a.offences::bigint AS offences
FROM warehouse.agg_ward_attribute_month a
JOIN warehouse.dim_location_type lt ON lt.location_type_key = a.member_key
JOIN warehouse.dim_strand st USING (strand_key)
JOIN warehouse.dim_date m ON m.date_key = a.month_date_key
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
JOIN warehouse.dim_record_type t USING (record_type_key)
JOIN warehouse.dim_authority u USING (authority_key)
JOIN warehouse.dim_ward w USING (ward_key)
LEFT JOIN warehouse.source_span whole USING (source_key)
WHERE a.attribute IN ('LOCATION_TYPE', 'POSTCODE_SECTOR') AND a.authority_key > 0;

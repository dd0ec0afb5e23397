--liquibase formatted sql
-- What the marts set side by side: sources with the months they have covered, places and strands. Views over aggregates
-- and dimensions, so that each mart's zeros are filled over the same months, places and strands.

--changeset spahc:source-span splitStatements:false
CREATE VIEW warehouse.source_span AS
SELECT s.source_key, th.theme_code, sent.first_month, sent.last_month,
       -- A month is complete once a delivery of a later day has come, whether or not anything was recorded in it.
       (date_trunc('month', delivered.last_business_date) - interval '1 month')::date AS last_complete_month
FROM (SELECT a.source_key, min(d.date) AS first_month, max(d.date) AS last_month
      FROM warehouse.agg_area_month a
      JOIN warehouse.dim_date d ON d.date_key = a.month_date_key AND d.date_key > 0
      WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
      GROUP BY a.source_key) sent
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th USING (theme_key)
LEFT JOIN (SELECT source_code, max(business_date) AS last_business_date FROM warehouse.dim_load
           WHERE record_kind = 'INCIDENT' GROUP BY source_code) delivered USING (source_code);

--changeset spahc:shown-place splitStatements:false
CREATE VIEW warehouse.shown_place AS
WITH inside AS (
    SELECT DISTINCT authority_key FROM warehouse.agg_area_month WHERE geography_kind = 'AUTHORITY' AND authority_key > 0
)
SELECT 'AUTHORITY' AS geography_kind, a.authority_key, a.authority_key AS geography_key, a.authority_code AS geography_code,
       a.authority_name AS geography_name, (SELECT sum(w.residents) FROM warehouse.dim_ward w WHERE w.authority_code = a.authority_code)::integer AS residents,
       true AS is_inside_area
FROM inside JOIN warehouse.dim_authority a USING (authority_key)
UNION ALL
SELECT 'WARD', a.authority_key, w.ward_key, w.ward_code, w.ward_name, w.residents, true
FROM inside
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.dim_ward w ON w.authority_code = a.authority_code OR w.ward_key = 0
UNION ALL
SELECT kind, -4, -4, 'AREA_UNKNOWN', 'Area unknown of the force', NULL, false FROM unnest(ARRAY['AUTHORITY', 'WARD']) AS kind;

--changeset spahc:shown-strand splitStatements:false
CREATE VIEW warehouse.shown_strand AS
SELECT t.theme_code, d.strand_key, d.strand_code, d.strand_name, d.is_monitored_nationally, d.sort_order
FROM warehouse.dim_theme t
JOIN warehouse.dim_strand d ON d.strand_key IN (0, -3) OR d.is_inferred OR d.strand_code = ANY (t.strand_codes)
     OR (d.strand_key = -2 AND EXISTS (SELECT FROM warehouse.agg_area_month a WHERE a.strand_key = -2));

--liquibase formatted sql
-- The month in which a source's history begins may be told of in part; compared with whole months it would look quiet.

--changeset spahc:dim-feed-records-from
-- The day from which a feed's records are all there; null: nobody said.
ALTER TABLE warehouse.dim_feed ADD COLUMN records_from date;

--changeset spahc:source-span-first-complete-month splitStatements:false
-- A source with several feeds of incidents is whole when all are.
CREATE OR REPLACE VIEW warehouse.source_span AS
SELECT s.source_key, th.theme_code, sent.first_month, sent.last_month,
       -- A month is complete once a delivery of a later day has come, whether or not anything was recorded in it.
       (date_trunc('month', delivered.last_business_date) - interval '1 month')::date AS last_complete_month,
       -- Where nobody said from when on the records are there, the first month is whole if its first day has one.
       CASE WHEN told.records_from IS NOT NULL THEN greatest(sent.first_month, date_trunc('month', told.records_from + interval '1 month' - interval '1 day'))
            WHEN EXISTS (SELECT FROM warehouse.fact_incident f
                         WHERE f.recorded_date_key = to_char(sent.first_month, 'YYYYMMDD')::integer AND f.source_key = s.source_key AND f.known_to = 'infinity')
            THEN sent.first_month
            ELSE sent.first_month + interval '1 month' END::date AS first_complete_month
FROM (SELECT a.source_key, min(d.date) AS first_month, max(d.date) AS last_month
      FROM warehouse.agg_area_month a
      JOIN warehouse.dim_date d ON d.date_key = a.month_date_key AND d.date_key > 0
      WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
      GROUP BY a.source_key) sent
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme th USING (theme_key)
LEFT JOIN (SELECT source_code, max(business_date) AS last_business_date FROM warehouse.dim_load
           WHERE record_kind = 'INCIDENT' GROUP BY source_code) delivered USING (source_code)
LEFT JOIN (SELECT source_code, max(records_from) AS records_from FROM warehouse.dim_feed
           WHERE record_kind = 'INCIDENT' AND is_configured GROUP BY source_code) told USING (source_code);

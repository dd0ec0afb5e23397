--liquibase formatted sql
-- Repeats, without any token: counts of people for the area as a whole; places by kind, and one by one only where public.

--changeset spahc:mart-hate-crime-repeat-summary runOnChange:true splitStatements:false
-- Zero-filled: every month end between the first and the last, for each role, scope and strand.
DROP VIEW IF EXISTS mart.mart_hate_crime__repeat_summary;
CREATE VIEW mart.mart_hate_crime__repeat_summary AS
WITH theme AS (
    SELECT theme_key, strand_codes, repeat_window, repeat_events FROM warehouse.dim_theme WHERE theme_code = 'hate-crime'
), span AS (
    SELECT min(month_end) AS first_month_end, max(month_end) AS last_month_end FROM warehouse.agg_repeat_month JOIN theme USING (theme_key)
), delivered AS (
    -- A month is complete when the police have told of it; the organisations may yet tell more.
    SELECT max(l.business_date) AS last_business_date
    FROM warehouse.dim_load l JOIN warehouse.dim_source s USING (source_code) JOIN theme USING (theme_key)
    WHERE l.record_kind = 'INCIDENT' AND s.source_kind = 'POLICE'
), role (role_code, role_name, role_order) AS (
    VALUES ('VICTIM', 'Victims', 1), ('VICTIM_AT_WORK', 'Victims at work, police officers among them', 2),
           ('SUSPECT', 'Suspects', 3), ('OFFENDER', 'Offenders: charged, cautioned or otherwise dealt with', 4)
), scope (scope_code, scope_name) AS (
    VALUES ('ALL', 'All sources'), ('POLICE', 'Police alone')
), strand AS (
    SELECT d.* FROM warehouse.dim_strand d, theme WHERE d.strand_key = -3 OR d.is_known AND d.strand_key > 0 AND (d.is_inferred OR d.strand_code = ANY (theme.strand_codes))
)
SELECT m.month_last AS month_end, m.month_label, m.year, m.financial_year,
       coalesce(delivered.last_business_date > m.month_last, false) AS is_complete_month,
       (m.month_last + 1 - theme.repeat_window)::date AS window_from, theme.repeat_events AS events_at_least,
       role.role_code, role.role_name, role.role_order, scope.scope_code, scope.scope_name,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       coalesce(a.people, 0) AS people, coalesce(a.people, 0) AS people_from, coalesce(a.people_to, 0) AS people_to,
       coalesce(a.events_of_people, 0) AS events, coalesce(a.people_three, 0) AS people_of_three_or_more,
       CASE WHEN st.strand_key = -3 THEN coalesce(a.people_same_strand, 0) END AS people_same_strand,
       coalesce(a.people_two_agencies, 0) AS people_of_two_or_more_agencies, a.median_days AS median_days_between_events,
       coalesce(a.people_met, 0) AS people_met, coalesce(a.person_events, 0) AS events_of_people_met,
       coalesce(a.top_tenth_people, 0) AS top_tenth_people, coalesce(a.top_tenth_events, 0) AS top_tenth_events
FROM theme
CROSS JOIN span
CROSS JOIN delivered
JOIN warehouse.dim_date m ON m.date BETWEEN date_trunc('month', span.first_month_end::timestamp) AND span.last_month_end AND m.day_of_month = 1
CROSS JOIN role
CROSS JOIN scope
CROSS JOIN strand st
LEFT JOIN warehouse.agg_repeat_month a ON a.theme_key = theme.theme_key AND a.month_end = m.month_last AND a.role = role.role_code
     AND a.scope = scope.scope_code AND a.strand_key = st.strand_key;

--changeset spahc:mart-hate-crime-repeat-place runOnChange:true splitStatements:false
-- A public place is a row of its own, by name where its records allow it, with a number that says nothing of it elsewhere; of all others only how many there are.
DROP VIEW IF EXISTS mart.mart_hate_crime__repeat_place;
CREATE VIEW mart.mart_hate_crime__repeat_place AS
WITH theme AS (
    SELECT theme_key, repeat_events FROM warehouse.dim_theme WHERE theme_code = 'hate-crime'
), span AS (
    SELECT max(month_end) AS last_month_end FROM warehouse.agg_repeat_month JOIN theme USING (theme_key)
), again AS NOT MATERIALIZED (
    -- Worked out anew for each of its readers: so the month that a chart asks for is chosen before places are looked at.
    SELECT a.*, m.month_last AS month_end, m.month_label
    FROM warehouse.dim_date m
    CROSS JOIN theme
    JOIN warehouse.agg_repeat_place a ON a.theme_key = theme.theme_key AND a.events_to >= theme.repeat_events
         AND a.first_month_end <= m.month_last AND a.last_month_end >= m.month_last
    WHERE m.day_of_month = 1 AND m.month_last <= (SELECT last_month_end FROM span)
      AND m.month_last >= (SELECT min(first_month_end) FROM warehouse.agg_repeat_place)
), place AS (
    SELECT month_end, month_label, strand_key, location_type_key, is_public, lsoa_key, ward_key, place_token,
           row_number() OVER (PARTITION BY month_end, strand_key ORDER BY is_public DESC, events DESC, events_to DESC, last_date DESC, md5(place_token::text || month_end)) AS place_number,
           1 AS places, events, events_to, last_date, shortest_days, agencies
    FROM again
    WHERE is_public
    UNION ALL
    SELECT month_end, month_label, strand_key, location_type_key, false, 0, 0, NULL, NULL, count(*), sum(events), sum(events_to), NULL, NULL, NULL
    FROM again
    WHERE NOT is_public
    GROUP BY month_end, month_label, strand_key, location_type_key
)
SELECT p.month_end, p.month_label, p.is_public, p.place_number,
       -- By name where it may be; a place that is not public has no token here, and so never one.
       CASE WHEN p.is_public THEN coalesce(n.place_name, 'Name not shown') END AS place_name,
       lt.location_type_name AS location_type, w.ward_name, l.lsoa_code, l.lsoa_name,
       st.strand_code, st.strand_name, st.sort_order AS strand_order,
       p.places, p.events, p.events AS events_from, p.events_to, p.last_date AS last_event_on, p.shortest_days AS shortest_days_between_events,
       p.agencies
FROM place p
LEFT JOIN warehouse.dim_place_name n USING (place_token)
JOIN warehouse.dim_location_type lt USING (location_type_key)
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_lsoa l USING (lsoa_key)
JOIN warehouse.dim_strand st USING (strand_key);

--changeset spahc:mart-hate-crime-event-overlap runOnChange:true splitStatements:false
-- Each event once, whoever knows of it; zero-filled for each month, strand and row of the list of who knows.
DROP VIEW IF EXISTS mart.mart_hate_crime__event_overlap;
CREATE VIEW mart.mart_hate_crime__event_overlap AS
WITH theme AS (
    SELECT theme_key, strand_codes FROM warehouse.dim_theme WHERE theme_code = 'hate-crime'
), span AS (
    SELECT min(d.date) AS first_month, max(d.date) AS last_month
    FROM warehouse.agg_event_month a JOIN theme USING (theme_key) JOIN warehouse.dim_date d ON d.date_key = a.month_date_key AND d.date_key > 0
), known (known_to, said, known_to_name, said_name, known_order) AS (
    VALUES ('POLICE', 'NOT_APPLICABLE', 'Police only', 'Not applicable', 1),
           ('BOTH', 'REPORTED', 'Police and third sector', 'Client said: reported to the police', 2),
           ('BOTH', 'NOT_REPORTED', 'Police and third sector', 'Client said: not reported to the police', 3),
           ('BOTH', 'NOT_KNOWN', 'Police and third sector', 'Client did not say', 4),
           ('THIRD_SECTOR', 'REPORTED', 'Not found in police data', 'Client said: reported to the police', 5),
           ('THIRD_SECTOR', 'NOT_REPORTED', 'Not found in police data', 'Client said: not reported to the police', 6),
           ('THIRD_SECTOR', 'NOT_KNOWN', 'Not found in police data', 'Client did not say', 7)
), strand AS (
    SELECT d.* FROM warehouse.dim_strand d, theme WHERE d.strand_key IN (0, -3) OR d.strand_key > 0 AND (d.is_inferred OR d.strand_code = ANY (theme.strand_codes))
    UNION ALL
    SELECT d.* FROM warehouse.dim_strand d WHERE d.strand_key = -2 AND EXISTS (SELECT FROM warehouse.agg_event_month a WHERE a.strand_key = -2)
)
SELECT m.date AS month_first_recorded, m.month_label, m.year, m.financial_year, st.strand_code, st.strand_name, st.sort_order AS strand_order,
       k.known_to, k.known_to_name, k.said, k.said_name, k.known_order, k.known_to <> 'THIRD_SECTOR' AS is_known_to_police,
       coalesce(a.events, 0) AS events, coalesce(a.events_may_be_known, 0) AS events_may_be_known_to_police
FROM theme
CROSS JOIN span
JOIN warehouse.dim_date m ON m.date BETWEEN span.first_month AND span.last_month AND m.day_of_month = 1
CROSS JOIN known k
CROSS JOIN strand st
LEFT JOIN warehouse.agg_event_month a ON a.theme_key = theme.theme_key AND a.month_date_key = m.date_key AND a.strand_key = st.strand_key
     AND a.known_to = k.known_to AND a.said = k.said;

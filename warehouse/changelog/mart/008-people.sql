--liquibase formatted sql
-- People by one attribute at a time, as people_month has them by month and strand for the whole area: no mart holds age, gender and
-- ethnicity together, so that no filter can put them together. By ward only as a fixed year of adults, rounded
-- (docs/decisions/0060).

--changeset spahc:mart-hate-crime-people-month runOnChange:true splitStatements:false
-- One change, for the rates lean on the months: whoever makes one anew makes both.
DROP VIEW IF EXISTS mart.mart_hate_crime__people_rate;
DROP VIEW IF EXISTS mart.mart_hate_crime__people_month;

-- One attribute at a time: a person stands once in each, so only rows of one attribute and one role may be added.
CREATE VIEW mart.mart_hate_crime__people_month AS
WITH told AS (
    -- Each dimension is joined by its key for rows of its attribute; a union of them would be read through for every row.
    SELECT a.month_date_key, a.authority_key, a.strand_key, a.source_key, a.record_type_key, a.role_key, a.attribute,
           a.involvements, a.involvements_at_work,
           coalesce(b.is_known, g.is_known, e.is_known, r.is_known) AS is_told, a.member_key = -1 AS is_not_applicable,
           coalesce(e.ethnicity_group = 'Not stated', false) AS is_not_stated,
           coalesce(b.age_band, g.gender_name, e.ethnicity_name, r.relationship_name) AS member_name, e.ethnicity_group,
           CASE e.ethnicity_group WHEN 'Asian' THEN 1 WHEN 'Black' THEN 2 WHEN 'Mixed' THEN 3 WHEN 'White' THEN 4 WHEN 'Other' THEN 5
                WHEN 'Not stated' THEN 998 WHEN 'Unknown' THEN 999 WHEN 'Not applicable' THEN 999
                ELSE coalesce(b.sort_order, g.sort_order, r.sort_order) END AS member_order
    FROM warehouse.agg_people_month a
    LEFT JOIN warehouse.dim_age_band b ON a.attribute = 'AGE_BAND' AND b.age_band_key = a.member_key
    LEFT JOIN warehouse.dim_gender g ON a.attribute = 'GENDER' AND g.gender_key = a.member_key
    LEFT JOIN warehouse.dim_ethnicity e ON a.attribute IN ('ETHNICITY_SELF', 'ETHNICITY_OFFICER') AND e.ethnicity_key = a.member_key
    LEFT JOIN warehouse.dim_relationship r ON a.attribute = 'RELATIONSHIP' AND r.relationship_key = a.member_key
), grouped AS (
    SELECT month_date_key, authority_key, strand_key, source_key, record_type_key, role_key, attribute,
           CASE WHEN ethnicity_group IS NOT NULL THEN ethnicity_group WHEN is_told THEN member_name ELSE 'Unknown' END AS group_name,
           CASE WHEN is_told THEN member_name ELSE 'Unknown' END AS detail_name,
           CASE WHEN is_told OR ethnicity_group IS NOT NULL THEN member_order ELSE 999 END AS group_order,
           CASE WHEN is_not_applicable THEN 'NOT_APPLICABLE' WHEN is_not_stated THEN 'NOT_STATED' WHEN is_told THEN 'KNOWN' ELSE 'UNKNOWN' END AS answer,
           involvements, involvements_at_work
    FROM told
)
SELECT m.date AS month_recorded, m.month_label, coalesce(m.date BETWEEN span.first_complete_month AND span.last_complete_month, false) AS is_complete_month,
       g.geography_code, g.geography_name, g.is_inside_area,
       st.strand_code, st.strand_name, st.is_monitored_nationally, st.sort_order AS strand_order,
       s.source_code, s.source_name, s.source_kind, t.record_type_code, t.record_type_name, r.role_code, r.role_name,
       a.attribute, a.group_name, a.detail_name, a.group_order, a.answer, a.answer = 'KNOWN' AS is_known,
       sum(a.involvements)::bigint AS involvements, sum(a.involvements_at_work)::bigint AS involvements_at_work
FROM grouped a
JOIN warehouse.dim_date m ON m.date_key = a.month_date_key AND m.date_key > 0
JOIN warehouse.source_span span ON span.source_key = a.source_key AND span.theme_code = 'hate-crime'
JOIN warehouse.dim_source s ON s.source_key = a.source_key
JOIN warehouse.dim_record_type t ON t.record_type_key = a.record_type_key
JOIN warehouse.dim_role r ON r.role_key = a.role_key
JOIN warehouse.shown_place g ON g.geography_kind = 'AUTHORITY' AND g.authority_key = a.authority_key
JOIN warehouse.dim_strand st ON st.strand_key = a.strand_key
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23;

-- Rates by group: the whole area, 36 complete months pooled, none where over a fifth of the victims are of no known group. A mart
-- row says why it has no rate, so that a chart is never empty without a reason.
CREATE VIEW mart.mart_hate_crime__people_rate AS
WITH victim AS (
    SELECT geography_code AS authority_code, geography_name AS authority_name, attribute, group_name, group_order, answer, month_recorded,
           involvements AS people
    FROM mart.mart_hate_crime__people_month
    WHERE role_code = 'VICTIM' AND strand_code = 'ALL' AND record_type_code = 'CRIME' AND source_kind IN ('POLICE', 'UNKNOWN') AND is_inside_area
      AND is_complete_month AND attribute IN ('AGE_BAND', 'ETHNICITY_SELF') AND answer <> 'NOT_APPLICABLE'
), span AS (
    SELECT min(first_complete_month) AS first_month, max(last_complete_month) AS last_month
    FROM warehouse.source_span JOIN warehouse.dim_source USING (source_key)
    WHERE theme_code = 'hate-crime' AND source_kind IN ('POLICE', 'UNKNOWN')
), pooled AS (
    SELECT v.authority_code, v.authority_name, v.attribute, v.group_name, v.group_order, v.answer, sum(v.people) AS victims
    FROM victim v CROSS JOIN span
    WHERE v.month_recorded > span.last_month - interval '36 months'
    GROUP BY v.authority_code, v.authority_name, v.attribute, v.group_name, v.group_order, v.answer
), share AS (
    SELECT authority_code, attribute, coalesce(sum(victims) FILTER (WHERE answer <> 'KNOWN'), 0) / sum(victims) AS share_not_known
    FROM pooled GROUP BY authority_code, attribute
), resident AS (
    SELECT l.authority_code, CASE p.characteristic WHEN 'ETHNICITY' THEN 'ETHNICITY_SELF' ELSE p.characteristic END AS attribute,
           p.population_group AS group_name, sum(p.residents) AS residents
    FROM warehouse.dim_population p JOIN warehouse.dim_lsoa l USING (lsoa_code)
    WHERE p.characteristic IN ('AGE_BAND', 'ETHNICITY')
    GROUP BY l.authority_code, p.characteristic, p.population_group
), judged AS (
    SELECT pooled.*, r.residents, share.share_not_known, span.first_month, span.last_month,
           CASE WHEN pooled.answer <> 'KNOWN' THEN 'No residents of this group are counted'
                WHEN span.first_month > span.last_month - interval '35 months' THEN 'Not shown: fewer than 36 complete months'
                WHEN share.share_not_known > 0.2 THEN 'Not shown: ' || round(100 * share.share_not_known) || ' % of victims not known, over the limit of 20 %'
                WHEN r.residents IS NULL THEN 'Not shown: residents of this group are not in the reference data'
                WHEN pooled.victims < 10 THEN 'Not shown: fewer than 10 victims' END AS reason_not_shown
    FROM pooled
    CROSS JOIN span
    JOIN share USING (authority_code, attribute)
    LEFT JOIN resident r USING (authority_code, attribute, group_name)
)
SELECT authority_name, attribute, CASE attribute WHEN 'AGE_BAND' THEN 'Age' ELSE 'Ethnicity, self-defined' END AS attribute_name,
       group_name, group_order, answer,
       greatest(first_month, (last_month - interval '35 months')::date) AS month_from, last_month AS month_to,
       victims::bigint AS victims, residents::bigint AS residents, share_not_known,
       CASE WHEN reason_not_shown IS NULL THEN round(1000.0 * victims / residents / 3, 2) END AS rate_a_year, reason_not_shown
FROM judged;

--changeset spahc:mart-hate-crime-people-ward runOnChange:true splitStatements:false
-- A fixed year, known adults only, one attribute, all strands: nothing to filter by, so nothing to subtract but one night from
-- another, and against that counts are rounded to 5. Fewer than 5, none included, are one answer.
DROP VIEW IF EXISTS mart.mart_hate_crime__people_ward;
CREATE VIEW mart.mart_hate_crime__people_ward AS
WITH year AS (
    SELECT max(last_complete_month) AS last_month
    FROM warehouse.source_span JOIN warehouse.dim_source USING (source_key)
    WHERE theme_code = 'hate-crime' AND source_kind IN ('POLICE', 'UNKNOWN')
), told AS (
    SELECT a.ward_key, a.role_key, a.attribute, c.*, a.involvements
    FROM warehouse.agg_adult_ward_month a
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.dim_theme th ON th.theme_key = s.theme_key AND th.theme_code = 'hate-crime'
    JOIN warehouse.dim_date m ON m.date_key = a.month_date_key AND m.date_key > 0
    JOIN year ON m.date > year.last_month - interval '12 months' AND m.date <= year.last_month
    LEFT JOIN warehouse.dim_age_band b ON a.attribute = 'AGE_BAND' AND b.age_band_key = a.member_key
    LEFT JOIN warehouse.dim_gender g ON a.attribute = 'GENDER' AND g.gender_key = a.member_key
    LEFT JOIN warehouse.dim_ethnicity e ON a.attribute = 'ETHNICITY_SELF' AND e.ethnicity_key = a.member_key
    CROSS JOIN LATERAL (VALUES ('AGE_BAND', 'Age', b.age_band, b.sort_order, true),
                               ('GENDER', 'Gender', g.gender_name, g.sort_order, g.is_known),
                               ('ETHNICITY_SELF', 'Ethnicity, self-defined', e.ethnicity_group,
                                array_position(ARRAY['Asian', 'Black', 'Mixed', 'White', 'Other'], e.ethnicity_group),
                                e.is_known AND e.ethnicity_group NOT IN ('Not stated', 'Unknown')))
        AS c (of_attribute, attribute_name, group_name, group_order, is_known)
    WHERE c.of_attribute = a.attribute AND c.is_known
), counted AS (
    SELECT ward_key, role_key, attribute, group_name, sum(involvements) AS people FROM told
    GROUP BY ward_key, role_key, attribute, group_name
)
SELECT w.ward_code, w.ward_name, r.role_code, r.role_name, g.attribute, g.attribute_name, g.group_name, g.group_order,
       year.last_month AS month_to,
       CASE WHEN c.people >= 5 THEN (5 * round(c.people / 5.0))::integer END AS people_rounded,
       CASE WHEN c.people >= 5 THEN (5 * round(c.people / 5.0))::text ELSE 'under 5' END AS people_shown
FROM year
CROSS JOIN (SELECT DISTINCT attribute, attribute_name, group_name, group_order FROM told) g
CROSS JOIN (SELECT DISTINCT role_key FROM told) roles
JOIN warehouse.dim_role r USING (role_key)
JOIN warehouse.dim_ward w ON w.authority_code IN (SELECT u.authority_code FROM warehouse.agg_adult_ward_month JOIN warehouse.dim_authority u USING (authority_key))
LEFT JOIN counted c ON c.ward_key = w.ward_key AND c.role_key = roles.role_key AND c.attribute = g.attribute AND c.group_name = g.group_name;

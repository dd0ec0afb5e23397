--liquibase formatted sql
-- One event known to several sources, and the people and places met again. Rules and their reasons: docs/decisions/0080.

--changeset spahc:fact-event-match
-- The present only. A report is the same as one record of another source at most, and may be the same as several.
CREATE TABLE warehouse.fact_event_match (
    record_key       bigint       NOT NULL,    -- the report that is matched; never a record of the police
    other_record_key bigint       NOT NULL,
    verdict          text         NOT NULL CHECK (verdict IN ('SAME', 'MAY_BE')),
    rule             text         NOT NULL CHECK (rule IN ('REFERENCE', 'PERSON')),
    score            numeric(3,2) NOT NULL CHECK (score > 0 AND score <= 1),
    rule_version     text         NOT NULL,
    load_key         bigint       NOT NULL,
    PRIMARY KEY (record_key, other_record_key),
    CHECK (record_key <> other_record_key)
);
CREATE UNIQUE INDEX fact_event_match_same ON warehouse.fact_event_match (record_key) WHERE verdict = 'SAME';
CREATE INDEX fact_event_match_other ON warehouse.fact_event_match (other_record_key);

--changeset spahc:bridge-same-event
-- Only events that are the same as one of another source have a row; every other event is its own.
CREATE TABLE warehouse.bridge_same_event (
    event_key      bigint NOT NULL PRIMARY KEY,
    same_event_key bigint NOT NULL,
    CHECK (event_key <> same_event_key)
);
CREATE INDEX bridge_same_event_same ON warehouse.bridge_same_event (same_event_key);

--changeset spahc:agg-repeat-person
-- One row holds for all the month ends from first to last in which the same events lie within the window: for each month
-- end it would be eight times as many. Scope BOTH: the same over all sources and over the police alone.
CREATE TABLE warehouse.agg_repeat_person (
    person_key      bigint   NOT NULL,
    theme_key       integer  NOT NULL,
    role            text     NOT NULL CHECK (role IN ('VICTIM', 'VICTIM_AT_WORK', 'SUSPECT', 'OFFENDER')),
    strand_key      integer  NOT NULL,         -- -3: all strands
    scope           text     NOT NULL CHECK (scope IN ('ALL', 'POLICE', 'BOTH')),
    first_month_end date     NOT NULL,
    last_month_end  date     NOT NULL,
    events          integer  NOT NULL,
    events_to       integer  NOT NULL,
    first_date      date,
    last_date       date,
    shortest_days   integer,
    agencies        smallint NOT NULL,
    PRIMARY KEY (person_key, theme_key, role, strand_key, scope, first_month_end),
    CHECK (first_month_end <= last_month_end),
    CHECK (events <= events_to AND events_to >= 2)
);
CREATE INDEX agg_repeat_person_month ON warehouse.agg_repeat_person (last_month_end, first_month_end);

--changeset spahc:agg-people-met
-- From which the number of people within a window follows: a person of n events is told n times here and once more by
-- agg_repeat_person, which knows all those of two or more.
CREATE TABLE warehouse.agg_people_met (
    theme_key     integer NOT NULL,
    enter_month   date    NOT NULL,            -- first day of the month in which the events happened
    leave_month   date    NOT NULL,            -- first day of the month by whose end they are out of the window
    role          text    NOT NULL,
    scope         text    NOT NULL CHECK (scope IN ('ALL', 'POLICE')),
    strand_key    integer NOT NULL,
    person_events integer NOT NULL,
    PRIMARY KEY (theme_key, enter_month, leave_month, role, scope, strand_key)
);

--changeset spahc:agg-repeat-month
CREATE TABLE warehouse.agg_repeat_month (
    theme_key           integer NOT NULL,
    month_end           date    NOT NULL,
    role                text    NOT NULL,
    scope               text    NOT NULL CHECK (scope IN ('ALL', 'POLICE')),
    strand_key          integer NOT NULL,
    people_met          integer NOT NULL,
    person_events       integer NOT NULL,
    people              integer NOT NULL,
    people_to           integer NOT NULL,
    events_of_people    integer NOT NULL,
    people_three        integer NOT NULL,
    people_same_strand  integer,
    people_two_agencies integer NOT NULL,
    median_days         numeric(6,1),
    top_tenth_people    integer NOT NULL,
    top_tenth_events    integer NOT NULL,
    PRIMARY KEY (theme_key, month_end, role, scope, strand_key),
    CHECK (people <= people_to AND people <= people_met)
);

--changeset spahc:agg-repeat-place
CREATE TABLE warehouse.agg_repeat_place (
    place_token     uuid     NOT NULL,
    theme_key       integer  NOT NULL,
    strand_key      integer  NOT NULL,         -- -3: all strands
    first_month_end date     NOT NULL,
    last_month_end  date     NOT NULL,
    events          integer  NOT NULL,
    events_to       integer  NOT NULL,
    first_date      date,
    last_date       date,
    shortest_days   integer,
    agencies        smallint NOT NULL,
    location_type_key integer NOT NULL,        -- of the events in the window; 0 where they tell of several
    is_public       boolean  NOT NULL,         -- false: somebody's home may be meant
    lsoa_key        integer  NOT NULL,
    ward_key        integer  NOT NULL,
    PRIMARY KEY (place_token, theme_key, strand_key, first_month_end),
    CHECK (first_month_end <= last_month_end),
    CHECK (events <= events_to AND events_to >= 2)
);
CREATE INDEX agg_repeat_place_month ON warehouse.agg_repeat_place (last_month_end, first_month_end);

--changeset spahc:agg-event-month
-- Each event once, whoever knows of it, in the month in which the first of its records was made.
CREATE TABLE warehouse.agg_event_month (
    theme_key      integer NOT NULL,
    month_date_key integer NOT NULL,           -- first day of the month; 0: no date recorded
    strand_key     integer NOT NULL,           -- -3: all strands
    known_to       text    NOT NULL CHECK (known_to IN ('POLICE', 'THIRD_SECTOR', 'BOTH')),
    said           text    NOT NULL CHECK (said IN ('REPORTED', 'NOT_REPORTED', 'NOT_KNOWN', 'NOT_APPLICABLE')),
    events         integer NOT NULL,
    events_may_be_known integer NOT NULL,
    PRIMARY KEY (theme_key, month_date_key, strand_key, known_to, said),
    CHECK ((known_to = 'POLICE') = (said = 'NOT_APPLICABLE'))
);

--changeset spahc:dim-location-type-public
-- A public place may be named; any other is known by its token alone.
ALTER TABLE warehouse.dim_location_type ADD COLUMN is_public boolean NOT NULL DEFAULT false;

--changeset spahc:repeat-indexes
CREATE INDEX fact_incident_occurred ON warehouse.fact_incident (occurred_date_key) WHERE known_to = 'infinity';
CREATE INDEX fact_incident_place ON warehouse.fact_incident (place_token) WHERE known_to = 'infinity' AND place_token IS NOT NULL;
CREATE INDEX fact_involvement_closed_load ON warehouse.fact_involvement (closed_load_key) WHERE closed_load_key IS NOT NULL;

--changeset spahc:person-event-record runOnChange:true splitStatements:false
-- Who is what in which event, by the rules of repeats: the one place where they stand. The checks count without it. Small
-- dimensions are asked for their keys and not joined: beyond eight joins the planner no longer begins with the few people asked for.
DROP VIEW IF EXISTS warehouse.person_event_record;
CREATE VIEW warehouse.person_event_record AS
SELECT v.person_key, s.theme_key,
       CASE WHEN role.counts_repeat <> 'VICTIM' THEN 'SUSPECT'
            WHEN v.is_at_work OR v.relationship_key = (SELECT relationship_key FROM warehouse.dim_relationship WHERE relationship_code = 'OFFICER')
            THEN 'VICTIM_AT_WORK'
            ELSE 'VICTIM' END AS role,
       f.record_key, f.incident_key, f.source_key, s.source_code, s.source_kind = 'POLICE' AS is_police,
       coalesce(same.same_event_key, f.event_key) AS event_key,
       to_date((CASE WHEN f.occurred_date_key > 0 THEN f.occurred_date_key
                     WHEN f.recorded_date_key > 0 THEN f.recorded_date_key
                     ELSE f.reported_date_key END)::text, 'YYYYMMDD') AS date,
       -- A report that may be the same as another, and one of an unknown day, count in the upper figure alone.
       f.occurred_date_key > 0
           AND NOT EXISTS (SELECT FROM warehouse.fact_event_match m WHERE m.record_key = f.record_key AND m.verdict = 'MAY_BE') AS is_certain,
       -- The newest outcome for this person in this record decides, and only one that says that they were dealt with.
       CASE WHEN role.counts_repeat <> 'VICTIM'
            THEN coalesce((SELECT d.outcome_code = ANY (theme.positive_outcome_codes)
                           FROM warehouse.fact_outcome o
                           JOIN warehouse.dim_outcome d USING (outcome_key)
                           WHERE o.record_key = v.record_key AND o.person_key = v.person_key
                             AND o.known_to = 'infinity' AND NOT o.is_withdrawn
                           ORDER BY o.outcome_date_key DESC, o.source_updated DESC NULLS LAST, o.outcome_token
                           LIMIT 1), false)
            ELSE false END AS is_dealt_with
FROM warehouse.fact_involvement v
JOIN warehouse.dim_role role USING (role_key)
JOIN warehouse.fact_incident f ON f.record_key = v.record_key AND f.known_to = 'infinity'
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme theme ON theme.theme_key = s.theme_key AND theme.repeat_window IS NOT NULL
LEFT JOIN warehouse.bridge_same_event same ON same.event_key = f.event_key
WHERE v.known_to = 'infinity' AND v.person_key > 0 AND f.is_counted AND f.area = 'INSIDE'
  AND greatest(f.occurred_date_key, f.recorded_date_key, f.reported_date_key) > 0
  AND (role.counts_repeat = 'VICTIM'
           AND f.record_type_key <> ALL (ARRAY(SELECT record_type_key FROM warehouse.dim_record_type WHERE record_type_code = 'NON_CRIME_INCIDENT'))
       -- Only of a crime that the police recorded, and from the age of criminal responsibility.
       OR role.counts_repeat IN ('SUSPECT', 'OFFENDER') AND s.source_kind = 'POLICE'
           AND f.record_type_key = ANY (ARRAY(SELECT record_type_key FROM warehouse.dim_record_type WHERE is_offence))
           AND v.age_band_key <> ALL (ARRAY(SELECT age_band_key FROM warehouse.dim_age_band WHERE maximum_age < 10)));

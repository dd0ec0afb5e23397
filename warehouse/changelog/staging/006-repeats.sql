--liquibase formatted sql
-- What a load may have moved of events, people met again and places. Unlogged: a crash rolls the one transaction back.

--changeset spahc:staging-touched-repeats
CREATE UNLOGGED TABLE staging.touched_record (
    delivery_key bigint NOT NULL,
    record_key   bigint NOT NULL,
    PRIMARY KEY (delivery_key, record_key)
);
CREATE UNLOGGED TABLE staging.touched_person (
    delivery_key bigint NOT NULL,
    person_key   bigint NOT NULL,
    PRIMARY KEY (delivery_key, person_key)
);
CREATE UNLOGGED TABLE staging.touched_report (
    delivery_key bigint NOT NULL,
    record_key   bigint NOT NULL,
    PRIMARY KEY (delivery_key, record_key)
);
CREATE UNLOGGED TABLE staging.touched_event_day (
    delivery_key bigint  NOT NULL,
    theme_key    integer NOT NULL,
    date         date    NOT NULL,
    PRIMARY KEY (delivery_key, theme_key, date)
);
CREATE UNLOGGED TABLE staging.touched_repeat_month (
    delivery_key bigint  NOT NULL,
    theme_key    integer NOT NULL,
    month_end    date    NOT NULL,
    PRIMARY KEY (delivery_key, theme_key, month_end)
);
CREATE UNLOGGED TABLE staging.touched_place (
    delivery_key bigint NOT NULL,
    place_token  uuid   NOT NULL,
    PRIMARY KEY (delivery_key, place_token)
);
CREATE UNLOGGED TABLE staging.touched_event_month (
    delivery_key   bigint  NOT NULL,
    theme_key      integer NOT NULL,
    month_date_key integer NOT NULL,
    PRIMARY KEY (delivery_key, theme_key, month_date_key)
);

--changeset spahc:staging-met
-- Events of people and places in series of two or more: a table, so that the planner knows how many there are.
CREATE UNLOGGED TABLE staging.person_met (
    delivery_key   bigint  NOT NULL,
    series_number  bigint  NOT NULL,           -- one person, theme, role, strand and scope
    person_key     bigint  NOT NULL,
    theme_key      integer NOT NULL,
    role           text    NOT NULL,
    strand_key     integer NOT NULL,
    scope          text    NOT NULL,
    date           date    NOT NULL,
    is_certain     boolean NOT NULL,
    sources        text    NOT NULL,
    enter_month    date    NOT NULL,
    leave_month    date    NOT NULL,
    days           integer,
    earlier_leaves date
);
CREATE UNLOGGED TABLE staging.place_met (
    delivery_key   bigint  NOT NULL,
    series_number  bigint  NOT NULL,           -- one place, theme and strand
    place_token    uuid    NOT NULL,
    theme_key      integer NOT NULL,
    strand_key     integer NOT NULL,
    date           date    NOT NULL,
    is_certain     boolean NOT NULL,
    sources        text    NOT NULL,
    is_public      boolean NOT NULL,
    lowest_type    integer NOT NULL,
    highest_type   integer NOT NULL,
    lsoa_key       integer NOT NULL,
    ward_key       integer NOT NULL,
    enter_month    date    NOT NULL,
    leave_month    date    NOT NULL,
    days           integer,
    earlier_leaves date
);

--changeset spahc:staging-analyse-touched splitStatements:false runOnChange:true
CREATE OR REPLACE FUNCTION staging.analyse_touched() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    ANALYZE staging.touched_record, staging.touched_person, staging.touched_report, staging.touched_place,
            staging.person_met, staging.place_met;
END
$$;
--changeset spahc:staging-analyse-touched-owner
REVOKE EXECUTE ON FUNCTION staging.analyse_touched() FROM PUBLIC;

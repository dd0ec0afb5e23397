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

--changeset spahc:staging-analyse-touched splitStatements:false runOnChange:true
CREATE OR REPLACE FUNCTION staging.analyse_touched() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    ANALYZE staging.touched_record, staging.touched_person, staging.touched_report, staging.touched_place;
END
$$;
--changeset spahc:staging-analyse-touched-owner
REVOKE EXECUTE ON FUNCTION staging.analyse_touched() FROM PUBLIC;

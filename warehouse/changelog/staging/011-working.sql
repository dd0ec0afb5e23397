--liquibase formatted sql

--changeset spahc:staging-set-aside
-- What it takes to put back the indexes and constraints that the first large delivery fills its tables without. Unlogged: a
-- crash rolls the one transaction back, and with it both what was dropped and what would put it back.
CREATE UNLOGGED TABLE staging.set_aside (
    position  integer NOT NULL PRIMARY KEY,    -- keys before the foreign keys that refer to them
    statement text    NOT NULL
);

--changeset spahc:staging-touched-incident
-- Open versions of the months that a load touched, each with its strands as one number: the aggregates by month group by that
-- number first, and take it apart into strands when few rows are left. No key: filled once, read whole.
CREATE UNLOGGED TABLE staging.touched_incident (
    delivery_key      bigint   NOT NULL,
    incident_key      bigint   NOT NULL,
    record_key        bigint   NOT NULL,
    event_key         bigint   NOT NULL,
    month_date_key    integer  NOT NULL,
    authority_key     integer  NOT NULL,
    ward_key          integer  NOT NULL,
    lsoa_key          integer  NOT NULL,
    source_key        integer  NOT NULL,
    record_type_key   integer  NOT NULL,
    offence_key       integer  NOT NULL,
    target_key        integer  NOT NULL,
    location_type_key integer  NOT NULL,
    is_counted        boolean  NOT NULL,
    is_offence        boolean  NOT NULL,
    strand_set        integer  NOT NULL
);
CREATE UNLOGGED TABLE staging.strand_set (
    delivery_key bigint  NOT NULL,
    strand_set   integer NOT NULL,
    strand_key   integer NOT NULL,             -- -3: all strands
    PRIMARY KEY (delivery_key, strand_set, strand_key)
);

--changeset spahc:staging-analyse-tables splitStatements:false runOnChange:true
-- Statistics of those working tables that were just filled; only their owner may take them.
CREATE OR REPLACE FUNCTION staging.analyse_tables(VARIADIC p_names text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    filled text;
BEGIN
    FOREACH filled IN ARRAY p_names
    LOOP
        EXECUTE format('ANALYZE staging.%I', filled);
    END LOOP;
END
$$;
--changeset spahc:staging-analyse-tables-owner
REVOKE EXECUTE ON FUNCTION staging.analyse_tables(text[]) FROM PUBLIC;

--changeset spahc:staging-person-told
-- Who was what in which record, of the months in which people are counted again: a table, so that the planner knows how many.
CREATE UNLOGGED TABLE staging.person_told (
    delivery_key  bigint  NOT NULL,
    person_key    bigint  NOT NULL,
    theme_key     integer NOT NULL,
    role          text    NOT NULL,
    incident_key  bigint  NOT NULL,
    event_key     bigint  NOT NULL,
    date          date    NOT NULL,
    is_police     boolean NOT NULL,
    is_dealt_with boolean NOT NULL
);

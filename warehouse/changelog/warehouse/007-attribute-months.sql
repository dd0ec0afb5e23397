--liquibase formatted sql
-- What incidents and the people in them were, by month recorded: kept as aggregates, for a chart over a million facts and two
-- million people would not answer in time. The present only; additive over months, never over strands or attributes.

--changeset spahc:agg-incident-attribute-month
CREATE TABLE warehouse.agg_incident_attribute_month (
    month_date_key  integer NOT NULL,
    authority_key   integer NOT NULL,
    strand_key      integer NOT NULL,          -- -3: all strands
    source_key      integer NOT NULL,
    record_type_key integer NOT NULL,
    attribute       text    NOT NULL CHECK (attribute IN ('OFFENCE', 'TARGET', 'LOCATION_TYPE')),
    member_key      integer NOT NULL,          -- of dim_offence, dim_target or dim_location_type
    records         integer NOT NULL,
    offences        integer NOT NULL,
    PRIMARY KEY (month_date_key, attribute, authority_key, strand_key, source_key, record_type_key, member_key)
);

--changeset spahc:agg-people-month
CREATE TABLE warehouse.agg_people_month (
    month_date_key  integer NOT NULL,
    authority_key   integer NOT NULL,
    strand_key      integer NOT NULL,          -- -3: all strands
    source_key      integer NOT NULL,
    record_type_key integer NOT NULL,
    role_key        integer NOT NULL,
    attribute       text    NOT NULL CHECK (attribute IN ('AGE_BAND', 'GENDER', 'ETHNICITY_SELF', 'ETHNICITY_OFFICER', 'RELATIONSHIP')),
    member_key      integer NOT NULL,          -- of dim_age_band, dim_gender, dim_ethnicity or dim_relationship
    involvements    integer NOT NULL,
    involvements_at_work integer NOT NULL,
    PRIMARY KEY (month_date_key, attribute, authority_key, strand_key, source_key, record_type_key, role_key, member_key)
);

--changeset spahc:fact-involvement-closed-load
CREATE INDEX IF NOT EXISTS fact_involvement_closed_load ON warehouse.fact_involvement (closed_load_key) WHERE closed_load_key IS NOT NULL;

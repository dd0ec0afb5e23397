--liquibase formatted sql
-- Working tables of the one transaction that conforms and loads a delivery. Unlogged: a crash rolls that transaction back.

--changeset spahc:staging-incident-line
CREATE UNLOGGED TABLE staging.incident_line (
    delivery_key bigint   NOT NULL,
    line_number  bigint   NOT NULL,
    part         smallint NOT NULL,
    record_token uuid     NOT NULL,
    record_key   bigint,                       -- null: a record not seen before
    is_winner    boolean  NOT NULL,            -- its incident is the record's
    record_area  text,
    disposition  text,
    PRIMARY KEY (delivery_key, line_number, part)
);

--changeset spahc:staging-incident-record
CREATE UNLOGGED TABLE staging.incident_record (
    delivery_key    bigint   NOT NULL,
    record_token    uuid     NOT NULL,
    line_number     bigint   NOT NULL,
    part            smallint NOT NULL,
    record_key      bigint,
    incident_key    bigint,                    -- the open version, if any
    area            text     NOT NULL,
    source_updated  timestamptz,
    content_hash    uuid     NOT NULL,
    is_changed      boolean  NOT NULL,
    replaces_people boolean  NOT NULL,         -- people not told of again leave; false where an equal time adds to what is known
    PRIMARY KEY (delivery_key, record_token)
);

--changeset spahc:staging-involvement-row
CREATE UNLOGGED TABLE staging.involvement_row (
    delivery_key  bigint   NOT NULL,
    record_token  uuid     NOT NULL,
    role_code     text     NOT NULL,
    person_number integer  NOT NULL,
    line_number   bigint   NOT NULL,
    part          smallint NOT NULL,
    content_hash  uuid     NOT NULL,
    is_changed    boolean  NOT NULL,
    PRIMARY KEY (delivery_key, record_token, role_code, person_number)
);

--changeset spahc:staging-person-link
CREATE UNLOGGED TABLE staging.person_link (
    delivery_key  bigint  NOT NULL,
    record_token  uuid    NOT NULL,
    source_code   text    NOT NULL,
    role_code     text    NOT NULL,
    person_number integer NOT NULL,
    person_token  uuid    NOT NULL,
    PRIMARY KEY (delivery_key, source_code, record_token, role_code, person_number)
);

--changeset spahc:staging-touched-month
CREATE UNLOGGED TABLE staging.touched_month (
    delivery_key   bigint  NOT NULL,
    month_date_key integer NOT NULL,
    PRIMARY KEY (delivery_key, month_date_key)
);

--changeset spahc:staging-indexes
CREATE INDEX incident_record_token ON staging.incident (delivery_key, record_token);
CREATE INDEX involvement_record_token ON staging.involvement (delivery_key, record_token);

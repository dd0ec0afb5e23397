--liquibase formatted sql

--changeset spahc:vault-person-link
-- Whom each involvement is of, as the newest row that tells of it. link_key is the order in which they were first seen:
-- the oldest names the person.
CREATE TABLE vault.person_link (
    link_key      bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_code   text     NOT NULL,
    record_token  uuid     NOT NULL,
    role_code     text     NOT NULL,
    person_number integer  NOT NULL,
    delivery_key  bigint   NOT NULL,           -- with line and part: the row in person_record
    line_number   bigint   NOT NULL,
    part          smallint NOT NULL,
    person_token  uuid     NOT NULL,
    rule          text     NOT NULL,
    linked_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source_code, record_token, role_code, person_number)
);
CREATE INDEX person_link_row ON vault.person_link (delivery_key, line_number, part);
CREATE INDEX person_link_person ON vault.person_link (person_token);
CREATE INDEX person_record_strong_id ON vault.person_record (strong_id) WHERE strong_id IS NOT NULL;
CREATE INDEX person_record_exact ON vault.person_record (surname, forename, date_of_birth, postcode)
    WHERE surname IS NOT NULL AND forename IS NOT NULL AND date_of_birth IS NOT NULL AND postcode IS NOT NULL;

--liquibase formatted sql

--changeset spahc:vault-key-epoch
-- Which master key belongs to which epoch: a check value that tells a wrong key from the right one, and says nothing of it.
CREATE TABLE vault.key_epoch (
    key_epoch   smallint    PRIMARY KEY,
    check_value uuid        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

--changeset spahc:vault-person-record
-- Tokens of one person as one row of one delivery tells of them. Keyed digests, each under a sub-key of its own.
CREATE TABLE vault.person_record (
    delivery_key    bigint   NOT NULL,
    line_number     bigint   NOT NULL,
    part            smallint NOT NULL,
    load_key        bigint   NOT NULL,
    key_epoch       smallint NOT NULL,
    source_code     text     NOT NULL,
    record_token    uuid     NOT NULL,
    role_code       text     NOT NULL,
    person_number   integer  NOT NULL,
    identity_digest uuid     NOT NULL,         -- over all identity values: tells a changed identity from the same again
    strong_id       uuid,
    forename        uuid,
    surname         uuid,
    date_of_birth   uuid,
    postcode        uuid,
    address         uuid,
    PRIMARY KEY (delivery_key, line_number, part)
);

--changeset spahc:vault-identity
-- Identifiers of a row, encrypted under a data key of the load.
CREATE TABLE vault.identity (
    delivery_key  bigint   NOT NULL,
    line_number   bigint   NOT NULL,
    part          smallint NOT NULL,
    kind          text     NOT NULL CHECK (kind IN ('RECORD', 'PLACE', 'PERSON')),
    load_key      bigint   NOT NULL,
    key_epoch     smallint NOT NULL,
    values_sealed bytea    NOT NULL,
    PRIMARY KEY (delivery_key, line_number, part, kind)
);

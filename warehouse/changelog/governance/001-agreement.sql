--liquibase formatted sql

--changeset spahc:governance-agreement
-- The agreements as the configuration last stated them; the files under governance/agreements are the source.
CREATE TABLE governance.agreement (
    agreement_id     text        PRIMARY KEY,
    title            text        NOT NULL,
    starts_on        date        NOT NULL,
    ends_on          date,                     -- the last day it holds; null for open licences without an end
    review_on        date,
    trust_zone       text        NOT NULL,
    grain            text        NOT NULL,
    permitted_fields text[]      NOT NULL,
    document         jsonb       NOT NULL,     -- the whole file: parties, powers, conditions, retention
    document_sha256  text        NOT NULL,
    recorded_at      timestamptz NOT NULL DEFAULT now()
);

--liquibase formatted sql

--changeset spahc:audit-run
-- One command that writes. The epoch fences: a writer whose run is no longer RUNNING in its epoch must stop.
CREATE TABLE audit.run (
    run_key      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    epoch        bigint      NOT NULL DEFAULT 1,
    command      text        NOT NULL,
    state        text        NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'FINISHED', 'DEAD')),
    host         text        NOT NULL,
    process_id   bigint      NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at  timestamptz,
    exit_code    smallint
);

--changeset spahc:audit-delivery
-- A file as received, known by its bytes.
CREATE TABLE audit.delivery (
    delivery_key  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed          text        NOT NULL,
    source_code   text        NOT NULL,
    business_date date        NOT NULL,
    revision      integer     NOT NULL DEFAULT 0,
    file_name     text        NOT NULL,
    sha256        text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes    bigint      NOT NULL,
    received_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    state         text        NOT NULL DEFAULT 'RECEIVED'
                  CHECK (state IN ('RECEIVED', 'LOADING', 'FAILED', 'HELD', 'REFUSED', 'FORBIDDEN', 'LOADED', 'PUBLISHED')),
    UNIQUE (feed, sha256)
);

--changeset spahc:audit-load
-- One attempt at a delivery. Restarts of one processing share its rerun number.
CREATE TABLE audit.load (
    load_key          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery_key      bigint      NOT NULL REFERENCES audit.delivery,
    run_key           bigint      NOT NULL REFERENCES audit.run,
    rerun_number      smallint    NOT NULL DEFAULT 0,
    job_execution_id  bigint,
    state             text        NOT NULL DEFAULT 'RUNNING'
                      CHECK (state IN ('RUNNING', 'FAILED', 'HELD', 'REFUSED', 'FORBIDDEN', 'LOADED', 'PUBLISHED')),
    cause_code        text,
    cause             text,                    -- one plain sentence: codes, columns, lines; never a value
    next_step         text,
    rows_read         bigint,
    rows_loaded       bigint,
    rows_unchanged    bigint,
    rows_stale        bigint,
    rows_outside_area bigint,
    rows_rejected     bigint,
    rows_duplicate    bigint,
    rows_inside_area  bigint,                  -- of the rows not rejected: placed in the feed's area
    rows_area_unknown bigint,                  -- of the rows not rejected: no location, area unknown of the force
    started_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at       timestamptz
);
CREATE INDEX load_delivery ON audit.load (delivery_key);

--changeset spahc:audit-stage-outcome
-- What each stage of a load came to. Written on a connection of its own, so that a roll-back keeps it.
CREATE TABLE audit.stage_outcome (
    load_key      bigint      NOT NULL REFERENCES audit.load,
    stage         text        NOT NULL CHECK (stage IN ('land', 'read', 'validate', 'pseudonymise', 'conform', 'load', 'aggregate', 'publish')),
    state         text        NOT NULL CHECK (state IN ('COMPLETED', 'FAILED', 'HELD', 'NOTHING_TO_DO')),
    rows_in       bigint,
    rows_out      bigint,
    detail        text,
    started_at    timestamptz NOT NULL,
    finished_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (load_key, stage)
);

--changeset spahc:audit-reconciliation
-- read = loaded + unchanged + stale + outside area + rejected + duplicate, at every stage that moves rows.
CREATE TABLE audit.reconciliation (
    load_key          bigint NOT NULL REFERENCES audit.load,
    stage             text   NOT NULL,
    rows_read         bigint NOT NULL,
    rows_loaded       bigint NOT NULL,         -- before the load stage: rows handed on
    rows_unchanged    bigint NOT NULL DEFAULT 0,
    rows_stale        bigint NOT NULL DEFAULT 0,
    rows_outside_area bigint NOT NULL DEFAULT 0,
    rows_rejected     bigint NOT NULL DEFAULT 0,
    rows_duplicate    bigint NOT NULL DEFAULT 0,
    difference        bigint GENERATED ALWAYS AS (rows_read - rows_loaded - rows_unchanged - rows_stale
                             - rows_outside_area - rows_rejected - rows_duplicate) STORED,
    PRIMARY KEY (load_key, stage)
);

--changeset spahc:audit-check-outcome
CREATE TABLE audit.check_outcome (
    load_key     bigint      NOT NULL REFERENCES audit.load,
    check_id     text        NOT NULL,
    severity     text        NOT NULL CHECK (severity IN ('FATAL', 'WARNING')),
    rows_checked bigint      NOT NULL,
    rows_failed  bigint      NOT NULL,
    threshold    numeric     NOT NULL,         -- percent of rows checked that may fail
    passed       boolean     NOT NULL,
    checked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (load_key, check_id)
);

--changeset spahc:audit-notice
-- What a data officer should know of a load that did not stop it: columns dropped, labels unmapped, times in a clock gap.
CREATE TABLE audit.notice (
    load_key    bigint NOT NULL REFERENCES audit.load,
    code        text   NOT NULL,
    column_name text   NOT NULL DEFAULT '',
    label       text   NOT NULL DEFAULT '',    -- only for labels of coded attributes, never of a person
    rows        bigint NOT NULL,
    first_line  bigint,
    PRIMARY KEY (load_key, code, column_name, label)
);

--changeset spahc:audit-publication
-- What readers see, and since when.
CREATE TABLE audit.publication (
    publication_key bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_key         bigint      NOT NULL REFERENCES audit.run,
    load_key        bigint      NOT NULL REFERENCES audit.load,
    published_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (load_key)
);

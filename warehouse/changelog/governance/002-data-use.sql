--liquibase formatted sql

--changeset spahc:governance-data-use-acceptance
-- Who accepted which text when. Nothing here is ever changed or taken away: a new text, or 90 days, asks for a new row.
CREATE TABLE governance.data_use_acceptance (
    acceptance_key    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_name         text        NOT NULL CHECK (user_name <> ''),
    statement_version text        NOT NULL CHECK (statement_version <> ''),
    statement_sha256  text        NOT NULL CHECK (statement_sha256 ~ '^[0-9a-f]{64}$'),
    accepted_at       timestamptz NOT NULL DEFAULT now(),
    address           inet
);
CREATE INDEX data_use_acceptance_by_user ON governance.data_use_acceptance (user_name, statement_sha256, accepted_at DESC);

--changeset spahc:governance-data-use-append-only splitStatements:false runOnChange:true
CREATE OR REPLACE FUNCTION governance.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON governance.data_use_acceptance
    FOR EACH STATEMENT EXECUTE FUNCTION governance.refuse_change();

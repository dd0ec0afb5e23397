--liquibase formatted sql

--changeset spahc:vault-forget-records splitStatements:false runOnChange:true
-- Takes out whom the vault knows by these records, whichever delivery told it: a client agrees to less than before. An
-- identity of a line that names nobody has no token to find it by: see forget_identity.
CREATE OR REPLACE FUNCTION vault.forget_records(p_source_code text, p_record_tokens uuid[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH record AS (
        SELECT DISTINCT r.record_token FROM unnest(p_record_tokens) AS r (record_token)
    ), link AS (
        DELETE FROM vault.person_link l USING record
        WHERE l.source_code = p_source_code AND l.record_token = record.record_token
        RETURNING 1
    ), person AS (
        DELETE FROM vault.person_record p USING record
        WHERE p.source_code = p_source_code AND p.record_token = record.record_token
        RETURNING p.delivery_key, p.line_number
    ), identity AS (
        DELETE FROM vault.identity i USING person
        WHERE i.delivery_key = person.delivery_key AND i.line_number = person.line_number
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM link) + (SELECT count(*) FROM person) + (SELECT count(*) FROM identity)
$$;

--changeset spahc:vault-forget-identity splitStatements:false runOnChange:true
-- Takes out the identities that these lines brought; tokens and links stay.
CREATE OR REPLACE FUNCTION vault.forget_identity(p_delivery_keys bigint[], p_lines bigint[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH identity AS (
        DELETE FROM vault.identity i
        USING unnest(p_delivery_keys, p_lines) AS l (delivery_key, line_number)
        WHERE i.delivery_key = l.delivery_key AND i.line_number = l.line_number
        RETURNING 1
    )
    SELECT count(*) FROM identity
$$;

--changeset spahc:vault-client-agreement-owner
GRANT USAGE, CREATE ON SCHEMA vault TO spahc_resolver;
ALTER FUNCTION vault.forget_records(text, uuid[]) OWNER TO spahc_resolver;
ALTER FUNCTION vault.forget_identity(bigint[], bigint[]) OWNER TO spahc_resolver;
REVOKE CREATE ON SCHEMA vault FROM spahc_resolver;
REVOKE EXECUTE ON FUNCTION vault.forget_records(text, uuid[]), vault.forget_identity(bigint[], bigint[]) FROM PUBLIC;

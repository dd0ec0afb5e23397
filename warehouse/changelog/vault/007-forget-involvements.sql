--liquibase formatted sql

--changeset spahc:vault-forget-involvements splitStatements:false runOnChange:true
-- Takes out people whom a newer version of their record no longer tells of: tokens, link and identity, whichever delivery
-- told them. What their lines say of the record and the place stays.
CREATE OR REPLACE FUNCTION vault.forget_involvements(p_source_code text, p_record_tokens uuid[], p_role_codes text[], p_person_numbers integer[])
    RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH involvement AS (
        SELECT DISTINCT i.record_token, i.role_code, i.person_number
        FROM unnest(p_record_tokens, p_role_codes, p_person_numbers) AS i (record_token, role_code, person_number)
    ), link AS (
        DELETE FROM vault.person_link l USING involvement i
        WHERE l.source_code = p_source_code AND l.record_token = i.record_token
          AND l.role_code = i.role_code AND l.person_number = i.person_number
        RETURNING 1
    ), person AS (
        DELETE FROM vault.person_record p USING involvement i
        WHERE p.source_code = p_source_code AND p.record_token = i.record_token
          AND p.role_code = i.role_code AND p.person_number = i.person_number
        RETURNING p.delivery_key, p.line_number, p.part
    ), identity AS (
        DELETE FROM vault.identity v USING person
        WHERE v.delivery_key = person.delivery_key AND v.line_number = person.line_number AND v.part = person.part
          AND v.kind = 'PERSON'
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM link) + (SELECT count(*) FROM person) + (SELECT count(*) FROM identity)
$$;

--changeset spahc:vault-forget-involvements-owner
GRANT USAGE, CREATE ON SCHEMA vault TO spahc_resolver;
ALTER FUNCTION vault.forget_involvements(text, uuid[], text[], integer[]) OWNER TO spahc_resolver;
REVOKE CREATE ON SCHEMA vault FROM spahc_resolver;
REVOKE EXECUTE ON FUNCTION vault.forget_involvements(text, uuid[], text[], integer[]) FROM PUBLIC;

--liquibase formatted sql
-- The only ways into the vault for the nightly run beyond INSERT. They belong to spahc_resolver, which reads tokens and
-- never an identity, and run with its rights.

--changeset spahc:vault-identity-changes splitStatements:false runOnChange:true
-- Rows of a delivery whose person's identity differs from what the involvement's current row says, or is told for the first time.
CREATE OR REPLACE FUNCTION vault.identity_changes(p_delivery_key bigint)
    RETURNS TABLE (line_number bigint, part smallint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT told.line_number, told.part
    FROM vault.person_record told
    LEFT JOIN vault.person_link link USING (source_code, record_token, role_code, person_number)
    LEFT JOIN vault.person_record known ON known.delivery_key = link.delivery_key
                                       AND known.line_number = link.line_number AND known.part = link.part
    WHERE told.delivery_key = p_delivery_key
      AND known.identity_digest IS DISTINCT FROM told.identity_digest
$$;

--changeset spahc:vault-resolve-people splitStatements:false runOnChange:true
-- Links each person of a delivery by rule exact-1, and gives back every involvement whose person is new or another.
-- Same person: equal strong id within a source; else forename, surname, date of birth and postcode all there and equal.
-- Where one source knows people of equal names, date and postcode by several strong ids, whoever has a strong id is
-- linked by that alone: the source says that they differ, and a third row could be of either. Links follow from the set
-- of current rows, not from their order, so the people touched are worked out anew and may also part; a person who
-- joins another takes the name of the one first seen.
CREATE OR REPLACE FUNCTION vault.resolve_people(p_delivery_key bigint)
    RETURNS TABLE (source_code text, record_token uuid, role_code text, person_number integer, person_token uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET work_mem = '128MB' SET enable_nestloop = on
AS $$
#variable_conflict use_column
DECLARE
    people_told bigint;
BEGIN
    DROP TABLE IF EXISTS pg_temp.person_told, pg_temp.person_touched, pg_temp.person_node, pg_temp.person_shared, pg_temp.person_group,
                         pg_temp.person_named;

    -- The token first: it alone tells nearly all of them apart, and compares faster than a text.
    CREATE TEMPORARY TABLE person_told ON COMMIT DROP AS
    SELECT DISTINCT ON (r.record_token, r.role_code, r.person_number, r.source_code)
           r.source_code, r.record_token, r.role_code, r.person_number, r.delivery_key, r.line_number, r.part, r.strong_id, r.exact_key
    FROM vault.person_record r
    WHERE r.delivery_key = p_delivery_key
    ORDER BY r.record_token, r.role_code, r.person_number, r.source_code, r.line_number, r.part;
    GET DIAGNOSTICS people_told = ROW_COUNT;
    ANALYZE pg_temp.person_told;
    -- For many people one pass over the vault is cheaper than looking each of them up, and the planner may not know yet how many
    -- the vault holds. The setting ends with the function.
    IF people_told > 20000 THEN
        PERFORM set_config('enable_nestloop', 'off', true);
    ELSE
        CREATE UNIQUE INDEX ON pg_temp.person_told (record_token, role_code, person_number, source_code);
    END IF;

    -- People who share a key with what is told now, or with what it replaces: only their links can change. A row of this
    -- delivery that links somebody is of an involvement that is told.
    CREATE TEMPORARY TABLE person_touched (person_token uuid NOT NULL) ON COMMIT DROP;
    IF EXISTS (SELECT FROM vault.person_link) THEN
        INSERT INTO pg_temp.person_touched
        WITH keys AS (
            SELECT source_code, strong_id, exact_key FROM pg_temp.person_told
            UNION ALL
            SELECT was.source_code, was.strong_id, was.exact_key
            FROM pg_temp.person_told told
            JOIN vault.person_link link USING (source_code, record_token, role_code, person_number)
            JOIN vault.person_record was ON was.delivery_key = link.delivery_key
                                        AND was.line_number = link.line_number AND was.part = link.part
        ), sharing AS (
            SELECT r.source_code, r.record_token, r.role_code, r.person_number, r.delivery_key, r.line_number, r.part
            FROM keys JOIN vault.person_record r ON r.strong_id = keys.strong_id AND r.source_code = keys.source_code
            WHERE r.delivery_key <> p_delivery_key
            UNION
            SELECT r.source_code, r.record_token, r.role_code, r.person_number, r.delivery_key, r.line_number, r.part
            FROM keys JOIN vault.person_record r ON r.exact_key = keys.exact_key
            WHERE r.delivery_key <> p_delivery_key
        )
        SELECT link.person_token
        FROM sharing JOIN vault.person_link link USING (source_code, record_token, role_code, person_number, delivery_key, line_number, part)
        UNION
        SELECT link.person_token
        FROM pg_temp.person_told JOIN vault.person_link link USING (source_code, record_token, role_code, person_number);
    END IF;
    ANALYZE pg_temp.person_touched;

    RETURN QUERY SELECT * FROM vault.link_touched(p_delivery_key);
END
$$;

--changeset spahc:vault-forget-lines splitStatements:false runOnChange:true
-- Takes out what these lines told of people and places; never a row by which a person is linked.
CREATE OR REPLACE FUNCTION vault.forget_lines(p_delivery_key bigint, p_lines bigint[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH line AS (
        SELECT l.line_number FROM unnest(p_lines) AS l (line_number)
        EXCEPT
        SELECT line_number
        FROM vault.person_record r
        JOIN vault.person_link link USING (source_code, record_token, role_code, person_number, delivery_key, line_number, part)
        WHERE r.delivery_key = p_delivery_key AND line_number IN (SELECT unnest(p_lines))
    ), identity AS (
        DELETE FROM vault.identity i USING line
        WHERE i.delivery_key = p_delivery_key AND i.line_number = line.line_number
        RETURNING 1
    ), person AS (
        DELETE FROM vault.person_record r USING line
        WHERE r.delivery_key = p_delivery_key AND r.line_number = line.line_number
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM identity) + (SELECT count(*) FROM person)
$$;

--changeset spahc:vault-forget-delivery splitStatements:false runOnChange:true
-- The same for all lines of a delivery that is held or refused.
CREATE OR REPLACE FUNCTION vault.forget_delivery(p_delivery_key bigint) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH linked AS (
        SELECT DISTINCT line_number
        FROM vault.person_record r
        JOIN vault.person_link link USING (source_code, record_token, role_code, person_number, delivery_key, line_number, part)
        WHERE r.delivery_key = p_delivery_key
    ), identity AS (
        DELETE FROM vault.identity i
        WHERE i.delivery_key = p_delivery_key AND i.line_number NOT IN (SELECT line_number FROM linked)
        RETURNING 1
    ), person AS (
        DELETE FROM vault.person_record r
        WHERE r.delivery_key = p_delivery_key AND r.line_number NOT IN (SELECT line_number FROM linked)
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM identity) + (SELECT count(*) FROM person)
$$;

--changeset spahc:vault-function-owner
-- Only the owner of a schema's right to create may own what is in it, and only while it is handed over.
GRANT USAGE, CREATE ON SCHEMA vault TO spahc_resolver;
ALTER FUNCTION vault.identity_changes(bigint) OWNER TO spahc_resolver;
ALTER FUNCTION vault.resolve_people(bigint) OWNER TO spahc_resolver;
ALTER FUNCTION vault.forget_lines(bigint, bigint[]) OWNER TO spahc_resolver;
ALTER FUNCTION vault.forget_delivery(bigint) OWNER TO spahc_resolver;
REVOKE CREATE ON SCHEMA vault FROM spahc_resolver;
REVOKE EXECUTE ON FUNCTION vault.identity_changes(bigint), vault.resolve_people(bigint),
    vault.forget_lines(bigint, bigint[]), vault.forget_delivery(bigint) FROM PUBLIC;

--liquibase formatted sql

--changeset spahc:vault-link-touched splitStatements:false runOnChange:true
-- Works out anew who is the same person, among the people in pg_temp.person_touched and the involvements in
-- pg_temp.person_told; gives back every involvement that was told by the delivery, or whose person is another. For its owner's
-- functions alone.
CREATE OR REPLACE FUNCTION vault.link_touched(p_delivery_key bigint)
    RETURNS TABLE (source_code text, record_token uuid, role_code text, person_number integer, person_token uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    CREATE TEMPORARY TABLE person_node ON COMMIT DROP AS
    WITH node AS (
        SELECT link_key FROM vault.person_link JOIN pg_temp.person_touched USING (person_token)
        UNION
        SELECT link_key FROM vault.person_link JOIN pg_temp.person_told USING (source_code, record_token, role_code, person_number)
    )
    SELECT link.link_key, link.person_token, link.source_code, r.strong_id,
           CASE WHEN r.forename IS NOT NULL AND r.surname IS NOT NULL AND r.date_of_birth IS NOT NULL AND r.postcode IS NOT NULL
                THEN md5(r.forename::text || r.surname || r.date_of_birth || r.postcode)::uuid END AS exact_key,
           link.delivery_key = p_delivery_key AS is_told,
           link.link_key AS component
    FROM node
    JOIN vault.person_link link USING (link_key)
    JOIN vault.person_record r ON r.delivery_key = link.delivery_key AND r.line_number = link.line_number AND r.part = link.part;

    UPDATE pg_temp.person_node node
    SET exact_key = NULL
    FROM (SELECT DISTINCT exact_key FROM pg_temp.person_node
          WHERE exact_key IS NOT NULL AND strong_id IS NOT NULL
          GROUP BY exact_key, source_code HAVING count(DISTINCT strong_id) > 1) contested
    WHERE node.exact_key = contested.exact_key AND node.strong_id IS NOT NULL;

    CREATE UNIQUE INDEX ON pg_temp.person_node (link_key);
    ANALYZE pg_temp.person_node;

    -- Each takes the lowest label that it can see, until nobody can see a lower one.
    LOOP
        UPDATE pg_temp.person_node node
        SET component = seen.lowest
        FROM (SELECT link_key,
                     least(CASE WHEN strong_id IS NOT NULL THEN min(component) OVER (PARTITION BY source_code, strong_id) END,
                           CASE WHEN exact_key IS NOT NULL THEN min(component) OVER (PARTITION BY exact_key) END) AS lowest
              FROM pg_temp.person_node) seen
        WHERE node.link_key = seen.link_key AND seen.lowest < node.component;
        EXIT WHEN NOT FOUND;
    END LOOP;

    -- The name of the first seen; where a person parts in two, the part with the first seen keeps it.
    RETURN QUERY
    WITH claim AS (
        SELECT component, person_token, row_number() OVER (PARTITION BY person_token ORDER BY component) AS turn
        FROM pg_temp.person_node WHERE link_key = component
    ), named AS MATERIALIZED (
        SELECT component, CASE WHEN turn = 1 THEN person_token ELSE gen_random_uuid() END AS person_token FROM claim
    ), renamed AS (
        UPDATE vault.person_link link
        SET person_token = named.person_token, rule = 'exact-1', linked_at = now()
        FROM pg_temp.person_node node JOIN named USING (component)
        WHERE link.link_key = node.link_key AND link.person_token <> named.person_token
        RETURNING link.link_key
    )
    SELECT link.source_code, link.record_token, link.role_code, link.person_number, named.person_token
    FROM pg_temp.person_node node
    JOIN named USING (component)
    JOIN vault.person_link link USING (link_key)
    LEFT JOIN renamed USING (link_key)
    WHERE node.is_told OR renamed.link_key IS NOT NULL;
END
$$;

--changeset spahc:vault-forget-people splitStatements:false runOnChange:true
-- Takes out people of records: tokens, link and identity, whichever delivery told them; all of a record where no role is
-- given. What their lines say of record and place stays. Whoever was the same person as another only by one of them parts,
-- and whom one of them kept apart may meet: gives back every involvement whose person is another now.
CREATE OR REPLACE FUNCTION vault.forget_people(p_source_code text, p_record_tokens uuid[], p_role_codes text[], p_person_numbers integer[])
    RETURNS TABLE (source_code text, record_token uuid, role_code text, person_number integer, person_token uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    DROP TABLE IF EXISTS pg_temp.person_told, pg_temp.person_touched, pg_temp.person_node, pg_temp.person_leaving;

    CREATE TEMPORARY TABLE person_leaving ON COMMIT DROP AS
    SELECT DISTINCT i.record_token, i.role_code, i.person_number
    FROM unnest(p_record_tokens, p_role_codes, p_person_numbers) AS i (record_token, role_code, person_number);
    ANALYZE pg_temp.person_leaving;

    CREATE TEMPORARY TABLE person_told (source_code text, record_token uuid, role_code text, person_number integer) ON COMMIT DROP;

    CREATE TEMPORARY TABLE person_touched ON COMMIT DROP AS
    WITH gone AS (
        SELECT link.person_token, r.source_code, r.strong_id, r.forename, r.surname, r.date_of_birth, r.postcode
        FROM pg_temp.person_leaving i
        JOIN vault.person_link link ON link.source_code = p_source_code AND link.record_token = i.record_token
                                   AND (i.role_code IS NULL OR (link.role_code = i.role_code AND link.person_number = i.person_number))
        JOIN vault.person_record r ON r.delivery_key = link.delivery_key AND r.line_number = link.line_number AND r.part = link.part
    ), sharing AS (
        SELECT r.delivery_key, r.line_number, r.part
        FROM gone JOIN vault.person_record r ON r.strong_id = gone.strong_id AND r.source_code = gone.source_code
        UNION
        SELECT r.delivery_key, r.line_number, r.part
        FROM gone JOIN vault.person_record r ON r.surname = gone.surname AND r.forename = gone.forename
                                            AND r.date_of_birth = gone.date_of_birth AND r.postcode = gone.postcode
    )
    SELECT link.person_token FROM sharing JOIN vault.person_link link USING (delivery_key, line_number, part)
    UNION
    SELECT person_token FROM gone;

    DELETE FROM vault.person_link link USING pg_temp.person_leaving i
    WHERE link.source_code = p_source_code AND link.record_token = i.record_token
      AND (i.role_code IS NULL OR (link.role_code = i.role_code AND link.person_number = i.person_number));

    WITH person AS (
        DELETE FROM vault.person_record p USING pg_temp.person_leaving i
        WHERE p.source_code = p_source_code AND p.record_token = i.record_token
          AND (i.role_code IS NULL OR (p.role_code = i.role_code AND p.person_number = i.person_number))
        RETURNING p.delivery_key, p.line_number, p.part
    )
    DELETE FROM vault.identity v USING person
    WHERE v.delivery_key = person.delivery_key AND v.line_number = person.line_number AND v.part = person.part
      AND v.kind = 'PERSON';

    RETURN QUERY SELECT * FROM vault.link_touched(NULL);
END
$$;

--changeset spahc:vault-forget-people-owner
GRANT USAGE, CREATE ON SCHEMA vault TO spahc_resolver;
ALTER FUNCTION vault.link_touched(bigint) OWNER TO spahc_resolver;
ALTER FUNCTION vault.forget_people(text, uuid[], text[], integer[]) OWNER TO spahc_resolver;
REVOKE CREATE ON SCHEMA vault FROM spahc_resolver;
REVOKE EXECUTE ON FUNCTION vault.link_touched(bigint), vault.forget_people(text, uuid[], text[], integer[]) FROM PUBLIC;

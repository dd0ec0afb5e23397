--liquibase formatted sql

--changeset spahc:vault-link-touched splitStatements:false runOnChange:true
-- Works out anew who is the same person, among the people in pg_temp.person_touched and the involvements in
-- pg_temp.person_told, and writes it down; gives back every involvement that was told by the delivery, or whose person is
-- another. For its owner's functions alone, which set what memory it may use.
CREATE OR REPLACE FUNCTION vault.link_touched(p_delivery_key bigint)
    RETURNS TABLE (source_code text, record_token uuid, role_code text, person_number integer, person_token uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    highest bigint := coalesce((SELECT max(link_key) FROM vault.person_link), 0);
BEGIN
    -- A label is the order in which involvements were first seen: of a known one its link_key, of a new one what comes after.
    CREATE TEMPORARY TABLE person_node ON COMMIT DROP AS
    SELECT coalesce(link.link_key, highest + row_number() OVER (ORDER BY told.line_number, told.part)) AS label, link.link_key,
           link.person_token AS was_token, coalesce(link.person_token, gen_random_uuid()) AS person_token,
           told.source_code, told.record_token, told.role_code, told.person_number, told.delivery_key, told.line_number, told.part,
           told.strong_id, told.exact_key, true AS is_told
    FROM pg_temp.person_told told
    LEFT JOIN vault.person_link link USING (source_code, record_token, role_code, person_number)
    UNION ALL
    SELECT link.link_key, link.link_key, link.person_token, link.person_token,
           link.source_code, link.record_token, link.role_code, link.person_number, link.delivery_key, link.line_number, link.part,
           r.strong_id, r.exact_key, false
    FROM pg_temp.person_touched
    JOIN vault.person_link link USING (person_token)
    JOIN vault.person_record r ON r.delivery_key = link.delivery_key AND r.line_number = link.line_number AND r.part = link.part
    WHERE NOT EXISTS (SELECT FROM pg_temp.person_told told
                      WHERE told.source_code = link.source_code AND told.record_token = link.record_token
                        AND told.role_code = link.role_code AND told.person_number = link.person_number);
    ANALYZE pg_temp.person_node (label, link_key, source_code, strong_id, exact_key, is_told);

    -- Those alone who share a key with somebody; everybody else is a person of their own.
    CREATE TEMPORARY TABLE person_shared ON COMMIT DROP AS
    WITH strong AS (
        SELECT strong_id, source_code, min(label) AS strong_group
        FROM pg_temp.person_node WHERE strong_id IS NOT NULL GROUP BY strong_id, source_code HAVING count(*) > 1
    ), exact AS (
        SELECT exact_key FROM pg_temp.person_node WHERE exact_key IS NOT NULL GROUP BY exact_key HAVING count(*) > 1
    )
    SELECT node.label, node.source_code, node.strong_id, strong.strong_group, exact.exact_key
    FROM pg_temp.person_node node
    LEFT JOIN strong USING (strong_id, source_code)
    LEFT JOIN exact ON exact.exact_key = node.exact_key
    WHERE strong.strong_group IS NOT NULL OR exact.exact_key IS NOT NULL;
    ANALYZE pg_temp.person_shared;

    -- A name is contested by whoever bears it, also by people who share no other key with those touched.
    UPDATE pg_temp.person_shared shared
    SET exact_key = NULL
    FROM (SELECT DISTINCT exact_key
          FROM (SELECT exact_key, source_code, strong_id FROM pg_temp.person_shared WHERE exact_key IS NOT NULL AND strong_id IS NOT NULL
                UNION ALL
                SELECT name.exact_key, link.source_code, r.strong_id
                FROM (SELECT DISTINCT exact_key FROM pg_temp.person_shared WHERE exact_key IS NOT NULL AND strong_id IS NOT NULL) name
                JOIN vault.person_record r ON r.exact_key = name.exact_key
                JOIN vault.person_link link USING (source_code, record_token, role_code, person_number, delivery_key, line_number, part)
                LEFT JOIN pg_temp.person_told told ON told.record_token = link.record_token AND told.source_code = link.source_code
                                                  AND told.role_code = link.role_code AND told.person_number = link.person_number
                WHERE highest > 0 AND r.strong_id IS NOT NULL AND told.record_token IS NULL) bearer
          GROUP BY exact_key, source_code HAVING count(DISTINCT strong_id) > 1) contested
    WHERE shared.exact_key = contested.exact_key AND shared.strong_id IS NOT NULL;

    -- Each group, by strong id or by name, is known by its lowest label; who is in one of each joins the two.
    CREATE TEMPORARY TABLE person_group ON COMMIT DROP AS
    WITH exact AS (
        SELECT exact_key, min(label) AS exact_group FROM pg_temp.person_shared WHERE exact_key IS NOT NULL GROUP BY exact_key
    )
    SELECT strong_group, exact_group, least(strong_group, exact_group) AS component, array_agg(label) AS labels
    FROM pg_temp.person_shared
    LEFT JOIN exact USING (exact_key)
    GROUP BY strong_group, exact_group
    HAVING coalesce(strong_group, exact_group) IS NOT NULL;
    ANALYZE pg_temp.person_group (strong_group, exact_group, component);

    -- Each takes the lowest label that it can see, until nobody can see a lower one.
    LOOP
        UPDATE pg_temp.person_group grouped
        SET component = seen.lowest
        FROM (SELECT strong_group, exact_group,
                     least(CASE WHEN strong_group IS NOT NULL THEN min(component) OVER (PARTITION BY strong_group) END,
                           CASE WHEN exact_group IS NOT NULL THEN min(component) OVER (PARTITION BY exact_group) END) AS lowest
              FROM pg_temp.person_group) seen
        WHERE seen.lowest < grouped.component AND coalesce(seen.strong_group, 0) = coalesce(grouped.strong_group, 0)
          AND coalesce(seen.exact_group, 0) = coalesce(grouped.exact_group, 0);
        EXIT WHEN NOT FOUND;
    END LOOP;

    -- The name of the first seen; where a person parts in two, the part with the first seen keeps it. Whoever is not here keeps theirs.
    CREATE TEMPORARY TABLE person_named ON COMMIT DROP AS
    WITH member AS MATERIALIZED (
        SELECT label, component FROM pg_temp.person_group CROSS JOIN LATERAL unnest(labels) AS label
    ), root AS (
        SELECT label AS component, CASE WHEN turn = 1 THEN person_token ELSE gen_random_uuid() END AS person_token
        FROM (SELECT node.label, node.person_token, row_number() OVER (PARTITION BY node.person_token ORDER BY node.label) AS turn
              FROM pg_temp.person_node node LEFT JOIN member USING (label)
              WHERE member.component = node.label OR (member.component IS NULL AND node.link_key IS NOT NULL)) claim
    )
    SELECT coalesce(member.label, root.component) AS label, root.person_token
    FROM root LEFT JOIN member USING (component);
    ANALYZE pg_temp.person_named (label);

    IF highest > 0 THEN
        RETURN QUERY
        UPDATE vault.person_link link
        SET person_token = known.person_token, delivery_key = known.delivery_key, line_number = known.line_number, part = known.part,
            rule = 'exact-1', linked_at = CASE WHEN known.person_token IS DISTINCT FROM known.was_token THEN now() ELSE link.linked_at END
        FROM (SELECT node.link_key, node.delivery_key, node.line_number, node.part, node.was_token, node.is_told,
                     coalesce(named.person_token, node.person_token) AS person_token
              FROM pg_temp.person_node node LEFT JOIN pg_temp.person_named named USING (label)
              WHERE node.link_key IS NOT NULL) known
        WHERE link.link_key = known.link_key AND (known.is_told OR known.person_token IS DISTINCT FROM known.was_token)
        RETURNING link.source_code, link.record_token, link.role_code, link.person_number, link.person_token;
    END IF;

    RETURN QUERY
    INSERT INTO vault.person_link (link_key, source_code, record_token, role_code, person_number, delivery_key, line_number, part, person_token, rule)
    SELECT node.label, node.source_code, node.record_token, node.role_code, node.person_number, node.delivery_key, node.line_number, node.part,
           coalesce(named.person_token, node.person_token), 'exact-1'
    FROM pg_temp.person_node node LEFT JOIN pg_temp.person_named named USING (label)
    WHERE node.link_key IS NULL
    RETURNING source_code, record_token, role_code, person_number, person_token;
END
$$;

--changeset spahc:vault-forget-people splitStatements:false runOnChange:true
-- Takes out people of records: tokens, link and identity, whichever delivery told them; all of a record where no role is
-- given. What their lines say of record and place stays. Whoever was the same person as another only by one of them parts,
-- and whom one of them kept apart may meet: gives back every involvement whose person is another now.
CREATE OR REPLACE FUNCTION vault.forget_people(p_source_code text, p_record_tokens uuid[], p_role_codes text[], p_person_numbers integer[])
    RETURNS TABLE (source_code text, record_token uuid, role_code text, person_number integer, person_token uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET work_mem = '128MB'
AS $$
#variable_conflict use_column
BEGIN
    DROP TABLE IF EXISTS pg_temp.person_told, pg_temp.person_touched, pg_temp.person_node, pg_temp.person_shared, pg_temp.person_group,
                         pg_temp.person_named, pg_temp.person_leaving;

    CREATE TEMPORARY TABLE person_leaving ON COMMIT DROP AS
    SELECT DISTINCT i.record_token, i.role_code, i.person_number
    FROM unnest(p_record_tokens, p_role_codes, p_person_numbers) AS i (record_token, role_code, person_number);
    ANALYZE pg_temp.person_leaving;

    CREATE TEMPORARY TABLE person_told ON COMMIT DROP AS
    SELECT r.source_code, r.record_token, r.role_code, r.person_number, r.delivery_key, r.line_number, r.part, r.strong_id, r.exact_key
    FROM vault.person_record r WHERE false;

    CREATE TEMPORARY TABLE person_touched ON COMMIT DROP AS
    WITH gone AS (
        SELECT link.person_token, r.source_code, r.strong_id, r.exact_key
        FROM pg_temp.person_leaving i
        JOIN vault.person_link link ON link.source_code = p_source_code AND link.record_token = i.record_token
                                   AND (i.role_code IS NULL OR (link.role_code = i.role_code AND link.person_number = i.person_number))
        JOIN vault.person_record r ON r.delivery_key = link.delivery_key AND r.line_number = link.line_number AND r.part = link.part
    ), sharing AS (
        SELECT r.source_code, r.record_token, r.role_code, r.person_number, r.delivery_key, r.line_number, r.part
        FROM gone JOIN vault.person_record r ON r.strong_id = gone.strong_id AND r.source_code = gone.source_code
        UNION
        SELECT r.source_code, r.record_token, r.role_code, r.person_number, r.delivery_key, r.line_number, r.part
        FROM gone JOIN vault.person_record r ON r.exact_key = gone.exact_key
    )
    SELECT link.person_token
    FROM sharing JOIN vault.person_link link USING (source_code, record_token, role_code, person_number, delivery_key, line_number, part)
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

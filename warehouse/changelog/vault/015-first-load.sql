--liquibase formatted sql
-- What a person of a large delivery costs in the vault is mostly its indexes. See docs/decisions/0124.

--changeset spahc:vault-person-link-keys
-- Whoever links knows the order of first sight already. A row finds its link by what it tells of, so no index by line is needed;
-- and a token, which compares as a number and tells nearly all apart, comes before the texts.
ALTER TABLE vault.person_link ALTER COLUMN link_key DROP IDENTITY;
DROP INDEX vault.person_link_row;
ALTER TABLE vault.person_link DROP CONSTRAINT person_link_source_code_record_token_role_code_person_numbe_key;
ALTER TABLE vault.person_link ADD CONSTRAINT person_link_involvement UNIQUE (record_token, role_code, person_number, source_code);

--changeset spahc:vault-set-aside
-- What it takes to put back the indexes and keys that a first large delivery fills the vault without. Logged: its chunks are
-- transactions of their own, so this must outlive a crash as they do.
CREATE TABLE vault.set_aside (
    position  integer NOT NULL PRIMARY KEY,
    statement text    NOT NULL
);

--changeset spahc:vault-set-indexes-aside splitStatements:false runOnChange:true
-- Only where the vault holds nobody, and only where nobody looks into it now. What an earlier delivery set aside, and was cut off
-- before it could put it back, stays as noted.
CREATE OR REPLACE FUNCTION vault.set_indexes_aside(p_rows bigint, p_least_rows bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    filled CONSTANT regclass[] := ARRAY['vault.person_record', 'vault.identity', 'vault.person_link']::regclass[];
    kept record;
BEGIN
    IF p_rows < p_least_rows OR EXISTS (SELECT FROM vault.set_aside)
       OR EXISTS (SELECT FROM vault.person_record) OR EXISTS (SELECT FROM vault.identity) OR EXISTS (SELECT FROM vault.person_link) THEN
        RETURN false;
    END IF;
    BEGIN
        LOCK TABLE vault.person_record, vault.identity, vault.person_link IN ACCESS EXCLUSIVE MODE NOWAIT;
    EXCEPTION WHEN lock_not_available THEN
        RETURN false;
    END;
    INSERT INTO vault.set_aside (position, statement)
    SELECT row_number() OVER (ORDER BY name), statement
    FROM (SELECT conname AS name, format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS statement
          FROM pg_constraint
          WHERE conrelid = ANY (filled) AND contype IN ('p', 'u')
          UNION ALL
          SELECT c.relname, pg_get_indexdef(i.indexrelid)
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid
          WHERE i.indrelid = ANY (filled) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)) object;
    FOR kept IN
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS statement
        FROM pg_constraint
        WHERE conrelid = ANY (filled) AND contype IN ('p', 'u')
    LOOP
        EXECUTE kept.statement;
    END LOOP;
    FOR kept IN SELECT format('DROP INDEX %s', indexrelid::regclass) AS statement FROM pg_index WHERE indrelid = ANY (filled)
    LOOP
        EXECUTE kept.statement;
    END LOOP;
    RETURN true;
END
$$;

--changeset spahc:vault-put-indexes-back splitStatements:false runOnChange:true
-- Whoever set them aside. Fails, and the load with it, where a key is there twice.
CREATE OR REPLACE FUNCTION vault.put_indexes_back() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    kept record;
BEGIN
    FOR kept IN SELECT statement FROM vault.set_aside ORDER BY position
    LOOP
        EXECUTE kept.statement;
    END LOOP;
    DELETE FROM vault.set_aside;
END
$$;
--changeset spahc:vault-first-load-owner
REVOKE EXECUTE ON FUNCTION vault.set_indexes_aside(bigint, bigint), vault.put_indexes_back() FROM PUBLIC;

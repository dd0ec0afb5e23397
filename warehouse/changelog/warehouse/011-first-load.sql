--liquibase formatted sql
-- A first large delivery fills its tables without indexes and builds them afterwards, in the same transaction: a row of an
-- involvement would else look up seven indexes, most of them at random, and a row of a bridge its incident. Keys and
-- foreign keys are then proved by set, over every row, before anything is committed. See docs/decisions/0113.

--changeset spahc:set-indexes-aside splitStatements:false runOnChange:true
-- Only where the tables are empty, so that readers who must wait have nothing to read yet, and only where nobody reads now:
-- waiting for a reader while holding other locks could end in a deadlock.
CREATE OR REPLACE FUNCTION warehouse.set_indexes_aside(p_delivery_key bigint, p_least_rows bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    filled CONSTANT regclass[] := ARRAY['warehouse.dim_record', 'warehouse.dim_event', 'warehouse.fact_incident',
        'warehouse.bridge_incident_strand', 'warehouse.fact_incident_hour', 'warehouse.fact_involvement']::regclass[];
    kept record;
BEGIN
    IF EXISTS (SELECT FROM warehouse.dim_record) OR EXISTS (SELECT FROM warehouse.dim_event) OR EXISTS (SELECT FROM warehouse.fact_incident)
       OR (SELECT count(*) FROM (SELECT FROM staging.incident WHERE delivery_key = p_delivery_key LIMIT p_least_rows) line) < p_least_rows THEN
        RETURN false;
    END IF;
    BEGIN
        LOCK TABLE warehouse.dim_record, warehouse.dim_event, warehouse.fact_incident, warehouse.bridge_incident_strand,
            warehouse.fact_incident_hour, warehouse.fact_involvement IN ACCESS EXCLUSIVE MODE NOWAIT;
    EXCEPTION WHEN lock_not_available THEN
        RETURN false;
    END;
    DELETE FROM staging.set_aside;
    INSERT INTO staging.set_aside (position, statement)
    SELECT row_number() OVER (ORDER BY is_foreign_key, name), statement
    FROM (SELECT conname AS name, contype = 'f' AS is_foreign_key,
                 format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS statement
          FROM pg_constraint
          WHERE conrelid = ANY (filled) AND contype IN ('p', 'u', 'f')
          UNION ALL
          SELECT c.relname, false, pg_get_indexdef(i.indexrelid)
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid
          WHERE i.indrelid = ANY (filled) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))) object;
    FOR kept IN
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS statement
        FROM pg_constraint
        WHERE conrelid = ANY (filled) AND contype IN ('p', 'u', 'f')
        ORDER BY contype = 'f' DESC
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

--changeset spahc:put-indexes-back splitStatements:false runOnChange:true
-- Fails, and the load with it, where a key is there twice or a row refers to none.
CREATE OR REPLACE FUNCTION warehouse.put_indexes_back() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    kept record;
BEGIN
    FOR kept IN SELECT statement FROM staging.set_aside ORDER BY position
    LOOP
        EXECUTE kept.statement;
    END LOOP;
    DELETE FROM staging.set_aside;
END
$$;
--changeset spahc:first-load-owner
REVOKE EXECUTE ON FUNCTION warehouse.set_indexes_aside(bigint, bigint), warehouse.put_indexes_back() FROM PUBLIC;

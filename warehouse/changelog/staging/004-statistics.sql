--liquibase formatted sql

--changeset spahc:staging-analyse splitStatements:false runOnChange:true
-- Statistics of tables that were filled, emptied or much changed since the last; only their owner may take them, hence a
-- function of the owner. A changed row is written anew, so that a table's size tells of changes as well. What a load that was rolled
-- back took is gone, though the number of rows stays: the table then looks as if it were known.
CREATE OR REPLACE FUNCTION staging.analyse() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    changed record;
BEGIN
    FOR changed IN
        SELECT c.oid::regclass AS name
        FROM pg_class c
        CROSS JOIN LATERAL (SELECT pg_relation_size(c.oid) / current_setting('block_size')::bigint AS pages) now
        WHERE c.relnamespace = 'staging'::regnamespace AND c.relkind = 'r'
          AND (CASE WHEN c.reltuples < 0 THEN now.pages > 0 ELSE now.pages NOT BETWEEN c.relpages / 2 AND c.relpages * 1.5 END
               -- Small tables: quick to look at, and a page holds anything from none to two hundred rows.
               OR now.pages BETWEEN 1 AND 50
               OR (now.pages > 50 AND NOT EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = 'staging' AND s.tablename = c.relname)))
    LOOP
        EXECUTE format('ANALYZE %s', changed.name);
    END LOOP;
END
$$;

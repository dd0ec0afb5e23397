--liquibase formatted sql

--changeset spahc:warehouse-analyse-grown splitStatements:false runOnChange:true
-- Statistics of tables that have doubled since the last, or of which none were ever taken: the deliveries of one night follow
-- too closely for autovacuum, and without them the planner takes ten roles for hundreds. What a load that was rolled back took
-- is gone, though the number of rows stays.
CREATE OR REPLACE FUNCTION warehouse.analyse_grown() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    grown record;
BEGIN
    FOR grown IN
        SELECT c.oid::regclass AS name
        FROM pg_class c
        WHERE c.relnamespace IN ('warehouse'::regnamespace, 'vault'::regnamespace) AND c.relkind = 'r'
          AND (pg_relation_size(c.oid) > CASE WHEN c.reltuples < 0 THEN 0 ELSE 2 * greatest(c.relpages, 1) * current_setting('block_size')::bigint END
               OR (c.reltuples > 1000 AND NOT EXISTS (SELECT FROM pg_stats s
                                                   WHERE s.schemaname = c.relnamespace::regnamespace::text AND s.tablename = c.relname)))
    LOOP
        EXECUTE format('ANALYZE %s', grown.name);
    END LOOP;
END
$$;

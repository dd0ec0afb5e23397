--liquibase formatted sql

--changeset spahc:warehouse-analyse-grown splitStatements:false runOnChange:true
-- Statistics of tables that have doubled since the last, or of which none were ever taken: the deliveries of one night follow
-- too closely for autovacuum, and without them the planner takes ten roles for hundreds.
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
          AND pg_relation_size(c.oid) > CASE WHEN c.reltuples < 0 THEN 0 ELSE 2 * greatest(c.relpages, 8) * current_setting('block_size')::bigint END
    LOOP
        EXECUTE format('ANALYZE %s', grown.name);
    END LOOP;
END
$$;

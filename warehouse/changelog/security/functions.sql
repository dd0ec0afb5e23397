--liquibase formatted sql

--changeset spahc:no-dangerous-functions splitStatements:false runOnChange:true
--preconditions onFail:HALT onFailMessage:"Functions that read around the grants are open to everyone in this database, and only a superuser can close them. Have one run warehouse/changelog/security/functions.sql on it once, then migrate again."
--precondition-sql-check expectedResult:t SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR NOT EXISTS (SELECT FROM pg_proc p WHERE (p.proname ~ '_to_xml(schema|_and_xmlschema)?$' OR p.proname IN ('ts_stat', 'ts_rewrite', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until') OR p.proname ~ '^(dblink|lo_|pg_ls_|pg_read_)' OR p.proname IN ('loread', 'lowrite')) AND has_function_privilege('public', p.oid, 'EXECUTE') AND NOT (p.proname = 'ts_rewrite' AND p.pronargs = 3))
-- They run SQL given as text (a chart's metric could read any table its log-in can), hold a session, or write to the
-- server outside any table. ts_rewrite of three queries takes no SQL and stays.
DO $$
DECLARE
    f record;
BEGIN
    FOR f IN
        SELECT p.oid::regprocedure AS signature
        FROM pg_proc p
        WHERE (p.proname ~ '_to_xml(schema|_and_xmlschema)?$'
               OR p.proname IN ('ts_stat', 'ts_rewrite', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until', 'loread', 'lowrite')
               OR p.proname ~ '^(dblink|lo_|pg_ls_|pg_read_)')
          AND NOT (p.proname = 'ts_rewrite' AND p.pronargs = 3)
          AND has_function_privilege('public', p.oid, 'EXECUTE')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f.signature);
    END LOOP;
END
$$;

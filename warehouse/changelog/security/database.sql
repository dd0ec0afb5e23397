--liquibase formatted sql

--changeset spahc:database-rights splitStatements:false runOnChange:true
-- Closed to everyone, then opened role by role. The vault's roles never connect: they only own functions.
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO spahc_owner', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO spahc_run', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO spahc_reader, data_officer, governance_lead, superset_internal',
                   current_database());
    -- The resolver's function works in temporary tables.
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO spahc_resolver', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

--changeset spahc:liquibase-owner splitStatements:false runOnChange:true
-- Liquibase writes its own tables before this role exists; from here on they are the owner's, as everything is.
DO $$
DECLARE
    t record;
BEGIN
    IF to_regnamespace('liquibase') IS NULL THEN
        RETURN;
    END IF;
    ALTER SCHEMA liquibase OWNER TO spahc_owner;
    REVOKE ALL ON SCHEMA liquibase FROM PUBLIC;
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'liquibase' LOOP
        EXECUTE format('ALTER TABLE liquibase.%I OWNER TO spahc_owner', t.tablename);
    END LOOP;
END
$$;

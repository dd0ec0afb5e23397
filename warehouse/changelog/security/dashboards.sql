--liquibase formatted sql

--changeset spahc:dashboard-roles splitStatements:false runOnChange:true
-- Log-ins of the dashboards: each installation gives them their passwords. superset_gate enters acceptances of the data-use
-- statement and looks them up. superset_partner may connect to the partners' own database and so not to this one.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['superset_gate', 'superset_partner'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;   -- another database of this cluster has made it
        END;
    END LOOP;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO superset_gate', current_database());
END
$$;

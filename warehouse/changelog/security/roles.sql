--liquibase formatted sql

--changeset spahc:roles splitStatements:false runOnChange:true
-- Group roles: none can log in; log-ins are made per installation and given one of them. superset_internal alone may be
-- made a log-in itself: settings on a role hold for the log-in of that name only, not for its members.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['spahc_owner', 'spahc_run', 'spahc_reader', 'spahc_resolver', 'spahc_vault',
                                  'data_officer', 'governance_lead', 'superset_internal'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;   -- another database of this cluster has made it
        END;
    END LOOP;
END
$$;

--changeset spahc:role-memberships splitStatements:false runOnChange:true
-- The administrator acts as spahc_owner in the second pass. spahc_owner hands functions over to the vault's roles, which
-- needs membership; it owns the vault's tables anyway.
DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'spahc_owner', 'MEMBER') THEN
        EXECUTE format('GRANT spahc_owner TO %I', current_user);
    END IF;
    IF NOT pg_has_role('spahc_owner', 'spahc_resolver', 'MEMBER') THEN
        GRANT spahc_resolver TO spahc_owner;
    END IF;
    IF NOT pg_has_role('spahc_owner', 'spahc_vault', 'MEMBER') THEN
        GRANT spahc_vault TO spahc_owner;
    END IF;
END
$$;

--changeset spahc:role-settings splitStatements:false runOnChange:true
-- Manners, not a control: a log-in can switch them off. The grants are the control.
DO $$
DECLARE
    reader text;
BEGIN
    FOREACH reader IN ARRAY ARRAY['spahc_reader', 'data_officer', 'superset_internal'] LOOP
        IF NOT EXISTS (SELECT FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole
                       WHERE r.rolname = reader AND s.setdatabase = 0) THEN
            EXECUTE format('ALTER ROLE %I SET default_transaction_read_only = on', reader);
            EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', reader, '60s');
        END IF;
    END LOOP;
END
$$;

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
--preconditions onFail:HALT onFailMessage:"The roles of this cluster were made by another administrator, and this one may not act as spahc_owner. Have that one, or a superuser, run: GRANT spahc_owner TO this log-in WITH ADMIN OPTION; GRANT spahc_resolver, spahc_vault TO spahc_owner; then migrate again."
--precondition-sql-check expectedResult:t SELECT bool_and(pg_has_role(current_user, r.rolname, 'MEMBER WITH ADMIN OPTION') OR pg_has_role(CASE r.rolname WHEN 'spahc_owner' THEN current_user ELSE 'spahc_owner' END, r.rolname, 'MEMBER') OR (current_setting('server_version_num')::integer < 160000 AND (SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user))) FROM pg_roles r WHERE r.rolname IN ('spahc_owner', 'spahc_resolver', 'spahc_vault')
-- The administrator acts as spahc_owner in the second pass. spahc_owner hands functions over to the vault's roles, which
-- needs membership; it owns the vault's tables anyway.
DO $$
DECLARE
    -- From 16 on, whoever creates a role may grant it, and neither act as it nor inherit from it before that.
    act text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
    IF NOT (pg_has_role(current_user, 'spahc_owner', act) AND pg_has_role(current_user, 'spahc_owner', 'USAGE')) THEN
        EXECUTE format('GRANT spahc_owner TO %I', current_user);
    END IF;
    IF NOT pg_has_role('spahc_owner', 'spahc_resolver', act) THEN
        GRANT spahc_resolver TO spahc_owner;
    END IF;
    IF NOT pg_has_role('spahc_owner', 'spahc_vault', act) THEN
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

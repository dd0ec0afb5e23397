--liquibase formatted sql

--changeset spahc:grants splitStatements:false runOnChange:true
-- Exact: everything is taken back first, so that this file alone says who may what. warehouse/checks/grants-expected.csv
-- says the same for the test that compares.
DO $$
DECLARE
    s text;
    r text;
BEGIN
    FOREACH s IN ARRAY ARRAY['batch', 'audit', 'governance', 'quarantine', 'vault', 'staging', 'warehouse', 'mart'] LOOP
        FOREACH r IN ARRAY ARRAY['spahc_run', 'spahc_reader', 'spahc_resolver', 'spahc_vault', 'data_officer', 'governance_lead',
                                 'superset_internal', 'superset_gate', 'superset_partner'] LOOP
            EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', s, r);
            EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM %I', s, r);
            EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I', s, r);
        END LOOP;
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', s);
    END LOOP;
END
$$;

-- The nightly run. It writes what it must, and reads back neither identities nor tokens nor rejected values.
GRANT USAGE ON SCHEMA batch, audit, governance, quarantine, vault, staging, warehouse, mart TO spahc_run;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA batch TO spahc_run;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA batch TO spahc_run;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA audit TO spahc_run;
GRANT UPDATE ON audit.run, audit.delivery, audit.load TO spahc_run;
-- A restart within a run states its outcome again.
GRANT UPDATE ON audit.stage_outcome, audit.reconciliation, audit.check_outcome, audit.notice TO spahc_run;
GRANT SELECT, INSERT, UPDATE ON governance.agreement TO spahc_run;
GRANT INSERT ON quarantine.rejected_row TO spahc_run;
GRANT SELECT (delivery_key, rerun_number, line_number, load_key, record_token, reason_codes, column_names, counts_to_limit, key_epoch, rejected_at)
    ON quarantine.rejected_row TO spahc_run;
GRANT INSERT ON vault.person_record, vault.identity, vault.key_epoch TO spahc_run;
-- A restarted chunk writes its rows again: ON CONFLICT DO NOTHING must see the key, and nothing else.
GRANT SELECT (delivery_key, line_number, part) ON vault.person_record TO spahc_run;
GRANT SELECT (delivery_key, line_number, part, kind) ON vault.identity TO spahc_run;
GRANT SELECT ON vault.key_epoch TO spahc_run;
GRANT EXECUTE ON FUNCTION vault.identity_changes(bigint), vault.resolve_people(bigint), vault.forget_lines(bigint, bigint[]),
    vault.forget_delivery(bigint), vault.forget_records(text, uuid[]), vault.forget_identity(bigint[], bigint[]),
    vault.forget_people(text, uuid[], text[], integer[]), vault.set_indexes_aside(bigint, bigint), vault.put_indexes_back()
    TO spahc_run;
GRANT EXECUTE ON FUNCTION quarantine.destroy_values(bigint), quarantine.destroy_record_values(text, uuid[]) TO spahc_run;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA staging TO spahc_run;
-- What put_indexes_back runs with the owner's rights, no one else may write.
REVOKE INSERT, UPDATE, DELETE ON staging.set_aside FROM spahc_run;
GRANT EXECUTE ON FUNCTION staging.analyse(), staging.analyse_touched(), staging.analyse_tables(text[]), staging.empty(bigint), warehouse.analyse_grown(),
    warehouse.set_indexes_aside(bigint, bigint), warehouse.put_indexes_back() TO spahc_run;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA warehouse TO spahc_run;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO spahc_run;

-- A view that is made anew keeps its readers; a new table of these schemas has them from the start.
ALTER DEFAULT PRIVILEGES IN SCHEMA mart GRANT SELECT ON TABLES TO spahc_run, spahc_reader, superset_internal;
ALTER DEFAULT PRIVILEGES IN SCHEMA warehouse, staging GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO spahc_run;
ALTER DEFAULT PRIVILEGES IN SCHEMA warehouse, staging GRANT SELECT ON TABLES TO spahc_reader;

-- Tokens, never identities: of those only the keys, to delete by.
GRANT USAGE ON SCHEMA vault TO spahc_resolver;
GRANT SELECT, DELETE ON vault.person_record TO spahc_resolver;
GRANT SELECT, INSERT, UPDATE, DELETE ON vault.person_link TO spahc_resolver;
GRANT DELETE ON vault.identity TO spahc_resolver;
GRANT SELECT (delivery_key, line_number, part, kind) ON vault.identity TO spahc_resolver;

GRANT USAGE ON SCHEMA audit, quarantine TO data_officer;
GRANT SELECT ON ALL TABLES IN SCHEMA audit TO data_officer;
GRANT SELECT (delivery_key, rerun_number, line_number, load_key, reason_codes, column_names, counts_to_limit, key_epoch, rejected_at)
    ON quarantine.rejected_row TO data_officer;

GRANT USAGE ON SCHEMA governance TO governance_lead;
GRANT SELECT ON ALL TABLES IN SCHEMA governance TO governance_lead;

-- For looking, by spahc psql and spahc status.
GRANT USAGE ON SCHEMA audit, governance, quarantine, staging, warehouse, mart TO spahc_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA audit TO spahc_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA governance TO spahc_reader;
-- Who looked at the dashboards is for the governance lead.
REVOKE ALL ON governance.data_use_acceptance FROM spahc_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA staging TO spahc_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA warehouse TO spahc_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO spahc_reader;
GRANT SELECT (delivery_key, rerun_number, line_number, load_key, reason_codes, column_names, counts_to_limit, key_epoch, rejected_at)
    ON quarantine.rejected_row TO spahc_reader;

GRANT USAGE ON SCHEMA mart TO superset_internal;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO superset_internal;

-- The gate enters who accepted what; when, PostgreSQL says. It reads back what it must to let somebody in.
GRANT USAGE ON SCHEMA governance TO superset_gate;
GRANT INSERT (user_name, statement_version, statement_sha256, address) ON governance.data_use_acceptance TO superset_gate;
GRANT SELECT (user_name, statement_version, statement_sha256, accepted_at) ON governance.data_use_acceptance TO superset_gate;

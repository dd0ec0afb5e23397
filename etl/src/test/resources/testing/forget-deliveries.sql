-- Purpose: a migrated database with reference data as it was before its first delivery, for the next case of a test.
-- Grain: none; empties what deliveries fill.
-- Inputs: the catalogue, so that tables to come are emptied too. Runs stay, for one may be at work.
-- Idempotent because: what is empty stays empty.
DO $$
BEGIN
    EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' CASCADE'
             FROM pg_tables
             WHERE schemaname IN ('staging', 'quarantine', 'batch') OR schemaname = 'vault' AND tablename <> 'key_epoch'
                OR schemaname = 'audit' AND tablename NOT IN ('reference_load', 'run')
                OR schemaname = 'warehouse' AND tablename ~ '^(fact|bridge|agg)_|^publication_figure$');
    DELETE FROM warehouse.dim_record;
    DELETE FROM warehouse.dim_place_name;
    DELETE FROM warehouse.dim_event WHERE event_key > 0;
    DELETE FROM warehouse.dim_person WHERE person_key > 0;
    DELETE FROM warehouse.dim_load WHERE load_key > 0;
END
$$;

--liquibase formatted sql

--changeset spahc:staging-empty splitStatements:false runOnChange:true
-- Empties staging of one delivery. A table that holds no other is cut off: its dead rows would be read by every delivery that
-- follows, until someone vacuums, and one of the same length would be planned by the statistics of the one before. Of the few
-- pages that staging.analyse looks at whenever it is asked, cutting would cost more than deleting.
CREATE OR REPLACE FUNCTION staging.empty(p_delivery_key bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    filled record;
    is_alone boolean;
BEGIN
    FOR filled IN
        SELECT c.oid::regclass AS name, pg_relation_size(c.oid) > 50 * current_setting('block_size')::bigint AS is_large
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'delivery_key' AND NOT a.attisdropped
        WHERE c.relnamespace = 'staging'::regnamespace AND c.relkind = 'r'
    LOOP
        is_alone := false;
        IF filled.is_large THEN
            EXECUTE format('SELECT min(delivery_key) = $1 AND max(delivery_key) = $1 FROM %s', filled.name) INTO is_alone USING p_delivery_key;
        END IF;
        IF is_alone THEN
            EXECUTE format('TRUNCATE %s', filled.name);
        ELSE
            EXECUTE format('DELETE FROM %s WHERE delivery_key = $1', filled.name) USING p_delivery_key;
        END IF;
    END LOOP;
END
$$;

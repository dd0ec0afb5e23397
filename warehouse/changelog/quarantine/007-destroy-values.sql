--liquibase formatted sql

--changeset spahc:quarantine-destroy-values splitStatements:false runOnChange:true
-- The rejected values of a delivery that must be destroyed; that rows were rejected, and why, stays. A function of the
-- owner, for the run itself may only add to quarantine.
CREATE OR REPLACE FUNCTION quarantine.destroy_values(p_delivery_key bigint) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH gone AS (
        UPDATE quarantine.rejected_row SET values_sealed = NULL, key_epoch = NULL
        WHERE delivery_key = p_delivery_key AND values_sealed IS NOT NULL
        RETURNING 1
    )
    SELECT count(*) FROM gone
$$;

--changeset spahc:quarantine-destroy-record-values splitStatements:false runOnChange:true
-- The same for the rejected rows of records that are withdrawn.
CREATE OR REPLACE FUNCTION quarantine.destroy_record_values(p_source_code text, p_record_tokens uuid[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    WITH gone AS (
        UPDATE quarantine.rejected_row q SET values_sealed = NULL, key_epoch = NULL
        FROM audit.delivery d
        WHERE d.delivery_key = q.delivery_key AND d.source_code = p_source_code
          AND q.record_token = ANY (p_record_tokens) AND q.values_sealed IS NOT NULL
        RETURNING 1
    )
    SELECT count(*) FROM gone
$$;

-- Purpose: who agrees to less than before is gone from the vault the same night: with counts alone, or with nothing, every
--   link, token and identity of the record, and others who were one person only by them part; with linking, every identity.
--   Of two lines of one record the lesser counts.
-- Grain: one row an involvement whose person is another now; else deletes from the vault.
-- Inputs: staging.incident, staging.client_refusal, warehouse.fact_incident and fact_involvement for the lines that told of
--   the record before, vault by vault.forget_people, vault.forget_records and
--   vault.forget_identity, :delivery_key, :source_code.
-- Idempotent because: what is gone stays gone, and links follow from what is left.
WITH agreed AS (
    SELECT record_token FROM staging.client_refusal WHERE delivery_key = :delivery_key
    UNION
    SELECT record_token FROM staging.incident WHERE delivery_key = :delivery_key AND client_agreement_code IN ('NONE', 'COUNTS')
), listed AS (
    SELECT array_agg(record_token) AS record_tokens FROM agreed
)
INSERT INTO staging.person_link (delivery_key, source_code, record_token, role_code, person_number, person_token, turn)
SELECT :delivery_key, link.source_code, link.record_token, link.role_code, link.person_number, link.person_token, 2
FROM listed
CROSS JOIN LATERAL vault.forget_people(:source_code, record_tokens, NULL, NULL) AS link
WHERE record_tokens IS NOT NULL;

-- What forget_people.sql found of them before is no longer so.
DELETE FROM staging.person_link link
WHERE link.delivery_key = :delivery_key AND link.source_code = :source_code
  AND link.record_token IN (SELECT record_token FROM staging.client_refusal WHERE delivery_key = :delivery_key
                            UNION
                            SELECT record_token FROM staging.incident WHERE delivery_key = :delivery_key AND client_agreement_code IN ('NONE', 'COUNTS'));

WITH agreed AS (
    SELECT record_token, bool_or(code IN ('NONE', 'COUNTS')) AS nobody
    FROM (SELECT record_token, client_agreement_code AS code FROM staging.incident WHERE delivery_key = :delivery_key
          UNION ALL
          SELECT record_token, 'NONE' FROM staging.client_refusal WHERE delivery_key = :delivery_key) line
    WHERE code IS NOT NULL
    GROUP BY record_token
    HAVING bool_or(code <> 'CASE_REVIEW')
), told AS (
    SELECT f.record_token, f.load_key, f.line_number
    FROM agreed
    JOIN warehouse.fact_incident f USING (record_token)
    JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_code = :source_code
    UNION
    SELECT r.record_token, v.load_key, v.line_number
    FROM agreed
    JOIN warehouse.dim_record r USING (record_token)
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.fact_involvement v ON v.record_key = r.record_key
    WHERE s.source_code = :source_code
), line AS (
    SELECT told.record_token, l.delivery_key, told.line_number FROM told JOIN warehouse.dim_load l USING (load_key)
    UNION
    SELECT i.record_token, i.delivery_key, i.line_number
    FROM staging.incident i JOIN agreed USING (record_token)
    WHERE i.delivery_key = :delivery_key
)
SELECT (SELECT vault.forget_records(:source_code, coalesce(array_agg(record_token), '{}')) FROM agreed WHERE nobody)
     + (SELECT vault.forget_identity(coalesce(array_agg(delivery_key), '{}'), coalesce(array_agg(line_number), '{}')) FROM line) AS rows_gone;

-- Purpose: a record whose client agrees to nothing leaves the figures; of one who wants to be counted only, no version says
--   who it was, where they live or which police record is theirs. Counts stay in history.
-- Grain: one row a version of an incident or an involvement, updated in place.
-- Inputs: staging.client_refusal, staging.incident, warehouse.dim_record, :delivery_key, :source_code, :load_key, :known_at.
-- Idempotent because: what is closed or empty already is left as it is.
UPDATE warehouse.fact_incident f
SET known_to = :known_at::timestamptz, closed_load_key = :load_key
FROM staging.client_refusal n
JOIN warehouse.dim_record r USING (record_token)
JOIN warehouse.dim_source s USING (source_key)
WHERE n.delivery_key = :delivery_key AND s.source_code = :source_code
  AND f.record_key = r.record_key AND f.known_to = 'infinity';

UPDATE warehouse.fact_involvement f
SET known_to = :known_at::timestamptz, closed_load_key = :load_key
FROM staging.client_refusal n
JOIN warehouse.dim_record r USING (record_token)
JOIN warehouse.dim_source s USING (source_key)
WHERE n.delivery_key = :delivery_key AND s.source_code = :source_code
  AND f.record_key = r.record_key AND f.known_to = 'infinity';

UPDATE warehouse.dim_record r
SET left_reason = 'WITHDRAWN'
FROM staging.client_refusal n, warehouse.dim_source s
WHERE n.delivery_key = :delivery_key AND s.source_code = :source_code
  AND r.source_key = s.source_key AND r.record_token = n.record_token
  AND r.left_reason IS DISTINCT FROM 'WITHDRAWN';

WITH agreed AS (
    SELECT r.record_key
    FROM (SELECT record_token FROM staging.client_refusal WHERE delivery_key = :delivery_key
          UNION
          SELECT record_token FROM staging.incident WHERE delivery_key = :delivery_key AND client_agreement_code = 'COUNTS') told
    JOIN warehouse.dim_record r USING (record_token)
    JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_code = :source_code
), incident AS (
    UPDATE warehouse.fact_incident f
    SET police_record_token = NULL, place_token = NULL
    FROM agreed
    WHERE f.record_key = agreed.record_key AND (f.police_record_token IS NOT NULL OR f.place_token IS NOT NULL)
)
UPDATE warehouse.fact_involvement f
SET person_key = 0
FROM agreed
WHERE f.record_key = agreed.record_key AND f.person_key > 0;

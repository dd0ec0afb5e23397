-- Purpose: people met for the first time, by the random token that the resolver gave.
-- Grain: one row a person.
-- Inputs: staging.person_link, staging.involvement, :delivery_key.
-- Idempotent because: only tokens that are not there are added.
INSERT INTO warehouse.dim_person (person_token, person_kind)
SELECT link.person_token, coalesce(min(v.person_kind), 'PERSON')
FROM staging.person_link link
LEFT JOIN staging.involvement v USING (delivery_key, record_token, role_code, person_number)
WHERE link.delivery_key = :delivery_key
  AND NOT EXISTS (SELECT FROM warehouse.dim_person p WHERE p.person_token = link.person_token)
GROUP BY link.person_token;

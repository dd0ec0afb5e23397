-- Purpose: names of streets and public places that the delivery tells of; one that a record forbids is gone for as long as the place is
--   known, and one that no record tells of any more goes with the last of them.
-- Grain: one row a place whose address was a name in at least one record that said that it is public.
-- Inputs: staging.incident, staging.touched_place, staging.place_gone, warehouse.dim_location_type, warehouse.fact_incident,
--   :delivery_key, :load_key.
-- Idempotent because: a name depends on the place's token alone, so that the order of deliveries does not matter, nor how often one is loaded.
INSERT INTO warehouse.dim_place_name (place_token, place_name)
SELECT i.place_token, CASE WHEN bool_and(i.place_name <> '') THEN min(i.place_name) END
FROM staging.incident i
JOIN warehouse.dim_location_type lt USING (location_type_code)
WHERE i.delivery_key = :delivery_key AND i.place_name IS NOT NULL AND lt.is_public
  AND EXISTS (SELECT FROM warehouse.fact_incident f WHERE f.place_token = i.place_token AND f.known_to = 'infinity')
GROUP BY i.place_token
ORDER BY i.place_token
ON CONFLICT (place_token) DO UPDATE SET place_name = NULL WHERE EXCLUDED.place_name IS NULL AND dim_place_name.place_name IS NOT NULL;

DELETE FROM warehouse.dim_place_name n
USING (SELECT place_token FROM warehouse.fact_incident WHERE closed_load_key = :load_key
       UNION SELECT place_token FROM staging.touched_place WHERE delivery_key = :delivery_key
       UNION SELECT place_token FROM staging.place_gone WHERE delivery_key = :delivery_key) left_by
WHERE n.place_token = left_by.place_token
  AND NOT EXISTS (SELECT FROM warehouse.fact_incident f WHERE f.place_token = n.place_token AND f.known_to = 'infinity');

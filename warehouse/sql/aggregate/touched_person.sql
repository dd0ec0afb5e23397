-- Purpose: people whose repeats this load may have moved: of the records it touched, in any of their versions. Those met in
--   one record alone have none, and had none unless they are in the aggregate.
-- Grain: one row a person; load/touched_person.sql has put those there who became others, and
--   load/withdrawn_record.sql has told whom no version names any more.
-- Inputs: staging.touched_record, staging.person_gone, warehouse.fact_involvement, agg_repeat_person, :delivery_key.
-- Idempotent because: a person is there once.
INSERT INTO staging.touched_person (delivery_key, person_key)
WITH person AS MATERIALIZED (
    SELECT DISTINCT v.person_key
    FROM staging.touched_record t
    JOIN warehouse.fact_involvement v USING (record_key)
    WHERE t.delivery_key = :delivery_key AND v.person_key > 0
    UNION
    SELECT person_key FROM staging.person_gone WHERE delivery_key = :delivery_key
)
SELECT :delivery_key, v.person_key
FROM person
JOIN warehouse.fact_involvement v USING (person_key)
WHERE v.known_to = 'infinity'
GROUP BY v.person_key
HAVING min(v.record_key) < max(v.record_key)
UNION
SELECT :delivery_key, person_key FROM person JOIN warehouse.agg_repeat_person USING (person_key)
ON CONFLICT (delivery_key, person_key) DO NOTHING;

SELECT staging.analyse_tables('touched_person');

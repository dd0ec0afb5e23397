-- Purpose: after a rebuild has judged matches anew: one that stood keeps the load that found it, so that it still walks back to a
--   delivery; one that comes has the load of its report.
-- Grain: one row a match, updated in place.
-- Inputs: kept (a temporary table of the rebuild: warehouse.fact_event_match as it stood), fact_event_match, fact_incident, :load_key.
-- Idempotent because: only matches with the rebuild's own load_key, which is no load's, are changed.
UPDATE warehouse.fact_event_match m
SET load_key = k.load_key
FROM kept k
WHERE m.load_key = :load_key
  AND (k.record_key, k.other_record_key, k.verdict, k.rule, k.score, k.rule_version)
    = (m.record_key, m.other_record_key, m.verdict, m.rule, m.score, m.rule_version);

UPDATE warehouse.fact_event_match m
SET load_key = f.load_key
FROM warehouse.fact_incident f
WHERE m.load_key = :load_key AND f.record_key = m.record_key AND f.known_to = 'infinity';

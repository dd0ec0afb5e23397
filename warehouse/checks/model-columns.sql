-- Purpose: every column of every table and view of ours; a test compares it with warehouse/models.yml.
-- Grain: one row a column: model, column_name.
-- Inputs: the catalogue. Schemas batch and liquibase hold tables of others.
-- Idempotent because: it only reads.
SELECT n.nspname || '.' || c.relname AS model, a.attname AS column_name
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('audit', 'governance', 'quarantine', 'vault', 'staging', 'warehouse', 'mart')
  AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY 1, a.attnum;

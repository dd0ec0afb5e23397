-- Purpose: who may what in our schemas, as the catalogue says; a test compares it with grants-expected.csv, row by row.
-- Grain: one row a grantee and object: grantee, kind, object, privileges. Owners, and members of extensions, left out.
-- Inputs: the catalogue.
-- Idempotent because: it only reads.
WITH acl AS (
    SELECT 'SCHEMA' AS kind, n.nspname::text AS object, a.grantee, a.grantor, a.privilege_type
    FROM pg_namespace n, LATERAL aclexplode(n.nspacl) a
    WHERE n.nspname IN ('batch', 'audit', 'governance', 'quarantine', 'vault', 'staging', 'warehouse', 'mart', 'liquibase', 'public')
    UNION ALL
    SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname || '.' || c.relname, a.grantee, a.grantor, a.privilege_type
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL aclexplode(c.relacl) a
    WHERE n.nspname IN ('batch', 'audit', 'governance', 'quarantine', 'vault', 'staging', 'warehouse', 'mart', 'liquibase')
    UNION ALL
    SELECT 'COLUMN', n.nspname || '.' || c.relname || '.' || t.attname, a.grantee, a.grantor, a.privilege_type
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
         LATERAL aclexplode(t.attacl) a
    WHERE n.nspname IN ('batch', 'audit', 'governance', 'quarantine', 'vault', 'staging', 'warehouse', 'mart', 'liquibase')
    UNION ALL
    SELECT 'FUNCTION', n.nspname || '.' || p.proname, a.grantee, a.grantor, a.privilege_type
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
         LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
      AND (n.nspname IN ('batch', 'audit', 'governance', 'quarantine', 'vault', 'staging', 'warehouse', 'mart')
           OR (a.grantee = 0 AND (p.proname ~ '(_to_xml(schema|_and_xmlschema)?$)|^(dblink|lo_|pg_sleep)' OR p.proname = 'ts_stat')))
)
SELECT coalesce(r.rolname, 'PUBLIC') AS grantee, kind, object, string_agg(privilege_type, ' ' ORDER BY privilege_type COLLATE "C") AS privileges
FROM acl
LEFT JOIN pg_roles r ON r.oid = acl.grantee
WHERE acl.grantee <> acl.grantor
  AND coalesce(r.rolname, 'PUBLIC') NOT IN ('pg_database_owner', 'postgres')
  AND NOT (acl.object = 'public' AND r.rolname IS NOT NULL)
GROUP BY 1, 2, 3
ORDER BY coalesce(r.rolname, 'PUBLIC') COLLATE "C", kind COLLATE "C", object COLLATE "C";

-- Purpose: dated breaks that each trend draws.
-- Grain: one row a break.
-- Inputs: reference_break.
-- Idempotent because: the table is made equal to the reference; only what differs is written.
DELETE FROM warehouse.dim_break d
WHERE NOT EXISTS (SELECT FROM reference_break r WHERE r.break_date::date = d.break_date AND r.title = d.title);

INSERT INTO warehouse.dim_break AS d (break_date, title, scope, kind, effect, source)
SELECT break_date::date, title, scope, kind, effect, source
FROM reference_break
ON CONFLICT (break_date, title) DO UPDATE
SET (scope, kind, effect, source)
    = ROW(excluded.scope, excluded.kind, excluded.effect, excluded.source)
WHERE (d.scope, d.kind, d.effect, d.source)
      IS DISTINCT FROM (excluded.scope, excluded.kind, excluded.effect, excluded.source);

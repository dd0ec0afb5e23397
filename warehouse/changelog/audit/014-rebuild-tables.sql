--liquibase formatted sql

--changeset spahc:audit-rebuild-tables
-- A new version may bring aggregates that no night has filled: what was counted is written down, and where a table is missing
-- from it the next run counts everything once more.
ALTER TABLE audit.rebuild ADD COLUMN tables_counted text[];

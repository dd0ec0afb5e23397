--liquibase formatted sql

--changeset spahc:default-privileges
-- Closed by default: PostgreSQL would let everyone call a new function and use a new type.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;

--changeset spahc:schemas
CREATE SCHEMA batch;
CREATE SCHEMA audit;
CREATE SCHEMA governance;
CREATE SCHEMA quarantine;
CREATE SCHEMA vault;
CREATE SCHEMA staging;
CREATE SCHEMA warehouse;
CREATE SCHEMA mart;

--changeset spahc:extensions
-- Equality inside exclusion constraints, against overlapping versions of a dimension's member. A trusted extension.
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA warehouse;

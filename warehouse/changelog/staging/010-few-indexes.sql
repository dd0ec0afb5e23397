--liquibase formatted sql

--changeset spahc:staging-few-indexes
-- Staging holds little but the delivery at work, which is read whole: what joins by token hashes it. Each row paid for an entry.
DROP INDEX staging.incident_record_token;
DROP INDEX staging.involvement_record_token;

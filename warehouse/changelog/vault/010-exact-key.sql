--liquibase formatted sql

--changeset spahc:vault-exact-key
-- Forename, surname, date of birth and postcode in one value, for whom all four are told: a quarter of the index, and one comparison.
ALTER TABLE vault.person_record ADD COLUMN exact_key uuid GENERATED ALWAYS AS (
    CASE WHEN forename IS NOT NULL AND surname IS NOT NULL AND date_of_birth IS NOT NULL AND postcode IS NOT NULL
         THEN md5(uuid_send(forename) || uuid_send(surname) || uuid_send(date_of_birth) || uuid_send(postcode))::uuid END) STORED;
DROP INDEX vault.person_record_exact;
CREATE INDEX person_record_exact_key ON vault.person_record (exact_key) WHERE exact_key IS NOT NULL;

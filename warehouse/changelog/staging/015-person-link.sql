--liquibase formatted sql

--changeset spahc:staging-person-link-turn
-- Filled by three statements and read whole: which of them found an involvement, for what is found last holds, says the one
-- column; a key would cost each person an entry met at random.
ALTER TABLE staging.person_link ADD COLUMN turn smallint NOT NULL;
ALTER TABLE staging.person_link DROP CONSTRAINT person_link_pkey;

--liquibase formatted sql
-- Reports to partner agencies: what they say beside what the police say, and how far each client agreed.

--changeset spahc:staging-incident-report
ALTER TABLE staging.incident
    ADD COLUMN reported_to_police text CHECK (reported_to_police IN ('REPORTED', 'NOT_REPORTED', 'NOT_KNOWN')),
    ADD COLUMN police_record_token uuid,       -- the token that the police's own delivery gives to that record
    ADD COLUMN client_agreement_code text CHECK (client_agreement_code IN ('COUNTS', 'LINKING', 'CASE_REVIEW')),
    DROP CONSTRAINT incident_geography_method_check,
    ADD CONSTRAINT incident_geography_method_check
        CHECK (geography_method IN ('POINT', 'POSTCODE', 'LSOA', 'DISTRICT', 'HOME', 'FEED', 'NONE'));

--changeset spahc:staging-client-refusal
-- A line whose client agrees to nothing: of the row nothing is here but whose earlier rows are to go.
CREATE TABLE staging.client_refusal (
    delivery_key bigint   NOT NULL,
    line_number  bigint   NOT NULL,
    part         smallint NOT NULL,
    record_token uuid     NOT NULL,
    PRIMARY KEY (delivery_key, line_number, part)
);

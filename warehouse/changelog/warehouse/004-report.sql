--liquibase formatted sql

--changeset spahc:fact-incident-report
ALTER TABLE warehouse.fact_incident
    ADD COLUMN reported_to_police text CHECK (reported_to_police IN ('REPORTED', 'NOT_REPORTED', 'NOT_KNOWN')),
    ADD COLUMN police_record_token uuid,
    ADD COLUMN client_agreement_code text CHECK (client_agreement_code IN ('COUNTS', 'LINKING', 'CASE_REVIEW')),
    DROP CONSTRAINT fact_incident_geography_method_check,
    ADD CONSTRAINT fact_incident_geography_method_check
        CHECK (geography_method IN ('POINT', 'POSTCODE', 'LSOA', 'DISTRICT', 'HOME', 'FEED', 'NONE'));
CREATE INDEX fact_incident_police_record ON warehouse.fact_incident (police_record_token) WHERE police_record_token IS NOT NULL;

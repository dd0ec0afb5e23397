--liquibase formatted sql

--changeset spahc:staging-analyse splitStatements:false runOnChange:true
-- Statistics of freshly filled tables; only their owner may take them, hence a function of the owner.
CREATE OR REPLACE FUNCTION staging.analyse() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    ANALYZE staging.incident, staging.involvement, staging.street_crime, staging.incident_line, staging.incident_record,
            staging.involvement_row, staging.person_link, staging.street_crime_row, staging.outcome, staging.outcome_row;
END
$$;

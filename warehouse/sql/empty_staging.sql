-- Purpose: empties staging of a delivery that is in the warehouse, or that is held.
-- Grain: none; deletes.
-- Inputs: :delivery_key.
-- Idempotent because: what is gone stays gone.
DELETE FROM staging.place_met WHERE delivery_key = :delivery_key;
DELETE FROM staging.person_met WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_event_month WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_place WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_repeat_month WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_event_day WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_report WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_person WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_record WHERE delivery_key = :delivery_key;
DELETE FROM staging.client_refusal WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_outcome_month WHERE delivery_key = :delivery_key;
DELETE FROM staging.outcome_row WHERE delivery_key = :delivery_key;
DELETE FROM staging.outcome WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_month WHERE delivery_key = :delivery_key;
DELETE FROM staging.person_link WHERE delivery_key = :delivery_key;
DELETE FROM staging.involvement_row WHERE delivery_key = :delivery_key;
DELETE FROM staging.incident_record WHERE delivery_key = :delivery_key;
DELETE FROM staging.incident_line WHERE delivery_key = :delivery_key;
DELETE FROM staging.street_crime_row WHERE delivery_key = :delivery_key;
DELETE FROM staging.street_crime WHERE delivery_key = :delivery_key;
DELETE FROM staging.involvement WHERE delivery_key = :delivery_key;
DELETE FROM staging.incident WHERE delivery_key = :delivery_key;

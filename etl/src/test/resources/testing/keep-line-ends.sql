-- Purpose: keeps each line's end when staging is emptied of a delivery, so that a test may compare line by line.
-- Grain: one row a delivery and line in keep.line_end.
-- Inputs: staging.incident_line, staging.street_crime, staging.outcome.
-- Idempotent because: a test database is made anew.
CREATE SCHEMA keep;
CREATE TABLE keep.line_end (delivery_key bigint, line_number bigint, disposition text);
CREATE FUNCTION keep.line_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO keep.line_end VALUES (OLD.delivery_key, OLD.line_number, OLD.disposition);
    RETURN OLD;
END
$$;
-- A table that holds one delivery alone is cut off instead.
CREATE FUNCTION keep.line_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    EXECUTE format('INSERT INTO keep.line_end SELECT delivery_key, line_number, disposition FROM %I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME);
    RETURN NULL;
END
$$;
CREATE TRIGGER keep_line_end BEFORE DELETE ON staging.incident_line FOR EACH ROW EXECUTE FUNCTION keep.line_end();
CREATE TRIGGER keep_line_end BEFORE DELETE ON staging.street_crime FOR EACH ROW EXECUTE FUNCTION keep.line_end();
CREATE TRIGGER keep_line_end BEFORE DELETE ON staging.outcome FOR EACH ROW EXECUTE FUNCTION keep.line_end();
CREATE TRIGGER keep_line_ends BEFORE TRUNCATE ON staging.incident_line FOR EACH STATEMENT EXECUTE FUNCTION keep.line_ends();
CREATE TRIGGER keep_line_ends BEFORE TRUNCATE ON staging.street_crime FOR EACH STATEMENT EXECUTE FUNCTION keep.line_ends();
CREATE TRIGGER keep_line_ends BEFORE TRUNCATE ON staging.outcome FOR EACH STATEMENT EXECUTE FUNCTION keep.line_ends();

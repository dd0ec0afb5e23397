--liquibase formatted sql
-- What a theme's configuration says, for the aggregates that count repeats and outcomes; and which theme a source is of, so
-- that one theme's records never enter another's figures.

--changeset spahc:dim-theme-parameters
ALTER TABLE warehouse.dim_theme
    ADD COLUMN repeat_window          interval,                  -- back from the as-of date; null where the theme knows no people
    ADD COLUMN repeat_events          smallint,                  -- distinct events within the window, at least
    ADD COLUMN positive_outcome_codes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN strand_codes           text[] NOT NULL DEFAULT '{}';

--changeset spahc:dim-source-theme
ALTER TABLE warehouse.dim_source ADD COLUMN theme_key integer NOT NULL DEFAULT 0;

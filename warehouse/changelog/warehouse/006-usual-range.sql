--liquibase formatted sql

--changeset spahc:dim-theme-usual-range
-- How a theme says what a usual month is; see mart_hate_crime__control_chart.
ALTER TABLE warehouse.dim_theme
    ADD COLUMN usual_range_months  smallint NOT NULL DEFAULT 24,   -- months of the baseline
    ADD COLUMN usual_range_from    date,                           -- its first month; null: each source's first
    ADD COLUMN usual_range_average smallint NOT NULL DEFAULT 5;    -- fewer a month on average have no range

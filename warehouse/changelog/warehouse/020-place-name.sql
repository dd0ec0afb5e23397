--liquibase formatted sql

--changeset spahc:dim-place-name
-- What a street or public place is called: no dwelling, nothing with a digit, nobody's name. Without a row a place is its token alone.
CREATE TABLE warehouse.dim_place_name (
    place_token uuid PRIMARY KEY,
    place_name  text CHECK (place_name <> '' AND place_name !~ '[[:digit:]]')   -- null: a record that still stands forbids any
);

--liquibase formatted sql
-- What maps draw, and which areas' figures each outline carries.

--changeset spahc:dim-outline
CREATE TABLE warehouse.dim_outline (
    outline_kind   text     NOT NULL CHECK (outline_kind IN ('LSOA', 'WARD', 'WARD_LINE')),
    area_code      text     NOT NULL,          -- map_area_code, or ward_code
    part           smallint NOT NULL,
    authority_code text     NOT NULL,
    vintage        text     NOT NULL CHECK (vintage IN ('2011', '2021', '')),
    is_approximate boolean  NOT NULL,
    ring           text     NOT NULL CHECK (ring LIKE '[[%]]'),
    PRIMARY KEY (outline_kind, area_code, part)
);

--changeset spahc:dim-map-area
-- LSOAs of two vintages on outlines of one. Where the outlines are of 2011, the parts of a split LSOA share its outline; where
-- they are of 2021, an LSOA 2011 that was split has none, and whoever draws must say how many are not on the map.
CREATE TABLE warehouse.dim_map_area (
    lsoa_code      text    NOT NULL PRIMARY KEY,
    map_area_code  text    NOT NULL,
    map_area_name  text    NOT NULL,
    vintage        text    NOT NULL CHECK (vintage IN ('2011', '2021')),
    ward_code      text,
    residents      integer,                    -- of the whole area drawn
    authority_code text    NOT NULL
);
CREATE INDEX dim_map_area_code ON warehouse.dim_map_area (map_area_code);

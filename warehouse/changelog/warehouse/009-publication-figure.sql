--liquibase formatted sql

--changeset spahc:publication-figure
-- Kept for ever, and the one aggregate that is not of the present only: a figure as a load left it, and why it moved. A row is
-- written when the figure is new or has moved; until the next row of its kind it stands. Readers have seen it once the load
-- is in audit.publication.
CREATE TABLE warehouse.publication_figure (
    figure            text    NOT NULL CHECK (figure IN ('OFFENCES_12_MONTHS', 'OFFENCES_MONTH', 'OUTCOMES_ASSIGNED_12_MONTHS')),
    authority_key     integer NOT NULL,
    source_key        integer NOT NULL,
    strand_key        integer NOT NULL,        -- -3: all strands
    month_from        date    NOT NULL,        -- first day of the first month of the period
    month_to          date    NOT NULL,        -- first day of its last
    load_key          bigint  NOT NULL,
    data_to           date    NOT NULL,        -- newest day that the source had delivered by then
    value             integer NOT NULL,
    previous_value    integer,                 -- null: the first time that the figure was told
    new_records       integer NOT NULL,
    corrections       integer NOT NULL,
    reclassifications integer NOT NULL,
    cancellations     integer NOT NULL,
    withdrawals       integer NOT NULL,
    area_moves        integer NOT NULL,
    outcomes          integer NOT NULL,
    other             integer NOT NULL,        -- what none of these explains; a check wants none
    PRIMARY KEY (figure, authority_key, source_key, strand_key, month_from, month_to, load_key),
    CHECK (value = previous_value + new_records + corrections + reclassifications + cancellations + withdrawals + area_moves
                   + outcomes + other)
);
CREATE INDEX publication_figure_load ON warehouse.publication_figure (load_key);

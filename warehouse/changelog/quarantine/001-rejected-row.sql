--liquibase formatted sql

--changeset spahc:quarantine-rejected-row
-- One rejected row of one processing of a delivery. Reasons and column names in clear, values encrypted.
CREATE TABLE quarantine.rejected_row (
    delivery_key  bigint      NOT NULL,
    rerun_number  smallint    NOT NULL,
    line_number   bigint      NOT NULL,
    load_key      bigint      NOT NULL,
    record_token  uuid,                        -- of the record that the row tells of, where its reference could be read
    reason_codes  text[]      NOT NULL CHECK (cardinality(reason_codes) > 0),
    column_names  text[]      NOT NULL,        -- the column of each reason, '' where the reason is of the whole row
    counts_to_limit boolean   NOT NULL,        -- false where a rule, not a fault, keeps the row out
    values_sealed bytea,                       -- null where the row's values may not or cannot be kept
    key_epoch     smallint,
    rejected_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (delivery_key, rerun_number, line_number),
    CHECK ((values_sealed IS NULL) = (key_epoch IS NULL)),
    CHECK (cardinality(reason_codes) = cardinality(column_names))
);

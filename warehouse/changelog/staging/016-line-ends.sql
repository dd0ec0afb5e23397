--liquibase formatted sql

--changeset spahc:staging-incident-end-once
-- What became of a line stands with the line alone: written into the wide rows of the delivery as well it cost as much as the
-- delivery itself, and left every later reading of them twice as long.
ALTER TABLE staging.incident DROP COLUMN disposition;

--changeset spahc:staging-room-for-updates
-- Every row of these two is changed once after it was written, in a column of no index: with room on its page the index needs
-- no second entry.
ALTER TABLE staging.incident_line SET (fillfactor = 50);
ALTER TABLE staging.incident_record SET (fillfactor = 50);

-- Purpose: the event of each record: records of one group of a source are one event, a record without a group is its own.
-- Grain: one row an event of a source.
-- Inputs: staging.incident_record, staging.incident, warehouse.dim_source, :delivery_key, :source_code.
-- Idempotent because: only events that are not there are added.
INSERT INTO warehouse.dim_event (source_key, event_token)
SELECT s.source_key, told.event_token
FROM (SELECT coalesce(i.group_token, i.record_token) AS event_token, min(i.line_number) AS first_line
      FROM staging.incident_record r
      JOIN staging.incident i USING (delivery_key, line_number, part)
      WHERE r.delivery_key = :delivery_key AND r.is_changed
      GROUP BY 1) told
JOIN warehouse.dim_source s ON s.source_code = :source_code
WHERE NOT EXISTS (SELECT FROM warehouse.dim_event e
                  WHERE e.source_key = s.source_key AND e.event_token = told.event_token)
ORDER BY told.first_line;

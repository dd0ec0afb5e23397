-- Purpose: what is not loaded leaves no trace in the vault; neither does anybody where the place is unknown, who could
--   live anywhere in the force's area.
-- Grain: none; deletes from the vault.
-- Inputs: staging.incident_line, vault.person_record and vault.identity by vault.forget_lines, :delivery_key.
-- Idempotent because: what is gone stays gone.
SELECT vault.forget_lines(:delivery_key, coalesce(array_agg(line_number), '{}'))
FROM (SELECT line_number FROM staging.incident_line
      WHERE delivery_key = :delivery_key
      GROUP BY line_number
      HAVING NOT bool_or(disposition = 'LOADED' AND record_area = 'INSIDE')) line;

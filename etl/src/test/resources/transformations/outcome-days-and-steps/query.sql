SELECT * FROM (
    SELECT 'days' AS kind, month_closed AS month, strand_code AS strand, outcome_type AS what, days_to_outcome AS number FROM mart.mart_hate_crime__outcome_days
    UNION ALL
    SELECT 'step', month_recorded, strand_code, step_order || ' ' || step_name, offences FROM mart.mart_hate_crime__outcome_step WHERE strand_code = 'ALL') found
ORDER BY kind, month, strand, what

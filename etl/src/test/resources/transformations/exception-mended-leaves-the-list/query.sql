SELECT e.exception_kind, e.meaning, f.line_number AS line, e.offence_code, e.strand_names, e.month_recorded, e.load_key
FROM mart.mart_hate_crime__exception e JOIN warehouse.fact_incident f USING (incident_key)
ORDER BY 1

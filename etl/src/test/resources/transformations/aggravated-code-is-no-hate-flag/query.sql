SELECT f.is_offence, f.offence_code, f.strand_codes, e.exception_kind
FROM mart.mart_hate_crime__incident f
LEFT JOIN mart.mart_hate_crime__exception e USING (incident_key)
ORDER BY f.offence_code DESC, f.strand_codes

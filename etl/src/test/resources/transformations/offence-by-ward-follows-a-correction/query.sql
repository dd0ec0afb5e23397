SELECT 'offence' AS mart, is_inside_area, ward_code, strand_code, offence_code AS what, is_aggravated, offences AS records, offences
FROM mart.mart_hate_crime__offence_month
UNION ALL
SELECT p.place_kind, true, w.ward_code, p.strand_code, place_group, p.is_known, p.records, p.offences
FROM mart.mart_hate_crime__place_month p JOIN warehouse.dim_ward w USING (ward_name)
WHERE p.strand_code = 'ALL'
ORDER BY 1, 2, 3, 4, 5, 8

SELECT d.month_from, d.month_to, d.deprivation_decile IS NULL AS is_beside, d.offences, d.records,
       d.lsoas = (SELECT count(*) FROM warehouse.dim_lsoa l WHERE l.imd_decile = d.deprivation_decile AND l.vintage <> '2011') AS is_all_lsoas,
       d.residents = (SELECT sum(l.residents) FROM warehouse.dim_lsoa l WHERE l.imd_decile = d.deprivation_decile AND l.vintage <> '2011') AS is_all_residents,
       round(d.rate_per_1000 * d.residents / 1000) AS rated
FROM mart.mart_hate_crime__deprivation d
WHERE d.strand_code = 'ALL' AND d.offences > 0
ORDER BY 3

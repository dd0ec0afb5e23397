SELECT kind, month, strand, area, parts, residents, offences
FROM (SELECT 'area' AS kind, month_recorded AS month, strand_code AS strand, area_code AS area, count(*) AS parts, max(residents) AS residents,
             min(offences) AS offences
      FROM mart.mart_hate_crime__map WHERE NOT is_line AND offences > 0
      GROUP BY month_recorded, strand_code, area_code
      UNION ALL
      -- Every area and every ward line is there in every month for every strand.
      SELECT CASE WHEN is_line THEN 'lines' ELSE 'areas' END, month_recorded, 'ALL', count(DISTINCT area_code)::text, count(*), NULL, sum(offences) FILTER (WHERE part = 1)
      FROM mart.mart_hate_crime__map WHERE strand_code = 'ALL' GROUP BY is_line, month_recorded
      UNION ALL
      SELECT 'class', NULL, measure, class_from || ' to ' || class_to, class_number, NULL, areas FROM mart.mart_hate_crime__map_class) found
ORDER BY kind, month, strand, area

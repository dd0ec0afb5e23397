SELECT load_key - 900000 AS load, month_to, value, previous_value, new_records, corrections, reclassifications, cancellations, area_moves, other
FROM warehouse.publication_figure
WHERE strand_key = -3 AND (figure = 'OFFENCES_12_MONTHS' OR figure = 'OFFENCES_MONTH' AND month_to IN ('2022-12-01', '2023-12-01'))
ORDER BY figure, month_to, load

-- Purpose: the calendar, with British names, bank holidays of England and Wales and the financial year from April.
-- Grain: one row a day from 2000 to 2049.
-- Inputs: reference_bank_holiday. In years that it does not cover is_bank_holiday is null.
-- Idempotent because: days never change; a bank holiday is written only where it differs.
INSERT INTO warehouse.dim_date (date_key, month_name, month_label, weekday_name, financial_year)
VALUES (0, 'Unknown', 'Unknown', 'Unknown', 'Unknown'),
       (-1, 'Not applicable', 'Not applicable', 'Not applicable', 'Not applicable')
ON CONFLICT (date_key) DO NOTHING;

INSERT INTO warehouse.dim_date (date_key, date, year, quarter, month_number, month_name, month_label, month_first, month_last,
    days_in_month, day_of_month, weekday_number, weekday_name, iso_week, iso_year, is_weekend, financial_year, financial_quarter)
SELECT to_char(day, 'YYYYMMDD')::integer, day, extract(year FROM day), extract(quarter FROM day), extract(month FROM day),
       (ARRAY['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
              'December'])[extract(month FROM day)],
       (ARRAY['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'])[extract(month FROM day)]
           || ' ' || extract(year FROM day),
       month_first, month_last, extract(day FROM month_last), extract(day FROM day), extract(isodow FROM day),
       (ARRAY['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])[extract(isodow FROM day)],
       extract(week FROM day), extract(isoyear FROM day), extract(isodow FROM day) > 5,
       financial_start || '/' || lpad(((financial_start + 1) % 100)::text, 2, '0'),
       (extract(month FROM day)::integer + 8) % 12 / 3 + 1
FROM (SELECT day::date AS day, date_trunc('month', day)::date AS month_first,
             (date_trunc('month', day) + interval '1 month - 1 day')::date AS month_last,
             extract(year FROM day - interval '3 months')::integer AS financial_start
      FROM generate_series(timestamp '2000-01-01', timestamp '2049-12-31', interval '1 day') AS day) calendar
ON CONFLICT (date_key) DO NOTHING;

UPDATE warehouse.dim_date d
SET is_bank_holiday = now_known.is_bank_holiday, bank_holiday_name = now_known.name
FROM (SELECT c.date_key, h.name,
             CASE WHEN c.year BETWEEN known.first_year AND known.last_year THEN h.name IS NOT NULL END AS is_bank_holiday
      FROM warehouse.dim_date c
      CROSS JOIN (SELECT extract(year FROM min(date::date)) AS first_year, extract(year FROM max(date::date)) AS last_year
                  FROM reference_bank_holiday) known
      LEFT JOIN reference_bank_holiday h ON h.date::date = c.date
      WHERE c.date_key > 0) now_known
WHERE d.date_key = now_known.date_key
  AND (d.is_bank_holiday, d.bank_holiday_name) IS DISTINCT FROM (now_known.is_bank_holiday, now_known.name);

SELECT o.told_load_key - 900000 AS told_by, o.told_line_number AS line, sign(o.person_key) AS person,
       (SELECT string_agg(role.role_code || ' ' || v.line_number, '; ' ORDER BY v.line_number)
        FROM warehouse.fact_involvement v JOIN warehouse.dim_role role USING (role_key)
        WHERE v.person_key = o.person_key AND o.person_key > 0) AS is
FROM warehouse.fact_outcome o
ORDER BY 1, 2

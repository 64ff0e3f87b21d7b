-- The first column is 0 for tables and their columns, 1 for constraints, 2 for indexes.
SELECT 0, d.objoid, d.objsubid, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_class c ON c.oid = d.objoid
WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND {c}
UNION ALL
SELECT 1, d.objoid, 0, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_constraint con ON con.oid = d.objoid
JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
WHERE d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND {c}
UNION ALL
SELECT 2, d.objoid, 0, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_index i ON i.indexrelid = d.objoid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND {c}

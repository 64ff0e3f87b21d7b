SELECT d.objoid, 0, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_index i ON i.indexrelid = d.objoid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND {c}

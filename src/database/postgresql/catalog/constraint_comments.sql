SELECT d.objoid, 0, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_constraint k ON k.oid = d.objoid
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
WHERE d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND {c}

-- Of tables and their columns; of constraints and indexes, whose queries are like it, column 0.
SELECT d.objoid, d.objsubid, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_class c ON c.oid = d.objoid
WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND {c}

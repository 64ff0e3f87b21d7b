-- The columns that foreign keys name in tables which are not read themselves.
SELECT DISTINCT a.attrelid, a.attnum, a.attname
FROM pg_catalog.pg_class o
JOIN pg_catalog.pg_constraint k ON k.conrelid = o.oid AND k.contype = 'f'
JOIN pg_catalog.pg_class c ON c.oid = k.confrelid
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(k.confkey)
WHERE {o} AND NOT ({c})

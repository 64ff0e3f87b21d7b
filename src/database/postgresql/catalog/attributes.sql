-- Names alone, for constraints and indexes where nobody asked for columns.
SELECT a.attrelid, a.attnum, a.attname
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE {c}

SELECT 'pg_namespace'::regclass::oid, n.oid, 0, 'schema', NULL, NULL, n.nspname, NULL, NULL, NULL, 0, NULL, NULL,
    {c:pg_namespace:n.oid:0} AS comment
FROM pg_namespace n
WHERE {n}

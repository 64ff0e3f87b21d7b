SELECT 'pg_namespace', n.oid, 0, 'schema', NULL, NULL, n.nspname, NULL, NULL,
    ARRAY['comment', obj_description(n.oid, 'pg_namespace')], NULL, 0, NULL, NULL
FROM pg_namespace n
WHERE {n}

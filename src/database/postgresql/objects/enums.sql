SELECT 'pg_type', t.oid, 0, 'enum', n.nspname, NULL, t.typname, NULL, NULL,
    ARRAY['comment', obj_description(t.oid, 'pg_type')],
    ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder), 0, NULL, NULL
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND {n} AND NOT {e:pg_type:t.oid}

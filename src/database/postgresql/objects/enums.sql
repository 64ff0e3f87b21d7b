SELECT 'pg_type'::regclass::oid, t.oid, 0, 'enum', n.nspname, NULL, t.typname, NULL, NULL,
    ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder), 0, NULL, NULL,
    {c:pg_type:t.oid:0} AS comment
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND {n} AND NOT {e:pg_type:t.oid}

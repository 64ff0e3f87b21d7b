SELECT t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid),
    pg_catalog.format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault, l.collname,
    ARRAY(
        SELECT x FROM pg_catalog.pg_constraint k,
            LATERAL (VALUES (0, k.conname::pg_catalog.text), (1, pg_catalog.pg_get_constraintdef(k.oid, true))) v(o, x)
        WHERE k.contypid = t.oid ORDER BY k.conname, v.o)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation
WHERE t.typtype = 'd'
ORDER BY n.nspname, t.typname

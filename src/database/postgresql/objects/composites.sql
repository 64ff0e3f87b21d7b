SELECT 'pg_type'::regclass::oid, t.oid, 0, 'composite', n.nspname, NULL, t.typname, NULL, NULL,
    ARRAY(SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum), 0,
    'pg_class'::regclass::oid, t.typrelid,
    {c:pg_type:t.oid:0} AS comment
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
WHERE t.typtype = 'c' AND {n} AND NOT {e:pg_type:t.oid}

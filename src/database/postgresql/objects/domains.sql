SELECT 'pg_type'::regclass::oid, t.oid, 0, 'domain', n.nspname, NULL, t.typname, NULL, NULL,
    ARRAY(SELECT 'CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid, true)
        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname), 0, NULL, NULL,
    format_type(t.typbasetype, t.typtypmod) AS type,
    t.typdefault AS default,
    CASE WHEN t.typnotnull THEN 'yes' END AS is_not_null,
    CASE WHEN t.typcollation <> b.typcollation THEN {k:t.typcollation} END AS collation,
    {c:pg_type:t.oid:0} AS comment
FROM pg_type t
JOIN pg_type b ON b.oid = t.typbasetype
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'd' AND {n} AND NOT {e:pg_type:t.oid}

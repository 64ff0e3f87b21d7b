SELECT 'pg_type', t.oid, 0, 'range', n.nspname, NULL, t.typname, NULL, NULL,
    ARRAY['subtype', format_type(r.rngsubtype, NULL),
        'collation', CASE WHEN r.rngcollation <> st.typcollation THEN r.rngcollation::regcollation::text END,
        'opclass', CASE WHEN NOT o.opcdefault THEN quote_ident(o.opcname) END,
        'canonical', NULLIF(r.rngcanonical, 0)::regproc::text, 'subdiff', NULLIF(r.rngsubdiff, 0)::regproc::text,
        'comment', obj_description(t.oid, 'pg_type')],
    NULL, 0, NULL, NULL
FROM pg_range r
JOIN pg_type t ON t.oid = r.rngtypid
JOIN pg_type st ON st.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE {n} AND NOT {e:pg_type:t.oid}

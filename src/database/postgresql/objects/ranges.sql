SELECT 'pg_type'::regclass::oid, t.oid, 0, 'range', n.nspname, NULL, t.typname, NULL, NULL,
    NULL, 0,
    'pg_type'::regclass::oid, r.rngmultitypid, -- from 14
    NULL, NULL, -- before 14
    format_type(r.rngsubtype, NULL) AS subtype,
    CASE WHEN r.rngcollation <> st.typcollation THEN {k:r.rngcollation} END AS collation,
    CASE WHEN NOT o.opcdefault THEN quote_ident(o.opcname) END AS opclass,
    NULLIF(r.rngcanonical, 0)::regproc::text AS canonical,
    NULLIF(r.rngsubdiff, 0)::regproc::text AS subdiff,
    CASE WHEN m.typnamespace <> t.typnamespace OR m.typname <> CASE WHEN strpos(t.typname, 'range') > 0 -- from 14
        THEN regexp_replace(t.typname, 'range', 'multirange') ELSE t.typname || '_multirange' END -- from 14
        THEN m.oid::regtype::text END AS multirange, -- from 14
    {c:pg_type:t.oid:0} AS comment
FROM pg_range r
JOIN pg_type t ON t.oid = r.rngtypid
JOIN pg_type m ON m.oid = r.rngmultitypid -- from 14
JOIN pg_type st ON st.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE {n} AND NOT {e:pg_type:t.oid}

SELECT 'pg_rewrite'::regclass::oid, r.oid, 0, 'rule', n.nspname, c.relname, r.rulename, NULL, pg_get_ruledef(r.oid, true), NULL, 0, NULL, NULL,
    {c:pg_rewrite:r.oid:0} AS comment
FROM pg_rewrite r
JOIN pg_class c ON c.oid = r.ev_class
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND {n} AND NOT {e:pg_class:c.oid}

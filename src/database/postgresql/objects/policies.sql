SELECT 'pg_policy'::regclass::oid, p.oid, 0, 'policy', n.nspname, c.relname, p.polname, NULL, NULL,
    NULL, 0, NULL, NULL,
    CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END AS permissive,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
            ELSE 'ALL' END AS command,
    (SELECT string_agg(CASE WHEN o = 0 THEN 'PUBLIC' ELSE o::regrole::text END, ', ' ORDER BY o)
            FROM unnest(p.polroles) o) AS roles,
    pg_get_expr(p.polqual, p.polrelid, true) AS using,
    pg_get_expr(p.polwithcheck, p.polrelid, true) AS check,
    {c:pg_policy:p.oid:0} AS comment
FROM pg_policy p
JOIN pg_class c ON c.oid = p.polrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE {n} AND NOT {e:pg_class:c.oid}

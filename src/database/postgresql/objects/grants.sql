-- What others than the owner may do.
SELECT 'pg_class'::regclass::oid, c.oid, -1, 'grant', n.nspname, c.relname,
    CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END, NULL, NULL,
    NULL, 0, NULL, NULL,
    CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS on,
    string_agg(DISTINCT g.privilege_type, ', ') FILTER (WHERE NOT g.is_grantable) AS privileges,
    string_agg(DISTINCT g.privilege_type, ', ') FILTER (WHERE g.is_grantable) AS grantable
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT x.grantee, x.privilege_type, x.is_grantable FROM aclexplode(c.relacl) x
    UNION ALL SELECT x.grantee, x.privilege_type || ' (' || quote_ident(a.attname) || ')', x.is_grantable
    FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x
    WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped) g
WHERE g.grantee <> c.relowner AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND {n} AND NOT {e:pg_class:c.oid}
GROUP BY c.oid, n.nspname, c.relname, c.relkind, g.grantee

-- What others than the owner may do; and where everybody may do something by default, whether that was revoked.
SELECT g.class, g.oid, -1, 'grant', g.schema, g.name,
    CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END, g.arguments, NULL,
    NULL, 0, NULL, NULL,
    g.object AS on,
    string_agg(DISTINCT g.privilege, ', ') FILTER (WHERE NOT g.is_grantable AND NOT g.is_revoked) AS privileges,
    string_agg(DISTINCT g.privilege, ', ') FILTER (WHERE g.is_grantable) AS grantable,
    string_agg(DISTINCT g.privilege, ', ') FILTER (WHERE g.is_revoked) AS revoked
FROM (
    SELECT 'pg_class'::regclass::oid AS class, c.oid, n.nspname AS schema, c.relname AS name, NULL AS arguments,
        CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS object, c.relowner AS owner,
        x.grantee, x.privilege, x.is_grantable, false AS is_revoked
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (SELECT x.grantee, x.privilege_type AS privilege, x.is_grantable FROM aclexplode(c.relacl) x
        UNION ALL SELECT x.grantee, x.privilege_type || ' (' || quote_ident(a.attname) || ')', x.is_grantable
        FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x
        WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped) x
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND {n} AND NOT {e:pg_class:c.oid}
    UNION ALL
    SELECT 'pg_namespace'::regclass::oid, n.oid, NULL, n.nspname, NULL, 'SCHEMA', n.nspowner, x.grantee, x.privilege_type, x.is_grantable, false
    FROM pg_namespace n
    CROSS JOIN LATERAL aclexplode(n.nspacl) x
    WHERE {n}
    AND NOT (n.nspname = 'public' AND x.grantee = 0 AND x.privilege_type = 'USAGE') -- from 15
    AND NOT (n.nspname = 'public' AND x.grantee = 0) -- before 15
    UNION ALL
    SELECT 'pg_proc'::regclass::oid, p.oid, n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), 'ROUTINE', p.proowner,
        x.grantee, x.privilege_type, x.is_grantable, x.is_revoked
    FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL (SELECT x.grantee, x.privilege_type, x.is_grantable, false AS is_revoked FROM aclexplode(p.proacl) x
        WHERE x.grantee <> 0
        UNION ALL SELECT 0, 'EXECUTE', false, true
        WHERE NOT EXISTS (SELECT FROM aclexplode(p.proacl) x WHERE x.grantee = 0)) x
    WHERE p.proacl IS NOT NULL AND {n} AND NOT {e:pg_proc:p.oid}
    UNION ALL
    SELECT 'pg_type'::regclass::oid, t.oid, n.nspname, t.typname, NULL, 'TYPE', t.typowner,
        x.grantee, x.privilege_type, x.is_grantable, x.is_revoked
    FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    CROSS JOIN LATERAL (SELECT x.grantee, x.privilege_type, x.is_grantable, false AS is_revoked FROM aclexplode(t.typacl) x
        WHERE x.grantee <> 0
        UNION ALL SELECT 0, 'USAGE', false, true
        WHERE NOT EXISTS (SELECT FROM aclexplode(t.typacl) x WHERE x.grantee = 0)) x
    WHERE t.typacl IS NOT NULL AND {n} AND NOT {e:pg_type:t.oid}
) g
WHERE g.grantee <> g.owner
GROUP BY g.class, g.oid, g.schema, g.name, g.arguments, g.object, g.grantee

SELECT 'pg_trigger'::regclass::oid, t.oid, 0, 'trigger', n.nspname, c.relname, t.tgname, NULL, pg_get_triggerdef(t.oid, true),
    NULL, 0, NULL, NULL,
    CASE t.tgenabled WHEN 'O' THEN NULL WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
            WHEN 'A' THEN 'ENABLE ALWAYS' END AS enabled,
    {c:pg_trigger:t.oid:0} AS comment
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}
AND t.tgparentid = 0 -- from 13

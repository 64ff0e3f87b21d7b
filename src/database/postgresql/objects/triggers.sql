SELECT 'pg_trigger', t.oid, 0, 'trigger', n.nspname, c.relname, t.tgname, NULL, pg_get_triggerdef(t.oid, true),
    ARRAY['enabled', CASE t.tgenabled WHEN 'O' THEN NULL WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
            WHEN 'A' THEN 'ENABLE ALWAYS' END,
        'comment', obj_description(t.oid, 'pg_trigger')],
    NULL, 0, NULL, NULL
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}

SELECT 'pg_class', x.oid, 0, 'index', n.nspname, c.relname, x.relname, NULL, CASE WHEN c.relkind = 'p' THEN
        regexp_replace(pg_get_indexdef(x.oid, 0, true), ' ON ONLY ', ' ON ') ELSE pg_get_indexdef(x.oid, 0, true) END,
    ARRAY['is_invalid', CASE WHEN NOT i.indisvalid THEN 'yes' END, 'is_clustered', CASE WHEN i.indisclustered THEN 'yes' END,
        'comment', obj_description(x.oid, 'pg_class')],
    ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY u(number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number ORDER BY u.place), 0, NULL, NULL
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}
AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = x.oid)

SELECT 'pg_class'::regclass::oid, x.oid, 0, 'index', n.nspname, c.relname, x.relname, NULL, CASE WHEN c.relkind = 'p' THEN
        regexp_replace(pg_get_indexdef(x.oid, 0, true), ' ON ONLY ', ' ON ') ELSE pg_get_indexdef(x.oid, 0, true) END,
    {a:i.indrelid:i.indkey:0:i.indnatts}, 0, NULL, NULL,
    CASE WHEN NOT i.indisvalid THEN 'yes' END AS is_invalid,
    CASE WHEN i.indisclustered THEN 'yes' END AS is_clustered,
    {c:pg_class:x.oid:0} AS comment
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}
AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
AND NOT x.relispartition

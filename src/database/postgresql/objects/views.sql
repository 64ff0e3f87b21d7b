SELECT 'pg_class'::regclass::oid, c.oid, 0, CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, n.nspname, NULL, c.relname,
    NULL, pg_get_viewdef(c.oid, true),
    ARRAY(SELECT quote_ident(a.attname) || E'\n' || {c:pg_class:c.oid:a.attnum} FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND {c:pg_class:c.oid:a.attnum} IS NOT NULL ORDER BY a.attnum),
    0, 'pg_type'::regclass::oid, c.reltype,
    (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', '
            ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0) AS columns,
    (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o) AS options,
    {c:pg_class:c.oid:0} AS comment
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm') AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}

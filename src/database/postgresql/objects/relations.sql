SELECT 'pg_class'::regclass::oid, c.oid, 0, 'relation', n.nspname, NULL, c.relname, NULL, NULL,
    NULL, 0, 'pg_type'::regclass::oid, c.reltype,
    c.relpersistence::text AS persistence,
    CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
    CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
    (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
            FROM pg_inherits i WHERE i.inhrelid = c.oid) AS parents,
    CASE WHEN c.reloptions IS NOT NULL THEN (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o) END AS options,
    CASE WHEN m.amname <> 'heap' THEN quote_ident(m.amname) END AS method,
    CASE WHEN c.reltablespace <> 0 THEN (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace) END AS tablespace,
    CASE WHEN c.relrowsecurity THEN 'yes' END AS row_security,
    CASE WHEN c.relforcerowsecurity THEN 'yes' END AS force_row_security,
    CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' WHEN 'i' THEN
            'USING INDEX ' || (SELECT quote_ident(x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND i.indisreplident) END AS replica_identity,
    {c:pg_class:c.oid:0} AS comment
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_am m ON m.oid = c.relam
WHERE c.relkind IN ('r', 'p') AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}

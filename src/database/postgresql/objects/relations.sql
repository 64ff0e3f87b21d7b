SELECT 'pg_class', c.oid, 0, 'relation', n.nspname, NULL, c.relname, NULL, NULL,
    ARRAY['persistence', c.relpersistence::text,
        'partition_key', CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
        'partition_bound', CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
        'parents', (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
            FROM pg_inherits i WHERE i.inhrelid = c.oid),
        'options', (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o),
        'method', CASE WHEN m.amname <> 'heap' THEN quote_ident(m.amname) END,
        'tablespace', (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace),
        'row_security', CASE WHEN c.relrowsecurity THEN 'yes' END,
        'force_row_security', CASE WHEN c.relforcerowsecurity THEN 'yes' END,
        'replica_identity', CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' WHEN 'i' THEN
            'USING INDEX ' || (SELECT quote_ident(x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND i.indisreplident) END,
        'comment', obj_description(c.oid, 'pg_class')],
    NULL, 0, 'pg_type', c.reltype
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_am m ON m.oid = c.relam
WHERE c.relkind IN ('r', 'p') AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}

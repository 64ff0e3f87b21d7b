-- The plain ones, on columns with the default operator classes of their types, are written here as pg_get_indexdef() writes them, which has to open the table for it.
SELECT 'pg_class'::regclass::oid, x.oid, 0, 'index', n.nspname, c.relname, x.relname, NULL, CASE
        WHEN p.is_plain AND am.amname = 'btree' AND NOT i.indisunique AND i.indnatts = i.indnkeyatts AND i.indexprs IS NULL
            AND i.indpred IS NULL AND i.indoption::text ~ '^[0 ]+$' AND x.reloptions IS NULL
        THEN concat('CREATE INDEX ', quote_ident(x.relname), ' ON ', c.oid::regclass, ' USING btree (', p.list, ')')
        WHEN c.relkind = 'p' THEN regexp_replace(pg_get_indexdef(x.oid, 0, true), ' ON ONLY ', ' ON ')
        ELSE pg_get_indexdef(x.oid, 0, true) END,
    p.names, 0, NULL, NULL,
    CASE WHEN NOT i.indisvalid THEN 'yes' END AS is_invalid,
    CASE WHEN i.indisclustered THEN 'yes' END AS is_clustered,
    {c:pg_class:x.oid:0} AS comment
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_am am ON am.oid = x.relam
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT COALESCE(array_agg(a.attname::text ORDER BY u.place), ARRAY[]::text[]) AS names,
        string_agg(quote_ident(a.attname), ', ' ORDER BY u.place) AS list,
        bool_and(o.oid IS NOT NULL AND (o.opcintype = a.atttypid OR a.atttypid = 'varchar'::regtype AND o.opcintype = 'text'::regtype)
            AND u.sorting = a.attcollation) AS is_plain
    FROM unnest(i.indkey, i.indclass, i.indcollation) WITH ORDINALITY u(number, class, sorting, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number
    LEFT JOIN pg_opclass o ON o.oid = u.class AND o.opcdefault AND o.oid < 16384) p
WHERE c.relkind IN ('r', 'p', 'm') AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}
AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
AND NOT x.relispartition

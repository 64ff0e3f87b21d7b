-- Those of identity columns belong to their column.
SELECT 'pg_class', c.oid, 0, 'sequence', n.nspname, NULL, c.relname, NULL, NULL,
    ARRAY['type', format_type(s.seqtypid, NULL), 'start', s.seqstart::text, 'increment', s.seqincrement::text,
        'minimum', s.seqmin::text, 'maximum', s.seqmax::text, 'cache', s.seqcache::text,
        'cycle', CASE WHEN s.seqcycle THEN 'yes' END, 'persistence', c.relpersistence::text,
        'owner', (SELECT d.refobjid::regclass::text || '.' || quote_ident(a.attname)
            FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a'
            AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0),
        'comment', obj_description(c.oid, 'pg_class')],
    NULL, 0, NULL, NULL
FROM pg_class c
JOIN pg_sequence s ON s.seqrelid = c.oid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}
AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')

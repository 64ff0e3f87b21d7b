-- Those of identity columns belong to their column.
SELECT 'pg_class'::regclass::oid, c.oid, 0, 'sequence', n.nspname, NULL, c.relname, NULL, NULL,
    NULL, 0, NULL, NULL,
    format_type(s.seqtypid, NULL) AS type,
    s.seqstart::text AS start,
    s.seqincrement::text AS increment,
    s.seqmin::text AS minimum,
    s.seqmax::text AS maximum,
    s.seqcache::text AS cache,
    CASE WHEN s.seqcycle THEN 'yes' END AS cycle,
    c.relpersistence::text AS persistence,
    (SELECT d.refobjid::regclass::text || '.' || quote_ident(a.attname)
            FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a'
            AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0) AS owner,
    {c:pg_class:c.oid:0} AS comment
FROM pg_class c
JOIN pg_sequence s ON s.seqrelid = c.oid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}
AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')

-- Not those that a table has from its parents alone. A default names no columns: without its table it is written as well, and the server need not open that.
SELECT 'pg_class'::regclass::oid, c.oid, a.attnum, 'column', n.nspname, c.relname, a.attname, NULL, NULL,
    NULL, a.attnum, NULL, NULL,
    format_type(a.atttypid, a.atttypmod) AS type,
    CASE WHEN a.attnotnull THEN 'yes' END AS is_not_null,
    CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, 0) END AS default,
    CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS generated,
    CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END AS identity,
    CASE WHEN a.attidentity <> '' THEN (SELECT concat_ws(' ',
            'START WITH ' || s.seqstart, 'INCREMENT BY ' || s.seqincrement, 'MINVALUE ' || s.seqmin,
            'MAXVALUE ' || s.seqmax, 'CACHE ' || s.seqcache, CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END)
            FROM pg_depend p JOIN pg_sequence s ON s.seqrelid = p.objid
            WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass
            AND p.refobjid = c.oid AND p.refobjsubid = a.attnum AND p.deptype = 'i') END AS identity_options,
    CASE WHEN a.attidentity <> '' THEN format_type(a.atttypid, NULL) END AS identity_type,
    CASE WHEN a.attcollation <> t.typcollation THEN {k:a.attcollation} END AS collation,
    CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN'
            WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression, -- from 14
    CASE WHEN a.attstattarget > 0 THEN a.attstattarget::text END AS statistics,
    {c:pg_class:c.oid:a.attnum} AS comment
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND (a.attislocal OR a.attinhcount = 0)
AND NOT c.relispartition AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}

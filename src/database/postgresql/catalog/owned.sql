SELECT d.refobjid, d.refobjsubid, s.relname, s.oid::pg_catalog.regclass
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
JOIN pg_catalog.pg_class c ON c.oid = d.refobjid
WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
AND d.deptype = 'a' AND d.refobjsubid > 0 AND {c}

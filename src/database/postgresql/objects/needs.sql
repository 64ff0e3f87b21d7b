-- What needs what: an object, then what it needs. Defaults stand for their column, rules of views for the view, a domain's checks for the domain, array and
-- row types for what they are made of, members of an extension for the extension.
SELECT x.class, x.oid, x.part, y.class, y.oid, y.part
FROM pg_depend d
LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid AND r.rulename = '_RETURN'
LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid AND k.contypid <> 0
LEFT JOIN pg_depend e ON e.classid = d.refclassid AND e.objid = d.refobjid AND e.deptype = 'e' AND e.refclassid = 'pg_extension'::regclass
LEFT JOIN pg_type t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid AND e.objid IS NULL
LEFT JOIN pg_type i ON i.oid = t.typelem AND t.typcategory = 'A'
CROSS JOIN LATERAL (SELECT
    CASE WHEN f.oid IS NOT NULL OR r.oid IS NOT NULL THEN 'pg_class'::regclass::oid WHEN k.oid IS NOT NULL THEN 'pg_type'::regclass::oid ELSE d.classid END AS class,
    COALESCE(f.adrelid, r.ev_class, k.contypid, d.objid) AS oid, COALESCE(f.adnum::int, CASE WHEN r.oid IS NOT NULL THEN 0 END, d.objsubid) AS part) x
CROSS JOIN LATERAL (SELECT
    CASE WHEN e.objid IS NOT NULL THEN e.refclassid ELSE d.refclassid END AS class,
    COALESCE(e.refobjid, i.oid, d.refobjid) AS oid, CASE WHEN e.objid IS NOT NULL THEN 0 ELSE d.refobjsubid END AS part) y
WHERE d.deptype IN ('n', 'a') AND (d.refobjid >= 16384 OR e.objid IS NOT NULL)
AND d.classid <> 'pg_extension'::regclass AND (x.class, x.oid, x.part) <> (y.class, y.oid, y.part)

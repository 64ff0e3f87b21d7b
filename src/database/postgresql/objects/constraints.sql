SELECT 'pg_constraint'::regclass::oid, k.oid, 0, 'constraint', n.nspname, c.relname, k.conname, NULL,
    pg_get_constraintdef(k.oid, true),
    CASE cardinality(k.conkey) WHEN 1 THEN ARRAY[(SELECT a.attname::text FROM pg_attribute a
            WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1])]
        ELSE ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(number, place)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number ORDER BY u.place) END, 0,
    CASE WHEN k.contype IN ('p', 'u', 'x') THEN 'pg_class'::regclass::oid END, CASE WHEN k.contype IN ('p', 'u', 'x') THEN k.conindid END,
    k.contype::text AS kind,
    {c:pg_constraint:k.oid:0} AS comment
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND (k.conislocal OR k.coninhcount = 0) AND k.conparentid = 0
AND c.relkind IN ('r', 'p') AND {n} AND c.relpersistence <> 't' AND NOT {e:pg_class:c.oid}

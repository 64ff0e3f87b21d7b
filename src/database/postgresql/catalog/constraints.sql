SELECT k.conrelid, k.oid, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated, k.conkey,
    i.indkey, i.indnkeyatts,
    i.indnullsnotdistinct, -- from 15
    NULL, -- before 15
    k.confrelid, k.confkey, k.confupdtype, k.confdeltype, k.confmatchtype,
    k.confdelsetcols, -- from 15
    NULL, -- before 15
    rn.nspname, r.relname, pg_catalog.pg_table_is_visible(r.oid),
    CASE WHEN k.contype IN ('c', 'x') THEN pg_catalog.pg_get_constraintdef(k.oid, true) END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
LEFT JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
WHERE {c}

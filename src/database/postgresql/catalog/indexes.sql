SELECT i.indrelid, x.oid, x.relname, am.amname, i.indisunique, i.indisvalid, i.indkey, i.indnkeyatts, i.indclass,
    i.indoption, i.indcollation,
    i.indnullsnotdistinct, -- from 15
    NULL, -- before 15
    x.reloptions, pg_catalog.pg_get_expr(i.indpred, i.indrelid), k.oid,
    CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
        SELECT pg_catalog.pg_get_indexdef(i.indexrelid, s, true)
        FROM pg_catalog.generate_series(1, i.indnkeyatts::pg_catalog.int4) s
        WHERE i.indkey[s - 1] = 0 ORDER BY s)
    END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND NOT i.indisprimary
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = x.relam
LEFT JOIN pg_catalog.pg_constraint k
    ON k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
WHERE {c}

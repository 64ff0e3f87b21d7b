SELECT i.inhrelid, p.oid::pg_catalog.regclass
FROM pg_catalog.pg_inherits i
JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
WHERE {c}
ORDER BY i.inhrelid, i.inhseqno

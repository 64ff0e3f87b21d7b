SELECT oid, collname FROM pg_catalog.pg_collation
WHERE oid IN (SELECT pg_catalog.unnest(indcollation) FROM pg_catalog.pg_index)

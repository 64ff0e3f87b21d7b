SELECT oid, opcname FROM pg_catalog.pg_opclass WHERE NOT opcdefault

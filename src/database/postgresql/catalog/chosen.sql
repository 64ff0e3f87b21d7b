@.relkind = ANY($1::"char"[])
AND @.relnamespace = ANY(ARRAY(
    SELECT s.oid FROM pg_catalog.pg_namespace s
    WHERE s.nspname = ANY($2::name[])
    OR $3::boolean AND s.nspname <> 'pg_catalog' AND s.nspname = ANY(pg_catalog.current_schemas(true))
    OR $4::boolean AND s.nspname NOT LIKE 'pg_%' AND s.nspname <> 'information_schema'))
AND ($5::name[] IS NULL OR @.relname = ANY($5::name[]))

SELECT 'pg_proc'::regclass::oid, p.oid, 0, CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
    n.nspname, NULL, p.proname, pg_get_function_identity_arguments(p.oid),
    CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) ELSE concat(
        'CREATE AGGREGATE ', p.oid::regproc, '(', pg_get_function_arguments(p.oid), ') (SFUNC = ', a.aggtransfn,
        ', STYPE = ', format_type(a.aggtranstype, NULL), CASE WHEN a.agginitval IS NOT NULL
            THEN ', INITCOND = ' || quote_literal(a.agginitval) END,
        CASE WHEN a.aggfinalfn <> 0 THEN ', FINALFUNC = ' || a.aggfinalfn END,
        CASE WHEN a.aggcombinefn <> 0 THEN ', COMBINEFUNC = ' || a.aggcombinefn END,
        CASE WHEN p.proparallel = 's' THEN ', PARALLEL = SAFE' END, ')') END,
    NULL, 0, NULL, NULL,
    pg_get_function_result(p.oid) AS result,
    pg_get_function_arguments(p.oid) AS arguments,
    {c:pg_proc:p.oid:0} AS comment
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
WHERE {n} AND NOT {e:pg_proc:p.oid}
AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')

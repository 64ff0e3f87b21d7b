SELECT 'pg_extension'::regclass::oid, e.oid, 0, 'extension', n.nspname, NULL, e.extname, NULL, NULL,
    NULL, 0, NULL, NULL,
    NULLIF({c:pg_extension:e.oid:0}, (
        SELECT v.comment FROM pg_available_extensions v WHERE v.name = e.extname)) AS comment
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'

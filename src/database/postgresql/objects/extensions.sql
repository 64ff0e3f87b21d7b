SELECT 'pg_extension', e.oid, 0, 'extension', n.nspname, NULL, e.extname, NULL, NULL,
    ARRAY['comment', NULLIF(obj_description(e.oid, 'pg_extension'), (
        SELECT v.comment FROM pg_available_extensions v WHERE v.name = e.extname))],
    NULL, 0, NULL, NULL
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'

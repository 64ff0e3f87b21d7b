-- What the objects that schema.sql makes depend on beside it: the server and its running settings (a change of postgresql.conf counts from a reload on), those of
-- roles and databases, roles, extensions, what a new database is made of; and where no database may be made, what this one has outside of its schemas.
SELECT version(), pg_conf_load_time(), session_user, current_user, current_schema(),
    (SELECT string_agg(n.nspname, E'\n' ORDER BY n.oid) FROM pg_namespace n WHERE n.nspname !~ '^pg_'),
    (SELECT string_agg(concat_ws('=', s.name, s.setting), E'\n' ORDER BY s.name) FROM pg_settings s WHERE s.name <> 'application_name'),
    (SELECT string_agg(to_jsonb(r)::text, E'\n' ORDER BY r.setdatabase, r.setrole) FROM pg_db_role_setting r
        WHERE r.setdatabase IN (0, (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))),
    (SELECT string_agg((to_jsonb(d) - 'datfrozenxid' - 'datminmxid')::text, E'\n' ORDER BY d.oid) FROM pg_database d
        WHERE d.datname IN ('template0', current_database())),
    (SELECT string_agg(concat_ws(' ', r.oid, r.rolname, r.rolsuper, r.rolcreatedb, r.rolcreaterole, r.rolbypassrls), E'\n'
        ORDER BY r.oid) FROM pg_roles r),
    (SELECT string_agg(concat_ws(' ', m.roleid, m.member), E'\n' ORDER BY m.roleid, m.member) FROM pg_auth_members m),
    (SELECT string_agg(concat_ws(' ', s.oid, s.spcname, s.spcacl), E'\n' ORDER BY s.oid) FROM pg_tablespace s),
    (SELECT string_agg(concat_ws(' ', v.name, v.default_version, v.comment), E'\n' ORDER BY v.name) FROM pg_available_extensions v),
    (SELECT string_agg(to_jsonb(e)::text, E'\n' ORDER BY e.extname) FROM pg_extension e),
    (SELECT string_agg(concat_ws(' ', t.oid, t.evtname, t.evtevent, t.evtenabled, p.xmin, p.prosrc), E'\n' ORDER BY t.oid)
        FROM pg_event_trigger t JOIN pg_proc p ON p.oid = t.evtfoid),
    (SELECT string_agg(concat_ws(' ', l.oid, l.lanname, l.xmin), E'\n' ORDER BY l.oid) FROM pg_language l WHERE l.oid >= 16384),
    (SELECT string_agg(concat_ws(' ', c.oid, c.xmin), E'\n' ORDER BY c.oid) FROM pg_cast c WHERE c.oid >= 16384),
    (SELECT string_agg(concat_ws(' ', a.oid, a.amname), E'\n' ORDER BY a.oid) FROM pg_am a WHERE a.oid >= 16384)

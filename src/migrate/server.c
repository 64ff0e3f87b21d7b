#include "migrate/server.h"

static void add_list(lb_text *out, const lb_dialect *dialect, const lb_str *names, size_t count)
{
    lb_text_addc(out, '(');
    for (size_t i = 0; i < count; i++) {
        lb_text_adds(out, i ? ", " : "");
        dialect->quote_literal(out, names[i]);
    }
    lb_text_addc(out, ')');
}

static void find_postgresql(lb_text *out, const lb_dialect *dialect, lb_str schema,
                            const lb_str *names, size_t count)
{
    lb_text_adds(out, "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
                      " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                      " WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relname IN ");
    add_list(out, dialect, names, count);
    if (schema.len) {
        lb_text_adds(out, " AND n.nspname = ");
        dialect->quote_literal(out, schema);
        return;
    }
    lb_text_adds(out, " AND pg_catalog.pg_table_is_visible(c.oid)"
                      " AND n.nspname <> 'pg_catalog'"
                      " UNION ALL SELECT current_schema(), NULL");
}

static void find_sqlite(lb_text *out, const lb_dialect *dialect, lb_str schema, const lb_str *names,
                        size_t count)
{
    lb_text_adds(out, "SELECT ");
    dialect->quote_literal(out, schema);
    lb_text_adds(out, ", name FROM ");
    if (schema.len) {
        dialect->quote_name_always(out, schema);
        lb_text_addc(out, '.');
    }
    lb_text_adds(out, "sqlite_master WHERE type IN ('table', 'view') AND name COLLATE NOCASE IN ");
    add_list(out, dialect, names, count);
}

static const lb_server servers[] = {
    {
        .dialect = "postgresql",
        .find_tables = find_postgresql,
        .lock_timeout = "lock_timeout",
        .statement_timeout = "statement_timeout",
        .lock_timeout_state = "55P03",
        .outside_states = {"25001", "2D000"},
        .exclude = {"LOCK TABLE ", " IN ACCESS EXCLUSIVE MODE"},
    },
    {
        .dialect = "sqlite",
        .find_tables = find_sqlite,
        .lock_timeout_state = "",
        .outside_states = {"", ""},
    },
};

lb_code lb_server_find(const lb_dialect *dialect, const lb_server **out, lb_error *error)
{
    for (size_t i = 0; i < LB_COUNT(servers); i++) {
        if (lb_str_is(lb_str_of(dialect->name), servers[i].dialect)) {
            *out = &servers[i];
            return LB_OK;
        }
    }
    return lb_fail(error, LB_ERR_UNSUPPORTED, "limbeck cannot run revisions on %s yet",
                   dialect->name);
}

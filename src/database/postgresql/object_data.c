/* What ANALYZE has found of a table's rows and a column's values. */
#include "database/postgresql/object.h"
#include "database/postgresql/postgresql.h"

/* Parts that are NULL are left out by concat_ws. */
static const char of_column[] =
    "SELECT concat_ws(', ', 'in the data: ' || CASE s.null_frac WHEN 0 THEN 'no null'"
    " ELSE round((s.null_frac * 100)::numeric, 1) || ' % null' END,"
    " CASE WHEN s.n_distinct = -1 THEN 'each value once' WHEN s.n_distinct < 0 THEN 'about '"
    " || greatest(round(-s.n_distinct * c.reltuples), 1) || ' values' ELSE s.n_distinct"
    " || ' values' END, 'most often ' || left(array_to_string((s.most_common_vals::text::text[])"
    "[1:3], ', '), 60), 'from ' || left((s.histogram_bounds::text::text[])[1], 30) || ' to '"
    " || left((s.histogram_bounds::text::text[])[array_length(s.histogram_bounds::text::text[], "
    "1)],"
    " 30)) FROM pg_stats s JOIN pg_namespace n ON n.nspname = s.schemaname JOIN pg_class c"
    " ON c.relnamespace = n.oid AND c.relname = s.tablename"
    " WHERE s.schemaname = $1 AND s.tablename = $2 AND s.attname = $3 AND NOT s.inherited";
static const char of_table[] =
    "SELECT 'in the data: about ' || c.reltuples || ' rows' FROM pg_class c JOIN pg_namespace n"
    " ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2 AND c.reltuples >= 0";

lb_code pg_object_describe_data(lb_connection *connection, lb_arena *arena,
                                const lb_schema_object *object, lb_str *out, lb_error *error)
{
    bool is_column = object->kind == LB_OBJECT_COLUMN;
    const lb_datum parameters[] = {
        {.kind = LB_DATUM_TEXT, .text = object->schema},
        {.kind = LB_DATUM_TEXT, .text = is_column ? object->table : object->name},
        {.kind = LB_DATUM_TEXT, .text = object->name},
    };
    const lb_query query = {.command.sql = lb_str_of(is_column ? of_column : of_table),
                            .parameters = parameters,
                            .parameter_count = is_column ? 3 : 2};
    lb_cursor *cursor = NULL;
    bool has_row = false;
    LB_TRY(lb_connection_select(connection, &query, &cursor, error));
    lb_code code = lb_cursor_next(cursor, &has_row, error);
    if (code == LB_OK && has_row && cursor->values[0].kind != LB_DATUM_NULL) {
        *out = lb_arena_str(arena, cursor->values[0].text);
    }
    lb_cursor_finish(cursor);
    return code;
}

#include "database/reflect.h"

static lb_code check(const lb_executor *executor, bool is_there, lb_error *error)
{
    if (!executor->connection) {
        return lb_fail(error, LB_ERR_UNSUPPORTED,
                       "without a connection (--sql) nobody can say what the database has");
    }
    if (!is_there) {
        return lb_fail(error, LB_ERR_UNSUPPORTED,
                       "limbeck cannot read the schema of a database of %s yet",
                       executor->dialect->name);
    }
    return LB_OK;
}

lb_code lb_reflect(lb_executor *executor, const lb_reflect_options *options, lb_schema **out,
                   lb_error *error)
{
    LB_TRY(check(executor, executor->dialect->reflect != NULL, error));
    return executor->dialect->reflect(executor, options, out, error);
}

lb_code lb_reflect_names(lb_executor *executor, const lb_reflect_list *list, lb_arena *arena,
                         lb_str_vector *out, lb_error *error)
{
    LB_TRY(check(executor, executor->dialect->reflect_names != NULL, error));
    return executor->dialect->reflect_names(executor, list, arena, out, error);
}

/* ---- Without an executor: nothing is queued ------------------------------------------------- */

lb_code lb_reflect_flush_nothing(lb_executor *executor LB_UNUSED, lb_error *error LB_UNUSED)
{
    return LB_OK;
}

lb_code lb_reflect_select_at_once(lb_executor *executor, const lb_query *query, lb_cursor **out,
                                  lb_error *error)
{
    return lb_connection_select(executor->connection, query, out, error);
}

lb_code lb_reflect_connection(lb_connection *connection, const lb_reflect_options *options,
                              lb_schema **out, lb_error *error)
{
    static const lb_executor_methods methods = LB_REFLECT_METHODS;
    lb_executor executor = {&methods, connection->dialect, connection};
    return lb_reflect(&executor, options, out, error);
}

/* ---- Names ---------------------------------------------------------------------------------- */

struct names {
    lb_arena *arena;
    lb_str_vector names;
};

static lb_code take_name(void *context, size_t index LB_UNUSED, const lb_datum *values,
                         lb_error *error LB_UNUSED)
{
    struct names *names = context;
    if (values[0].kind != LB_DATUM_NULL) {
        lb_vector_push_in(names->arena, &names->names, lb_arena_str(names->arena, values[0].text));
    }
    return LB_OK;
}

lb_code lb_reflect_first_column(lb_executor *executor, const lb_query *query, lb_arena *arena,
                                lb_str_vector *out, lb_error *error)
{
    struct names names = {.arena = arena};
    lb_row_sink sink = {.row = take_name, .context = &names};
    LB_TRY(lb_executor_select_all(executor, query, 1, &sink, error));
    *out = names.names;
    return LB_OK;
}

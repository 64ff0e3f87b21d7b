/*
 * The module _operation: what op.* does becomes an lb_operation, the dialect's statements, and goes
 * to the executor. Its functions are what alembic.ddl.impl asks for.
 */
#include "sqlalchemy/border_operation.h"

#include "database/expression.h"
#include "database/type.h"

/* ---- Running -------------------------------------------------------------------------------- */

static lb_code queue(void *context, lb_str sql, lb_error *error)
{
    const lb_guest *guest = context;
    return lb_executor_queue(guest->executor, &(lb_command){.sql = sql}, error);
}

static lb_ddl_options options_of(lb_guest *guest)
{
    const lb_configuration *configuration = guest->configuration;
    return (lb_ddl_options){
        .is_offline = !guest->executor->connection,
        .server_version =
            guest->executor->connection ? guest->executor->connection->server_version : 0,
        .literal_binds = configuration && configuration->literal_binds,
        .is_faithful = !guest->options.is_compatible,
        .types = &guest->created_types,
    };
}

lb_value lb_guest_run_operation(lb_guest *guest, const lb_operation *operation)
{
    LB_AUTO_ERROR lb_error error = {0};
    if (!guest->executor) {
        return lb_raise(guest->py, LB_T_RUNTIME_ERROR, "no migration script is running");
    }
    const lb_ddl_options options = options_of(guest);
    const lb_ddl_sink sink = {.statement = queue, .context = guest};
    lb_code code = lb_ddl_write(guest->executor->dialect, &options, operation, &sink, &error);
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

/* ---- Functions ------------------------------------------------------------------------------ */

/* Each: its arguments to an operation, which is run. */
#define RUN(make)                                         \
    LB_AUTO_ARENA lb_arena arena = {0};                   \
    lb_guest *guest = lb_guest_of(py);                    \
    const lb_border border = lb_border_of(guest, &arena); \
    lb_operation *operation = make(&border, args);        \
    return operation ? lb_guest_run_operation(guest, operation) : NULL

static lb_value create_table(lb_python *py, lb_value *args)
{
    RUN(lb_border_create_table);
}
static lb_value drop_table(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_table);
}
static lb_value rename_table(lb_python *py, lb_value *args)
{
    RUN(lb_border_rename_table);
}
static lb_value add_column(lb_python *py, lb_value *args)
{
    RUN(lb_border_add_column);
}
static lb_value drop_column(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_column);
}
static lb_value alter_column(lb_python *py, lb_value *args)
{
    RUN(lb_border_alter_column);
}
static lb_value create_index(lb_python *py, lb_value *args)
{
    RUN(lb_border_create_index);
}
static lb_value drop_index(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_index);
}
static lb_value add_constraint(lb_python *py, lb_value *args)
{
    RUN(lb_border_add_constraint);
}
static lb_value drop_constraint(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_constraint);
}
static lb_value create_table_comment(lb_python *py, lb_value *args)
{
    RUN(lb_border_create_table_comment);
}
static lb_value drop_table_comment(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_table_comment);
}
static lb_value create_type(lb_python *py, lb_value *args)
{
    RUN(lb_border_create_type);
}
static lb_value drop_type(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_type);
}
static lb_value create_sequence(lb_python *py, lb_value *args)
{
    RUN(lb_border_create_sequence);
}
static lb_value drop_sequence(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_sequence);
}
static lb_value create_schema(lb_python *py, lb_value *args)
{
    RUN(lb_border_create_schema);
}
static lb_value drop_schema(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_schema);
}
static lb_value bulk_insert(lb_python *py, lb_value *args)
{
    RUN(lb_border_bulk_insert);
}
static lb_value execute(lb_python *py, lb_value *args)
{
    RUN(lb_border_execute);
}

/* ---- Facts ---------------------------------------------------------------------------------- */

static lb_value is_running(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_guest_of(py)->executor ? LB_TRUE : LB_FALSE;
}

static lb_value facts(lb_python *py, lb_value *args LB_UNUSED)
{
    const lb_guest *guest = lb_guest_of(py);
    lb_dict *dict = lb_dict_new(py);
    const lb_executor *executor = guest->executor;
    lb_dict_set_cstr(py, dict, "dialect",
                     executor ? lb_string_of(py, executor->dialect->name) : LB_NONE);
    lb_dict_set_cstr(py, dict, "is_offline", executor && executor->connection ? LB_FALSE : LB_TRUE);
    return (lb_value)dict;
}

static lb_value output(lb_python *py, lb_value *args) /* text */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_str text;
    if (!lb_to_text(py, args[0], "text", &text)) {
        return NULL;
    }
    if (!guest->executor) {
        return LB_NONE;
    }
    lb_code code = lb_executor_print(guest->executor, text, &error);
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

/* A type as a dialect spells it; without one as the running dialect does, else as SQLite. */
static lb_value type_text(lb_python *py, lb_value *args) /* type, dialect or None */
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_guest *guest = lb_guest_of(py);
    lb_border border = lb_border_of(guest, &arena);
    lb_str name = LB_STR("sqlite");
    const lb_sql_type *type = NULL;
    if (args[1] != LB_NONE && !lb_to_text(py, args[1], "dialect", &name)) {
        return NULL;
    }
    border.dialect = lb_dialect_find(name);
    if (!border.dialect) {
        border.dialect = lb_dialect_find(LB_STR("sqlite"));
    }
    if (!lb_border_type(&border, args[0], &type)) {
        return NULL;
    }
    lb_code code = lb_type_write(&text, border.dialect, type, &error);
    return code == LB_OK ? lb_string_take(py, &text) : lb_guest_raise(guest, &error);
}

static const lb_method functions[] = {
    {"create_table", "table, if_not_exists, /", create_table},
    {"drop_table", "table, if_exists, /", drop_table},
    {"rename_table", "name, new_name, schema, /", rename_table},
    {"add_column", "table, column, schema, if_not_exists, inline_references, inline_primary_key, /",
     add_column},
    {"drop_column", "table, column, schema, if_exists, options, /", drop_column},
    {"alter_column", "table, column, schema, changes, /", alter_column},
    {"create_index", "index, if_not_exists, /", create_index},
    {"drop_index", "index, if_exists, /", drop_index},
    {"add_constraint", "constraint, /", add_constraint},
    {"drop_constraint", "constraint, if_exists, /", drop_constraint},
    {"create_table_comment", "table, /", create_table_comment},
    {"drop_table_comment", "table, /", drop_table_comment},
    {"create_type", "type, checkfirst, /", create_type},
    {"drop_type", "type, checkfirst, /", drop_type},
    {"create_sequence", "sequence, checkfirst, /", create_sequence},
    {"drop_sequence", "sequence, checkfirst, /", drop_sequence},
    {"create_schema", "name, checkfirst, /", create_schema},
    {"drop_schema", "name, checkfirst, cascade, /", drop_schema},
    {"bulk_insert", "table, rows, multiinsert, /", bulk_insert},
    {"execute", "sql, options, /", execute},
    {"is_running", "", is_running},
    {"facts", "", facts},
    {"output", "text, /", output},
    {"type_text", "type, dialect, /", type_text},
    {0}};

const lb_module_spec lb_module__operation = {.name = "_operation", .functions = functions};

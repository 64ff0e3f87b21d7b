/*
 * The module _operation: what op.* does becomes an lb_operation, the dialect's statements, and goes
 * to the executor. Its functions are what alembic.ddl.impl asks for.
 */
#include "sqlalchemy/border_operation.h"

#include "database/batch.h"
#include "database/expression.h"
#include "database/type.h"

/* ---- Running -------------------------------------------------------------------------------- */

/* A statement with the white space that SQLAlchemy has around it: an error shows it, and counts its
   lines. */
static void add_as_sqlalchemy(lb_text *out, lb_operation_kind kind, lb_str sql)
{
    bool is_drop = lb_str_starts(sql, LB_STR("DROP TABLE ")) ||
                   (lb_str_starts(sql, LB_STR("DROP INDEX ")) && kind == LB_OP_DROP_INDEX);
    bool is_table = kind == LB_OP_CREATE_TABLE && lb_str_starts(sql, LB_STR("CREATE ")) &&
                    lb_str_ends(sql, LB_STR(")")) && lb_str_find(sql, LB_STR("TABLE ")) != SIZE_MAX;
    lb_text_adds(out, is_drop || is_table ? "\n" : "");
    lb_text_add(out, sql);
    lb_text_adds(out, is_table ? "\n\n" : "");
}

struct sink {
    lb_guest *guest;
    lb_operation_kind kind;
};

static lb_code queue(void *context, lb_str sql, lb_error *error)
{
    const struct sink *sink = context;
    const lb_guest *guest = sink->guest;
    lb_command command = lb_guest_command(guest, sql);
    LB_AUTO_TEXT lb_text text = {0};
    if (guest->options.is_compatible && guest->executor->connection) {
        add_as_sqlalchemy(&text, sink->kind, sql);
        command.sql = lb_text_str(&text);
    }
    return lb_executor_queue(guest->executor, &command, error);
}

static lb_ddl_options options_of(lb_guest *guest)
{
    const lb_configuration *configuration = guest->configuration;
    const lb_connection *connection = guest->executor ? guest->executor->connection : NULL;
    return (lb_ddl_options){
        .is_offline = !connection,
        .server_version = connection ? connection->server_version : 0,
        .literal_binds = configuration && configuration->literal_binds,
        .has_driver_style = !connection && configuration && !configuration->has_named_style,
        .is_faithful = !guest->options.is_compatible,
        .rows_apart = lb_recorder_of(connection) != NULL,
        .types = &guest->created_types,
    };
}

/* CREATE TABLE comes with CREATE TYPE before it and indexes and comments behind it; a statement
   that stands alone is the first that is not of a type. */
static lb_code collect(void *context, lb_str sql, lb_error *error LB_UNUSED)
{
    lb_guest *guest = ((struct sink *)context)->guest;
    bool is_of_type =
        lb_str_starts(sql, LB_STR("CREATE TYPE ")) || lb_str_starts(sql, LB_STR("CREATE DOMAIN "));
    if (!guest->collected->len || guest->is_type_collected) {
        lb_text_truncate(guest->collected, 0);
        lb_text_add(guest->collected, sql);
        guest->is_type_collected = is_of_type;
    }
    return LB_OK;
}

/* SQLAlchemy looks at a name's first character. */
static bool check_names(lb_guest *guest, const lb_operation *operation)
{
    const lb_name *names[] = {
        &operation->table,
        operation->kind == LB_OP_RENAME_TABLE   ? &operation->rename_table.new_name
        : operation->kind == LB_OP_ALTER_COLUMN ? &operation->alter_column.new_name
        : operation->kind == LB_OP_CREATE_INDEX ? &operation->create_index.index->name
                                                : &operation->table,
    };
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (names[i]->text.ptr && !names[i]->text.len) {
            lb_raise(guest->py, LB_T_INDEX_ERROR, "string index out of range");
            return false;
        }
    }
    return true;
}

lb_value lb_guest_run_operation(lb_guest *guest, const lb_operation *operation)
{
    if (!check_names(guest, operation)) {
        return NULL;
    }
    LB_AUTO_ERROR lb_error error = {0};
    lb_ddl_options options = options_of(guest);
    if (guest->collected) {
        options = (lb_ddl_options){.is_faithful = options.is_faithful};
    } else if (!guest->executor) {
        return lb_raise(guest->py, LB_T_RUNTIME_ERROR, "no migration script is running");
    }
    struct sink context = {guest, operation->kind};
    const lb_ddl_sink sink = {.statement = guest->collected ? collect : queue, .context = &context};
    const lb_dialect *dialect = guest->collected ? guest->collected_for : guest->executor->dialect;
    lb_code code = operation->kind == LB_OP_MODIFY_TABLE
                       ? lb_batch_write(guest->collected ? NULL : guest->executor, dialect,
                                        &options, operation, &sink, &error)
                       : lb_ddl_write(dialect, &options, operation, &sink, &error);
    if (code == LB_OK && !guest->collected) {
        code = lb_guest_settle(guest, &error);
    }
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

/* ---- Functions ------------------------------------------------------------------------------ */

/* Each: its arguments to an operation, which is run. */
#define RUN(make)                                         \
    LB_AUTO_ARENA lb_arena arena = {0};                   \
    lb_guest *guest = lb_guest_of(py);                    \
    const lb_border border = lb_border_of(guest, &arena); \
    lb_operation *operation = make(&border, args);        \
    return operation && !lb_raised(py) ? lb_guest_run_operation(guest, operation) : NULL

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
/* Raises what SQLAlchemy makes of a value that cannot be written. */
static lb_value explain(lb_python *py, lb_value *args)
{
    lb_value error = lb_take_raised(py);
    lb_value module = lb_import(py, "sqlalchemy.engine._statements");
    lb_value explained = module ? lb_getattr(py, module, "bound_error") : NULL;
    lb_value arguments[] = {args[2], args[0], error};
    explained = explained ? lb_call(py, explained, LB_COUNT(arguments), arguments) : NULL;
    return explained ? lb_raise_value(py, explained) : NULL;
}

static lb_value execute(lb_python *py, lb_value *args) /* sql, options, connection */
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_guest *guest = lb_guest_of(py);
    const lb_border border = lb_border_of(guest, &arena);
    lb_operation *operation = lb_border_execute(&border, args);
    if (!operation) {
        return args[2] == LB_NONE ? NULL : explain(py, args);
    }
    return lb_guest_run_operation(guest, operation);
}
static lb_value batch(lb_python *py, lb_value *args)
{
    RUN(lb_border_batch);
}

static lb_value create_column_comment(lb_python *py, lb_value *args)
{
    RUN(lb_border_create_column_comment);
}
static lb_value drop_column_comment(lb_python *py, lb_value *args)
{
    RUN(lb_border_drop_column_comment);
}

static lb_value execute_text(lb_python *py, lb_value *args) /* sql */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_str sql;
    if (!lb_to_text(py, args[0], "sql", &sql)) {
        return NULL;
    }
    if (!guest->executor) {
        return lb_raise(py, LB_T_RUNTIME_ERROR, "no migration script is running");
    }
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < sql.len; i++) {
        bool is_widened = sql.ptr[i] == '\t' && !guest->executor->connection;
        lb_text_add(&text, is_widened ? LB_STR("    ") : lb_str_slice(sql, i, i + 1));
    }
    bool is_as_given = guest->options.is_compatible && guest->executor->connection;
    lb_str said = lb_text_str(&text);
    const lb_command command = lb_guest_command(guest, is_as_given ? said : lb_str_trim(said));
    lb_code code = lb_executor_queue(guest->executor, &command, &error);
    if (code == LB_OK) {
        code = lb_guest_settle(guest, &error);
    }
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

/* The first statement that the function asks for, as text. */
static lb_value ddl_text(lb_python *py, lb_value *args) /* function, dialect */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_TEXT lb_text text = {0};
    lb_str name;
    if (!lb_to_text(py, args[1], "dialect", &name)) {
        return NULL;
    }
    lb_text *outer = guest->collected;
    const lb_dialect *outer_for = guest->collected_for;
    const lb_dialect *dialect = lb_dialect_find(name);
    guest->collected = &text;
    guest->collected_for = dialect ? dialect : lb_dialect_find(LB_STR("sqlite"));
    lb_value done = lb_call(py, args[0], 0, NULL);
    guest->collected = outer;
    guest->collected_for = outer_for;
    return done ? lb_string_take(py, &text) : NULL;
}

static lb_value column_text(lb_python *py, lb_value *args) /* column, dialect */
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_guest *guest = lb_guest_of(py);
    lb_border border = lb_border_of(guest, &arena);
    lb_schema_column *column;
    lb_str name;
    if (!lb_to_text(py, args[1], "dialect", &name)) {
        return NULL;
    }
    border.dialect = lb_dialect_find(name);
    if (!border.dialect || !lb_border_column(&border, args[0], &column)) {
        return border.dialect ? NULL : lb_raise(py, LB_T_VALUE_ERROR, "unknown dialect");
    }
    lb_code code = lb_ddl_write_column(&text, border.dialect, column, &error);
    return code == LB_OK ? lb_string_take(py, &text) : lb_guest_raise(guest, &error);
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

/* What a module of this room does not have of the package that it stands for. */
static lb_value opaque(lb_python *py, lb_value *args) /* path, origin */
{
    lb_str path, origin;
    return lb_to_text(py, args[0], "path", &path) && lb_to_text(py, args[1], "origin", &origin)
               ? lb_opaque_new(py, path, origin)
               : NULL;
}

static lb_value is_decorated(lb_python *py, lb_value *args) /* value */
{
    return lb_opaque_is_decorated(py, args[0]) ? LB_TRUE : LB_FALSE;
}

static lb_value note_uncomputed(lb_python *py, lb_value *args) /* class_name, exception */
{
    lb_uncomputed_note(py, args[0], args[1]);
    return LB_NONE;
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

/* A type as a dialect spells it; without one as SQLite does, which has the plain spellings, or by
   its name. */
static lb_value type_text(lb_python *py, lb_value *args) /* type, dialect or None */
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_guest *guest = lb_guest_of(py);
    lb_border border = lb_border_of(guest, &arena);
    lb_str name = {0};
    const lb_sql_type *type = NULL;
    if (args[1] != LB_NONE && !lb_to_text(py, args[1], "dialect", &name)) {
        return NULL;
    }
    border.dialect = name.ptr ? lb_dialect_find(name) : NULL;
    if (!border.dialect) {
        border.dialect = lb_dialect_find(LB_STR("sqlite"));
    }
    if (!lb_border_type(&border, args[0], &type)) {
        return NULL;
    }
    lb_code code = lb_type_write(&text, border.dialect, type, &error);
    if (code != LB_OK && args[1] == LB_NONE) {
        return lb_getattr(py, args[0], "__visit_name__");
    }
    return code == LB_OK ? lb_string_take(py, &text) : lb_guest_raise(guest, &error);
}

static const lb_method functions[] = {
    {"create_table", "table, if_not_exists, /", create_table},
    {"drop_table", "table, if_exists, /", drop_table},
    {"rename_table", "name, new_name, schema, /", rename_table},
    {"add_column", "table, column, schema, if_not_exists, inline_references, inline_primary_key, /",
     add_column},
    {"drop_column", "table, column, schema, if_exists, existing_type, /", drop_column},
    {"alter_column", "table, column, schema, changes, /", alter_column},
    {"create_index", "index, if_not_exists, /", create_index},
    {"drop_index", "index, if_exists, /", drop_index},
    {"add_constraint", "constraint, /", add_constraint},
    {"drop_constraint", "constraint, if_exists, /", drop_constraint},
    {"create_table_comment", "table, /", create_table_comment},
    {"drop_table_comment", "table, /", drop_table_comment},
    {"create_column_comment", "column, /", create_column_comment},
    {"drop_column_comment", "column, /", drop_column_comment},
    {"create_table_alone", "table, if_not_exists, /", create_table},
    {"execute_text", "sql, /", execute_text},
    {"ddl_text", "function, dialect, /", ddl_text},
    {"column_text", "column, dialect, /", column_text},
    {"create_type", "type, checkfirst, /", create_type},
    {"drop_type", "type, checkfirst, /", drop_type},
    {"create_sequence", "sequence, checkfirst, /", create_sequence},
    {"drop_sequence", "sequence, checkfirst, /", drop_sequence},
    {"create_schema", "name, checkfirst, /", create_schema},
    {"drop_schema", "name, checkfirst, cascade, /", drop_schema},
    {"bulk_insert", "table, rows, multiinsert, /", bulk_insert},
    {"execute", "sql, options, connection, /", execute},
    {"batch", "table, schema, settings, steps, /", batch},
    {"is_running", "", is_running},
    {"facts", "", facts},
    {"opaque", "path, origin, /", opaque},
    {"is_decorated", "value, /", is_decorated},
    {"note_uncomputed", "class_name, exception, /", note_uncomputed},
    {"output", "text, /", output},
    {"type_text", "type, dialect, /", type_text},
    {0}};

const lb_module_spec lb_module__operation = {.name = "_operation", .functions = functions};

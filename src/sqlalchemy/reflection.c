/*
 * The module _reflection: what a database has, as tuples and dicts of plain values. What they are
 * called, and which of them a dialect has, is sqlalchemy.engine.reflection's.
 */
#include "database/reflect.h"

#include "sqlalchemy/database.h"

/* ---- Values --------------------------------------------------------------------------------- */

static lb_value text_of(lb_python *py, lb_str text)
{
    return text.ptr ? lb_string_new(py, text) : LB_NONE;
}

static lb_value sql_of(lb_python *py, const lb_expression *expression)
{
    return expression ? text_of(py, lb_expression_plain(expression)) : LB_NONE;
}

static lb_value texts_of(lb_python *py, const lb_str_vector *texts)
{
    lb_list *list = lb_list_new(py, texts->count);
    for (size_t i = 0; i < texts->count; i++) {
        lb_list_append(py, list, text_of(py, texts->items[i]));
    }
    return (lb_value)list;
}

static void set(lb_python *py, lb_dict *dict, const char *name, lb_value value)
{
    if (value && value != LB_NONE) {
        lb_dict_set_cstr(py, dict, name, value);
    }
}

static void set_number(lb_python *py, lb_dict *dict, const char *name, int number)
{
    if (number != -1) {
        lb_dict_set_cstr(py, dict, name, lb_int_new(py, number));
    }
}

static void set_flag(lb_python *py, lb_dict *dict, const char *name, bool flag)
{
    if (flag) {
        lb_dict_set_cstr(py, dict, name, LB_TRUE);
    }
}

/* ---- Types ---------------------------------------------------------------------------------- */

/* (module, class, arguments, whether there are no more: None, or the item). */
static lb_value type_of(lb_python *py, const lb_sql_type *type)
{
    const lb_sql_type_row *row = lb_sql_type_row_of(type->kind);
    lb_dict *arguments = lb_dict_new(py);
    set(py, arguments, "name", text_of(py, type->name.text));
    set(py, arguments, "schema", text_of(py, type->schema.text));
    set_number(py, arguments, "length", type->length);
    set_number(py, arguments, "precision", type->precision);
    if (type->scale != LB_NO_SCALE) {
        lb_dict_set_cstr(py, arguments, "scale", lb_int_new(py, type->scale));
    }
    set_flag(py, arguments, "timezone", type->has_timezone);
    set_flag(py, arguments, "varying", type->is_varying);
    set_flag(py, arguments, "create_constraint", type->has_constraint);
    set(py, arguments, "fields", text_of(py, type->fields));
    set(py, arguments, "collation", text_of(py, type->collation));
    if (row->family == LB_SQL_TYPE_ENUM) {
        set(py, arguments, "values", texts_of(py, &type->values));
    }
    if (type->item) {
        set(py, arguments, "item", type_of(py, type->item));
    }
    set(py, arguments, "default", sql_of(py, type->default_value));
    set(py, arguments, "check", sql_of(py, type->check));
    set(py, arguments, "constraint_name", text_of(py, type->constraint_name));
    set_flag(py, arguments, "not_null", type->is_not_null);
    return lb_tuple_of(py, 3, lb_string_of(py, row->module), lb_string_of(py, row->class_name),
                       (lb_value)arguments);
}

/* ---- Options -------------------------------------------------------------------------------- */

static lb_value option_value(lb_python *py, const lb_option *option)
{
    switch (option->kind) {
    case LB_OPTION_BOOLEAN:
        return lb_bool(option->boolean);
    case LB_OPTION_INTEGER:
        return lb_int_new(py, option->integer);
    case LB_OPTION_EXPRESSION: /* text() */
        return lb_tuple_of(py, 1, sql_of(py, option->expression));
    case LB_OPTION_LIST: {
        lb_list *list = lb_list_new(py, option->items.count);
        for (size_t i = 0; i < option->items.count; i++) {
            lb_list_append(py, list, option_value(py, &option->items.items[i]));
        }
        return (lb_value)list;
    }
    case LB_OPTION_MAP: {
        lb_dict *dict = lb_dict_new(py);
        for (size_t i = 0; i < option->items.count; i++) {
            lb_dict_set(py, dict, text_of(py, option->items.items[i].key),
                        option_value(py, &option->items.items[i]));
        }
        return (lb_value)dict;
    }
    default:
        return text_of(py, option->text);
    }
}

static lb_value options_of(lb_python *py, const lb_options *options)
{
    lb_dict *dict = lb_dict_new(py);
    for (size_t i = 0; i < options->count; i++) {
        lb_dict_set(py, dict, text_of(py, options->items[i].key),
                    option_value(py, &options->items[i]));
    }
    return (lb_value)dict;
}

/* ---- Columns -------------------------------------------------------------------------------- */

static lb_value identity_of(lb_python *py, const lb_identity *identity)
{
    const lb_sequence_options *o = &identity->options;
    lb_dict *dict = lb_dict_new(py);
    lb_dict_set_cstr(py, dict, "always", lb_bool(identity->always));
    lb_dict_set_cstr(py, dict, "start", lb_int_new(py, o->start));
    lb_dict_set_cstr(py, dict, "increment", lb_int_new(py, o->increment));
    lb_dict_set_cstr(py, dict, "minvalue", lb_int_new(py, o->minimum));
    lb_dict_set_cstr(py, dict, "maxvalue", lb_int_new(py, o->maximum));
    lb_dict_set_cstr(py, dict, "cache", lb_int_new(py, o->cache));
    lb_dict_set_cstr(py, dict, "cycle", lb_bool(o->cycle));
    return (lb_value)dict;
}

static lb_value computed_of(lb_python *py, const lb_computed *computed)
{
    lb_dict *dict = lb_dict_new(py);
    lb_dict_set_cstr(py, dict, "sqltext", sql_of(py, computed->expression));
    lb_dict_set_cstr(py, dict, "persisted", lb_bool(computed->persisted == LB_PERSISTED_YES));
    return (lb_value)dict;
}

static lb_value column_of(lb_python *py, const lb_schema_column *column)
{
    lb_dict *dict = lb_dict_new(py);
    lb_dict_set_cstr(py, dict, "name", text_of(py, column->name.text));
    lb_dict_set_cstr(py, dict, "type", type_of(py, column->type));
    lb_dict_set_cstr(py, dict, "spec", text_of(py, column->type->spec));
    lb_dict_set_cstr(py, dict, "nullable", lb_bool(column->is_nullable));
    lb_dict_set_cstr(py, dict, "default", sql_of(py, column->server_default.expression));
    lb_dict_set_cstr(py, dict, "autoincrement",
                     lb_bool(column->autoincrement == LB_AUTOINCREMENT_YES));
    lb_dict_set_cstr(py, dict, "comment", text_of(py, column->comment));
    if (column->computed) {
        lb_dict_set_cstr(py, dict, "computed", computed_of(py, column->computed));
    }
    if (column->identity) {
        lb_dict_set_cstr(py, dict, "identity", identity_of(py, column->identity));
    }
    return (lb_value)dict;
}

/* ---- Constraints and indexes ---------------------------------------------------------------- */

static lb_value key_options(lb_python *py, const lb_constraint *key)
{
    lb_dict *dict = lb_dict_new(py);
    set(py, dict, "onupdate", text_of(py, key->on_update));
    set(py, dict, "ondelete", text_of(py, key->on_delete));
    set(py, dict, "initially", text_of(py, key->initially));
    if (key->deferrable != LB_UNSET) {
        lb_dict_set_cstr(py, dict, "deferrable", lb_bool(key->deferrable == LB_YES));
    }
    set(py, dict, "match", text_of(py, key->match));
    return (lb_value)dict;
}

static lb_value constraint_of(lb_python *py, const lb_constraint *constraint)
{
    static const char *const kinds[] = {"pk", "unique", "fk", "check", "exclude"};
    lb_dict *dict = lb_dict_new(py);
    lb_dict_set_cstr(py, dict, "kind", lb_string_of(py, kinds[constraint->kind]));
    lb_dict_set_cstr(py, dict, "name", text_of(py, constraint->name.text));
    lb_dict_set_cstr(py, dict, "columns", texts_of(py, &constraint->columns));
    lb_dict_set_cstr(py, dict, "comment", text_of(py, constraint->comment));
    lb_dict_set_cstr(py, dict, "dialect_options", options_of(py, &constraint->options));
    if (constraint->kind == LB_CONSTRAINT_FOREIGN_KEY) {
        lb_dict_set_cstr(py, dict, "schema", text_of(py, constraint->referent_schema.text));
        lb_dict_set_cstr(py, dict, "table", text_of(py, constraint->referent_table.text));
        lb_dict_set_cstr(py, dict, "referents", texts_of(py, &constraint->referent_columns));
        lb_dict_set_cstr(py, dict, "options", key_options(py, constraint));
    }
    if (constraint->check) {
        lb_dict_set_cstr(py, dict, "sqltext", sql_of(py, constraint->check));
    }
    return (lb_value)dict;
}

static lb_value element_of(lb_python *py, const lb_index_element *element)
{
    lb_value nulls =
        element->nulls_first == LB_UNSET ? LB_NONE : lb_bool(element->nulls_first == LB_YES);
    return lb_tuple_of(py, 4, text_of(py, element->column.text), sql_of(py, element->expression),
                       lb_bool(element->is_descending), nulls);
}

static lb_value index_of(lb_python *py, const lb_schema_index *index)
{
    lb_dict *dict = lb_dict_new(py);
    lb_list *elements = lb_list_new(py, index->elements.count);
    for (size_t i = 0; i < index->elements.count; i++) {
        lb_list_append(py, elements, element_of(py, &index->elements.items[i]));
    }
    lb_dict_set_cstr(py, dict, "name", text_of(py, index->name.text));
    lb_dict_set_cstr(py, dict, "unique", lb_bool(index->is_unique));
    lb_dict_set_cstr(py, dict, "elements", (lb_value)elements);
    lb_dict_set_cstr(py, dict, "duplicates", lb_bool(index->duplicates_constraint));
    lb_dict_set_cstr(py, dict, "dialect_options", options_of(py, &index->options));
    return (lb_value)dict;
}

/* ---- Tables --------------------------------------------------------------------------------- */

static lb_value table_of(lb_python *py, const lb_table *table)
{
    static const char *const kinds[] = {"table", "foreign", "view", "materialized"};
    lb_list *columns = lb_list_new(py, table->columns.count);
    lb_list *constraints = lb_list_new(py, table->constraints.count);
    lb_list *indexes = lb_list_new(py, table->indexes.count);
    for (size_t i = 0; i < table->columns.count; i++) {
        lb_list_append(py, columns, column_of(py, table->columns.items[i]));
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_list_append(py, constraints, constraint_of(py, table->constraints.items[i]));
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        lb_list_append(py, indexes, index_of(py, table->indexes.items[i]));
    }
    return lb_tuple_of(py, 6, text_of(py, table->name.text), lb_string_of(py, kinds[table->kind]),
                       text_of(py, table->comment), (lb_value)columns, (lb_value)constraints,
                       (lb_value)indexes);
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* A connection that the guest has: through the run's executor where it is the run's own. */
static lb_executor *executor_for(lb_python *py, lb_value handle, lb_executor *own)
{
    static const lb_executor_methods methods = LB_REFLECT_METHODS;
    lb_guest *guest = lb_guest_of(py);
    if (!lb_is_handle(py, handle)) {
        lb_raise(py, LB_T_TYPE_ERROR, "a connection is needed");
        return NULL;
    }
    lb_database_handle *it = (lb_database_handle *)handle;
    if (!it->connection) {
        lb_raise(py, LB_T_RUNTIME_ERROR, "the connection is closed");
        return NULL;
    }
    if (!lb_handle_settle(py, it)) {
        return NULL;
    }
    if (guest->executor && guest->executor->connection == it->connection) {
        return guest->executor;
    }
    *own = (lb_executor){&methods, it->connection->dialect, it->connection};
    return own;
}

static lb_value fail(lb_python *py, const lb_executor *executor, lb_error *error)
{
    lb_guest *guest = lb_guest_of(py);
    guest->failing = executor->dialect;
    lb_guest_raise(guest, error);
    guest->failing = NULL;
    return NULL;
}

static bool read_text(lb_python *py, lb_arena *arena, lb_value value, lb_str *out)
{
    if (value == LB_NONE) {
        return true;
    }
    if (!lb_to_text(py, value, "a name", out)) {
        return false;
    }
    *out = lb_arena_str(arena, *out);
    return true;
}

/* handle, schema or None, names or None, parts, with_views */
static lb_value tables(lb_python *py, lb_value *args)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_executor own;
    lb_executor *executor = executor_for(py, args[0], &own);
    lb_str schema_name = LB_STR("");
    int64_t parts;
    if (!executor || !read_text(py, &arena, args[1], &schema_name) ||
        !lb_to_int64(py, args[3], &parts)) {
        return NULL;
    }
    lb_str_vector names = {0};
    lb_list *list = args[2] == LB_NONE ? NULL : lb_list_of(py, args[2]);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str name = {0};
        if (!read_text(py, &arena, list->items[i], &name)) {
            return NULL;
        }
        lb_vector_push_in(&arena, &names, name);
    }
    if (lb_raised(py)) {
        return NULL;
    }
    const lb_reflect_options options = {
        .parts = (unsigned)parts,
        .schemas = &schema_name,
        .schema_count = 1,
        .tables = names.items,
        .table_count = names.count,
        .with_views = args[4] == LB_TRUE,
    };
    lb_schema *schema;
    if (lb_reflect(executor, &options, &schema, &error) != LB_OK) {
        return fail(py, executor, &error);
    }
    lb_list *out = lb_list_new(py, schema->tables.count);
    for (size_t i = 0; i < schema->tables.count; i++) {
        size_t mark = lb_keep_mark(py);
        lb_list_append(py, out, table_of(py, schema->tables.items[i]));
        lb_keep_drop(py, mark);
    }
    lb_value warnings = texts_of(py, &schema->warnings);
    lb_schema_free(schema);
    return lb_tuple_of(py, 2, (lb_value)out, warnings);
}

/* handle, kind, schema or None, name or None, with_internal */
static lb_value names(lb_python *py, lb_value *args)
{
    static const struct {
        const char *name;
        lb_reflect_names_kind kind;
    } kinds[] = {
        {"schemas", LB_REFLECT_NAMES_SCHEMAS},
        {"tables", LB_REFLECT_NAMES_TABLES},
        {"temporary tables", LB_REFLECT_NAMES_TEMPORARY_TABLES},
        {"foreign tables", LB_REFLECT_NAMES_FOREIGN_TABLES},
        {"views", LB_REFLECT_NAMES_VIEWS},
        {"temporary views", LB_REFLECT_NAMES_TEMPORARY_VIEWS},
        {"materialized views", LB_REFLECT_NAMES_MATERIALIZED_VIEWS},
        {"sequences", LB_REFLECT_NAMES_SEQUENCES},
        {"relations", LB_REFLECT_NAMES_RELATIONS},
        {"default schema", LB_REFLECT_NAMES_DEFAULT_SCHEMA},
        {"view definition", LB_REFLECT_NAMES_VIEW_DEFINITION},
    };
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_executor own;
    lb_executor *executor = executor_for(py, args[0], &own);
    lb_reflect_list list = {.with_internal = args[4] == LB_TRUE};
    lb_str kind = {0};
    lb_str_vector out = {0};
    if (!executor || !lb_to_text(py, args[1], "kind", &kind) ||
        !read_text(py, &arena, args[2], &list.schema) ||
        !read_text(py, &arena, args[3], &list.name)) {
        return NULL;
    }
    for (size_t i = 0; i < LB_COUNT(kinds); i++) {
        list.kind = lb_str_is(kind, kinds[i].name) ? kinds[i].kind : list.kind;
    }
    if (lb_reflect_names(executor, &list, &arena, &out, &error) != LB_OK) {
        return fail(py, executor, &error);
    }
    return texts_of(py, &out);
}

static const lb_method functions[] = {
    {"tables", "handle, schema, names, parts, with_views, /", tables},
    {"names", "handle, kind, schema, name, with_internal, /", names},
    {0}};

const lb_module_spec lb_module__reflection = {.name = "_reflection", .functions = functions};

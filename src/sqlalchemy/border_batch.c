/* with op.batch_alter_table(...): what was kept until its end as one operation. */
#include "sqlalchemy/border_operation.h"

#include "database/batch.h"
#include "database/compiler.h"

static const struct {
    const char *name;
    lb_operation *(*make)(const lb_border *border, lb_value *args);
    size_t arguments;
} makers[] = {
    {"alter_column", lb_border_alter_column, 5},
    {"add_column", lb_border_add_column, 6},
    {"drop_column", lb_border_drop_column, 5},
    {"add_constraint", lb_border_add_constraint, 1},
    {"drop_constraint", lb_border_drop_constraint, 2},
    {"rename_table", lb_border_rename_table, 3},
    {"create_index", lb_border_create_index, 2},
    {"drop_index", lb_border_drop_index, 2},
    {"create_table_comment", lb_border_create_table_comment, 1},
    {"drop_table_comment", lb_border_drop_table_comment, 1},
};

static lb_operation *make(const lb_border *border, lb_str name, const lb_tuple *args)
{
    lb_value copies[8];
    for (size_t i = 0; i < LB_COUNT(makers); i++) {
        if (lb_str_is(name, makers[i].name) && args->count == makers[i].arguments) {
            memcpy(copies, args->items, args->count * sizeof *copies);
            return makers[i].make(border, copies);
        }
    }
    lb_raise(border->py, LB_T_TYPE_ERROR, "%.*s() is not a step of a batch", LB_ARG(name));
    return NULL;
}

/* INSERT ... SELECT fills the rows of a new column as the program fills those it inserts. */
static bool fill_column(const lb_border *border, lb_value column, lb_schema_column *made)
{
    bool is_lacking = made->sequence && !border->dialect->expressions->has_sequences;
    if (!made->has_default || is_lacking) {
        return true;
    }
    lb_literal value = {0};
    lb_value type = lb_getattr(border->py, column, "type");
    if (!type || !lb_border_client_default(border, column, type, made->type, &value)) {
        return false;
    }
    made->filling = value.expression ? value.expression
                                     : lb_expression_literal(border->arena, value, made->type);
    return true;
}

/* A step: (name, arguments, insert_before, insert_after). */
static bool add_step(const lb_border *border, lb_value step, lb_operations *out)
{
    const lb_tuple *parts = (const lb_tuple *)step;
    lb_operation *operation =
        make(border, lb_string_text(parts->items[0]), (const lb_tuple *)parts->items[1]);
    if (!operation) {
        return false;
    }
    if (operation->kind == LB_OP_ADD_COLUMN &&
        (!lb_border_name(border, parts->items[2], &operation->add_column.insert_before) ||
         !lb_border_name(border, parts->items[3], &operation->add_column.insert_after))) {
        return false;
    }
    if (operation->kind == LB_OP_ADD_COLUMN &&
        !fill_column(border, ((const lb_tuple *)parts->items[1])->items[1],
                     operation->add_column.column)) {
        return false;
    }
    lb_vector_push_in(border->arena, out, operation);
    return true;
}

static bool read_texts(const lb_border *border, lb_value iterable, lb_str_vector *out)
{
    lb_list *list = lb_list_of(border->py, iterable);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str text;
        if (!lb_border_text(border, list->items[i], &text)) {
            return false;
        }
        lb_vector_push_in(border->arena, out, text);
    }
    return list != NULL;
}

static bool read_reordering(const lb_border *border, lb_value value, lb_batch *out)
{
    if (value == LB_NONE) {
        return true;
    }
    lb_list *list = lb_list_of(border->py, value);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str_vector names = {0};
        if (!read_texts(border, list->items[i], &names)) {
            return false;
        }
        lb_vector_push_in(border->arena, &out->partial_reordering, names);
    }
    return list != NULL;
}

/* Rules that are texts; a class as a key, or a function for a word of its own, is left out. */
static bool read_naming(const lb_border *border, lb_value value, lb_naming *out)
{
    lb_value key, format;
    if (!lb_is(border->py, value, LB_T_DICT)) {
        return true;
    }
    for (size_t i = 0; lb_dict_next((const lb_dict *)value, &i, &key, &format);) {
        lb_naming_rule rule;
        if (!lb_is(border->py, key, LB_T_STR) || !lb_is(border->py, format, LB_T_STR)) {
            continue;
        }
        if (!lb_border_text(border, key, &rule.key) ||
            !lb_border_text(border, format, &rule.format)) {
            return false;
        }
        lb_vector_push_in(border->arena, out, rule);
    }
    return true;
}

/* The table of table_args or reflect_args; columns that are not given there are only stubs. */
static bool read_extra(const lb_border *border, lb_value table, lb_value stubs, lb_table **out,
                       lb_schema_columns *columns)
{
    lb_str_vector names = {0};
    if (table == LB_NONE) {
        return true;
    }
    if (!read_texts(border, stubs, &names) || !lb_border_table(border, table, out)) {
        return false;
    }
    for (size_t i = 0; i < (*out)->columns.count; i++) {
        lb_schema_column *column = (*out)->columns.items[i];
        if (!lb_str_vector_has(&names, column->name.text)) {
            lb_vector_push_in(border->arena, columns, column);
        }
    }
    return true;
}

static bool read_extras(const lb_border *border, const lb_dict *settings, lb_batch *out)
{
    lb_table *extra = NULL, *reflected = NULL;
    lb_value values[4];
    static const char *const names[] = {"table", "table_stubs", "reflected", "reflected_stubs"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        lb_value value = lb_dict_get_cstr(border->py, settings, names[i]);
        values[i] = value ? value : LB_NONE;
    }
    lb_border strict = *border; /* Alembic has no tables for what table_args refer to */
    strict.takes_names = false;
    if (!read_extra(&strict, values[0], values[1], &extra, &out->table_columns) ||
        !read_extra(border, values[2], values[3], &reflected, &out->reflect_columns)) {
        return false;
    }
    if (extra) {
        out->table_constraints = extra->constraints;
        out->table_indexes = extra->indexes;
        out->table_options = extra->options;
        out->table_prefixes = extra->prefixes;
        out->table_comment = extra->comment;
    }
    if (reflected) {
        out->reflect_constraints = reflected->constraints;
    }
    return true;
}

static bool read_settings(const lb_border *border, const lb_dict *settings, lb_batch *out)
{
    lb_value recreate = lb_dict_get_cstr(border->py, settings, "recreate");
    lb_value copy_from = lb_dict_get_cstr(border->py, settings, "copy_from");
    lb_table *table = NULL;
    lb_str how;
    if (!lb_border_text(border, recreate, &how) ||
        (copy_from != LB_NONE && !lb_border_table(border, copy_from, &table))) {
        return false;
    }
    out->copy_from = table;
    out->recreate = lb_str_is(how, "always")  ? LB_RECREATE_ALWAYS
                    : lb_str_is(how, "never") ? LB_RECREATE_NEVER
                                              : LB_RECREATE_AUTO;
    return read_reordering(border, lb_dict_get_cstr(border->py, settings, "partial_reordering"),
                           out) &&
           read_naming(border, lb_dict_get_cstr(border->py, settings, "naming_convention"),
                       &out->naming);
}

lb_operation *lb_border_batch(const lb_border *outer, lb_value *args)
{
    lb_name table, schema;
    lb_border own = *outer;
    const lb_border *border = &own;
    own.takes_names = true;
    if (!lb_border_name(border, args[0], &table) || !lb_border_name(border, args[1], &schema)) {
        return NULL;
    }
    lb_operation *operation = lb_operation_new(border->arena, LB_OP_MODIFY_TABLE, schema, table);
    lb_batch *batch = LB_NEW(border->arena, lb_batch);
    lb_list *steps = lb_list_of(border->py, args[3]);
    operation->modify_table.batch = batch;
    if (!steps || !read_settings(border, (const lb_dict *)args[2], batch)) {
        return NULL;
    }
    for (size_t i = 0; i < steps->count; i++) {
        if (!add_step(border, steps->items[i], &operation->modify_table.operations)) {
            return NULL;
        }
    }
    bool has_new_table = !border->dialect || lb_batch_recreates(border->dialect, operation);
    return has_new_table && !read_extras(border, (const lb_dict *)args[2], batch) ? NULL
                                                                                  : operation;
}

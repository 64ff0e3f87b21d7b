/* op.bulk_insert() and op.execute(). */
#include "sqlalchemy/border_operation.h"

#include "database/compiler.h"

/* ---- bulk_insert ---------------------------------------------------------------------------- */

static bool add_column(const lb_border *border, lb_value key, lb_value table,
                       lb_bulk_insert *insert, lb_list *types)
{
    lb_value columns = lb_getattr(border->py, table, "c");
    lb_value column = columns ? lb_getitem(border->py, columns, key) : NULL;
    lb_value type = column ? lb_getattr(border->py, column, "type") : NULL;
    lb_name name;
    const lb_sql_type *sql_type;
    if (!type || !lb_border_name_of(border, column, "name", &name) ||
        !lb_border_type(border, type, &sql_type)) {
        return false;
    }
    lb_schema_column *made = lb_column_new(border->arena, name, sql_type);
    lb_vector_push_in(border->arena, &insert->columns, made);
    return lb_list_append(border->py, types, type);
}

static bool cross_value(const lb_border *border, lb_value value, lb_value guest_type,
                        const lb_sql_type *type, lb_literal *out)
{
    if (lb_border_binds(border)) {
        lb_value visited = lb_border_get(border, value, "__visit_name__");
        if (!visited || visited == LB_NONE ||
            lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_JSON) {
            return visited && lb_border_bound_literal(border, value, guest_type, type, out);
        }
    }
    return lb_border_typed_literal(border, value, guest_type, type, out);
}

bool lb_border_client_default(const lb_border *border, lb_value column, lb_value type,
                              const lb_sql_type *sql_type, lb_literal *out)
{
    lb_python *py = border->py;
    lb_value given = lb_border_get(border, column, "default");
    bool is_clause = false, is_sequence = false, is_callable = false;
    if (!given || given == LB_NONE) {
        return given != NULL;
    }
    if (!lb_border_flag(border, given, "is_clause_element", &is_clause) ||
        !lb_border_flag(border, given, "is_sequence", &is_sequence) ||
        !lb_border_flag(border, given, "is_callable", &is_callable)) {
        return false;
    }
    if (is_sequence && !border->dialect->expressions->has_sequences) {
        return true;
    }
    lb_value arg = is_sequence ? given : lb_border_get(border, given, "arg");
    if (arg && (is_clause || is_sequence)) {
        return lb_border_sql(border, arg, &out->expression);
    }
    if (!border->guest->executor || !border->guest->executor->connection) {
        lb_expression *bind = lb_expression_new(border->arena, LB_EXPRESSION_BIND);
        bind->type = sql_type;
        out->kind = LB_LITERAL_EXPRESSION;
        out->expression = bind;
        return arg && lb_border_name_of(border, column, "key", &bind->label.name);
    }
    if (arg && is_callable) {
        lb_value context = LB_NONE;
        arg = lb_call(py, arg, 1, &context);
    }
    return arg && cross_value(border, arg, type, sql_type, out);
}

static bool has_default(const lb_border *border, lb_value columns, lb_value key)
{
    lb_value column = lb_getitem(border->py, columns, key);
    lb_value given = column ? lb_border_get(border, column, "default") : NULL;
    return given && given != LB_NONE;
}

/* The keys of all rows and of columns with defaults, in the order of the table's columns. */
static lb_list *keys_of(const lb_border *border, lb_value table, const lb_list *rows)
{
    lb_python *py = border->py;
    lb_dict *seen = lb_dict_new(py);
    for (size_t i = 0; i < rows->count; i++) {
        if (!lb_is(py, rows->items[i], LB_T_DICT)) {
            lb_raise(py, LB_T_TYPE_ERROR, "List of dictionaries expected");
            return NULL;
        }
        lb_value key, value;
        for (size_t at = 0; lb_dict_next((lb_dict *)rows->items[i], &at, &key, &value);) {
            lb_dict_set(py, seen, key, LB_TRUE);
        }
    }
    lb_list *keys = lb_list_new(py, 0);
    lb_value columns = lb_getattr(py, table, "c");
    lb_value own = columns ? lb_call_method(py, columns, "keys", 0, NULL) : NULL;
    lb_list *list = own ? lb_list_of(py, own) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        if (lb_dict_remove(py, seen, list->items[i], NULL) == 1 ||
            has_default(border, columns, list->items[i])) {
            lb_list_append(py, keys, list->items[i]);
        }
    }
    lb_value key, value;
    for (size_t at = 0; list && lb_dict_next(seen, &at, &key, &value);) {
        lb_list_append(py, keys, key);
    }
    return list ? keys : NULL;
}

static bool add_row(const lb_border *border, lb_value table, const lb_dict *row,
                    const lb_list *keys, const lb_list *types, lb_bulk_insert *insert)
{
    lb_value columns = lb_getattr(border->py, table, "c");
    lb_literals literals = {0};
    for (size_t i = 0; i < keys->count; i++) {
        lb_literal literal = {.kind = LB_LITERAL_EXPRESSION};
        lb_value value = lb_dict_get(border->py, row, keys->items[i]);
        const lb_sql_type *type = insert->columns.items[i]->type;
        lb_value column = columns ? lb_getitem(border->py, columns, keys->items[i]) : NULL;
        bool ok = value ? cross_value(border, value, types->items[i], type, &literal)
                        : column && lb_border_client_default(border, column, types->items[i], type,
                                                             &literal);
        if (!ok) {
            return false;
        }
        lb_vector_push_in(border->arena, &literals, literal);
    }
    lb_vector_push_in(border->arena, &insert->rows, literals);
    return !lb_raised(border->py);
}

lb_operation *lb_border_bulk_insert(const lb_border *given, lb_value *args)
{
    lb_border bound = *given;
    bound.is_bound = given->is_sent;
    const lb_border *border = &bound;
    lb_python *py = border->py;
    lb_value name = lb_getattr(py, args[0], "name");
    lb_name table_name, schema;
    if (!name || !lb_border_name(border, name, &table_name) ||
        !lb_border_schema_of(border, args[0], &schema)) {
        return NULL;
    }
    lb_operation *operation =
        lb_operation_new(border->arena, LB_OP_BULK_INSERT, schema, table_name);
    lb_bulk_insert *insert = &operation->bulk_insert;
    const lb_list *rows = (const lb_list *)args[1];
    lb_list *keys = keys_of(border, args[0], rows);
    lb_list *types = lb_list_new(py, 0);
    insert->table = lb_table_new(NULL, border->arena, schema, table_name);
    insert->is_single = lb_truth(py, args[2]) == 0;
    for (size_t i = 0; keys && i < keys->count; i++) {
        if (!add_column(border, keys->items[i], args[0], insert, types)) {
            return NULL;
        }
    }
    for (size_t i = 0; keys && i < rows->count; i++) {
        if (!add_row(border, args[0], (const lb_dict *)rows->items[i], keys, types, insert)) {
            return NULL;
        }
    }
    return keys ? operation : NULL;
}

/* ---- execute -------------------------------------------------------------------------------- */

lb_operation *lb_border_execute(const lb_border *given, lb_value *args)
{
    lb_border bound = *given;
    bound.is_bound = given->is_sent;
    const lb_border *border = &bound;
    lb_python *py = border->py;
    lb_operation *operation =
        lb_operation_new(border->arena, LB_OP_EXECUTE, (lb_name){0}, (lb_name){0});
    lb_execute *execute = &operation->execute;
    if (lb_is(py, args[0], LB_T_STR)) {
        return lb_border_text(border, args[0], &execute->sql) ? operation : NULL;
    }
    lb_value visited = lb_border_get(border, args[0], "__visit_name__");
    if (visited == LB_NONE) {
        lb_getattr(py, args[0], "compile"); /* says what SQLAlchemy says of it */
        if (!lb_raised(py)) {
            lb_raise(py, LB_T_TYPE_ERROR, "not a statement: %s", lb_type_name(py, args[0]));
        }
        return NULL;
    }
    return visited && lb_border_sql(border, args[0], &execute->statement) ? operation : NULL;
}

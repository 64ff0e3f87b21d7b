/* Indexes and constraints. */
#include "database/postgresql/ddl.h"

static void add_include(lb_ddl *ddl, lb_text *out, const lb_options *options)
{
    const lb_option *include = lb_ddl_option(ddl, options, "include");
    if (!include || include->items.count == 0) {
        return;
    }
    lb_text_adds(out, " INCLUDE (");
    for (size_t i = 0; i < include->items.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        ddl->dialect->quote_name(out, include->items.items[i].text);
    }
    lb_text_addc(out, ')');
}

static bool has_column(const lb_constraint *constraint, lb_str name)
{
    for (size_t i = 0; i < constraint->columns.count; i++) {
        if (lb_str_equal(constraint->columns.items[i], name)) {
            return true;
        }
    }
    return constraint->table && lb_table_find_column(constraint->table, name);
}

/* SQLAlchemy looks the columns up in the table, of which a constraint alone knows its own only. */
lb_code pg_include(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error)
{
    const lb_option *include = lb_ddl_option(ddl, &constraint->options, "include");
    for (size_t i = 0; include && i < include->items.count && !ddl->options->is_faithful; i++) {
        if (!has_column(constraint, include->items.items[i].text)) {
            lb_fail(error, LB_ERR_SCRIPT, "%.*s", LB_ARG(include->items.items[i].text));
            lb_error_kind(error, "KeyError");
            return LB_ERR_SCRIPT;
        }
    }
    add_include(ddl, out, &constraint->options);
    return LB_OK;
}

/* A word, in lower case. */
static lb_code add_method(lb_text *out, lb_str method, lb_error *error)
{
    bool is_word = method.len > 0;
    for (size_t i = 0; i < method.len; i++) {
        char c = method.ptr[i];
        is_word = is_word && (lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c < 0);
    }
    if (!is_word) {
        return lb_phrase_error(error, method, "^(?:btree|hash|gist|gin|[\\w_]+)$");
    }
    for (size_t i = 0; i < method.len; i++) {
        lb_text_addc(out, lb_lower(method.ptr[i]));
    }
    return LB_OK;
}

/* ---- Indexes -------------------------------------------------------------------------------- */

static bool is_concurrent(lb_ddl *ddl, const lb_schema_index *index)
{
    return lb_option_is_true(lb_ddl_option(ddl, &index->options, "concurrently"));
}

static const lb_option *item_of(const lb_option *map, lb_str key)
{
    for (size_t i = 0; map && key.ptr && i < map->items.count; i++) {
        if (lb_str_equal(map->items.items[i].key, key)) {
            return &map->items.items[i];
        }
    }
    return NULL;
}

/* Of what is within a label. */
static lb_expression_shape shape_of(const lb_expression *expression)
{
    while (expression->left && (expression->kind == LB_EXPRESSION_LABEL ||
                                expression->kind == LB_EXPRESSION_TYPE_COERCE)) {
        expression = expression->left;
    }
    return lb_expression_shape_of(expression);
}

static lb_code write_elements(lb_ddl *ddl, lb_text *out, const lb_schema_index *index,
                              lb_error *error)
{
    const lb_option *ops = lb_ddl_option(ddl, &index->options, "ops");
    for (size_t i = 0; i < index->elements.count; i++) {
        const lb_index_element *element = &index->elements.items[i];
        const lb_expression *expression = element->expression;
        lb_expression_shape shape = expression ? shape_of(expression) : LB_SHAPE_PLAIN;
        bool has_parentheses =
            shape == LB_SHAPE_BINARY || shape == LB_SHAPE_LIST || shape == LB_SHAPE_UNARY;
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_ddl_index_element(ddl, out, element, has_parentheses, error));
        lb_str key = expression ? lb_expression_key(expression) : element->column.text;
        const lb_option *op = item_of(ops, key);
        if (op) {
            lb_text_addf(out, " %.*s", LB_ARG(op->text));
        }
        lb_ddl_index_element_end(ddl, out, element);
    }
    return LB_OK;
}

static lb_code add_parameters(lb_ddl *ddl, lb_text *out, const lb_schema_index *index,
                              lb_error *error)
{
    const lb_option *with = lb_ddl_option(ddl, &index->options, "with");
    if (!with || with->items.count == 0) {
        return LB_OK;
    }
    if (with->kind == LB_OPTION_LIST) {
        lb_fail(error, LB_ERR_SCRIPT, "'%s' object has no attribute 'items'",
                with->is_tuple ? "tuple" : "list");
        lb_error_kind(error, "AttributeError");
        return LB_ERR_SCRIPT;
    }
    lb_text_adds(out, " WITH (");
    for (size_t i = 0; i < with->items.count; i++) {
        const lb_option *item = &with->items.items[i];
        lb_text_addf(out, "%s%.*s = ", i ? ", " : "", LB_ARG(item->key));
        if (item->kind == LB_OPTION_BOOLEAN) {
            lb_text_adds(out, item->boolean ? "True" : "False");
        } else {
            lb_text_add(out, item->text);
        }
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

lb_code pg_create_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                        const lb_schema_index *index, bool if_not_exists, lb_error *error)
{
    lb_text_adds(out, index->is_unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    lb_text_adds(out, is_concurrent(ddl, index) ? "CONCURRENTLY " : "");
    lb_text_adds(out, if_not_exists ? "IF NOT EXISTS " : "");
    LB_TRY(lb_ddl_index_name(ddl, out, operation, index, false, error));
    lb_text_adds(out, " ON ");
    lb_qualified_name_write(out, ddl->dialect, operation->schema, operation->table);
    lb_text_addc(out, ' ');
    const lb_option *using = lb_ddl_option(ddl, &index->options, "using");
    if (lb_option_is_true(using)) {
        lb_text_adds(out, "USING ");
        LB_TRY(add_method(out, using->text, error));
        lb_text_addc(out, ' ');
    }
    lb_text_addc(out, '(');
    LB_TRY(write_elements(ddl, out, index, error));
    lb_text_addc(out, ')');
    add_include(ddl, out, &index->options);
    const lb_option *distinct = lb_ddl_option(ddl, &index->options, "nulls_not_distinct");
    if (distinct && distinct->kind == LB_OPTION_BOOLEAN) {
        lb_text_adds(out, distinct->boolean ? " NULLS NOT DISTINCT" : " NULLS DISTINCT");
    }
    LB_TRY(add_parameters(ddl, out, index, error));
    const lb_option *space = lb_ddl_option(ddl, &index->options, "tablespace");
    if (lb_option_is_true(space)) {
        lb_text_adds(out, " TABLESPACE ");
        ddl->dialect->quote_name(out, space->text);
    }
    const lb_option *where = lb_ddl_option(ddl, &index->options, "where");
    if (where) {
        lb_text_adds(out, " WHERE ");
        return lb_ddl_option_expression(ddl, out, where, error);
    }
    return LB_OK;
}

lb_code pg_drop_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                      const lb_schema_index *index, bool if_exists, lb_error *error)
{
    lb_text_adds(out, "DROP INDEX ");
    lb_text_adds(out, is_concurrent(ddl, index) ? "CONCURRENTLY " : "");
    lb_text_adds(out, if_exists ? "IF EXISTS " : "");
    return lb_ddl_index_name(ddl, out, operation, index, true, error);
}

/* ---- Constraints ---------------------------------------------------------------------------- */

lb_code pg_constraint(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error)
{
    bool is_checked = constraint->kind == LB_CONSTRAINT_FOREIGN_KEY ||
                      (constraint->kind == LB_CONSTRAINT_CHECK && !constraint->is_inline);
    const lb_option *not_valid = lb_ddl_option(ddl, &constraint->options, "not_valid");
    LB_TRY(lb_ddl_constraint_ansi(ddl, out, constraint, error));
    if (is_checked && (constraint->is_not_valid || lb_option_is_true(not_valid))) {
        lb_text_adds(out, " NOT VALID");
    }
    return LB_OK;
}

lb_code pg_exclude(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error)
{
    lb_text_adds(out, "EXCLUDE USING ");
    LB_TRY(add_method(out, constraint->using.ptr ? constraint->using : LB_STR("gist"), error));
    lb_text_adds(out, " (");
    for (size_t i = 0; i < constraint->exclusions.count; i++) {
        const lb_exclusion *exclusion = &constraint->exclusions.items[i];
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_ddl_expression(ddl, out, exclusion->expression, error));
        if (exclusion->opclass.len) {
            lb_text_addf(out, " %.*s", LB_ARG(exclusion->opclass));
        }
        lb_text_addf(out, " WITH %.*s", LB_ARG(exclusion->op));
    }
    lb_text_addc(out, ')');
    if (constraint->where) {
        lb_text_adds(out, " WHERE (");
        LB_TRY(lb_ddl_expression(ddl, out, constraint->where, error));
        lb_text_addc(out, ')');
    }
    return LB_OK;
}

/* SET NULL and SET DEFAULT may name columns. */
lb_code pg_on_delete(lb_text *out, lb_str action, lb_error *error)
{
    static const char *const allowed[] = {"RESTRICT",  "CASCADE",     "SET NULL",
                                          "NO ACTION", "SET DEFAULT", NULL};
    size_t paren = lb_str_find_char(action, '(');
    if (paren != SIZE_MAX && action.ptr[action.len - 1] == ')' && action.len - paren > 2) {
        lb_str verb = lb_str_trim_end(lb_str_slice(action, 0, paren));
        if (lb_str_is_nocase(verb, "SET NULL") || lb_str_is_nocase(verb, "SET DEFAULT")) {
            lb_text_add(out, action);
            return LB_OK;
        }
    }
    return lb_ddl_phrase(out, action, allowed,
                         "^(?:RESTRICT|CASCADE|SET (?:NULL|DEFAULT)(?:\\s*\\(.+\\))?|NO ACTION)$",
                         error);
}

#include "database/compiler.h"
#include "database/ddl_rules.h"

static void add_concatenated(lb_arena *arena, const lb_expression *e, lb_expressions *out)
{
    bool is_chain = e->kind == LB_EXPRESSION_BINARY && e->op == LB_SQL_CONCAT;
    if (is_chain) {
        add_concatenated(arena, e->left, out);
        add_concatenated(arena, e->right, out);
    } else if (e->kind == LB_EXPRESSION_LIST && e->op == LB_SQL_CONCAT) {
        for (size_t i = 0; i < e->items.count; i++) {
            add_concatenated(arena, e->items.items[i], out);
        }
    } else {
        lb_vector_push_in(arena, out, e);
    }
}

static lb_code compile_concat(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_expressions parts = {0};
    add_concatenated(&c->arena, e, &parts);
    lb_text_adds(out, "concat(");
    for (size_t i = 0; i < parts.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_sql_compile_operand(c, out, parts.items[i], LB_SQL_CONCAT, scope));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static bool has_flags(const lb_expression *e)
{
    return e->third && e->third->value.kind == LB_LITERAL_STRING;
}

static lb_code write_flags(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    lb_sql_type type = {.kind = LB_SQL_TYPE_STRING, .length = -1};
    return lb_sql_compile_value(c, out, &e->third->value, &type);
}

static bool is_mariadb(const lb_compiler *c)
{
    return lb_str_is(lb_str_of(c->dialect->name), "mariadb");
}

/* MariaDB has flags in the pattern: CONCAT('(?', 'i', ')', pattern) */
static lb_code compile_flagged(lb_compiler *c, lb_text *out, const lb_expression *e,
                               const lb_expression *pattern)
{
    lb_text_adds(out, "CONCAT('(?', ");
    LB_TRY(write_flags(c, out, e));
    lb_text_adds(out, ", ')', ");
    LB_TRY(lb_sql_compile(c, out, pattern, (lb_scope){0}));
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_regexp(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const char *op = e->op == LB_SQL_REGEXP ? " REGEXP " : " NOT REGEXP ";
    if (!has_flags(e)) {
        return lb_sql_compile_infix(c, out, e, op, scope);
    }
    if (is_mariadb(c)) {
        LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
        lb_text_adds(out, op);
        return compile_flagged(c, out, e, e->right);
    }
    lb_text_adds(out, e->op == LB_SQL_NOT_REGEXP ? "NOT " : "");
    LB_TRY(lb_sql_compile_call(c, out, e, "REGEXP_LIKE(", ", ", ", ", scope));
    LB_TRY(write_flags(c, out, e));
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_replace(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    if (!has_flags(e)) {
        return lb_sql_compile_call(c, out, e, "REGEXP_REPLACE(", ", ", ")", scope);
    }
    if (is_mariadb(c) && e->right->items.count == 2) {
        lb_text_adds(out, "REGEXP_REPLACE(");
        LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
        lb_text_adds(out, ", ");
        LB_TRY(compile_flagged(c, out, e, e->right->items.items[0]));
        lb_text_adds(out, ", ");
        LB_TRY(lb_sql_compile(c, out, e->right->items.items[1], scope));
        lb_text_addc(out, ')');
        return LB_OK;
    }
    LB_TRY(lb_sql_compile_call(c, out, e, "REGEXP_REPLACE(", ", ", ", ", scope));
    LB_TRY(write_flags(c, out, e));
    lb_text_addc(out, ')');
    return LB_OK;
}

/* JSON_EXTRACT() gives JSON; what else is asked for is made of it. */
static lb_code compile_json(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_text LB_AUTO_TEXT extract = {0};
    LB_TRY(lb_sql_compile_call(c, &extract, e, "JSON_EXTRACT(", ", ", ")", scope));
    const char *text = lb_text_cstr(&extract);
    lb_sql_type_kind family = lb_expression_family(e);
    if (family == LB_SQL_TYPE_JSON) {
        lb_text_adds(out, text);
        return LB_OK;
    }
    lb_text_addf(out, "CASE %s WHEN 'null' THEN NULL ", text);
    if (family == LB_SQL_TYPE_INTEGER) {
        lb_text_addf(out, "ELSE CAST(%s AS SIGNED INTEGER)", text);
    } else if (family == LB_SQL_TYPE_NUMERIC && e->type->precision >= 0 &&
               e->type->scale != LB_NO_SCALE) {
        lb_text_addf(out, "ELSE CAST(%s AS DECIMAL(%d, %d))", text, e->type->precision,
                     e->type->scale);
    } else if (family == LB_SQL_TYPE_NUMERIC) {
        lb_text_addf(out, "ELSE %s+0.0000000000000000000000", text);
    } else if (family == LB_SQL_TYPE_BOOLEAN) {
        lb_text_adds(out, "WHEN true THEN true ELSE false");
    } else if (family == LB_SQL_TYPE_STRING) {
        lb_text_addf(out, "ELSE JSON_UNQUOTE(%s)", text);
    } else {
        lb_text_addf(out, "ELSE %s", text);
    }
    lb_text_adds(out, " END");
    return LB_OK;
}

/* text: the modifiers of mysql_boolean_mode and its like; "" where they were not given. */
static lb_code compile_match(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_text_adds(out, e->op == LB_SQL_NOT_MATCH ? "NOT " : "");
    LB_TRY(lb_sql_compile_call(c, out, e, "MATCH (", ") AGAINST (", "", scope));
    if (e->text.ptr) {
        lb_text_add(out, e->text);
    } else {
        lb_text_adds(out, " IN BOOLEAN MODE");
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_binary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope,
                              bool *done)
{
    lb_scope plain = {.without_table = c->options->without_table};
    *done = true;
    switch (e->op) {
    case LB_SQL_CONCAT:
        return compile_concat(c, out, e, scope);
    case LB_SQL_IS_DISTINCT:
        return lb_sql_compile_call(c, out, e, "NOT (", " <=> ", ")", plain);
    case LB_SQL_IS_NOT_DISTINCT:
        return lb_sql_compile_call(c, out, e, "", " <=> ", "", plain);
    case LB_SQL_REGEXP:
    case LB_SQL_NOT_REGEXP:
        return compile_regexp(c, out, e, scope);
    case LB_SQL_REGEXP_REPLACE:
        return compile_replace(c, out, e, scope);
    case LB_SQL_JSON_GETITEM:
    case LB_SQL_JSON_PATH:
        return compile_json(c, out, e, scope);
    case LB_SQL_MATCH:
    case LB_SQL_NOT_MATCH:
        return compile_match(c, out, e, scope);
    default:
        *done = false;
        return LB_OK;
    }
}

static lb_code compile_function(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope, bool *done)
{
    lb_str name = e->label.name.text;
    *done = true;
    if (lb_str_is_nocase(name, "random")) {
        lb_text_adds(out, "rand");
        scope.is_literal = false;
        return lb_sql_compile_arguments(c, out, e, scope);
    }
    if (lb_str_is_nocase(name, "sysdate")) {
        lb_text_adds(out, "SYSDATE()");
    } else if (lb_str_is_nocase(name, "rollup")) {
        LB_TRY(lb_sql_compile_list(c, out, &e->items, ", ", scope));
        lb_text_adds(out, " WITH ROLLUP");
    } else if (lb_str_is_nocase(name, "aggregate_strings") && e->items.count == 2) {
        lb_text_adds(out, "group_concat(");
        LB_TRY(lb_sql_compile(c, out, e->items.items[0], scope));
        lb_text_adds(out, " SEPARATOR ");
        LB_TRY(lb_sql_compile(c, out, e->items.items[1], scope));
        lb_text_addc(out, ')');
    } else {
        *done = false;
    }
    return LB_OK;
}

static lb_code compile_extract(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_str field = lb_str_is(e->text, "milliseconds") ? LB_STR("millisecond") : e->text;
    lb_text_addf(out, "EXTRACT(%.*s FROM ", LB_ARG(field));
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    lb_text_addc(out, ')');
    return LB_OK;
}

/* The types that CAST knows; false: it is left out. */
static lb_code write_cast_type(lb_compiler *c, lb_text *out, const lb_sql_type *type, bool *known)
{
    bool is_own = lb_str_is(lb_str_of(lb_sql_type_row_of(type->kind)->module), "mysql");
    lb_sql_type as_char = {.kind = LB_SQL_TYPE_SQL_CHAR, .length = type->length};
    if (is_own) {
        as_char = *type;
        as_char.kind = LB_SQL_TYPE_MY_CHAR;
        as_char.is_national = false;
    }
    *known = true;
    switch (type->kind) {
    case LB_SQL_TYPE_ENUM:
        *known = !type->is_native;
        as_char.length = type->length > 0 ? type->length : lb_type_enum_length(type);
        return *known ? lb_sql_compile_type(c, out, &as_char) : LB_OK;
    case LB_SQL_TYPE_SQL_CHAR:
    case LB_SQL_TYPE_MY_CHAR:
        return lb_sql_compile_type(c, out, type);
    case LB_SQL_TYPE_MY_ENUM:
    case LB_SQL_TYPE_PG_JSONPATH:
    case LB_SQL_TYPE_MY_SET:
    case LB_SQL_TYPE_MY_YEAR:
    case LB_SQL_TYPE_MY_BIT:
        *known = false;
        return LB_OK;
    case LB_SQL_TYPE_SQL_TIMESTAMP:
    case LB_SQL_TYPE_PG_TIMESTAMP:
    case LB_SQL_TYPE_MY_TIMESTAMP:
        lb_text_adds(out, "DATETIME");
        return LB_OK;
    default:
        break;
    }
    switch (lb_sql_type_row_of(type->kind)->family) {
    case LB_SQL_TYPE_INTEGER:
        lb_text_adds(out, type->is_unsigned ? "UNSIGNED INTEGER" : "SIGNED INTEGER");
        return LB_OK;
    case LB_SQL_TYPE_STRING:
        return lb_sql_compile_type(c, out, &as_char);
    case LB_SQL_TYPE_LARGE_BINARY:
        lb_text_adds(out, "BINARY");
        return LB_OK;
    case LB_SQL_TYPE_JSON:
        lb_text_adds(out, "JSON");
        return LB_OK;
    case LB_SQL_TYPE_DATE:
    case LB_SQL_TYPE_DATETIME:
    case LB_SQL_TYPE_TIME:
        return lb_sql_compile_type(c, out, type);
    case LB_SQL_TYPE_INTERVAL:
        lb_text_adds(out, "DATETIME");
        return LB_OK;
    case LB_SQL_TYPE_NUMERIC: {
        lb_text LB_AUTO_TEXT text = {0};
        LB_TRY(lb_sql_compile_type(c, &text, type));
        bool is_exact =
            type->kind == LB_SQL_TYPE_NUMERIC || type->kind == LB_SQL_TYPE_SQL_NUMERIC ||
            type->kind == LB_SQL_TYPE_SQL_DECIMAL || type->kind == LB_SQL_TYPE_MY_NUMERIC ||
            type->kind == LB_SQL_TYPE_MY_DECIMAL;
        lb_str spelled = lb_text_str(&text);
        *known = is_exact;
        if (is_exact && lb_str_starts(spelled, LB_STR("NUMERIC"))) {
            lb_text_adds(out, "DECIMAL");
            spelled = lb_str_slice(spelled, 7, spelled.len);
        }
        if (is_exact) {
            lb_text_add(out, spelled);
        }
        return LB_OK;
    }
    default:
        *known = false;
        return LB_OK;
    }
}

static lb_code compile_cast(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_text LB_AUTO_TEXT type = {0};
    bool known = false;
    if (e->type) {
        const lb_sql_type *own = lb_sql_type_for(e->type, lb_str_of(c->dialect->name));
        LB_TRY(write_cast_type(c, &type, own, &known));
    }
    if (!known) { /* SQLAlchemy's warning spells the type, which not every type bears */
        LB_TRY(e->type ? lb_sql_compile_type(c, &type, e->type) : LB_OK);
        return lb_sql_compile_grouped(c, out, e->left, scope);
    }
    lb_text_adds(out, "CAST(");
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    lb_text_addf(out, " AS %s)", lb_text_cstr(&type));
    return LB_OK;
}

static lb_code compile_limit(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    lb_text_adds(out, " \n LIMIT ");
    if (select->offset) {
        LB_TRY(lb_sql_compile(c, out, select->offset, scope));
        lb_text_adds(out, select->limit ? ", " : ", 18446744073709551615");
    }
    return select->limit ? lb_sql_compile(c, out, select->limit, scope) : LB_OK;
}

static lb_code compile_lock(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    const lb_for_update *lock = &select->for_update;
    lb_text_adds(out, lock->is_read ? " LOCK IN SHARE MODE" : " FOR UPDATE");
    (void)c;
    (void)scope;
    lb_text_adds(out, lock->is_nowait ? " NOWAIT" : "");
    lb_text_adds(out, lock->skips_locked ? " SKIP LOCKED" : "");
    return LB_OK;
}

static lb_code compile_next_value(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    lb_text_adds(out, "nextval(");
    if (e->schema.text.len) {
        lb_sql_compile_name(c, out, e->schema);
        lb_text_addc(out, '.');
    }
    lb_sql_compile_name(c, out, e->label.name);
    lb_text_addc(out, ')');
    return LB_OK;
}

/* The row that was to be inserted is VALUES(column) here. */
static const lb_expression *replace_inserted(lb_compiler *c, const lb_expression *e,
                                             const lb_conflict *conflict,
                                             const lb_expression *column)
{
    if (!e) {
        return NULL;
    }
    if (e->kind == LB_EXPRESSION_COLUMN) {
        if (!conflict->inserted || e->table != conflict->inserted) {
            return e;
        }
        lb_text LB_AUTO_TEXT text = {0};
        lb_text_adds(&text, "VALUES(");
        lb_sql_compile_name(c, &text, e->label.name);
        lb_text_addc(&text, ')');
        return lb_expression_sql(&c->arena, lb_text_str(&text));
    }
    lb_expression *copy = LB_NEW(&c->arena, lb_expression);
    *copy = *e;
    if (e->kind == LB_EXPRESSION_BIND) {
        if (lb_expression_family(e) == LB_SQL_TYPE_NULL) {
            copy->type = column->type;
        }
        return copy;
    }
    copy->left = replace_inserted(c, e->left, conflict, column);
    copy->right = replace_inserted(c, e->right, conflict, column);
    copy->items = (lb_expressions){0};
    for (size_t i = 0; i < e->items.count; i++) {
        const lb_expression *item = replace_inserted(c, e->items.items[i], conflict, column);
        lb_vector_push_in(&c->arena, &copy->items, item);
    }
    return copy;
}

static const lb_assignment *find_set(const lb_conflict *conflict, const lb_expression *column)
{
    for (size_t i = 0; i < conflict->set.count; i++) {
        const lb_assignment *a = &conflict->set.items[i];
        lb_str key = a->column ? lb_expression_key(a->column) : a->key;
        if (lb_str_equal(key, lb_expression_key(column))) {
            return a;
        }
    }
    return NULL;
}

static lb_code compile_assignment(lb_compiler *c, lb_text *out, const lb_conflict *conflict,
                                  const lb_expression *column, bool *is_first)
{
    const lb_assignment *a = find_set(conflict, column);
    if (!a) {
        return LB_OK;
    }
    lb_text_adds(out, *is_first ? "" : ", ");
    *is_first = false;
    lb_sql_compile_name(c, out, column->label.name);
    lb_text_adds(out, " = ");
    /* SQLAlchemy's compiler forgets here that values were to be literals. */
    lb_scope scope = {.without_schema = true};
    return lb_sql_compile_grouped(c, out, replace_inserted(c, a->value, conflict, column), scope);
}

static lb_code compile_conflict(lb_compiler *c, lb_text *out, const lb_dml *dml,
                                lb_scope scope LB_UNUSED)
{
    const lb_conflict *conflict = &dml->conflict;
    const lb_expressions *columns = &dml->table->items;
    bool is_first = true;
    lb_text_adds(out, "ON DUPLICATE KEY UPDATE ");
    for (size_t i = 0; conflict->keeps_order && i < conflict->set.count; i++) {
        const lb_assignment *a = &conflict->set.items[i];
        lb_str key = a->column ? lb_expression_key(a->column) : a->key;
        const lb_expression *column = lb_column_find(columns, key);
        if (column) {
            LB_TRY(compile_assignment(c, out, conflict, column, &is_first));
        }
    }
    for (size_t i = 0; !conflict->keeps_order && i < columns->count; i++) {
        LB_TRY(compile_assignment(c, out, conflict, columns->items[i], &is_first));
    }
    return LB_OK;
}

static lb_code compile_delete_from(lb_compiler *c, lb_text *out, const lb_dml *dml,
                                   const lb_expressions *froms, lb_scope scope)
{
    scope.as_from = true;
    lb_text_adds(out, "USING ");
    LB_TRY(lb_sql_compile(c, out, dml->table, scope));
    lb_text_adds(out, ", ");
    return lb_sql_compile_list(c, out, froms, ", ", scope);
}

const lb_expression_rules lb_mysql_expression_rules = {
    .bytes = "X'",
    .places = LB_PLACES_PATH,
    .compiler = "sqlalchemy.dialects.mysql.mysqldb.MySQLCompiler_mysqldb",
    .duplicates = LB_CONFLICT_DUPLICATE,
    .writes_true = true,
    .doubles_backslashes = true,
    .autoincrements_null = true,
    .has_update_tables = true,
    .cte_follows_insert = true,
    .label_length = 255,
    .parameter = "?",
    .style = LB_STYLE_FORMAT,
    .join = " INNER JOIN ",
    .from_nothing = " FROM DUAL",
    .binary = compile_binary,
    .function = compile_function,
    .extract = compile_extract,
    .cast = compile_cast,
    .limit = compile_limit,
    .lock = compile_lock,
    .next_value = compile_next_value,
    .conflict = compile_conflict,
    .delete_from = compile_delete_from,
};

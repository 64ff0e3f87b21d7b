#include "database/compiler.h"
#include "database/name.h"
#include "database/type.h"

/* Deeper trees than this are a mistake of the script, not a statement. */
#define MAXIMUM_DEPTH 2000

lb_code lb_sql_compile_fail(lb_compiler *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    lb_text LB_AUTO_TEXT message = {0};
    lb_text_addv(&message, format, args);
    va_end(args);
    lb_code code = lb_fail(c->error, LB_ERR_SCRIPT, "%s", lb_text_cstr(&message));
    lb_error_kind(c->error, "CompileError");
    return code;
}

lb_code lb_sql_compile_unsupported(lb_compiler *c, const char *element)
{
    lb_code code = lb_fail(c->error, LB_ERR_SCRIPT,
                           "Compiler <%s object at %p> can't render element of type %s",
                           c->rules->compiler, (const void *)c->rules, element);
    lb_error_kind(c->error, "UnsupportedCompilationError");
    return code;
}

/* ---- Names ---------------------------------------------------------------------------------- */

void lb_sql_compile_text(lb_compiler *c, lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '%' && c->doubles_percents) {
            lb_text_addc(out, '%');
        }
        lb_text_addc(out, text.ptr[i]);
    }
}

void lb_sql_compile_name(lb_compiler *c, lb_text *out, lb_name name)
{
    if (!c->doubles_percents || lb_str_find_char(name.text, '%') == SIZE_MAX) {
        lb_name_write(out, c->dialect, name);
        return;
    }
    lb_text LB_AUTO_TEXT quoted = {0};
    lb_name_write(&quoted, c->dialect, name);
    lb_sql_compile_text(c, out, lb_text_str(&quoted));
}

bool lb_label_is_same(const lb_label *a, const lb_label *b)
{
    return a->owner == b->owner && a->repeat == b->repeat &&
           lb_str_equal(a->name.text, b->name.text);
}

static lb_str truncate_name(lb_compiler *c, lb_str name)
{
    size_t limit = c->rules->label_length - 6;
    if (name.len <= limit) {
        return name;
    }
    char *text = lb_arena_format(&c->arena, "%.*s_%zx", (int)limit, name.ptr, ++c->truncated);
    return lb_str_of(text);
}

lb_str lb_label_resolve(lb_compiler *c, const lb_label *label)
{
    lb_str base = label->name.text;
    if (!label->owner) {
        return base;
    }
    size_t number = 1;
    for (size_t i = 0; i < c->numbered.count; i++) {
        const lb_numbered *n = &c->numbered.items[i];
        if (lb_str_equal(n->base, base)) {
            if (n->owner == label->owner && n->repeat == label->repeat) {
                return n->full;
            }
            number++;
        }
    }
    char *full = lb_arena_format(&c->arena, "%.*s_%zu", LB_ARG(base), number);
    lb_numbered n = {label->owner, label->repeat, base, truncate_name(c, lb_str_of(full))};
    lb_vector_push_in(&c->arena, &c->numbered, n);
    return n.full;
}

void lb_sql_compile_label(lb_compiler *c, lb_text *out, const lb_label *label)
{
    lb_name name = label->name;
    name.text = lb_label_resolve(c, label);
    lb_sql_compile_name(c, out, name);
}

lb_code lb_sql_compile_type(lb_compiler *c, lb_text *out, const lb_sql_type *type)
{
    static const lb_sql_type null_type = {.kind = LB_SQL_TYPE_NULL};
    const lb_sql_type *shown = type ? type : &null_type;
    const lb_dialect *dialect = c->dialect;
    if (!dialect->ddl) { /* standard SQL: as the database of the type, or SQLite, has it */
        dialect = lb_dialect_find(lb_str_of(lb_sql_type_row_of(shown->kind)->module));
        dialect = dialect ? dialect : lb_dialect_find(LB_STR("sqlite"));
    }
    return lb_type_write(out, dialect, shown, c->error);
}

/* ---- Elements ------------------------------------------------------------------------------- */

lb_code lb_sql_compile_list(lb_compiler *c, lb_text *out, const lb_expressions *items,
                            const char *between, lb_scope scope)
{
    bool is_first = true;
    for (size_t i = 0; i < items->count; i++) {
        size_t start = out->len;
        if (!is_first) {
            lb_text_adds(out, between);
        }
        size_t behind = out->len;
        LB_TRY(lb_sql_compile(c, out, items->items[i], scope));
        if (out->len == behind) {
            lb_text_truncate(out, start);
        } else {
            is_first = false;
        }
    }
    return LB_OK;
}

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* A ":name" at `at`: where its name ends; 0 where there is none. */
static size_t parameter_end(lb_str text, size_t at)
{
    if (text.ptr[at] != ':') {
        return 0;
    }
    size_t end = at + 1;
    while (end < text.len && is_word(text.ptr[end])) {
        end++;
    }
    if (end < text.len && text.ptr[end] == ':') {
        return 0;
    }
    return end;
}

static lb_code compile_text_bind(lb_compiler *c, lb_text *out, const lb_expression *e, lb_str name,
                                 lb_scope scope)
{
    for (size_t i = 0; i < e->items.count; i++) {
        if (lb_str_equal(e->items.items[i]->label.name.text, name)) {
            return lb_sql_compile_bind(c, out, e->items.items[i], LB_SQL_NONE, scope);
        }
    }
    lb_expression *bind = lb_expression_new(&c->arena, LB_EXPRESSION_BIND);
    bind->label.name.text = name;
    scope.is_literal = scope.is_literal && e->is_required;
    return lb_sql_compile_bind(c, out, bind, LB_SQL_NONE, scope);
}

/* text(): ":name" is a parameter, "\:name" a colon and "::name" a cast. */
static lb_code compile_text(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_str text = e->text;
    for (size_t i = 0; i < text.len; i++) {
        char before = i ? text.ptr[i - 1] : ' ';
        size_t end = parameter_end(text, i);
        if (end > i + 1 && before != ':' && !is_word(before) && before != '\\') {
            LB_TRY(compile_text_bind(c, out, e, lb_str_slice(text, i + 1, end), scope));
            i = end - 1;
        } else if (text.ptr[i] == '\\' && i + 1 < text.len && parameter_end(text, i + 1)) {
            end = parameter_end(text, i + 1);
            lb_sql_compile_text(c, out, lb_str_slice(text, i + 1, end));
            i = end - 1;
        } else {
            lb_sql_compile_text(c, out, lb_str_slice(text, i, i + 1));
        }
    }
    return LB_OK;
}

static lb_code compile_column(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const lb_expression *table = e->table;
    bool is_named = table && (table->label.name.text.ptr || table->label.owner);
    if (is_named && !scope.without_table) {
        if (table->kind == LB_EXPRESSION_TABLE && table->schema.text.len) {
            lb_sql_compile_name(c, out, table->schema);
            lb_text_addc(out, '.');
        }
        lb_sql_compile_label(c, out, &table->label);
        lb_text_addc(out, '.');
    }
    if (e->is_literal) {
        lb_sql_compile_text(c, out, e->label.name.text);
    } else {
        lb_sql_compile_label(c, out, &e->label);
    }
    return LB_OK;
}

static lb_code compile_label(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    if (scope.label_alone == e) {
        lb_sql_compile_label(c, out, &e->label);
        return LB_OK;
    }
    bool writes_label = scope.within_columns && !scope.within_label;
    scope.label_alone = NULL;
    scope.within_columns = writes_label;
    scope.within_label = writes_label;
    if (!writes_label) {
        return lb_sql_compile(c, out, e->left, scope);
    }
    lb_str resolved = lb_label_resolve(c, &e->label);
    lb_name name = e->label.name;
    name.text = resolved;
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    lb_text_adds(out, " AS ");
    lb_sql_compile_name(c, out, name);
    return LB_OK;
}

static lb_code compile_parenthesized(lb_compiler *c, lb_text *out, const lb_expression *e,
                                     lb_scope scope)
{
    lb_text_addc(out, '(');
    LB_TRY(lb_sql_compile(c, out, e, scope));
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_members(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_text_addc(out, '(');
    for (size_t i = 0; i < e->items.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_sql_compile_operand(c, out, e->items.items[i], LB_SQL_COMMA, scope));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_aggregate(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope)
{
    if (!c->rules->array && c->rules->compiler) {
        return lb_sql_compile_unsupported(
            c, "<class 'sqlalchemy.dialects.postgresql.ext.aggregate_order_by'>");
    }
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    lb_text_adds(out, " ORDER BY ");
    return lb_sql_compile_list(c, out, &e->items, ", ", scope);
}

static lb_code compile_boolean(lb_compiler *c, lb_text *out, bool value)
{
    bool is_word = c->rules->has_boolean || c->rules->writes_true;
    lb_text_adds(out, value ? (is_word ? "true" : "1") : (is_word ? "false" : "0"));
    return LB_OK;
}

static lb_code compile_next_value(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    if (c->rules->next_value) {
        return c->rules->next_value(c, out, e);
    }
    lb_code code = lb_fail(c->error, LB_ERR_SCRIPT,
                           "Dialect '%s' does not support sequence increments.", c->dialect->name);
    lb_error_kind(c->error, "NotImplementedError");
    return code;
}

static lb_code compile_array(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    if (c->rules->array) {
        return c->rules->array(c, out, e, scope);
    }
    if (c->rules->compiler) {
        return lb_sql_compile_unsupported(c,
                                          "<class 'sqlalchemy.dialects.postgresql.array.array'>");
    }
    lb_text_addc(out, '[');
    LB_TRY(lb_sql_compile_list(c, out, &e->items, ", ", scope));
    lb_text_addc(out, ']');
    return LB_OK;
}

/* Those that no other expression stands in. */
static lb_code compile_leaf(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    switch (e->kind) {
    case LB_EXPRESSION_SQL:
        lb_text_add(out, e->text);
        return LB_OK;
    case LB_EXPRESSION_TEXT:
        return compile_text(c, out, e, scope);
    case LB_EXPRESSION_COLUMN:
        return compile_column(c, out, e, scope);
    case LB_EXPRESSION_BIND:
        return lb_sql_compile_bind(c, out, e, LB_SQL_NONE, scope);
    case LB_EXPRESSION_NULL:
        lb_text_adds(out, "NULL");
        return LB_OK;
    case LB_EXPRESSION_TRUE:
    case LB_EXPRESSION_FALSE:
        return compile_boolean(c, out, e->kind == LB_EXPRESSION_TRUE);
    case LB_EXPRESSION_COLLATION:
        lb_sql_compile_name(c, out, e->label.name);
        return LB_OK;
    case LB_EXPRESSION_NEXT_VALUE:
        return compile_next_value(c, out, e);
    case LB_EXPRESSION_REFERENCE:
        return lb_sql_compile_reference(c, out, e, scope);
    case LB_EXPRESSION_ROW:
        lb_sql_compile_label(c, out, &e->left->label);
        return LB_OK;
    case LB_EXPRESSION_TYPE:
        return lb_sql_compile_type(c, out, e->type);
    default:
        return lb_fail(c->error, LB_ERR_INTERNAL, "an expression of kind %d", (int)e->kind);
    }
}

static lb_code compile_element(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    switch (e->kind) {
    case LB_EXPRESSION_LABEL:
        return compile_label(c, out, e, scope);
    case LB_EXPRESSION_UNARY:
        return lb_sql_compile_unary(c, out, e, scope);
    case LB_EXPRESSION_BINARY:
    case LB_EXPRESSION_LIST:
        return lb_sql_compile_binary(c, out, e, scope);
    case LB_EXPRESSION_AS_BOOLEAN:
        return lb_sql_compile_condition(c, out, e, scope);
    case LB_EXPRESSION_TUPLE:
        return compile_members(c, out, e, scope);
    case LB_EXPRESSION_GROUPING:
        scope.as_from = false;
        return compile_parenthesized(c, out, e->left, scope);
    case LB_EXPRESSION_FUNCTION:
        return lb_sql_compile_function(c, out, e, scope);
    case LB_EXPRESSION_CASE:
        return lb_sql_compile_case(c, out, e, scope);
    case LB_EXPRESSION_CAST:
        return lb_sql_compile_cast(c, out, e, scope);
    case LB_EXPRESSION_TYPE_COERCE:
        return lb_sql_compile(c, out, e->left, scope);
    case LB_EXPRESSION_EXTRACT:
        if (c->rules->extract) {
            return c->rules->extract(c, out, e, scope);
        }
        lb_text_addf(out, "EXTRACT(%.*s FROM ", LB_ARG(e->text));
        LB_TRY(lb_sql_compile(c, out, e->left, scope));
        lb_text_addc(out, ')');
        return LB_OK;
    case LB_EXPRESSION_OVER:
    case LB_EXPRESSION_WITHIN:
    case LB_EXPRESSION_FILTER:
        return lb_sql_compile_over(c, out, e, scope);
    case LB_EXPRESSION_ARRAY:
        return compile_array(c, out, e, scope);
    case LB_EXPRESSION_SLICE:
        LB_TRY(lb_sql_compile(c, out, e->left, scope));
        lb_text_addc(out, ':');
        return lb_sql_compile(c, out, e->right, scope);
    case LB_EXPRESSION_AGGREGATE:
        return compile_aggregate(c, out, e, scope);
    case LB_EXPRESSION_MEMBER:
        LB_TRY(compile_parenthesized(c, out, e->table, scope));
        lb_text_addc(out, '.');
        lb_sql_compile_label(c, out, &e->label);
        return LB_OK;
    default:
        return compile_leaf(c, out, e, scope);
    }
}

static lb_code compile_node(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    switch (e->kind) {
    case LB_EXPRESSION_SELECT:
        return lb_sql_compile_select(c, out, e, scope);
    case LB_EXPRESSION_COMPOUND:
        return lb_sql_compile_compound(c, out, e, scope);
    case LB_EXPRESSION_TEXT_SELECT:
        return lb_sql_compile_text_select(c, out, e, scope);
    case LB_EXPRESSION_INSERT:
        return lb_sql_compile_insert(c, out, e, scope);
    case LB_EXPRESSION_UPDATE:
        return lb_sql_compile_update(c, out, e, scope);
    case LB_EXPRESSION_DELETE:
        return lb_sql_compile_delete(c, out, e, scope);
    default:
        return lb_expression_is_from(e) ? lb_sql_compile_from(c, out, e, scope)
                                        : compile_element(c, out, e, scope);
    }
}

lb_code lb_sql_compile(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    if (++c->depth > MAXIMUM_DEPTH) {
        return lb_sql_compile_fail(c, "an expression is nested too deeply");
    }
    lb_code code = compile_node(c, out, e, scope);
    c->depth--;
    return code;
}

lb_code lb_expression_write(lb_text *out, const lb_dialect *dialect,
                            const lb_expression_options *options, const lb_expression *expression,
                            lb_error *error)
{
    lb_compiler c = {.dialect = dialect,
                     .rules = dialect->expressions,
                     .options = options,
                     .style = options->style,
                     .error = error};
    if (c.style == LB_STYLE_DIALECT) {
        c.style = c.rules->style;
    }
    c.doubles_percents = options->binding != LB_BINDING_COLLECT &&
                         (c.style == LB_STYLE_PYFORMAT || c.style == LB_STYLE_FORMAT);
    lb_scope scope = {.without_table = options->without_table,
                      .is_literal = options->binding == LB_BINDING_LITERAL};
    lb_code code = lb_sql_compile(&c, out, expression, scope);
    lb_arena_free(&c.arena);
    return code;
}

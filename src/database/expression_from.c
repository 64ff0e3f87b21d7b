#include "database/compiler.h"

/* ---- What a tree needs behind FROM ---------------------------------------------------------- */

bool lb_from_has(const lb_expressions *froms, const lb_expression *from)
{
    for (size_t i = 0; i < froms->count; i++) {
        if (froms->items[i] == from) {
            return true;
        }
    }
    return false;
}

void lb_from_add(lb_arena *arena, lb_expressions *froms, const lb_expression *from)
{
    if (!lb_from_has(froms, from)) {
        lb_vector_push_in(arena, froms, from);
    }
}

static void add_all(lb_arena *arena, const lb_expressions *items, lb_expressions *out)
{
    for (size_t i = 0; i < items->count; i++) {
        lb_from_objects(arena, items->items[i], out);
    }
}

void lb_from_objects(lb_arena *arena, const lb_expression *e, lb_expressions *out)
{
    if (!e) {
        return;
    }
    switch (e->kind) {
    case LB_EXPRESSION_COLUMN:
        if (e->table) {
            lb_from_add(arena, out, e->table);
        }
        return;
    case LB_EXPRESSION_MEMBER:
        lb_from_objects(arena, e->table, out);
        return;
    case LB_EXPRESSION_JOIN:
        lb_from_add(arena, out, e);
        lb_from_objects(arena, e->left, out);
        lb_from_objects(arena, e->right, out);
        return;
    case LB_EXPRESSION_FROM_GROUP:
        lb_from_objects(arena, e->left, out);
        return;
    case LB_EXPRESSION_SELECT:
    case LB_EXPRESSION_COMPOUND:
    case LB_EXPRESSION_TEXT_SELECT:
    case LB_EXPRESSION_TEXT:
    case LB_EXPRESSION_BIND:
        return;
    default:
        break;
    }
    if (lb_expression_is_from(e)) {
        lb_from_add(arena, out, e);
        return;
    }
    lb_from_objects(arena, e->left, out);
    lb_from_objects(arena, e->right, out);
    add_all(arena, &e->items, out);
    add_all(arena, &e->second_items, out);
}

void lb_columns_expand(lb_arena *arena, const lb_expressions *columns, lb_expressions *out)
{
    for (size_t i = 0; i < columns->count; i++) {
        const lb_expression *e = columns->items[i];
        if (e->kind == LB_EXPRESSION_JOIN) {
            lb_expressions sides = {0};
            lb_vector_push_in(arena, &sides, e->left);
            lb_vector_push_in(arena, &sides, e->right);
            lb_columns_expand(arena, &sides, out);
        } else if (e->kind == LB_EXPRESSION_FROM_GROUP) {
            lb_expressions one = {0};
            lb_vector_push_in(arena, &one, e->left);
            lb_columns_expand(arena, &one, out);
        } else if (lb_expression_is_from(e)) {
            lb_columns_expand(arena, &e->items, out);
        } else {
            lb_vector_push_in(arena, out, e);
        }
    }
}

/* ---- CTEs ----------------------------------------------------------------------------------- */

static const lb_written_cte *find_cte(const lb_compiler *c, const lb_expression *e)
{
    for (size_t i = 0; i < c->ctes.count; i++) {
        if (c->ctes.items[i].cte == e) {
            return &c->ctes.items[i];
        }
    }
    return NULL;
}

static lb_code compile_cte_columns(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    const lb_expression *first = e->left;
    while (first->kind == LB_EXPRESSION_COMPOUND || first->kind == LB_EXPRESSION_GROUPING) {
        first = first->kind == LB_EXPRESSION_COMPOUND ? first->items.items[0] : first->left;
    }
    bool is_values = first->kind == LB_EXPRESSION_VALUES;
    if (!is_values && (!e->is_recursive || first->kind != LB_EXPRESSION_SELECT)) {
        return LB_OK;
    }
    lb_expressions columns = {0};
    lb_columns_expand(&c->arena, is_values ? &first->items : &first->select->columns, &columns);
    lb_column_label *labels = LB_NEW_ARRAY(&c->arena, lb_column_label, columns.count + 1);
    lb_column_labels(&c->arena, &columns, is_values ? NULL : first->select, labels);
    bool is_first = true;
    lb_text_addc(out, '(');
    for (size_t i = 0; i < columns.count; i++) {
        if (labels[i].is_repeated) {
            continue;
        }
        lb_text_adds(out, is_first ? "" : ", ");
        lb_label label = labels[i].has_label ? labels[i].label : columns.items[i]->label;
        lb_sql_compile_label(c, out, &label);
        is_first = false;
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code write_cte(lb_compiler *c, const lb_expression *e, lb_scope scope)
{
    lb_str name = lb_label_resolve(c, &e->label);
    for (size_t i = 0; i < c->ctes.count; i++) {
        lb_written_cte *known = &c->ctes.items[i];
        if (!lb_str_equal(known->name, name)) {
            continue;
        }
        if (known->cte == e->third) {
            known->cte = NULL; /* the one that this restates */
            known->name = (lb_str){0};
        } else if (known->cte != e) {
            return lb_sql_compile_fail(
                c, "Multiple, unrelated CTEs found with the same name: '%.*s'", LB_ARG(name));
        }
    }
    lb_written_cte entry = {e, name, {0}, e->is_nesting ? c->frames.count : 1};
    size_t index = c->ctes.count;
    lb_vector_push_in(&c->arena, &c->ctes, entry);

    lb_text LB_AUTO_TEXT text = {0};
    lb_sql_compile_label(c, &text, &e->label);
    LB_TRY(compile_cte_columns(c, &text, e));
    lb_text_adds(&text, " AS ");
    LB_TRY(lb_sql_compile_hints(c, &text, &e->prefixes, scope));
    lb_text_adds(&text, "\n(");
    lb_scope inner = {.is_literal = scope.is_literal, .as_from = true, .cte = e};
    LB_TRY(lb_sql_compile(c, &text, e->left, inner));
    lb_text_addc(&text, ')');
    if (e->suffixes.count) {
        lb_text_addc(&text, ' ');
        LB_TRY(lb_sql_compile_hints(c, &text, &e->suffixes, scope));
    }
    /* Those that its text needs stand before it. */
    lb_written_cte written = c->ctes.items[index];
    written.text = lb_arena_str(&c->arena, lb_text_str(&text));
    memmove(&c->ctes.items[index], &c->ctes.items[index + 1],
            (c->ctes.count - index - 1) * sizeof written);
    c->ctes.items[c->ctes.count - 1] = written;
    return LB_OK;
}

lb_code lb_sql_compile_cte(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const lb_expression *base = e->right ? e->right : e;
    const lb_written_cte *known = find_cte(c, base);
    bool is_restated = false;
    for (size_t i = 0; !known && i < c->ctes.count; i++) {
        is_restated |= c->ctes.items[i].cte && c->ctes.items[i].cte->third == base;
    }
    if (!known && !is_restated) {
        if (c->frames.count == 0) {
            return lb_sql_compile(c, out, base->left, scope);
        }
        LB_TRY(write_cte(c, base, scope));
    }
    if (!scope.as_from) {
        return LB_OK;
    }
    lb_sql_compile_label(c, out, &base->label);
    if (base != e) {
        lb_text_adds(out, " AS ");
        lb_sql_compile_label(c, out, &e->label);
    }
    return LB_OK;
}

lb_code lb_sql_compile_ctes(lb_compiler *c, const lb_expressions *ctes, lb_scope scope)
{
    LB_AUTO_TEXT lb_text nothing = {0};
    scope.as_from = false;
    for (size_t i = 0; i < ctes->count; i++) {
        LB_TRY(lb_sql_compile_cte(c, &nothing, ctes->items[i], scope));
    }
    return LB_OK;
}

void lb_sql_compile_with(lb_compiler *c, lb_text *out, size_t level)
{
    bool is_recursive = false, is_first = true;
    size_t kept = 0;
    lb_text LB_AUTO_TEXT text = {0};
    for (size_t i = 0; i < c->ctes.count; i++) {
        lb_written_cte entry = c->ctes.items[i];
        bool is_here = entry.cte && (level <= 1 || (entry.cte->is_nesting && entry.level == level));
        if (is_here) {
            is_recursive |= entry.cte->is_recursive;
            lb_text_adds(&text, is_first ? "" : ", \n");
            lb_text_add(&text, entry.text);
            is_first = false;
        }
        if (!is_here || level <= 1) {
            c->ctes.items[kept++] = entry;
        }
    }
    c->ctes.count = kept;
    if (!is_first) {
        lb_text_adds(out, is_recursive ? "WITH RECURSIVE " : "WITH ");
        lb_text_add(out, lb_text_str(&text));
        lb_text_adds(out, "\n ");
    }
}

/* ---- Tables, aliases, joins ----------------------------------------------------------------- */

static lb_code compile_derived(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    lb_text_addc(out, '(');
    for (size_t i = 0; i < e->items.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        lb_sql_compile_label(c, out, &e->items.items[i]->label);
        if (e->formats.count) {
            lb_text_addc(out, ' ');
            LB_TRY(lb_sql_compile_type(c, out, e->items.items[i]->type));
        }
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_alias(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    bool is_subquery =
        e->kind == LB_EXPRESSION_SUBQUERY && e->left->kind != LB_EXPRESSION_TABLE; /* LATERAL t */
    if (e->is_lateral && (scope.as_from || scope.as_hint)) {
        lb_text_adds(out, scope.as_hint ? "" : "LATERAL ");
        scope.is_lateral = true;
    }
    if (scope.as_hint) {
        lb_sql_compile_label(c, out, &e->label);
        return LB_OK;
    }
    if (!scope.as_from) {
        return lb_sql_compile(c, out, e->left, scope);
    }
    lb_str name = lb_label_resolve(c, &e->label);
    lb_name quoted = e->label.name;
    quoted.text = name;
    lb_text_adds(out, is_subquery ? "(" : "");
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    lb_text_adds(out, is_subquery ? ")" : "");
    lb_text_adds(out, " AS ");
    lb_sql_compile_name(c, out, quoted);
    return e->is_derived ? compile_derived(c, out, e) : LB_OK;
}

static lb_code compile_join(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    scope.as_from = true;
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    const char *join = c->rules->join ? c->rules->join : " JOIN ";
    lb_text_adds(out, e->is_full ? " FULL OUTER JOIN " : e->is_outer ? " LEFT OUTER JOIN " : join);
    LB_TRY(lb_sql_compile(c, out, e->right, scope));
    lb_text_adds(out, " ON ");
    scope.as_from = false;
    return lb_sql_compile_operand(c, out, e->third, LB_SQL_AS_BOOLEAN, scope);
}

static lb_code compile_values(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    bool is_inside_cte = scope.cte && scope.cte->left == e;
    bool is_table = scope.as_from && !is_inside_cte;
    lb_text_adds(out, e->is_lateral && is_table ? "LATERAL " : "");
    lb_text_adds(out, is_table ? "(VALUES " : "VALUES ");
    lb_scope inner = {.is_literal = scope.is_literal || e->is_literal};
    for (size_t i = 0; i < e->second_items.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_sql_compile(c, out, e->second_items.items[i], inner));
    }
    if (!is_table) {
        return LB_OK;
    }
    lb_text_addc(out, ')');
    if (e->label.name.text.ptr || e->label.owner) {
        lb_text_adds(out, " AS ");
        lb_sql_compile_label(c, out, &e->label);
        lb_text_addc(out, ' ');
        return compile_derived(c, out, e);
    }
    return LB_OK;
}

static lb_code compile_sample(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    scope.as_from = true;
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    lb_text_adds(out, " AS ");
    lb_sql_compile_label(c, out, &e->label);
    lb_text_adds(out, " TABLESAMPLE ");
    LB_TRY(lb_sql_compile(c, out, e->right, scope));
    if (e->third) {
        lb_text_adds(out, " REPEATABLE (");
        LB_TRY(lb_sql_compile(c, out, e->third, scope));
        lb_text_addc(out, ')');
    }
    return LB_OK;
}

lb_code lb_sql_compile_from(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    switch (e->kind) {
    case LB_EXPRESSION_TABLE:
        if (scope.as_from || scope.as_hint) {
            if (e->schema.text.len && !scope.without_schema) {
                lb_sql_compile_name(c, out, e->schema);
                lb_text_addc(out, '.');
            }
            lb_sql_compile_label(c, out, &e->label);
        }
        return LB_OK;
    case LB_EXPRESSION_CTE:
        return lb_sql_compile_cte(c, out, e, scope);
    case LB_EXPRESSION_JOIN:
        return compile_join(c, out, e, scope);
    case LB_EXPRESSION_FROM_GROUP:
        lb_text_addc(out, '(');
        LB_TRY(lb_sql_compile(c, out, e->left, scope));
        lb_text_addc(out, ')');
        return LB_OK;
    case LB_EXPRESSION_VALUES:
        return compile_values(c, out, e, scope);
    case LB_EXPRESSION_SAMPLE:
        return compile_sample(c, out, e, scope);
    default:
        return compile_alias(c, out, e, scope);
    }
}

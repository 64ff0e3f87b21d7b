#include "base/repr.h"
#include "database/compiler.h"

lb_code lb_sql_compile_hints(lb_compiler *c, lb_text *out, const lb_hints *hints, lb_scope scope)
{
    size_t start = out->len;
    for (size_t i = 0; i < hints->count; i++) {
        const lb_hint *hint = &hints->items[i];
        if (!hint->dialect.ptr || lb_str_is(hint->dialect, "*") ||
            lb_str_is(hint->dialect, c->dialect->name)) {
            lb_text_adds(out, out->len > start ? " " : "");
            LB_TRY(lb_sql_compile(c, out, hint->text, scope));
        }
    }
    lb_text_adds(out, out->len > start ? " " : "");
    return LB_OK;
}

/* ---- FROM ----------------------------------------------------------------------------------- */

static void hide_joined(lb_arena *arena, lb_expressions *froms)
{
    lb_expressions hidden = {0};
    for (size_t i = 0; i < froms->count; i++) {
        const lb_expression *from = froms->items[i];
        if (from->kind == LB_EXPRESSION_JOIN) {
            lb_from_objects(arena, from->left, &hidden);
            lb_from_objects(arena, from->right, &hidden);
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < froms->count; i++) {
        if (!lb_from_has(&hidden, froms->items[i])) {
            froms->items[kept++] = froms->items[i];
        }
    }
    froms->count = kept;
}

static void select_froms(lb_arena *arena, const lb_select *select, lb_expressions *out)
{
    for (size_t i = 0; i < select->froms.count; i++) {
        lb_from_add(arena, out, select->froms.items[i]);
    }
    for (size_t i = 0; i < select->columns.count; i++) {
        lb_from_objects(arena, select->columns.items[i], out);
    }
    for (size_t i = 0; i < select->where.count; i++) {
        lb_from_objects(arena, select->where.items[i], out);
    }
    hide_joined(arena, out);
}

/* A nested SELECT does not list what the ones around it have. */
static lb_code correlate(lb_compiler *c, const lb_select *select, lb_scope scope,
                         lb_expressions *froms)
{
    static const lb_frame no_frame;
    const lb_frame *frame = c->frames.count ? &lb_vector_last(&c->frames) : &no_frame;
    bool is_table = scope.as_from && !scope.is_lateral;
    lb_expressions kept = {0};
    bool by_itself = !select->is_correlated && !select->has_correlate_except && !is_table &&
                     frame->froms.count && froms->count > 1;
    for (size_t i = 0; i < froms->count; i++) {
        const lb_expression *from = froms->items[i];
        bool is_outer =
            lb_from_has(&frame->correlate, from) && !(is_table && lb_from_has(&frame->froms, from));
        bool is_removed =
            is_outer && select->is_correlated && lb_from_has(&select->correlate, from);
        is_removed |= is_outer && select->has_correlate_except &&
                      !lb_from_has(&select->correlate_except, from);
        is_removed |= by_itself && lb_from_has(&frame->froms, from);
        if (!is_removed) {
            lb_vector_push_in(&c->arena, &kept, from);
        }
    }
    if (by_itself && kept.count == 0) {
        lb_code code = lb_fail(c->error, LB_ERR_SCRIPT,
                               "Select statement returned no FROM clauses due to auto-correlation; "
                               "specify correlate(<tables>) to control correlation manually.");
        lb_error_kind(c->error, "InvalidRequestError");
        return code;
    }
    *froms = kept;
    return LB_OK;
}

static void push_frame(lb_compiler *c, const lb_expression *e, const lb_expressions *froms,
                       const lb_expressions *columns)
{
    lb_frame frame = {.statement = e, .columns = *columns};
    for (size_t i = 0; i < froms->count; i++) {
        lb_from_objects(&c->arena, froms->items[i], &frame.froms);
    }
    for (size_t i = 0; i < frame.froms.count; i++) {
        lb_from_add(&c->arena, &frame.correlate, frame.froms.items[i]);
    }
    if (c->frames.count) {
        const lb_expressions *outer = &lb_vector_last(&c->frames).correlate;
        for (size_t i = 0; i < outer->count; i++) {
            lb_from_add(&c->arena, &frame.correlate, outer->items[i]);
        }
    }
    lb_vector_push_in(&c->arena, &c->frames, frame);
}

/* ---- References by label -------------------------------------------------------------------- */

static const lb_expression *label_within(const lb_expression *e)
{
    while (e->kind == LB_EXPRESSION_UNARY &&
           (lb_operator_row_of(e->op)->flags & LB_OP_IS_MODIFIER)) {
        e = e->left;
    }
    return e->kind == LB_EXPRESSION_LABEL ? e : NULL;
}

static const lb_expression *resolve_name(lb_compiler *c, const lb_frame *frame, lb_str name)
{
    const lb_expression *found = lb_column_find(&frame->columns, name);
    for (size_t i = 0; !found && i < frame->froms.count; i++) {
        lb_expressions one = {0}, columns = {0};
        lb_vector_push_in(&c->arena, &one, frame->froms.items[i]);
        lb_columns_expand(&c->arena, &one, &columns);
        found = lb_column_find(&columns, name);
    }
    return found;
}

lb_code lb_sql_compile_reference(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope)
{
    const lb_frame *frame = c->frames.count ? &lb_vector_last(&c->frames) : NULL;
    if (e->left) {
        const lb_expression *label = label_within(e->left);
        const lb_expression *column =
            label && frame ? lb_column_find(&frame->columns, label->label.name.text) : NULL;
        if (column && column->kind == LB_EXPRESSION_LABEL &&
            (column == label || column->left == label->left)) {
            scope.label_alone = label;
        }
        return lb_sql_compile(c, out, e->left, scope);
    }
    if (!frame) {
        lb_sql_compile_text(c, out, e->text);
        return LB_OK;
    }
    const lb_expression *column = resolve_name(c, frame, e->text);
    if (!column) {
        lb_text LB_AUTO_TEXT shown = {0};
        lb_text_add_repr(&shown, e->text);
        return lb_sql_compile_fail(
            c,
            "Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT "
            "etc. Textual SQL expression %s should be explicitly declared as "
            "text(%s)",
            lb_text_cstr(&shown), lb_text_cstr(&shown));
    }
    scope.label_alone = column;
    return lb_sql_compile(c, out, column, scope);
}

/* ---- Clauses -------------------------------------------------------------------------------- */

static lb_code compile_distinct(lb_compiler *c, lb_text *out, const lb_select *select,
                                lb_scope scope)
{
    if (select->distinct_on.count && c->rules->has_distinct_on) {
        lb_text_adds(out, "DISTINCT ON (");
        LB_TRY(lb_sql_compile_list(c, out, &select->distinct_on, ", ", scope));
        lb_text_adds(out, ") ");
    } else if (select->is_distinct || select->distinct_on.count) {
        lb_text_adds(out, "DISTINCT ");
    }
    return LB_OK;
}

static lb_code compile_limit(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    if (select->fetch) {
        if (c->rules->fetch) {
            return c->rules->fetch(c, out, select, scope);
        }
        if (select->offset) {
            lb_text_adds(out, "\n OFFSET ");
            LB_TRY(lb_sql_compile(c, out, select->offset, scope));
            lb_text_adds(out, " ROWS");
        }
        lb_text_adds(out, "\n FETCH FIRST ");
        LB_TRY(lb_sql_compile(c, out, select->fetch, scope));
        lb_text_addf(out, "%s ROWS %s", select->is_fetch_percent ? " PERCENT" : "",
                     select->is_fetch_with_ties ? "WITH TIES" : "ONLY");
        return LB_OK;
    }
    if (!select->limit && !select->offset) {
        return LB_OK;
    }
    return c->rules->limit(c, out, select, scope);
}

static lb_code compile_order(lb_compiler *c, lb_text *out, const char *words,
                             const lb_expressions *items, lb_scope scope)
{
    if (items->count == 0) {
        return LB_OK;
    }
    lb_text LB_AUTO_TEXT text = {0};
    LB_TRY(lb_sql_compile_list(c, &text, items, ", ", scope));
    if (text.len) {
        lb_text_adds(out, words);
        lb_text_add(out, lb_text_str(&text));
    }
    return LB_OK;
}

static lb_code compile_where(lb_compiler *c, lb_text *out, const char *words,
                             const lb_expressions *conditions, lb_scope scope)
{
    lb_text LB_AUTO_TEXT text = {0};
    if (conditions->count) {
        LB_TRY(lb_sql_compile_conditions(c, &text, conditions, scope));
    }
    if (text.len) {
        lb_text_adds(out, words);
        lb_text_add(out, lb_text_str(&text));
    }
    return LB_OK;
}

static lb_code compile_body(lb_compiler *c, lb_text *out, const lb_select *select,
                            const lb_expressions *froms, lb_scope scope)
{
    lb_scope table = scope;
    table.as_from = true;
    table.without_table = false;
    if (froms->count) {
        lb_text_adds(out, " \nFROM ");
        LB_TRY(lb_sql_compile_list(c, out, froms, ", ", table));
    } else if (select->where.count && c->rules->from_nothing) {
        lb_text_adds(out, c->rules->from_nothing);
    }
    LB_TRY(compile_where(c, out, " \nWHERE ", &select->where, scope));
    LB_TRY(compile_order(c, out, " GROUP BY ", &select->group_by, scope));
    LB_TRY(compile_where(c, out, " \nHAVING ", &select->having, scope));
    LB_TRY(compile_order(c, out, " ORDER BY ", &select->order_by, scope));
    LB_TRY(compile_limit(c, out, select, scope));
    if (select->for_update.is_given && c->rules->lock) {
        LB_TRY(c->rules->lock(c, out, select, scope));
    }
    return LB_OK;
}

lb_code lb_sql_compile_select(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const lb_select *select = e->select;
    bool is_toplevel = c->frames.count == 0, as_from = scope.as_from;
    bool is_embedded = scope.is_embedded;
    lb_expressions froms = {0}, columns = {0};
    select_froms(&c->arena, select, &froms);
    LB_TRY(correlate(c, select, scope, &froms));
    lb_columns_expand(&c->arena, &select->columns, &columns);
    push_frame(c, e, &froms, &columns);

    lb_scope inner = {.is_literal = scope.is_literal,
                      .cte = scope.cte,
                      .without_table = c->options->without_table};
    lb_text LB_AUTO_TEXT text = {0};
    lb_text_adds(&text, "SELECT ");
    LB_TRY(lb_sql_compile_ctes(c, &e->ctes, inner));
    LB_TRY(lb_sql_compile_hints(c, &text, &e->prefixes, inner));
    LB_TRY(compile_distinct(c, &text, select, inner));
    LB_TRY(lb_sql_compile_columns(c, &text, &columns, select, as_from, inner));
    if (columns.count == 0) {
        lb_text_truncate(&text, lb_str_trim_end(lb_text_str(&text)).len);
    }
    LB_TRY(compile_body(c, &text, select, &froms, inner));
    if (c->ctes.count && (!is_embedded || is_toplevel)) {
        lb_sql_compile_with(c, out, is_toplevel ? 0 : c->frames.count);
    }
    lb_text_add(out, lb_text_str(&text));
    if (e->suffixes.count) {
        lb_text_addc(out, ' ');
        LB_TRY(lb_sql_compile_hints(c, out, &e->suffixes, inner));
    }
    c->frames.count--;
    return LB_OK;
}

static size_t column_count(lb_compiler *c, const lb_expression *e)
{
    lb_expressions columns = {0};
    while (e->kind == LB_EXPRESSION_COMPOUND || e->kind == LB_EXPRESSION_GROUPING) {
        e = e->kind == LB_EXPRESSION_COMPOUND ? e->items.items[0] : e->left;
    }
    if (e->kind != LB_EXPRESSION_SELECT) {
        return SIZE_MAX;
    }
    lb_columns_expand(&c->arena, &e->select->columns, &columns);
    return columns.count;
}

static lb_code check_counts(lb_compiler *c, const lb_expression *e)
{
    size_t first = column_count(c, e->items.items[0]);
    for (size_t i = 1; i < e->items.count; i++) {
        size_t count = column_count(c, e->items.items[i]);
        if (count != first && count != SIZE_MAX && first != SIZE_MAX) {
            return lb_sql_compile_fail(
                c,
                "All selectables passed to CompoundSelect must have identical "
                "numbers of columns; select #1 has %zu columns, select #%zu has "
                "%zu",
                first, i + 1, count);
        }
    }
    return LB_OK;
}

/* A SELECT within a compound has parentheses where it has an order or a limit of its own. */
static bool needs_parentheses(const lb_expression *e)
{
    const lb_select *s = e->select;
    return e->kind == LB_EXPRESSION_COMPOUND ||
           (e->kind == LB_EXPRESSION_SELECT &&
            (s->limit || s->offset || s->fetch || s->order_by.count));
}

lb_code lb_sql_compile_compound(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope)
{
    static const lb_frame no_frame;
    bool is_toplevel = c->frames.count == 0;
    lb_frame frame = is_toplevel ? no_frame : lb_vector_last(&c->frames);
    frame.statement = e;
    const lb_expression *first = e->items.items[0];
    while (first->kind == LB_EXPRESSION_COMPOUND || first->kind == LB_EXPRESSION_GROUPING) {
        first = first->kind == LB_EXPRESSION_COMPOUND ? first->items.items[0] : first->left;
    }
    frame.columns = (lb_expressions){0};
    if (first->kind == LB_EXPRESSION_SELECT) {
        lb_columns_expand(&c->arena, &first->select->columns, &frame.columns);
    }
    LB_TRY(check_counts(c, e));
    lb_vector_push_in(&c->arena, &c->frames, frame);

    lb_scope inner = {.is_literal = scope.is_literal,
                      .as_from = scope.as_from,
                      .is_embedded = true,
                      .cte = scope.cte};
    lb_text LB_AUTO_TEXT text = {0};
    LB_TRY(lb_sql_compile_ctes(c, &e->ctes, inner));
    for (size_t i = 0; i < e->items.count; i++) {
        lb_text_addf(&text, i ? " %s " : "", e->select->set_operator);
        bool groups = needs_parentheses(e->items.items[i]);
        lb_text_adds(&text, groups ? "(" : "");
        LB_TRY(lb_sql_compile(c, &text, e->items.items[i], inner));
        lb_text_adds(&text, groups ? ")" : "");
    }
    inner.as_from = false;
    inner.without_table = true;
    LB_TRY(compile_order(c, &text, " GROUP BY ", &e->select->group_by, inner));
    LB_TRY(compile_order(c, &text, " ORDER BY ", &e->select->order_by, inner));
    LB_TRY(compile_limit(c, &text, e->select, inner));
    if (c->ctes.count) {
        lb_sql_compile_with(c, out, is_toplevel ? 0 : c->frames.count);
    }
    lb_text_add(out, lb_text_str(&text));
    c->frames.count--;
    return LB_OK;
}

lb_code lb_sql_compile_text_select(lb_compiler *c, lb_text *out, const lb_expression *e,
                                   lb_scope scope)
{
    bool is_toplevel = c->frames.count == 0;
    lb_frame frame = {.statement = e};
    lb_vector_push_in(&c->arena, &c->frames, frame);
    lb_text LB_AUTO_TEXT text = {0};
    LB_TRY(lb_sql_compile_ctes(c, &e->ctes, scope));
    LB_TRY(lb_sql_compile(c, &text, e->left, scope));
    if (c->ctes.count) {
        lb_sql_compile_with(c, out, is_toplevel ? 0 : c->frames.count);
    }
    lb_text_add(out, lb_text_str(&text));
    c->frames.count--;
    return LB_OK;
}

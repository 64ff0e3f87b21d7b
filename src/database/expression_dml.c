#include "database/compiler.h"

/* A column of the statement with what it is set to; `value` NULL: a parameter that the program
   fills (offline: NULL). */
typedef struct set_column {
    const lb_expression *column; /* a COLUMN, or another expression on the left side */
    const lb_expression *value;
    bool is_default;
} set_column;
typedef LB_VECTOR(set_column) set_columns;

typedef struct dml_plan {
    set_columns columns;
    lb_expressions returning; /* that the database makes and SQLAlchemy asks for */
    bool is_toplevel;
} dml_plan;

static lb_str key_of(const lb_expression *column)
{
    return lb_expression_key(column);
}

static const lb_assignment *find_value(const lb_assignments *values, const lb_expression *column)
{
    for (size_t i = values->count; i-- > 0;) {
        const lb_assignment *a = &values->items[i];
        if (a->column ? a->column == column : lb_str_equal(a->key, key_of(column))) {
            return a;
        }
        if (a->column && a->column->kind == LB_EXPRESSION_COLUMN &&
            lb_str_equal(key_of(a->column), key_of(column)) &&
            (!a->column->table || a->column->table == column->table)) {
            return a;
        }
    }
    return NULL;
}

static bool is_table_column(const lb_dml *dml, const lb_assignment *a)
{
    for (size_t i = 0; i < dml->table->items.count; i++) {
        const lb_expression *column = dml->table->items.items[i];
        if (a->column ? a->column == column || (a->column->kind == LB_EXPRESSION_COLUMN &&
                                                lb_str_equal(key_of(a->column), key_of(column)))
                      : lb_str_equal(a->key, key_of(column))) {
            return true;
        }
    }
    return false;
}

static lb_code check_names(lb_compiler *c, const lb_dml *dml)
{
    lb_text LB_AUTO_TEXT names = {0};
    for (size_t i = 0; i < dml->values.count; i++) {
        const lb_assignment *a = &dml->values.items[i];
        if ((!a->column || a->column->kind == LB_EXPRESSION_COLUMN) && !is_table_column(dml, a)) {
            if (a->column && a->column->table && a->column->table != dml->table) {
                continue; /* of a further table of an UPDATE */
            }
            lb_text_adds(&names, names.len ? ", " : "");
            lb_text_add(&names, a->column ? key_of(a->column) : a->key);
        }
    }
    if (names.len) {
        return lb_sql_compile_fail(c, "Unconsumed column names: %s", lb_text_cstr(&names));
    }
    return LB_OK;
}

static void push_column(lb_compiler *c, dml_plan *plan, const lb_expression *column,
                        const lb_expression *value, bool is_default)
{
    set_column entry = {column, value, is_default};
    lb_vector_push_in(&c->arena, &plan->columns, entry);
}

static bool is_plain_value(const lb_expression *value)
{
    return !value || value->kind == LB_EXPRESSION_BIND;
}

/* ---- INSERT --------------------------------------------------------------------------------- */

static bool wants_keys(lb_compiler *c, const lb_dml *dml, bool is_toplevel)
{
    bool has_counter = false;
    if (!is_toplevel || dml->is_inline || dml->is_multiple || dml->returning.count ||
        !c->rules->has_returning || c->options->binding == LB_BINDING_COLLECT) {
        return false;
    }
    for (size_t i = 0; i < dml->table->items.count; i++) {
        const lb_column_default *d = dml->table->items.items[i]->defaults;
        has_counter |= d && d->is_autoincrement;
    }
    return c->rules->has_implicit_returning || !has_counter;
}

/* What a column that no value was given for gets. */
static void plan_default(lb_compiler *c, dml_plan *plan, const lb_expression *column,
                         bool wants_key)
{
    const lb_column_default *d = column->defaults;
    if (!d) {
        return;
    }
    bool returns = wants_key && d->is_primary_key;
    if (d->sequence) {
        if (c->rules->has_sequences) {
            push_column(c, plan, column, d->sequence, true);
        }
        if (returns) {
            lb_vector_push_in(&c->arena, &plan->returning, column);
        }
    } else if (d->expression) {
        push_column(c, plan, column, d->expression, true);
        if (returns) {
            lb_vector_push_in(&c->arena, &plan->returning, column);
        }
    } else if (d->has_value) {
        push_column(c, plan, column, NULL, true);
    } else if (returns && (d->is_autoincrement || d->has_server_default)) {
        lb_vector_push_in(&c->arena, &plan->returning, column);
    }
}

static void plan_insert(lb_compiler *c, const lb_dml *dml, dml_plan *plan)
{
    bool wants_key = wants_keys(c, dml, plan->is_toplevel);
    for (size_t i = 0; i < dml->values.count; i++) {
        const lb_assignment *a = &dml->values.items[i];
        if (a->column && a->column->kind != LB_EXPRESSION_COLUMN) {
            push_column(c, plan, a->column, a->value, false);
        }
    }
    for (size_t i = 0; i < dml->table->items.count; i++) {
        const lb_expression *column = dml->table->items.items[i];
        const lb_assignment *a = find_value(&dml->values, column);
        if (!dml->has_values) {
            push_column(c, plan, column, NULL, false);
        } else if (a) {
            push_column(c, plan, column, a->value, false);
            if (wants_key && !is_plain_value(a->value) && column->defaults &&
                column->defaults->is_primary_key) {
                lb_vector_push_in(&c->arena, &plan->returning, column);
            }
        } else {
            plan_default(c, plan, column, wants_key);
        }
    }
}

static void plan_from_select(lb_compiler *c, const lb_dml *dml, dml_plan *plan)
{
    for (size_t i = 0; i < dml->select_names.count; i++) {
        push_column(c, plan, dml->select_names.items[i], NULL, false);
    }
    for (size_t i = 0; !dml->without_defaults && i < dml->table->items.count; i++) {
        const lb_expression *column = dml->table->items.items[i];
        const lb_column_default *d = column->defaults;
        bool has_default = d && (d->has_value || d->expression || d->sequence);
        if (has_default && !lb_from_has(&dml->select_names, column)) {
            plan_default(c, plan, column, false);
        }
    }
}

static lb_code compile_column_name(lb_compiler *c, lb_text *out, const lb_expression *column,
                                   bool with_table)
{
    lb_scope scope = {.without_table = !with_table};
    return lb_sql_compile(c, out, column, scope);
}

/* A value for a column; `row` is its number in an INSERT of several, -1 in others. */
static lb_code compile_set(lb_compiler *c, lb_text *out, const lb_expression *column,
                           const lb_expression *value, int row, lb_scope scope)
{
    lb_str name = key_of(column);
    if (row >= 0) {
        name = lb_str_of(lb_arena_format(&c->arena, "%.*s_m%d", LB_ARG(name), row));
    }
    if (scope.cte) {
        name = (lb_str){0};
    }
    if (value && value->kind != LB_EXPRESSION_BIND) {
        return lb_sql_compile_grouped(c, out, value, scope);
    }
    if (!value) {
        lb_expression *bind = lb_expression_new(&c->arena, LB_EXPRESSION_BIND);
        bind->label.name.text = key_of(column);
        bind->label.owner = scope.cte ? bind : NULL;
        bind->is_unique = true;
        bind->type = column->type;
        value = bind;
    }
    return lb_sql_compile_bind_for(c, out, value, column, name, scope);
}

static lb_code compile_names(lb_compiler *c, lb_text *out, const set_columns *columns)
{
    lb_text_adds(out, " (");
    for (size_t i = 0; i < columns->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(compile_column_name(c, out, columns->items[i].column, false));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_further_row(lb_compiler *c, lb_text *out, const dml_plan *plan,
                                   const lb_assignments *values, int row, lb_scope scope)
{
    lb_text_adds(out, ", (");
    for (size_t i = 0; i < plan->columns.count; i++) {
        const set_column *set = &plan->columns.items[i];
        const lb_assignment *a = find_value(values, set->column);
        lb_text_adds(out, i ? ", " : "");
        if (a) {
            LB_TRY(compile_set(c, out, set->column, a->value, row, scope));
        } else if (set->is_default) {
            LB_TRY(compile_set(c, out, set->column, set->value, row, scope));
        } else {
            lb_str key = key_of(set->column);
            lb_text LB_AUTO_TEXT table = {0};
            lb_text_add(&table,
                        set->column->table ? set->column->table->label.name.text : (lb_str){0});
            return lb_sql_compile_fail(
                c,
                "INSERT value for column %s%s%.*s is explicitly rendered as a boundparameter in "
                "the VALUES clause; a Python-side value or SQL expression is required",
                lb_text_cstr(&table), table.len ? "." : "", LB_ARG(key));
        }
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_rows(lb_compiler *c, lb_text *out, const lb_dml *dml, const dml_plan *plan,
                            lb_scope scope)
{
    lb_text_adds(out, " VALUES (");
    for (size_t i = 0; i < plan->columns.count; i++) {
        const set_column *set = &plan->columns.items[i];
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(compile_set(c, out, set->column, set->value, dml->is_multiple ? 0 : -1, scope));
    }
    lb_text_addc(out, ')');
    for (size_t i = 0; i < dml->further.count; i++) {
        LB_TRY(compile_further_row(c, out, plan, &dml->further.items[i], (int)i + 1, scope));
    }
    return LB_OK;
}

static lb_code compile_source(lb_compiler *c, lb_text *out, const lb_dml *dml, const dml_plan *plan,
                              lb_scope scope)
{
    lb_text LB_AUTO_TEXT text = {0};
    scope.is_embedded = true;
    const lb_expression *select = dml->select;
    if (plan->columns.count > dml->select_names.count && select->kind == LB_EXPRESSION_SELECT) {
        lb_expression *extended = LB_NEW(&c->arena, lb_expression);
        lb_select *copy = LB_NEW(&c->arena, lb_select);
        *extended = *select;
        *copy = *select->select;
        copy->columns = (lb_expressions){0};
        for (size_t i = 0; i < select->select->columns.count; i++) {
            lb_vector_push_in(&c->arena, &copy->columns, select->select->columns.items[i]);
        }
        for (size_t i = dml->select_names.count; i < plan->columns.count; i++) {
            const set_column *set = &plan->columns.items[i];
            lb_expression *value = lb_expression_new(&c->arena, LB_EXPRESSION_BIND);
            value->label.name.text = key_of(set->column);
            value->type = set->column->type;
            const lb_expression *added = set->value ? set->value : value;
            lb_vector_push_in(&c->arena, &copy->columns, added);
        }
        extended->select = copy;
        select = extended;
    }
    LB_TRY(lb_sql_compile(c, &text, select, scope));
    lb_text_addc(out, ' ');
    if (c->ctes.count && c->rules->cte_follows_insert) {
        lb_sql_compile_with(c, out, plan->is_toplevel ? 0 : c->frames.count);
    }
    lb_text_add(out, lb_text_str(&text));
    return LB_OK;
}

static lb_code compile_returning(lb_compiler *c, lb_text *out, const lb_expressions *returning,
                                 lb_scope scope)
{
    lb_expressions columns = {0};
    lb_columns_expand(&c->arena, returning, &columns);
    if (columns.count == 0) {
        return LB_OK;
    }
    /* SQLAlchemy's compiler forgets here that values were to be literals; a driver has its
     * parameters. */
    scope = (lb_scope){.without_table = c->rules->returning_without_table,
                       .is_literal = c->options->is_sent};
    lb_text_adds(out, " RETURNING ");
    return lb_sql_compile_columns(c, out, &columns, NULL, false, scope);
}

static void push_frame(lb_compiler *c, const lb_expression *e, const lb_expressions *froms)
{
    lb_frame frame = {.statement = e};
    for (size_t i = 0; i < froms->count; i++) {
        lb_from_add(&c->arena, &frame.froms, froms->items[i]);
        lb_from_add(&c->arena, &frame.correlate, froms->items[i]);
    }
    lb_vector_push_in(&c->arena, &c->frames, frame);
}

static void finish(lb_compiler *c, lb_text *out, const lb_text *text, bool is_toplevel)
{
    if (c->ctes.count) {
        lb_sql_compile_with(c, out, is_toplevel ? 0 : c->frames.count);
    }
    lb_text_add(out, lb_text_str(text));
    c->frames.count--;
}

lb_code lb_sql_compile_insert(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const lb_dml *dml = e->dml;
    lb_expressions no_froms = {0};
    dml_plan plan = {.is_toplevel = c->frames.count == 0};
    LB_TRY(check_names(c, dml));
    push_frame(c, e, &no_froms);
    if (dml->select) {
        plan_from_select(c, dml, &plan);
    } else {
        plan_insert(c, dml, &plan);
    }
    lb_scope inner = {.is_literal = scope.is_literal, .cte = scope.cte};
    lb_scope values = {.is_literal = scope.is_literal && dml->has_values, .cte = scope.cte};
    lb_scope table = {.as_from = true};
    lb_text LB_AUTO_TEXT text = {0};
    lb_text_adds(&text, "INSERT ");
    LB_TRY(lb_sql_compile_hints(c, &text, &e->prefixes, inner));
    lb_text_adds(&text, "INTO ");
    LB_TRY(lb_sql_compile_ctes(c, &e->ctes, inner));
    LB_TRY(lb_sql_compile(c, &text, dml->table, table));
    if (plan.columns.count || !c->rules->has_default_values) {
        LB_TRY(compile_names(c, &text, &plan.columns));
    }
    if (dml->select) {
        LB_TRY(compile_source(c, &text, dml, &plan, inner));
    } else if (plan.columns.count == 0 && c->rules->has_default_values) {
        lb_text_adds(&text, " DEFAULT VALUES");
    } else {
        LB_TRY(compile_rows(c, &text, dml, &plan, values));
    }
    if (dml->conflict.kind != LB_CONFLICT_NONE && c->rules->conflict) {
        bool is_own = (dml->conflict.kind == LB_CONFLICT_DUPLICATE) ==
                      (c->rules->duplicates == LB_CONFLICT_DUPLICATE);
        if (!is_own) {
            char *class =
                lb_arena_format(&c->arena, "<class '%.*s'>", LB_ARG(dml->conflict.class_name));
            return lb_sql_compile_unsupported(c, class);
        }
        lb_text_addc(&text, ' ');
        LB_TRY(c->rules->conflict(c, &text, dml, inner));
    }
    bool is_asked = dml->returning.count > 0;
    LB_TRY(compile_returning(c, &text, is_asked ? &dml->returning : &plan.returning, inner));
    if (c->rules->cte_follows_insert) {
        lb_text_add(out, lb_text_str(&text));
        c->frames.count--;
        return LB_OK;
    }
    finish(c, out, &text, plan.is_toplevel);
    return LB_OK;
}

/* ---- UPDATE, DELETE ------------------------------------------------------------------------- */

static void further_froms(lb_compiler *c, const lb_dml *dml, lb_expressions *out)
{
    lb_expressions all = {0};
    for (size_t i = 0; i < dml->where.count; i++) {
        lb_from_objects(&c->arena, dml->where.items[i], &all);
    }
    for (size_t i = 0; i < dml->values.count; i++) {
        lb_from_objects(&c->arena, dml->values.items[i].value, &all);
    }
    lb_expressions own = {0};
    lb_from_objects(&c->arena, dml->table, &own);
    for (size_t i = 0; i < all.count; i++) {
        if (!lb_from_has(&own, all.items[i])) {
            lb_from_add(&c->arena, out, all.items[i]);
        }
    }
}

static void plan_update(lb_compiler *c, const lb_dml *dml, dml_plan *plan)
{
    const lb_expressions *columns = &dml->table->items;
    for (size_t i = 0; i < dml->values.count; i++) {
        const lb_assignment *a = &dml->values.items[i];
        bool is_other = a->column && (a->column->kind != LB_EXPRESSION_COLUMN ||
                                      (a->column->table && a->column->table != dml->table));
        if (is_other && !is_table_column(dml, a)) {
            push_column(c, plan, a->column, a->value, false);
        }
    }
    for (size_t i = 0; dml->keeps_order && i < dml->values.count; i++) {
        for (size_t k = 0; k < columns->count; k++) {
            if (find_value(&dml->values, columns->items[k]) == &dml->values.items[i]) {
                push_column(c, plan, columns->items[k], dml->values.items[i].value, false);
            }
        }
    }
    for (size_t i = 0; i < columns->count; i++) {
        const lb_expression *column = columns->items[i];
        const lb_assignment *a = find_value(&dml->values, column);
        const lb_column_default *d = column->defaults;
        if (!dml->has_values) {
            push_column(c, plan, column, NULL, false);
        } else if (a) {
            if (!dml->keeps_order) {
                push_column(c, plan, column, a->value, false);
            }
        } else if (d && (d->onupdate || d->has_onupdate_value)) {
            push_column(c, plan, column, d->onupdate, true);
        }
    }
}

static lb_code compile_where(lb_compiler *c, lb_text *out, const lb_expressions *conditions,
                             lb_scope scope)
{
    lb_text LB_AUTO_TEXT text = {0};
    if (conditions->count) {
        LB_TRY(lb_sql_compile_conditions(c, &text, conditions, scope));
    }
    if (text.len) {
        lb_text_adds(out, " WHERE ");
        lb_text_add(out, lb_text_str(&text));
    }
    return LB_OK;
}

static lb_code fail_froms(lb_compiler *c, const char *statement)
{
    lb_code code =
        lb_fail(c->error, LB_ERR_SCRIPT,
                "This backend does not support multiple-table criteria within %s", statement);
    lb_error_kind(c->error, "NotImplementedError");
    return code;
}

static void push_dml_frame(lb_compiler *c, const lb_expression *e, const lb_expressions *further)
{
    lb_expressions froms = {0};
    lb_vector_push_in(&c->arena, &froms, e->dml->table);
    for (size_t i = 0; i < further->count; i++) {
        lb_vector_push_in(&c->arena, &froms, further->items[i]);
    }
    push_frame(c, e, &froms);
}

lb_code lb_sql_compile_update(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const lb_dml *dml = e->dml;
    dml_plan plan = {.is_toplevel = c->frames.count == 0};
    lb_expressions further = {0};
    LB_TRY(check_names(c, dml));
    further_froms(c, dml, &further);
    push_dml_frame(c, e, &further);
    lb_scope inner = {.is_literal = scope.is_literal, .cte = scope.cte};
    lb_scope values = {.is_literal = scope.is_literal && dml->has_values, .cte = scope.cte};
    lb_scope table = inner;
    table.as_from = true;
    bool lists_tables = c->rules->has_update_tables;
    lb_text LB_AUTO_TEXT text = {0};
    lb_text_adds(&text, "UPDATE ");
    LB_TRY(lb_sql_compile_hints(c, &text, &e->prefixes, inner));
    LB_TRY(lb_sql_compile(c, &text, dml->table, table));
    for (size_t i = 0; lists_tables && i < further.count; i++) {
        lb_text_adds(&text, ", ");
        LB_TRY(lb_sql_compile(c, &text, further.items[i], table));
    }
    plan_update(c, dml, &plan);
    LB_TRY(lb_sql_compile_ctes(c, &e->ctes, inner));
    lb_text_adds(&text, " SET ");
    for (size_t i = 0; i < plan.columns.count; i++) {
        const set_column *set = &plan.columns.items[i];
        lb_text_adds(&text, i ? ", " : "");
        bool with_table = lists_tables && further.count;
        LB_TRY(compile_column_name(c, &text, set->column, with_table));
        lb_text_addc(&text, '=');
        LB_TRY(compile_set(c, &text, set->column, set->value, -1, values));
    }
    if (further.count && !lists_tables) {
        if (!c->rules->update_from) {
            return fail_froms(c, "UPDATE");
        }
        lb_text_addc(&text, ' ');
        LB_TRY(c->rules->update_from(c, &text, &further, inner));
    }
    LB_TRY(compile_where(c, &text, &dml->where, inner));
    if (dml->limit >= 0 && lists_tables) {
        lb_text_addf(&text, " LIMIT %lld", (long long)dml->limit);
    }
    LB_TRY(compile_returning(c, &text, &dml->returning, inner));
    finish(c, out, &text, plan.is_toplevel);
    return LB_OK;
}

lb_code lb_sql_compile_delete(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const lb_dml *dml = e->dml;
    bool is_toplevel = c->frames.count == 0;
    lb_expressions further = {0};
    further_froms(c, dml, &further);
    push_dml_frame(c, e, &further);
    lb_scope inner = {.is_literal = scope.is_literal, .cte = scope.cte};
    lb_scope table = inner;
    table.as_from = true;
    table.as_hint =
        c->rules->has_update_tables && further.count && dml->table->kind != LB_EXPRESSION_TABLE;
    lb_text LB_AUTO_TEXT text = {0};
    lb_text_adds(&text, "DELETE ");
    LB_TRY(lb_sql_compile_hints(c, &text, &e->prefixes, inner));
    lb_text_adds(&text, "FROM ");
    LB_TRY(lb_sql_compile(c, &text, dml->table, table));
    LB_TRY(lb_sql_compile_ctes(c, &e->ctes, inner));
    if (further.count) {
        if (!c->rules->delete_from) {
            return fail_froms(c, "DELETE");
        }
        lb_text_addc(&text, ' ');
        LB_TRY(c->rules->delete_from(c, &text, dml, &further, inner));
    }
    LB_TRY(compile_where(c, &text, &dml->where, inner));
    if (dml->limit >= 0 && c->rules->has_update_tables) {
        lb_text_addf(&text, " LIMIT %lld", (long long)dml->limit);
    }
    LB_TRY(compile_returning(c, &text, &dml->returning, inner));
    finish(c, out, &text, is_toplevel);
    return LB_OK;
}

/* ---- ON CONFLICT ---------------------------------------------------------------------------- */

static lb_code compile_target(lb_compiler *c, lb_text *out, const lb_conflict *conflict,
                              lb_scope scope)
{
    lb_scope names = {.without_table = true, .without_schema = true};
    if (conflict->constraint.text.ptr) {
        lb_text_adds(out, " ON CONSTRAINT ");
        lb_sql_compile_name(c, out, conflict->constraint);
    } else if (conflict->targets.count) {
        lb_text_adds(out, " (");
        LB_TRY(lb_sql_compile_list(c, out, &conflict->targets, ", ", names));
        lb_text_addc(out, ')');
        if (conflict->target_where) {
            names.is_literal = scope.is_literal;
            lb_text_adds(out, " WHERE ");
            LB_TRY(lb_sql_compile(c, out, conflict->target_where, names));
        }
    }
    return LB_OK;
}

static lb_code compile_conflict_set(lb_compiler *c, lb_text *out, const lb_expression *column,
                                    lb_str key, const lb_expression *value, lb_scope scope)
{
    if (column && column->kind != LB_EXPRESSION_COLUMN) {
        LB_TRY(lb_sql_compile(c, out, column, scope));
    } else {
        lb_sql_compile_name(c, out, column ? column->label.name : (lb_name){.text = key});
    }
    lb_text_adds(out, " = ");
    if (value->kind == LB_EXPRESSION_BIND && column) {
        return lb_sql_compile_bind_for(c, out, value, column, (lb_str){0}, scope);
    }
    if (value->kind == LB_EXPRESSION_BIND && lb_expression_family(value) == LB_SQL_TYPE_NULL) {
        lb_expression untyped = *value;
        untyped.type = NULL; /* written by its own kind */
        return lb_sql_compile_bind(c, out, &untyped, LB_SQL_NONE, scope);
    }
    return lb_sql_compile_grouped(c, out, value, scope);
}

lb_code lb_sql_compile_conflict(lb_compiler *c, lb_text *out, const lb_dml *dml, lb_scope scope)
{
    const lb_conflict *conflict = &dml->conflict;
    bool is_first = true;
    lb_text_adds(out, "ON CONFLICT");
    LB_TRY(compile_target(c, out, conflict, scope));
    if (conflict->kind == LB_CONFLICT_NOTHING) {
        lb_text_adds(out, " DO NOTHING");
        return LB_OK;
    }
    lb_text_adds(out, " DO UPDATE SET ");
    for (size_t i = 0; i < dml->table->items.count; i++) {
        const lb_expression *column = dml->table->items.items[i];
        const lb_assignment *a = find_value(&conflict->set, column);
        if (a) {
            lb_text_adds(out, is_first ? "" : ", ");
            LB_TRY(compile_conflict_set(c, out, column, a->key, a->value, scope));
            is_first = false;
        }
    }
    for (size_t i = 0; i < conflict->set.count; i++) {
        const lb_assignment *a = &conflict->set.items[i];
        if (!is_table_column(dml, a)) {
            lb_text_adds(out, is_first ? "" : ", ");
            LB_TRY(compile_conflict_set(c, out, a->column, a->key, a->value, scope));
            is_first = false;
        }
    }
    if (conflict->where) {
        lb_text_adds(out, " WHERE ");
        LB_TRY(lb_sql_compile(c, out, conflict->where, scope));
    }
    return LB_OK;
}

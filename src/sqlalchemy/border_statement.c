/* Statements, and what stands behind FROM with columns of its own. */
#include "sqlalchemy/border_crossing.h"

bool lb_cross_hints(lb_crossing *x, lb_value object, const char *name, lb_hints *out)
{
    lb_list *list = lb_cross_list(x, object, name);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_list *pair = lb_list_of(x->py, list->items[i]);
        lb_hint hint = {0};
        hint.text = pair && pair->count == 2 ? lb_cross(x, pair->items[0]) : NULL;
        if (!hint.text || !lb_border_text(x->border, pair->items[1], &hint.dialect)) {
            return false;
        }
        lb_vector_push_in(x->arena, out, hint);
    }
    return list != NULL;
}

/* ---- Tables --------------------------------------------------------------------------------- */

static bool cross_columns(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value columns = lb_border_get(x->border, object, "c");
    return lb_cross_items(x, columns, &e->items);
}

bool lb_cross_table(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value name = lb_border_get(x->border, object, "name");
    return lb_cross_label(x, name, &e->label) &&
           lb_border_schema_of(x->border, object, &e->schema) && cross_columns(x, object, e);
}

static bool read_default(lb_crossing *x, lb_value given, bool *has_value,
                         const lb_expression **expression, const lb_expression **sequence)
{
    bool is_sequence = false, is_clause = false, is_sentinel = false;
    if (!given || given == LB_NONE) {
        return given != NULL;
    }
    if (!lb_border_flag(x->border, given, "is_sequence", &is_sequence) ||
        !lb_border_flag(x->border, given, "is_clause_element", &is_clause) ||
        !lb_border_flag(x->border, given, "is_sentinel", &is_sentinel)) {
        return false;
    }
    if (is_sequence && sequence) {
        *sequence = lb_cross(x, given);
        return *sequence != NULL;
    }
    if (is_clause) {
        return lb_cross_of(x, given, "arg", expression);
    }
    *has_value = !is_sequence && !is_sentinel;
    return true;
}

bool lb_cross_defaults(lb_crossing *x, lb_value column, const lb_column_default **out)
{
    lb_value schema_column = lb_border_get(x->border, column, "_is_schema_column");
    lb_value table = lb_border_get(x->border, column, "table");
    if (schema_column != LB_TRUE || !table || table == LB_NONE) {
        return schema_column && table;
    }
    const lb_border *b = x->border;
    lb_column_default *d = LB_NEW(x->arena, lb_column_default);
    lb_value server = lb_border_get(b, column, "server_default");
    lb_value counter = lb_border_get(b, table, "_autoincrement_column");
    lb_value server_update = lb_border_get(b, column, "server_onupdate");
    if (!server || !counter || !server_update ||
        !lb_border_flag(b, column, "primary_key", &d->is_primary_key) ||
        !lb_border_flag(b, column, "nullable", &d->is_nullable) ||
        !read_default(x, lb_border_get(b, column, "default"), &d->has_value, &d->expression,
                      &d->sequence) ||
        !read_default(x, lb_border_get(b, column, "onupdate"), &d->has_onupdate_value, &d->onupdate,
                      NULL)) {
        return false;
    }
    d->has_server_default = server != LB_NONE;
    d->has_server_onupdate = server_update != LB_NONE;
    d->is_autoincrement = counter == column;
    *out = d;
    return true;
}

bool lb_cross_cte(lb_crossing *x, lb_value object, lb_expression *e)
{
    const lb_border *b = x->border;
    return lb_cross_label(x, lb_border_get(b, object, "name"), &e->label) &&
           lb_border_flag(b, object, "recursive", &e->is_recursive) &&
           lb_border_flag(b, object, "nesting", &e->is_nesting) &&
           lb_cross_of(x, object, "element", &e->left) &&
           lb_cross_of(x, object, "_cte_alias", &e->right) &&
           lb_cross_of(x, object, "_restates", &e->third) &&
           lb_cross_hints(x, object, "_prefixes", &e->prefixes) &&
           lb_cross_hints(x, object, "_suffixes", &e->suffixes) && cross_columns(x, object, e);
}

bool lb_cross_values(lb_crossing *x, lb_value object, lb_expression *e)
{
    bool is_unnamed = false;
    const lb_border *b = x->border;
    if (!lb_border_flag(b, object, "_unnamed", &is_unnamed) ||
        !lb_border_flag(b, object, "_is_lateral", &e->is_lateral) ||
        !lb_border_flag(b, object, "literal_binds", &e->is_literal) ||
        (!is_unnamed && !lb_cross_label(x, lb_border_get(b, object, "name"), &e->label))) {
        return false;
    }
    return lb_cross_items_of(x, object, "_tuples", &e->second_items) && cross_columns(x, object, e);
}

/* ---- SELECT --------------------------------------------------------------------------------- */

static bool cross_lock(lb_crossing *x, lb_value object, lb_for_update *out)
{
    const lb_border *b = x->border;
    lb_value lock = lb_border_get(b, object, "_for_update_arg");
    if (!lock || lock == LB_NONE) {
        return lock != NULL;
    }
    out->is_given = true;
    return lb_border_flag(b, lock, "read", &out->is_read) &&
           lb_border_flag(b, lock, "nowait", &out->is_nowait) &&
           lb_border_flag(b, lock, "skip_locked", &out->skips_locked) &&
           lb_border_flag(b, lock, "key_share", &out->is_key_share) &&
           lb_cross_items_of(x, lock, "tables", &out->of);
}

/* What a SELECT and a UNION share. */
static bool cross_generative(lb_crossing *x, lb_value object, lb_expression *e, lb_select *select)
{
    const lb_border *b = x->border;
    int style = 2;
    lb_value options = lb_border_get(b, object, "_fetch_clause_options");
    if (!options || !lb_border_integer(b, object, "_label_style", &style)) {
        return false;
    }
    select->is_plain = style == 0;
    select->is_qualified = style == 1;
    if (lb_is(x->py, options, LB_T_DICT)) {
        const lb_dict *dict = (const lb_dict *)options;
        select->is_fetch_percent = lb_dict_get_cstr(x->py, dict, "percent") == LB_TRUE;
        select->is_fetch_with_ties = lb_dict_get_cstr(x->py, dict, "with_ties") == LB_TRUE;
    }
    return lb_cross_items_of(x, object, "_order_by_clauses", &select->order_by) &&
           lb_cross_items_of(x, object, "_group_by_clauses", &select->group_by) &&
           lb_cross_of(x, object, "_limit_clause", &select->limit) &&
           lb_cross_of(x, object, "_offset_clause", &select->offset) &&
           lb_cross_of(x, object, "_fetch_clause", &select->fetch) &&
           lb_cross_items_of(x, object, "_independent_ctes", &e->ctes) &&
           cross_lock(x, object, &select->for_update);
}

static bool cross_correlation(lb_crossing *x, lb_value object, lb_select *select)
{
    lb_value correlate = lb_border_get(x->border, object, "_correlate");
    lb_value except = lb_border_get(x->border, object, "_correlate_except");
    bool by_itself = true;
    if (!correlate || !except ||
        !lb_border_flag(x->border, object, "_auto_correlate", &by_itself)) {
        return false;
    }
    select->has_correlate_except = except != LB_NONE;
    select->is_correlated = !by_itself && !select->has_correlate_except;
    return lb_cross_items(x, correlate, &select->correlate) &&
           lb_cross_items(x, except, &select->correlate_except);
}

bool lb_cross_select(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_select *select = LB_NEW(x->arena, lb_select);
    lb_value distinct = lb_border_get(x->border, object, "_distinct");
    e->select = select;
    select->is_distinct = distinct == LB_TRUE;
    return distinct && lb_cross_items_of(x, object, "_raw_columns", &select->columns) &&
           lb_cross_items_of(x, object, "_from_obj", &select->froms) &&
           lb_cross_items_of(x, object, "_where_criteria", &select->where) &&
           lb_cross_items_of(x, object, "_having_criteria", &select->having) &&
           lb_cross_items_of(x, object, "_distinct_on", &select->distinct_on) &&
           cross_correlation(x, object, select) && cross_generative(x, object, e, select) &&
           lb_cross_hints(x, object, "_prefixes", &e->prefixes) &&
           lb_cross_hints(x, object, "_suffixes", &e->suffixes);
}

bool lb_cross_compound(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_select *select = LB_NEW(x->arena, lb_select);
    lb_str keyword = {0};
    e->select = select;
    if (!lb_border_string(x->border, object, "keyword", &keyword)) {
        return false;
    }
    select->set_operator = lb_arena_strndup(x->arena, keyword.ptr, keyword.len);
    return lb_cross_items_of(x, object, "selects", &e->items) &&
           cross_generative(x, object, e, select);
}

/* ---- INSERT, UPDATE, DELETE ----------------------------------------------------------------- */

static bool cross_assignments(lb_crossing *x, lb_value pairs, lb_assignments *out)
{
    lb_list *list = pairs ? lb_list_of(x->py, pairs) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        lb_list *pair = lb_list_of(x->py, list->items[i]);
        lb_assignment a = {0};
        if (!pair || pair->count != 2) {
            return false;
        }
        if (lb_is(x->py, pair->items[0], LB_T_STR)) {
            if (!lb_border_text(x->border, pair->items[0], &a.key)) {
                return false;
            }
        } else if (!(a.column = lb_cross(x, pair->items[0]))) {
            return false;
        }
        if (!(a.value = lb_cross(x, pair->items[1]))) {
            return false;
        }
        lb_vector_push_in(x->arena, out, a);
    }
    return list != NULL;
}

static bool cross_base(lb_crossing *x, lb_value object, lb_expression *e, lb_dml *dml)
{
    dml->limit = -1;
    e->dml = dml;
    return lb_cross_of(x, object, "table", &dml->table) &&
           lb_cross_items_of(x, object, "_where_criteria", &dml->where) &&
           lb_cross_items_of(x, object, "_returning", &dml->returning) &&
           lb_cross_items_of(x, object, "_independent_ctes", &e->ctes) &&
           lb_cross_hints(x, object, "_prefixes", &e->prefixes);
}

static bool cross_values_of(lb_crossing *x, lb_value object, lb_dml *dml)
{
    lb_value assignments = lb_border_get(x->border, object, "_assignments");
    lb_list *rows = lb_cross_list(x, object, "_further");
    lb_value multiple = lb_border_get(x->border, object, "_multi_values");
    lb_value ordered = lb_border_get(x->border, object, "_ordered_values");
    if (!rows || !multiple || !ordered || !cross_assignments(x, assignments, &dml->values) ||
        !lb_border_flag(x->border, object, "_has_values", &dml->has_values) ||
        !lb_border_flag(x->border, object, "_inline", &dml->is_inline)) {
        return false;
    }
    dml->is_multiple = lb_truth(x->py, multiple) == 1;
    dml->keeps_order = ordered != LB_NONE;
    for (size_t i = 0; i < rows->count; i++) {
        lb_assignments row = {0};
        if (!cross_assignments(x, rows->items[i], &row)) {
            return false;
        }
        lb_vector_push_in(x->arena, &dml->further, row);
    }
    return true;
}

/* A target of ON CONFLICT: a column, or its name. */
static bool cross_targets(lb_crossing *x, lb_value clause, lb_conflict *out)
{
    lb_list *list = lb_cross_list(x, clause, "inferred_target_elements");
    for (size_t i = 0; list && i < list->count; i++) {
        lb_expression *target;
        if (lb_is(x->py, list->items[i], LB_T_STR)) {
            lb_name name;
            if (!lb_border_name(x->border, list->items[i], &name)) {
                return false;
            }
            target = lb_expression_column(x->arena, name, NULL);
        } else if (!(target = lb_cross(x, list->items[i]))) {
            return false;
        }
        lb_vector_push_in(x->arena, &out->targets, target);
    }
    return list && lb_border_name_of(x->border, clause, "constraint_target", &out->constraint) &&
           lb_cross_of(x, clause, "inferred_target_whereclause", &out->target_where);
}

static bool cross_conflict(lb_crossing *x, lb_value object, lb_conflict *out)
{
    lb_value clause = lb_border_get(x->border, object, "_post_values_clause");
    lb_str name = {0};
    if (!clause || clause == LB_NONE) {
        return clause != NULL;
    }
    lb_value class = (lb_value)lb_type_of(x->py, clause);
    lb_str module = {0};
    if (!lb_border_string(x->border, clause, "__visit_name__", &name) ||
        !lb_border_string(x->border, class, "__module__", &module)) {
        return false;
    }
    out->class_name = lb_str_of(
        lb_arena_format(x->arena, "%.*s.%s", LB_ARG(module), lb_type_name(x->py, clause)));
    if (lb_str_is(name, "on_duplicate_key_update")) {
        out->kind = LB_CONFLICT_DUPLICATE;
        return lb_cross_of(x, clause, "inserted_alias", &out->inserted) &&
               lb_border_flag(x->border, clause, "_keeps_order", &out->keeps_order) &&
               cross_assignments(x, lb_border_get(x->border, clause, "update_values"), &out->set);
    }
    out->kind = LB_CONFLICT_NOTHING;
    if (!cross_targets(x, clause, out)) {
        return false;
    }
    if (lb_str_is(name, "on_conflict_do_update")) {
        out->kind = LB_CONFLICT_UPDATE;
        return cross_assignments(x, lb_border_get(x->border, clause, "update_values_to_set"),
                                 &out->set) &&
               lb_cross_of(x, clause, "update_whereclause", &out->where);
    }
    return true;
}

bool lb_cross_insert(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_dml *dml = LB_NEW(x->arena, lb_dml);
    bool with_defaults = true;
    if (!cross_base(x, object, e, dml) || !cross_values_of(x, object, dml) ||
        !cross_conflict(x, object, &dml->conflict) ||
        !lb_cross_of(x, object, "select", &dml->select) ||
        !lb_border_flag(x->border, object, "include_insert_from_select_defaults", &with_defaults)) {
        return false;
    }
    dml->without_defaults = !with_defaults;
    return !dml->select || lb_cross_items_of(x, object, "_select_columns", &dml->select_names);
}

static bool cross_dialect_limit(lb_crossing *x, lb_value object, lb_dml *dml)
{
    lb_options options = {0};
    if (!lb_border_options(x->border, object, &options)) {
        return false;
    }
    for (size_t i = 0; i < options.count; i++) {
        if (lb_str_is(options.items[i].key, "mysql_limit") &&
            options.items[i].kind == LB_OPTION_INTEGER) {
            dml->limit = options.items[i].integer;
        }
    }
    return true;
}

bool lb_cross_update(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_dml *dml = LB_NEW(x->arena, lb_dml);
    return cross_base(x, object, e, dml) && cross_values_of(x, object, dml) &&
           cross_dialect_limit(x, object, dml);
}

bool lb_cross_delete(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_dml *dml = LB_NEW(x->arena, lb_dml);
    return cross_base(x, object, e, dml) && cross_dialect_limit(x, object, dml);
}

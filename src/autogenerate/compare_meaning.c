/*
 * By meaning: what Alembic's rules do not see, or judge by its spelling: the texts of CHECKs,
 * defaults, generated columns, index expressions and predicates, primary keys, exclusion
 * constraints.
 *
 * Texts that are equal once settled (settled.h) need no database. Of every table that has others
 * the database is asked once for a twin: the table as it would have it of the models. Both sides
 * are then its own words. Where a twin cannot be made, Alembic's rule is what is left.
 */
#include "autogenerate/compare_meaning.h"

#include "autogenerate/settled.h"

static bool same_text(lb_str a, lb_str b)
{
    return lb_str_equal(a, b) && !a.ptr == !b.ptr;
}

static lb_code settled(lb_comparison *c, const lb_expression *expression, lb_str *out)
{
    return lb_settled_expression(c->arena, c->dialect, expression, out, c->error);
}

static lb_code final_name(lb_comparison *c, lb_name name, lb_str *out)
{
    return lb_settled_name(c->arena, c->dialect, name, out, c->error);
}

/* ---- Options -------------------------------------------------------------------------------- */

static const lb_option *option_of(const lb_comparison *c, const lb_options *options,
                                  const char *key)
{
    const lb_option *option = lb_option_find(options, lb_str_of(c->dialect->name), key);
    bool is_nothing =
        !option || option->kind == LB_OPTION_NONE ||
        (option->kind == LB_OPTION_BOOLEAN && !option->boolean) ||
        ((option->kind == LB_OPTION_LIST || option->kind == LB_OPTION_MAP) && !option->items.count);
    return is_nothing ? NULL : option;
}

/* An option's value as one text; a text is settled, since it may be SQL. */
static lb_code add_option(lb_comparison *c, const lb_option *option, lb_text *out)
{
    lb_str text;
    switch (option->kind) {
    case LB_OPTION_EXPRESSION:
        LB_TRY(settled(c, option->expression, &text));
        lb_text_add(out, text);
        return LB_OK;
    case LB_OPTION_LIST:
    case LB_OPTION_MAP:
        for (size_t i = 0; i < option->items.count; i++) {
            lb_text_addf(out, "%.*s=", LB_ARG(option->items.items[i].key));
            LB_TRY(add_option(c, &option->items.items[i], out));
            lb_text_addc(out, ',');
        }
        return LB_OK;
    case LB_OPTION_BOOLEAN:
        lb_text_adds(out, option->boolean ? "true" : "false");
        return LB_OK;
    default:
        text = lb_settled_text(c->arena, option->text);
        lb_text_add(out, text);
        return LB_OK;
    }
}

/* What a database is given for an index and says of it again. */
static const char *const index_options[] = {"using", "where", "include",
                                            "with",  "ops",   "nulls_not_distinct"};

static lb_code same_options(lb_comparison *c, const lb_options *a, const lb_options *b, bool *out)
{
    *out = true;
    for (size_t i = 0; *out && i < LB_COUNT(index_options); i++) {
        const lb_option *left = option_of(c, a, index_options[i]);
        const lb_option *right = option_of(c, b, index_options[i]);
        LB_AUTO_TEXT lb_text left_text = {0};
        LB_AUTO_TEXT lb_text right_text = {0};
        LB_TRY(left ? add_option(c, left, &left_text) : LB_OK);
        LB_TRY(right ? add_option(c, right, &right_text) : LB_OK);
        *out = !left == !right && lb_str_equal(lb_text_str(&left_text), lb_text_str(&right_text));
    }
    return LB_OK;
}

/* ---- Indexes -------------------------------------------------------------------------------- */

static lb_code find_index(lb_comparison *c, const lb_table *table, lb_str name,
                          const lb_schema_index **out)
{
    *out = NULL;
    for (size_t i = 0; i < table->indexes.count && !*out; i++) {
        lb_str other;
        LB_TRY(final_name(c, table->indexes.items[i]->name, &other));
        *out = same_text(other, name) ? table->indexes.items[i] : NULL;
    }
    return LB_OK;
}

/* That of the database itself is none. */
static bool same_collation(lb_str a, lb_str b)
{
    a = lb_str_is(a, "default") ? (lb_str){0} : a;
    b = lb_str_is(b, "default") ? (lb_str){0} : b;
    return lb_str_equal(a, b);
}

static lb_code same_element(lb_comparison *c, const lb_index_element *a, const lb_index_element *b,
                            bool *out)
{
    lb_str left = a->column.text, right = b->column.text;
    LB_TRY(left.ptr ? LB_OK : settled(c, a->expression, &left));
    LB_TRY(right.ptr ? LB_OK : settled(c, b->expression, &right));
    *out = same_text(left, right) && same_text(a->opclass, b->opclass) &&
           same_collation(a->collation, b->collation) && a->is_descending == b->is_descending &&
           a->nulls_first == b->nulls_first;
    return LB_OK;
}

static lb_code same_index(lb_comparison *c, const lb_schema_index *a, const lb_schema_index *b,
                          bool *out)
{
    LB_TRY(same_options(c, &a->options, &b->options, out));
    *out = *out && a->is_unique == b->is_unique && a->elements.count == b->elements.count;
    for (size_t i = 0; *out && i < a->elements.count; i++) {
        LB_TRY(same_element(c, &a->elements.items[i], &b->elements.items[i], out));
    }
    return LB_OK;
}

lb_code lb_meaning_judge_index(lb_comparison *c, const lb_table_pair *pair,
                               const lb_signature *desired, const lb_signature *actual,
                               bool *is_judged, lb_judgement *out)
{
    const lb_schema_index *twin = NULL;
    bool is_same;
    *is_judged = false;
    if (pair->twin) {
        LB_TRY(find_index(c, pair->twin, desired->final_name, &twin));
    }
    if (twin) {
        *is_judged = true;
        LB_TRY(same_index(c, actual->index, twin, &is_same));
        if (!is_same) {
            lb_compare_add_reason(out, LB_DIFFERENT, "definition");
        }
    }
    return LB_OK;
}

/* Whether the models' index has to be made to be compared. */
static lb_code is_index_settled(lb_comparison *c, const lb_table *actual,
                                const lb_schema_index *desired, bool *out)
{
    const lb_schema_index *found = NULL;
    lb_str name;
    *out = true;
    LB_TRY(final_name(c, desired->name, &name));
    LB_TRY(name.ptr ? find_index(c, actual, name, &found) : LB_OK);
    return found ? same_index(c, found, desired, out) : LB_OK;
}

/* ---- Columns -------------------------------------------------------------------------------- */

static const lb_schema_column *twin_column(const lb_table_pair *pair, lb_str name)
{
    return pair->twin ? lb_table_find_column(pair->twin, name) : NULL;
}

/* A default that a sequence gives: its name says nothing. */
static bool is_counted(const lb_schema_column *column, lb_str text)
{
    return lb_str_starts(text, LB_STR("nextval(")) ||
           (column->table && lb_table_autoincrement(column->table) == column);
}

lb_code lb_meaning_default_differs(lb_comparison *c, const lb_table_pair *pair,
                                   const lb_schema_column *actual, const lb_schema_column *desired,
                                   bool *out)
{
    lb_str there, wanted;
    const lb_schema_column *twin = twin_column(pair, desired->name.text);
    *out = false;
    LB_TRY(lb_settled_default(c->arena, c->dialect, actual, &there, c->error));
    LB_TRY(lb_settled_default(c->arena, c->dialect, desired, &wanted, c->error));
    if (!wanted.ptr && c->options->server_defaults == LB_COMPARE_DECLARED) {
        return LB_OK;
    }
    if (same_text(there, wanted) || is_counted(desired, wanted) || is_counted(actual, there)) {
        return LB_OK;
    }
    if (twin) {
        LB_TRY(lb_settled_default(c->arena, c->dialect, twin, &wanted, c->error));
    }
    *out = !same_text(there, wanted);
    return LB_OK;
}

lb_code lb_meaning_computed_differs(lb_comparison *c, const lb_table_pair *pair,
                                    const lb_schema_column *actual, const lb_schema_column *desired,
                                    bool *out)
{
    lb_str there, wanted;
    const lb_schema_column *twin = twin_column(pair, desired->name.text);
    LB_TRY(lb_settled_computed(c->arena, c->dialect, actual, &there, c->error));
    LB_TRY(lb_settled_computed(c->arena, c->dialect, desired, &wanted, c->error));
    if (!same_text(there, wanted) && twin) {
        LB_TRY(lb_settled_computed(c->arena, c->dialect, twin, &wanted, c->error));
    }
    *out = !same_text(there, wanted);
    return LB_OK;
}

static bool is_array(const lb_comparison *c, const lb_schema_column *column)
{
    const lb_sql_type *type = lb_sql_type_for(column->type, lb_str_of(c->dialect->name));
    return lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_ARRAY;
}

bool lb_meaning_type_differs(const lb_comparison *c, const lb_table_pair *pair,
                             const lb_schema_column *actual, const lb_schema_column *desired)
{
    if (is_array(c, actual) != is_array(c, desired)) {
        return true;
    }
    const lb_schema_column *twin = twin_column(pair, actual->name.text);
    return twin && twin->type && actual->type &&
           !same_text(twin->type->collation, actual->type->collation);
}

static lb_code is_column_settled(lb_comparison *c, const lb_schema_column *actual,
                                 const lb_schema_column *desired, bool *out)
{
    const lb_sql_type *type = lb_sql_type_for(desired->type, lb_str_of(c->dialect->name));
    lb_table_pair none = {0};
    bool differs = false;
    if (c->options->server_defaults != LB_COMPARE_NEVER) {
        LB_TRY(lb_meaning_default_differs(c, &none, actual, desired, &differs));
    }
    if (!differs) {
        LB_TRY(lb_meaning_computed_differs(c, &none, actual, desired, &differs));
    }
    *out = !differs && same_text(type->collation, actual->type->collation);
    return LB_OK;
}

/* A column whose expression no ALTER can change: it is made anew, with what stands on it. */
static bool indexes(const lb_schema_index *index, lb_str name)
{
    for (size_t i = 0; i < index->elements.count; i++) {
        if (lb_str_equal(index->elements.items[i].column.text, name)) {
            return true;
        }
    }
    return false;
}

static void drop_parts(const lb_comparison *c, lb_table_pair *pair, lb_str column)
{
    const lb_table *table = pair->actual;
    for (size_t i = 0; i < table->indexes.count; i++) {
        if (indexes(table->indexes.items[i], column) &&
            !table->indexes.items[i]->duplicates_constraint) {
            lb_operation *drop = lb_pair_add(c, pair, LB_OP_DROP_INDEX);
            drop->drop_index.index = table->indexes.items[i];
            drop->drop_index.has_table = true;
        }
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *constraint = table->constraints.items[i];
        if (constraint->kind == LB_CONSTRAINT_UNIQUE &&
            lb_str_vector_has(&constraint->columns, column)) {
            lb_pair_drop_constraint(c, pair, constraint);
        }
    }
}

static void create_parts(const lb_comparison *c, lb_table_pair *pair, lb_str column)
{
    const lb_table *table = pair->desired;
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *constraint = table->constraints.items[i];
        if (constraint->kind == LB_CONSTRAINT_UNIQUE &&
            lb_str_vector_has(&constraint->columns, column)) {
            lb_pair_create_constraint(c, pair, constraint);
        }
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        if (indexes(table->indexes.items[i], column)) {
            lb_pair_add(c, pair, LB_OP_CREATE_INDEX)->create_index.index = table->indexes.items[i];
        }
    }
}

void lb_meaning_remake_column(lb_comparison *c, lb_table_pair *pair, lb_schema_column *actual,
                              lb_schema_column *desired)
{
    lb_compare_log(c, "server_defaults", "Detected changed expression of column '%.*s.%.*s'",
                   LB_ARG(pair->name.text), LB_ARG(desired->name.text));
    drop_parts(c, pair, actual->name.text);
    lb_pair_add(c, pair, LB_OP_DROP_COLUMN)->drop_column.column = actual;
    lb_pair_add(c, pair, LB_OP_ADD_COLUMN)->add_column.column = desired;
    create_parts(c, pair, desired->name.text);
}

/* ---- The whole ------------------------------------------------------------------------------ */

lb_code lb_meaning_needs_twin(lb_comparison *c, const lb_table *actual, const lb_table *desired,
                              bool *out)
{
    bool is_settled;
    LB_TRY(lb_meaning_are_checks_settled(c, actual, desired, &is_settled));
    is_settled =
        is_settled && !lb_meaning_has_exclusion(actual) && !lb_meaning_has_exclusion(desired);
    for (size_t i = 0; is_settled && i < desired->columns.count; i++) {
        const lb_schema_column *column = desired->columns.items[i];
        const lb_schema_column *there = lb_table_find_column(actual, column->name.text);
        LB_TRY(there && column->type && there->type
                   ? is_column_settled(c, there, column, &is_settled)
                   : LB_OK);
    }
    for (size_t i = 0; is_settled && i < desired->indexes.count; i++) {
        LB_TRY(is_index_settled(c, actual, desired->indexes.items[i], &is_settled));
    }
    *out = !is_settled;
    return LB_OK;
}

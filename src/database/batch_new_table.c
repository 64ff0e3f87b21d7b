#include "database/batch_table.h"

#include "base/repr.h"

/* ---- The order of columns ------------------------------------------------------------------- */

static void add_pair(batch_state *state, lb_str before, lb_str after)
{
    lb_vector_push_in(state->arena, &state->order, (batch_pair){before, after});
}

/* What stands in order already, beside what added columns asked for. The pairs are those of
 * Alembic, which takes one of each pair from the columns as they are now, added ones at their end.
 */
static void add_order(batch_state *state)
{
    size_t partial = state->batch->partial_reordering.count;
    for (size_t i = 0; i < partial; i++) {
        const lb_str_vector *names = &state->batch->partial_reordering.items[i];
        for (size_t k = 1; k < names->count; k++) {
            add_pair(state, names->items[k - 1], names->items[k]);
        }
    }
    for (size_t i = 1; !partial && i < state->existing.count; i++) {
        add_pair(state, state->columns.items[i - 1]->key, state->existing.items[i]);
    }
}

/* The number of columns where there is no such one. */
static size_t index_of(const batch_state *state, lb_str key)
{
    size_t i = 0;
    while (i < state->columns.count && !lb_str_equal(state->columns.items[i]->key, key)) {
        i++;
    }
    return i;
}

static bool is_waiting(const batch_state *state, const bool *is_done, lb_str key)
{
    size_t i = index_of(state, key);
    return i < state->columns.count && !is_done[i];
}

static bool is_free(const batch_state *state, const bool *is_done, lb_str key)
{
    for (size_t i = 0; i < state->order.count; i++) {
        const batch_pair *pair = &state->order.items[i];
        if (lb_str_equal(pair->after, key) && !lb_str_equal(pair->before, key) &&
            is_waiting(state, is_done, pair->before)) {
            return false;
        }
    }
    return true;
}

/* Whether the column waits for itself, over any number of columns that are not placed yet. */
static bool waits_for_itself(batch_state *state, const bool *is_done, lb_str key)
{
    size_t count = state->columns.count;
    bool *is_reached = LB_NEW_ARRAY(state->arena, bool, count);
    bool has_more = true, is_first = true;
    while (has_more) {
        has_more = false;
        for (size_t i = 0; i < state->order.count; i++) {
            const batch_pair *pair = &state->order.items[i];
            size_t from = index_of(state, pair->before), to = index_of(state, pair->after);
            bool is_start = is_first && lb_str_equal(pair->before, key);
            if (from < count && to < count && from != to && !is_done[from] && !is_done[to] &&
                !is_reached[to] && (is_start || is_reached[from])) {
                is_reached[to] = has_more = true;
            }
        }
        is_first = false;
    }
    size_t own = index_of(state, key);
    return own < count && is_reached[own];
}

static lb_code fail_circular(batch_state *state, const bool *is_done, lb_error *error)
{
    LB_AUTO_TEXT lb_text names = {0};
    for (size_t i = 0; i < state->columns.count; i++) {
        lb_str key = state->columns.items[i]->key;
        if (!is_done[i] && waits_for_itself(state, is_done, key)) {
            lb_text_adds(&names, names.len ? ", " : "");
            lb_text_add_repr(&names, key);
        }
    }
    lb_fail(error, LB_ERR_SCRIPT, "Circular dependency detected. (%s)", lb_text_cstr(&names));
    lb_error_kind(error, "sqlalchemy.exc.CircularDependencyError");
    return LB_ERR_SCRIPT;
}

/* Round by round: all that wait for nobody, in the order in which they stand. */
static lb_code sort_columns(batch_state *state, lb_error *error)
{
    size_t count = state->columns.count, sorted = 0;
    batch_column **out = LB_NEW_ARRAY(state->arena, batch_column *, count);
    bool *is_done = LB_NEW_ARRAY(state->arena, bool, count);
    if (!state->order.count && !state->batch->partial_reordering.count) {
        return LB_OK;
    }
    add_order(state);
    while (sorted < count) {
        size_t start = sorted;
        bool *is_taken = LB_NEW_ARRAY(state->arena, bool, count);
        for (size_t i = 0; i < count; i++) {
            if (!is_done[i] && is_free(state, is_done, state->columns.items[i]->key)) {
                out[sorted++] = state->columns.items[i];
                is_taken[i] = true;
            }
        }
        if (sorted == start) {
            return fail_circular(state, is_done, error);
        }
        for (size_t i = 0; i < count; i++) {
            is_done[i] = is_done[i] || is_taken[i];
        }
    }
    memcpy(state->columns.items, out, count * sizeof(batch_column *));
    return LB_OK;
}

/* ---- Constraints ---------------------------------------------------------------------------- */

/* Columns that an expression names. */
static bool has_all_columns(const batch_state *state, const lb_expression *e)
{
    if (!e) {
        return true;
    }
    if (e->kind == LB_EXPRESSION_COLUMN && !e->is_literal &&
        !batch_find(state, lb_expression_column_name(e).text)) {
        return false;
    }
    for (size_t i = 0; i < e->items.count; i++) {
        if (!has_all_columns(state, e->items.items[i])) {
            return false;
        }
    }
    return has_all_columns(state, e->left) && has_all_columns(state, e->right) &&
           has_all_columns(state, e->third);
}

static bool is_possible(const batch_state *state, const lb_constraint *constraint)
{
    for (size_t i = 0; i < constraint->columns.count; i++) {
        if (!batch_find(state, constraint->columns.items[i])) {
            return false;
        }
    }
    for (size_t i = 0; constraint->is_of_type && i < constraint->column_nodes.count; i++) {
        if (!batch_find(state, constraint->column_nodes.items[i]->name.text)) {
            return false;
        }
    }
    return has_all_columns(state, constraint->check);
}

/* Into the new table, with the columns' new names. */
static lb_constraint *copy_constraint(batch_state *state, lb_table *table,
                                      const lb_constraint *from)
{
    lb_constraint *copy = LB_NEW(state->arena, lb_constraint);
    *copy = *from;
    copy->columns = (lb_str_vector){0};
    copy->column_nodes = (lb_schema_columns){0};
    size_t count = from->columns.count ? from->columns.count : from->column_nodes.count;
    for (size_t i = 0; i < count; i++) {
        const batch_column *column =
            batch_find(state, from->columns.count ? from->columns.items[i]
                                                  : from->column_nodes.items[i]->name.text);
        if (column) {
            lb_vector_push_in(state->arena, &copy->columns, column->column->name.text);
            lb_vector_push_in(state->arena, &copy->column_nodes, column->column);
        }
    }
    lb_table_add_constraint(state->arena, table, copy);
    return copy;
}

/* The last primary key counts; one without columns has those that are marked. */
static void add_primary_key(batch_state *state, lb_table *table)
{
    const lb_constraint *last = NULL;
    const lb_constraints *lists[] = {&state->batch->table_constraints, &state->named,
                                     &state->unnamed};
    for (size_t i = 0; i < LB_COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i]->count; k++) {
            const lb_constraint *key = lists[i]->items[k];
            if (key->kind == LB_CONSTRAINT_PRIMARY_KEY && is_possible(state, key)) {
                last = key;
            }
        }
    }
    lb_constraint made = {.kind = LB_CONSTRAINT_PRIMARY_KEY};
    if (last) {
        made = *last;
    }
    if (!made.columns.count) {
        for (size_t i = 0; i < state->columns.count; i++) {
            if (state->columns.items[i]->column->is_primary_key) {
                lb_vector_push_in(state->arena, &made.columns, state->columns.items[i]->key);
            }
        }
    }
    if (!made.columns.count) {
        return;
    }
    lb_constraint *key = copy_constraint(state, table, &made);
    for (size_t i = 0; i < key->column_nodes.count; i++) {
        lb_schema_column *column = key->column_nodes.items[i];
        column->is_primary_key = true;
        column->is_nullable = column->is_nullable && column->is_nullable_given;
    }
}

/* What the CHECK of a type is called: no convention goes with a copy of the type. */
static lb_name type_name(const lb_sql_type *type)
{
    while (type->is_decorated && type->item) {
        type = type->item;
    }
    return type->name;
}

/* table_args first, since they were made first; then what types bring along, then the others. */
static void add_constraints(batch_state *state, lb_table *table)
{
    const lb_constraints *lists[] = {&state->named, &state->unnamed};
    add_primary_key(state, table);
    for (size_t i = 0; i < state->batch->table_constraints.count; i++) {
        const lb_constraint *constraint = state->batch->table_constraints.items[i];
        if (constraint->kind != LB_CONSTRAINT_PRIMARY_KEY) {
            copy_constraint(state, table, constraint);
        }
    }
    for (size_t i = 0; i < state->columns.count; i++) {
        const batch_column *column = state->columns.items[i];
        if (column->type_check) {
            lb_constraint *check = copy_constraint(state, table, column->type_check);
            check->name = type_name(column->column->type);
            check->name_error = (lb_str){0};
            lb_vector_push_in(state->arena, &check->column_nodes, column->column);
        }
    }
    for (size_t i = 0; i < LB_COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i]->count; k++) {
            const lb_constraint *constraint = lists[i]->items[k];
            if (constraint->kind != LB_CONSTRAINT_PRIMARY_KEY && is_possible(state, constraint)) {
                copy_constraint(state, table, constraint);
            }
        }
    }
}

/* ---- The table ------------------------------------------------------------------------------ */

static lb_str temporary_name(batch_state *state)
{
    enum { LONGEST_NAME = 50 }; /* characters */
    LB_AUTO_TEXT lb_text name = {0};
    size_t end = 0, characters = 0;
    lb_text_addf(&name, "_alembic_tmp_%.*s", LB_ARG(state->table->name.text));
    lb_str text = lb_text_str(&name);
    while (end < text.len) {
        characters += ((unsigned char)text.ptr[end] & 0xC0) != 0x80;
        if (characters > LONGEST_NAME) {
            break;
        }
        end++;
    }
    return lb_arena_str(state->arena, lb_str_slice(text, 0, end));
}

static bool has_option(const lb_options *options, lb_str key)
{
    for (size_t i = 0; i < options->count; i++) {
        if (lb_str_equal(options->items[i].key, key)) {
            return true;
        }
    }
    return false;
}

static void set_options(batch_state *state, lb_table *table)
{
    const lb_options *given = &state->batch->table_options, *had = &state->table->options;
    for (size_t i = 0; i < given->count; i++) {
        lb_vector_push_in(state->arena, &table->options, given->items[i]);
    }
    for (size_t i = 0; i < had->count; i++) {
        if (!has_option(given, had->items[i].key)) {
            lb_vector_push_in(state->arena, &table->options, had->items[i]);
        }
    }
    if (state->ddl->options->is_faithful) {
        table->is_strict = state->table->is_strict;
        table->is_without_rowid = state->table->is_without_rowid;
    }
    table->prefixes = state->batch->table_prefixes;
    table->comment = state->batch->table_comment;
}

/* An added column with index=True makes an index of the temporary table, too. */
static void add_flag_index(batch_state *state, lb_table *table, const lb_schema_column *column)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "ix_%.*s%s%.*s_%.*s", LB_ARG(table->schema.text),
                 table->schema.text.len ? "_" : "", LB_ARG(table->name.text),
                 LB_ARG(column->name.text));
    lb_name name = {.text = lb_arena_str(state->arena, lb_text_str(&text)),
                    .is_conventional = true};
    lb_schema_index *index = lb_index_new(state->arena, name, column->is_unique);
    lb_index_element element = {.column = column->name};
    lb_vector_push_in(state->arena, &index->elements, element);
    lb_table_add_index(state->arena, table, index);
}

static lb_schema_column *copy_column(batch_state *state, const lb_schema_column *from)
{
    lb_schema_column *copy = LB_NEW(state->arena, lb_schema_column);
    *copy = *from;
    return copy;
}

lb_code batch_new_table(batch_state *state, lb_table **out, lb_error *error)
{
    LB_TRY(sort_columns(state, error));
    lb_table *table = lb_table_new(NULL, state->arena, state->table->schema,
                                   (lb_name){.text = temporary_name(state)});
    set_options(state, table);
    for (size_t i = 0; i < state->columns.count; i++) {
        lb_schema_column *column = state->columns.items[i]->column;
        lb_table_add_column(state->arena, table, column);
        if (column->is_indexed) {
            add_flag_index(state, table, column);
        }
    }
    for (size_t i = 0; i < state->batch->table_columns.count; i++) {
        lb_table_add_column(state->arena, table,
                            copy_column(state, state->batch->table_columns.items[i]));
    }
    add_constraints(state, table);
    for (size_t i = 0; i < state->batch->table_indexes.count; i++) {
        lb_table_add_index(state->arena, table, state->batch->table_indexes.items[i]);
    }
    *out = table;
    return LB_OK;
}

/* ---- Indexes -------------------------------------------------------------------------------- */

/* True where the name is another one. */
static bool rename_element(const batch_state *state, lb_index_element *element)
{
    const batch_column *column =
        element->column.text.ptr ? batch_find(state, element->column.text) : NULL;
    bool is_renamed = column && !lb_str_equal(column->column->name.text, column->key);
    if (column) {
        element->column = column->column->name;
    }
    return is_renamed;
}

lb_code batch_indexes(batch_state *state, lb_schema_indexes *out, lb_error *error)
{
    for (size_t i = 0; i < state->indexes.count + state->new_indexes.count; i++) {
        bool is_new = i >= state->indexes.count;
        const lb_schema_index *from =
            is_new ? state->new_indexes.items[i - state->indexes.count] : state->indexes.items[i];
        lb_schema_index *copy = lb_index_new(state->arena, from->name, from->is_unique);
        copy->options = from->options;
        bool is_renamed = false;
        for (size_t k = 0; k < from->elements.count; k++) {
            lb_index_element element = from->elements.items[k];
            lb_str name = element.column.text;
            if (is_new && (!name.ptr || !batch_find(state, name))) {
                return batch_fail_key(name.ptr ? name : lb_expression_plain(element.expression),
                                      error);
            }
            is_renamed = rename_element(state, &element) || is_renamed;
            lb_vector_push_in(state->arena, &copy->elements, element);
        }
        if (!is_renamed && state->ddl->options->is_faithful) {
            copy->sql = from->sql;
        }
        lb_vector_push_in(state->arena, out, copy);
    }
    return LB_OK;
}

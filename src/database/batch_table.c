#include "database/batch_table.h"

/* ---- Errors --------------------------------------------------------------------------------- */

static lb_code fail_value(lb_error *error, const char *format, lb_str name)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_adds(&text, format);
    if (name.ptr) {
        lb_text_addf(&text, ": '%.*s'", LB_ARG(name));
    }
    lb_fail(error, LB_ERR_SCRIPT, "%s", lb_text_cstr(&text));
    lb_error_kind(error, "ValueError");
    return LB_ERR_SCRIPT;
}

/* The message of a KeyError is its key; whoever shows it quotes it. */
lb_code batch_fail_key(lb_str key, lb_error *error)
{
    lb_fail(error, LB_ERR_SCRIPT, "%.*s", LB_ARG(key));
    lb_error_kind(error, "KeyError");
    return LB_ERR_SCRIPT;
}

static lb_code fail_not_implemented(lb_error *error, const char *message)
{
    lb_fail(error, LB_ERR_SCRIPT, "%s", message);
    lb_error_kind(error, "NotImplementedError");
    return LB_ERR_SCRIPT;
}

/* ---- The old table -------------------------------------------------------------------------- */

batch_column *batch_find(const batch_state *state, lb_str key)
{
    for (size_t i = 0; i < state->columns.count; i++) {
        if (lb_str_equal(state->columns.items[i]->key, key)) {
            return state->columns.items[i];
        }
    }
    return NULL;
}

static bool names_column(const lb_constraint *constraint, lb_str name)
{
    for (size_t i = 0; i < constraint->columns.count; i++) {
        if (lb_str_equal(constraint->columns.items[i], name)) {
            return true;
        }
    }
    for (size_t i = 0; i < constraint->column_nodes.count; i++) {
        if (lb_str_equal(constraint->column_nodes.items[i]->name.text, name)) {
            return true;
        }
    }
    return false;
}

static const lb_constraint *type_check_of(const lb_constraints *constraints, lb_str column)
{
    for (size_t i = 0; i < constraints->count; i++) {
        if (constraints->items[i]->is_of_type && names_column(constraints->items[i], column)) {
            return constraints->items[i];
        }
    }
    return NULL;
}

static bool is_at_column(const lb_constraint *constraint)
{
    return constraint->kind == LB_CONSTRAINT_CHECK && constraint->is_inline &&
           !constraint->is_of_type;
}

/* A copy with only those constraints that are written at the column. */
static batch_column *add_column(batch_state *state, const lb_schema_column *from, bool is_new)
{
    batch_column *added = LB_NEW(state->arena, batch_column);
    lb_schema_column *copy = LB_NEW(state->arena, lb_schema_column);
    *copy = *from;
    copy->constraints = (lb_constraints){0};
    for (size_t i = 0; i < from->constraints.count; i++) {
        if (from->constraints.items[i]->kind == LB_CONSTRAINT_CHECK &&
            !from->constraints.items[i]->is_of_type) {
            lb_vector_push_in(state->arena, &copy->constraints, from->constraints.items[i]);
        }
    }
    *added = (batch_column){.key = from->name.text, .column = copy, .is_new = is_new};
    const lb_constraints *constraints =
        from->table ? &from->table->constraints : &from->constraints;
    added->type_check = type_check_of(constraints, from->name.text);
    for (size_t i = 0; i < state->columns.count; i++) { /* of the same name: replaced */
        if (lb_str_equal(state->columns.items[i]->key, added->key)) {
            state->columns.items[i] = added;
            return added;
        }
    }
    lb_vector_push_in(state->arena, &state->columns, added);
    return added;
}

/* Constraints are remembered by name; one of the same name takes the place of the other. */
static void keep_constraint(batch_state *state, const lb_constraint *from)
{
    lb_constraint *constraint = LB_NEW(state->arena, lb_constraint);
    *constraint = *from;
    if (!from->name.text.ptr) {
        lb_vector_push_in(state->arena, &state->unnamed, constraint);
        return;
    }
    for (size_t i = 0; i < state->named.count; i++) {
        if (lb_str_equal(state->named.items[i]->name.text, from->name.text)) {
            state->named.items[i] = constraint;
            return;
        }
    }
    lb_vector_push_in(state->arena, &state->named, constraint);
}

/* Alembic takes along no index that index=True made. */
static bool is_made_by_flag(const batch_state *state, const lb_schema_index *index)
{
    if (state->is_reflected || index->elements.count != 1 || !index->name.is_conventional) {
        return false;
    }
    const lb_schema_column *column =
        lb_table_find_column(state->table, index->elements.items[0].column.text);
    return column && column->is_indexed;
}

void batch_begin(batch_state *state)
{
    const lb_table *table = state->table;
    for (size_t i = 0; i < table->columns.count; i++) {
        batch_column *column = add_column(state, table->columns.items[i], false);
        column->column->is_unique = column->column->is_indexed = false;
        lb_vector_push_in(state->arena, &state->existing, column->key);
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        const lb_constraint *constraint = table->constraints.items[i];
        /* A CHECK without a name that was read may be one that a type made: left out. */
        bool is_doubtful = state->is_reflected && constraint->kind == LB_CONSTRAINT_CHECK &&
                           !constraint->name.text.ptr && !state->ddl->options->is_faithful;
        if (!constraint->is_of_type && !is_at_column(constraint) && !is_doubtful) {
            keep_constraint(state, constraint);
        }
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        lb_schema_index *index = table->indexes.items[i];
        if (!index->duplicates_constraint && !is_made_by_flag(state, index)) {
            lb_vector_push_in(state->arena, &state->indexes, index);
        }
    }
}

/* ---- Changes: constraints ------------------------------------------------------------------- */

static bool take_named(batch_state *state, lb_str name, lb_constraint **out)
{
    for (size_t i = 0; i < state->named.count; i++) {
        if (lb_str_equal(state->named.items[i]->name.text, name)) {
            *out = state->named.items[i];
            memmove(&state->named.items[i], &state->named.items[i + 1],
                    (--state->named.count - i) * sizeof *state->named.items);
            return true;
        }
    }
    return false;
}

/* A CHECK with a name that stands at a column; not of a table that was read. */
static bool take_from_column(batch_state *state, lb_str name)
{
    for (size_t i = 0; i < state->columns.count && !state->is_reflected; i++) {
        lb_constraints *constraints = &state->columns.items[i]->column->constraints;
        for (size_t k = 0; k < constraints->count; k++) {
            if (lb_str_equal(constraints->items[k]->name.text, name)) {
                memmove(&constraints->items[k], &constraints->items[k + 1],
                        (--constraints->count - k) * sizeof *constraints->items);
                return true;
            }
        }
    }
    return false;
}

static lb_code drop_constraint(batch_state *state, lb_str name, bool is_of_type, lb_error *error)
{
    lb_constraint *dropped;
    if (!name.len) {
        return is_of_type ? LB_OK : fail_value(error, "Constraint must have a name", (lb_str){0});
    }
    if (take_from_column(state, name)) {
        return LB_OK;
    }
    if (!take_named(state, name, &dropped)) {
        return is_of_type ? LB_OK : fail_value(error, "No such constraint", name);
    }
    for (size_t i = 0; dropped->kind == LB_CONSTRAINT_PRIMARY_KEY && i < dropped->columns.count;
         i++) {
        batch_column *column = batch_find(state, dropped->columns.items[i]);
        if (!column) {
            return batch_fail_key(dropped->columns.items[i], error);
        }
        column->column->is_primary_key = false;
    }
    return LB_OK;
}

static lb_code add_constraint(batch_state *state, const lb_constraint *constraint, lb_error *error)
{
    if (!constraint->name.text.ptr && !constraint->is_of_type) {
        return fail_value(error, "Constraint must have a name", (lb_str){0});
    }
    if (constraint->kind == LB_CONSTRAINT_PRIMARY_KEY) {
        for (size_t i = 0; i < state->unnamed.count; i++) {
            if (state->unnamed.items[i]->kind == LB_CONSTRAINT_PRIMARY_KEY) {
                memmove(&state->unnamed.items[i], &state->unnamed.items[i + 1],
                        (--state->unnamed.count - i) * sizeof *state->unnamed.items);
                break;
            }
        }
    }
    keep_constraint(state, constraint);
    return LB_OK;
}

/* ---- Changes: indexes ----------------------------------------------------------------------- */

static void create_index(batch_state *state, lb_schema_index *index)
{
    for (size_t i = 0; i < state->new_indexes.count; i++) {
        if (lb_str_equal(state->new_indexes.items[i]->name.text, index->name.text)) {
            state->new_indexes.items[i] = index;
            return;
        }
    }
    lb_vector_push_in(state->arena, &state->new_indexes, index);
}

static lb_code drop_index(batch_state *state, lb_str name, lb_error *error)
{
    for (size_t i = 0; i < state->indexes.count; i++) {
        if (lb_str_equal(state->indexes.items[i]->name.text, name)) {
            memmove(&state->indexes.items[i], &state->indexes.items[i + 1],
                    (--state->indexes.count - i) * sizeof *state->indexes.items);
            return LB_OK;
        }
    }
    return fail_value(error, "No such index", name);
}

/* ---- Changes: columns ----------------------------------------------------------------------- */

static bool find_position(const lb_str_vector *names, lb_str name, size_t *out)
{
    for (size_t i = 0; i < names->count; i++) {
        if (lb_str_equal(names->items[i], name)) {
            *out = i;
            return true;
        }
    }
    return false;
}

static bool find_pair(const batch_state *state, lb_str before, lb_str after, lb_str *out)
{
    bool is_found = false;
    for (size_t i = 0; i < state->order.count; i++) { /* as a dict: the last of equals counts */
        const batch_pair *pair = &state->order.items[i];
        if (before.ptr ? lb_str_equal(pair->before, before) : lb_str_equal(pair->after, after)) {
            *out = before.ptr ? pair->after : pair->before;
            is_found = true;
        }
    }
    return is_found;
}

/* Where one neighbour was given, the other follows from the order that there was. */
static lb_code find_neighbours(batch_state *state, lb_str *before, lb_str *after, lb_error *error)
{
    size_t at;
    if (after->ptr && !before->ptr) {
        if (!find_position(&state->existing, *after, &at)) {
            if (!find_pair(state, *after, (lb_str){0}, before)) {
                return batch_fail_key(*after, error);
            }
        } else if (at + 1 < state->existing.count) {
            *before = state->existing.items[at + 1];
        }
    }
    if (before->ptr && !after->ptr) {
        if (!find_position(&state->existing, *before, &at)) {
            if (!find_pair(state, (lb_str){0}, *before, after)) {
                return batch_fail_key(*before, error);
            }
        } else if (at > 0) {
            *after = state->existing.items[at - 1];
        }
    }
    return LB_OK;
}

static lb_code place_column(batch_state *state, const lb_add_column *add, lb_error *error)
{
    lb_str name = add->column->name.text;
    lb_str before = add->insert_before.text, after = add->insert_after.text;
    bool is_partial = state->batch->partial_reordering.count > 0;
    if (!is_partial) {
        LB_TRY(find_neighbours(state, &before, &after, error));
    }
    if (before.ptr) {
        lb_vector_push_in(state->arena, &state->order, (batch_pair){name, before});
    }
    if (after.ptr) {
        lb_vector_push_in(state->arena, &state->order, (batch_pair){after, name});
    }
    if (!is_partial && !before.ptr && !after.ptr && state->existing.count) {
        lb_vector_push_in(state->arena, &state->order,
                          (batch_pair){lb_vector_last(&state->existing), name});
    }
    return LB_OK;
}

static lb_schema_index *index_by_flag(batch_state *state, const lb_table *table, lb_str prefix,
                                      const lb_schema_column *column)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "ix_%.*s%s%.*s_%.*s", LB_ARG(table->schema.text),
                 table->schema.text.len ? "_" : "", LB_ARG(prefix), LB_ARG(column->name.text));
    lb_name name = {.text = lb_arena_str(state->arena, lb_text_str(&text)),
                    .is_conventional = true};
    lb_schema_index *index = lb_index_new(state->arena, name, column->is_unique);
    lb_index_element element = {.column = column->name};
    lb_vector_push_in(state->arena, &index->elements, element);
    return index;
}

/* What comes along with a column: its table's constraints and indexes, or what its flags ask. */
static lb_code add_companions(batch_state *state, const lb_add_column *add, lb_error *error)
{
    const lb_schema_column *column = add->column;
    const lb_constraints *constraints =
        column->table ? &column->table->constraints : &column->constraints;
    for (size_t i = 0; i < constraints->count; i++) {
        const lb_constraint *constraint = constraints->items[i];
        bool is_written =
            is_at_column(constraint) ||
            (!column->table && constraint->kind == LB_CONSTRAINT_CHECK && !constraint->is_of_type);
        bool is_inlined = add->inline_references == LB_YES &&
                          constraint->kind == LB_CONSTRAINT_FOREIGN_KEY &&
                          constraint->columns.count == 1;
        if (constraint->kind != LB_CONSTRAINT_PRIMARY_KEY && !is_written && !is_inlined) {
            LB_TRY(add_constraint(state, constraint, error));
        }
    }
    if (!column->table && column->is_unique && !column->is_indexed) {
        return fail_value(error, "Constraint must have a name", (lb_str){0});
    }
    for (size_t i = 0; column->table && i < column->table->indexes.count; i++) {
        create_index(state, column->table->indexes.items[i]);
    }
    if (!column->table && column->is_indexed) {
        create_index(state, index_by_flag(state, state->table, state->table->name.text, column));
    }
    return LB_OK;
}

static void forget_name(lb_str_vector *names, size_t at)
{
    memmove(&names->items[at], &names->items[at + 1], (--names->count - at) * sizeof *names->items);
}

static lb_code drop_column(batch_state *state, const lb_drop_column *drop, lb_error *error)
{
    size_t at;
    lb_constraint *ignored;
    lb_str name = drop->column->name.text;
    batch_column *column = batch_find(state, name);
    if (!column) {
        return batch_fail_key(name, error);
    }
    lb_constraints *lists[] = {&state->named, &state->unnamed};
    for (size_t i = 0; i < LB_COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i]->count; k++) {
            lb_constraint *key = lists[i]->items[k];
            lb_str_vector columns = {0};
            for (size_t n = 0; key->kind == LB_CONSTRAINT_PRIMARY_KEY && n < key->columns.count;
                 n++) {
                if (!lb_str_equal(key->columns.items[n], name)) {
                    lb_vector_push_in(state->arena, &columns, key->columns.items[n]);
                }
            }
            key->columns = key->kind == LB_CONSTRAINT_PRIMARY_KEY ? columns : key->columns;
        }
    }
    for (size_t i = 0; i < state->columns.count; i++) {
        if (state->columns.items[i] == column) {
            memmove(&state->columns.items[i], &state->columns.items[i + 1],
                    (--state->columns.count - i) * sizeof(batch_column *));
            break;
        }
    }
    if (!find_position(&state->existing, name, &at)) {
        return fail_value(error, "list.remove(x): x not in list", (lb_str){0});
    }
    forget_name(&state->existing, at);
    if (drop->existing_type && drop->existing_type->name.text.len) {
        take_named(state, drop->existing_type->name.text, &ignored);
    }
    return LB_OK;
}

/* What generic code takes a type for, as SQLAlchemy's _type_affinity. */
static lb_sql_type_kind affinity_of(const lb_sql_type *type)
{
    while ((type->is_decorated || type->kind == LB_SQL_TYPE_USER) && type->item) {
        type = type->item;
    }
    lb_sql_type_kind family = lb_sql_type_row_of(type->kind)->family;
    bool is_own = type->kind == LB_SQL_TYPE_PG_ENUM; /* of no family */
    return is_own ? type->kind : family == LB_SQL_TYPE_ENUM ? LB_SQL_TYPE_STRING : family;
}

static void change_type(batch_state *state, batch_column *column, const lb_sql_type *type)
{
    lb_sql_type_kind to = affinity_of(type);
    bool keeps_json = to == LB_SQL_TYPE_JSON && state->ddl->rules->copies_as_json;
    if (affinity_of(column->column->type) != to && !keeps_json) {
        lb_vector_push_in(state->arena, &column->casts, type);
    }
    column->column->type = type;
    column->column->is_type_apart = !state->ddl->options->is_faithful;
    column->type_check = NULL;
}

static lb_code alter_column(batch_state *state, const lb_alter_column *alter, lb_error *error)
{
    lb_constraint *ignored;
    const lb_constraint *check = alter->existing_type_check;
    if (alter->existing_type && alter->type && check && lb_ddl_has_constraint(state->ddl, check)) {
        LB_TRY(drop_constraint(state, check->name.text, true, error));
    }
    batch_column *column = batch_find(state, alter->column.text);
    if (!column) {
        return batch_fail_key(alter->column.text, error);
    }
    lb_schema_column *node = column->column;
    if (alter->new_name.text.ptr && !lb_str_equal(alter->new_name.text, alter->column.text)) {
        node->name = alter->new_name;
        if (alter->existing_type && alter->existing_type->name.text.len) {
            take_named(state, alter->existing_type->name.text, &ignored);
        }
    }
    if (alter->type) {
        change_type(state, column, alter->type);
    }
    if (alter->nullable != LB_UNSET) {
        node->is_nullable = alter->nullable == LB_YES;
        node->is_nullable_given = true;
    }
    if (alter->has_server_default) {
        node->server_default = alter->server_default;
        node->identity = alter->identity;
        node->computed = alter->computed;
    }
    if (alter->autoincrement != LB_UNSET) {
        node->autoincrement =
            alter->autoincrement == LB_YES ? LB_AUTOINCREMENT_YES : LB_AUTOINCREMENT_NO;
    }
    if (alter->has_comment) {
        node->comment = alter->comment;
    }
    bool has_check =
        alter->type && alter->type_check && lb_ddl_has_constraint(state->ddl, alter->type_check);
    return has_check ? add_constraint(state, alter->type_check, error) : LB_OK;
}

static const char not_done[] = {'T', 'O', 'D', 'O', '\0'}; /* Alembic's own word */

lb_code batch_change(batch_state *state, const lb_operation *operation, lb_error *error)
{
    switch (operation->kind) {
    case LB_OP_ADD_COLUMN:
        LB_TRY(place_column(state, &operation->add_column, error));
        add_column(state, operation->add_column.column, true);
        return add_companions(state, &operation->add_column, error);
    case LB_OP_DROP_COLUMN:
        return drop_column(state, &operation->drop_column, error);
    case LB_OP_ALTER_COLUMN:
        return alter_column(state, &operation->alter_column, error);
    case LB_OP_CREATE_CONSTRAINT:
        return add_constraint(state, operation->create_constraint.constraint, error);
    case LB_OP_DROP_CONSTRAINT:
        return drop_constraint(state, operation->drop_constraint.name.text, false, error);
    case LB_OP_CREATE_INDEX:
        create_index(state, operation->create_index.index);
        return LB_OK;
    case LB_OP_DROP_INDEX:
        return drop_index(state, operation->drop_index.index->name.text, error);
    case LB_OP_CREATE_TABLE:
        return fail_not_implemented(error, "Can't create table in batch mode");
    case LB_OP_DROP_TABLE:
        return fail_not_implemented(error, "Can't drop table in batch mode");
    case LB_OP_RENAME_TABLE:
        return fail_not_implemented(error, not_done);
    default:
        return LB_OK; /* comments: CREATE TABLE has them */
    }
}

/* By meaning: names and orders with which a revision runs, there and back. */
#include "autogenerate/compare_meaning.h"

#include "autogenerate/settled.h"
#include "autogenerate/statements.h"
#include "database/type.h"

/* ---- Columns in steps ------------------------------------------------------------------------ */

static bool has_clause(const lb_schema_column *column)
{
    return column->server_default.kind == LB_DEFAULT_STRING ||
           column->server_default.kind == LB_DEFAULT_EXPRESSION;
}

/* From one default to the other, either of which may be none. */
static lb_operation *default_step(const lb_comparison *c, const lb_table_pair *pair,
                                  const lb_alter_column *alter, const lb_sql_type *type,
                                  const lb_server_default *from, const lb_server_default *to)
{
    lb_operation *step = lb_operation_new(c->arena, LB_OP_ALTER_COLUMN, pair->schema, pair->name);
    step->alter_column.column = alter->column;
    step->alter_column.existing_type = type;
    step->alter_column.has_server_default = true;
    step->alter_column.server_default = *to;
    step->alter_column.has_existing_server_default = true;
    step->alter_column.existing_server_default = *from;
    return step;
}

/* The default goes before its column is cast, and the new one comes behind. */
static void push_cast(lb_comparison *c, lb_table_pair *pair, const lb_schema_column *actual,
                      lb_operation *operation)
{
    lb_alter_column *alter = &operation->alter_column;
    const lb_schema_column *desired = alter->schema_column;
    const lb_server_default none = {0};
    const lb_sql_type *was = alter->existing_type, *is = alter->type;
    alter->has_server_default = alter->has_existing_server_default = false;
    alter->existing_server_default = none;
    if (has_clause(actual)) {
        lb_vector_push_in(c->arena, pair->out,
                          default_step(c, pair, alter, was, &actual->server_default, &none));
    }
    lb_vector_push_in(c->arena, pair->out, operation);
    if (desired && has_clause(desired)) {
        lb_vector_push_in(c->arena, pair->out,
                          default_step(c, pair, alter, is, &none, &desired->server_default));
    }
}

static void add_setval(const lb_comparison *c, const lb_table_pair *pair, lb_str column,
                       lb_text *out)
{
    LB_AUTO_TEXT lb_text table = {0};
    lb_statement_add_name(&table, c->dialect, pair->schema.text, pair->name.text);
    lb_text_adds(out, "SELECT setval(pg_get_serial_sequence(");
    c->dialect->quote_literal(out, lb_text_str(&table));
    lb_text_adds(out, ", ");
    c->dialect->quote_literal(out, column);
    lb_text_adds(out, "), coalesce(max(");
    c->dialect->quote_name(out, column);
    lb_text_addf(out, "), 0) + 1, false) FROM %s", lb_text_cstr(&table));
}

/* The sequence of a SERIAL gives its place to that of the identity, which goes on counting. */
static void push_serial_to_identity(lb_comparison *c, lb_table_pair *pair,
                                    const lb_schema_column *actual, lb_operation *alter)
{
    LB_AUTO_TEXT lb_text column = {0};
    LB_AUTO_TEXT lb_text there = {0};
    LB_AUTO_TEXT lb_text back = {0};
    LB_AUTO_TEXT lb_text value = {0};
    lb_str sequence = actual->serial_sequence;
    lb_text_adds(&column, "ALTER TABLE ");
    lb_statement_add_name(&column, c->dialect, pair->schema.text, pair->name.text);
    lb_text_adds(&column, " ALTER COLUMN ");
    c->dialect->quote_name(&column, actual->name.text);
    add_setval(c, pair, actual->name.text, &value);
    lb_text_adds(&back, "CREATE SEQUENCE ");
    lb_statement_add_name(&back, c->dialect, pair->schema.text, sequence);
    lb_text_adds(&back, " AS ");
    (void)lb_type_write(&back, c->dialect, actual->type, NULL);
    lb_text_adds(&back, " OWNED BY ");
    lb_statement_add_name(&back, c->dialect, pair->schema.text, pair->name.text);
    lb_text_addc(&back, '.');
    c->dialect->quote_name(&back, actual->name.text);
    lb_text_addf(&back, "; %s SET DEFAULT nextval(", lb_text_cstr(&column));
    lb_statement_add_name(&there, c->dialect, pair->schema.text, sequence);
    c->dialect->quote_literal(&back, lb_text_str(&there));
    lb_text_addf(&back, "); %s", lb_text_cstr(&value));
    lb_text_truncate(&there, 0);
    lb_text_addf(&there, "%s DROP DEFAULT; DROP SEQUENCE ", lb_text_cstr(&column));
    lb_statement_add_name(&there, c->dialect, pair->schema.text, sequence);
    lb_vector_push_in(c->arena, pair->out,
                      lb_operation_execute(c->arena, lb_text_str(&there), lb_text_str(&back)));
    lb_vector_push_in(c->arena, pair->out, alter);
    lb_vector_push_in(c->arena, pair->out,
                      lb_operation_execute(c->arena, lb_text_str(&value), (lb_str){0}));
}

void lb_meaning_push_alter(lb_comparison *c, lb_table_pair *pair, const lb_schema_column *actual,
                           lb_operation *alter)
{
    const lb_alter_column *changes = &alter->alter_column;
    if (changes->type && (changes->using.ptr || changes->using_back.ptr)) {
        push_cast(c, pair, actual, alter);
    } else if (changes->has_server_default && changes->identity && actual->serial_sequence.ptr) {
        push_serial_to_identity(c, pair, actual, alter);
    } else {
        lb_vector_push_in(c->arena, pair->out, alter);
    }
}

/* ---- Names ---------------------------------------------------------------------------------- */

/* Bytes of a name that fit, whole characters only. */
static lb_str clip(lb_str text, size_t longest)
{
    size_t end = text.len < longest ? text.len : longest;
    while (end < text.len && end && ((unsigned char)text.ptr[end] & 0xC0) == 0x80) {
        end--;
    }
    return lb_str_slice(text, 0, end);
}

/* "table_a_b_fkey", as PostgreSQL would choose it: of table and columns the longer one is cut. */
lb_name lb_meaning_name(const lb_comparison *c, const lb_constraint *constraint)
{
    enum { LONGEST = 63 };
    LB_AUTO_TEXT lb_text columns = {0};
    lb_str label = constraint->kind == LB_CONSTRAINT_FOREIGN_KEY ? LB_STR("fkey") : LB_STR("key");
    lb_str table = constraint->table->name.text;
    for (size_t i = 0; i < constraint->columns.count; i++) {
        lb_text_adds(&columns, i ? "_" : "");
        lb_text_add(&columns, constraint->columns.items[i]);
    }
    size_t room = LONGEST - label.len - 2, a = table.len, b = columns.len;
    while (a + b > room) {
        if (a > b) {
            a--;
        } else {
            b--;
        }
    }
    table = clip(table, a);
    lb_str list = clip(lb_text_str(&columns), b);
    return (lb_name){.text = lb_str_of(lb_arena_format(c->arena, "%.*s_%.*s_%.*s", LB_ARG(table),
                                                       LB_ARG(list), LB_ARG(label))),
                     .is_final = true};
}

/* ---- Order ---------------------------------------------------------------------------------- */

static const lb_constraint *key_step(const lb_operation *operation, bool is_drop)
{
    const lb_constraint *constraint =
        operation->kind == LB_OP_CREATE_CONSTRAINT ? operation->create_constraint.constraint
        : operation->kind == LB_OP_DROP_CONSTRAINT ? operation->drop_constraint.constraint
                                                   : NULL;
    return constraint && constraint->kind == LB_CONSTRAINT_FOREIGN_KEY &&
                   is_drop == (operation->kind == LB_OP_DROP_CONSTRAINT)
               ? constraint
               : NULL;
}

static bool is_dropped(const lb_operations *all, const lb_constraint *key)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->kind == LB_OP_DROP_TABLE &&
            lb_str_equal(all->items[i]->table.text, key->referent_table.text) &&
            lb_str_equal(all->items[i]->schema.text, key->referent_schema.text)) {
            return true;
        }
    }
    return false;
}

/* Takes steps of foreign keys out of a group: all that are made, or those that are dropped and
   stand on what changes; the new group has them. */
static lb_operation *split_keys(const lb_comparison *c, const lb_operations *all,
                                lb_operation *group, bool is_drop)
{
    lb_operation *split =
        lb_operation_new(c->arena, LB_OP_MODIFY_TABLE, group->schema, group->table);
    lb_operations *operations = &group->modify_table.operations, kept = {0};
    for (size_t i = 0; i < operations->count; i++) {
        const lb_constraint *key = key_step(operations->items[i], is_drop);
        bool is_split = key && (c->has_changed_keys || (is_drop && is_dropped(all, key)));
        lb_operations *to = is_split ? &split->modify_table.operations : &kept;
        lb_vector_push_in(c->arena, to, operations->items[i]);
    }
    *operations = kept;
    return split;
}

static void push_group(const lb_comparison *c, lb_operation *group, lb_operations *out)
{
    if (group->kind != LB_OP_MODIFY_TABLE || group->modify_table.operations.count) {
        lb_vector_push_in(c->arena, out, group);
    }
}

static bool is_drop_of_part(const lb_operation *operation)
{
    return operation->kind == LB_OP_DROP_INDEX || operation->kind == LB_OP_DROP_CONSTRAINT;
}

/* What is dropped may not stand a column's new type: it goes first. */
void lb_meaning_order_group(const lb_comparison *c, lb_operations *all)
{
    lb_operations ordered = {0};
    bool has_type = false;
    for (size_t i = 0; i < all->count; i++) {
        has_type |= all->items[i]->kind == LB_OP_ALTER_COLUMN && all->items[i]->alter_column.type;
    }
    for (size_t i = 0; i < all->count && has_type; i++) {
        if (is_drop_of_part(all->items[i])) {
            lb_vector_push_in(c->arena, &ordered, all->items[i]);
        }
    }
    for (size_t i = 0; i < all->count && has_type; i++) {
        if (!is_drop_of_part(all->items[i])) {
            lb_vector_push_in(c->arena, &ordered, all->items[i]);
        }
    }
    if (has_type) {
        *all = ordered;
    }
}

/* Foreign keys go before the tables that they stand on; a primary key changes behind the foreign
   keys that are dropped and before those that are made. */
void lb_meaning_order(const lb_comparison *c, lb_operations *all)
{
    lb_operations ordered = {0}, last = {0};
    if (!c->options->by_meaning) {
        return;
    }
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->kind == LB_OP_MODIFY_TABLE) {
            push_group(c, split_keys(c, all, all->items[i], true), &ordered);
            push_group(c, split_keys(c, all, all->items[i], false), &last);
        }
    }
    for (size_t i = 0; i < all->count; i++) {
        push_group(c, all->items[i], &ordered);
    }
    for (size_t i = 0; i < last.count; i++) {
        push_group(c, last.items[i], &ordered);
    }
    *all = ordered;
}

/* ---- Adding to a pair's operations ----------------------------------------------------------- */

lb_operation *lb_pair_add(const lb_comparison *c, const lb_table_pair *pair, lb_operation_kind kind)
{
    lb_operation *operation = lb_operation_new(c->arena, kind, pair->schema, pair->name);
    lb_vector_push_in(c->arena, pair->out, operation);
    return operation;
}

void lb_pair_drop_constraint(const lb_comparison *c, lb_table_pair *pair, lb_constraint *constraint)
{
    lb_operation *operation =
        lb_operation_drop_constraint(c->arena, pair->schema, pair->name, constraint);
    lb_vector_push_in(c->arena, pair->out, operation);
}

void lb_pair_create_constraint(const lb_comparison *c, const lb_table_pair *pair,
                               lb_constraint *constraint)
{
    lb_pair_add(c, pair, LB_OP_CREATE_CONSTRAINT)->create_constraint.constraint = constraint;
}

/* Foreign keys, by what they say and not by their names; and CHECKs, by their names alone. */
#include "autogenerate/compare_meaning.h"

typedef struct key_entry {
    lb_str key; /* all that tells foreign keys apart */
    lb_constraint *constraint;
} key_entry;
typedef LB_VECTOR(key_entry) key_entries;

static int by_key(const void *left, const void *right)
{
    return lb_str_compare(((const key_entry *)left)->key, ((const key_entry *)right)->key);
}

/* Sorted; of equal ones the last. */
static void sort_entries(key_entries *entries, lb_map *by_text)
{
    size_t kept = 0;
    for (size_t i = 0; i < entries->count; i++) {
        lb_map_set(by_text, entries->items[i].key, entries->items[i].constraint);
    }
    for (size_t i = 0; i < entries->count; i++) {
        if (lb_map_get(by_text, entries->items[i].key) == entries->items[i].constraint) {
            entries->items[kept++] = entries->items[i];
        }
    }
    entries->count = kept;
    if (kept) {
        qsort(entries->items, kept, sizeof *entries->items, by_key);
    }
}

/* ---- what identifies a foreign key ---- */

static void add_part(lb_text *key, lb_str part)
{
    lb_text_add(key, part);
    lb_text_addc(key, '\0');
}

static void add_columns(lb_text *key, const lb_str_vector *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        add_part(key, columns->items[i]);
    }
    lb_text_addc(key, '\0');
}

/* "NO ACTION" is what nothing means. */
static void add_action(lb_text *key, lb_str action)
{
    if (!lb_str_is_nocase(action, "no action")) {
        for (size_t i = 0; i < action.len; i++) {
            lb_text_addc(key, lb_lower(action.ptr[i]));
        }
    }
    lb_text_addc(key, '\0');
}

static lb_str key_of(lb_arena *arena, const lb_constraint *fk, bool with_options)
{
    LB_AUTO_TEXT lb_text key = {0};
    add_part(&key, fk->table->schema.text);
    add_part(&key, fk->table->name.text);
    add_columns(&key, &fk->columns);
    add_part(&key, fk->referent_schema.text);
    add_part(&key, fk->referent_table.text);
    add_columns(&key, &fk->referent_columns);
    if (with_options) {
        add_action(&key, fk->on_update);
        add_action(&key, fk->on_delete);
        lb_text_adds(&key, lb_str_is_nocase(fk->initially, "deferred") ? "deferred"
                           : fk->deferrable == LB_YES                  ? "deferrable"
                                                                       : "");
    }
    return lb_arena_str(arena, lb_text_str(&key));
}

/* ---- foreign keys ---- */

static void log_foreign_key(const lb_comparison *c, const char *what, const lb_constraint *fk)
{
    LB_AUTO_TEXT lb_text message = {0};
    const lb_str_vector *lists[] = {&fk->columns, &fk->referent_columns};
    for (size_t k = 0; k < 2; k++) {
        lb_text_addc(&message, '(');
        for (size_t i = 0; i < lists[k]->count; i++) {
            lb_text_adds(&message, i ? ", " : "");
            lb_text_add(&message, lists[k]->items[i]);
        }
        lb_text_addc(&message, ')');
    }
    lb_str schema = fk->table->schema.text;
    lb_compare_log(c, "constraints", "Detected %s foreign key %s on table %.*s%s%.*s", what,
                   lb_text_cstr(&message), LB_ARG(schema), schema.len ? "." : "",
                   LB_ARG(fk->table->name.text));
}

static lb_code change_foreign_key(lb_comparison *c, lb_table_pair *pair, const lb_constraint *fk,
                                  bool is_drop, const lb_constraint *counterpart)
{
    bool is_included;
    lb_compare_object other = {.constraint = counterpart};
    LB_TRY(lb_compare_include(c, (lb_compare_object){.constraint = fk}, fk->name.text,
                              "foreign_key_constraint", is_drop, counterpart ? &other : NULL,
                              &is_included));
    if (!is_included) {
        return LB_OK;
    }
    lb_constraint *copy = LB_NEW(c->arena, lb_constraint);
    *copy = *fk;
    lb_operation *operation;
    if (c->options->by_meaning && !copy->name.text.ptr) {
        copy->name = lb_meaning_name(c, copy);
    }
    if (is_drop && !c->options->by_meaning) { /* Alembic keeps no more of it for the downgrade */
        copy->match = (lb_str){0};
        copy->options.count = 0;
        copy->use_alter = false;
    }
    if (is_drop) {
        operation =
            lb_operation_drop_constraint(c->arena, fk->table->schema, fk->table->name, copy);
    } else {
        operation =
            lb_operation_new(c->arena, LB_OP_CREATE_CONSTRAINT, fk->table->schema, fk->table->name);
        operation->create_constraint.constraint = copy;
    }
    lb_vector_push_in(c->arena, pair->out, operation);
    log_foreign_key(c, is_drop ? "removed" : "added", fk);
    return LB_OK;
}

typedef struct foreign_keys {
    key_entries entries;
    lb_map by_text, by_name;
} foreign_keys;

static void free_foreign_keys(foreign_keys *keys)
{
    lb_map_free(&keys->by_text);
    lb_map_free(&keys->by_name);
}

static lb_code list_foreign_keys(lb_comparison *c, const lb_table_pair *pair, const lb_table *table,
                                 bool is_actual, lb_constraints *out)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *fk = table->constraints.items[i];
        bool is_included = fk->kind == LB_CONSTRAINT_FOREIGN_KEY;
        if (is_included && is_actual) {
            LB_TRY(lb_compare_include_name(c, fk->name.text, "foreign_key_constraint",
                                           pair->schema.text, pair->name.text, &is_included));
        }
        if (is_included) {
            lb_vector_push_in(c->arena, out, fk);
        }
    }
    return LB_OK;
}

static void sign_foreign_keys(const lb_comparison *c, const lb_constraints *list, bool with_options,
                              foreign_keys *out)
{
    for (size_t i = 0; i < list->count; i++) {
        lb_constraint *fk = list->items[i];
        key_entry entry = {key_of(c->arena, fk, with_options), fk};
        lb_vector_push_in(c->arena, &out->entries, entry);
        if (fk->name.text.ptr) {
            lb_map_set(&out->by_name, fk->name.text, fk);
        }
    }
    sort_entries(&out->entries, &out->by_text);
}

static const lb_constraint *counterpart_of(const foreign_keys *others, const lb_constraint *fk)
{
    return fk->name.text.len ? lb_map_get(&others->by_name, fk->name.text) : NULL;
}

static lb_code change_those_without(lb_comparison *c, lb_table_pair *pair, const foreign_keys *from,
                                    const foreign_keys *others, bool is_drop)
{
    for (size_t i = 0; i < from->entries.count; i++) {
        const key_entry *entry = &from->entries.items[i];
        if (!lb_map_has(&others->by_text, entry->key)) {
            LB_TRY(change_foreign_key(c, pair, entry->constraint, is_drop,
                                      counterpart_of(others, entry->constraint)));
        }
    }
    return LB_OK;
}

lb_code lb_compare_foreign_keys(lb_comparison *c, lb_table_pair *pair)
{
    lb_constraints actual_list = {0}, desired_list = {0};
    foreign_keys actual = {0}, desired = {0};
    LB_TRY(list_foreign_keys(c, pair, pair->actual, true, &actual_list));
    LB_TRY(list_foreign_keys(c, pair, pair->desired, false, &desired_list));
    bool with_options = actual_list.count > 0;
    sign_foreign_keys(c, &actual_list, with_options, &actual);
    sign_foreign_keys(c, &desired_list, with_options, &desired);
    lb_code code = change_those_without(c, pair, &actual, &desired, true);
    if (code == LB_OK) {
        code = change_those_without(c, pair, &desired, &actual, false);
    }
    free_foreign_keys(&actual);
    free_foreign_keys(&desired);
    return code;
}

/* ---- CHECKs ---- */

static lb_code list_checks(lb_comparison *c, const lb_table_pair *pair, const lb_table *table,
                           bool is_actual, key_entries *out)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *check = table->constraints.items[i];
        bool is_included = check->kind == LB_CONSTRAINT_CHECK && check->name.text.ptr &&
                           (is_actual || !check->is_of_type);
        if (is_included && is_actual) {
            LB_TRY(lb_compare_include_name(c, check->name.text, "check_constraint",
                                           pair->schema.text, pair->name.text, &is_included));
        }
        if (is_included) {
            key_entry entry = {check->name.text, check};
            lb_vector_push_in(c->arena, out, entry);
        }
    }
    return LB_OK;
}

static lb_code change_check(lb_comparison *c, lb_table_pair *pair, lb_constraint *check,
                            bool is_drop)
{
    bool is_included;
    LB_TRY(lb_compare_include(c, (lb_compare_object){.constraint = check}, check->name.text,
                              "check_constraint", is_drop, NULL, &is_included));
    if (!is_included) {
        return LB_OK;
    }
    const lb_table *table = check->table;
    lb_operation *operation;
    if (is_drop) {
        operation = lb_operation_drop_constraint(c->arena, table->schema, table->name, check);
    } else {
        operation = lb_operation_new(c->arena, LB_OP_CREATE_CONSTRAINT, table->schema, table->name);
        operation->create_constraint.constraint = check;
    }
    lb_vector_push_in(c->arena, pair->out, operation);
    lb_compare_log(c, "check_constraints", "Detected %s check constraint %s on table %s",
                   is_drop ? "removed" : "added", lb_compare_repr(c, check->name.text),
                   lb_compare_repr(c, pair->name.text));
    return LB_OK;
}

static lb_code change_missing_checks(lb_comparison *c, lb_table_pair *pair,
                                     const key_entries *checks, const lb_map *others, bool is_drop)
{
    for (size_t i = 0; i < checks->count; i++) {
        if (!lb_map_has(others, checks->items[i].key)) {
            LB_TRY(change_check(c, pair, checks->items[i].constraint, is_drop));
        }
    }
    return LB_OK;
}

lb_code lb_compare_checks(lb_comparison *c, lb_table_pair *pair)
{
    key_entries actual = {0}, desired = {0};
    LB_AUTO_MAP lb_map actual_names = {0};
    LB_AUTO_MAP lb_map desired_names = {0};
    LB_TRY(list_checks(c, pair, pair->actual, true, &actual));
    LB_TRY(list_checks(c, pair, pair->desired, false, &desired));
    sort_entries(&actual, &actual_names);
    sort_entries(&desired, &desired_names);
    LB_TRY(change_missing_checks(c, pair, &actual, &desired_names, true));
    return change_missing_checks(c, pair, &desired, &actual_names, false);
}

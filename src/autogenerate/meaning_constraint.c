/* By meaning: CHECKs, exclusion constraints and primary keys. */
#include "autogenerate/compare_meaning.h"

#include "autogenerate/settled.h"
#include "autogenerate/statements.h"

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

/* ---- CHECKs --------------------------------------------------------------------------------- */

typedef struct check {
    lb_constraint *constraint;
    lb_str name; /* ptr NULL: the database has not chosen one either */
    lb_str text;
    bool is_met; /* the other side has it too */
} check;
typedef LB_VECTOR(check) checks;

static lb_code list_checks(lb_comparison *c, const lb_table *table, checks *out)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        check one = {.constraint = table->constraints.items[i]};
        if (one.constraint->kind == LB_CONSTRAINT_CHECK) {
            LB_TRY(final_name(c, one.constraint->name, &one.name));
            LB_TRY(settled(c, one.constraint->check, &one.text));
            lb_vector_push_in(c->arena, out, one);
        }
    }
    return LB_OK;
}

/* The one that is not met yet, by its name or (name.ptr NULL) by its text. */
static check *find_check(const checks *list, lb_str name, lb_str text)
{
    for (size_t i = 0; i < list->count; i++) {
        check *one = &list->items[i];
        if (!one->is_met && (name.ptr ? same_text(one->name, name) : same_text(one->text, text))) {
            return one;
        }
    }
    return NULL;
}

static bool is_named_in(const lb_comparison *c, const lb_table *desired, lb_str name)
{
    for (size_t i = 0; i < desired->constraints.count; i++) {
        const lb_constraint *constraint = desired->constraints.items[i];
        lb_str other = {0};
        if (constraint->kind == LB_CONSTRAINT_CHECK &&
            lb_settled_name(c->arena, c->dialect, constraint->name, &other, NULL) == LB_OK &&
            same_text(other, name)) {
            return true;
        }
    }
    return false;
}

static void meet(check *a, check *b)
{
    a->is_met = b->is_met = true;
}

/* By name and text first; those that the models do not name by their text alone, and then those
   that are the same under another name. */
static void meet_equal(const lb_comparison *c, const lb_table *desired, checks *there,
                       checks *wanted)
{
    const lb_str none = {0};
    for (size_t i = 0; i < wanted->count; i++) {
        check *one = &wanted->items[i];
        check *other = one->name.ptr ? find_check(there, one->name, none) : NULL;
        if (other && same_text(other->text, one->text)) {
            meet(one, other);
        }
    }
    for (size_t i = 0; i < wanted->count; i++) {
        check *one = &wanted->items[i];
        bool has_name = one->name.ptr && is_named_in(c, desired, one->name);
        check *other = one->is_met || has_name ? NULL : find_check(there, none, one->text);
        if (other) {
            meet(one, other);
        }
    }
}

static bool are_all_met(const checks *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i].is_met) {
            return false;
        }
    }
    return true;
}

lb_code lb_meaning_are_checks_settled(lb_comparison *c, const lb_table *actual,
                                      const lb_table *desired, bool *out)
{
    checks there = {0}, wanted = {0};
    LB_TRY(list_checks(c, actual, &there));
    LB_TRY(list_checks(c, desired, &wanted));
    meet_equal(c, desired, &there, &wanted);
    *out = are_all_met(&there) && are_all_met(&wanted);
    return LB_OK;
}

/* What has no name, in the database neither, can be neither added nor dropped. */
static void warn_of_nameless(const lb_comparison *c, const lb_table_pair *pair, const check *one)
{
    lb_log_warning(&c->options->log, "UserWarning",
                   "CHECK (%.*s) of table '%.*s' is on one side only, and has no name by which a "
                   "revision could add or drop it: give it one in the models",
                   LB_ARG(one->text), LB_ARG(pair->name.text));
}

static lb_code is_check_seen(lb_comparison *c, const lb_table_pair *pair, const check *one,
                             bool is_reflected, bool *out)
{
    *out = one->name.ptr != NULL;
    if (!*out) {
        warn_of_nameless(c, pair, one);
    }
    if (*out && is_reflected) {
        LB_TRY(lb_compare_include_name(c, one->name, "check_constraint", pair->schema.text,
                                       pair->name.text, out));
    }
    return *out ? lb_compare_include(c, (lb_compare_object){.constraint = one->constraint},
                                     one->name, "check_constraint", is_reflected, NULL, out)
                : LB_OK;
}

/* As the models write it, where they name it; else as the database would have it. */
static lb_constraint *models_check(lb_comparison *c, const lb_table_pair *pair, const check *one)
{
    for (size_t i = 0; i < pair->desired->constraints.count; i++) {
        lb_constraint *constraint = pair->desired->constraints.items[i];
        lb_str name = {0};
        if (constraint->kind == LB_CONSTRAINT_CHECK && constraint->check &&
            lb_settled_name(c->arena, c->dialect, constraint->name, &name, NULL) == LB_OK &&
            same_text(name, one->name)) {
            return constraint;
        }
    }
    one->constraint->table = pair->actual;
    return one->constraint;
}

static void log_check(const lb_comparison *c, const lb_table_pair *pair, const char *what,
                      lb_str name)
{
    lb_compare_log(c, "check_constraints", "Detected %s check constraint %s on table %s", what,
                   lb_compare_repr(c, name), lb_compare_repr(c, pair->name.text));
}

/* The same CHECK under another name, where that can be changed. */
static bool rename_check(const lb_comparison *c, const lb_table_pair *pair, check *from, check *to)
{
    if (!from || !c->rules->renames_parts || !from->name.ptr || !to->name.ptr) {
        return false;
    }
    lb_operation *rename = lb_statement_rename_constraint(c->arena, c->dialect, pair->schema.text,
                                                          pair->name.text, from->name, to->name);
    lb_vector_push_in(c->arena, pair->out, rename);
    meet(from, to);
    log_check(c, pair, "renamed", from->name);
    return true;
}

static lb_code change_check(lb_comparison *c, lb_table_pair *pair, check *from, check *to)
{
    bool is_seen = true;
    const char *what = !from ? "added" : !to ? "removed" : "changed";
    if (from) {
        LB_TRY(is_check_seen(c, pair, from, true, &is_seen));
    }
    if (to && is_seen) {
        LB_TRY(is_check_seen(c, pair, to, false, &is_seen));
    }
    if (!is_seen) {
        return LB_OK;
    }
    if (from) {
        lb_pair_drop_constraint(c, pair, from->constraint);
    }
    if (to) {
        lb_pair_create_constraint(c, pair, models_check(c, pair, to));
    }
    log_check(c, pair, what, (from ? from : to)->name);
    return LB_OK;
}

lb_code lb_meaning_compare_checks(lb_comparison *c, lb_table_pair *pair)
{
    checks there = {0}, wanted = {0};
    const lb_str none = {0};
    if (!pair->twin) {
        return pair->lacks_twin ? lb_compare_checks(c, pair) : LB_OK;
    }
    LB_TRY(list_checks(c, pair->actual, &there));
    LB_TRY(list_checks(c, pair->twin, &wanted));
    meet_equal(c, pair->desired, &there, &wanted);
    for (size_t i = 0; i < wanted.count; i++) {
        check *to = &wanted.items[i];
        check *same = to->is_met ? NULL : find_check(&there, to->name, none);
        if (same) {
            meet(same, to);
            LB_TRY(change_check(c, pair, same, to));
        } else if (!to->is_met) {
            (void)rename_check(c, pair, find_check(&there, none, to->text), to);
        }
    }
    for (size_t i = 0; i < there.count; i++) {
        LB_TRY(there.items[i].is_met ? LB_OK : change_check(c, pair, &there.items[i], NULL));
    }
    for (size_t i = 0; i < wanted.count; i++) {
        LB_TRY(wanted.items[i].is_met ? LB_OK : change_check(c, pair, NULL, &wanted.items[i]));
    }
    return LB_OK;
}

/* ---- Exclusion constraints ------------------------------------------------------------------ */

static lb_constraint *find_exclusion(const lb_table *table, lb_str name)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *constraint = table->constraints.items[i];
        if (constraint->kind == LB_CONSTRAINT_EXCLUDE &&
            (!name.ptr || same_text(constraint->name.text, name))) {
            return constraint;
        }
    }
    return NULL;
}

/* What brings back one that only the database knows. */
static void drop_exclusion(const lb_comparison *c, lb_table_pair *pair, lb_constraint *constraint)
{
    lb_operation *drop =
        lb_operation_drop_constraint(c->arena, pair->schema, pair->name, constraint);
    drop->undo =
        lb_statement_add_constraint(c->arena, c->dialect, pair->schema.text, pair->name.text,
                                    constraint->name.text, constraint->definition);
    lb_vector_push_in(c->arena, pair->out, drop);
}

static lb_constraint *models_exclusion(const lb_table_pair *pair, lb_constraint *twin)
{
    lb_constraint *found = find_exclusion(pair->desired, twin->name.text);
    lb_constraint *only = found ? found : find_exclusion(pair->desired, (lb_str){0});
    if (only && !only->name.text.ptr) {
        only->name = twin->name;
    }
    return only;
}

static void log_exclusion(const lb_comparison *c, const lb_table_pair *pair, const char *what,
                          lb_str name)
{
    lb_compare_log(c, "constraints", "Detected %s exclusion constraint %s on table %s", what,
                   lb_compare_repr(c, name), lb_compare_repr(c, pair->name.text));
}

static void compare_exclusions(lb_comparison *c, lb_table_pair *pair)
{
    const lb_table *there = pair->actual, *wanted = pair->twin;
    for (size_t i = 0; i < there->constraints.count; i++) {
        lb_constraint *from = there->constraints.items[i];
        lb_constraint *to =
            from->kind == LB_CONSTRAINT_EXCLUDE ? find_exclusion(wanted, from->name.text) : NULL;
        if (from->kind == LB_CONSTRAINT_EXCLUDE &&
            (!to || !lb_str_equal(from->definition, to->definition))) {
            drop_exclusion(c, pair, from);
            log_exclusion(c, pair, to ? "changed" : "removed", from->name.text);
            if (to) {
                lb_pair_create_constraint(c, pair, models_exclusion(pair, to));
            }
        }
    }
    for (size_t i = 0; i < wanted->constraints.count; i++) {
        lb_constraint *to = wanted->constraints.items[i];
        if (to->kind == LB_CONSTRAINT_EXCLUDE && !find_exclusion(there, to->name.text)) {
            lb_pair_create_constraint(c, pair, models_exclusion(pair, to));
            log_exclusion(c, pair, "added", to->name.text);
        }
    }
}

/* ---- Primary keys --------------------------------------------------------------------------- */

static const lb_constraint *key_of(const lb_table *table)
{
    const lb_constraint *key = lb_table_primary_key(table);
    return key && key->columns.count ? key : NULL;
}

/* Flags of columns (primary_key=True) say nothing of their order in the key. */
static bool same_columns(const lb_constraint *there, const lb_constraint *wanted)
{
    bool is_same = !there == !wanted && (!there || there->columns.count == wanted->columns.count);
    for (size_t i = 0; is_same && there && i < there->columns.count; i++) {
        is_same = wanted->is_implicit
                      ? lb_str_vector_has(&wanted->columns, there->columns.items[i])
                      : lb_str_equal(there->columns.items[i], wanted->columns.items[i]);
    }
    return is_same;
}

static lb_constraint *named_key(const lb_comparison *c, const lb_table_pair *pair,
                                const lb_constraint *key, const lb_constraint *other)
{
    lb_constraint *copy = LB_NEW(c->arena, lb_constraint);
    *copy = *key;
    copy->table = pair->actual;
    copy->is_implicit = false;
    if (!copy->name.text.ptr && other) {
        copy->name = other->name;
    }
    if (!copy->name.text.ptr) {
        copy->name.text =
            lb_str_of(lb_arena_format(c->arena, "%.*s_pkey", LB_ARG(pair->name.text)));
        copy->name.is_final = true;
    }
    return copy;
}

/* A database that makes the table anew takes the new key for the old one. */
static void replace_key(const lb_comparison *c, lb_table_pair *pair, const lb_constraint *from,
                        const lb_constraint *to)
{
    lb_operation *there = lb_pair_add(c, pair, LB_OP_CREATE_CONSTRAINT);
    lb_operation *back =
        lb_operation_new(c->arena, LB_OP_CREATE_CONSTRAINT, pair->schema, pair->name);
    there->create_constraint.constraint = named_key(c, pair, to, from);
    back->create_constraint.constraint = named_key(c, pair, from, to);
    there->undo = back;
}

static void compare_primary_key(lb_comparison *c, lb_table_pair *pair)
{
    const lb_constraint *from = key_of(pair->actual), *to = key_of(pair->desired);
    if (same_columns(from, to)) {
        return;
    }
    c->has_changed_keys = true;
    lb_compare_log(c, "constraints", "Detected changed primary key on table %s",
                   lb_compare_repr(c, pair->name.text));
    if (from && to && !c->rules->renames_parts) {
        replace_key(c, pair, from, to);
        return;
    }
    if (from) {
        lb_pair_drop_constraint(c, pair, named_key(c, pair, from, NULL));
    }
    if (to) {
        lb_pair_create_constraint(c, pair, named_key(c, pair, to, from));
    }
}

/* ---- The whole ------------------------------------------------------------------------------ */

bool lb_meaning_has_exclusion(const lb_table *table)
{
    return find_exclusion(table, (lb_str){0}) != NULL;
}

lb_code lb_meaning_compare_parts(lb_comparison *c, lb_table_pair *pair)
{
    if (pair->twin) {
        compare_exclusions(c, pair);
    }
    compare_primary_key(c, pair);
    return LB_OK;
}

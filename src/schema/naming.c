#include "schema/naming.h"

static const char *key_of(lb_constraint_kind kind)
{
    return kind == LB_CONSTRAINT_PRIMARY_KEY   ? "pk"
           : kind == LB_CONSTRAINT_FOREIGN_KEY ? "fk"
           : kind == LB_CONSTRAINT_UNIQUE      ? "uq"
           : kind == LB_CONSTRAINT_CHECK       ? "ck"
                                               : "";
}

/* A name that is being made. */
struct maker {
    const lb_table *table;
    const lb_constraint *constraint;
    lb_text *out;
};

static void add_label(const struct maker *maker, lb_str column)
{
    lb_str schema = maker->table->schema.text;
    for (size_t i = 0; i < schema.len; i++) {
        lb_text_addc(maker->out, schema.ptr[i] == '.' ? '_' : schema.ptr[i]);
    }
    lb_text_adds(maker->out, schema.len ? "_" : "");
    lb_text_addf(maker->out, "%.*s_%.*s", LB_ARG(maker->table->name.text), LB_ARG(column));
}

/* "name", "key" or "label" of the column, or of what it refers to; false for another word. */
static bool add_column(const struct maker *maker, bool is_referent, size_t index, lb_str what)
{
    const lb_str_vector *names =
        is_referent ? &maker->constraint->referent_columns : &maker->constraint->columns;
    lb_str name = index < names->count ? names->items[index] : LB_STR("");
    bool is_label = lb_str_is(what, "label");
    if (!is_label && !lb_str_is(what, "name") && !lb_str_is(what, "key")) {
        return false;
    }
    if (is_label && index < names->count) {
        add_label(maker, name);
    } else {
        lb_text_add(maker->out, name);
    }
    return true;
}

/* "column_0_name", "column_0N_name" (all, one behind the other), "column_0_N_name" (apart by _). */
static bool add_columns(const struct maker *maker, lb_str token)
{
    bool is_referent = lb_str_starts(token, LB_STR("referred_column_"));
    lb_str rest = lb_str_slice(
        token, is_referent ? sizeof "referred_column_" - 1 : sizeof "column_" - 1, token.len);
    size_t digits = 0, index = 0;
    while (digits < rest.len && lb_is_digit(rest.ptr[digits])) {
        index = index * 10 + (size_t)(rest.ptr[digits++] - '0');
    }
    rest = lb_str_slice(rest, digits, rest.len);
    bool has_separator = lb_str_starts(rest, LB_STR("_N_"));
    bool is_all = has_separator || lb_str_starts(rest, LB_STR("N_"));
    if (!digits || digits > 4 || (!is_all && !lb_str_starts(rest, LB_STR("_")))) {
        return false;
    }
    lb_str what = lb_str_slice(rest, has_separator ? 3 : is_all ? 2 : 1, rest.len);
    if (!is_all) {
        return add_column(maker, is_referent, index, what);
    }
    for (size_t i = 0; i < maker->constraint->columns.count; i++) {
        lb_text_adds(maker->out, i && has_separator ? "_" : "");
        if (!add_column(maker, is_referent, i, what)) {
            return false;
        }
    }
    return true;
}

static lb_code add_token(const struct maker *maker, lb_str token, lb_error *error)
{
    const lb_constraint *constraint = maker->constraint;
    if (lb_str_is(token, "table_name")) {
        lb_text_add(maker->out, maker->table->name.text);
        return LB_OK;
    }
    if (lb_str_is(token, "referred_table_name")) {
        lb_text_add(maker->out, constraint->referent_table.text);
        return LB_OK;
    }
    if (lb_str_is(token, "constraint_name")) {
        if (constraint->name.text.ptr) {
            lb_text_add(maker->out, constraint->name.text);
            return LB_OK;
        }
        lb_fail(
            error, LB_ERR_SCRIPT,
            "Naming convention including %%(constraint_name)s token requires that constraint is "
            "explicitly named.");
        lb_error_kind(error, "sqlalchemy.exc.InvalidRequestError");
        return LB_ERR_SCRIPT;
    }
    if (lb_str_find(token, LB_STR("column_")) != SIZE_MAX && add_columns(maker, token)) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_SCRIPT, "%.*s", LB_ARG(token)); /* the message of a KeyError is its key */
    lb_error_kind(error, "KeyError");
    return LB_ERR_SCRIPT;
}

/* Python's % with a mapping, as far as names need it. */
static lb_code add_name(const struct maker *maker, lb_str format, lb_error *error)
{
    for (size_t i = 0; i < format.len; i++) {
        lb_str rest = lb_str_slice(format, i, format.len);
        size_t close = lb_str_find(rest, LB_STR(")s"));
        if (lb_str_starts(rest, LB_STR("%%"))) {
            lb_text_addc(maker->out, '%');
            i++;
        } else if (lb_str_starts(rest, LB_STR("%(")) && close != SIZE_MAX) {
            LB_TRY(add_token(maker, lb_str_slice(rest, 2, close), error));
            i += close + 1;
        } else {
            lb_text_addc(maker->out, rest.ptr[0]);
        }
    }
    return LB_OK;
}

lb_code lb_naming_apply(lb_arena *arena, const lb_naming *naming, const lb_table *table,
                        lb_constraint *constraint, lb_error *error)
{
    for (size_t i = 0; i < naming->count; i++) {
        const lb_naming_rule *rule = &naming->items[i];
        if (!lb_str_is(rule->key, key_of(constraint->kind))) {
            continue;
        }
        if (constraint->name.text.ptr &&
            lb_str_find(rule->format, LB_STR("constraint_name")) == SIZE_MAX) {
            return LB_OK;
        }
        LB_AUTO_TEXT lb_text name = {0};
        struct maker maker = {table, constraint, &name};
        LB_TRY(add_name(&maker, rule->format, error));
        constraint->name = (lb_name){.text = lb_arena_str(arena, lb_text_str(&name)),
                                     .is_final = true,
                                     .is_conventional = true};
        return LB_OK;
    }
    return LB_OK;
}

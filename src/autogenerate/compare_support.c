/* Filters, messages and names that all comparers use. */
#include "autogenerate/compare_internal.h"

#include "base/repr.h"
#include "database/name.h"

lb_code lb_compare_include_name(lb_comparison *c, lb_str name, const char *type, lb_str schema,
                                lb_str table, bool *out)
{
    const lb_compare_hooks *hooks = &c->options->hooks;
    *out = true;
    return hooks->include_name
               ? hooks->include_name(hooks->context, name, type, schema, table, out, c->error)
               : LB_OK;
}

lb_code lb_compare_include(lb_comparison *c, lb_compare_object object, lb_str name,
                           const char *type, bool is_reflected, const lb_compare_object *compare_to,
                           bool *out)
{
    const lb_compare_hooks *hooks = &c->options->hooks;
    *out = true;
    return hooks->include_object ? hooks->include_object(hooks->context, &object, name, type,
                                                         is_reflected, compare_to, out, c->error)
                                 : LB_OK;
}

void lb_compare_log(const lb_comparison *c, const char *area, const char *format, ...)
{
    LB_AUTO_TEXT lb_text logger = {0};
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    lb_text_addf(&logger, "alembic.autogenerate.compare.%s", area);
    lb_log_record(&c->options->log, LB_INFO, lb_text_cstr(&logger), "%s", lb_text_cstr(&message));
}

void lb_compare_add_tuple(lb_text *out, const lb_str_vector *names)
{
    lb_text_addc(out, '(');
    for (size_t i = 0; i < names->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        lb_text_add_repr(out, names->items[i]);
    }
    lb_text_adds(out, names->count == 1 ? ",)" : ")");
}

const char *lb_compare_repr(const lb_comparison *c, lb_str text)
{
    return text.ptr ? lb_repr(c->arena, text) : "None";
}

bool lb_compare_has_comments(const lb_comparison *c)
{
    return c->rules->has_comments && (c->options->parts & LB_COMPARE_COMMENTS);
}

/* ---- options ---- */

lb_compare_options lb_compare_options_of(const lb_dialect *dialect)
{
    return (lb_compare_options){.dialect = dialect,
                                .parts = LB_COMPARE_ALL,
                                .types = LB_COMPARE_ALWAYS,
                                .server_defaults = LB_COMPARE_NEVER,
                                .version_table = LB_STR("alembic_version")};
}

/* Plugins in the order of their bits. */
static const char *const plugins[] = {
    "alembic.autogenerate.schemas",
    "alembic.autogenerate.tables",
    "alembic.autogenerate.types",
    "alembic.autogenerate.constraints",
    "alembic.autogenerate.defaults",
    "alembic.autogenerate.comments",
    "alembic.autogenerate.checkconstraint_byname",
};

/* A star stands for one or more letters, as few as it needs: dots too. */
static bool matches(lb_str pattern, lb_str name)
{
    while (pattern.len) {
        if (pattern.ptr[0] == '*') {
            pattern = lb_str_slice(pattern, 1, pattern.len);
            for (size_t i = 1; i <= name.len; i++) {
                if (matches(pattern, lb_str_slice(name, i, name.len))) {
                    return true;
                }
            }
            return false;
        }
        if (!name.len || name.ptr[0] != pattern.ptr[0]) {
            return false;
        }
        pattern = lb_str_slice(pattern, 1, pattern.len);
        name = lb_str_slice(name, 1, name.len);
    }
    return !name.len;
}

static unsigned bits_of(lb_str pattern)
{
    unsigned bits = 0;
    for (size_t i = 0; i < LB_COUNT(plugins); i++) {
        bits |= matches(pattern, lb_str_of(plugins[i])) ? 1U << i : 0;
    }
    return bits;
}

lb_code lb_compare_parts(const lb_str_vector *patterns, unsigned *out, lb_error *error)
{
    unsigned included = 0, excluded = 0;
    LB_AUTO_TEXT lb_text missing = {0};
    for (size_t i = 0; i < patterns->count; i++) {
        lb_str pattern = patterns->items[i];
        if (lb_str_starts(pattern, LB_STR("~"))) {
            excluded |= bits_of(lb_str_slice(pattern, 1, pattern.len));
        }
    }
    for (size_t i = 0; i < patterns->count; i++) {
        lb_str pattern = patterns->items[i];
        if (lb_str_starts(pattern, LB_STR("~"))) {
            continue;
        }
        unsigned bits = bits_of(pattern) & ~excluded;
        included |= bits;
        if (!bits) {
            lb_text_adds(&missing, missing.len ? ", " : "");
            lb_text_add(&missing, pattern);
        }
    }
    if (missing.len) {
        return lb_fail(error, LB_ERR_COMMAND, "Did not locate plugins: %s", lb_text_cstr(&missing));
    }
    *out = included;
    return LB_OK;
}

void lb_compare_log_parts(const lb_compare_options *options)
{
    for (size_t i = 0; i < LB_COUNT(plugins); i++) {
        if (options->parts & 1U << i) {
            lb_log_record(&options->log, LB_INFO, "alembic.runtime.plugins",
                          "setting up autogenerate plugin %s", plugins[i]);
        }
    }
}

/* ---- dialects ---- */

const lb_compare_rules *lb_compare_rules_of(const lb_dialect *dialect)
{
    static const lb_compare_rules *const all[] = {&lb_compare_postgresql, &lb_compare_sqlite,
                                                  &lb_compare_mysql};
    for (size_t i = 0; i < LB_COUNT(all); i++) {
        if (strcmp(all[i]->dialect, dialect->name) == 0) {
            return all[i];
        }
    }
    return &lb_compare_mysql;
}

bool lb_compare_rebuilds_tables(const lb_compare_options *options)
{
    return lb_compare_rules_of(options->dialect)->rebuilds_tables;
}

lb_code lb_compare_final_name(lb_comparison *c, lb_name name, lb_str *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    *out = name.text;
    if (name.text.len > c->rules->longest_name) {
        LB_TRY(lb_name_limit(&text, name, c->rules->longest_name, c->error));
        *out = lb_arena_str(c->arena, lb_text_str(&text));
    }
    return LB_OK;
}

/* ---- expressions ---- */

static void push_all(lb_arena *arena, lb_expressions *queue, const lb_expressions *items)
{
    for (size_t i = 0; i < items->count; i++) {
        lb_vector_push_in(arena, queue, items->items[i]);
    }
}

lb_str lb_compare_first_column(lb_arena *arena, const lb_expression *expression)
{
    lb_expressions queue = {0};
    lb_vector_push_in(arena, &queue, expression);
    for (size_t i = 0; i < queue.count; i++) { /* all on one level before those below */
        const lb_expression *e = queue.items[i];
        if (e->kind == LB_EXPRESSION_COLUMN) {
            return e->label.name.text;
        }
        const lb_expression *operands[] = {e->left, e->right, e->third};
        for (size_t k = 0; k < LB_COUNT(operands); k++) {
            if (operands[k]) {
                lb_vector_push_in(arena, &queue, operands[k]);
            }
        }
        push_all(arena, &queue, &e->items);
        push_all(arena, &queue, &e->second_items);
    }
    return (lb_str){0};
}

static bool is_expression(const lb_index_element *element)
{
    const lb_expression *e = element->expression;
    while (e && e->kind == LB_EXPRESSION_UNARY) {
        e = e->left;
    }
    return !element->column.text.ptr && (!e || e->kind != LB_EXPRESSION_COLUMN || e->is_literal);
}

bool lb_compare_has_expressions(const lb_schema_index *index)
{
    for (size_t i = 0; i < index->elements.count; i++) {
        if (is_expression(&index->elements.items[i])) {
            return true;
        }
    }
    return false;
}

void lb_compare_drop_empty_option(lb_arena *arena, lb_options *options, const char *key)
{
    lb_options kept = {0};
    for (size_t i = 0; i < options->count; i++) {
        if (!lb_str_is(options->items[i].key, key) || options->items[i].items.count) {
            lb_vector_push_in(arena, &kept, options->items[i]);
        }
    }
    *options = kept;
}

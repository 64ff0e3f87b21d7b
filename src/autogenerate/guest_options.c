/* The keywords of context.configure() that a comparison heeds. */
#include "autogenerate/autogenerate_internal.h"

static lb_value option(const lb_generation *g, const char *name)
{
    lb_value value = lb_dict_get_cstr(g->py, g->options, name);
    return value ? value : LB_NONE;
}

static bool flag(const lb_generation *g, const char *name)
{
    lb_value value = option(g, name);
    return value != LB_NONE && lb_truth(g->py, value) == 1;
}

/* None and "" are alike for prefixes that may not be missing. */
static bool read_prefix(const lb_generation *g, const char *name, lb_str *out)
{
    lb_str text = {0};
    bool is_read = lb_border_text(&g->border, option(g, name), &text);
    *out = text.ptr ? text : LB_STR("");
    return is_read;
}

/* True, False, or a function. */
static lb_compare_mode mode_of(const lb_generation *g, const char *name, lb_value *function)
{
    lb_value value = lb_border_get(&g->border, g->context, name);
    *function = NULL;
    if (!value || value == LB_FALSE) {
        return LB_COMPARE_NEVER;
    }
    if (value == LB_TRUE || value == LB_NONE || lb_is_integer(g->py, value)) {
        return LB_COMPARE_ALWAYS;
    }
    *function = value;
    return LB_COMPARE_ASK;
}

static lb_value function(const lb_generation *g, const char *name)
{
    lb_value value = option(g, name);
    return value == LB_NONE || lb_truth(g->py, value) != 1 ? NULL : value;
}

static bool read_plugins(lb_generation *g)
{
    lb_value value = option(g, "autogenerate_plugins");
    LB_AUTO_ERROR lb_error error = {0};
    lb_str_vector patterns = {0};
    if (value == LB_NONE) {
        return true;
    }
    lb_list *list = lb_list_of(g->py, value);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str pattern;
        if (!lb_border_text(&g->border, list->items[i], &pattern)) {
            return false;
        }
        lb_vector_push_in(&g->autogenerate->arena, &patterns, pattern);
    }
    if (!list) {
        return false;
    }
    if (lb_compare_parts(&patterns, &g->compare.parts, &error) != LB_OK) {
        lb_guest_raise(g->guest, &error);
        return false;
    }
    return true;
}

static bool read_style(lb_generation *g)
{
    lb_python_style *style = &g->style;
    *style = lb_python_style_of(g->configuration->dialect);
    style->is_batch = flag(g, "render_as_batch");
    style->is_faithful = g->autogenerate->options.by_meaning;
    lb_value dialect = lb_border_get(&g->border, g->context, "dialect");
    lb_str parameters = {0};
    if (!dialect || !lb_border_string(&g->border, dialect, "paramstyle", &parameters)) {
        return false;
    }
    style->doubles_percents = lb_str_is(parameters, "pyformat") || lb_str_is(parameters, "format");
    return read_prefix(g, "alembic_module_prefix", &style->alembic_prefix) &&
           read_prefix(g, "sqlalchemy_module_prefix", &style->sqlalchemy_prefix) &&
           lb_border_text(&g->border, option(g, "user_module_prefix"), &style->user_prefix);
}

static bool read_comparison(lb_generation *g)
{
    lb_compare_options *compare = &g->compare;
    *compare = lb_compare_options_of(g->configuration->dialect);
    compare->log = g->autogenerate->options.log;
    compare->by_meaning = g->autogenerate->options.by_meaning;
    compare->include_schemas = flag(g, "include_schemas");
    compare->types = mode_of(g, "_user_compare_type", &g->compare_type);
    compare->server_defaults =
        mode_of(g, "_user_compare_server_default", &g->compare_server_default);
    if (compare->by_meaning && !lb_dict_get_cstr(g->py, g->options, "compare_server_default")) {
        compare->server_defaults = LB_COMPARE_DECLARED; /* env.py says nothing of them */
    }
    if (g->configuration->version_table.ptr) {
        compare->version_table = g->configuration->version_table;
    }
    compare->version_table_schema = g->configuration->version_table_schema;
    return !lb_raised(g->py) && read_plugins(g);
}

bool lb_generation_read_options(lb_generation *g)
{
    lb_value options = lb_getattr(g->py, g->context, "opts");
    if (!options || !lb_is(g->py, options, LB_T_DICT)) {
        return false;
    }
    g->options = (lb_dict *)options;
    g->metadata = option(g, "target_metadata");
    g->include_name = function(g, "include_name");
    g->include_object = function(g, "include_object");
    g->render_item = function(g, "render_item");
    g->hook = function(g, "process_revision_directives");
    if (!read_style(g) || !read_comparison(g)) {
        return false;
    }
    lb_generation_set_hooks(g);
    lb_value shown =
        g->compare_server_default ? lb_repr_value(g->py, g->compare_server_default) : LB_NONE;
    return shown && lb_border_text(&g->border, shown, &g->compare.hooks.server_default_function);
}

lb_value lb_generation_call(const lb_generation *g, const char *name, size_t count,
                            const lb_value *args)
{
    return lb_border_call(&g->border, "alembic.autogenerate.api", name, count, args);
}

lb_value lb_generation_autogen_context(lb_generation *g)
{
    if (!g->autogen_context) {
        lb_value made = lb_generation_call(g, "_autogen_context", 1, &g->context);
        g->autogen_context = made ? lb_hold(g->py, made) : NULL;
    }
    return g->autogen_context ? lb_held(g->autogen_context) : NULL;
}

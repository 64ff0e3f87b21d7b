#include "base/memory.h"
#include "config/settings_inner.h"

lb_str lb_hook_get(const lb_hook *hook, const char *option)
{
    for (size_t i = 0; i < hook->options.count; i++) {
        if (lb_str_is(hook->options.items[i].name, option)) {
            return hook->options.items[i].value;
        }
    }
    return (lb_str){0};
}

/* The options "name.option" of the section. */
static lb_hook hook_of(lb_arena *arena, lb_str name, const lb_ini_items *items)
{
    lb_hook hook = {.name = name};
    for (size_t i = 0; i < items->count; i++) {
        lb_str key = items->items[i].name;
        if (lb_str_starts(key, name) && key.len > name.len && key.ptr[name.len] == '.') {
            lb_hook_option option = {lb_str_slice(key, name.len + 1, key.len),
                                     items->items[i].value};
            lb_vector_push_in(arena, &hook.options, option);
        }
    }
    return hook;
}

static bool is_separator(char c)
{
    return c == ',' || c == ' ';
}

/* [post_write_hooks] of the ini: hooks = a, b and a.type = ... */
static lb_code read_ini_hooks(lb_settings *settings, lb_error *error)
{
    lb_ini_items items;
    LB_TRY(lb_ini_list(settings->ini, LB_STR("post_write_hooks"), false, &items, error));
    lb_str names = {0};
    for (size_t i = 0; i < items.count; i++) {
        names = lb_str_is(items.items[i].name, "hooks") ? items.items[i].value : names;
    }
    for (size_t start = 0, end; start < names.len; start = end + 1) {
        for (end = start; end < names.len && !is_separator(names.ptr[end]);) {
            end++;
        }
        if (end > start) {
            lb_hook hook = hook_of(&settings->arena, lb_str_slice(names, start, end), &items);
            lb_vector_push_in(&settings->arena, &settings->hooks, hook);
        }
    }
    return LB_OK;
}

static lb_code fail_toml(lb_settings *settings, const lb_toml_value *value, lb_error *error)
{
    lb_setting_found found = {.is_set = true, .toml = value};
    lb_fail(error, LB_ERR_COMMAND, "post_write_hooks must be tables of texts");
    lb_error_hint(error, "write [[tool.alembic.post_write_hooks]] before each of them");
    return lb_settings_at(settings, "post_write_hooks", &found, LB_ERR_COMMAND, error);
}

static lb_code read_toml_hook(lb_settings *settings, const lb_toml_value *table, lb_error *error)
{
    lb_hook hook = {0};
    if (table->type != LB_TOML_TABLE) {
        return fail_toml(settings, table, error);
    }
    for (size_t i = 0; i < table->table.count; i++) {
        lb_hook_option option = {.name = table->table.items[i].key};
        const lb_toml_value *value = table->table.items[i].value;
        if (value->type != LB_TOML_STRING) {
            return fail_toml(settings, value, error);
        }
        LB_TRY(lb_settings_toml_text(settings, "post_write_hooks", value, &option.value, error));
        if (lb_str_is(option.name, "name")) {
            hook.name = option.value;
        } else {
            lb_vector_push_in(&settings->arena, &hook.options, option);
        }
    }
    if (!hook.name.ptr) {
        lb_setting_found found = {.is_set = true, .toml = table};
        lb_fail(error, LB_ERR_SETTINGS, "'name'");
        lb_error_kind(error, "KeyError");
        lb_error_hint(error, "every hook in post_write_hooks needs a name");
        return lb_settings_at(settings, "post_write_hooks", &found, LB_ERR_SETTINGS, error);
    }
    lb_vector_push_in(&settings->arena, &settings->hooks, hook);
    return LB_OK;
}

lb_code lb_settings_resolve_hooks(lb_settings *settings, lb_error *error)
{
    if (lb_ini_has_section(settings->ini, LB_STR("post_write_hooks"))) {
        return read_ini_hooks(settings, error);
    }
    const lb_toml_value *hooks = lb_toml_get(settings->toml, LB_STR("post_write_hooks"));
    if (hooks && hooks->type != LB_TOML_ARRAY) {
        return fail_toml(settings, hooks, error);
    }
    for (size_t i = 0; hooks && i < hooks->array.count; i++) {
        LB_TRY(read_toml_hook(settings, hooks->array.items[i], error));
    }
    return LB_OK;
}

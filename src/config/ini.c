#include "config/ini.h"

#include <string.h>

#include "base/memory.h"
#include "config/ini_model.h"

static lb_ini_section *section_new(lb_ini *ini, lb_str name)
{
    lb_ini_section *section = LB_NEW(ini->arena, lb_ini_section);
    section->name = lb_arena_str(ini->arena, name);
    return section;
}

lb_ini *lb_ini_new(lb_arena *arena)
{
    lb_ini *ini = LB_NEW(arena, lb_ini);
    ini->arena = arena;
    ini->defaults = section_new(ini, LB_STR("DEFAULT"));
    return ini;
}

lb_ini_section *lb_ini_section_find(const lb_ini *ini, lb_str name)
{
    for (size_t i = 0; i < ini->sections.count; i++) {
        if (lb_str_equal(ini->sections.items[i]->name, name)) {
            return ini->sections.items[i];
        }
    }
    return lb_str_is(name, "DEFAULT") ? ini->defaults : NULL;
}

lb_ini_section *lb_ini_section_add(lb_ini *ini, lb_str name)
{
    lb_ini_section *section = section_new(ini, name);
    lb_vector_push_in(ini->arena, &ini->sections, section);
    return section;
}

static bool is_name(lb_str key, lb_str option)
{
    if (key.len != option.len) {
        return false;
    }
    for (size_t i = 0; i < key.len; i++) {
        if (key.ptr[i] != lb_lower(option.ptr[i])) {
            return false;
        }
    }
    return true;
}

lb_ini_option *lb_ini_option_own(const lb_ini_section *section, lb_str name)
{
    for (size_t i = 0; section && i < section->options.count; i++) {
        if (is_name(section->options.items[i]->name, name)) {
            return section->options.items[i];
        }
    }
    return NULL;
}

lb_ini_option *lb_ini_option_find(const lb_ini *ini, const lb_ini_section *section, lb_str name)
{
    lb_ini_option *own = lb_ini_option_own(section, name);
    return own || !section ? own : lb_ini_option_own(ini->defaults, name);
}

lb_ini_option *lb_ini_option_add(lb_ini *ini, lb_ini_section *section, lb_str name)
{
    lb_ini_option *option = LB_NEW(ini->arena, lb_ini_option);
    char *key = lb_arena_strndup(ini->arena, name.ptr, name.len);
    for (size_t i = 0; i < name.len; i++) {
        key[i] = lb_lower(key[i]);
    }
    option->name = (lb_str){key, name.len};
    lb_vector_push_in(ini->arena, &section->options, option);
    return option;
}

bool lb_ini_has_section(const lb_ini *ini, lb_str section)
{
    const lb_ini_section *found = lb_ini_section_find(ini, section);
    return found && found != ini->defaults;
}

lb_str_vector lb_ini_sections(const lb_ini *ini)
{
    lb_str_vector names = {0};
    for (size_t i = 0; i < ini->sections.count; i++) {
        lb_vector_push_in(ini->arena, &names, ini->sections.items[i]->name);
    }
    return names;
}

bool lb_ini_has(const lb_ini *ini, lb_str section, lb_str option)
{
    return lb_ini_option_find(ini, lb_ini_section_find(ini, section), option) != NULL;
}

bool lb_ini_has_own(const lb_ini *ini, lb_str section, lb_str option)
{
    return lb_ini_option_own(lb_ini_section_find(ini, section), option) != NULL;
}

unsigned lb_ini_line(const lb_ini *ini, lb_str section, lb_str option)
{
    const lb_ini_option *found = lb_ini_option_find(ini, lb_ini_section_find(ini, section), option);
    return found ? found->line : 0;
}

lb_str lb_ini_get_raw(const lb_ini *ini, lb_str section, lb_str option)
{
    const lb_ini_option *found = lb_ini_option_find(ini, lb_ini_section_find(ini, section), option);
    return found ? found->value : (lb_str){0};
}

lb_code lb_ini_get(const lb_ini *ini, lb_str section, lb_str option, lb_str *out, lb_error *error)
{
    const lb_ini_section *in = lb_ini_section_find(ini, section);
    const lb_ini_option *found = lb_ini_option_find(ini, in, option);
    if (!found) {
        *out = (lb_str){0};
        return LB_OK;
    }
    return lb_ini_interpolate(ini, in, found, out, error);
}

lb_code lb_ini_list(const lb_ini *ini, lb_str section, bool is_raw, lb_ini_items *out,
                    lb_error *error)
{
    const lb_ini_section *in = lb_ini_section_find(ini, section);
    lb_ini_items items = {0};
    for (int own = 0; in && own < (in == ini->defaults ? 1 : 2); own++) {
        const lb_ini_section *from = own ? in : ini->defaults;
        for (size_t i = 0; i < from->options.count; i++) {
            const lb_ini_option *option = from->options.items[i];
            if (own && lb_ini_option_own(ini->defaults, option->name)) {
                continue; /* listed where DEFAULT has it */
            }
            option = lb_ini_option_find(ini, in, option->name);
            lb_ini_item item = {option->name, option->value};
            if (!is_raw) {
                LB_TRY(lb_ini_interpolate(ini, in, option, &item.value, error));
            }
            lb_vector_push_in(ini->arena, &items, item);
        }
    }
    *out = items;
    return LB_OK;
}

lb_code lb_ini_set(lb_ini *ini, lb_str section, lb_str option, lb_str value, lb_error *error)
{
    LB_TRY(lb_ini_check_percents(ini, value, error));
    lb_ini_set_raw(ini, section, option, value);
    return LB_OK;
}

void lb_ini_set_raw(lb_ini *ini, lb_str section, lb_str option, lb_str value)
{
    lb_ini_section *in = lb_ini_section_find(ini, section);
    in = in ? in : lb_ini_section_add(ini, section);
    lb_ini_option *own = lb_ini_option_own(in, option);
    own = own ? own : lb_ini_option_add(ini, in, option);
    own->value = lb_arena_str(ini->arena, value);
    own->line = 0;
}

bool lb_ini_remove(lb_ini *ini, lb_str section, lb_str option)
{
    lb_ini_section *in = lb_ini_section_find(ini, section);
    for (size_t i = 0; in && i < in->options.count; i++) {
        if (is_name(in->options.items[i]->name, option)) {
            in->options.count--;
            memmove(&in->options.items[i], &in->options.items[i + 1],
                    (in->options.count - i) * sizeof in->options.items[0]);
            return true;
        }
    }
    return false;
}

#include <string.h>

#include "base/memory.h"
#include "base/repr.h"
#include "base/text.h"
#include "config/duration.h"
#include "config/scalar.h"
#include "config/settings_inner.h"

/* Looking up. */

bool lb_settings_ini_section(lb_settings *settings, lb_str key, lb_str *section)
{
    const lb_str both[] = {LB_STR("limbeck"), LB_STR("alembic")};
    const lb_str *names = settings->options.section ? &settings->section : both;
    size_t count = settings->options.section ? 1 : LB_COUNT(both);
    for (int with_defaults = 0; with_defaults < 2; with_defaults++) {
        for (size_t i = 0; i < count; i++) {
            if (lb_ini_has_section(settings->ini, names[i]) &&
                (with_defaults ? lb_ini_has : lb_ini_has_own)(settings->ini, names[i], key)) {
                *section = names[i];
                return true;
            }
        }
    }
    return false;
}

static lb_code lookup_ini(lb_settings *settings, lb_str key, lb_setting_found *out, lb_error *error)
{
    lb_setting_found found = {0};
    if (lb_settings_ini_section(settings, key, &found.section)) {
        LB_TRY(lb_ini_get(settings->ini, found.section, key, &found.text, error));
        found.is_set = true;
    }
    *out = found;
    return LB_OK;
}

lb_code lb_settings_lookup_ini(lb_settings *settings, lb_str key, lb_setting_found *out,
                               lb_error *error)
{
    LB_TRY(lookup_ini(settings, key, out, error));
    out->is_set = out->is_set && out->text.len;
    return LB_OK;
}

/* From the ini, else from [tool.alembic]. */
static lb_code lookup(lb_settings *settings, lb_str key, lb_setting_found *out, lb_error *error)
{
    LB_TRY(lookup_ini(settings, key, out, error));
    if (!out->is_set) {
        out->toml = lb_toml_get(settings->toml, key);
        out->is_set = out->toml != NULL;
    }
    return LB_OK;
}

lb_code lb_settings_at(lb_settings *settings, const char *key, const lb_setting_found *found,
                       lb_code code, lb_error *error)
{
    if (found->toml) {
        lb_error_at(error, settings->toml_path, found->toml->line, found->toml->column);
    } else if (found->section.ptr) {
        lb_error_at(error, settings->ini_path,
                    lb_ini_line(settings->ini, found->section, lb_str_of(key)), 0);
    }
    return code;
}

/* Texts of the pyproject. */

static lb_code fail_python(lb_error *error, const char *kind, const char *message)
{
    lb_fail(error, LB_ERR_SETTINGS, "%s", message);
    lb_error_kind(error, kind);
    return LB_ERR_SETTINGS;
}

/* One conversion of a Python format at the offset of its '%'; `rest` moves behind it. */
static lb_code format_one(lb_arena *arena, const char *here, lb_str whole, lb_str *rest,
                          lb_text *out, lb_error *error)
{
    size_t close = lb_str_find_char(*rest, ')');
    size_t end = lb_str_starts(*rest, LB_STR("%(")) && close != SIZE_MAX ? close + 1 : 1;
    lb_str name = end > 1 ? lb_str_slice(*rest, 2, close) : (lb_str){0};
    char type = end < rest->len ? rest->ptr[end] : '\0';
    if (type == '\0') {
        return fail_python(error, "ValueError", "incomplete format");
    }
    if (type == '%' && end == 1) {
        lb_text_addc(out, '%');
    } else if (end > 1 && !lb_str_is(name, "here")) {
        return fail_python(error, "KeyError", lb_repr(arena, name));
    } else if (end > 1 && type == 's') {
        lb_text_adds(out, here);
    } else if (end > 1 && type == 'r') {
        lb_text_add_repr(out, lb_str_of(here));
    } else {
        return fail_python(
            error, "ValueError",
            lb_arena_format(arena, "unsupported format character '%c' (0x%x) at index %zu", type,
                            (unsigned char)type, (size_t)(rest->ptr + end - whole.ptr)));
    }
    *rest = lb_str_slice(*rest, end + 1, rest->len);
    return LB_OK;
}

static lb_code format_here(lb_arena *arena, const char *here, lb_str text, lb_str *out,
                           lb_error *error)
{
    LB_AUTO_TEXT lb_text result = {0};
    for (lb_str rest = text; rest.len;) {
        size_t percent = lb_str_find_char(rest, '%');
        lb_text_add(&result, lb_str_slice(rest, 0, percent));
        rest = lb_str_slice(rest, percent, rest.len);
        if (rest.len) {
            LB_TRY(format_one(arena, here, text, &rest, &result, error));
        }
    }
    *out = lb_arena_str(arena, lb_text_str(&result));
    return LB_OK;
}

lb_code lb_settings_toml_text(lb_settings *settings, const char *key, const lb_toml_value *value,
                              lb_str *out, lb_error *error)
{
    lb_arena *arena = &settings->arena;
    lb_setting_found found = {.is_set = true, .toml = value};
    if (value->type == LB_TOML_STRING) {
        lb_code code = format_here(arena, settings->toml_here, value->string, out, error);
        if (code != LB_OK) {
            lb_error_hint(error, "write %%%% for a %% sign; %%(here)s is the folder of the file");
            lb_settings_at(settings, key, &found, code, error);
        }
        return code;
    }
    if (value->type == LB_TOML_INTEGER) {
        *out = lb_str_of(lb_arena_format(arena, "%lld", (long long)value->integer));
        return LB_OK;
    }
    if (value->type == LB_TOML_BOOLEAN) {
        *out = value->boolean ? LB_STR("True") : LB_STR("False");
        return LB_OK;
    }
    if (value->type == LB_TOML_ARRAY || value->type == LB_TOML_TABLE) {
        lb_fail(error, LB_ERR_COMMAND, "string value expected for TOML parameter '%s'", key);
    } else {
        lb_fail(error, LB_ERR_COMMAND, "unsupported TOML value type for key: '%s'", key);
    }
    return lb_settings_at(settings, key, &found, LB_ERR_COMMAND, error);
}

/* One reader a type: the text (already without %(here)s) to the field. */

static lb_code read_text(const lb_setting_info *info, lb_arena *arena, lb_str text, void *field,
                         lb_error *error)
{
    (void)info, (void)arena, (void)error;
    *(lb_str *)field = text;
    return LB_OK;
}

static lb_code read_boolean(const lb_setting_info *info, lb_arena *arena, lb_str text, void *field,
                            lb_error *error)
{
    (void)info, (void)arena, (void)error;
    *(bool *)field = lb_str_is(text, "true");
    return LB_OK;
}

static lb_code read_switch(const lb_setting_info *info, lb_arena *arena, lb_str text, void *field,
                           lb_error *error)
{
    (void)arena;
    if (lb_scalar_switch(text, field)) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_SETTINGS, "%s: \"%.*s\" is neither true nor false", info->key,
            LB_ARG(text));
    return LB_ERR_SETTINGS;
}

/* As int() of Python: blanks around, single '_' between digits. */
static lb_code read_integer(const lb_setting_info *info, lb_arena *arena, lb_str text, void *field,
                            lb_error *error)
{
    char digits[32];
    size_t length = 0;
    lb_str trimmed = lb_str_trim(text);
    for (size_t i = 0; i < trimmed.len && length < sizeof digits; i++) {
        bool is_between = i && i + 1 < trimmed.len && lb_is_digit(trimmed.ptr[i - 1]) &&
                          lb_is_digit(trimmed.ptr[i + 1]);
        if (trimmed.ptr[i] != '_' || !is_between) {
            digits[length++] = trimmed.ptr[i];
        }
    }
    if (!lb_str_to_integer((lb_str){digits, length}, field)) {
        return fail_python(error, "ValueError",
                           lb_arena_format(arena, "invalid literal for int() with base 10: %s",
                                           lb_repr(arena, text)));
    }
    if (info->is_own && *(int64_t *)field < 0) {
        return lb_fail(error, LB_ERR_SETTINGS, "%s: %.*s is below 0", info->key, LB_ARG(text));
    }
    return LB_OK;
}

static lb_code read_duration(const lb_setting_info *info, lb_arena *arena, lb_str text, void *field,
                             lb_error *error)
{
    (void)arena;
    return lb_duration_parse(text, info->key, field, error);
}

static lb_code read_choice(const lb_setting_info *info, lb_arena *arena, lb_str text, void *field,
                           lb_error *error)
{
    (void)arena;
    lb_str rest = lb_str_of(info->values), word;
    for (int i = 0; lb_str_split(&rest, ' ', &word); i++) {
        if (lb_str_equal(word, lb_str_trim(text))) {
            *(int *)field = i;
            return LB_OK;
        }
    }
    lb_fail(error, LB_ERR_SETTINGS, "%s: \"%.*s\" is not one of its values", info->key,
            LB_ARG(text));
    lb_error_hint(error, "it is one of: %s", info->values);
    return LB_ERR_SETTINGS;
}

typedef lb_code (*field_reader)(const lb_setting_info *info, lb_arena *arena, lb_str text,
                                void *field, lb_error *error);
static const field_reader readers[] = {
    [LB_SETTING_TEXT] = read_text,         [LB_SETTING_BOOLEAN] = read_boolean,
    [LB_SETTING_SWITCH] = read_switch,     [LB_SETTING_INTEGER] = read_integer,
    [LB_SETTING_DURATION] = read_duration, [LB_SETTING_CHOICE] = read_choice,
};

static lb_code resolve_default(lb_settings *settings, const lb_setting_info *info, void *field,
                               lb_error *error)
{
    if (info->type == LB_SETTING_CHOICE) {
        *(int *)field = -1; /* where the default is no value but a rule, its owner decides */
        (void)read_choice(info, &settings->arena, lb_str_of(info->default_text), field, NULL);
        return LB_OK;
    }
    return info->default_text ? readers[info->type](info, &settings->arena,
                                                    lb_str_of(info->default_text), field, error)
                              : LB_OK;
}

/* Booleans of Alembic are strict in TOML. */
static lb_code resolve_toml(lb_settings *settings, const lb_setting_info *info,
                            const lb_toml_value *value, void *field, lb_error *error)
{
    if (info->type == LB_SETTING_BOOLEAN || value->type == LB_TOML_BOOLEAN) {
        bool is_bool = info->type == LB_SETTING_BOOLEAN || info->type == LB_SETTING_SWITCH;
        if (value->type != LB_TOML_BOOLEAN || !is_bool) {
            return lb_fail(error, LB_ERR_COMMAND, "%s value expected for TOML parameter '%s'",
                           is_bool ? "boolean" : "string", info->key);
        }
        *(bool *)field = value->boolean;
        return LB_OK;
    }
    lb_str text;
    LB_TRY(lb_settings_toml_text(settings, info->key, value, &text, error));
    return readers[info->type](info, &settings->arena, text, field, error);
}

lb_code lb_settings_resolve_field(lb_settings *settings, size_t row, lb_error *error)
{
    size_t count;
    const lb_setting_info *info = &lb_setting_list(&count)[row];
    void *field = (char *)settings + lb_setting_offsets[row];
    if (info->type == LB_SETTING_PATHS) {
        return lb_settings_resolve_paths(settings, info, field, error);
    }
    lb_setting_found found;
    LB_TRY(lookup(settings, lb_str_of(info->key), &found, error));
    if (!found.is_set) {
        return resolve_default(settings, info, field, error);
    }
    lb_code code = found.toml
                       ? resolve_toml(settings, info, found.toml, field, error)
                       : readers[info->type](info, &settings->arena, found.text, field, error);
    return code == LB_OK ? code : lb_settings_at(settings, info->key, &found, code, error);
}

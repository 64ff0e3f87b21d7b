#include "base/memory.h"
#include "base/repr.h"
#include "base/secret.h"
#include "base/text.h"
#include "config/ini_model.h"

#define MAX_DEPTH 10              /* configparser's MAX_INTERPOLATION_DEPTH */
#define MAX_REFERENCES 10000      /* ours: ten levels of many references each have no natural end */
#define MAX_LENGTH (1024 * 1024u) /* ours */

struct run {
    const lb_ini *ini;
    const lb_ini_section *section;
    const lb_ini_option *option; /* the one that was asked for */
    lb_text text;
    unsigned references;
};

static lb_code fail(const struct run *run, const char *kind, const char *message, lb_error *error)
{
    lb_fail(error, LB_ERR_SETTINGS, "%s", message);
    lb_error_kind(error, kind);
    if (run->option->line) {
        lb_error_at(error, run->ini->path, run->option->line, 0);
    }
    return LB_ERR_SETTINGS;
}

/* The option's value from an offset on, as far as it may be shown. */
static void add_value(lb_text *message, const struct run *run, const lb_ini_option *option,
                      size_t from)
{
    lb_str shown = lb_secret_is_name(option->name)
                       ? LB_STR("***")
                       : lb_secret_hide(run->ini->arena, option->value, from);
    lb_text_add_repr(message, shown);
}

static lb_code fail_syntax(const struct run *run, const char *what, const lb_ini_option *option,
                           lb_str rest, lb_error *error)
{
    LB_AUTO_TEXT lb_text message = {0};
    lb_text_adds(&message, what);
    add_value(&message, run, option, option->value.len - rest.len);
    return fail(run, "configparser.InterpolationSyntaxError", lb_text_cstr(&message), error);
}

/* "option 'a' in section 'b'" */
static void add_place(lb_text *message, const struct run *run)
{
    lb_text_adds(message, "option ");
    lb_text_add_repr(message, run->option->name);
    lb_text_adds(message, " in section ");
    lb_text_add_repr(message, run->section->name);
}

static void add_raw(lb_text *message, const struct run *run)
{
    lb_text_adds(message, " Raw value: ");
    add_value(message, run, run->option, 0);
}

static lb_code fail_missing(const struct run *run, lb_str name, lb_error *error)
{
    LB_AUTO_TEXT lb_text message = {0};
    lb_text_adds(&message, "Bad value substitution: ");
    add_place(&message, run);
    lb_text_adds(&message, " contains an interpolation key ");
    lb_text_add_repr(&message, name);
    lb_text_adds(&message, " which is not a valid option name.");
    add_raw(&message, run);
    return fail(run, "configparser.InterpolationMissingOptionError", lb_text_cstr(&message), error);
}

static lb_code fail_depth(const struct run *run, lb_error *error)
{
    LB_AUTO_TEXT lb_text message = {0};
    lb_text_adds(&message, "Recursion limit exceeded in value substitution: ");
    add_place(&message, run);
    lb_text_addf(&message,
                 " contains an interpolation key which cannot be substituted in %d steps.",
                 MAX_DEPTH);
    add_raw(&message, run);
    return fail(run, "configparser.InterpolationDepthError", lb_text_cstr(&message), error);
}

/* The name in a text that starts with "%(name)s"; `length` is that of the whole. */
static bool read_reference(lb_str text, lb_str *name, size_t *length)
{
    size_t close = lb_str_find_char(text, ')');
    if (!lb_str_starts(text, LB_STR("%(")) || close == SIZE_MAX || close == 2 ||
        close + 1 >= text.len || text.ptr[close + 1] != 's') {
        return false;
    }
    *name = lb_str_slice(text, 2, close);
    *length = close + 2;
    return true;
}

static lb_code expand(struct run *run, const lb_ini_option *option, unsigned depth,
                      lb_error *error);

static lb_code expand_reference(struct run *run, const lb_ini_option *option, lb_str *rest,
                                unsigned depth, lb_error *error)
{
    lb_str name;
    size_t length;
    if (!read_reference(*rest, &name, &length)) {
        return fail_syntax(run, "bad interpolation variable reference ", option, *rest, error);
    }
    const lb_ini_option *found = lb_ini_option_find(run->ini, run->section, name);
    if (!found) {
        char *key = lb_arena_strndup(run->ini->arena, name.ptr, name.len);
        for (size_t i = 0; i < name.len; i++) {
            key[i] = lb_lower(key[i]);
        }
        return fail_missing(run, (lb_str){key, name.len}, error);
    }
    if (++run->references > MAX_REFERENCES || run->text.len > MAX_LENGTH) {
        return fail_depth(run, error);
    }
    LB_TRY(expand(run, found, depth + 1, error));
    *rest = lb_str_slice(*rest, length, rest->len);
    return LB_OK;
}

static lb_code expand(struct run *run, const lb_ini_option *option, unsigned depth, lb_error *error)
{
    lb_str rest = option->value;
    if (lb_str_find_char(rest, '%') == SIZE_MAX) {
        lb_text_add(&run->text, rest);
        return LB_OK;
    }
    if (depth > MAX_DEPTH) {
        return fail_depth(run, error);
    }
    while (rest.len) {
        size_t percent = lb_str_find_char(rest, '%');
        lb_text_add(&run->text, lb_str_slice(rest, 0, percent));
        rest = lb_str_slice(rest, percent, rest.len);
        if (lb_str_starts(rest, LB_STR("%%"))) {
            lb_text_addc(&run->text, '%');
            rest = lb_str_slice(rest, 2, rest.len);
        } else if (lb_str_starts(rest, LB_STR("%("))) {
            LB_TRY(expand_reference(run, option, &rest, depth, error));
        } else if (rest.len) {
            return fail_syntax(run, "'%' must be followed by '%' or '(', found: ", option, rest,
                               error);
        }
    }
    return LB_OK;
}

lb_code lb_ini_interpolate(const lb_ini *ini, const lb_ini_section *section,
                           const lb_ini_option *option, lb_str *out, lb_error *error)
{
    struct run run = {.ini = ini, .section = section, .option = option};
    lb_code code = expand(&run, option, 1, error);
    if (code == LB_OK) {
        *out = lb_arena_str(ini->arena, lb_text_str(&run.text));
    }
    lb_text_free(&run.text);
    return code;
}

lb_code lb_ini_check_percents(const lb_ini *ini, lb_str value, lb_error *error)
{
    /* The position counts what is left after the valid parts are taken out, as Python's does. */
    size_t position = 0;
    for (lb_str rest = value; rest.len;) {
        lb_str name;
        size_t length = 1;
        if (lb_str_starts(rest, LB_STR("%%"))) {
            length = 2;
        } else if (rest.ptr[0] == '%' && !read_reference(rest, &name, &length)) {
            lb_fail(error, LB_ERR_SETTINGS, "invalid interpolation syntax in %s at position %zu",
                    lb_repr(ini->arena, value), position);
            lb_error_kind(error, "ValueError");
            return LB_ERR_SETTINGS;
        } else if (rest.ptr[0] != '%') {
            position += ((unsigned char)rest.ptr[0] & 0xC0) != 0x80;
        }
        rest = lb_str_slice(rest, length, rest.len);
    }
    return LB_OK;
}

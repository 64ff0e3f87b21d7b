#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/scalar.h"
#include "config/url_query.h"

/* Parameters of Python's sqlite3 module; with uri=true all others belong to the file: URI. */
static bool is_python_parameter(lb_str name)
{
    static const char *const names[] = {"uri",          "timeout",           "isolation_level",
                                        "detect_types", "check_same_thread", "cached_statements"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (lb_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

/* The database and, sorted by name, the parameters that are not Python's, undecoded as there. */
static lb_str uri_of(lb_arena *arena, const lb_url *url)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_url_parameter **sorted = lb_url_sorted_query(arena, url);
    lb_text_add(&text, url->database);
    char separator = '?';
    for (; *sorted; sorted++) {
        if (!is_python_parameter((*sorted)->name)) {
            lb_text_addc(&text, separator);
            lb_text_add(&text, (*sorted)->name);
            lb_text_addc(&text, '=');
            lb_text_add(&text, (*sorted)->value);
            separator = '&';
        }
    }
    return lb_arena_str(arena, lb_text_str(&text));
}

static lb_code fail_form(const lb_url *url, lb_error *error)
{
    lb_fail(error, LB_ERR_SETTINGS,
            "Invalid SQLite URL: %.*s\n"
            "Valid SQLite URL forms are:\n"
            " sqlite:///:memory: (or, sqlite://)\n"
            " sqlite:///relative/path/to/file.db\n"
            " sqlite:////absolute/path/to/file.db",
            LB_ARG(url->shown));
    lb_error_kind(error, "sqlalchemy.exc.ArgumentError");
    return LB_ERR_SETTINGS;
}

lb_code lb_url_sqlite_file(lb_arena *arena, const lb_url *url, const char *directory,
                           lb_url_sqlite *out, lb_error *error)
{
    if (url->username.len || url->password.len ||
        (url->hosts.count && (url->hosts.items[0].name.len || url->hosts.items[0].port))) {
        return fail_form(url, error);
    }
    lb_url_sqlite result = {.filename = LB_STR(":memory:"), .timeout = -1};
    lb_str value;
    bool is_uri = false;
    if (lb_url_parameter_get(url, "timeout", &value) &&
        (lb_scalar_number(value, &result.timeout) != value.len || !value.len)) {
        lb_fail(error, LB_ERR_SETTINGS, "could not convert string to float: '%.*s'", LB_ARG(value));
        lb_error_kind(error, "ValueError");
        return LB_ERR_SETTINGS;
    }
    if (lb_url_parameter_get(url, "uri", &value) && lb_scalar_switch(value, &is_uri) && is_uri) {
        result.is_uri = true;
        result.filename = uri_of(arena, url);
    } else if (url->database.len && !lb_str_is(url->database, ":memory:")) {
        char *joined = lb_path_join(arena, lb_str_of(directory), url->database);
        result.filename = lb_str_of(lb_path_absolute(arena, lb_str_of(joined)));
    }
    *out = result;
    return LB_OK;
}

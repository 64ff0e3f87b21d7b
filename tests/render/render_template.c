/*
 * Renders the template file given with the names on standard input, a line each: NAME KIND [DATA],
 * texts in hexadecimal. KIND is none, true, integer, text, tuple (texts with commas), date (seconds
 * microsecond zone-or-dash), comma, or config (a text that get_main_option("databases") gives). For
 * judge.py, which compares what comes out with Mako itself.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "render/template.h"

static lb_arena arena;

static lb_str from_hex(const char *hex, size_t digits)
{
    char *bytes = lb_arena_alloc(&arena, digits / 2 + 1);
    for (size_t i = 0; i + 1 < digits; i += 2) {
        unsigned byte = 0;
        (void)sscanf(hex + i, "%2x", &byte);
        bytes[i / 2] = (char)byte;
    }
    return (lb_str){bytes, digits / 2};
}

static lb_mako_value tuple(const char *data)
{
    lb_str rest = lb_str_of(data), part;
    lb_str_vector texts = {0};
    while (lb_str_split(&rest, ',', &part)) {
        lb_vector_push_in(&arena, &texts, from_hex(part.ptr, part.len));
    }
    return lb_mako_value_texts(&arena, LB_MAKO_TUPLE, &texts);
}

static lb_mako_value date(const char *data)
{
    long long seconds = 0;
    unsigned microsecond = 0;
    char name[100] = "";
    (void)sscanf(data, "%lld %u %99s", &seconds, &microsecond, name);
    const lb_zone *zone = lb_zone_utc();
    bool has_zone = strcmp(name, "-") != 0;
    if (has_zone) {
        (void)lb_zone_find(&arena, lb_str_of(name), NULL, &zone, NULL);
    }
    lb_datetime *datetime = LB_NEW(&arena, lb_datetime);
    *datetime = lb_datetime_at((lb_instant){seconds, microsecond}, zone, has_zone);
    return (lb_mako_value){.kind = LB_MAKO_DATETIME, .datetime = datetime};
}

static lb_code call_config(void *context, lb_arena *memory, lb_str method, lb_mako_values arguments,
                           lb_mako_value *out, lb_error *error)
{
    (void)memory;
    if (!lb_str_is(method, "get_main_option") || arguments.count != 1) {
        return lb_fail(error, LB_ERR_UNSUPPORTED, "config.%.*s()", LB_ARG(method));
    }
    *out = lb_mako_value_text(*(const lb_str *)context);
    return LB_OK;
}

static lb_mako_value value_of(const char *kind, const char *data)
{
    if (strcmp(kind, "true") == 0) {
        return lb_mako_value_boolean(true);
    }
    if (strcmp(kind, "integer") == 0) {
        long long integer = 0;
        (void)sscanf(data, "%lld", &integer);
        return lb_mako_value_integer(integer);
    }
    if (strcmp(kind, "text") == 0) {
        return lb_mako_value_text(from_hex(data, strlen(data)));
    }
    if (strcmp(kind, "tuple") == 0) {
        return tuple(data);
    }
    if (strcmp(kind, "date") == 0) {
        return date(data);
    }
    if (strcmp(kind, "comma") == 0) {
        return (lb_mako_value){.kind = LB_MAKO_FUNCTION, .text = LB_STR("comma")};
    }
    if (strcmp(kind, "config") == 0) {
        lb_str *databases = LB_NEW(&arena, lb_str);
        lb_mako_value_object *object = LB_NEW(&arena, lb_mako_value_object);
        *databases = from_hex(data, strlen(data));
        *object = (lb_mako_value_object){"Config", call_config, databases};
        return (lb_mako_value){.kind = LB_MAKO_OBJECT, .object = object};
    }
    return lb_mako_value_none();
}

int main(int count, char **arguments)
{
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text out = {0};
    lb_str source;
    lb_mako_template *template = NULL;
    lb_mako_value_names names = {0};
    static char line[65536];
    while (fgets(line, sizeof line, stdin)) {
        char *name = lb_arena_strdup(&arena, strtok(line, " \n"));
        const char *kind = strtok(NULL, " \n"), *data = strtok(NULL, "\n");
        lb_vector_push_in(&arena, &names,
                          (lb_mako_value_name){lb_str_of(name), value_of(kind, data ? data : "")});
    }
    int status = 0;
    if (count != 2 || lb_file_read(&arena, arguments[1], 0, &source, &error) != LB_OK ||
        lb_mako_parse(&arena, source, LB_STR("t"), &template, &error) != LB_OK ||
        lb_mako_render(template, &names, NULL, &out, &error) != LB_OK) {
        (void)fprintf(stderr, "%s %s:%u:%u: %s: %s\n", lb_code_name(error.code),
                      error.file ? error.file : "-", error.line, error.column,
                      error.kind ? error.kind : "-", error.message ? error.message : "usage");
        status = 1;
    }
    (void)fwrite(lb_text_cstr(&out), 1, out.len, stdout);
    lb_arena_free(&arena);
    return status;
}

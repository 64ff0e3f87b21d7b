/* For judge.py: reads cases "FORMAT LENGTH\n<bytes>" from standard input and prints what src/config
 * makes of each as one line of JSON, {"error": "Class: message"} where it refuses. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/dotenv.h"
#include "config/ini.h"
#include "config/logging.h"
#include "config/toml.h"
#include "config/url.h"

static void add_string(lb_text *out, lb_str text)
{
    if (!text.ptr) {
        lb_text_adds(out, "null");
        return;
    }
    lb_text_addc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\') {
            lb_text_addf(out, "\\%c", c);
        } else if (c < ' ') {
            lb_text_addf(out, "\\u%04x", c);
        } else {
            lb_text_addc(out, (char)c);
        }
    }
    lb_text_addc(out, '"');
}

static void add_error(lb_text *out, const lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "%s: %s", error->kind, error->message);
    lb_text_adds(out, "{\"error\": ");
    add_string(out, lb_text_str(&text));
    lb_text_addc(out, '}');
}

static void add_ini_section(lb_text *out, const lb_ini *ini, lb_str section)
{
    lb_ini_items items = {0};
    (void)lb_ini_list(ini, section, true, &items, NULL);
    add_string(out, section);
    lb_text_adds(out, ": [");
    for (size_t i = 0; i < items.count; i++) {
        LB_AUTO_ERROR lb_error error = {0};
        lb_str value;
        lb_text_adds(out, i ? ", [" : "[");
        add_string(out, items.items[i].name);
        lb_text_adds(out, ", ");
        if (lb_ini_get(ini, section, items.items[i].name, &value, &error) == LB_OK) {
            add_string(out, value);
        } else {
            add_error(out, &error);
        }
        lb_text_adds(out, "]");
    }
    lb_text_adds(out, "]");
}

static lb_code dump_ini(lb_arena *arena, lb_str content, lb_text *out, lb_error *error)
{
    lb_ini *ini = lb_ini_new(arena);
    lb_ini_set_raw(ini, LB_STR("DEFAULT"), LB_STR("here"), LB_STR("/the/place"));
    LB_TRY(lb_ini_read(ini, content, "x.ini", error));
    lb_str_vector sections = lb_ini_sections(ini);
    lb_text_adds(out, "{");
    for (size_t i = 0; i < sections.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        add_ini_section(out, ini, sections.items[i]);
    }
    lb_text_adds(out, "}");
    return LB_OK;
}

static void add_toml(lb_text *out, const lb_toml_value *value)
{
    const lb_toml_datetime *at = &value->datetime;
    lb_text_addf(out, "[\"%s\", ", lb_toml_type_name(value->type));
    switch (value->type) {
    case LB_TOML_STRING:
        add_string(out, value->string);
        break;
    case LB_TOML_INTEGER:
        lb_text_addf(out, "%" PRId64, value->integer);
        break;
    case LB_TOML_FLOAT:
        lb_text_addf(out, isfinite(value->real) ? "\"%.17g\"" : "\"%f\"", fabs(value->real));
        break;
    case LB_TOML_BOOLEAN:
        lb_text_adds(out, value->boolean ? "true" : "false");
        break;
    case LB_TOML_OFFSET_DATETIME:
    case LB_TOML_LOCAL_DATETIME:
    case LB_TOML_LOCAL_DATE:
    case LB_TOML_LOCAL_TIME:
        lb_text_addf(out, "[%d, %d, %d, %d, %d, %d, %d, %d]", at->year, at->month, at->day,
                     at->hour, at->minute, at->second, at->microsecond, at->offset);
        break;
    case LB_TOML_ARRAY:
        lb_text_adds(out, "[");
        for (size_t i = 0; i < value->array.count; i++) {
            lb_text_adds(out, i ? ", " : "");
            add_toml(out, value->array.items[i]);
        }
        lb_text_adds(out, "]");
        break;
    case LB_TOML_TABLE:
        lb_text_adds(out, "{");
        for (size_t i = 0; i < value->table.count; i++) {
            lb_text_adds(out, i ? ", " : "");
            add_string(out, value->table.items[i].key);
            lb_text_adds(out, ": ");
            add_toml(out, value->table.items[i].value);
        }
        lb_text_adds(out, "}");
        break;
    }
    lb_text_adds(out, "]");
}

static lb_code dump_toml(lb_arena *arena, lb_str content, lb_text *out, lb_error *error)
{
    lb_toml_value *top;
    LB_TRY(lb_toml_parse(arena, content, "x.toml", &top, error));
    add_toml(out, top);
    return LB_OK;
}

static const char *lookup(void *context, const char *name)
{
    (void)context;
    return strcmp(name, "HOME") == 0 ? "/root" : strcmp(name, "A") == 0 ? "from env" : NULL;
}

static void dump_dotenv(lb_arena *arena, lb_str content, lb_dotenv_order order, lb_text *out)
{
    lb_environment environment = {lookup, NULL};
    lb_dotenv_entries entries = lb_dotenv_parse(arena, content, &environment, order, NULL);
    lb_text_adds(out, "{");
    for (size_t i = 0; i < entries.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        add_string(out, entries.items[i].name);
        lb_text_adds(out, ": ");
        add_string(out, entries.items[i].value);
    }
    lb_text_adds(out, "}");
}

static lb_code dump_url(lb_arena *arena, lb_str content, lb_text *out, lb_error *error)
{
    lb_url url;
    LB_TRY(lb_url_parse(arena, content, &url, error));
    const lb_str parts[] = {url.drivername, url.username, url.password, url.database, url.shown};
    lb_text_adds(out, "[");
    for (size_t i = 0; i < LB_COUNT(parts); i++) {
        add_string(out, parts[i]);
        lb_text_adds(out, ", ");
    }
    lb_text_adds(out, "[");
    for (size_t i = 0; i < url.query.count; i++) {
        lb_text_adds(out, i ? ", [" : "[");
        add_string(out, url.query.items[i].name);
        lb_text_adds(out, ", ");
        add_string(out, url.query.items[i].value);
        lb_text_adds(out, "]");
    }
    lb_text_adds(out, "]]");
    return LB_OK;
}

/* What every record of a fixed list becomes. */
static lb_code dump_logging(lb_arena *arena, lb_str content, lb_text *out, lb_error *error)
{
    static const char *const loggers[] = {"root", "alembic", "alembic.runtime.migration",
                                          "sqlalchemy.engine.Engine", "app.models"};
    static const lb_level levels[] = {LB_DEBUG, LB_INFO, LB_WARNING, LB_ERROR_LEVEL};
    const lb_logging *logging;
    lb_ini *ini = lb_ini_new(arena);
    LB_TRY(lb_ini_read(ini, content, "x.ini", error));
    LB_TRY(lb_logging_load(arena, ini, true, &logging, error));
    lb_text_adds(out, "[");
    for (size_t i = 0; i < LB_COUNT(loggers) * LB_COUNT(levels); i++) {
        lb_logging_record record = {.level = levels[i % LB_COUNT(levels)],
                                    .logger = loggers[i / LB_COUNT(levels)],
                                    .message = "it's m\xc3\xa9ssage",
                                    .time = {1767225600, 123456789},
                                    .process = 4711};
        lb_logging_outputs outputs = lb_logging_emit(logging, arena, &record);
        for (size_t j = 0; j < outputs.count; j++) {
            const lb_logging_output *output = &outputs.items[j];
            lb_text_addf(out, "%s[%zu, %d, ", out->ptr[out->len - 1] == '[' ? "" : ", ", i,
                         (int)output->target);
            add_string(out, output->path);
            lb_text_adds(out, ", ");
            add_string(out, output->text);
            lb_text_adds(out, "]");
        }
    }
    lb_text_adds(out, "]");
    return LB_OK;
}

static lb_code dump(const char *format, lb_arena *arena, lb_str content, lb_text *out,
                    lb_error *error)
{
    static const struct {
        const char *format;
        lb_code (*dump)(lb_arena *, lb_str, lb_text *, lb_error *);
    } formats[] = {
        {"ini", dump_ini}, {"toml", dump_toml}, {"url", dump_url}, {"logging", dump_logging}};
    for (size_t i = 0; i < LB_COUNT(formats); i++) {
        if (strcmp(format, formats[i].format) == 0) {
            return formats[i].dump(arena, content, out, error);
        }
    }
    dump_dotenv(arena, content,
                strcmp(format, "dotenv") == 0 ? LB_DOTENV_ENVIRONMENT_FIRST : LB_DOTENV_FILE_FIRST,
                out);
    return LB_OK;
}

int main(void)
{
    char format[16];
    size_t length;
    while (scanf("%15s %zu", format, &length) == 2 && getchar() == '\n') {
        LB_AUTO_FREE char *content = lb_alloc(length + 1);
        if (fread(content, 1, length, stdin) != length) {
            return 1;
        }
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_TEXT lb_text out = {0};
        LB_AUTO_ERROR lb_error error = {0};
        if (dump(format, &arena, (lb_str){content, length}, &out, &error) != LB_OK) {
            lb_text_truncate(&out, 0);
            add_error(&out, &error);
        }
        puts(lb_text_cstr(&out));
    }
    return 0;
}

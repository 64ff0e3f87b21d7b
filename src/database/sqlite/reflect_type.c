#include "database/sqlite/reflect.h"

/* The names that SQLAlchemy knows, and how many arguments their classes take. */
static const struct {
    const char *name;
    lb_sql_type_kind kind;
    unsigned most;
} known[] = {
    {"BIGINT", LB_SQL_TYPE_SQL_BIGINT, 0},
    {"BLOB", LB_SQL_TYPE_SQL_BLOB, 1},
    {"BOOL", LB_SQL_TYPE_SQL_BOOLEAN, 4},
    {"BOOLEAN", LB_SQL_TYPE_SQL_BOOLEAN, 4},
    {"CHAR", LB_SQL_TYPE_SQL_CHAR, 2},
    {"DATE", LB_SQL_TYPE_SQL_DATE, 0},
    {"DATE_CHAR", LB_SQL_TYPE_SQL_DATE, 0},
    {"DATETIME", LB_SQL_TYPE_SQL_DATETIME, 1},
    {"DATETIME_CHAR", LB_SQL_TYPE_SQL_DATETIME, 1},
    {"DOUBLE", LB_SQL_TYPE_SQL_DOUBLE, 3},
    {"DECIMAL", LB_SQL_TYPE_SQL_DECIMAL, 4},
    {"FLOAT", LB_SQL_TYPE_SQL_FLOAT, 3},
    {"INT", LB_SQL_TYPE_SQL_INTEGER, 0},
    {"INTEGER", LB_SQL_TYPE_SQL_INTEGER, 0},
    {"JSON", LB_SQL_TYPE_SQLITE_JSON, 1},
    {"NUMERIC", LB_SQL_TYPE_SQL_NUMERIC, 4},
    {"REAL", LB_SQL_TYPE_SQL_REAL, 3},
    {"SMALLINT", LB_SQL_TYPE_SQL_SMALLINT, 0},
    {"TEXT", LB_SQL_TYPE_SQL_TEXT, 2},
    {"TIME", LB_SQL_TYPE_SQL_TIME, 1},
    {"TIME_CHAR", LB_SQL_TYPE_SQL_TIME, 1},
    {"TIMESTAMP", LB_SQL_TYPE_SQL_TIMESTAMP, 1},
    {"VARCHAR", LB_SQL_TYPE_SQL_VARCHAR, 2},
    {"NVARCHAR", LB_SQL_TYPE_SQL_NVARCHAR, 2},
    {"NCHAR", LB_SQL_TYPE_SQL_NCHAR, 2},
};

static bool has(lb_str text, const char *what)
{
    return lb_str_find(text, lb_str_of(what)) != SIZE_MAX;
}

/* By the name, or else by SQLite's rules of affinity. */
static lb_sql_type_kind kind_of(lb_str name, unsigned *most)
{
    for (size_t i = 0; i < LB_COUNT(known); i++) {
        if (lb_str_is(name, known[i].name)) {
            *most = known[i].most;
            return known[i].kind;
        }
    }
    *most = 0;
    if (has(name, "INT")) {
        return LB_SQL_TYPE_SQL_INTEGER;
    }
    if (has(name, "CHAR") || has(name, "CLOB") || has(name, "TEXT")) {
        *most = 2;
        return LB_SQL_TYPE_SQL_TEXT;
    }
    if (has(name, "BLOB") || name.len == 0) {
        return LB_SQL_TYPE_NULL;
    }
    if (has(name, "REAL") || has(name, "FLOA") || has(name, "DOUB")) {
        *most = 3;
        return LB_SQL_TYPE_SQL_REAL;
    }
    *most = 4;
    return LB_SQL_TYPE_SQL_NUMERIC;
}

static bool is_name_char(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == ' ' || (unsigned char)c >= 0x80;
}

enum { MOST_ARGUMENTS = 5 };

/* Every run of digits between the parentheses. */
static unsigned parse_arguments(lb_str text, int arguments[static MOST_ARGUMENTS])
{
    unsigned count = 0;
    for (size_t i = 0; i < text.len && count < MOST_ARGUMENTS;) {
        size_t start = i;
        while (i < text.len && lb_is_digit(text.ptr[i])) {
            i++;
        }
        int64_t number = 0;
        if (i > start) {
            lb_str_to_integer(lb_str_slice(text, start, i), &number);
            arguments[count++] = number > INT32_MAX ? INT32_MAX : (int)number;
        } else {
            i++;
        }
    }
    return count;
}

static void set_arguments(lb_sql_type *type, const int *arguments, unsigned count)
{
    if (!count) {
        return;
    }
    switch (lb_sql_type_row_of(type->kind)->family) {
    case LB_SQL_TYPE_STRING:
    case LB_SQL_TYPE_LARGE_BINARY:
        type->length = arguments[0];
        break;
    case LB_SQL_TYPE_NUMERIC:
        type->precision = arguments[0];
        if (type->kind == LB_SQL_TYPE_SQL_NUMERIC || type->kind == LB_SQL_TYPE_SQL_DECIMAL) {
            type->scale = count > 1 ? arguments[1] : LB_NO_SCALE;
        }
        break;
    case LB_SQL_TYPE_DATETIME:
    case LB_SQL_TYPE_TIME:
        type->has_timezone = arguments[0] != 0;
        break;
    case LB_SQL_TYPE_BOOLEAN:
        type->has_constraint = arguments[0] != 0;
        break;
    default:
        break;
    }
}

static void warn(sqlite_reader *reader, const lb_sql_type *type, const int *arguments,
                 unsigned count)
{
    LB_AUTO_TEXT lb_text list = {0};
    for (unsigned i = 0; i < count; i++) {
        lb_text_addf(&list, "%s'%d'", i ? ", " : "", arguments[i]);
    }
    const char *warning = lb_arena_format(
        reader->arena,
        "Could not instantiate type <class 'sqlalchemy.sql.sqltypes.%s'> with reflected arguments "
        "[%s]; using no arguments.",
        lb_sql_type_row_of(type->kind)->class_name, lb_text_cstr(&list));
    lb_vector_push_in(reader->arena, &reader->schema->warnings, lb_str_of(warning));
}

/* What stands before a parenthesis is the name, with the space that follows it, by which SQLAlchemy
 * does not know it: "VARCHAR (20)" is a TEXT. */
static lb_sql_type *make_type(sqlite_reader *reader, lb_str declared)
{
    size_t end = 0;
    unsigned most;
    int arguments[MOST_ARGUMENTS];
    char *upper = lb_arena_strndup(reader->arena, declared.ptr, declared.len);
    for (size_t i = 0; i < declared.len; i++) {
        upper[i] = lb_upper(upper[i]);
    }
    while (end < declared.len && is_name_char(upper[end])) {
        end++;
    }
    lb_str name = {upper, end}, rest = lb_str_slice((lb_str){upper, declared.len}, end, SIZE_MAX);
    lb_sql_type *type = lb_sql_type_new(reader->arena, kind_of(name, &most));
    type->spec = lb_arena_str(reader->arena, declared);
    size_t close = lb_str_find_char(rest, ')');
    if (end > 0 && lb_str_starts(rest, LB_STR("(")) && close != SIZE_MAX) {
        unsigned count = parse_arguments(lb_str_slice(rest, 0, close), arguments);
        if (count > most) {
            warn(reader, type, arguments, count);
        } else {
            set_arguments(type, arguments, count);
        }
    }
    return type;
}

const lb_sql_type *sqlite_type_of(sqlite_reader *reader, lb_str declared)
{
    const lb_sql_type *type = lb_map_get(&reader->types, declared);
    if (!type) {
        lb_sql_type *made = make_type(reader, declared);
        lb_map_set(&reader->types, declared, made);
        type = made;
    }
    return type;
}

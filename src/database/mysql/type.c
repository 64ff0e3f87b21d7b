#include "database/mysql/ddl.h"

static bool is_own(const lb_sql_type *type)
{
    return type->kind >= LB_SQL_TYPE_MY_TINYINT && type->kind <= LB_SQL_TYPE_MY_JSON;
}

/* ---- Numbers -------------------------------------------------------------------------------- */

static void add_signs(lb_text *out, const lb_sql_type *type)
{
    if (is_own(type)) {
        lb_text_adds(out, type->is_unsigned ? " UNSIGNED" : "");
        lb_text_adds(out, type->is_zerofill ? " ZEROFILL" : "");
    }
}

static void write_integer(lb_text *out, const char *name, const lb_sql_type *type)
{
    lb_text_adds(out, name);
    if (is_own(type) && type->length >= 0) {
        lb_text_addf(out, "(%d)", type->length);
    }
    add_signs(out, type);
}

static void write_exact(lb_text *out, const char *name, const lb_sql_type *type)
{
    lb_text_adds(out, name);
    if (type->precision >= 0 && type->scale != LB_NO_SCALE) {
        lb_text_addf(out, "(%d, %d)", type->precision, type->scale);
    } else if (type->precision >= 0) {
        lb_text_addf(out, "(%d)", type->precision);
    }
    add_signs(out, type);
}

/* DOUBLE and REAL take both numbers or none. */
static void write_wide(lb_text *out, const char *name, const lb_sql_type *type)
{
    lb_text_adds(out, name);
    if (is_own(type) && type->precision >= 0 && type->scale != LB_NO_SCALE) {
        lb_text_addf(out, "(%d, %d)", type->precision, type->scale);
    }
    add_signs(out, type);
}

static void write_float(lb_text *out, const char *name, const lb_sql_type *type)
{
    lb_sql_type plain = *type;
    plain.scale = is_own(type) ? type->scale : LB_NO_SCALE;
    write_exact(out, name, &plain);
}

/* ---- Texts ---------------------------------------------------------------------------------- */

/* Adds a word with a space before it. */
static void add_word(lb_text *out, const char *word, lb_str name)
{
    lb_text_addf(out, " %s%.*s", word, LB_ARG(name));
}

static void write_string(lb_text *out, lb_str spec, const lb_sql_type *type, bool is_national)
{
    lb_text_adds(out, is_national ? "NATIONAL " : "");
    lb_text_add(out, spec);
    if (is_national) {
        /* no character set */
    } else if (type->charset.len) {
        add_word(out, "CHARACTER SET ", type->charset);
    } else if (type->is_ascii || type->is_unicode) {
        add_word(out, type->is_ascii ? "ASCII" : "UNICODE", (lb_str){"", 0});
    }
    if (type->collation.len) {
        add_word(out, "COLLATE ", type->collation);
    } else if (type->is_binary_collated) {
        add_word(out, "BINARY", (lb_str){"", 0});
    }
}

static void write_sized(lb_text *out, const char *name, const lb_sql_type *type, bool is_national)
{
    LB_AUTO_TEXT lb_text spec = {0};
    lb_text_adds(&spec, name);
    if (type->length >= 0) {
        lb_text_addf(&spec, "(%d)", type->length);
    }
    write_string(out, lb_text_str(&spec), type, is_national || type->is_national);
}

static void write_text(lb_text *out, const char *name, const lb_sql_type *type)
{
    write_sized(out, name, type, false);
}

static void write_unsized(lb_text *out, const char *name, const lb_sql_type *type)
{
    write_string(out, lb_str_of(name), type, type->is_national);
}

static void write_nchar(lb_text *out, const char *name LB_UNUSED, const lb_sql_type *type)
{
    write_sized(out, "CHAR", type, true);
}

static lb_code write_varying(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                             lb_error *error)
{
    bool is_national = lb_type_canonical(type->kind) == LB_SQL_TYPE_SQL_NVARCHAR;
    if (type->length < 0) {
        return lb_spell_error(error, "%sVARCHAR requires a length on dialect %s",
                              is_national ? "N" : "", dialect->name);
    }
    write_sized(out, "VARCHAR", type, is_national);
    return LB_OK;
}

static void write_values(lb_text *out, const char *name, const lb_sql_type *type)
{
    LB_AUTO_TEXT lb_text spec = {0};
    lb_text_addf(&spec, "%s(", name);
    for (size_t i = 0; i < type->values.count; i++) {
        lb_text_adds(&spec, i ? "," : "");
        lb_text_addc(&spec, '\'');
        for (size_t k = 0; k < type->values.items[i].len; k++) {
            char c = type->values.items[i].ptr[k];
            lb_text_adds(&spec, c == '\'' ? "'" : "");
            lb_text_addc(&spec, c);
        }
        lb_text_addc(&spec, '\'');
    }
    lb_text_addc(&spec, ')');
    write_string(out, lb_text_str(&spec), type, type->is_national);
}

static lb_code write_enum(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                          lb_error *error)
{
    if (!type->is_native && type->kind == LB_SQL_TYPE_ENUM) {
        return lb_type_write_ansi(out, dialect, type, LB_SQL_TYPE_ENUM, error);
    }
    write_values(out, "ENUM", type);
    return LB_OK;
}

/* ---- Others --------------------------------------------------------------------------------- */

static void write_length(lb_text *out, const char *name, const lb_sql_type *type)
{
    lb_text_adds(out, name);
    if (type->length >= 0) {
        lb_text_addf(out, "(%d)", type->length);
    }
}

/* Only MySQL's own types have fractions of a second. */
static void write_fraction(lb_text *out, const char *name, const lb_sql_type *type)
{
    lb_text_adds(out, name);
    if (is_own(type) && type->precision > 0) {
        lb_text_addf(out, "(%d)", type->precision);
    }
}

static lb_code write_varbinary(lb_text *out, const lb_dialect *dialect LB_UNUSED,
                               const lb_sql_type *type, lb_error *error)
{
    if (type->length < 0) {
        lb_fail(error, LB_ERR_SCRIPT, "%%d format: a real number is required, not NoneType");
        lb_error_kind(error, "TypeError");
        return LB_ERR_SCRIPT;
    }
    write_length(out, "VARBINARY", type);
    return LB_OK;
}

/*  kind, name, writer */
#define WRITTEN_TABLE(X)                          \
    X(SQL_INTEGER, "INTEGER", write_integer)      \
    X(SQL_SMALLINT, "SMALLINT", write_integer)    \
    X(SQL_BIGINT, "BIGINT", write_integer)        \
    X(MY_TINYINT, "TINYINT", write_integer)       \
    X(MY_MEDIUMINT, "MEDIUMINT", write_integer)   \
    X(SQL_NUMERIC, "NUMERIC", write_exact)        \
    X(SQL_DECIMAL, "DECIMAL", write_exact)        \
    X(DOUBLE, "DOUBLE", write_wide)               \
    X(SQL_DOUBLE, "DOUBLE", write_wide)           \
    X(SQL_REAL, "REAL", write_wide)               \
    X(SQL_FLOAT, "FLOAT", write_float)            \
    X(PG_BIT, "BIT", write_length)                \
    X(MY_YEAR, "YEAR", write_length)              \
    X(DATETIME, "DATETIME", write_fraction)       \
    X(SQL_DATETIME, "DATETIME", write_fraction)   \
    X(SQL_TIMESTAMP, "TIMESTAMP", write_fraction) \
    X(SQL_TIME, "TIME", write_fraction)           \
    X(SQL_TEXT, "TEXT", write_text)               \
    X(MY_TINYTEXT, "TINYTEXT", write_unsized)     \
    X(MY_MEDIUMTEXT, "MEDIUMTEXT", write_unsized) \
    X(MY_LONGTEXT, "LONGTEXT", write_unsized)     \
    X(SQL_CHAR, "CHAR", write_text)               \
    X(SQL_NCHAR, "CHAR", write_nchar)             \
    X(SQL_BLOB, "BLOB", write_length)             \
    X(LARGE_BINARY, "BLOB", write_length)         \
    X(MY_ENUM, "ENUM", write_values)              \
    X(MY_SET, "SET", write_values)

#define X(kind, name, writer)                                                       \
    static lb_code write_##kind(lb_text *out, const lb_dialect *dialect LB_UNUSED,  \
                                const lb_sql_type *type, lb_error *error LB_UNUSED) \
    {                                                                               \
        writer(out, name, type);                                                    \
        return LB_OK;                                                               \
    }
WRITTEN_TABLE(X)
#undef X

const lb_type_spelling mysql_types[LB_SQL_TYPE_COUNT] = {
#define X(kind, name, writer) [LB_SQL_TYPE_##kind] = {.write = write_##kind},
    WRITTEN_TABLE(X)
#undef X
        [LB_SQL_TYPE_SQL_VARCHAR] = {.write = write_varying},
    [LB_SQL_TYPE_SQL_NVARCHAR] = {.write = write_varying},
    [LB_SQL_TYPE_ENUM] = {.write = write_enum},
    [LB_SQL_TYPE_SQL_VARBINARY] = {.write = write_varbinary},
    [LB_SQL_TYPE_SQL_BOOLEAN] = {"BOOL", 0, NULL},
    [LB_SQL_TYPE_MY_TINYBLOB] = {"TINYBLOB", 0, NULL},
    [LB_SQL_TYPE_MY_MEDIUMBLOB] = {"MEDIUMBLOB", 0, NULL},
    [LB_SQL_TYPE_MY_LONGBLOB] = {"LONGBLOB", 0, NULL},
    [LB_SQL_TYPE_JSON] = {"JSON", 0, NULL},
};

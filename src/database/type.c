#include "database/type.h"

#include "base/utf8.h"
#include "database/ddl_rules.h"

/* clang-format off */
static const lb_sql_type_kind canonical[LB_SQL_TYPE_COUNT] = {
    [LB_SQL_TYPE_INTEGER] = LB_SQL_TYPE_SQL_INTEGER,
    [LB_SQL_TYPE_MY_INTEGER] = LB_SQL_TYPE_SQL_INTEGER,
    [LB_SQL_TYPE_SMALL_INTEGER] = LB_SQL_TYPE_SQL_SMALLINT,
    [LB_SQL_TYPE_MY_SMALLINT] = LB_SQL_TYPE_SQL_SMALLINT,
    [LB_SQL_TYPE_BIG_INTEGER] = LB_SQL_TYPE_SQL_BIGINT,
    [LB_SQL_TYPE_MY_BIGINT] = LB_SQL_TYPE_SQL_BIGINT,
    [LB_SQL_TYPE_NUMERIC] = LB_SQL_TYPE_SQL_NUMERIC,
    [LB_SQL_TYPE_MY_NUMERIC] = LB_SQL_TYPE_SQL_NUMERIC,
    [LB_SQL_TYPE_MY_DECIMAL] = LB_SQL_TYPE_SQL_DECIMAL,
    [LB_SQL_TYPE_FLOAT] = LB_SQL_TYPE_SQL_FLOAT,
    [LB_SQL_TYPE_MY_FLOAT] = LB_SQL_TYPE_SQL_FLOAT,
    [LB_SQL_TYPE_MY_REAL] = LB_SQL_TYPE_SQL_REAL,
    [LB_SQL_TYPE_MY_DOUBLE] = LB_SQL_TYPE_SQL_DOUBLE,
    [LB_SQL_TYPE_STRING] = LB_SQL_TYPE_SQL_VARCHAR,
    [LB_SQL_TYPE_UNICODE] = LB_SQL_TYPE_SQL_VARCHAR,
    [LB_SQL_TYPE_MY_VARCHAR] = LB_SQL_TYPE_SQL_VARCHAR,
    [LB_SQL_TYPE_TEXT] = LB_SQL_TYPE_SQL_TEXT,
    [LB_SQL_TYPE_UNICODE_TEXT] = LB_SQL_TYPE_SQL_TEXT,
    [LB_SQL_TYPE_MY_TEXT] = LB_SQL_TYPE_SQL_TEXT,
    [LB_SQL_TYPE_MY_CHAR] = LB_SQL_TYPE_SQL_CHAR,
    [LB_SQL_TYPE_MY_NCHAR] = LB_SQL_TYPE_SQL_NCHAR,
    [LB_SQL_TYPE_MY_NVARCHAR] = LB_SQL_TYPE_SQL_NVARCHAR,
    [LB_SQL_TYPE_BOOLEAN] = LB_SQL_TYPE_SQL_BOOLEAN,
    [LB_SQL_TYPE_DATE] = LB_SQL_TYPE_SQL_DATE,
    [LB_SQL_TYPE_SQLITE_DATE] = LB_SQL_TYPE_SQL_DATE,
    [LB_SQL_TYPE_SQLITE_DATETIME] = LB_SQL_TYPE_DATETIME,
    [LB_SQL_TYPE_MY_DATETIME] = LB_SQL_TYPE_SQL_DATETIME,
    [LB_SQL_TYPE_TIME] = LB_SQL_TYPE_SQL_TIME,
    [LB_SQL_TYPE_PG_TIME] = LB_SQL_TYPE_SQL_TIME,
    [LB_SQL_TYPE_SQLITE_TIME] = LB_SQL_TYPE_SQL_TIME,
    [LB_SQL_TYPE_MY_TIME] = LB_SQL_TYPE_SQL_TIME,
    [LB_SQL_TYPE_PG_TIMESTAMP] = LB_SQL_TYPE_SQL_TIMESTAMP,
    [LB_SQL_TYPE_MY_TIMESTAMP] = LB_SQL_TYPE_SQL_TIMESTAMP,
    [LB_SQL_TYPE_PG_UUID] = LB_SQL_TYPE_SQL_UUID,
    [LB_SQL_TYPE_PG_JSON] = LB_SQL_TYPE_JSON,
    [LB_SQL_TYPE_SQLITE_JSON] = LB_SQL_TYPE_JSON,
    [LB_SQL_TYPE_MY_JSON] = LB_SQL_TYPE_JSON,
    [LB_SQL_TYPE_ARRAY] = LB_SQL_TYPE_PG_ARRAY,
    [LB_SQL_TYPE_PG_ENUM] = LB_SQL_TYPE_ENUM,
    [LB_SQL_TYPE_PICKLE] = LB_SQL_TYPE_LARGE_BINARY,
    [LB_SQL_TYPE_MY_BIT] = LB_SQL_TYPE_PG_BIT,
};
/* clang-format on */

lb_sql_type_kind lb_type_canonical(lb_sql_type_kind kind)
{
    return canonical[kind] ? canonical[kind] : kind;
}

int lb_type_enum_length(const lb_sql_type *type)
{
    int longest = 0;
    for (size_t i = 0; i < type->values.count; i++) {
        int length = (int)lb_utf8_count(type->values.items[i]);
        longest = length > longest ? length : longest;
    }
    return longest;
}

static void write_string(lb_text *out, const char *name, int length, lb_str collation)
{
    lb_text_adds(out, name);
    if (length > 0) {
        lb_text_addf(out, "(%d)", length);
    }
    if (collation.len) {
        lb_text_addf(out, " COLLATE \"%.*s\"", LB_ARG(collation));
    }
}

static lb_code write_enum(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                          lb_error *error)
{
    lb_sql_type string = *type;
    string.kind = LB_SQL_TYPE_SQL_VARCHAR;
    string.variants.count = 0;
    string.is_decorated = false;
    if (string.length < 0) {
        string.length = lb_type_enum_length(type);
    }
    return lb_type_write(out, dialect, &string, error);
}

static lb_code write_uuid(lb_text *out, const lb_dialect *dialect LB_UNUSED,
                          const lb_sql_type *type LB_UNUSED, lb_error *error LB_UNUSED)
{
    lb_text_adds(out, "CHAR(32)");
    return LB_OK;
}

/* Where there is no such type it is counted from an epoch. */
static lb_code write_interval(lb_text *out, const lb_dialect *dialect,
                              const lb_sql_type *type LB_UNUSED, lb_error *error)
{
    const lb_sql_type datetime = {.kind = LB_SQL_TYPE_DATETIME, .precision = -1};
    return lb_type_write(out, dialect, &datetime, error);
}

static lb_code write_null(lb_text *out LB_UNUSED, const lb_dialect *dialect LB_UNUSED,
                          const lb_sql_type *type LB_UNUSED, lb_error *error)
{
    return lb_spell_error(error, "Can't generate DDL for NullType(); did you forget to specify a "
                                 "type on this Column?");
}

static lb_code write_user(lb_text *out, const lb_dialect *dialect LB_UNUSED,
                          const lb_sql_type *type, lb_error *error LB_UNUSED)
{
    lb_text_add(out, type->spec);
    return LB_OK;
}

static const lb_type_spelling ansi[LB_SQL_TYPE_COUNT] = {
    [LB_SQL_TYPE_NULL] = {.write = write_null},
    [LB_SQL_TYPE_USER] = {.write = write_user},
    [LB_SQL_TYPE_SQL_INTEGER] = {"INTEGER", 0, NULL},
    [LB_SQL_TYPE_SQL_SMALLINT] = {"SMALLINT", 0, NULL},
    [LB_SQL_TYPE_SQL_BIGINT] = {"BIGINT", 0, NULL},
    [LB_SQL_TYPE_SQL_NUMERIC] = {"NUMERIC", LB_ARGUMENTS_NUMERIC, NULL},
    [LB_SQL_TYPE_SQL_DECIMAL] = {"DECIMAL", LB_ARGUMENTS_NUMERIC, NULL},
    [LB_SQL_TYPE_SQL_FLOAT] = {"FLOAT", 0, NULL},
    [LB_SQL_TYPE_SQL_REAL] = {"REAL", 0, NULL},
    [LB_SQL_TYPE_DOUBLE] = {"DOUBLE", 0, NULL},
    [LB_SQL_TYPE_SQL_DOUBLE] = {"DOUBLE", 0, NULL},
    [LB_SQL_TYPE_SQL_DOUBLE_PRECISION] = {"DOUBLE PRECISION", 0, NULL},
    [LB_SQL_TYPE_SQL_VARCHAR] = {"VARCHAR", LB_ARGUMENTS_STRING, NULL},
    [LB_SQL_TYPE_SQL_CHAR] = {"CHAR", LB_ARGUMENTS_STRING, NULL},
    [LB_SQL_TYPE_SQL_NVARCHAR] = {"NVARCHAR", LB_ARGUMENTS_STRING, NULL},
    [LB_SQL_TYPE_SQL_NCHAR] = {"NCHAR", LB_ARGUMENTS_STRING, NULL},
    [LB_SQL_TYPE_SQL_TEXT] = {"TEXT", LB_ARGUMENTS_STRING, NULL},
    [LB_SQL_TYPE_SQL_CLOB] = {"CLOB", 0, NULL},
    [LB_SQL_TYPE_SQL_BLOB] = {"BLOB", 0, NULL},
    [LB_SQL_TYPE_LARGE_BINARY] = {"BLOB", 0, NULL},
    [LB_SQL_TYPE_SQL_BINARY] = {"BINARY", LB_ARGUMENTS_LENGTH, NULL},
    [LB_SQL_TYPE_SQL_VARBINARY] = {"VARBINARY", LB_ARGUMENTS_LENGTH, NULL},
    [LB_SQL_TYPE_SQL_BOOLEAN] = {"BOOLEAN", 0, NULL},
    [LB_SQL_TYPE_SQL_DATE] = {"DATE", 0, NULL},
    [LB_SQL_TYPE_DATETIME] = {"DATETIME", 0, NULL},
    [LB_SQL_TYPE_SQL_DATETIME] = {"DATETIME", 0, NULL},
    [LB_SQL_TYPE_SQL_TIMESTAMP] = {"TIMESTAMP", 0, NULL},
    [LB_SQL_TYPE_SQL_TIME] = {"TIME", 0, NULL},
    [LB_SQL_TYPE_UUID] = {.write = write_uuid},
    [LB_SQL_TYPE_SQL_UUID] = {"UUID", 0, NULL},
    [LB_SQL_TYPE_ENUM] = {.write = write_enum},
    [LB_SQL_TYPE_INTERVAL] = {.write = write_interval},
};

static bool is_known(const lb_type_spelling *spelling)
{
    return spelling->text || spelling->write;
}

static lb_code write_spelling(lb_text *out, const lb_dialect *dialect,
                              const lb_type_spelling *spelling, const lb_sql_type *type,
                              lb_error *error)
{
    if (spelling->write) {
        return spelling->write(out, dialect, type, error);
    }
    switch (spelling->arguments) {
    case LB_ARGUMENTS_NONE:
        lb_text_adds(out, spelling->text);
        break;
    case LB_ARGUMENTS_STRING:
        write_string(out, spelling->text, type->length, type->collation);
        break;
    case LB_ARGUMENTS_NUMERIC:
        lb_text_adds(out, spelling->text);
        if (type->precision >= 0) {
            lb_text_addf(out, "(%d", type->precision);
            if (type->scale != LB_NO_SCALE) {
                lb_text_addf(out, ", %d", type->scale);
            }
            lb_text_addc(out, ')');
        }
        break;
    case LB_ARGUMENTS_LENGTH:
        lb_text_adds(out, spelling->text);
        if (type->length > 0) {
            lb_text_addf(out, "(%d)", type->length);
        }
        break;
    }
    return LB_OK;
}

static lb_code fail_unsupported(const lb_dialect *dialect, const lb_sql_type *type, lb_error *error)
{
    return lb_unsupported_element(error, dialect->ddl->type_compiler,
                                  lb_str_of(lb_sql_type_row_of(type->kind)->class_name));
}

lb_code lb_type_write_ansi(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                           lb_sql_type_kind kind, lb_error *error)
{
    return is_known(&ansi[kind]) ? write_spelling(out, dialect, &ansi[kind], type, error)
                                 : fail_unsupported(dialect, type, error);
}

lb_code lb_type_write(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                      lb_error *error)
{
    const lb_sql_type *own = lb_sql_type_for(type, lb_str_of(dialect->name));
    lb_sql_type_kind kind = lb_type_canonical(own->kind);
    const lb_type_spelling *spelling = &dialect->ddl->types[kind];
    return is_known(spelling) ? write_spelling(out, dialect, spelling, own, error)
                              : lb_type_write_ansi(out, dialect, own, kind, error);
}

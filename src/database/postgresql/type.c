#include "database/postgresql/ddl.h"

static lb_code write_float(lb_text *out, const lb_dialect *dialect LB_UNUSED,
                           const lb_sql_type *type, lb_error *error LB_UNUSED)
{
    lb_text_adds(out, "FLOAT");
    if (type->precision > 0) {
        lb_text_addf(out, "(%d)", type->precision);
    }
    return LB_OK;
}

static void write_zoned(lb_text *out, const char *name, const lb_sql_type *type)
{
    bool is_own = type->kind == LB_SQL_TYPE_PG_TIMESTAMP || type->kind == LB_SQL_TYPE_PG_TIME;
    lb_text_adds(out, name);
    if (is_own && type->precision >= 0) {
        lb_text_addf(out, "(%d)", type->precision);
    }
    lb_text_adds(out, type->has_timezone ? " WITH TIME ZONE" : " WITHOUT TIME ZONE");
}

static lb_code write_timestamp(lb_text *out, const lb_dialect *dialect LB_UNUSED,
                               const lb_sql_type *type, lb_error *error LB_UNUSED)
{
    write_zoned(out, "TIMESTAMP", type);
    return LB_OK;
}

static lb_code write_time(lb_text *out, const lb_dialect *dialect LB_UNUSED,
                          const lb_sql_type *type, lb_error *error LB_UNUSED)
{
    write_zoned(out, "TIME", type);
    return LB_OK;
}

static lb_code write_interval(lb_text *out, const lb_dialect *dialect LB_UNUSED,
                              const lb_sql_type *type, lb_error *error LB_UNUSED)
{
    if (type->kind == LB_SQL_TYPE_INTERVAL && !type->is_native) {
        lb_text_adds(out, "TIMESTAMP WITHOUT TIME ZONE");
        return LB_OK;
    }
    lb_text_adds(out, "INTERVAL");
    if (type->fields.ptr) {
        lb_text_addf(out, " %.*s", LB_ARG(type->fields));
    }
    if (type->precision >= 0) {
        lb_text_addf(out, " (%d)", type->precision);
    }
    return LB_OK;
}

static lb_code write_bit(lb_text *out, const lb_dialect *dialect LB_UNUSED, const lb_sql_type *type,
                         lb_error *error LB_UNUSED)
{
    lb_text_adds(out, type->is_varying ? "BIT VARYING" : "BIT");
    if (!type->is_varying || type->length >= 0) {
        lb_text_addf(out, "(%d)", type->length > 0 ? type->length : 1);
    }
    return LB_OK;
}

static lb_code write_uuid(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                          lb_error *error)
{
    if (!type->is_native || type->is_portable_uuid) {
        return lb_type_write_ansi(out, dialect, type, LB_SQL_TYPE_UUID, error);
    }
    lb_text_adds(out, "UUID");
    return LB_OK;
}

/* The brackets stand before a collation. */
static lb_code write_array(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                           lb_error *error)
{
    LB_AUTO_TEXT lb_text item = {0};
    LB_TRY(lb_type_write(&item, dialect, type->item, error));
    lb_str whole = lb_text_str(&item);
    size_t collation = lb_str_find(whole, LB_STR(" COLLATE"));
    size_t split = collation == SIZE_MAX ? whole.len : collation;
    lb_text_add(out, lb_str_slice(whole, 0, split));
    for (int i = 0; i < (type->dimensions >= 0 ? type->dimensions : 1); i++) {
        lb_text_adds(out, "[]");
    }
    lb_text_add(out, lb_str_slice(whole, split, whole.len));
    return LB_OK;
}

lb_code pg_type_name(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                     lb_error *error)
{
    if (type->name.text.len == 0) {
        return lb_spell_error(error, "PostgreSQL %s type requires a name.",
                              type->kind == LB_SQL_TYPE_PG_DOMAIN ? "DOMAIN" : "ENUM");
    }
    lb_qualified_name_write(out, dialect, type->schema, type->name);
    return LB_OK;
}

static lb_code write_enum(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                          lb_error *error)
{
    return type->is_native || type->kind == LB_SQL_TYPE_PG_ENUM
               ? pg_type_name(out, dialect, type, error)
               : lb_type_write_ansi(out, dialect, type, LB_SQL_TYPE_ENUM, error);
}

const lb_type_spelling pg_types[LB_SQL_TYPE_COUNT] = {
    [LB_SQL_TYPE_SQL_FLOAT] = {.write = write_float},
    [LB_SQL_TYPE_DOUBLE] = {"DOUBLE PRECISION", 0, NULL},
    [LB_SQL_TYPE_DATETIME] = {.write = write_timestamp},
    [LB_SQL_TYPE_SQL_TIMESTAMP] = {.write = write_timestamp},
    [LB_SQL_TYPE_SQL_TIME] = {.write = write_time},
    [LB_SQL_TYPE_INTERVAL] = {.write = write_interval},
    [LB_SQL_TYPE_PG_INTERVAL] = {.write = write_interval},
    [LB_SQL_TYPE_LARGE_BINARY] = {"BYTEA", 0, NULL},
    [LB_SQL_TYPE_PG_BYTEA] = {"BYTEA", 0, NULL},
    [LB_SQL_TYPE_ENUM] = {.write = write_enum},
    [LB_SQL_TYPE_MY_ENUM] = {.write = pg_type_name},
    [LB_SQL_TYPE_PG_DOMAIN] = {.write = pg_type_name},
    [LB_SQL_TYPE_UUID] = {.write = write_uuid},
    [LB_SQL_TYPE_PG_ARRAY] = {.write = write_array},
    [LB_SQL_TYPE_PG_BIT] = {.write = write_bit},
    [LB_SQL_TYPE_JSON] = {"JSON", 0, NULL},
    [LB_SQL_TYPE_PG_JSONB] = {"JSONB", 0, NULL},
    [LB_SQL_TYPE_PG_JSONPATH] = {"JSONPATH", 0, NULL},
    [LB_SQL_TYPE_PG_CITEXT] = {"CITEXT", 0, NULL},
    [LB_SQL_TYPE_PG_HSTORE] = {"HSTORE", 0, NULL},
    [LB_SQL_TYPE_PG_INET] = {"INET", 0, NULL},
    [LB_SQL_TYPE_PG_CIDR] = {"CIDR", 0, NULL},
    [LB_SQL_TYPE_PG_MACADDR] = {"MACADDR", 0, NULL},
    [LB_SQL_TYPE_PG_MACADDR8] = {"MACADDR8", 0, NULL},
    [LB_SQL_TYPE_PG_MONEY] = {"MONEY", 0, NULL},
    [LB_SQL_TYPE_PG_OID] = {"OID", 0, NULL},
    [LB_SQL_TYPE_PG_REGCLASS] = {"REGCLASS", 0, NULL},
    [LB_SQL_TYPE_PG_REGCONFIG] = {"REGCONFIG", 0, NULL},
    [LB_SQL_TYPE_PG_TSVECTOR] = {"TSVECTOR", 0, NULL},
    [LB_SQL_TYPE_PG_TSQUERY] = {"TSQUERY", 0, NULL},
    [LB_SQL_TYPE_PG_INT4RANGE] = {"INT4RANGE", 0, NULL},
    [LB_SQL_TYPE_PG_INT8RANGE] = {"INT8RANGE", 0, NULL},
    [LB_SQL_TYPE_PG_NUMRANGE] = {"NUMRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_DATERANGE] = {"DATERANGE", 0, NULL},
    [LB_SQL_TYPE_PG_TSRANGE] = {"TSRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_TSTZRANGE] = {"TSTZRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_INT4MULTIRANGE] = {"INT4MULTIRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_INT8MULTIRANGE] = {"INT8MULTIRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_NUMMULTIRANGE] = {"NUMMULTIRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_DATEMULTIRANGE] = {"DATEMULTIRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_TSMULTIRANGE] = {"TSMULTIRANGE", 0, NULL},
    [LB_SQL_TYPE_PG_TSTZMULTIRANGE] = {"TSTZMULTIRANGE", 0, NULL},
};

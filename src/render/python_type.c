/* Types: repr() of SQLAlchemy's type objects, and how Alembic writes them in a revision file. */
#include "render/python_internal.h"

#include "base/repr.h"
#include "base/utf8.h"

/* Keyword arguments that a class shows, in its order, a letter each. */
static const struct {
    lb_sql_type_kind kind;
    const char *arguments;
} shown[] = {
    {LB_SQL_TYPE_NUMERIC, "psrD"},
    {LB_SQL_TYPE_SQL_NUMERIC, "psrD"},
    {LB_SQL_TYPE_SQL_DECIMAL, "psrD"},
    {LB_SQL_TYPE_FLOAT, "pdr"},
    {LB_SQL_TYPE_DOUBLE, "pdr"},
    {LB_SQL_TYPE_SQL_FLOAT, "pdr"},
    {LB_SQL_TYPE_SQL_REAL, "pdr"},
    {LB_SQL_TYPE_SQL_DOUBLE, "pdr"},
    {LB_SQL_TYPE_SQL_DOUBLE_PRECISION, "pdr"},
    {LB_SQL_TYPE_STRING, "lc"},
    {LB_SQL_TYPE_TEXT, "lc"},
    {LB_SQL_TYPE_UNICODE, "lc"},
    {LB_SQL_TYPE_UNICODE_TEXT, "lc"},
    {LB_SQL_TYPE_SQL_VARCHAR, "lc"},
    {LB_SQL_TYPE_SQL_CHAR, "lc"},
    {LB_SQL_TYPE_SQL_NVARCHAR, "lc"},
    {LB_SQL_TYPE_SQL_NCHAR, "lc"},
    {LB_SQL_TYPE_SQL_TEXT, "lc"},
    {LB_SQL_TYPE_SQL_CLOB, "lc"},
    {LB_SQL_TYPE_PG_CITEXT, "lc"},
    {LB_SQL_TYPE_BOOLEAN, "Cm"},
    {LB_SQL_TYPE_SQL_BOOLEAN, "Cm"},
    {LB_SQL_TYPE_DATETIME, "t"},
    {LB_SQL_TYPE_TIME, "t"},
    {LB_SQL_TYPE_SQL_DATETIME, "t"},
    {LB_SQL_TYPE_SQL_TIMESTAMP, "t"},
    {LB_SQL_TYPE_SQL_TIME, "t"},
    {LB_SQL_TYPE_PICKLE, "l"},
    {LB_SQL_TYPE_LARGE_BINARY, "l"},
    {LB_SQL_TYPE_SQL_BLOB, "l"},
    {LB_SQL_TYPE_SQL_BINARY, "l"},
    {LB_SQL_TYPE_SQL_VARBINARY, "l"},
    {LB_SQL_TYPE_PG_BYTEA, "l"},
    {LB_SQL_TYPE_JSON, "n"},
    {LB_SQL_TYPE_SQLITE_JSON, "n"},
    {LB_SQL_TYPE_MY_JSON, "n"},
    {LB_SQL_TYPE_PG_JSON, "nA"},
    {LB_SQL_TYPE_PG_JSONB, "nA"},
    {LB_SQL_TYPE_PG_HSTORE, "H"},
    {LB_SQL_TYPE_UUID, "UN"},
    {LB_SQL_TYPE_SQL_UUID, "U"},
    {LB_SQL_TYPE_PG_UUID, "U"},
    {LB_SQL_TYPE_ARRAY, "ITGZ"},
    {LB_SQL_TYPE_PG_ARRAY, "ITGZ"},
    {LB_SQL_TYPE_PG_TIMESTAMP, "tp"},
    {LB_SQL_TYPE_PG_TIME, "tp"},
    {LB_SQL_TYPE_PG_INTERVAL, "pF"},
    {LB_SQL_TYPE_PG_BIT, "Bv"},
    {LB_SQL_TYPE_PG_DOMAIN, "OI"},
    {LB_SQL_TYPE_ENUM, "Em+MSKCL"},
    {LB_SQL_TYPE_PG_ENUM, "Em+MSKCLx"},
    {LB_SQL_TYPE_MY_TINYINT, "wuz"},
    {LB_SQL_TYPE_MY_SMALLINT, "wuz"},
    {LB_SQL_TYPE_MY_MEDIUMINT, "wuz"},
    {LB_SQL_TYPE_MY_INTEGER, "wuz"},
    {LB_SQL_TYPE_MY_BIGINT, "wuz"},
    {LB_SQL_TYPE_MY_NUMERIC, "uzpsrD"},
    {LB_SQL_TYPE_MY_DECIMAL, "uzpsrD"},
    {LB_SQL_TYPE_MY_FLOAT, "psduzr"},
    {LB_SQL_TYPE_MY_REAL, "psXuzr"},
    {LB_SQL_TYPE_MY_DOUBLE, "psXuzr"},
    {LB_SQL_TYPE_MY_BIT, "l"},
    {LB_SQL_TYPE_MY_YEAR, "w"},
    {LB_SQL_TYPE_MY_TIME, "tf"},
    {LB_SQL_TYPE_MY_DATETIME, "tf"},
    {LB_SQL_TYPE_MY_TIMESTAMP, "tf"},
    {LB_SQL_TYPE_MY_CHAR, "hcabyol"},
    {LB_SQL_TYPE_MY_NCHAR, "hcabyol"},
    {LB_SQL_TYPE_MY_VARCHAR, "hcabyol"},
    {LB_SQL_TYPE_MY_NVARCHAR, "hcabyol"},
    {LB_SQL_TYPE_MY_TEXT, "hcabyol"},
    {LB_SQL_TYPE_MY_TINYTEXT, "hcabyol"},
    {LB_SQL_TYPE_MY_MEDIUMTEXT, "hcabyol"},
    {LB_SQL_TYPE_MY_LONGTEXT, "hcabyol"},
    {LB_SQL_TYPE_MY_TINYBLOB, "l"},
    {LB_SQL_TYPE_MY_MEDIUMBLOB, "l"},
    {LB_SQL_TYPE_MY_LONGBLOB, "l"},
    {LB_SQL_TYPE_MY_ENUM, "Ehcabyo"},
    {LB_SQL_TYPE_MY_SET, "Ehcabyok"},
};

static const char *arguments_of(lb_sql_type_kind kind)
{
    for (size_t i = 0; i < LB_COUNT(shown); i++) {
        if (shown[i].kind == kind) {
            return shown[i].arguments;
        }
    }
    return "";
}

/* ---- repr ---- */

typedef struct arguments {
    lb_text *out;
    bool has_one;
} arguments;

static void begin(arguments *list, const char *key)
{
    lb_text_adds(list->out, list->has_one ? ", " : "");
    list->has_one = true;
    if (key) {
        lb_text_addf(list->out, "%s=", key);
    }
}

static void add_number(arguments *list, const char *key, int value)
{
    if (value >= 0) {
        begin(list, key);
        lb_text_addf(list->out, "%d", value);
    }
}

static void add_text(arguments *list, const char *key, lb_str value)
{
    if (value.ptr) {
        begin(list, key);
        lb_text_add_repr(list->out, value);
    }
}

/* Shown where the value is not the usual one. */
static void add_flag(arguments *list, const char *key, bool value, bool usual)
{
    if (value != usual) {
        begin(list, key);
        lb_text_adds(list->out, value ? "True" : "False");
    }
}

static void add_item(arguments *list, const char *key, const lb_sql_type *item)
{
    begin(list, key);
    if (item) {
        lb_python_type_repr(list->out, item);
    } else {
        lb_text_adds(list->out, key ? "Text()" : "NullType()");
    }
}

/* length= of an Enum, unless it is that of the longest value. */
static void add_enum_length(arguments *list, const lb_sql_type *type)
{
    int64_t longest = 0;
    for (size_t i = 0; i < type->values.count; i++) {
        int64_t length = (int64_t)lb_utf8_count(type->values.items[i]);
        longest = length > longest ? length : longest;
    }
    if (type->length >= 0 && type->length != longest) {
        add_number(list, "length", type->length);
    }
}

static void add_values(arguments *list, const lb_str_vector *values)
{
    for (size_t i = 0; i < values->count; i++) {
        add_text(list, NULL, values->items[i]);
    }
}

static bool as_decimal(const lb_sql_type *type, bool usual)
{
    return type->as_decimal_given ? type->as_decimal : usual;
}

static void add_number_argument(arguments *list, char letter, const lb_sql_type *type)
{
    switch (letter) {
    case 'p':
        add_number(list, "precision", type->precision);
        break;
    case 'f':
        add_number(list, "fsp", type->precision);
        break;
    case 's':
        if (type->scale != LB_NO_SCALE) {
            begin(list, "scale");
            lb_text_addf(list->out, "%d", type->scale);
        }
        break;
    case 'r':
        add_number(list, "decimal_return_scale", type->decimal_return_scale);
        break;
    case 'l':
        add_number(list, "length", type->length);
        break;
    case 'w':
        add_number(list, "display_width", type->length);
        break;
    case 'B': /* BIT is BIT(1) */
        add_number(list, "length", type->length < 0 && !type->is_varying ? 1 : type->length);
        break;
    case 'G':
        add_number(list, "dimensions", type->dimensions);
        break;
    default: /* 'L' */
        add_enum_length(list, type);
    }
}

static void add_text_argument(arguments *list, char letter, const lb_sql_type *type)
{
    switch (letter) {
    case 'c':
        add_text(list, "collation", type->collation);
        break;
    case 'h':
        add_text(list, "charset", type->charset);
        break;
    case 'F':
        add_text(list, "fields", type->fields);
        break;
    case 'm':
        add_text(list, "name", type->name.text);
        break;
    case '+':
        add_text(list, "schema", type->schema.text);
        break;
    case 'O':
        add_text(list, NULL, type->name.text);
        break;
    case 'E':
        add_values(list, &type->values);
        break;
    case 'I':
        add_item(list, NULL, type->item);
        break;
    case 'A':
        add_item(list, "astext_type", type->item);
        break;
    case 'H':
        add_item(list, "text_type", type->item);
        break;
    default: /* 'M' */
        if (type->has_metadata) {
            begin(list, "metadata");
            lb_text_adds(list->out, "MetaData()");
        }
    }
}

static void add_flag_argument(arguments *list, char letter, const lb_sql_type *type)
{
    const struct {
        char letter;
        const char *key;
        bool value, usual;
    } flags[] = {
        {'D', "asdecimal", as_decimal(type, true), true},
        {'d', "asdecimal", as_decimal(type, false), false},
        {'X', "asdecimal", as_decimal(type, true), false},
        {'t', "timezone", type->has_timezone, false},
        {'v', "varying", type->is_varying, false},
        {'U', "as_uuid", type->as_uuid, true},
        {'N', "native_uuid", !type->is_portable_uuid, true},
        {'n', "none_as_null", type->none_as_null, false},
        {'T', "as_tuple", type->as_tuple, false},
        {'Z', "zero_indexes", type->is_zero_indexed, false},
        {'C', "create_constraint", type->has_constraint, false},
        {'S', "inherit_schema", type->inherits_schema, false},
        {'K', "native_enum", type->is_native, true},
        {'x', "create_type", !type->exists, true},
        {'u', "unsigned", type->is_unsigned, false},
        {'z', "zerofill", type->is_zerofill, false},
        {'a', "ascii", type->is_ascii, false},
        {'b', "binary", type->is_binary_collated, false},
        {'y', "unicode", type->is_unicode, false},
        {'o', "national", type->is_national, false},
        {'k', "retrieve_as_bitwise", type->is_bitwise, false},
    };
    for (size_t i = 0; i < LB_COUNT(flags); i++) {
        if (flags[i].letter == letter) {
            add_flag(list, flags[i].key, flags[i].value, flags[i].usual);
        }
    }
}

/* "Money(length=4)" of "app.types.Money(length=4)". */
static lb_str without_module(const lb_sql_type *type)
{
    lb_str module = type->repr_import;
    if (module.len && lb_str_starts(type->repr, module) && type->repr.len > module.len &&
        type->repr.ptr[module.len] == '.') {
        return lb_str_slice(type->repr, module.len + 1, type->repr.len);
    }
    return type->repr;
}

void lb_python_type_repr(lb_text *out, const lb_sql_type *type)
{
    if (type->repr.ptr || type->kind == LB_SQL_TYPE_USER) {
        lb_text_add(out, type->repr.ptr ? without_module(type) : LB_STR("NullType()"));
        return;
    }
    lb_text_addf(out, "%s(", lb_sql_type_row_of(type->kind)->class_name);
    arguments list = {out, false};
    for (const char *letter = arguments_of(type->kind); *letter; letter++) {
        if (strchr("pfsrlwBGL", *letter)) {
            add_number_argument(&list, *letter, type);
        } else if (strchr("chFm+OEIAHM", *letter)) {
            add_text_argument(&list, *letter, type);
        } else {
            add_flag_argument(&list, *letter, type);
        }
    }
    lb_text_addc(out, ')');
}

/* ---- in a revision file ---- */

static const char *module_of(const lb_sql_type *type)
{
    /* the dialect only lends its name to SQLAlchemy's own UUID */
    return type->kind == LB_SQL_TYPE_PG_UUID ? "sqlalchemy"
                                             : lb_sql_type_row_of(type->kind)->module;
}

/* Alembic finds the inner type's repr in the outer one with a regular expression in which only the
 * brackets are escaped; with other special characters in it, the inner type stays without a prefix.
 */
static bool is_found_as_pattern(lb_str repr)
{
    for (size_t i = 0; i < repr.len; i++) {
        if (strchr("*+?[]^$|\\", repr.ptr[i])) {
            return false;
        }
    }
    return true;
}

/* outer(..., inner(...)), with a prefix before the inner type too. */
static lb_code add_nested(lb_python_writer *writer, const char *prefix, const lb_sql_type *type)
{
    static const lb_sql_type text_type = {.kind = LB_SQL_TYPE_TEXT,
                                          .length = -1,
                                          .precision = -1,
                                          .scale = LB_NO_SCALE,
                                          .dimensions = -1,
                                          .decimal_return_scale = -1};
    const lb_sql_type *item = type->item ? type->item : &text_type;
    LB_AUTO_TEXT lb_text outer = {0};
    LB_AUTO_TEXT lb_text inner = {0};
    lb_python_type_repr(&outer, type);
    lb_python_type_repr(&inner, item);
    lb_text_adds(writer->out, prefix);
    lb_str text = lb_text_str(&outer);
    size_t from = lb_str_find_char(text, '(') + 1;
    size_t at = lb_str_find(lb_str_slice(text, from, text.len), lb_text_str(&inner));
    if (at == SIZE_MAX || !is_found_as_pattern(lb_text_str(&inner))) {
        lb_text_add(writer->out, text);
        return LB_OK;
    }
    lb_text_add(writer->out, lb_str_slice(text, 0, from + at));
    LB_TRY(lb_python_add_type(writer, item));
    lb_text_add(writer->out, lb_str_slice(text, from + at + inner.len, text.len));
    return LB_OK;
}

static bool is_nested(lb_sql_type_kind kind)
{
    return kind == LB_SQL_TYPE_PG_ARRAY || kind == LB_SQL_TYPE_PG_JSON ||
           kind == LB_SQL_TYPE_PG_JSONB || kind == LB_SQL_TYPE_PG_HSTORE;
}

static lb_code add_plain(lb_python_writer *writer, const lb_sql_type *type)
{
    const lb_python_style *style = writer->style;
    const char *module = module_of(type);
    if (type->repr.ptr) {
        lb_text_add(writer->out, style->user_prefix.ptr ? style->user_prefix : LB_STR(""));
        lb_text_add(writer->out, style->user_prefix.ptr ? without_module(type) : type->repr);
        return LB_OK;
    }
    if (*module && strcmp(module, "sqlalchemy") != 0) {
        LB_AUTO_TEXT lb_text import = {0};
        lb_text_addf(&import, "from sqlalchemy.dialects import %s", module);
        lb_map_set(writer->imports, lb_text_str(&import), writer);
        LB_AUTO_TEXT lb_text prefix = {0};
        lb_text_addf(&prefix, "%s.", module);
        if (is_nested(type->kind) && strcmp(style->dialect->name, module) == 0) {
            return add_nested(writer, lb_text_cstr(&prefix), type);
        }
        lb_text_add(writer->out, lb_text_str(&prefix));
        lb_python_type_repr(writer->out, type);
        return LB_OK;
    }
    lb_text_add(writer->out, style->sqlalchemy_prefix);
    if (type->kind == LB_SQL_TYPE_ARRAY) {
        return add_nested(writer, "", type);
    }
    lb_python_type_repr(writer->out, type);
    return LB_OK;
}

static int by_dialect(const void *left, const void *right)
{
    const lb_sql_type_variant *a = left, *b = right;
    return lb_str_compare(a->dialect, b->dialect);
}

static lb_code add_asking(lb_python_writer *writer, const lb_sql_type *type, bool has_variants)
{
    bool is_done;
    LB_TRY(lb_python_ask(writer, &(lb_python_item){.kind = "type", .type = type}, &is_done));
    if (is_done) {
        return LB_OK;
    }
    if (!has_variants || !type->variants.count) {
        return add_plain(writer, type);
    }
    LB_TRY(add_asking(writer, type, false));
    size_t count = type->variants.count;
    lb_sql_type_variant *sorted = LB_NEW_ARRAY(writer->arena, lb_sql_type_variant, count);
    memcpy(sorted, type->variants.items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_dialect);
    for (size_t i = 0; i < count; i++) {
        lb_text_adds(writer->out, ".with_variant(");
        LB_TRY(add_asking(writer, sorted[i].type, false));
        lb_text_adds(writer->out, ", ");
        lb_text_add_repr(writer->out, sorted[i].dialect);
        lb_text_addc(writer->out, ')');
    }
    return LB_OK;
}

lb_code lb_python_add_type(lb_python_writer *writer, const lb_sql_type *type)
{
    return add_asking(writer, type, true);
}

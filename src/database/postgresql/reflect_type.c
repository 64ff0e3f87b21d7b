#include <stdlib.h>

#include "database/postgresql/reflect.h"

/* ---- The types that SQLAlchemy knows, by format_type() without arguments --------------------- */

static const struct {
    const char *name;
    lb_sql_type_kind kind;
} known[] = {
    {"bigint", LB_SQL_TYPE_SQL_BIGINT},
    {"bit", LB_SQL_TYPE_PG_BIT},
    {"bit varying", LB_SQL_TYPE_PG_BIT},
    {"boolean", LB_SQL_TYPE_SQL_BOOLEAN},
    {"bytea", LB_SQL_TYPE_PG_BYTEA},
    {"\"char\"", LB_SQL_TYPE_STRING},
    {"character", LB_SQL_TYPE_SQL_CHAR},
    {"character varying", LB_SQL_TYPE_SQL_VARCHAR},
    {"cidr", LB_SQL_TYPE_PG_CIDR},
    {"citext", LB_SQL_TYPE_PG_CITEXT},
    {"date", LB_SQL_TYPE_SQL_DATE},
    {"datemultirange", LB_SQL_TYPE_PG_DATEMULTIRANGE},
    {"daterange", LB_SQL_TYPE_PG_DATERANGE},
    {"double precision", LB_SQL_TYPE_SQL_DOUBLE_PRECISION},
    {"float", LB_SQL_TYPE_SQL_FLOAT},
    {"hstore", LB_SQL_TYPE_PG_HSTORE},
    {"inet", LB_SQL_TYPE_PG_INET},
    {"int4multirange", LB_SQL_TYPE_PG_INT4MULTIRANGE},
    {"int4range", LB_SQL_TYPE_PG_INT4RANGE},
    {"int8multirange", LB_SQL_TYPE_PG_INT8MULTIRANGE},
    {"int8range", LB_SQL_TYPE_PG_INT8RANGE},
    {"integer", LB_SQL_TYPE_SQL_INTEGER},
    {"interval", LB_SQL_TYPE_PG_INTERVAL},
    {"json", LB_SQL_TYPE_PG_JSON},
    {"jsonb", LB_SQL_TYPE_PG_JSONB},
    {"macaddr", LB_SQL_TYPE_PG_MACADDR},
    {"macaddr8", LB_SQL_TYPE_PG_MACADDR8},
    {"money", LB_SQL_TYPE_PG_MONEY},
    {"name", LB_SQL_TYPE_STRING},
    {"numeric", LB_SQL_TYPE_SQL_NUMERIC},
    {"nummultirange", LB_SQL_TYPE_PG_NUMMULTIRANGE},
    {"numrange", LB_SQL_TYPE_PG_NUMRANGE},
    {"oid", LB_SQL_TYPE_PG_OID},
    {"real", LB_SQL_TYPE_SQL_REAL},
    {"regclass", LB_SQL_TYPE_PG_REGCLASS},
    {"smallint", LB_SQL_TYPE_SQL_SMALLINT},
    {"text", LB_SQL_TYPE_SQL_TEXT},
    {"time", LB_SQL_TYPE_PG_TIME},
    {"time with time zone", LB_SQL_TYPE_PG_TIME},
    {"time without time zone", LB_SQL_TYPE_PG_TIME},
    {"timestamp", LB_SQL_TYPE_PG_TIMESTAMP},
    {"timestamp with time zone", LB_SQL_TYPE_PG_TIMESTAMP},
    {"timestamp without time zone", LB_SQL_TYPE_PG_TIMESTAMP},
    {"tsmultirange", LB_SQL_TYPE_PG_TSMULTIRANGE},
    {"tsrange", LB_SQL_TYPE_PG_TSRANGE},
    {"tstzmultirange", LB_SQL_TYPE_PG_TSTZMULTIRANGE},
    {"tstzrange", LB_SQL_TYPE_PG_TSTZRANGE},
    {"tsvector", LB_SQL_TYPE_PG_TSVECTOR},
    {"uuid", LB_SQL_TYPE_SQL_UUID},
};

/* LB_SQL_TYPE_COUNT where there is none. */
static lb_sql_type_kind find_known(lb_str name)
{
    for (size_t i = 0; i < LB_COUNT(known); i++) {
        if (lb_str_is_nocase(name, known[i].name)) {
            return known[i].kind;
        }
    }
    return LB_SQL_TYPE_COUNT;
}

/* ---- Taking format_type() apart ------------------------------------------------------------- */

/* "timestamp(3) without time zone[]": the name, the arguments, the dimensions. */
struct parts {
    lb_str name;
    lb_str arguments; /* ptr NULL: none */
    unsigned dimensions;
};

static lb_str without_dimensions(lb_str text, unsigned *dimensions)
{
    for (*dimensions = 0; lb_str_ends(text, LB_STR("[]")); ++*dimensions) {
        text.len -= 2;
    }
    return text;
}

/* From the first parenthesis to the last, wherever they stand: the name of a type that holds some
 * is then not found, as in SQLAlchemy. */
static struct parts take_apart(pg_reader *reader, lb_str text)
{
    struct parts parts = {.name = without_dimensions(text, &parts.dimensions)};
    lb_str name = parts.name;
    size_t open = lb_str_find_char(name, '('), close = name.len;
    while (close > 0 && name.ptr[close - 1] != ')') {
        close--;
    }
    if (open == SIZE_MAX || close <= open) {
        return parts;
    }
    parts.arguments = lb_str_slice(name, open + 1, close - 1);
    parts.name = lb_str_of(lb_arena_format(&reader->scratch, "%.*s%.*s", (int)open, name.ptr,
                                           (int)(name.len - close), name.ptr + close));
    return parts;
}

/* The n-th argument as a number; -1 where there is none. */
static int argument(const struct parts *parts, size_t index)
{
    lb_str rest = parts->arguments, item;
    int64_t number;
    for (size_t i = 0; lb_str_split(&rest, ',', &item); i++) {
        if (i == index) {
            return lb_str_to_integer(lb_str_trim(item), &number) ? (int)number : -1;
        }
    }
    return -1;
}

static size_t count_arguments(const struct parts *parts)
{
    size_t count = parts->arguments.len > 0;
    for (size_t i = 0; i < parts->arguments.len; i++) {
        count += parts->arguments.ptr[i] == ',';
    }
    return count;
}

/* "s"."n" as the key of the maps of enums and domains: the parts, apart by NUL. */
static lb_str key_of(pg_reader *reader, lb_str name)
{
    LB_AUTO_TEXT lb_text key = {0};
    bool is_inside = false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool is_doubled = is_inside && i + 1 < name.len && name.ptr[i + 1] == '"';
        if (c == '"' && is_doubled) {
            lb_text_addc(&key, c);
            i++;
        } else if (c == '"') {
            is_inside = !is_inside;
        } else {
            lb_text_addc(&key, c == '.' && !is_inside ? '\0' : c);
        }
    }
    return lb_arena_str(&reader->scratch, lb_text_str(&key));
}

/* A domain's item is found when somebody needs it: a domain may stand on another. SQLAlchemy drops
 * what follows the first parenthesis: the arguments, and that it is an array. */
static void find_item(pg_reader *reader, lb_sql_type *domain)
{
    LB_AUTO_TEXT lb_text of = {0};
    lb_text_addf(&of, "DOMAIN '%.*s'", LB_ARG(domain->name.text));
    size_t end = lb_str_find_char(domain->spec, '(');
    domain->item =
        pg_type_of(reader, lb_str_slice(domain->spec, 0, end), domain->collation, lb_text_str(&of));
}

/* An enum or a domain; NULL where the name is neither's. */
static const lb_sql_type *find_named(pg_reader *reader, lb_str name)
{
    lb_str key = key_of(reader, name);
    lb_sql_type *type = lb_map_get(&reader->enums, key);
    if (!type) {
        type = lb_map_get(&reader->domains, key);
    }
    if (type && type->kind == LB_SQL_TYPE_PG_DOMAIN && !type->item) {
        find_item(reader, type);
    }
    return type;
}

static bool is_interval(lb_str name)
{
    return lb_str_is(name, "interval") || lb_str_starts(name, LB_STR("interval "));
}

/* What the arguments mean to each type. */
static void set_arguments(pg_reader *reader, lb_sql_type *type, const struct parts *parts)
{
    static const struct lb_str interval = {"interval ", 9};
    size_t count = count_arguments(parts);
    switch (type->kind) {
    case LB_SQL_TYPE_SQL_NUMERIC:
        if (count == 2) {
            type->precision = argument(parts, 0);
            type->scale = argument(parts, 1);
        }
        break;
    case LB_SQL_TYPE_SQL_DOUBLE_PRECISION:
        type->precision = 53;
        break;
    case LB_SQL_TYPE_PG_TIMESTAMP:
    case LB_SQL_TYPE_PG_TIME:
        type->has_timezone = lb_str_ends(parts->name, LB_STR("with time zone"));
        type->precision = count == 1 ? argument(parts, 0) : -1;
        break;
    case LB_SQL_TYPE_PG_INTERVAL:
        type->precision = count == 1 ? argument(parts, 0) : -1;
        if (parts->name.len > interval.len) {
            type->fields = lb_arena_str(reader->arena,
                                        lb_str_slice(parts->name, interval.len, parts->name.len));
        }
        break;
    case LB_SQL_TYPE_PG_BIT:
        type->is_varying = lb_str_is(parts->name, "bit varying");
        type->length = argument(parts, 0);
        break;
    case LB_SQL_TYPE_SQL_VARCHAR:
    case LB_SQL_TYPE_SQL_CHAR:
    case LB_SQL_TYPE_STRING:
        type->length = argument(parts, 0);
        break;
    default:
        break;
    }
}

/* The type without its dimensions; NULL where SQLAlchemy does not know it. */
static const lb_sql_type *make_scalar(pg_reader *reader, const struct parts *parts, lb_str whole)
{
    lb_sql_type_kind kind =
        is_interval(parts->name) ? LB_SQL_TYPE_PG_INTERVAL : find_known(parts->name);
    if (kind == LB_SQL_TYPE_COUNT) {
        const lb_sql_type *named = find_named(reader, parts->name);
        if (!named) { /* a name that has parentheses itself */
            named = find_named(reader, whole);
        }
        return named;
    }
    lb_sql_type *type = lb_sql_type_new(reader->arena, kind);
    set_arguments(reader, type, parts);
    return type;
}

static lb_sql_type *with_spec(pg_reader *reader, const lb_sql_type *type, lb_str spec)
{
    lb_sql_type *copy = LB_NEW(reader->arena, lb_sql_type);
    *copy = *type;
    copy->spec = lb_arena_str(reader->arena, spec);
    return copy;
}

static pg_known_type *make_type(pg_reader *reader, lb_str format_type, lb_str collation)
{
    pg_known_type *made = LB_NEW(&reader->scratch, pg_known_type);
    struct parts parts = take_apart(reader, format_type);
    unsigned dimensions;
    lb_str whole = without_dimensions(format_type, &dimensions);
    const lb_sql_type *scalar = make_scalar(reader, &parts, whole);
    if (!scalar) {
        made->warning = lb_arena_str(&reader->scratch, parts.name);
        lb_sql_type *type = lb_sql_type_new(reader->arena, LB_SQL_TYPE_NULL);
        type->spec = lb_arena_str(reader->arena, format_type);
        made->type = type;
        return made;
    }
    lb_sql_type *type = with_spec(reader, scalar, whole);
    if (collation.ptr) {
        type->collation = lb_arena_str(reader->arena, collation);
    }
    if (parts.dimensions) {
        lb_sql_type *array = lb_sql_type_new(reader->arena, LB_SQL_TYPE_PG_ARRAY);
        array->item = type;
        array->spec = lb_arena_str(reader->arena, format_type);
        type = array;
    }
    made->type = type;
    return made;
}

const lb_sql_type *pg_type_of(pg_reader *reader, lb_str format_type, lb_str collation, lb_str of)
{
    LB_AUTO_TEXT lb_text key = {0};
    lb_text_add(&key, format_type);
    lb_text_addc(&key, '\0');
    lb_text_add(&key, collation);
    pg_known_type *found = lb_map_get(&reader->types, lb_text_str(&key));
    if (!found) {
        found = make_type(reader, format_type, collation);
        lb_map_set(&reader->types, lb_text_str(&key), found);
    }
    if (found->warning.ptr) {
        const char *warning =
            lb_arena_format(reader->arena, "Did not recognize type '%.*s' of %.*s",
                            LB_ARG(found->warning), LB_ARG(of));
        lb_vector_push_in(reader->arena, &reader->schema->warnings, lb_str_of(warning));
    }
    return found->type;
}

/* ---- Enums and domains ---------------------------------------------------------------------- */

/* Puts the type where format_type() finds it: by its name alone where that is enough. */
static lb_sql_type *new_named(pg_reader *reader, lb_map *map, lb_sql_type_kind kind,
                              const lb_datum *values)
{
    LB_AUTO_TEXT lb_text key = {0};
    lb_sql_type *type = lb_sql_type_new(reader->arena, kind);
    bool is_visible = pg_is_true(&values[2]);
    type->name.text = pg_copy(reader, &values[0]);
    if (!is_visible) {
        type->schema.text = pg_copy(reader, &values[1]);
        lb_text_add(&key, type->schema.text);
        lb_text_addc(&key, '\0');
    }
    lb_text_add(&key, type->name.text);
    lb_map_set(map, lb_text_str(&key), type);
    return type;
}

/* Whether the schema lists it: as for tables. */
static bool is_listed(const pg_reader *reader, const lb_datum *values)
{
    bool is_visible = pg_is_true(&values[2]) && !lb_str_is(values[1].text, "pg_catalog");
    return (reader->options->parts & LB_REFLECT_TYPES) &&
           ((is_visible && pg_is_default_chosen(reader)) ||
            pg_is_schema_chosen(reader, values[1].text));
}

void pg_take_enum(pg_reader *reader, const lb_datum *values)
{
    lb_sql_type *type = new_named(reader, &reader->enums, LB_SQL_TYPE_PG_ENUM, values);
    type->values = pg_array_parse(reader->arena, values[3].text);
    if (is_listed(reader, values)) {
        lb_vector_push_in(reader->arena, &reader->schema->enums, type);
    }
}

/* The first CHECK, in the order of names. The definition is "CHECK (...)" or "NOT NULL". */
static void set_check(pg_reader *reader, lb_sql_type *type, const lb_datum *value)
{
    lb_str_vector texts = pg_array_parse(&reader->scratch, value->text);
    for (size_t i = 0; i + 1 < texts.count; i += 2) {
        lb_str definition = texts.items[i + 1];
        if (lb_str_is_nocase(lb_str_slice(definition, 0, 5), "check")) {
            type->constraint_name = lb_arena_str(reader->arena, texts.items[i]);
            type->check =
                lb_expression_sql(reader->arena, lb_str_slice(definition, 7, definition.len - 1));
            return;
        }
    }
}

void pg_take_domain(pg_reader *reader, const lb_datum *values)
{
    lb_sql_type *type = new_named(reader, &reader->domains, LB_SQL_TYPE_PG_DOMAIN, values);
    type->is_created = false;
    type->is_not_null = pg_is_true(&values[4]);
    if (values[5].kind != LB_DATUM_NULL) {
        type->default_value = lb_expression_sql(reader->arena, values[5].text);
    }
    type->collation = pg_copy(reader, &values[6]);
    set_check(reader, type, &values[7]);
    type->spec = pg_copy(reader, &values[3]);
    if (is_listed(reader, values)) {
        lb_vector_push_in(reader->arena, &reader->schema->domains, type);
    }
}

void pg_finish_types(pg_reader *reader)
{
    for (const lb_map_entry *e = lb_map_first(&reader->domains); e; e = lb_map_next(e)) {
        lb_sql_type *domain = lb_map_value(e);
        if (!domain->item) {
            find_item(reader, domain);
        }
    }
}

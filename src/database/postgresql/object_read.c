#include "database/postgresql/object.h"

#include <stdlib.h>

#include "objects_sql.h" /* the files of objects/, made by embed.py */

/* The columns of every query but needs.sql. */
enum {
    CLASS,
    OID,
    PART,
    KIND,
    SCHEMA,
    TABLE,
    NAME,
    ARGUMENTS,
    DEFINITION,
    ATTRIBUTES, /* name, value, name, value, ... */
    VALUES,
    POSITION,
    OTHER_CLASS, /* another identity of the same object: the index of a constraint */
    OTHER_OID,
};

static const struct {
    const char *word;
    lb_object_kind kind;
} kinds[] = {
    {"schema", LB_OBJECT_SCHEMA},
    {"extension", LB_OBJECT_EXTENSION},
    {"enum", LB_OBJECT_ENUM},
    {"composite", LB_OBJECT_COMPOSITE},
    {"range", LB_OBJECT_RANGE},
    {"domain", LB_OBJECT_DOMAIN},
    {"sequence", LB_OBJECT_SEQUENCE},
    {"function", LB_OBJECT_FUNCTION},
    {"procedure", LB_OBJECT_PROCEDURE},
    {"aggregate", LB_OBJECT_AGGREGATE},
    {"relation", LB_OBJECT_RELATION},
    {"column", LB_OBJECT_COLUMN},
    {"constraint", LB_OBJECT_CONSTRAINT},
    {"index", LB_OBJECT_INDEX},
    {"view", LB_OBJECT_VIEW},
    {"materialized view", LB_OBJECT_MATERIALIZED_VIEW},
    {"trigger", LB_OBJECT_TRIGGER},
    {"rule", LB_OBJECT_RULE},
    {"policy", LB_OBJECT_POLICY},
    {"grant", LB_OBJECT_GRANT},
};

typedef struct reader {
    lb_objects *objects;
    const lb_object_options *options;
    lb_map by_oid; /* "class oid part" -> object */
    lb_arena scratch;
    size_t needs; /* index of the query needs.sql */
} reader;

/* ---- Rows ----------------------------------------------------------------------------------- */

static void add_key(lb_text *key, lb_str class, lb_str oid, lb_str part)
{
    lb_text_add(key, class);
    lb_text_addc(key, ' ');
    lb_text_add(key, oid);
    lb_text_addc(key, ' ');
    lb_text_add(key, part);
}

static void remember(reader *r, lb_str class, lb_str oid, lb_str part, lb_schema_object *object)
{
    LB_AUTO_TEXT lb_text key = {0};
    add_key(&key, class, oid, part);
    lb_map_set(&r->by_oid, lb_text_str(&key), object);
}

static lb_schema_object *find(const reader *r, lb_str class, lb_str oid, lb_str part)
{
    LB_AUTO_TEXT lb_text key = {0};
    add_key(&key, class, oid, part);
    return lb_map_get(&r->by_oid, lb_text_str(&key));
}

static lb_object_kind kind_of(lb_str word)
{
    size_t i = 0;
    while (i + 1 < LB_COUNT(kinds) && !lb_str_is(word, kinds[i].word)) {
        i++;
    }
    return kinds[i].kind;
}

static lb_str text_of(const lb_datum *value)
{
    return value->kind == LB_DATUM_NULL ? (lb_str){0} : value->text;
}

static bool is_ignored(const reader *r, const lb_datum *values)
{
    for (size_t i = 0; i < r->options->ignored_count; i++) {
        lb_str name = r->options->ignored[i];
        if (lb_str_equal(text_of(&values[TABLE]), name) ||
            (!values[TABLE].text.len && lb_str_equal(values[NAME].text, name))) {
            return true;
        }
    }
    return false;
}

static void take_object(reader *r, const lb_datum *values)
{
    if (is_ignored(r, values)) {
        return;
    }
    lb_arena *arena = &r->objects->arena;
    lb_schema_object *object =
        lb_objects_add(r->objects, kind_of(values[KIND].text), text_of(&values[SCHEMA]),
                       text_of(&values[TABLE]), values[NAME].text, text_of(&values[ARGUMENTS]));
    if (values[DEFINITION].kind != LB_DATUM_NULL) {
        object->definition = lb_arena_str(arena, lb_str_trim(values[DEFINITION].text));
    }
    lb_str_vector attributes = pg_array_parse(arena, values[ATTRIBUTES].text);
    for (size_t i = 0; i + 1 < attributes.count; i += 2) {
        lb_str name = attributes.items[i];
        if (attributes.items[i + 1].ptr) {
            lb_object_set(arena, object, lb_arena_strndup(arena, name.ptr, name.len),
                          attributes.items[i + 1]);
        }
    }
    if (values[VALUES].kind != LB_DATUM_NULL) {
        object->values = pg_array_parse(arena, values[VALUES].text);
    }
    object->position = (size_t)strtoull(values[POSITION].text.ptr, NULL, 10);
    remember(r, values[CLASS].text, values[OID].text, values[PART].text, object);
    if (values[OTHER_CLASS].kind != LB_DATUM_NULL) {
        remember(r, values[OTHER_CLASS].text, values[OTHER_OID].text, LB_STR("0"), object);
    }
}

static void add_need(reader *r, lb_schema_object *object, lb_schema_object *needed)
{
    for (size_t i = 0; i < object->needs.count; i++) {
        if (object->needs.items[i] == needed) {
            return;
        }
    }
    if (object != needed) {
        lb_vector_push_in(&r->objects->arena, &object->needs, needed);
    }
}

/* A row of needs.sql. A column that the table has from its parent stands for the table. */
static void take_need(reader *r, const lb_datum *values)
{
    lb_schema_object *ends[2];
    for (int i = 0; i < 2; i++) {
        const lb_datum *end = values + 3 * i;
        ends[i] = find(r, end[0].text, end[1].text, end[2].text);
        ends[i] = ends[i] ? ends[i] : find(r, end[0].text, end[1].text, LB_STR("0"));
        if (!ends[i]) {
            return;
        }
    }
    if (ends[0]->kind == LB_OBJECT_SEQUENCE && ends[1]->kind == LB_OBJECT_COLUMN) {
        ends[0]->owner = ends[1]; /* whose default needs the sequence */
    } else {
        add_need(r, ends[0], ends[1]);
    }
}

static lb_code take_row(void *context, size_t query, const lb_datum *values,
                        lb_error *error LB_UNUSED)
{
    reader *r = context;
    (query == r->needs ? take_need : take_object)(r, values);
    return LB_OK;
}

/* Constraints but for foreign keys; a partition's CREATE has no list. */
static void mark_inline(reader *r)
{
    const lb_objects *objects = r->objects;
    for (size_t i = 0; i < objects->list.count; i++) {
        lb_schema_object *object = objects->list.items[i];
        if (object->kind == LB_OBJECT_CONSTRAINT &&
            !lb_str_is(lb_object_get(object, "kind"), "f")) {
            const lb_schema_object *table =
                lb_objects_find(objects, LB_OBJECT_RELATION, object->schema, (lb_str){0},
                                object->table, (lb_str){0});
            object->is_inline = table && !lb_object_get(table, "partition_bound").ptr &&
                                !lb_str_ends(object->definition, LB_STR(" NOT VALID"));
        }
    }
}

/* What a table's part and a thing in a schema need is plain. */
static void add_plain_needs(reader *r)
{
    const lb_objects *objects = r->objects;
    for (size_t i = 0; i < objects->list.count; i++) {
        lb_schema_object *object = objects->list.items[i];
        static const lb_object_kind holders[] = {LB_OBJECT_RELATION, LB_OBJECT_VIEW,
                                                 LB_OBJECT_MATERIALIZED_VIEW, LB_OBJECT_SEQUENCE};
        for (size_t k = 0; object->table.ptr && k < LB_COUNT(holders); k++) {
            lb_schema_object *holder = lb_objects_find(objects, holders[k], object->schema,
                                                       (lb_str){0}, object->table, (lb_str){0});
            if (holder) {
                add_need(r, object, holder);
            }
        }
        lb_schema_object *schema = object->kind == LB_OBJECT_SCHEMA
                                       ? NULL
                                       : lb_objects_find(objects, LB_OBJECT_SCHEMA, (lb_str){0},
                                                         (lb_str){0}, object->schema, (lb_str){0});
        if (schema) {
            add_need(r, object, schema);
        }
    }
}

/* ---- Queries -------------------------------------------------------------------------------- */

static const lb_str texts[] = {
#define QUERY(name)                                 \
    {                                               \
        text_##name##_sql, sizeof text_##name##_sql \
    }
    QUERY(schemas),   QUERY(extensions), QUERY(enums),       QUERY(composites),
    QUERY(ranges),    QUERY(domains),    QUERY(sequences),   QUERY(functions),
    QUERY(relations), QUERY(columns),    QUERY(constraints), QUERY(indexes),
    QUERY(views),     QUERY(triggers),   QUERY(rules),       QUERY(policies),
#undef QUERY
};

/* "{n}": the schema n is asked for. "{e:CLASS:OID}": the object belongs to an extension. */
static lb_str query_text(lb_arena *arena, lb_str text)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i++) {
        lb_str rest = lb_str_slice(text, i, text.len);
        if (lb_str_starts(rest, LB_STR("{n}"))) {
            lb_text_adds(&out, "(n.nspname = ANY($1::name[]) OR $1::name[] = '{}'"
                               " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')");
            i += 2;
        } else if (lb_str_starts(rest, LB_STR("{e:"))) {
            lb_str inside = lb_str_slice(rest, 3, lb_str_find_char(rest, '}')), class;
            i += 3 + inside.len;
            lb_str_split(&inside, ':', &class);
            lb_text_addf(&out,
                         "EXISTS (SELECT FROM pg_depend e WHERE e.classid = '%.*s'::regclass"
                         " AND e.objid = %.*s AND e.deptype = 'e')",
                         LB_ARG(class), LB_ARG(inside));
        } else {
            lb_text_addc(&out, text.ptr[i]);
        }
    }
    return lb_arena_str(arena, lb_text_str(&out));
}

void pg_objects_add_queries(lb_text *out)
{
    for (size_t i = 0; i < LB_COUNT(texts); i++) {
        lb_text_add(out, texts[i]);
    }
    lb_text_add(out, (lb_str){text_grants_sql, sizeof text_grants_sql});
    lb_text_add(out, (lb_str){text_needs_sql, sizeof text_needs_sql});
}

lb_str pg_objects_key_query(void)
{
    return (lb_str){text_key_sql, sizeof text_key_sql};
}

static lb_code run_queries(reader *r, lb_connection *connection, lb_error *error)
{
    lb_query queries[LB_COUNT(texts) + 2] = {0};
    LB_AUTO_TEXT lb_text schemas = {0};
    pg_array_write(&schemas, r->options->schemas, r->options->schema_count);
    const lb_datum chosen = {.kind = LB_DATUM_TEXT, .text = lb_text_str(&schemas)};
    size_t count = 0;
    for (size_t i = 0; i < LB_COUNT(texts); i++) {
        queries[count++].command.sql = query_text(&r->scratch, texts[i]);
    }
    if (r->options->with_grants) {
        const lb_str grants = {text_grants_sql, sizeof text_grants_sql};
        queries[count++].command.sql = query_text(&r->scratch, grants);
    }
    r->needs = count;
    queries[count++].command.sql = (lb_str){text_needs_sql, sizeof text_needs_sql};
    for (size_t i = 0; i < count; i++) {
        if (lb_str_find(queries[i].command.sql, LB_STR("$1")) != SIZE_MAX) {
            queries[i].parameters = &chosen;
            queries[i].parameter_count = 1;
        }
    }
    const lb_row_sink sink = {take_row, r};
    return lb_connection_select_all(connection, queries, count, &sink, error);
}

/* ---- The search path ------------------------------------------------------------------------ */

static lb_code ask(lb_connection *connection, const char *sql, lb_arena *arena, lb_str *out,
                   lb_error *error)
{
    LB_AUTO_RESULT lb_result result = {0};
    LB_TRY(lb_connection_query(connection, lb_str_of(sql), &result, error));
    lb_str value = lb_result_value(&result, 0, 0);
    *out = value.ptr ? lb_arena_str(arena, value) : value;
    return LB_OK;
}

static lb_code set_search_path(lb_connection *connection, lb_str path, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "SELECT set_config('search_path', ");
    pg_add_literal(&sql, path);
    lb_text_adds(&sql, ", false)");
    return lb_connection_execute(connection, lb_text_str(&sql), error);
}

static lb_code read_all(reader *r, lb_connection *connection, lb_error *error)
{
    lb_arena *arena = &r->objects->arena;
    lb_str path = {0}, schema = {0}, quoted = {0};
    LB_TRY(ask(connection, "SELECT current_setting('search_path')", arena, &path, error));
    LB_TRY(ask(connection, "SELECT COALESCE(current_schema(), 'public')", arena, &schema, error));
    LB_TRY(ask(connection, "SELECT quote_ident(COALESCE(current_schema(), 'public'))", arena,
               &quoted, error));
    r->objects->default_schema = schema;
    LB_TRY(set_search_path(connection, quoted, error));
    lb_code code = run_queries(r, connection, error);
    lb_code restored = set_search_path(connection, path, code == LB_OK ? error : NULL);
    return code != LB_OK ? code : restored;
}

lb_code pg_objects_read(lb_connection *connection, const lb_object_options *options,
                        lb_objects **out, lb_error *error)
{
    reader r = {.objects = lb_objects_new(), .options = options};
    lb_code code = read_all(&r, connection, error);
    if (code == LB_OK) {
        mark_inline(&r);
        add_plain_needs(&r);
        lb_objects_sort(r.objects);
        *out = r.objects;
    } else {
        lb_objects_free(r.objects);
    }
    lb_map_free(&r.by_oid);
    lb_arena_free(&r.scratch);
    return code;
}

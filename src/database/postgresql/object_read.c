#include "database/postgresql/object.h"

#include <stdlib.h>

#include "base/map.h"
#include "database/postgresql/version.h"

#include "objects_sql.h" /* the files of objects/, made by embed.py */

/* The columns of every query but needs.sql. Those behind them are attributes, by their names. */
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
    VALUES,
    POSITION,
    OTHER_CLASS, /* another identity of the same object: the index of a constraint */
    OTHER_OID,
    FIXED_COLUMNS,
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

/* How the catalog names an object: its catalog's OID, its own there, and a column's number. */
typedef struct identity {
    uint32_t class, oid;
    int32_t part;
} identity;

typedef struct known {
    identity id;
    lb_schema_object *object;
} known;

typedef struct reader {
    lb_objects *objects;
    const lb_object_options *options;
    LB_VECTOR(known) known; /* sorted when all objects are there: a search is quicker than a map */
    bool is_sorted;
    lb_arena scratch;
    lb_str_vector attributes; /* names of the query's columns behind the fixed ones */
    LB_VECTOR(known) grants;  /* whose needs are what they are on */
    size_t needs;             /* index of the query needs.sql */
} reader;

/* ---- Rows ----------------------------------------------------------------------------------- */

static uint32_t number_of(const lb_datum *value)
{
    return value->kind == LB_DATUM_NULL ? 0 : (uint32_t)strtol(value->text.ptr, NULL, 10);
}

static identity identity_of(const lb_datum *values)
{
    return (identity){number_of(&values[0]), number_of(&values[1]), (int32_t)number_of(&values[2])};
}

static int compare(const void *left, const void *right)
{
    const identity *a = &((const known *)left)->id, *b = &((const known *)right)->id;
    if (a->class != b->class) {
        return a->class < b->class ? -1 : 1;
    }
    if (a->oid != b->oid) {
        return a->oid < b->oid ? -1 : 1;
    }
    return a->part < b->part ? -1 : a->part > b->part;
}

static void remember(reader *r, identity id, lb_schema_object *object)
{
    lb_vector_push(&r->known, (known){id, object});
}

/* A column that the table has from its parent stands for the table. */
static lb_schema_object *find(reader *r, identity id)
{
    known wanted = {.id = id};
    if (!r->known.count) {
        return NULL;
    }
    if (!r->is_sorted) {
        qsort(r->known.items, r->known.count, sizeof *r->known.items, compare);
        r->is_sorted = true;
    }
    const known *found =
        bsearch(&wanted, r->known.items, r->known.count, sizeof *r->known.items, compare);
    if (!found && id.part) {
        wanted.id.part = 0;
        found = bsearch(&wanted, r->known.items, r->known.count, sizeof *r->known.items, compare);
    }
    return found ? found->object : NULL;
}

static lb_object_kind kind_of(lb_str word)
{
    size_t i = 0;
    while (i + 1 < LB_COUNT(kinds) && !lb_str_is(word, kinds[i].word)) {
        i++;
    }
    return kinds[i].kind;
}

static void take_columns(void *context, size_t query LB_UNUSED, const lb_str *names, size_t count)
{
    reader *r = context;
    r->attributes.count = 0;
    for (size_t i = FIXED_COLUMNS; i < count; i++) {
        lb_vector_push_in(&r->scratch, &r->attributes, lb_arena_str(&r->objects->arena, names[i]));
    }
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
        lb_str definition = lb_arena_str(arena, lb_str_trim(values[DEFINITION].text));
        bool is_body = object->kind == LB_OBJECT_FUNCTION || object->kind == LB_OBJECT_PROCEDURE;
        object->definition = is_body ? definition : pg_settle_spelling(arena, definition, false);
        if (object->definition.ptr != definition.ptr) {
            object->source = pg_settle_spelling(arena, definition, true);
        }
    }
    for (size_t i = 0; i < r->attributes.count; i++) {
        lb_str value = text_of(&values[FIXED_COLUMNS + i]);
        if (value.ptr) {
            value = pg_settle_spelling(arena, value, false);
            lb_object_set(arena, object, r->attributes.items[i].ptr, value);
        }
    }
    if (values[VALUES].kind != LB_DATUM_NULL) {
        object->values = pg_array_parse(arena, values[VALUES].text);
        for (size_t i = 0; object->kind == LB_OBJECT_DOMAIN && i < object->values.count; i++) {
            object->values.items[i] = pg_settle_spelling(arena, object->values.items[i], false);
        }
    }
    object->position = (size_t)strtoull(values[POSITION].text.ptr, NULL, 10);
    if (object->kind == LB_OBJECT_GRANT) {
        known grant = {identity_of(&values[CLASS]), object};
        grant.id.part = 0;
        lb_vector_push_in(&r->scratch, &r->grants, grant);
        return;
    }
    remember(r, identity_of(&values[CLASS]), object);
    if (values[OTHER_CLASS].kind != LB_DATUM_NULL) {
        remember(r, (identity){number_of(&values[OTHER_CLASS]), number_of(&values[OTHER_OID]), 0},
                 object);
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

/* A row of needs.sql. */
static void take_need(reader *r, const lb_datum *values)
{
    lb_schema_object *object = find(r, identity_of(values)), *needed = NULL;
    if (!object || !(needed = find(r, identity_of(values + 3)))) {
        return;
    }
    if (object->kind == LB_OBJECT_SEQUENCE && needed->kind == LB_OBJECT_COLUMN) {
        object->owner = needed; /* whose default needs the sequence */
    } else {
        add_need(r, object, needed);
    }
}

static lb_code take_row(void *context, size_t query, const lb_datum *values,
                        lb_error *error LB_UNUSED)
{
    reader *r = context;
    (query == r->needs ? take_need : take_object)(r, values);
    return LB_OK;
}

/* Names of relations of all kinds are unique in a schema. */
static lb_str holder_key(lb_text *key, lb_str schema, lb_str name)
{
    lb_text_truncate(key, 0);
    lb_text_add(key, schema);
    lb_text_addc(key, '\0');
    lb_text_add(key, name);
    return lb_text_str(key);
}

static bool is_holder(const lb_schema_object *object)
{
    return object->kind == LB_OBJECT_SCHEMA || object->kind == LB_OBJECT_RELATION ||
           object->kind == LB_OBJECT_VIEW || object->kind == LB_OBJECT_MATERIALIZED_VIEW ||
           object->kind == LB_OBJECT_SEQUENCE;
}

/* Constraints but for foreign keys; a partition's CREATE has no list. */
static bool is_inline(const lb_schema_object *object, const lb_schema_object *holder)
{
    return object->kind == LB_OBJECT_CONSTRAINT && holder && holder->kind == LB_OBJECT_RELATION &&
           !lb_str_is(lb_object_get(object, "kind"), "f") &&
           !lb_object_get(holder, "partition_bound").ptr &&
           !lb_str_ends(object->definition, LB_STR(" NOT VALID"));
}

static void add_needs_of_grants(reader *r)
{
    for (size_t i = 0; i < r->grants.count; i++) {
        lb_schema_object *on = find(r, r->grants.items[i].id);
        if (on) {
            add_need(r, r->grants.items[i].object, on);
        }
    }
}

/* What a table's part and a thing in a schema need is plain. */
static void add_plain_needs(reader *r)
{
    const lb_object_list *list = &r->objects->list;
    LB_AUTO_MAP lb_map holders = {0};
    LB_AUTO_TEXT lb_text key = {0};
    for (size_t i = 0; i < list->count; i++) {
        lb_schema_object *object = list->items[i];
        if (is_holder(object)) {
            lb_str schema = object->kind == LB_OBJECT_SCHEMA ? object->name : object->schema;
            lb_str name = object->kind == LB_OBJECT_SCHEMA ? (lb_str){0} : object->name;
            lb_map_set(&holders, holder_key(&key, schema, name), object);
        }
    }
    const lb_schema_object *last = NULL; /* the parts of a table stand together */
    lb_schema_object *holder = NULL, *schema = NULL;
    for (size_t i = 0; i < list->count; i++) {
        lb_schema_object *object = list->items[i];
        if (object->kind == LB_OBJECT_SCHEMA || object->kind == LB_OBJECT_GRANT) {
            continue;
        }
        if (!last || !lb_str_equal(last->table, object->table) ||
            !lb_str_equal(last->schema, object->schema)) {
            holder = lb_map_get(&holders, holder_key(&key, object->schema, object->table));
            schema = lb_map_get(&holders, holder_key(&key, object->schema, (lb_str){0}));
        }
        last = object;
        object->is_inline = is_inline(object, holder);
        if (holder && object->table.ptr) {
            add_need(r, object, holder);
        }
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

/* What the queries have in common. "{e:pg_class:c.oid}" is the row `e` with @1 and @2 filled in.
   All take a time that grows with the rows alone, whatever the planner knows of them: a new
   database was never analyzed. */
static const struct {
    char letter;
    const char *text;
} snippets[] = {
    /* The schema n is asked for. */
    {'n', "(n.nspname = ANY($1::name[]) OR $1::name[] = '{}' AND n.nspname !~ '^pg_' AND n.nspname "
          "<> 'information_schema')"},
    /* The object @2 of the catalog @1 belongs to an extension. */
    {'e', "(@2 IN (SELECT e.objid FROM pg_depend e WHERE e.refclassid = 'pg_extension'::regclass "
          "AND e.classid = '@1'::regclass AND e.deptype = 'e'))"},
    /* Its comment, or that of its column @3. */
    {'c',
     "CASE WHEN @2 IN (SELECT b.objoid FROM pg_description b WHERE b.classoid = '@1'::regclass) "
     "THEN (SELECT b.description FROM pg_description b WHERE b.objoid = @2 AND b.classoid = "
     "'@1'::regclass AND b.objsubid = @3) END"},
    /* The collation @1, as regcollation (of PostgreSQL 13) writes it. */
    {'k', "(SELECT concat(CASE WHEN NOT pg_collation_is_visible(o.oid) THEN quote_ident(m.nspname) "
          "|| '.' END, quote_ident(o.collname)) FROM pg_collation o JOIN pg_namespace m ON m.oid = "
          "o.collnamespace WHERE o.oid = @1)"},
};

/* `inside`: "LETTER:FIRST:SECOND". */
static void add_snippet(lb_text *out, lb_str inside)
{
    lb_str words[4] = {0};
    size_t found = 0;
    for (size_t count = 0; count < LB_COUNT(words); count++) {
        (void)lb_str_split(&inside, ':', &words[count]);
    }
    while (found + 1 < LB_COUNT(snippets) && snippets[found].letter != words[0].ptr[0]) {
        found++;
    }
    for (const char *c = snippets[found].text; *c; c++) {
        if (*c == '@') {
            lb_text_add(out, words[*++c - '0']);
        } else {
            lb_text_addc(out, *c);
        }
    }
}

static void add_line(lb_text *out, lb_str line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '{') {
            lb_str rest = lb_str_slice(line, i + 1, line.len);
            lb_str inside = lb_str_slice(rest, 0, lb_str_find_char(rest, '}'));
            add_snippet(out, inside);
            i += inside.len + 1;
        } else {
            lb_text_addc(out, line.ptr[i]);
        }
    }
    lb_text_addc(out, '\n');
}

static lb_str query_text(lb_arena *arena, lb_str text, unsigned server_version)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_str line;
    while (lb_str_next_line(&text, &line)) {
        if (pg_line_is_of_version(line, server_version)) {
            add_line(&out, line);
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
    const unsigned version = connection->server_version;
    size_t count = 0;
    for (size_t i = 0; i < LB_COUNT(texts); i++) {
        queries[count++].command.sql = query_text(&r->scratch, texts[i], version);
    }
    if (r->options->with_grants) {
        const lb_str grants = {text_grants_sql, sizeof text_grants_sql};
        queries[count++].command.sql = query_text(&r->scratch, grants, version);
    }
    r->needs = count;
    queries[count++].command.sql = (lb_str){text_needs_sql, sizeof text_needs_sql};
    for (size_t i = 0; i < count; i++) {
        if (lb_str_find(queries[i].command.sql, LB_STR("$1")) != SIZE_MAX) {
            queries[i].parameters = &chosen;
            queries[i].parameter_count = 1;
        }
    }
    const lb_row_sink sink = {take_row, r, take_columns};
    return lb_connection_select_all(connection, queries, count, &sink, error);
}

/* ---- The session ---------------------------------------------------------------------------- */

/* The search path, and whether queries are compiled: that takes longer than it saves. */
static lb_code set_session(lb_connection *connection, lb_str path, lb_str jit, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "SELECT set_config('search_path', ");
    pg_add_literal(&sql, path);
    lb_text_adds(&sql, ", false)");
    if (jit.ptr) {
        lb_text_adds(&sql, ", set_config('jit', ");
        pg_add_literal(&sql, jit);
        lb_text_adds(&sql, ", false)");
    }
    return lb_connection_execute(connection, lb_text_str(&sql), error);
}

static lb_code read_all(reader *r, lb_connection *connection, lb_error *error)
{
    LB_AUTO_RESULT lb_result session = {0};
    LB_TRY(lb_connection_query(
        connection,
        LB_STR("SELECT s.name, quote_ident(s.name), current_setting('search_path'),"
               " current_setting('jit', true)"
               " FROM (SELECT COALESCE(current_schema(), 'public') AS name) s"),
        &session, error));
    lb_str path = lb_result_value(&session, 0, 2), jit = lb_result_value(&session, 0, 3);
    r->objects->default_schema = lb_arena_str(&r->objects->arena, lb_result_value(&session, 0, 0));
    LB_TRY(set_session(connection, lb_result_value(&session, 0, 1), jit.ptr ? LB_STR("off") : jit,
                       error));
    lb_code code = run_queries(r, connection, error);
    lb_code restored = set_session(connection, path, jit, code == LB_OK ? error : NULL);
    return code != LB_OK ? code : restored;
}

lb_code pg_objects_read(lb_connection *connection, const lb_object_options *options,
                        lb_objects **out, lb_error *error)
{
    reader r = {.objects = lb_objects_new(), .options = options};
    lb_code code = read_all(&r, connection, error);
    if (code == LB_OK) {
        lb_objects_sort(r.objects);
        add_plain_needs(&r);
        add_needs_of_grants(&r);
        *out = r.objects;
    } else {
        lb_objects_free(r.objects);
    }
    lb_vector_free(&r.known);
    lb_arena_free(&r.scratch);
    return code;
}

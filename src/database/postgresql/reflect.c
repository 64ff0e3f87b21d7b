#include "database/postgresql/reflect.h"

#include <stdlib.h>

#include "database/postgresql/version.h"

#include "catalog_sql.h" /* the files of catalog/, made by embed.py */

/* ---- Small things --------------------------------------------------------------------------- */

static size_t slot_of(const pg_oid_map *map, uint32_t key)
{
    size_t slot = (key * (size_t)0x9E3779B1u) & (map->capacity - 1);
    while (map->keys[slot] && map->keys[slot] != key) {
        slot = (slot + 1) & (map->capacity - 1);
    }
    return slot;
}

void pg_oid_map_set(pg_oid_map *map, uint32_t key, void *value)
{
    if (map->count * 2 >= map->capacity) {
        pg_oid_map grown = {.capacity = map->capacity ? map->capacity * 2 : 64};
        grown.keys = lb_alloc_array(grown.capacity, sizeof *grown.keys);
        grown.values = lb_alloc_array(grown.capacity, sizeof *grown.values);
        for (size_t i = 0; i < map->capacity; i++) {
            if (map->keys[i]) {
                pg_oid_map_set(&grown, map->keys[i], map->values[i]);
            }
        }
        pg_oid_map_free(map);
        *map = grown;
    }
    size_t slot = slot_of(map, key);
    map->count += !map->keys[slot];
    map->keys[slot] = key;
    map->values[slot] = value;
}

void *pg_oid_map_get(const pg_oid_map *map, uint32_t key)
{
    return map->capacity && key ? map->values[slot_of(map, key)] : NULL;
}

void pg_oid_map_free(pg_oid_map *map)
{
    free(map->keys);
    free(map->values);
    *map = (pg_oid_map){0};
}

/* Of any length that int8 has, which lb_str_to_integer() does not take. */
int64_t pg_integer(const lb_datum *value)
{
    return value->text.len ? strtoll(value->text.ptr, NULL, 10) : 0;
}

lb_str pg_copy(const pg_reader *reader, const lb_datum *value)
{
    return value->kind == LB_DATUM_NULL ? (lb_str){0} : lb_arena_str(reader->arena, value->text);
}

lb_name pg_final_name(lb_str text)
{
    return (lb_name){.text = text, .is_final = true};
}

bool pg_is_default_chosen(const pg_reader *reader)
{
    const lb_reflect_options *options = reader->options;
    bool is_chosen = options->all_schemas || options->schema_count == 0;
    for (size_t i = 0; i < options->schema_count; i++) {
        is_chosen = is_chosen || options->schemas[i].len == 0;
    }
    return is_chosen;
}

/* Among all schemas the default one is not a schema by its name, and SQLAlchemy leaves out whatever
 * is LIKE 'pg_%'. */
bool pg_is_schema_chosen(const pg_reader *reader, lb_str name)
{
    const lb_reflect_options *options = reader->options;
    for (size_t i = 0; i < options->schema_count; i++) {
        if (lb_str_equal(options->schemas[i], name)) {
            return true;
        }
    }
    return options->all_schemas && !lb_str_is(name, "information_schema") &&
           !(lb_str_starts(name, LB_STR("pg")) && name.len > 2) &&
           !lb_str_equal(name, reader->schema->default_schema);
}

/* ---- Options -------------------------------------------------------------------------------- */

lb_option *pg_add_option(const pg_reader *reader, lb_options *options, const char *key,
                         lb_option_kind kind)
{
    lb_option option = {.kind = kind};
    option.key = lb_str_of(lb_arena_format(reader->arena, "postgresql_%s", key));
    lb_vector_push_in(reader->arena, options, option);
    return &lb_vector_last(options);
}

void pg_add_list_option(const pg_reader *reader, lb_options *options, const char *key,
                        const lb_str_vector *items)
{
    lb_option *option = pg_add_option(reader, options, key, LB_OPTION_LIST);
    for (size_t i = 0; i < items->count; i++) {
        lb_option item = {.kind = LB_OPTION_TEXT, .text = items->items[i]};
        lb_vector_push_in(reader->arena, &option->items, item);
    }
}

void pg_add_boolean_option(const pg_reader *reader, lb_options *options, const char *key,
                           bool value)
{
    pg_add_option(reader, options, key, LB_OPTION_BOOLEAN)->boolean = value;
}

void pg_add_storage_option(const pg_reader *reader, lb_options *options, const lb_datum *value)
{
    lb_str_vector items = {0};
    if (value->kind != LB_DATUM_NULL) {
        items = pg_array_parse(reader->arena, value->text);
    }
    if (!items.count) {
        return;
    }
    lb_option *option = pg_add_option(reader, options, "with", LB_OPTION_MAP);
    for (size_t i = 0; i < items.count; i++) {
        lb_option item = {.kind = LB_OPTION_TEXT};
        item.text = items.items[i];
        lb_str_split(&item.text, '=', &item.key);
        lb_vector_push_in(reader->arena, &option->items, item);
    }
}

/* ---- The queries ---------------------------------------------------------------------------- */

static void take_default_schema(pg_reader *reader, const lb_datum *values)
{
    reader->schema->default_schema = pg_copy(reader, &values[0]);
}

enum {
    FAITHFUL = 1 << 16,
    WITHOUT_COLUMNS = 1 << 17,
    CONSTRAINT_COMMENTS = 1 << 18,
    INDEX_COMMENTS = 1 << 19,
};

typedef struct catalog_query {
    const char *text;
    size_t length;
    unsigned parts; /* any of them asks for it; 0: always */
    void (*take)(pg_reader *reader, const lb_datum *values);
} catalog_query;

/* In the order in which the takers need their rows. */
static const catalog_query queries[] = {
#define QUERY(name, parts, take)                                 \
    {                                                            \
        text_##name##_sql, sizeof text_##name##_sql, parts, take \
    }
    QUERY(default_schema, 0, take_default_schema),
    QUERY(comments, LB_REFLECT_COMMENTS, pg_take_comment),
    QUERY(constraint_comments, CONSTRAINT_COMMENTS, pg_take_comment),
    QUERY(index_comments, INDEX_COMMENTS, pg_take_comment),
    QUERY(relations, 0, pg_take_relation),
    QUERY(parents, FAITHFUL, pg_take_parent),
    QUERY(enums, LB_REFLECT_COLUMNS | LB_REFLECT_TYPES, pg_take_enum),
    QUERY(domains, LB_REFLECT_COLUMNS | LB_REFLECT_TYPES, pg_take_domain),
    QUERY(attributes, WITHOUT_COLUMNS, pg_take_attribute),
    QUERY(columns, LB_REFLECT_COLUMNS, pg_take_column),
    QUERY(identities, LB_REFLECT_COLUMNS, pg_take_identity),
    QUERY(owned, LB_REFLECT_COLUMNS, pg_take_owned),
    QUERY(referents, LB_REFLECT_CONSTRAINTS, pg_take_referent),
    QUERY(constraints, LB_REFLECT_CONSTRAINTS, pg_take_constraint),
    QUERY(opclasses, LB_REFLECT_INDEXES, pg_take_opclass),
    QUERY(collations, FAITHFUL, pg_take_collation),
    QUERY(indexes, LB_REFLECT_INDEXES, pg_take_index),
    QUERY(sequences, LB_REFLECT_SEQUENCES, pg_take_sequence),
#undef QUERY
};

static unsigned wanted_parts(const lb_reflect_options *options)
{
    const unsigned named = LB_REFLECT_CONSTRAINTS | LB_REFLECT_INDEXES;
    bool needs_names = (options->parts & named) && !(options->parts & LB_REFLECT_COLUMNS);
    bool has_comments = options->parts & LB_REFLECT_COMMENTS;
    return options->parts | (options->is_faithful ? FAITHFUL : 0) |
           (needs_names ? WITHOUT_COLUMNS : 0) |
           (has_comments && (options->parts & LB_REFLECT_CONSTRAINTS) ? CONSTRAINT_COMMENTS : 0) |
           (has_comments && (options->parts & LB_REFLECT_INDEXES) ? INDEX_COMMENTS : 0);
}

/* "{c}" is the condition on the alias c; in its text "@" stands for the alias. */
static void add_line(lb_text *out, lb_str line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] != '{' || i + 2 >= line.len || line.ptr[i + 2] != '}') {
            lb_text_addc(out, line.ptr[i]);
            continue;
        }
        lb_text_addc(out, '(');
        for (size_t k = 0; k < sizeof text_chosen_sql; k++) {
            lb_text_addc(out, text_chosen_sql[k] == '@' ? line.ptr[i + 1] : text_chosen_sql[k]);
        }
        lb_text_addc(out, ')');
        i += 2;
    }
    lb_text_addc(out, '\n');
}

static lb_str query_text(lb_arena *arena, const char *text, size_t length, unsigned server_version)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_str rest = {text, length}, line;
    while (lb_str_next_line(&rest, &line)) {
        if (pg_line_is_of_version(line, server_version) && !lb_str_starts(line, LB_STR("--"))) {
            add_line(&out, line);
        }
    }
    return lb_arena_str(arena, lb_text_str(&out));
}

static lb_datum text_datum(lb_arena *arena, const char *text)
{
    return (lb_datum){.kind = LB_DATUM_TEXT, .text = lb_str_of(lb_arena_strdup(arena, text))};
}

static lb_datum array_datum(lb_arena *arena, const lb_str *items, size_t count)
{
    LB_AUTO_TEXT lb_text text = {0};
    pg_array_write(&text, items, count);
    return text_datum(arena, lb_text_cstr(&text));
}

enum { PARAMETERS = 5 };

/* What chosen.sql asks: kinds, schemas, whether the default, whether all, tables. */
static lb_datum *parameters_of(pg_reader *reader, const char *kinds)
{
    const lb_reflect_options *options = reader->options;
    lb_arena *arena = &reader->scratch;
    lb_datum *out = LB_NEW_ARRAY(arena, lb_datum, PARAMETERS);
    out[0] = text_datum(arena, kinds);
    out[1] = array_datum(arena, options->schemas, options->schema_count);
    out[2] = text_datum(arena, pg_is_default_chosen(reader) ? "true" : "false");
    out[3] = text_datum(arena, options->all_schemas ? "true" : "false");
    if (options->table_count) {
        out[4] = array_datum(arena, options->tables, options->table_count);
    }
    return out;
}

static const char *kinds_of(const lb_reflect_options *options)
{
    return options->table_count || options->with_views ? "{r,p,f,v,m}" : "{r,p}";
}

/* ---- The reading ---------------------------------------------------------------------------- */

struct reading {
    pg_reader reader;
    const catalog_query *sent[LB_COUNT(queries)];
    lb_query queries[LB_COUNT(queries)];
    size_t count;
};

static lb_code take_row(void *context, size_t index, const lb_datum *values,
                        lb_error *error LB_UNUSED)
{
    struct reading *reading = context;
    reading->sent[index]->take(&reading->reader, values);
    return LB_OK;
}

static void choose_queries(struct reading *reading)
{
    pg_reader *reader = &reading->reader;
    const lb_reflect_options *options = reader->options;
    unsigned parts = wanted_parts(options);
    unsigned version = reader->executor->connection->server_version;
    lb_datum *relations = parameters_of(reader, kinds_of(options));
    lb_datum *sequences = parameters_of(reader, "{S}");
    sequences[4] = (lb_datum){0};
    for (size_t i = 0; i < LB_COUNT(queries); i++) {
        const catalog_query *query = &queries[i];
        if (query->parts && !(query->parts & parts)) {
            continue;
        }
        lb_str text = query_text(&reader->scratch, query->text, query->length, version);
        bool is_chosen = lb_str_find(text, LB_STR("$1")) != SIZE_MAX;
        reading->queries[reading->count] = (lb_query){
            .command.sql = text,
            .parameters = query->take == pg_take_sequence ? sequences : relations,
            .parameter_count = is_chosen ? PARAMETERS : 0,
        };
        reading->sent[reading->count++] = query;
    }
}

static int compare_tables(const void *left, const void *right)
{
    const lb_table *a = *(lb_table *const *)left, *b = *(lb_table *const *)right;
    int order = lb_str_compare(a->schema.text, b->schema.text);
    return order ? order : lb_str_compare(a->name.text, b->name.text);
}

/* The order in which SQLAlchemy makes them. */
static const int ranks[] = {
    [LB_CONSTRAINT_PRIMARY_KEY] = 0, [LB_CONSTRAINT_FOREIGN_KEY] = 1, [LB_CONSTRAINT_UNIQUE] = 2,
    [LB_CONSTRAINT_CHECK] = 3,       [LB_CONSTRAINT_EXCLUDE] = 4,
};

static int compare_constraints(const void *left, const void *right)
{
    const lb_constraint *a = *(lb_constraint *const *)left, *b = *(lb_constraint *const *)right;
    if (a->kind != b->kind) {
        return ranks[a->kind] - ranks[b->kind];
    }
    return lb_str_compare(a->name.text, b->name.text);
}

static int compare_indexes(const void *left, const void *right)
{
    const lb_schema_index *a = *(lb_schema_index *const *)left;
    const lb_schema_index *b = *(lb_schema_index *const *)right;
    return lb_str_compare(a->name.text, b->name.text);
}

static int compare_types(const void *left, const void *right)
{
    const lb_sql_type *a = *(const lb_sql_type *const *)left;
    const lb_sql_type *b = *(const lb_sql_type *const *)right;
    int order = lb_str_compare(a->schema.text, b->schema.text);
    return order ? order : lb_str_compare(a->name.text, b->name.text);
}

/* The server's own order is that of the heap; SQLAlchemy sorts constraints and indexes by name. */
static void sort_all(lb_schema *schema)
{
#define SORT(list, compare) \
    if ((list).count > 1)   \
    qsort((list).items, (list).count, sizeof *(list).items, compare)
    SORT(schema->tables, compare_tables);
    SORT(schema->enums, compare_types);
    SORT(schema->domains, compare_types);
    for (size_t i = 0; i < schema->tables.count; i++) {
        lb_table *table = schema->tables.items[i];
        SORT(table->constraints, compare_constraints);
        SORT(table->indexes, compare_indexes);
    }
#undef SORT
}

static void free_reader(pg_reader *reader)
{
    pg_oid_map_free(&reader->relations);
    pg_oid_map_free(&reader->referents);
    pg_oid_map_free(&reader->comments);
    pg_oid_map_free(&reader->opclasses);
    pg_oid_map_free(&reader->collations);
    lb_map_free(&reader->enums);
    lb_map_free(&reader->domains);
    lb_map_free(&reader->types);
    lb_arena_free(&reader->scratch);
}

lb_code pg_reflect(lb_executor *executor, const lb_reflect_options *options, lb_schema **out,
                   lb_error *error)
{
    struct reading reading = {.reader = {.options = options, .executor = executor}};
    pg_reader *reader = &reading.reader;
    reader->schema = lb_schema_new();
    reader->arena = &reader->schema->arena;
    choose_queries(&reading);
    lb_row_sink sink = {.row = take_row, .context = &reading};
    lb_code code = lb_executor_select_all(executor, reading.queries, reading.count, &sink, error);
    if (code == LB_OK) {
        pg_finish_types(reader);
        sort_all(reader->schema);
        *out = reader->schema;
    } else {
        lb_schema_free(reader->schema);
    }
    free_reader(reader);
    return code;
}

#include "database/sqlite/reflect.h"

#include <stdlib.h>

enum { MOST_NAMES = 500 }; /* in a query; where there are more, all tables are read */

/* ---- Rows ----------------------------------------------------------------------------------- */

static lb_str copy(const sqlite_reader *reader, const lb_datum *value)
{
    return value->kind == LB_DATUM_NULL ? (lb_str){0} : lb_arena_str(reader->arena, value->text);
}

static sqlite_seen *seen_of(const sqlite_reader *reader, const lb_datum *name)
{
    return lb_map_get(&reader->seen, name->text);
}

/* type, name, sql */
static void take_object(sqlite_reader *reader, const lb_datum *values)
{
    lb_str name = values[1].text;
    if (lb_map_has(&reader->seen, name) ||
        (lb_map_count(&reader->wanted) && !lb_map_has(&reader->wanted, name))) {
        return;
    }
    sqlite_seen *seen = LB_NEW(reader->arena, sqlite_seen);
    seen->table = lb_table_new(reader->schema, NULL, (lb_name){.text = reader->table_schema},
                               (lb_name){.text = copy(reader, &values[1])});
    seen->table->kind = lb_str_is(values[0].text, "view") ? LB_TABLE_VIEW : LB_TABLE_PLAIN;
    seen->table->sql = copy(reader, &values[2]);
    lb_map_set(&reader->seen, name, seen);
}

static void place(sqlite_reader *reader, lb_str_vector *names, int64_t position, lb_str name)
{
    while ((int64_t)names->count < position) {
        lb_vector_push_in(reader->arena, names, (lb_str){0});
    }
    names->items[position - 1] = name;
}

/* The words GENERATED ALWAYS are taken for a part of the type's name. */
static lb_str without_words(sqlite_reader *reader, lb_str type)
{
    static const lb_str words[] = {{"generated", 9}, {"always", 6}};
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < type.len;) {
        size_t skipped = 0;
        for (size_t k = 0; k < LB_COUNT(words); k++) {
            if (lb_str_is_nocase(lb_str_slice(type, i, i + words[k].len), words[k].ptr)) {
                skipped = words[k].len;
            }
        }
        if (!skipped) {
            lb_text_addc(&out, type.ptr[i++]);
        }
        i += skipped;
    }
    return lb_arena_str(reader->arena, lb_str_trim(lb_text_str(&out)));
}

/* table, name, type, notnull, default, position in the primary key, hidden */
static void take_column(sqlite_reader *reader, const lb_datum *values)
{
    enum { HIDDEN = 1, STORED = 3 };
    sqlite_seen *seen = seen_of(reader, &values[0]);
    int64_t hidden = values[6].integer;
    if (!seen || hidden == HIDDEN) {
        return;
    }
    lb_name name = {.text = copy(reader, &values[1])};
    lb_str type = hidden ? without_words(reader, values[2].text) : values[2].text;
    lb_schema_column *column = lb_column_new(reader->arena, name, sqlite_type_of(reader, type));
    column->is_nullable = !values[3].integer;
    column->is_nullable_given = true;
    if (values[4].kind != LB_DATUM_NULL) {
        column->server_default = (lb_server_default){
            .kind = LB_DEFAULT_EXPRESSION,
            .expression = lb_expression_sql(reader->arena, values[4].text),
            .is_reflected = true,
        };
    }
    if (hidden) {
        lb_computed *computed = LB_NEW(reader->arena, lb_computed);
        lb_str sql = sqlite_parse_computed(&reader->parser, seen->table->sql, name.text);
        computed->expression = lb_expression_sql(reader->arena, sql);
        computed->persisted = hidden == STORED ? LB_PERSISTED_YES : LB_PERSISTED_NO;
        column->computed = computed;
    }
    lb_table_add_column(reader->arena, seen->table, column);
}

/* table, column, position */
static void take_key_column(sqlite_reader *reader, const lb_datum *values)
{
    sqlite_seen *seen = seen_of(reader, &values[0]);
    if (seen) {
        place(reader, &seen->primary_key, values[2].integer, copy(reader, &values[1]));
    }
}

static void take_index_sql(sqlite_reader *reader, const lb_datum *values)
{
    lb_str *sql = LB_NEW(reader->arena, lb_str);
    *sql = copy(reader, &values[1]);
    lb_map_set(&reader->index_sql, values[0].text, sql);
}

/* table, name, unique, partial, then of each of its columns: name, desc, collation; origin */
static void take_index_column(sqlite_reader *reader, const lb_datum *values)
{
    sqlite_seen *seen = seen_of(reader, &values[0]);
    if (!seen) {
        return;
    }
    size_t count = seen->indexes.count;
    if (!count || !lb_str_equal(lb_vector_last(&seen->indexes).name, values[1].text)) {
        const lb_str *sql = lb_map_get(&reader->index_sql, values[1].text);
        sqlite_seen_index index = {
            .name = copy(reader, &values[1]),
            .sql = sql ? *sql : (lb_str){0},
            .is_unique = values[2].integer,
            .is_partial = values[3].integer,
            .is_of_unique = lb_str_is(values[7].text, "u"),
        };
        lb_vector_push_in(reader->arena, &seen->indexes, index);
    }
    sqlite_seen_index *index = &lb_vector_last(&seen->indexes);
    lb_index_element element = {.column = {.text = copy(reader, &values[4])}};
    index->has_expression = index->has_expression || values[4].kind == LB_DATUM_NULL;
    if (reader->options->is_faithful) {
        element.is_descending = values[5].integer;
        element.collation = copy(reader, &values[6]);
    }
    lb_vector_push_in(reader->arena, &index->elements, element);
}

/* table, id, referent table, column, referent column, on_update, on_delete, match */
static void take_key(sqlite_reader *reader, const lb_datum *values)
{
    sqlite_seen *seen = seen_of(reader, &values[0]);
    if (seen) {
        sqlite_seen_key key = {
            .id = values[1].integer,
            .table = copy(reader, &values[2]),
            .column = copy(reader, &values[3]),
            .referent = copy(reader, &values[4]),
            .on_update = copy(reader, &values[5]),
            .on_delete = copy(reader, &values[6]),
            .match = copy(reader, &values[7]),
        };
        lb_vector_push_in(reader->arena, &seen->keys, key);
    }
}

/* table, column, position */
static void take_referent(sqlite_reader *reader, const lb_datum *values)
{
    lb_str_vector *names = lb_map_get(&reader->primary_keys, values[0].text);
    if (!names) {
        names = LB_NEW(reader->arena, lb_str_vector);
        lb_map_set(&reader->primary_keys, values[0].text, names);
    }
    place(reader, names, values[2].integer, copy(reader, &values[1]));
}

/* ---- Queries -------------------------------------------------------------------------------- */

/* {m} stands for the tables that are read (s: the database, type, name, sql), {d} for the database.
 */
static const struct {
    const char *text;
    unsigned parts; /* any of them asks for it; 0: always */
    void (*take)(sqlite_reader *reader, const lb_datum *values);
} queries[] = {
    {"SELECT m.type, m.name, m.sql FROM {m}", 0, take_object},
    {"SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden"
     " FROM {m}, pragma_table_xinfo(m.name, m.s) x",
     LB_REFLECT_COLUMNS, take_column},
    {"SELECT m.name, x.name, x.pk FROM {m}, pragma_table_xinfo(m.name, m.s) x WHERE x.pk > 0",
     LB_REFLECT_CONSTRAINTS, take_key_column},
    {"SELECT o.name, o.sql FROM {d}.sqlite_master o WHERE o.type = 'index' AND o.sql IS NOT NULL",
     LB_REFLECT_INDEXES, take_index_sql},
    {"SELECT m.name, l.name, l.\"unique\", l.partial, x.name, x.\"desc\", x.coll, l.origin"
     " FROM {m}, pragma_index_list(m.name, m.s) l, pragma_index_xinfo(l.name, m.s) x"
     " WHERE x.key",
     LB_REFLECT_INDEXES | LB_REFLECT_CONSTRAINTS, take_index_column},
    {"SELECT m.name, k.id, k.\"table\", k.\"from\", k.\"to\", k.on_update, k.on_delete, k.\"match\""
     " FROM {m}, pragma_foreign_key_list(m.name, m.s) k",
     LB_REFLECT_CONSTRAINTS, take_key},
    {"SELECT DISTINCT k.\"table\", x.name, x.pk"
     " FROM {m}, pragma_foreign_key_list(m.name, m.s) k, pragma_table_xinfo(k.\"table\", m.s) x"
     " WHERE k.\"to\" IS NULL AND x.pk > 0",
     LB_REFLECT_CONSTRAINTS, take_referent},
};

static void add_master(lb_text *out, const sqlite_reader *reader, lb_str database, bool has_names)
{
    const lb_reflect_options *options = reader->options;
    bool with_views = options->with_views || options->table_count;
    lb_text_adds(out, "SELECT ");
    lb_sqlite_dialect.quote_literal(out, database);
    lb_text_adds(out, " AS s, o.type, o.name, o.sql FROM ");
    lb_sqlite_dialect.quote_name_always(out, database);
    lb_text_addf(out, ".sqlite_master o WHERE o.type %s",
                 with_views ? "IN ('table', 'view')" : "= 'table'");
    if (!has_names) {
        lb_text_adds(out, " AND o.name NOT LIKE 'sqlite~_%' ESCAPE '~'");
        return;
    }
    for (size_t i = 0; i < options->table_count; i++) {
        lb_text_addf(out, "%s?%zu", i ? ", " : " AND o.name IN (", i + 1);
    }
    lb_text_addc(out, ')');
}

/* Temporary tables are found by their names alone, where no other has it. */
static void add_tables(lb_text *out, const sqlite_reader *reader, lb_str database)
{
    size_t count = reader->options->table_count;
    bool has_names = count > 0 && count <= MOST_NAMES;
    lb_text_addc(out, '(');
    add_master(out, reader, database, has_names);
    if (has_names && !reader->table_schema.ptr) {
        lb_text_adds(out, " UNION ALL ");
        add_master(out, reader, LB_STR("temp"), has_names);
        lb_text_adds(out,
                     " AND NOT EXISTS (SELECT 1 FROM main.sqlite_master p WHERE p.name = o.name"
                     " AND p.type IN ('table', 'view'))");
    }
    lb_text_adds(out, ") m");
}

static lb_str query_text(const sqlite_reader *reader, const char *text, lb_str database)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (const char *c = text; *c; c++) {
        if (*c == '{') {
            if (c[1] == 'm') {
                add_tables(&out, reader, database);
            } else {
                lb_sqlite_dialect.quote_name_always(&out, database);
            }
            c += 2;
        } else {
            lb_text_addc(&out, *c);
        }
    }
    return lb_arena_str(reader->arena, lb_text_str(&out));
}

/* ---- One schema ----------------------------------------------------------------------------- */

struct reading {
    sqlite_reader *reader;
    size_t sent[LB_COUNT(queries)];
};

static lb_code take_row(void *context, size_t index, const lb_datum *values,
                        lb_error *error LB_UNUSED)
{
    struct reading *reading = context;
    queries[reading->sent[index]].take(reading->reader, values);
    return LB_OK;
}

static lb_code read_rows(sqlite_reader *reader, lb_str database, lb_error *error)
{
    struct reading reading = {.reader = reader};
    lb_query sent[LB_COUNT(queries)] = {0};
    size_t count = 0, names = reader->options->table_count;
    lb_datum *parameters = LB_NEW_ARRAY(reader->arena, lb_datum, names);
    for (size_t i = 0; i < names; i++) {
        parameters[i] = (lb_datum){.kind = LB_DATUM_TEXT, .text = reader->options->tables[i]};
    }
    for (size_t i = 0; i < LB_COUNT(queries); i++) {
        if (queries[i].parts && !(queries[i].parts & reader->options->parts)) {
            continue;
        }
        lb_str text = query_text(reader, queries[i].text, database);
        bool has_names = lb_str_find(text, LB_STR("?1")) != SIZE_MAX;
        sent[count] = (lb_query){.command.sql = text,
                                 .parameters = parameters,
                                 .parameter_count = has_names ? names : 0};
        reading.sent[count++] = i;
    }
    lb_row_sink sink = {.row = take_row, .context = &reading};
    return lb_executor_select_all(reader->executor, sent, count, &sink, error);
}

static int compare_indexes(const void *left, const void *right)
{
    const lb_schema_index *a = *(lb_schema_index *const *)left;
    const lb_schema_index *b = *(lb_schema_index *const *)right;
    return lb_str_compare(a->name.text, b->name.text);
}

static void add_indexes(sqlite_reader *reader, const sqlite_seen *seen)
{
    lb_schema_indexes *indexes = &seen->table->indexes;
    for (size_t i = 0; i < seen->indexes.count; i++) {
        const sqlite_seen_index *from = &seen->indexes.items[i];
        if (lb_str_starts(from->name, LB_STR("sqlite_autoindex"))) {
            continue;
        }
        if (from->has_expression && !reader->options->is_faithful) {
            sqlite_warn(reader, "Skipped unsupported reflection of expression-based index %.*s",
                        LB_ARG(from->name));
            continue;
        }
        lb_schema_index *index = lb_index_new(
            reader->arena, (lb_name){.text = from->name, .is_final = true}, from->is_unique);
        index->elements = from->elements;
        index->sql = from->sql;
        if (from->is_partial) {
            lb_str where = sqlite_parse_predicate(&reader->parser, from->sql);
            if (!where.ptr) {
                sqlite_warn(reader, "Failed to look up filter predicate of partial index %.*s",
                            LB_ARG(from->name));
            } else {
                lb_option option = {.key = LB_STR("sqlite_where"), .kind = LB_OPTION_EXPRESSION};
                option.expression = lb_expression_sql(reader->arena, where);
                lb_vector_push_in(reader->arena, &index->options, option);
            }
        }
        lb_table_add_index(reader->arena, seen->table, index);
    }
    if (indexes->count > 1) {
        qsort(indexes->items, indexes->count, sizeof *indexes->items, compare_indexes);
    }
}

static void clear_rows(sqlite_reader *reader)
{
    lb_map_free(&reader->seen);
    lb_map_free(&reader->index_sql);
    lb_map_free(&reader->primary_keys);
}

/* `schema` is the tables'; ptr NULL for the default. */
static lb_code read_schema(sqlite_reader *reader, lb_str schema, lb_error *error)
{
    unsigned parts = reader->options->parts;
    reader->table_schema = schema;
    LB_TRY(read_rows(reader, schema.ptr ? schema : LB_STR("main"), error));
    for (const lb_map_entry *e = lb_map_first(&reader->seen); e; e = lb_map_next(e)) {
        const sqlite_seen *seen = lb_map_value(e);
        if (parts & LB_REFLECT_CONSTRAINTS) {
            sqlite_add_constraints(reader, seen);
        }
        if (parts & LB_REFLECT_INDEXES) {
            add_indexes(reader, seen);
        }
        if (reader->options->is_faithful) {
            sqlite_add_definition(reader, seen);
        }
    }
    clear_rows(reader);
    return LB_OK;
}

/* ---- All ------------------------------------------------------------------------------------ */

static int compare_tables(const void *left, const void *right)
{
    const lb_table *a = *(lb_table *const *)left, *b = *(lb_table *const *)right;
    int order = lb_str_compare(a->schema.text, b->schema.text);
    return order ? order : lb_str_compare(a->name.text, b->name.text);
}

static lb_code read_all(sqlite_reader *reader, lb_error *error)
{
    const lb_reflect_options *options = reader->options;
    lb_str_vector schemas = {0};
    if (options->all_schemas) {
        lb_reflect_list list = {.kind = LB_REFLECT_NAMES_SCHEMAS};
        LB_TRY(sqlite_reflect_names(reader->executor, &list, reader->arena, &schemas, error));
    }
    bool has_default = options->all_schemas || options->schema_count == 0;
    for (size_t i = 0; i < options->schema_count; i++) {
        has_default = has_default || options->schemas[i].len == 0;
        if (options->schemas[i].len) {
            lb_vector_push_in(reader->arena, &schemas,
                              lb_arena_str(reader->arena, options->schemas[i]));
        }
    }
    if (has_default) {
        LB_TRY(read_schema(reader, (lb_str){0}, error));
    }
    for (size_t i = 0; i < schemas.count; i++) {
        bool is_default = options->all_schemas && lb_str_is(schemas.items[i], "main");
        if (!is_default) {
            LB_TRY(read_schema(reader, schemas.items[i], error));
        }
    }
    return LB_OK;
}

lb_code sqlite_reflect(lb_executor *executor, const lb_reflect_options *options, lb_schema **out,
                       lb_error *error)
{
    sqlite_reader reader = {.options = options, .executor = executor};
    reader.schema = lb_schema_new();
    reader.arena = &reader.schema->arena;
    reader.schema->default_schema = LB_STR("main");
    for (size_t i = 0; options->table_count > MOST_NAMES && i < options->table_count; i++) {
        lb_map_set(&reader.wanted, options->tables[i], NULL);
    }
    lb_code code = sqlite_table_sql_open(&reader.parser, reader.arena, error);
    if (code == LB_OK) {
        code = read_all(&reader, error);
    }
    lb_tables *tables = &reader.schema->tables;
    if (code == LB_OK) {
        if (tables->count > 1) {
            qsort(tables->items, tables->count, sizeof *tables->items, compare_tables);
        }
        *out = reader.schema;
    } else {
        lb_schema_free(reader.schema);
    }
    clear_rows(&reader);
    lb_map_free(&reader.wanted);
    lb_map_free(&reader.types);
    sqlite_table_sql_free(&reader.parser);
    return code;
}

/* ---- Names ---------------------------------------------------------------------------------- */

static void add_names_query(lb_text *sql, const lb_reflect_list *list)
{
    lb_reflect_names_kind kind = list->kind;
    bool is_temporary =
        kind == LB_REFLECT_NAMES_TEMPORARY_TABLES || kind == LB_REFLECT_NAMES_TEMPORARY_VIEWS;
    bool is_view = kind == LB_REFLECT_NAMES_VIEWS || kind == LB_REFLECT_NAMES_TEMPORARY_VIEWS ||
                   kind == LB_REFLECT_NAMES_VIEW_DEFINITION;
    bool is_both = kind == LB_REFLECT_NAMES_RELATIONS;
    lb_str database = is_temporary ? LB_STR("temp") : list->schema;
    lb_text_addf(sql, "SELECT %s FROM ", kind == LB_REFLECT_NAMES_VIEW_DEFINITION ? "sql" : "name");
    if ((is_both || kind == LB_REFLECT_NAMES_VIEW_DEFINITION) && !list->schema.ptr) {
        lb_text_adds(sql, "(SELECT * FROM sqlite_master UNION ALL SELECT * FROM"
                          " sqlite_temp_master)");
    } else {
        lb_sqlite_dialect.quote_name_always(sql, database.ptr ? database : LB_STR("main"));
        lb_text_adds(sql, ".sqlite_master");
    }
    lb_text_addf(sql, " WHERE type %s",
                 is_both   ? "IN ('table', 'view')"
                 : is_view ? "= 'view'"
                           : "= 'table'");
    if (kind == LB_REFLECT_NAMES_VIEW_DEFINITION) {
        lb_text_adds(sql, " AND name = ?");
    } else if (!list->with_internal) {
        lb_text_adds(sql, " AND name NOT LIKE 'sqlite~_%' ESCAPE '~'");
    }
    lb_text_adds(sql, " ORDER BY name");
}

lb_code sqlite_reflect_names(lb_executor *executor, const lb_reflect_list *list, lb_arena *arena,
                             lb_str_vector *out, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_datum name = {.kind = LB_DATUM_TEXT, .text = list->name};
    switch (list->kind) {
    case LB_REFLECT_NAMES_SCHEMAS:
        lb_text_adds(&sql, "SELECT name FROM pragma_database_list WHERE name <> 'temp'");
        break;
    case LB_REFLECT_NAMES_DEFAULT_SCHEMA:
        lb_text_adds(&sql, "SELECT 'main'");
        break;
    case LB_REFLECT_NAMES_SEQUENCES:
    case LB_REFLECT_NAMES_FOREIGN_TABLES:
    case LB_REFLECT_NAMES_MATERIALIZED_VIEWS:
        *out = (lb_str_vector){0};
        return LB_OK;
    default:
        add_names_query(&sql, list);
    }
    lb_query query = {
        .command.sql = lb_text_str(&sql),
        .parameters = &name,
        .parameter_count = list->kind == LB_REFLECT_NAMES_VIEW_DEFINITION,
    };
    return lb_reflect_first_column(executor, &query, arena, out, error);
}

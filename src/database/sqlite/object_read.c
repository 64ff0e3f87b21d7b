/* Reading the objects, and making them of schema.sql in memory. */
#include "database/sqlite/object.h"
#include "database/sqlite/sqlite.h"

/* ---- Reading -------------------------------------------------------------------------------- */

static bool is_ignored(const lb_object_options *options, lb_str name, lb_str table)
{
    for (size_t i = 0; i < options->ignored_count; i++) {
        if (lb_str_equal(name, options->ignored[i]) || lb_str_equal(table, options->ignored[i])) {
            return true;
        }
    }
    return false;
}

static void take_object(lb_objects *objects, lb_str type, lb_str name, lb_str table, lb_str sql)
{
    const lb_str none = {0};
    lb_arena *arena = &objects->arena;
    lb_object_kind kind = lb_str_is(type, "table")   ? LB_OBJECT_RELATION
                          : lb_str_is(type, "index") ? LB_OBJECT_INDEX
                          : lb_str_is(type, "view")  ? LB_OBJECT_VIEW
                                                     : LB_OBJECT_TRIGGER;
    bool is_part = kind == LB_OBJECT_INDEX || kind == LB_OBJECT_TRIGGER;
    lb_schema_object *object =
        lb_objects_add(objects, kind, none, is_part ? table : none, name, none);
    sqlite_tokens tokens = {0};
    object->source = lb_arena_str(arena, lb_str_trim(sql));
    sqlite_tokens_read(arena, object->source, &tokens);
    bool is_virtual = tokens.count > 1 && sqlite_token_is(&tokens.items[1], "virtual");
    if (kind == LB_OBJECT_RELATION && !is_virtual) {
        sqlite_object_parse(objects, object, &tokens);
    } else {
        object->definition = sqlite_tokens_fold(arena, &tokens, 0, tokens.count);
    }
}

/* Indexes and triggers stand on their table, or a trigger on its view. */
static void add_needs(lb_objects *objects)
{
    const lb_str none = {0};
    for (size_t i = 0; i < objects->list.count; i++) {
        lb_schema_object *object = objects->list.items[i];
        if (object->kind != LB_OBJECT_INDEX && object->kind != LB_OBJECT_TRIGGER) {
            continue;
        }
        lb_schema_object *needed =
            lb_objects_find(objects, LB_OBJECT_RELATION, none, none, object->table, none);
        if (!needed) {
            needed = lb_objects_find(objects, LB_OBJECT_VIEW, none, none, object->table, none);
        }
        if (needed) {
            lb_vector_push_in(&objects->arena, &object->needs, needed);
        }
    }
}

lb_code sqlite_objects_read(lb_connection *connection, const lb_object_options *options,
                            lb_objects **out, lb_error *error)
{
    LB_AUTO_RESULT lb_result rows = {0};
    LB_TRY(lb_connection_query(
        connection,
        LB_STR("SELECT type, name, (SELECT n.name FROM sqlite_master n WHERE n.type IN ('table',"
               " 'view') AND n.name = m.tbl_name COLLATE NOCASE), sql FROM sqlite_master m"
               " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
               " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow'"
               " AND schema = 'main') ORDER BY rowid"),
        &rows, error));
    lb_objects *objects = lb_objects_new();
    for (size_t i = 0; i < rows.row_count; i++) {
        lb_str name = lb_result_value(&rows, i, 1), table = lb_result_value(&rows, i, 2);
        if (!is_ignored(options, name, table)) {
            take_object(objects, lb_result_value(&rows, i, 0), name, table,
                        lb_result_value(&rows, i, 3));
        }
    }
    add_needs(objects);
    lb_objects_sort(objects);
    *out = objects;
    return LB_OK;
}

/* ---- Loading -------------------------------------------------------------------------------- */

typedef struct source {
    lb_command command;
    bool is_done;
} source;

typedef struct loading {
    lb_arena arena;
    LB_VECTOR(source) sources;
    lb_connection *connection;
} loading;

static lb_code add_file(loading *l, const lb_source_file *file, lb_error *error)
{
    lb_statements statements = {0};
    lb_code code = lb_sqlite_dialect.split(&l->arena, file->text, &statements, error);
    if (code != LB_OK) {
        if (error) {
            lb_error_at(error, file->path, error->line, error->column);
        }
        return code;
    }
    for (size_t i = 0; i < statements.count; i++) {
        const lb_statement *statement = &statements.items[i];
        source added = {.command = {.sql = statement->text,
                                    .file = file->path,
                                    .line = statement->line,
                                    .column = statement->column}};
        if (!statement->is_transaction_control) {
            lb_vector_push_in(&l->arena, &l->sources, added);
        }
    }
    return LB_OK;
}

/* Again and again, while that helps. */
static lb_code run_sources(loading *l, lb_error *error)
{
    LB_AUTO_ERROR lb_error first = {0};
    for (bool is_moving = true; is_moving;) {
        size_t left = 0;
        is_moving = false;
        lb_error_clear(&first);
        for (size_t i = 0; i < l->sources.count; i++) {
            source *s = &l->sources.items[i];
            if (s->is_done) {
                continue;
            }
            LB_AUTO_ERROR lb_error failed = {0};
            lb_code code = lb_connection_run(l->connection, &s->command, 1, NULL, &failed);
            if (code == LB_OK) {
                s->is_done = is_moving = true;
            } else if (code != LB_ERR_DATABASE) {
                return lb_error_move(error, &failed);
            } else if (left++ == 0) {
                lb_error_move(&first, &failed);
            }
        }
        if (!left) {
            return LB_OK;
        }
    }
    return first.message ? lb_error_move(error, &first) : LB_OK;
}

static lb_code sqlite_objects_load(lb_connection *connection LB_UNUSED, const lb_url *url LB_UNUSED,
                                   const lb_source_file *files, size_t count,
                                   const lb_object_options *options, lb_objects **out,
                                   lb_error *error)
{
    loading l = {0};
    lb_url memory = {0};
    const lb_connect_options plain = {0};
    lb_code code = lb_url_parse(&l.arena, LB_STR("sqlite://"), &memory, error);
    for (size_t i = 0; code == LB_OK && i < count; i++) {
        code = add_file(&l, &files[i], error);
    }
    if (code == LB_OK) {
        code = lb_connection_open(&memory, &plain, &l.connection, error);
    }
    if (code == LB_OK) {
        code = run_sources(&l, error);
    }
    if (code == LB_OK) {
        code = sqlite_objects_read(l.connection, options, out, error);
    }
    lb_connection_close(l.connection);
    lb_arena_free(&l.arena);
    return code;
}

const lb_object_rules sqlite_object_rules = {
    .read = sqlite_objects_read,
    .load = sqlite_objects_load,
    .create = sqlite_object_create,
    .drop = sqlite_object_drop,
    .alter = sqlite_object_alter,
    .rename = sqlite_object_rename,
    .alter_table = sqlite_object_alter_table,
};

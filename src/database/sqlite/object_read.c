/* Reading the objects, and making them of schema.sql in memory. */
#include "database/object_source.h"
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

static lb_code load_content(const lb_object_content *content, const lb_object_options *options,
                            lb_objects **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_connection *memory = NULL;
    lb_url url = {0};
    const lb_connect_options plain = {0};
    LB_TRY(lb_url_parse(&arena, LB_STR("sqlite://"), &url, error));
    LB_TRY(lb_connection_open(&url, &plain, &memory, error));
    lb_code code = content->make(content->context, memory, error);
    if (code == LB_OK) {
        code = sqlite_objects_read(memory, options, out, error);
    }
    lb_connection_close(memory);
    return code;
}

static lb_code sqlite_objects_load(lb_connection *connection LB_UNUSED, const lb_url *url LB_UNUSED,
                                   const lb_source_file *files, size_t count,
                                   const lb_object_options *options, lb_objects **out,
                                   lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_object_sources sources = {0};
    LB_TRY(lb_object_sources_split(&arena, &lb_sqlite_dialect, files, count, &sources, error));
    const lb_object_content content = lb_object_content_of(&sources);
    return load_content(&content, options, out, error);
}

static lb_code load_made(const lb_url *url LB_UNUSED, lb_object_maker *make, void *context,
                         const lb_object_options *options, lb_objects **out, lb_error *error)
{
    const lb_object_content content = {make, context, NULL, NULL};
    return load_content(&content, options, out, error);
}

const lb_object_rules sqlite_object_rules = {
    .read = sqlite_objects_read,
    .load = sqlite_objects_load,
    .load_made = load_made,
    .create = sqlite_object_create,
    .drop = sqlite_object_drop,
    .alter = sqlite_object_alter,
    .rename = sqlite_object_rename,
    .alter_table = sqlite_object_alter_table,
};

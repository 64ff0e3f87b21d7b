/* What makes, changes and drops an object; a table is made anew where ALTER TABLE cannot do it. */
#include "database/sqlite/object.h"
#include "database/sqlite/sqlite.h"

static void add_name(lb_text *out, lb_str name)
{
    lb_sqlite_dialect.quote_name(out, name);
}

static lb_object_statement *put(lb_arena *arena, lb_text *sql, lb_object_statements *out)
{
    lb_object_statement statement = {.sql = lb_arena_str(arena, lb_text_str(sql))};
    lb_text_truncate(sql, 0);
    lb_vector_push_in(arena, out, statement);
    return &lb_vector_last(out);
}

void sqlite_object_create(lb_arena *arena, const lb_objects *all LB_UNUSED,
                          const lb_schema_object *object, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    if (object->kind == LB_OBJECT_RELATION && !object->definition.ptr) {
        lb_text_adds(&sql, "CREATE TABLE ");
        add_name(&sql, object->name);
        lb_text_addc(&sql, ' ');
    }
    lb_text_add(&sql, object->source);
    put(arena, &sql, out);
}

void sqlite_object_drop(lb_arena *arena, const lb_objects *all LB_UNUSED,
                        const lb_schema_object *object, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_addf(&sql, "DROP %s ",
                 object->kind == LB_OBJECT_RELATION ? "TABLE"
                 : object->kind == LB_OBJECT_INDEX  ? "INDEX"
                 : object->kind == LB_OBJECT_VIEW   ? "VIEW"
                                                    : "TRIGGER");
    add_name(&sql, object->name);
    put(arena, &sql, out)->loses_data = object->kind == LB_OBJECT_RELATION;
}

/* Tables are changed by sqlite_object_alter_table(), and SQLite alters nothing else. */
bool sqlite_object_alter(lb_arena *arena LB_UNUSED, const lb_objects *before LB_UNUSED,
                         const lb_schema_object *from LB_UNUSED, const lb_objects *after LB_UNUSED,
                         const lb_schema_object *to LB_UNUSED, lb_object_statements *out LB_UNUSED)
{
    return false;
}

bool sqlite_object_rename(lb_arena *arena, const lb_objects *all LB_UNUSED,
                          const lb_schema_object *from, lb_str name, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    if (from->kind != LB_OBJECT_RELATION && from->kind != LB_OBJECT_COLUMN) {
        return false;
    }
    lb_str old = from->name;
    if (from->kind == LB_OBJECT_RELATION &&
        lb_str_equal_nocase(old, name)) { /* two names to SQLite */
        LB_AUTO_TEXT lb_text waiting = {0};
        lb_text_addf(&waiting, "_limbeck_%.*s", LB_ARG(name));
        lb_text_adds(&sql, "ALTER TABLE ");
        add_name(&sql, old);
        lb_text_adds(&sql, " RENAME TO ");
        old = lb_arena_str(arena, lb_text_str(&waiting));
        add_name(&sql, old);
        put(arena, &sql, out);
    }
    lb_text_adds(&sql, "ALTER TABLE ");
    add_name(&sql, from->kind == LB_OBJECT_COLUMN ? from->table : old);
    if (from->kind == LB_OBJECT_COLUMN) {
        lb_text_adds(&sql, " RENAME COLUMN ");
        add_name(&sql, from->name);
        lb_text_adds(&sql, " TO ");
    } else {
        lb_text_adds(&sql, " RENAME TO ");
    }
    add_name(&sql, name);
    put(arena, &sql, out);
    return true;
}

/* ---- Changing a table ----------------------------------------------------------------------- */

typedef LB_VECTOR(const lb_schema_object *) parts;

static parts parts_of(lb_arena *arena, const lb_objects *all, const lb_schema_object *table,
                      lb_object_kind kind)
{
    parts found = {0};
    for (size_t i = 0; i < all->list.count; i++) {
        const lb_schema_object *part = all->list.items[i];
        if (part->kind == kind && lb_str_equal(part->table, table->name)) {
            lb_vector_push_in(arena, &found, part);
        }
    }
    return found;
}

static bool is_same(const lb_schema_object *a, const lb_schema_object *b)
{
    static const char *const names[] = {"type", "generated"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (!lb_str_equal(lb_object_get(a, names[i]), lb_object_get(b, names[i]))) {
            return false;
        }
    }
    return lb_str_equal(a->name, b->name) && lb_str_equal(a->definition, b->definition);
}

static bool are_same(const parts *a, const parts *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i >= a->count || i >= b->count || !is_same(a->items[i], b->items[i])) {
            return false;
        }
    }
    return true;
}

static bool is_constant(lb_str value)
{
    return value.ptr && value.ptr[0] != '(' && !lb_str_is_nocase(value, "null") &&
           !lb_str_is_nocase(lb_str_slice(value, 0, sizeof "current" - 1), "current");
}

/* Whether ADD COLUMN takes it. */
static bool can_add(const lb_schema_object *column)
{
    lb_str value = lb_object_get(column, "default");
    bool is_null = !value.ptr || lb_str_is_nocase(value, "null");
    if (lb_object_get(column, "key").ptr || (!is_null && !is_constant(value)) ||
        lb_str_is(lb_object_get(column, "generated"), "STORED")) {
        return false;
    }
    return !is_null || !lb_object_get(column, "is_not_null").ptr;
}

static bool add_columns(lb_arena *arena, const lb_schema_object *to, const parts *olds,
                        const parts *news, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    for (size_t i = olds->count; i < news->count; i++) {
        if (!can_add(news->items[i])) {
            return false;
        }
    }
    for (size_t i = olds->count; i < news->count; i++) {
        lb_text_adds(&sql, "ALTER TABLE ");
        add_name(&sql, to->name);
        lb_text_addf(&sql, " ADD COLUMN %.*s", LB_ARG(news->items[i]->source));
        put(arena, &sql, out);
    }
    return true;
}

static const lb_schema_object *find(const parts *columns, lb_str name)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (lb_str_equal_nocase(columns->items[i]->name, name)) {
            return columns->items[i];
        }
    }
    return NULL;
}

/* For a column that may not be NULL: its default, else nothing of its type. */
static void add_filler(lb_text *out, const lb_schema_object *column)
{
    lb_str value = lb_object_get(column, "default"), type = lb_object_get(column, "type");
    if (value.ptr && !lb_str_is_nocase(value, "null")) {
        lb_text_add(out, value);
    } else {
        static const lb_str words[] = {{"char", 4}, {"clob", 4}, {"text", 4}};
        bool is_text = false;
        for (size_t i = 0; i < LB_COUNT(words); i++) {
            is_text |= lb_str_find(type, words[i]) != SIZE_MAX;
        }
        bool is_blob = lb_str_find(type, LB_STR("blob")) != SIZE_MAX;
        lb_text_adds(out, is_text ? "''" : is_blob ? "x''" : "0");
    }
}

/* Its columns take values of their own type only. */
static bool is_strict_table(const lb_schema_object *table)
{
    return lb_str_starts(lb_object_get(table, "options"), LB_STR("strict"));
}

static void add_copy(lb_text *sql, const lb_schema_object *from, const lb_schema_object *to,
                     lb_str copy, const parts *olds, const parts *news)
{
    LB_AUTO_TEXT lb_text values = {0};
    size_t count = 0;
    bool was_strict = is_strict_table(from), is_strict = is_strict_table(to);
    lb_text_adds(sql, "INSERT INTO ");
    add_name(sql, to->name);
    lb_text_adds(sql, " (");
    for (size_t i = 0; i < news->count; i++) {
        const lb_schema_object *column = news->items[i], *old = find(olds, column->name);
        bool is_needed = lb_object_get(column, "is_not_null").ptr;
        bool is_filled = is_needed && !lb_object_get(column, "default").ptr;
        if (lb_object_get(column, "generated").ptr || (!old && !is_filled)) {
            continue;
        }
        lb_text_adds(sql, count ? ", " : "");
        lb_text_adds(&values, count++ ? ", " : "");
        add_name(sql, column->name);
        bool is_cast = is_strict && old && !lb_str_is(lb_object_get(column, "type"), "any") &&
                       (!was_strict ||
                        !lb_str_equal(lb_object_get(column, "type"), lb_object_get(old, "type")));
        bool may_be_null = is_needed && (!old || !lb_object_get(old, "is_not_null").ptr);
        lb_text_adds(&values, old && may_be_null ? "COALESCE(" : "");
        if (old) {
            lb_text_adds(&values, is_cast ? "CAST(" : "");
            add_name(&values, old->name);
            if (is_cast) {
                lb_text_addf(&values, " AS %.*s)", LB_ARG(lb_object_get(column, "type")));
            }
        }
        if (may_be_null) {
            lb_text_adds(&values, old ? ", " : "");
            add_filler(&values, column);
            lb_text_adds(&values, old ? ")" : "");
        }
    }
    lb_text_addf(sql, ") SELECT %.*s FROM ", LB_ARG(lb_text_str(&values)));
    add_name(sql, copy);
    if (!count) {
        lb_text_truncate(sql, 0);
    }
}

static bool loses_column(const parts *olds, const parts *news)
{
    for (size_t i = 0; i < olds->count; i++) {
        if (!find(news, olds->items[i]->name) && !lb_object_get(olds->items[i], "generated").ptr) {
            return true;
        }
    }
    return false;
}

/* The rows wait in a plain table, so that the new one has its own name from the start: what its
   text says of itself holds, and nothing that names it is rewritten. */
static void make_anew(lb_arena *arena, const lb_schema_object *from, const lb_schema_object *to,
                      const parts *olds, const parts *news, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0}, name = {0};
    lb_text_addf(&name, "_limbeck_%.*s", LB_ARG(to->name));
    lb_str copy = lb_arena_str(arena, lb_text_str(&name));
    lb_text_adds(&sql, "CREATE TABLE ");
    add_name(&sql, copy);
    lb_text_adds(&sql, " AS SELECT * FROM ");
    add_name(&sql, from->name);
    put(arena, &sql, out);
    lb_text_adds(&sql, "DROP TABLE ");
    add_name(&sql, from->name);
    put(arena, &sql, out)->loses_data = loses_column(olds, news);
    sqlite_object_create(arena, NULL, to, out);
    add_copy(&sql, from, to, copy, olds, news);
    if (sql.len) {
        put(arena, &sql, out);
    }
    lb_text_adds(&sql, "DROP TABLE ");
    add_name(&sql, copy);
    put(arena, &sql, out);
}

bool sqlite_object_alter_table(lb_arena *arena, const lb_objects *before,
                               const lb_schema_object *from, const lb_objects *after,
                               const lb_schema_object *to, lb_object_statements *out)
{
    if (from->definition.ptr || to->definition.ptr) { /* a virtual table */
        sqlite_object_drop(arena, before, from, out);
        sqlite_object_create(arena, after, to, out);
        return true;
    }
    parts olds = parts_of(arena, before, from, LB_OBJECT_COLUMN);
    parts news = parts_of(arena, after, to, LB_OBJECT_COLUMN);
    parts old_checks = parts_of(arena, before, from, LB_OBJECT_CONSTRAINT);
    parts new_checks = parts_of(arena, after, to, LB_OBJECT_CONSTRAINT);
    bool is_longer = news.count > olds.count && are_same(&olds, &news, olds.count) &&
                     old_checks.count == new_checks.count &&
                     are_same(&old_checks, &new_checks, new_checks.count) &&
                     lb_str_equal(lb_object_get(from, "options"), lb_object_get(to, "options"));
    if (is_longer && add_columns(arena, to, &olds, &news, out)) {
        return false;
    }
    make_anew(arena, from, to, &olds, &news, out);
    return true;
}

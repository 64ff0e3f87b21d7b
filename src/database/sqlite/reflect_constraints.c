#include <stdarg.h>

#include "base/repr.h"
#include "database/sqlite/reflect.h"

void sqlite_warn(sqlite_reader *reader, const char *format, ...)
{
    LB_AUTO_TEXT lb_text text = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&text, format, args);
    va_end(args);
    lb_vector_push_in(reader->arena, &reader->schema->warnings,
                      lb_arena_str(reader->arena, lb_text_str(&text)));
}

static lb_constraint *add(sqlite_reader *reader, lb_table *table, lb_constraint_kind kind,
                          lb_str name, const lb_str_vector *columns)
{
    lb_constraint *constraint =
        lb_constraint_new(reader->arena, kind, (lb_name){.text = name, .is_final = name.ptr});
    for (size_t i = 0; columns && i < columns->count; i++) {
        lb_schema_column *column = lb_table_find_column(table, columns->items[i]);
        lb_vector_push_in(reader->arena, &constraint->columns, columns->items[i]);
        if (column) {
            lb_vector_push_in(reader->arena, &constraint->column_nodes, column);
        }
    }
    lb_table_add_constraint(reader->arena, table, constraint);
    return constraint;
}

static void add_primary_key(sqlite_reader *reader, const sqlite_seen *seen)
{
    if (seen->primary_key.count) {
        lb_str name = sqlite_parse_primary_key(&reader->parser, seen->table->sql);
        const lb_constraint *key =
            add(reader, seen->table, LB_CONSTRAINT_PRIMARY_KEY, name, &seen->primary_key);
        for (size_t i = 0; i < key->column_nodes.count; i++) {
            key->column_nodes.items[i]->is_primary_key = true;
        }
    }
}

/* ---- Foreign keys --------------------------------------------------------------------------- */

/* The rows of one key: by its id, in the order in which the pragma tells them. */
struct key {
    int64_t id;
    const sqlite_seen_key *first;
    lb_str_vector columns, referents;
};
typedef LB_VECTOR(struct key) keys;

static void collect_keys(sqlite_reader *reader, const sqlite_seen *seen, keys *out)
{
    for (size_t i = 0; i < seen->keys.count; i++) {
        const sqlite_seen_key *row = &seen->keys.items[i];
        struct key *key = NULL;
        for (size_t k = 0; k < out->count; k++) {
            key = out->items[k].id == row->id ? &out->items[k] : key;
        }
        if (!key) {
            struct key fresh = {.id = row->id, .first = row};
            const lb_str_vector *primary = lb_map_get(&reader->primary_keys, row->table);
            if (!row->referent.ptr && primary) {
                fresh.referents = *primary;
            }
            lb_vector_push_in(reader->arena, out, fresh);
            key = &lb_vector_last(out);
        }
        lb_vector_push_in(reader->arena, &key->columns, row->column);
        if (row->referent.ptr) {
            lb_vector_push_in(reader->arena, &key->referents, row->referent);
        }
    }
}

static void add_part(lb_text *out, lb_str part)
{
    lb_text_add(out, part);
    lb_text_addc(out, '\0');
}

/* What a key is known by in the text: its columns, the table and its columns. */
static void add_signature(lb_text *out, const lb_str_vector *columns, lb_str table,
                          const lb_str_vector *referents, void (*add_to)(lb_text *out, lb_str part))
{
    for (size_t i = 0; i < columns->count; i++) {
        add_to(out, columns->items[i]);
    }
    add_to(out, table);
    for (size_t i = 0; i < referents->count; i++) {
        add_to(out, referents->items[i]);
    }
}

static void add_quoted(lb_text *out, lb_str part)
{
    lb_text_adds(out, out->len ? ", " : "(");
    lb_text_add_repr(out, part);
}

static lb_constraint *add_key(sqlite_reader *reader, const sqlite_seen *seen, const struct key *key,
                              lb_str name)
{
    lb_constraint *constraint =
        add(reader, seen->table, LB_CONSTRAINT_FOREIGN_KEY, name, &key->columns);
    constraint->referent_schema.text = reader->table_schema;
    constraint->referent_table.text = key->first->table;
    constraint->referent_columns = key->referents;
    return constraint;
}

static lb_str unless(lb_str text, const char *none)
{
    return lb_str_is(text, none) ? (lb_str){0} : text;
}

/* What the pragma says, where SQLAlchemy asks the text alone. */
static void add_actions(const sqlite_seen_key *row, lb_constraint *constraint)
{
    constraint->on_update = unless(row->on_update, "NO ACTION");
    constraint->on_delete = unless(row->on_delete, "NO ACTION");
    constraint->match = unless(row->match, "NONE");
}

/* A key that the text names is found by its signature, and takes name and options from there; the
 * others follow without them. */
static void add_foreign_keys(sqlite_reader *reader, const sqlite_seen *seen)
{
    LB_AUTO_MAP lb_map by_signature = {0};
    keys all = {0};
    sqlite_parsed_keys parsed = {0};
    bool is_faithful = reader->options->is_faithful;
    collect_keys(reader, seen, &all);
    for (size_t i = 0; i < all.count; i++) {
        LB_AUTO_TEXT lb_text key = {0};
        const struct key *one = &all.items[i];
        add_signature(&key, &one->columns, one->first->table, &one->referents, add_part);
        lb_map_set(&by_signature, lb_text_str(&key), &all.items[i]);
    }
    if (seen->table->sql.ptr) {
        sqlite_parse_foreign_keys(&reader->parser, seen->table->sql, &parsed);
    }
    for (size_t i = 0; i < parsed.count; i++) {
        const sqlite_parsed_key *p = &parsed.items[i];
        LB_AUTO_TEXT lb_text key = {0};
        add_signature(&key, &p->columns, p->referent, &p->referent_columns, add_part);
        const struct key *found = lb_map_get(&by_signature, lb_text_str(&key));
        if (!found) {
            LB_AUTO_TEXT lb_text shown = {0};
            add_signature(&shown, &p->columns, p->referent, &p->referent_columns, add_quoted);
            sqlite_warn(reader,
                        "WARNING: SQL-parsed foreign key constraint '%s)' could not be located in "
                        "PRAGMA foreign_keys for table %.*s",
                        lb_text_cstr(&shown), LB_ARG(seen->table->name.text));
            continue;
        }
        lb_constraint *constraint = add_key(reader, seen, found, p->name);
        constraint->on_delete = p->on_delete;
        constraint->on_update = p->on_update;
        constraint->initially = p->initially;
        constraint->deferrable = !p->has_deferrable ? LB_UNSET : p->is_deferrable ? LB_YES : LB_NO;
        if (is_faithful) {
            add_actions(found->first, constraint);
        }
        lb_map_remove(&by_signature, lb_text_str(&key));
    }
    for (const lb_map_entry *e = lb_map_first(&by_signature); e; e = lb_map_next(e)) {
        const struct key *key = lb_map_value(e);
        lb_constraint *constraint = add_key(reader, seen, key, (lb_str){0});
        if (is_faithful) {
            add_actions(key->first, constraint);
        }
    }
}

/* ---- Unique and check ----------------------------------------------------------------------- */

static void add_columns(lb_text *out, const lb_str_vector *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        add_part(out, columns->items[i]);
    }
}

/* A UNIQUE that the regular expressions did not find. */
static void add_unseen(sqlite_reader *reader, const sqlite_seen *seen,
                       const sqlite_seen_index *index)
{
    lb_str_vector columns = {0};
    for (size_t i = 0; i < index->elements.count; i++) {
        lb_vector_push_in(reader->arena, &columns, index->elements.items[i].column.text);
    }
    if (index->is_of_unique) {
        add(reader, seen->table, LB_CONSTRAINT_UNIQUE, (lb_str){0}, &columns);
    }
}

/* A constraint of the text counts where SQLite made an index for it. */
static void add_uniques(sqlite_reader *reader, const sqlite_seen *seen)
{
    LB_AUTO_MAP lb_map automatic = {0};
    sqlite_parsed_keys parsed = {0};
    for (size_t i = 0; i < seen->indexes.count; i++) {
        const sqlite_seen_index *index = &seen->indexes.items[i];
        LB_AUTO_TEXT lb_text key = {0};
        if (!lb_str_starts(index->name, LB_STR("sqlite_autoindex")) || index->has_expression) {
            continue;
        }
        for (size_t k = 0; k < index->elements.count; k++) {
            add_part(&key, index->elements.items[k].column.text);
        }
        lb_map_set(&automatic, lb_text_str(&key), &seen->indexes.items[i]);
    }
    if (seen->table->sql.ptr && lb_map_count(&automatic)) {
        sqlite_parse_uniques(&reader->parser, seen->table->sql, &parsed);
    }
    for (size_t i = 0; i < parsed.count; i++) {
        LB_AUTO_TEXT lb_text key = {0};
        add_columns(&key, &parsed.items[i].columns);
        if (lb_map_remove(&automatic, lb_text_str(&key))) {
            add(reader, seen->table, LB_CONSTRAINT_UNIQUE, parsed.items[i].name,
                &parsed.items[i].columns);
        }
    }
    for (const lb_map_entry *e = lb_map_first(&automatic); reader->options->is_faithful && e;
         e = lb_map_next(e)) {
        add_unseen(reader, seen, lb_map_value(e));
    }
}

/* The faithful reading takes CHECKs from the definition. */
static void add_checks(sqlite_reader *reader, const sqlite_seen *seen)
{
    sqlite_parsed_checks parsed = {0};
    if (reader->options->is_faithful && seen->table->kind == LB_TABLE_PLAIN) {
        return;
    }
    if (seen->table->sql.ptr) {
        sqlite_parse_checks(&reader->parser, seen->table->sql, &parsed);
    }
    for (size_t i = 0; i < parsed.count; i++) {
        lb_constraint *constraint =
            add(reader, seen->table, LB_CONSTRAINT_CHECK, parsed.items[i].name, NULL);
        constraint->check = lb_expression_sql(reader->arena, parsed.items[i].sql);
    }
}

void sqlite_add_constraints(sqlite_reader *reader, const sqlite_seen *seen)
{
    add_primary_key(reader, seen);
    add_foreign_keys(reader, seen);
    add_uniques(reader, seen);
    add_checks(reader, seen);
}

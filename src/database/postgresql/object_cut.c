/*
 * Tables of schema.sql that refer to each other in a circle: there is no order in which they could
 * be made. Their foreign keys are taken out of CREATE TABLE, and added by statements of their own,
 * with the names that the server would have given them.
 */
#include "database/object_source.h"
#include "database/postgresql/lexer.h"
#include "database/postgresql/object.h"

typedef LB_VECTOR(pg_token) tokens;

typedef struct statement {
    lb_arena *arena;
    lb_str text;
    tokens all;
    size_t name, name_end; /* of the table, as tokens */
    size_t list, list_end; /* the brackets */
} statement;

static lb_str text_of(const statement *s, size_t from, size_t to)
{
    return from < to ? lb_str_slice(s->text, s->all.items[from].start, s->all.items[to - 1].end)
                     : LB_STR("");
}

static bool is_word(const statement *s, size_t i, const char *word)
{
    return i < s->all.count && s->all.items[i].kind == PG_TOKEN_WORD &&
           lb_str_is_nocase(text_of(s, i, i + 1), word);
}

static bool is_mark(const statement *s, size_t i, char mark)
{
    return i < s->all.count && s->all.items[i].kind == PG_TOKEN_OTHER &&
           text_of(s, i, i + 1).ptr[0] == mark;
}

/* Behind the bracket that closes the one at `i`. */
static size_t behind_brackets(const statement *s, size_t i)
{
    unsigned depth = 0;
    for (; i < s->all.count; i++) {
        depth += s->all.items[i].kind == PG_TOKEN_OPEN;
        if (s->all.items[i].kind == PG_TOKEN_CLOSE && --depth == 0) {
            return i + 1;
        }
    }
    return i;
}

static size_t behind_name(const statement *s, size_t i)
{
    for (i++; is_mark(s, i, '.'); i += 2) {
    }
    return i;
}

static bool is_open(const statement *s, size_t i)
{
    return i < s->all.count && s->all.items[i].kind == PG_TOKEN_OPEN;
}

/* Behind a clause that starts with REFERENCES. */
static size_t behind_references(const statement *s, size_t i)
{
    i = behind_name(s, i + 1);
    i = is_open(s, i) ? behind_brackets(s, i) : i;
    for (;;) {
        if (is_word(s, i, "match") || is_word(s, i, "initially")) {
            i += 2;
        } else if (is_word(s, i, "on")) {
            i += is_word(s, i + 2, "no") || is_word(s, i + 2, "set") ? 4 : 3;
            i = is_open(s, i) ? behind_brackets(s, i) : i;
        } else if (is_word(s, i, "deferrable")) {
            i++;
        } else if (is_word(s, i, "not") &&
                   (is_word(s, i + 1, "deferrable") || is_word(s, i + 1, "valid"))) {
            i += 2;
        } else {
            return i;
        }
    }
}

static bool read_statement(statement *s)
{
    pg_lexer lexer = {.text = s->text};
    size_t i = 1;
    for (;;) {
        pg_token token = pg_lexer_next(&lexer);
        if (token.kind == PG_TOKEN_ERROR) {
            return false;
        }
        if (token.kind == PG_TOKEN_END) {
            break;
        }
        lb_vector_push_in(s->arena, &s->all, token);
    }
    if (!is_word(s, 0, "create")) {
        return false;
    }
    i += is_word(s, i, "unlogged");
    if (!is_word(s, i++, "table")) {
        return false;
    }
    i += is_word(s, i, "if") ? 3 : 0;
    s->name = i;
    s->name_end = s->list = behind_name(s, i);
    s->list_end = is_open(s, s->list) ? behind_brackets(s, s->list) - 1 : 0;
    return s->list_end > s->list && s->list_end < s->all.count;
}

/* Where the element that starts at `i` ends: its comma, or the list's bracket. */
static size_t end_of_element(const statement *s, size_t i)
{
    while (i < s->list_end && !is_mark(s, i, ',')) {
        i = is_open(s, i) ? behind_brackets(s, i) : i + 1;
    }
    return i;
}

static void add_key(const statement *s, const lb_object_source *of, lb_str column, lb_str name,
                    lb_str key, lb_object_sources *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_addf(&sql, "ALTER TABLE %.*s ADD %.*s ", LB_ARG(text_of(s, s->name, s->name_end)),
                 LB_ARG(name));
    if (column.ptr) {
        lb_text_addf(&sql, "FOREIGN KEY (%.*s) ", LB_ARG(column));
    }
    lb_text_add(&sql, key);
    lb_object_source added = *of;
    added.command.sql = lb_arena_str(s->arena, lb_text_str(&sql));
    lb_vector_push_in(s->arena, out, added);
}

/* Writes an element without its foreign keys; false: it is nothing else. */
static bool cut_element(const statement *s, const lb_object_source *of, size_t from, size_t to,
                        lb_text *sql, lb_object_sources *keys)
{
    size_t start = is_word(s, from, "constraint") ? from + 2 : from, kept = from;
    if (is_word(s, start, "foreign")) {
        add_key(s, of, (lb_str){0}, LB_STR(""), text_of(s, from, to), keys);
        return false;
    }
    lb_str column = text_of(s, from, from + 1);
    for (size_t i = from; i < to;) {
        if (!is_word(s, i, "references") || i == from) {
            i = is_open(s, i) ? behind_brackets(s, i) : i + 1;
            continue;
        }
        size_t end = behind_references(s, i), first = is_word(s, i - 2, "constraint") ? i - 2 : i;
        add_key(s, of, column, text_of(s, first, i), text_of(s, i, end), keys);
        lb_text_add(sql, text_of(s, kept, first));
        lb_text_addc(sql, ' ');
        kept = i = end;
    }
    lb_text_add(sql, text_of(s, kept, to));
    return true;
}

static void cut(lb_arena *arena, lb_object_source *source, lb_object_sources *keys)
{
    statement s = {.arena = arena, .text = source->command.sql};
    LB_AUTO_TEXT lb_text sql = {0};
    size_t before = keys->count, count = 0;
    if (!read_statement(&s)) {
        return;
    }
    lb_text_add(&sql, text_of(&s, 0, s.list + 1));
    for (size_t i = s.list + 1; i < s.list_end;) {
        LB_AUTO_TEXT lb_text element = {0};
        size_t end = end_of_element(&s, i);
        if (cut_element(&s, source, i, end, &element, keys)) {
            lb_text_adds(&sql, count++ ? ",\n" : "\n");
            lb_text_add(&sql, lb_text_str(&element));
        }
        i = end + 1;
    }
    lb_text_adds(&sql, "\n");
    lb_text_add(&sql, text_of(&s, s.list_end, s.all.count));
    if (keys->count > before) {
        source->command.sql = lb_arena_str(arena, lb_text_str(&sql));
    }
}

bool pg_sources_cut_keys(lb_arena *arena, lb_object_sources *sources)
{
    lb_object_sources keys = {0};
    for (size_t i = 0; i < sources->count; i++) {
        if (!sources->items[i].is_done) {
            cut(arena, &sources->items[i], &keys);
        }
    }
    for (size_t i = 0; i < keys.count; i++) {
        lb_vector_push_in(arena, sources, keys.items[i]);
    }
    return keys.count > 0;
}

/*
 * What the objects that schema.sql makes depend on, so that they need not be made again: the
 * server's part of it in one query (objects/key.sql), and whether there is more than can be told. A
 * statement of a language or a query may look at anything (DO, CALL, SELECT, INSERT), and some
 * literals and bounds of partitions are taken for the moment at which the statement runs.
 */
#include "database/postgresql/lexer.h"
#include "database/postgresql/object.h"
#include "database/postgresql/postgresql.h"

#include "object_digest.h" /* LB_OBJECT_SOURCES, made by digest.py */

enum { LONGEST_DATE = 160 }; /* bytes; the server takes less */

/* ---- Statements ----------------------------------------------------------------------------- */

typedef struct judge {
    pg_lexer lexer;
    pg_token now, next;
} judge;

static void advance(judge *j)
{
    j->now = j->next;
    j->next = pg_lexer_next(&j->lexer);
}

static lb_str text_of(const judge *j, pg_token token)
{
    return lb_str_slice(j->lexer.text, token.start, token.end);
}

static bool is_word(const judge *j, pg_token token, const char *word)
{
    return token.kind == PG_TOKEN_WORD && lb_str_is_nocase(text_of(j, token), word);
}

static bool is_one_of(lb_str word, const char *const *words)
{
    while (*words && !lb_str_is_nocase(word, *words)) {
        words++;
    }
    return *words;
}

/* 'today', ' now ', $$tomorrow 10:00$$. */
static bool names_a_moment(lb_str literal)
{
    static const char *const moments[] = {"now", "today", "tomorrow", "yesterday", NULL};
    for (size_t from = 0, to; literal.len <= LONGEST_DATE && from < literal.len; from = to + 1) {
        for (to = from; to < literal.len && lb_is_alpha(literal.ptr[to]);) {
            to++;
        }
        bool is_call = to < literal.len && literal.ptr[to] == '('; /* in the body of a function */
        if (!is_call && is_one_of(lb_str_slice(literal, from, to), moments)) {
            return true;
        }
    }
    return false;
}

/* In FOR VALUES: a call, or a word that stands for one. */
static bool is_computed(const judge *j)
{
    static const char *const syntax[] = {"from", "to", "in", "with", "values", NULL};
    static const char *const values[] = {"current_date",    "current_time",   "current_timestamp",
                                         "localtime",       "localtimestamp", "current_role",
                                         "current_catalog", "current_schema", "current_user",
                                         "session_user",    "user",           NULL};
    lb_str text = text_of(j, j->now);
    bool is_call = j->next.kind == PG_TOKEN_OPEN && !is_one_of(text, syntax);
    return (j->now.kind == PG_TOKEN_NAME && is_call) ||
           (j->now.kind == PG_TOKEN_WORD && (is_call || is_one_of(text, values)));
}

/* Which change nothing but the catalog, and ask nothing. */
static bool is_definition(const judge *j)
{
    static const char *const verbs[] = {"create", "alter", "comment",  "grant",   "revoke",  "drop",
                                        "set",    "reset", "security", "refresh", "analyze", NULL};
    return j->now.kind == PG_TOKEN_WORD && is_one_of(text_of(j, j->now), verbs) &&
           !(is_word(j, j->now, "create") && is_word(j, j->next, "event"));
}

/* What pg_dump writes: SELECT pg_catalog.set_config('search_path', '', false). */
static bool is_of_dump(judge *j)
{
    static const char *const functions[] = {"set_config", "setval", NULL};
    if (!is_word(j, j->now, "select")) {
        return false;
    }
    advance(j);
    if (is_word(j, j->now, "pg_catalog") && lb_str_is(text_of(j, j->next), ".")) {
        advance(j);
        advance(j);
    }
    if (j->now.kind != PG_TOKEN_WORD || !is_one_of(text_of(j, j->now), functions) ||
        j->next.kind != PG_TOKEN_OPEN) {
        return false;
    }
    for (advance(j); j->now.kind != PG_TOKEN_END; advance(j)) {
        bool is_plain = j->now.kind == PG_TOKEN_OTHER || is_word(j, j->now, "true") ||
                        is_word(j, j->now, "false") || j->now.kind == PG_TOKEN_CLOSE;
        if (!is_plain && j->now.kind != PG_TOKEN_OPEN) {
            return false;
        }
    }
    return true;
}

bool pg_statement_is_repeatable(lb_str sql)
{
    judge j = {.lexer = {.text = sql}};
    bool in_bound = false;
    advance(&j);
    advance(&j);
    if (!is_definition(&j)) {
        return is_of_dump(&j);
    }
    bool has_labels = is_word(&j, j.now, "comment") ||
                      (is_word(&j, j.now, "create") && is_word(&j, j.next, "type"));
    for (; j.now.kind != PG_TOKEN_END; advance(&j)) {
        if (is_word(&j, j.now, "for") && is_word(&j, j.next, "values")) {
            in_bound = true;
        } else if (is_word(&j, j.now, "partition") || is_word(&j, j.now, "using") ||
                   is_word(&j, j.now, "tablespace")) {
            in_bound = false;
        }
        if (j.now.kind == PG_TOKEN_ERROR || (in_bound && is_computed(&j)) ||
            (!has_labels && j.now.kind == PG_TOKEN_OTHER && names_a_moment(text_of(&j, j.now)))) {
            return false;
        }
    }
    return true;
}

/* ---- The key -------------------------------------------------------------------------------- */

static bool are_repeatable(const lb_source_file *files, size_t count)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_object_sources sources = {0};
    bool is_repeatable = lb_object_sources_split(&arena, &lb_postgresql_dialect, files, count,
                                                 &sources, NULL) == LB_OK;
    for (size_t i = 0; is_repeatable && i < sources.count; i++) {
        is_repeatable = pg_statement_is_repeatable(sources.items[i].command.sql);
    }
    return is_repeatable;
}

bool pg_objects_add_key(lb_connection *connection, const lb_source_file *files, size_t count,
                        lb_text *key)
{
    LB_AUTO_RESULT lb_result found = {0};
    if (lb_connection_transaction(connection) != LB_TRANSACTION_NONE ||
        !are_repeatable(files, count)) {
        return false;
    }
    if (lb_connection_query(connection, pg_objects_key_query(), &found, NULL) != LB_OK ||
        found.row_count != 1) {
        return false; /* a relative of PostgreSQL */
    }
    for (size_t i = 0; i < found.column_count; i++) {
        lb_text_add(key, lb_result_value(&found, 0, i));
        lb_text_addc(key, '\0');
    }
    pg_objects_add_queries(key);
    lb_text_adds(key, LB_OBJECT_SOURCES);
    return true;
}

#include "database/sqlite/definition.h"

#include "base/text.h"

/* ---- Tokens --------------------------------------------------------------------------------- */

typedef enum token_kind {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_QUOTED,
    TOKEN_GROUP,
    TOKEN_OTHER
} token_kind;

/* A group is a pair of parentheses with all between them. */
typedef struct token {
    token_kind kind;
    lb_str text;
} token;

/* Behind what is quoted: a doubled quote stands for itself. */
static size_t skip_quoted(lb_str text, size_t at)
{
    char close = text.ptr[at] == '[' ? ']' : text.ptr[at];
    for (at++; at < text.len; at++) {
        if (text.ptr[at] == close) {
            if (close == ']' || at + 1 >= text.len || text.ptr[at + 1] != close) {
                return at + 1;
            }
            at++;
        }
    }
    return at;
}

static size_t skip_space(lb_str text, size_t at)
{
    for (;;) {
        lb_str rest = lb_str_slice(text, at, text.len);
        bool is_line = lb_str_starts(rest, LB_STR("--"));
        if (is_line || lb_str_starts(rest, LB_STR("/*"))) {
            size_t end = lb_str_find(rest, is_line ? LB_STR("\n") : LB_STR("*/"));
            at = end == SIZE_MAX ? text.len : at + end + (is_line ? 1 : 2);
        } else if (rest.len && lb_is_space(rest.ptr[0])) {
            at++;
        } else {
            return at;
        }
    }
}

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`' || c == '[';
}

static size_t skip_group(lb_str text, size_t at)
{
    size_t depth = 0;
    while (at < text.len) {
        size_t next = skip_space(text, at);
        char c = next < text.len ? text.ptr[next] : '\0';
        if (next > at) {
            at = next;
        } else if (is_quote(c)) {
            at = skip_quoted(text, at);
        } else {
            at++;
            depth += c == '(';
            depth -= c == ')';
            if (depth == 0) {
                break;
            }
        }
    }
    return at;
}

static token next_token(lb_str text, size_t *at)
{
    size_t start = skip_space(text, *at), end = start;
    token_kind kind = TOKEN_OTHER;
    if (start >= text.len) {
        *at = text.len;
        return (token){TOKEN_END, {0}};
    }
    char c = text.ptr[start];
    if (is_quote(c)) {
        kind = TOKEN_QUOTED;
        end = skip_quoted(text, start);
    } else if (c == '(') {
        kind = TOKEN_GROUP;
        end = skip_group(text, start);
    } else if (is_word(c)) {
        kind = TOKEN_WORD;
        while (end < text.len && is_word(text.ptr[end])) {
            end++;
        }
    } else {
        end++;
    }
    *at = end;
    return (token){kind, lb_str_slice(text, start, end)};
}

static bool is_keyword(token t, const char *word)
{
    return t.kind == TOKEN_WORD && lb_str_is_nocase(t.text, word);
}

static lb_str name_of(lb_arena *arena, token t)
{
    if (t.kind != TOKEN_QUOTED || t.text.len < 2) {
        return t.text;
    }
    LB_AUTO_TEXT lb_text out = {0};
    char close = t.text.ptr[t.text.len - 1];
    for (size_t i = 1; i + 1 < t.text.len; i++) {
        lb_text_addc(&out, t.text.ptr[i]);
        i += close != ']' && t.text.ptr[i] == close && i + 2 < t.text.len;
    }
    return lb_arena_str(arena, lb_text_str(&out));
}

static lb_str inside(lb_str group)
{
    return lb_str_trim(lb_str_slice(group, 1, group.len - 1));
}

/* ---- Columns -------------------------------------------------------------------------------- */

/* What comes behind a column's name. `conflict` is where an ON CONFLICT belongs that follows. */
static void parse_column(lb_arena *arena, lb_str text, size_t at, sqlite_column_definition *out)
{
    lb_str ignored = {0}, *conflict = &ignored;
    token last = {0};
    for (token t = next_token(text, &at); t.kind != TOKEN_END; t = next_token(text, &at)) {
        if (is_keyword(t, "COLLATE")) {
            out->collation = name_of(arena, next_token(text, &at));
        } else if (is_keyword(t, "AUTOINCREMENT")) {
            out->is_autoincrement = true;
        } else if (is_keyword(t, "PRIMARY")) {
            conflict = &out->primary_key_conflict;
        } else if (is_keyword(t, "UNIQUE")) {
            conflict = &out->unique_conflict;
        } else if (is_keyword(t, "NULL") && is_keyword(last, "NOT")) {
            conflict = &out->not_null_conflict;
        } else if (is_keyword(t, "CONFLICT") && is_keyword(last, "ON")) {
            *conflict = next_token(text, &at).text;
        } else if (is_keyword(t, "DEFERRABLE")) {
            out->is_deferrable = !is_keyword(last, "NOT");
        } else if (is_keyword(t, "INITIALLY")) {
            out->initially = next_token(text, &at).text;
        } else if (t.kind == TOKEN_GROUP && is_keyword(last, "AS")) {
            out->computed = inside(t.text);
        }
        last = t;
    }
}

static bool begins_constraint(token t)
{
    static const char *const words[] = {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"};
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (is_keyword(t, words[i])) {
            return true;
        }
    }
    return false;
}

/* CHECKs, of a column or of the table, with the name that CONSTRAINT gave. */
static void parse_checks(lb_arena *arena, lb_str item, sqlite_definition *out)
{
    size_t at = 0;
    lb_str name = {0};
    for (token t = next_token(item, &at); t.kind != TOKEN_END; t = next_token(item, &at)) {
        if (is_keyword(t, "CONSTRAINT")) {
            name = name_of(arena, next_token(item, &at));
        } else if (is_keyword(t, "CHECK")) {
            token group = next_token(item, &at);
            sqlite_check_definition check = {name, inside(group.text)};
            if (group.kind == TOKEN_GROUP) {
                lb_vector_push_in(arena, &out->checks, check);
            }
            name = (lb_str){0};
        } else if (begins_constraint(t) || is_keyword(t, "NOT") || is_keyword(t, "DEFAULT") ||
                   is_keyword(t, "REFERENCES") || is_keyword(t, "COLLATE")) {
            name = (lb_str){0};
        }
    }
}

/* Constraints of the table come behind the columns. */
static void parse_item(lb_arena *arena, lb_str item, sqlite_definition *out)
{
    size_t at = 0;
    token first = next_token(item, &at);
    parse_checks(arena, item, out);
    if (first.kind == TOKEN_END || begins_constraint(first)) {
        return;
    }
    sqlite_column_definition column = {.name = name_of(arena, first)};
    parse_column(arena, item, at, &column);
    lb_vector_push_in(arena, &out->columns, column);
}

static void parse_body(lb_arena *arena, lb_str body, sqlite_definition *out)
{
    size_t at = 0, start = 0;
    for (token t = next_token(body, &at); t.kind != TOKEN_END; t = next_token(body, &at)) {
        if (t.kind == TOKEN_OTHER && lb_str_is(t.text, ",")) {
            parse_item(arena, lb_str_slice(body, start, at - 1), out);
            start = at;
        }
    }
    parse_item(arena, lb_str_slice(body, start, body.len), out);
}

void sqlite_definition_parse(lb_arena *arena, lb_str sql, sqlite_definition *out)
{
    size_t at = 0;
    token t = next_token(sql, &at);
    *out = (sqlite_definition){0};
    while (t.kind != TOKEN_END && t.kind != TOKEN_GROUP && !is_keyword(t, "AS") &&
           !is_keyword(t, "VIRTUAL")) {
        t = next_token(sql, &at);
    }
    if (t.kind != TOKEN_GROUP) {
        return;
    }
    parse_body(arena, lb_str_slice(t.text, 1, t.text.len - 1), out);
    for (t = next_token(sql, &at); t.kind != TOKEN_END; t = next_token(sql, &at)) {
        out->is_strict = out->is_strict || is_keyword(t, "STRICT");
        out->is_without_rowid = out->is_without_rowid || is_keyword(t, "WITHOUT");
    }
}

static bool is_alike(lb_str a, lb_str b)
{
    bool is_same = a.len == b.len;
    for (size_t i = 0; is_same && i < a.len; i++) {
        is_same = lb_lower(a.ptr[i]) == lb_lower(b.ptr[i]);
    }
    return is_same;
}

const sqlite_column_definition *sqlite_definition_find(const sqlite_definition *definition,
                                                       lb_str column)
{
    for (size_t i = 0; i < definition->columns.count; i++) {
        if (is_alike(definition->columns.items[i].name, column)) {
            return &definition->columns.items[i];
        }
    }
    return NULL;
}

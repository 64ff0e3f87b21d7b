/* The tokens of SQLite's statements, and what CREATE TABLE says. */
#include "database/sqlite/object.h"

#include "database/sqlite/sqlite.h"

/* ---- Tokens --------------------------------------------------------------------------------- */

static bool is_word_char(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Behind a quoted text; a doubled quote stands for itself. */
static size_t skip_quoted(lb_str sql, size_t at, char end)
{
    for (at++; at < sql.len; at++) {
        if (sql.ptr[at] == end) {
            if (end == ']' || at + 1 >= sql.len || sql.ptr[at + 1] != end) {
                return at + 1;
            }
            at++;
        }
    }
    return sql.len;
}

static size_t skip_comment(lb_str sql, size_t at)
{
    bool is_line = sql.ptr[at] == '-';
    lb_str rest = lb_str_slice(sql, at + 2, SIZE_MAX);
    size_t end = lb_str_find(rest, is_line ? LB_STR("\n") : LB_STR("*/"));
    return end == SIZE_MAX ? sql.len : at + 2 + end + (is_line ? 1 : 2);
}

static size_t skip_mark(lb_str sql, size_t at)
{
    static const lb_str marks[] = {{"->>", 3}, {"->", 2}, {"||", 2}, {"<=", 2}, {">=", 2},
                                   {"<>", 2},  {"!=", 2}, {"==", 2}, {"<<", 2}, {">>", 2}};
    for (size_t i = 0; i < LB_COUNT(marks); i++) {
        if (lb_str_starts(lb_str_slice(sql, at, SIZE_MAX), marks[i])) {
            return at + marks[i].len;
        }
    }
    return at + 1;
}

static size_t skip_number(lb_str sql, size_t at)
{
    while (at < sql.len && (is_word_char(sql.ptr[at]) || sql.ptr[at] == '.')) {
        char c = lb_lower(sql.ptr[at++]);
        if (c == 'e' && at < sql.len && (sql.ptr[at] == '+' || sql.ptr[at] == '-')) {
            at++;
        }
    }
    return at;
}

static lb_str unquoted(lb_arena *arena, lb_str text)
{
    LB_AUTO_TEXT lb_text out = {0};
    char end = text.ptr[0] == '[' ? ']' : text.ptr[0];
    for (size_t i = 1; i + 1 < text.len; i++) {
        lb_text_addc(&out, text.ptr[i]);
        i += end != ']' && text.ptr[i] == end ? 1 : 0;
    }
    return lb_arena_str(arena, lb_text_str(&out));
}

static sqlite_token next_token(lb_arena *arena, lb_str sql, size_t at)
{
    sqlite_token token = {.kind = SQLITE_TOKEN_MARK};
    char c = sql.ptr[at];
    char next = at + 1 < sql.len ? sql.ptr[at + 1] : '\0';
    size_t end;
    if (c == '"' || c == '`' || c == '[') {
        token.kind = c == '"' ? SQLITE_TOKEN_DOUBLE : SQLITE_TOKEN_NAME;
        end = skip_quoted(sql, at, c == '[' ? ']' : c);
    } else if (c == '\'' || ((c == 'x' || c == 'X') && next == '\'')) {
        token.kind = SQLITE_TOKEN_STRING;
        end = skip_quoted(sql, c == '\'' ? at : at + 1, '\'');
    } else if (lb_is_digit(c) || (c == '.' && lb_is_digit(next))) {
        token.kind = SQLITE_TOKEN_NUMBER;
        end = skip_number(sql, at);
    } else if (is_word_char(c)) {
        token.kind = SQLITE_TOKEN_WORD;
        for (end = at; end < sql.len && is_word_char(sql.ptr[end]);) {
            end++;
        }
    } else {
        end = skip_mark(sql, at);
    }
    token.text = lb_str_slice(sql, at, end);
    bool is_name = token.kind == SQLITE_TOKEN_NAME || token.kind == SQLITE_TOKEN_DOUBLE;
    token.value = is_name ? unquoted(arena, token.text) : token.text;
    return token;
}

void sqlite_tokens_read(lb_arena *arena, lb_str sql, sqlite_tokens *out)
{
    for (size_t at = 0; at < sql.len;) {
        lb_str rest = lb_str_slice(sql, at, SIZE_MAX);
        if (lb_is_space(sql.ptr[at])) {
            at++;
        } else if (lb_str_starts(rest, LB_STR("--")) || lb_str_starts(rest, LB_STR("/*"))) {
            at = skip_comment(sql, at);
        } else {
            sqlite_token token = next_token(arena, sql, at);
            at += token.text.len;
            lb_vector_push_in(arena, out, token);
        }
    }
}

bool sqlite_token_is(const sqlite_token *token, const char *word)
{
    return (token->kind == SQLITE_TOKEN_WORD || token->kind == SQLITE_TOKEN_MARK) &&
           lb_str_is_nocase(token->text, word);
}

static void add_lower(lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        lb_text_addc(out, lb_lower(text.ptr[i]));
    }
}

lb_str sqlite_tokens_fold(lb_arena *arena, const sqlite_tokens *tokens, size_t from, size_t to)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = from; i < to; i++) {
        const sqlite_token *token = &tokens->items[i];
        bool is_string = token->kind == SQLITE_TOKEN_STRING;
        if (token->kind == SQLITE_TOKEN_DOUBLE && i > from) {
            is_string = sqlite_token_is(token - 1, "default");
        }
        lb_text_adds(&out, i > from ? " " : "");
        if (is_string) {
            lb_text_add(&out, token->text);
        } else if (token->kind == SQLITE_TOKEN_NAME || token->kind == SQLITE_TOKEN_DOUBLE) {
            LB_AUTO_TEXT lb_text lower = {0};
            add_lower(&lower, token->value);
            lb_sqlite_dialect.quote_name(&out, lb_text_str(&lower));
        } else {
            add_lower(&out, token->text);
        }
    }
    return lb_arena_str(arena, lb_text_str(&out));
}

lb_str sqlite_tokens_text(const sqlite_tokens *tokens, size_t from, size_t to)
{
    if (from >= to) {
        return LB_STR("");
    }
    const char *start = tokens->items[from].text.ptr;
    lb_str last = tokens->items[to - 1].text;
    return (lb_str){start, (size_t)(last.ptr + last.len - start)};
}

size_t sqlite_tokens_skip(const sqlite_tokens *tokens, size_t at, size_t to)
{
    for (size_t depth = 0; at < to; at++) {
        if (sqlite_token_is(&tokens->items[at], "(")) {
            depth++;
        } else if (sqlite_token_is(&tokens->items[at], ")") && --depth == 0) {
            return at + 1;
        }
    }
    return to;
}

/* ---- CREATE TABLE --------------------------------------------------------------------------- */

typedef struct parser {
    lb_objects *objects;
    lb_schema_object *table;
    const sqlite_tokens *tokens;
} parser;

static bool is_at(const parser *p, size_t at, size_t to, const char *word)
{
    return at < to && sqlite_token_is(&p->tokens->items[at], word);
}

static bool is_constraint(const parser *p, size_t at)
{
    static const char *const words[] = {"constraint", "primary", "unique", "check", "foreign"};
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (sqlite_token_is(&p->tokens->items[at], words[i])) {
            return true;
        }
    }
    return false;
}

/* Whether a clause of a column begins here. */
static bool is_clause(const parser *p, size_t from, size_t at, size_t to)
{
    static const char *const words[] = {"constraint", "primary",   "not",     "null",
                                        "unique",     "check",     "default", "collate",
                                        "references", "generated", "as"};
    if (at > from && (is_at(p, at - 1, to, "set") || is_at(p, at - 1, to, "default") ||
                      is_at(p, at - 1, to, "always"))) {
        return false;
    }
    if (is_at(p, at, to, "null") && at > from && is_at(p, at - 1, to, "not")) {
        return false;
    }
    if (is_at(p, at, to, "not") && is_at(p, at + 1, to, "deferrable")) {
        return false;
    }
    if (at > from + 1 && is_at(p, at - 2, to, "constraint")) {
        return false; /* what is named */
    }
    if (at > from && is_at(p, at - 1, to, "constraint")) {
        return false;
    }
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (is_at(p, at, to, words[i])) {
            return true;
        }
    }
    return false;
}

static int compare_texts(const void *a, const void *b)
{
    return lb_str_compare(*(const lb_str *)a, *(const lb_str *)b);
}

static void take_clause(const parser *p, lb_schema_object *column, size_t from, size_t to)
{
    lb_arena *arena = &p->objects->arena;
    if (is_at(p, from, to, "constraint")) {
        from += 2;
    }
    if (is_at(p, from, to, "not")) {
        lb_object_set(arena, column, "is_not_null", LB_STR("1"));
    } else if (is_at(p, from, to, "default")) {
        size_t end = is_at(p, from + 1, to, "(") ? sqlite_tokens_skip(p->tokens, from + 1, to) : to;
        lb_object_set(arena, column, "default", sqlite_tokens_text(p->tokens, from + 1, end));
    } else if (is_at(p, from, to, "generated") || is_at(p, from, to, "as")) {
        bool is_stored = is_at(p, to - 1, to, "stored");
        lb_object_set(arena, column, "generated", is_stored ? LB_STR("STORED") : LB_STR("VIRTUAL"));
    } else if (is_at(p, from, to, "primary") || is_at(p, from, to, "unique")) {
        lb_object_set(arena, column, "key", LB_STR("1"));
    }
}

static void add_column(const parser *p, size_t from, size_t to)
{
    lb_arena *arena = &p->objects->arena;
    const sqlite_token *first = &p->tokens->items[from];
    lb_str name = first->kind == SQLITE_TOKEN_STRING ? unquoted(arena, first->text) : first->value;
    lb_schema_object *column = lb_objects_add(p->objects, LB_OBJECT_COLUMN, (lb_str){0},
                                              p->table->name, name, (lb_str){0});
    column->source = lb_arena_str(arena, sqlite_tokens_text(p->tokens, from, to));
    lb_str_vector clauses = {0};
    size_t start = from + 1;
    bool is_type = true; /* what stands before the first clause, if only nothing */
    for (size_t at = from + 1; at <= to; at++) {
        if (at == to || is_clause(p, from + 1, at, to)) {
            if (is_type) {
                is_type = false;
                lb_str type = sqlite_tokens_fold(arena, p->tokens, start, at);
                lb_object_set(arena, column, "type", type);
            } else {
                lb_str text = sqlite_tokens_fold(arena, p->tokens, start, at);
                lb_vector_push_in(arena, &clauses, text);
                take_clause(p, column, start, at);
            }
            start = at;
        }
        if (is_at(p, at, to, "(")) {
            at = sqlite_tokens_skip(p->tokens, at, to) - 1;
        }
    }
    if (clauses.count > 1) {
        qsort(clauses.items, clauses.count, sizeof *clauses.items, compare_texts);
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < clauses.count; i++) {
        lb_text_addf(&out, "%s%.*s", i ? " " : "", LB_ARG(clauses.items[i]));
    }
    column->definition = lb_arena_str(arena, lb_text_str(&out));
}

/* "primary key (a, b)", "unique (a)", "foreign key (a) references ...": the columns. */
static void take_key_columns(const parser *p, lb_schema_object *constraint, size_t from, size_t to)
{
    lb_arena *arena = &p->objects->arena;
    if (is_at(p, from, to, "check")) {
        return;
    }
    while (from < to && !is_at(p, from, to, "(")) {
        from++;
    }
    size_t end = sqlite_tokens_skip(p->tokens, from, to);
    for (size_t i = from + 1; i + 1 < end; i++) {
        bool is_first = is_at(p, i - 1, to, "(") || is_at(p, i - 1, to, ",");
        if (is_first) {
            lb_str name = lb_arena_str(arena, p->tokens->items[i].value);
            lb_vector_push_in(arena, &constraint->values, name);
        }
    }
}

static void add_constraint(const parser *p, size_t from, size_t to)
{
    lb_arena *arena = &p->objects->arena;
    lb_str definition = sqlite_tokens_fold(arena, p->tokens, from, to);
    bool is_named = is_at(p, from, to, "constraint") && from + 1 < to;
    lb_str name = is_named ? p->tokens->items[from + 1].value : definition;
    lb_schema_object *constraint = lb_objects_add(p->objects, LB_OBJECT_CONSTRAINT, (lb_str){0},
                                                  p->table->name, name, (lb_str){0});
    constraint->definition = definition;
    constraint->source = lb_arena_str(arena, sqlite_tokens_text(p->tokens, from, to));
    constraint->is_inline = true;
    take_key_columns(p, constraint, is_named ? from + 2 : from, to);
}

void sqlite_object_parse(lb_objects *objects, lb_schema_object *table, const sqlite_tokens *tokens)
{
    parser p = {objects, table, tokens};
    lb_arena *arena = &objects->arena;
    size_t at = 0;
    while (at < tokens->count && !sqlite_token_is(&tokens->items[at], "(")) {
        at++;
    }
    size_t end = sqlite_tokens_skip(tokens, at, tokens->count);
    table->source = lb_arena_str(arena, sqlite_tokens_text(tokens, at, tokens->count));
    LB_AUTO_TEXT lb_text columns = {0};
    for (size_t from = at + 1; from < end;) {
        size_t to = from;
        while (to + 1 < end && !sqlite_token_is(&tokens->items[to], ",")) {
            to = sqlite_token_is(&tokens->items[to], "(") ? sqlite_tokens_skip(tokens, to, end - 1)
                                                          : to + 1;
        }
        if (to > from && is_constraint(&p, from)) {
            add_constraint(&p, from, to);
        } else if (to > from) {
            add_column(&p, from, to);
            lb_text_addf(&columns, "%s%.*s", columns.len ? ", " : "",
                         LB_ARG(tokens->items[from].value));
        }
        from = to + 1;
    }
    lb_object_set(arena, table, "columns", lb_text_str(&columns));
    if (end < tokens->count) {
        lb_str_vector options = {0};
        for (size_t i = end; i < tokens->count; i++) {
            if (sqlite_token_is(&tokens->items[i], "strict")) {
                lb_vector_push_in(arena, &options, LB_STR("strict"));
            } else if (sqlite_token_is(&tokens->items[i], "without")) {
                lb_vector_push_in(arena, &options, LB_STR("without rowid"));
            }
        }
        if (options.count > 1) {
            qsort(options.items, options.count, sizeof *options.items, compare_texts);
        }
        LB_AUTO_TEXT lb_text text = {0};
        for (size_t i = 0; i < options.count; i++) {
            lb_text_addf(&text, "%s%.*s", i ? ", " : "", LB_ARG(options.items[i]));
        }
        lb_object_set(arena, table, "options", lb_text_str(&text));
    }
}

#include "database/sqlite/split.h"

#include <string.h>

/* DETACH finds its database locked by BEGIN IMMEDIATE; these PRAGMAs fail, or do nothing, inside a
 * transaction when they are given a value. */
static const lb_effect_rule rules[] = {
    {"begin|commit|end|rollback|savepoint|release", LB_EFFECT_CONTROL},
    {"vacuum|detach", LB_EFFECT_FORBIDS},
    {"pragma * foreign_keys|journal_mode|synchronous|temp_store =|(", LB_EFFECT_FORBIDS},
};

/* ---- Tokens --------------------------------------------------------------------------------- */

/* What the rule of sqlite3_complete() tells apart. */
enum token {
    TOKEN_SEMICOLON,
    TOKEN_SPACE, /* comments too */
    TOKEN_OTHER,
    TOKEN_EXPLAIN,
    TOKEN_CREATE,
    TOKEN_TEMP,
    TOKEN_TRIGGER,
    TOKEN_END,
    TOKEN_COUNT,
};

static const struct {
    const char *word;
    enum token token;
} keywords[] = {
    {"explain", TOKEN_EXPLAIN}, {"create", TOKEN_CREATE},   {"temp", TOKEN_TEMP},
    {"temporary", TOKEN_TEMP},  {"trigger", TOKEN_TRIGGER}, {"end", TOKEN_END},
};

static bool is_word_char(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static size_t find_from(lb_str script, size_t from, const char *what)
{
    size_t at = lb_str_find(lb_str_slice(script, from, script.len), lb_str_of(what));
    return at == SIZE_MAX ? SIZE_MAX : from + at;
}

/* The end of the comment or the run of white space at `at`; `at` itself where there is none. A
 * block comment may be left open at the end of the script. */
static size_t space_end(lb_str script, size_t at)
{
    lb_str rest = lb_str_slice(script, at, script.len);
    size_t end = at;
    if (lb_str_starts(rest, LB_STR("--"))) {
        end = find_from(script, at, "\n");
    } else if (lb_str_starts(rest, LB_STR("/*"))) {
        end = find_from(script, at + 2, "*/");
        end = end == SIZE_MAX ? end : end + 2;
    } else {
        while (end < script.len && strchr(" \t\n\f\r", script.ptr[end])) {
            end++;
        }
    }
    return end == SIZE_MAX ? script.len : end;
}

/* The end of what a quote or bracket at `at` opens; SIZE_MAX where it is not closed. A doubled
 * quote reads as the end of one text and the start of the next. */
static size_t quoted_end(lb_str script, size_t at)
{
    char close[2] = {script.ptr[at] == '[' ? ']' : script.ptr[at], '\0'};
    size_t end = find_from(script, at + 1, close);
    return end == SIZE_MAX ? end : end + 1;
}

static enum token keyword(lb_str word)
{
    for (size_t i = 0; i < LB_COUNT(keywords); i++) {
        if (lb_str_is_nocase(word, keywords[i].word)) {
            return keywords[i].token;
        }
    }
    return TOKEN_OTHER;
}

/* Reads the token at *at and moves behind it. False for a text that is not closed. */
static bool next_token(lb_str script, size_t *at, lb_words *words, enum token *token)
{
    size_t start = *at;
    char c = script.ptr[start];
    size_t end = space_end(script, start);
    if (end > start) {
        *token = TOKEN_SPACE;
    } else if (c == ';') {
        *token = TOKEN_SEMICOLON;
        end = start + 1;
    } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
        *token = TOKEN_OTHER;
        end = quoted_end(script, start);
        lb_words_add(words, LB_STR(""));
    } else if (is_word_char(c)) {
        while (end < script.len && is_word_char(script.ptr[end])) {
            end++;
        }
        lb_str word = lb_str_slice(script, start, end);
        *token = keyword(word);
        lb_words_add(words, word);
    } else {
        *token = TOKEN_OTHER;
        end = start + 1;
        if (c == '=' || c == '(') { /* a PRAGMA with a value */
            lb_words_add(words, lb_str_slice(script, start, end));
        }
    }
    *at = end;
    return end != SIZE_MAX;
}

/* ---- Where statements end ------------------------------------------------------------------- */

enum state {
    START, /* nothing but space so far: no statement has begun, or one has just ended */
    NORMAL,
    EXPLAIN,
    CREATE,
    TRIGGER,
    TRIGGER_SEMI, /* in a trigger, behind a semicolon */
    TRIGGER_END,  /* ... and END */
};

/* The states and moves that the documentation in SQLite's complete.c describes. */
static const unsigned char moves[][TOKEN_COUNT] = {
    /* by:   ;  space  other  EXPLAIN  CREATE  TEMP  TRIGGER  END */
    [START] = {START, START, NORMAL, EXPLAIN, CREATE, NORMAL, NORMAL, NORMAL},
    [NORMAL] = {START, NORMAL, NORMAL, NORMAL, NORMAL, NORMAL, NORMAL, NORMAL},
    [EXPLAIN] = {START, EXPLAIN, EXPLAIN, NORMAL, CREATE, NORMAL, NORMAL, NORMAL},
    [CREATE] = {START, CREATE, NORMAL, NORMAL, NORMAL, CREATE, TRIGGER, NORMAL},
    [TRIGGER] = {TRIGGER_SEMI, TRIGGER, TRIGGER, TRIGGER, TRIGGER, TRIGGER, TRIGGER, TRIGGER},
    [TRIGGER_SEMI] = {TRIGGER_SEMI, TRIGGER_SEMI, TRIGGER, TRIGGER, TRIGGER, TRIGGER, TRIGGER,
                      TRIGGER_END},
    [TRIGGER_END] = {START, TRIGGER_END, TRIGGER, TRIGGER, TRIGGER, TRIGGER, TRIGGER, TRIGGER},
};

static lb_code check_start(lb_str script, size_t at, lb_error *error)
{
    if (script.ptr[at] != '.') {
        return LB_OK;
    }
    lb_script_fail(error, LB_ERR_SCRIPT, script, at,
                   "a dot command of the sqlite3 shell is not SQL");
    lb_error_hint(error, "write what it does as SQL, or leave it out");
    return LB_ERR_SCRIPT;
}

lb_code sqlite_split(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error)
{
    LB_TRY(lb_script_check(script, error));
    lb_statements statements = {0};
    lb_place place = {0, 1, 1};
    enum state state = START;
    size_t from = 0, to = 0; /* of the statement that is being read; its last token's end */
    lb_words words = {0};
    for (size_t at = 0; at < script.len;) {
        size_t start = at;
        enum token token;
        if (!next_token(script, &at, &words, &token)) {
            return lb_script_fail(error, LB_ERR_SCRIPT, script, start,
                                  "unterminated quoted text or name");
        }
        enum state before = state;
        state = moves[before][token];
        if (before == START && state != START) {
            LB_TRY(check_start(script, start, error));
            from = start;
        }
        if (before != START && state == START) {
            lb_statements_add(arena, &statements, script, &place, from, to,
                              lb_words_effect(&words, rules, LB_COUNT(rules)));
        }
        if (state == START) {
            words.count = 0;
            words.is_cut = false;
        } else if (token != TOKEN_SPACE) {
            to = at;
        }
    }
    if (state != START) {
        lb_statements_add(arena, &statements, script, &place, from, to,
                          lb_words_effect(&words, rules, LB_COUNT(rules)));
    }
    *out = statements;
    return LB_OK;
}

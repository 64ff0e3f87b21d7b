/*
 * Script: what the statement splitters of all dialects share: where something stands in a script,
 * and what a statement does to transactions, told by its words. Pure and thread-safe. Stands on
 * database.h.
 */
#ifndef LB_DATABASE_SCRIPT_H
#define LB_DATABASE_SCRIPT_H

#include "database/database.h"

/* A place in a script. {0, 1, 1} is its start. */
typedef struct lb_place {
    size_t offset;
    unsigned line, column; /* column counts characters */
} lb_place;

/* Moves forward to `offset` (not behind the end of the script). */
void lb_place_advance(lb_place *place, lb_str script, size_t offset);
/* An error of the given code at `offset` of the script. */
lb_code lb_script_fail(lb_error *error, lb_code code, lb_str script, size_t offset,
                       const char *message);
/* A script holds no NUL byte: the client libraries would take it for the end. */
lb_code lb_script_check(lb_str script, lb_error *error);
/* The end of a quoted part or comment that begins at `at`, by what all databases have in common;
   `at` where none does. */
size_t lb_script_skip_quoted(lb_str sql, size_t at);
/* Sets an error's position to where byte `offset` of the command's text stands in its file; without
 * a file the error gets the text as well. */
void lb_command_locate(const lb_command *command, size_t offset, lb_error *error);

/* The words of a statement outside of strings and quoted names (a quoted name is an empty word). A
 * statement that needs more of them to be told from others does not exist. */
enum { LB_MAX_WORDS = 64 };
typedef struct lb_words {
    lb_str items[LB_MAX_WORDS];
    size_t count;
    bool is_cut; /* there were more */
} lb_words;

void lb_words_add(lb_words *words, lb_str word);

typedef enum lb_effect {
    LB_EFFECT_NONE,
    LB_EFFECT_CONTROL, /* is_transaction_control */
    LB_EFFECT_FORBIDS, /* forbids_transaction */
    LB_EFFECT_ROWS,    /* returns rows, perhaps very many */
    LB_EFFECT_COPY,    /* data between script and server, which only psql carries */
} lb_effect;

/*
 * A row of a dialect's table; the first whose pattern matches counts. A pattern is words in lower
 * case: "a|b" one of them, "a?" may be absent, "*" any number of words, "$" the end of the
 * statement. It has to match the beginning of the statement.
 */
typedef struct lb_effect_rule {
    const char *pattern;
    lb_effect effect;
} lb_effect_rule;

lb_effect lb_words_effect(const lb_words *words, const lb_effect_rule *rules, size_t count);

/* Appends script[from:to] with its place, advancing `place`, and its effect. */
void lb_statements_add(lb_arena *arena, lb_statements *statements, lb_str script, lb_place *place,
                       size_t from, size_t to, lb_effect effect);

#endif

/*
 * Parser: the words of a command line, by the rules of Python's argparse, which Alembic's users
 * know: long options by any unambiguous start, values attached (--rev-range=a:b, -ra:b, -xa=b) or
 * in the next word, short flags together (-vi), "--" before words that are no options, negative
 * numbers as values.
 *
 * The result points into the words and lives in the arena. Stands on table.h.
 */
#ifndef LB_COMMAND_PARSER_H
#define LB_COMMAND_PARSER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"
#include "command/table.h"

typedef LB_VECTOR(const char *) lb_words;

typedef enum lb_request {
    LB_REQUEST_NOTHING, /* no command was given */
    LB_REQUEST_RUN,
    LB_REQUEST_HELP, /* of `command` */
    LB_REQUEST_VERSION,
} lb_request;

typedef struct lb_arguments {
    lb_request request;
    const lb_command *command; /* &lb_program before one is named */
    bool is_compatible;
    bool is_set[LB_OPTION_COUNT];
    lb_words values[LB_OPTION_COUNT]; /* all of a repeatable option, else the last */
    lb_words words;                   /* of the command's argument */
} lb_arguments;

/* On failure (LB_ERR_USAGE) out->command is the one whose usage was not met. `is_compatible`: only
 * what Alembic has, with its very messages; otherwise errors have hints, options of the program may
 * follow the command, and a word such as -1:head is a value. */
lb_code lb_arguments_parse(lb_arena *arena, const char *const *words, size_t count,
                           bool is_compatible, lb_arguments *out, lb_error *error);

/* The value of an option that is not repeatable, NULL where it was not given. */
const char *lb_arguments_value(const lb_arguments *arguments, lb_option_id id);

#endif

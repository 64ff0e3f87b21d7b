/*
 * Session: one run of the program: what was asked for, the open project, and where output goes.
 *
 * A command is a function of the session that fails as any function does; main.c reports the error.
 * Stands on the public header, parser.h and output.h.
 */
#ifndef LB_COMMAND_SESSION_H
#define LB_COMMAND_SESSION_H

#include "base/vector.h"
#include "command/output.h"
#include "command/parser.h"
#include "limbeck/limbeck.h"

typedef struct lb_session {
    const lb_arguments *arguments;
    lb_arena *arena; /* of texts that live as long as the session */
    lb_output output;
    limbeck *project; /* NULL until it is opened */
    bool is_compatible;
    bool is_quiet;
    bool is_json;
    limbeck_renames renames; /* --renames (ask.h) */
    bool asks;               /* somebody is there to be asked */
    /* With --json: what a comparison came to, in the arena. */
    LB_VECTOR(limbeck_statement) statements;
} lb_session;

/* Takes -q, --json and --color from the arguments. LB_ERR_USAGE for a --color that there is not. */
lb_code lb_session_start(lb_session *session, lb_error *error);
/* The options that limbeck_open() and limbeck_init() get. */
limbeck_options lb_session_options(lb_session *session);
lb_code lb_session_open(lb_session *session, lb_error *error);
void lb_session_close(lb_session *session);

bool lb_session_has(const lb_session *session, lb_option_id id);
/* NULL where the option was not given. */
const char *lb_session_value(const lb_session *session, lb_option_id id);
/* The first word of the command's argument, NULL where there is none. */
const char *lb_session_word(const lb_session *session);

/* What a call of the library gave, as an error of the program; frees and clears `failure`.
 *
 *     limbeck_error *failure = NULL;
 *     LB_TRY(lb_from_api(limbeck_heads(project, false, &list, &failure), &failure, error));
 */
lb_code lb_from_api(limbeck_status status, limbeck_error **failure, lb_error *error);

/* The commands: lb_command_heads(session, error) and so on. */
typedef lb_code lb_command_function(lb_session *session, lb_error *error);
#define X(id, name) lb_command_function lb_command_##name;
LB_COMMAND_TABLE(X)
#undef X

#endif

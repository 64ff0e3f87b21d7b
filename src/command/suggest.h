/*
 * Suggest: "did you mean": the name that a mistyped one is nearest to. Pure. Stands on table.h.
 */
#ifndef LB_COMMAND_SUGGEST_H
#define LB_COMMAND_SUGGEST_H

#include "command/table.h"

/* Keeps the nearest name that was offered so far. Start with {.wanted = ...}. */
typedef struct lb_suggestion {
    lb_str wanted;
    const char *nearest; /* NULL: nothing is near enough */
    unsigned distance;
} lb_suggestion;

void lb_suggestion_offer(lb_suggestion *suggestion, const char *name);

/* The command, NULL if none is near. */
const char *lb_suggest_command(const char *name);
/* What to say of an option that the command does not have: the one that was meant, or where it
 * belongs; free() it. NULL where there is nothing to say. */
char *lb_suggest_option(const lb_command *command, const char *word);

#endif

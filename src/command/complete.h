/*
 * Complete: what a shell proposes for a command line that is being typed. The scripts that
 * `limbeck completion` prints ask `limbeck __complete -- WORDS...`; each line of the answer is a
 * value, a tab and its meaning, or ":file" or ":directory" for names of those. Stands on session.h.
 */
#ifndef LB_COMMAND_COMPLETE_H
#define LB_COMMAND_COMPLETE_H

#include "command/session.h"

/* Where a command line stands at its last word. */
typedef struct lb_completion {
    lb_arguments arguments; /* the options before it, and the command */
    lb_str prefix;          /* of the word, not to be completed: "--color=", "ae10:" */
    lb_str partial;         /* what is to be completed */
    bool is_option;         /* an option; else a value of this kind */
    lb_word_kind kind;
} lb_completion;

/* Reads the words behind the program's name; the last one is being typed. */
void lb_completion_read(lb_arena *arena, const lb_words *words, lb_completion *out);
/* Adds what the table knows to propose: options, commands, fixed values, ":file". */
void lb_completion_add(lb_text *out, const lb_completion *completion);
/* Adds a value with its meaning (may be empty) if it starts with what was typed. */
void lb_completion_add_value(lb_text *out, const lb_completion *completion, const char *value,
                             const char *meaning);

#endif

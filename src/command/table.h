/*
 * Table: the commands, their options and their argument, declared once. The parser, the help, the
 * manual pages, the completion and their tests all come from here.
 *
 * Constant data; nothing is owned. Stands on base/str.h.
 */
#ifndef LB_COMMAND_TABLE_H
#define LB_COMMAND_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What completes a value. */
typedef enum lb_word_kind {
    LB_WORD_TEXT, /* anything: nothing is proposed */
    LB_WORD_FILE,
    LB_WORD_DIRECTORY,
    LB_WORD_REVISION,
    LB_WORD_TEMPLATE,
    LB_WORD_COMMAND,
    LB_WORD_WHEN,
    LB_WORD_SHELL,
    LB_WORD_FORMAT,
    LB_WORD_DIALECT,
    LB_WORD_RENAMES,
} lb_word_kind;

/* Who has a command or an option: both names of the program, or only `limbeck`. */
typedef enum lb_availability {
    LB_EVERYWHERE,
    LB_LIMBECK_ONLY,
    LB_HIDDEN, /* limbeck's own machinery: no help, no manual page, no completion */
} lb_availability;

/* An option takes a value where `metavar` is not NULL. One that is `repeatable` keeps every value,
 * of the others the last one counts.
 *  id, short name or 0, long name or NULL, metavar or NULL, repeatable, availability, kind, help */
#define LB_OPTION_TABLE(X)                                                                         \
    X(HELP, 'h', "help", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT, "Show help and exit.")          \
    X(VERSION, 0, "version", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                             \
      "Show the version and exit.")                                                                \
    X(CONFIG, 'c', "config", "CONFIG", true, LB_EVERYWHERE, LB_WORD_FILE,                          \
      "Read settings from this file. May be given twice: one ini file and one pyproject.toml. "    \
      "Without it: $LIMBECK_CONFIG, $ALEMBIC_CONFIG, limbeck.ini, alembic.ini, pyproject.toml.")   \
    X(NAME, 'n', "name", "NAME", false, LB_EVERYWHERE, LB_WORD_TEXT,                               \
      "Read this section of the ini file instead of [limbeck] or [alembic].")                      \
    X(X, 'x', NULL, "X", true, LB_EVERYWHERE, LB_WORD_TEXT,                                        \
      "Pass an argument to env.py, as -x key=value. May be repeated.")                             \
    X(RAISEERR, 0, "raiseerr", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                           \
      "Show where an error comes from, with the traceback of a script.")                           \
    X(QUIET, 'q', "quiet", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                               \
      "Print no listings and no status messages.")                                                 \
    X(DIRECTORY, 'C', "directory", "DIR", true, LB_LIMBECK_ONLY, LB_WORD_DIRECTORY,                \
      "Change to this directory first. Repeated, each counts from the one before.")                \
    X(URL, 0, "url", "URL", false, LB_LIMBECK_ONLY, LB_WORD_TEXT,                                  \
      "Use this database instead of the one that the settings name.")                              \
    X(COLOR, 0, "color", "WHEN", false, LB_LIMBECK_ONLY, LB_WORD_WHEN,                             \
      "Colour the output: auto (on a terminal), always or never.")                                 \
    X(VERBOSE, 'v', "verbose", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                           \
      "Show each revision in full: parents, file, description.")                                   \
    X(CHECK_HEADS, 'c', "check-heads", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                   \
      "Fail unless the database is at all heads.")                                                 \
    X(SQL, 0, "sql", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                                     \
      "Write the SQL to standard output and leave the database alone.")                            \
    X(TAG, 0, "tag", "TAG", false, LB_EVERYWHERE, LB_WORD_TEXT,                                    \
      "Pass a tag to env.py, which may use it as it likes.")                                       \
    X(REV_RANGE, 'r', "rev-range", "REV_RANGE", false, LB_EVERYWHERE, LB_WORD_REVISION,            \
      "Show only these revisions: START:END, START: or :END.")                                     \
    X(INDICATE_CURRENT, 'i', "indicate-current", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,         \
      "Mark the revisions that the database is at.")                                               \
    X(RESOLVE_DEPENDENCIES, 0, "resolve-dependencies", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,   \
      "Leave out heads that another revision depends on.")                                         \
    X(TEMPLATE, 't', "template", "TEMPLATE", false, LB_EVERYWHERE, LB_WORD_TEMPLATE,               \
      "Start from this template; list_templates shows them all.")                                  \
    X(PACKAGE, 0, "package", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                             \
      "Write an empty __init__.py into the environment and its versions.")                         \
    X(MESSAGE, 'm', "message", "MESSAGE", false, LB_EVERYWHERE, LB_WORD_TEXT,                      \
      "Describe the new revision in a few words; they become part of the file's name.")            \
    X(BRANCH_LABEL, 0, "branch-label", "BRANCH_LABEL", false, LB_EVERYWHERE, LB_WORD_TEXT,         \
      "Give the new revision, and so its branch, a name.")                                         \
    X(REV_ID, 0, "rev-id", "REV_ID", false, LB_EVERYWHERE, LB_WORD_TEXT,                           \
      "Use this identifier instead of a new one.")                                                 \
    X(SPLICE, 0, "splice", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                               \
      "Allow to follow a revision that is no head, which starts a branch.")                        \
    X(AUTOGENERATE, 0, "autogenerate", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                   \
      "Fill the script with the difference between the models and the database.")                  \
    X(HEAD, 0, "head", "HEAD", false, LB_EVERYWHERE, LB_WORD_REVISION,                             \
      "Follow this revision, or BRANCH@head. The default is the only head.")                       \
    X(VERSION_PATH, 0, "version-path", "VERSION_PATH", false, LB_EVERYWHERE, LB_WORD_DIRECTORY,    \
      "Write the file to this one of the version locations.")                                      \
    X(DEPENDS_ON, 0, "depends-on", "DEPENDS_ON", true, LB_EVERYWHERE, LB_WORD_REVISION,            \
      "Require this revision to be applied first, without following it. May be repeated.")         \
    X(PURGE, 0, "purge", NULL, false, LB_EVERYWHERE, LB_WORD_TEXT,                                 \
      "Empty the version table first, whatever it says.")                                          \
    X(DRY_RUN, 0, "dry-run", NULL, false, LB_LIMBECK_ONLY, LB_WORD_TEXT,                           \
      "Show the revisions that would run, and run none.")                                          \
    X(GRAPH, 0, "graph", NULL, false, LB_LIMBECK_ONLY, LB_WORD_TEXT,                               \
      "Draw branches and merges beside the revisions.")                                            \
    X(MODELS, 0, "models", NULL, false, LB_LIMBECK_ONLY, LB_WORD_TEXT,                             \
      "Take the models instead of the database.")                                                  \
    X(FORMAT, 0, "format", "FORMAT", false, LB_LIMBECK_ONLY, LB_WORD_FORMAT,                       \
      "Write sql, json, mermaid or dot (diagrams), or html (a page). The default is sql.")         \
    X(DIALECT, 0, "dialect", "DIALECT", false, LB_LIMBECK_ONLY, LB_WORD_DIALECT,                   \
      "Write for this database: postgresql or sqlite. The default is that of the project's URL.")  \
    X(OUTPUT, 0, "output", "DIR", false, LB_LIMBECK_ONLY, LB_WORD_DIRECTORY,                       \
      "Write the files to this folder, and leave the project as it is.")                           \
    X(RENAMES, 0, "renames", "HOW", false, LB_LIMBECK_ONLY, LB_WORD_RENAMES,                       \
      "Tables and columns with a new name: ask (on a terminal), accept what is alike, or never.")  \
    X(GRANTS, 0, "grants", NULL, false, LB_LIMBECK_ONLY, LB_WORD_TEXT, "Include who may do what.") \
    X(JSON, 0, "json", NULL, false, LB_LIMBECK_ONLY, LB_WORD_TEXT,                                 \
      "Print the result as JSON. See limbeck-json(5).")

typedef enum lb_option_id {
#define X(id, ...) LB_OPTION_##id,
    LB_OPTION_TABLE(X)
#undef X
        LB_OPTION_COUNT
} lb_option_id;

typedef struct lb_option {
    const char *long_name;
    const char *metavar;
    const char *help;
    lb_option_id id;
    lb_availability availability;
    lb_word_kind value;
    char short_name;
    bool is_repeatable;
} lb_option;

/* By id. */
extern const lb_option lb_options[LB_OPTION_COUNT];

/* id, the name as it is typed: in the order of names, the hidden ones last. */
#define LB_COMMAND_TABLE(X)           \
    X(BRANCHES, branches)             \
    X(CHECK, check)                   \
    X(COMPLETION, completion)         \
    X(CONVERT, convert)               \
    X(CURRENT, current)               \
    X(DIFF, diff)                     \
    X(DOWNGRADE, downgrade)           \
    X(EDIT, edit)                     \
    X(ENSURE_VERSION, ensure_version) \
    X(HEADS, heads)                   \
    X(HELP, help)                     \
    X(HISTORY, history)               \
    X(INIT, init)                     \
    X(LIST_TEMPLATES, list_templates) \
    X(MERGE, merge)                   \
    X(REVISION, revision)             \
    X(SCHEMA, schema)                 \
    X(SCRIPTS, scripts)               \
    X(SHOW, show)                     \
    X(STAMP, stamp)                   \
    X(UPGRADE, upgrade)               \
    X(COMPLETE, __complete)

typedef enum lb_command_id {
#define X(id, name) LB_COMMAND_##id,
    LB_COMMAND_TABLE(X)
#undef X
        LB_COMMAND_COUNT
} lb_command_id;

/* How many values the argument of a command takes. */
typedef enum lb_arity { LB_NO_ARGUMENT, LB_ONE, LB_ONE_OR_MORE, LB_OPTIONAL, LB_ANY } lb_arity;

typedef struct lb_argument {
    const char *name;
    lb_arity arity;
    lb_word_kind value;
    const char *help;
} lb_argument;

typedef struct lb_example {
    const char *line; /* without the program's name */
    const char *meaning;
} lb_example;

enum { LB_COMMAND_OPTIONS = 14, LB_COMMAND_EXAMPLES = 5 };

typedef struct lb_command {
    const char *name;
    lb_availability availability;
    const char *summary;     /* one line, without a full stop */
    const char *description; /* paragraphs, with an empty line between */
    lb_argument argument;    /* name NULL: none */
    size_t option_count;
    lb_option_id options[LB_COMMAND_OPTIONS]; /* in the order that usage lines show */
    lb_example examples[LB_COMMAND_EXAMPLES]; /* ended by a NULL line */
} lb_command;

/* By id. */
extern const lb_command lb_commands[LB_COMMAND_COUNT];
/* The program itself: its options stand before the command, its argument is the command. */
extern const lb_command lb_program;

/* The command of this name, NULL where there is none; `is_compatible` knows only Alembic's. */
const lb_command *lb_command_find(const char *name, bool is_compatible);
bool lb_is_available(lb_availability availability, bool is_compatible);
lb_command_id lb_command_id_of(const lb_command *command);

#endif

/*
 * limbeck: database migrations, as a library.
 *
 *     limbeck *project = NULL;
 *     limbeck_error *error = NULL;
 *     if (limbeck_open(NULL, &project, &error) || limbeck_upgrade(project, "head", NULL, &error)) {
 *         fprintf(stderr, "%s\n", limbeck_error_message(error));
 *     }
 *     limbeck_error_free(error);
 *     limbeck_close(project);
 *
 * Conventions. A function that can fail returns a limbeck_status (LIMBECK_OK is 0) and takes, last,
 * the address of a limbeck_error pointer, which may be NULL; on failure an error is put there that
 * the caller frees, outputs are untouched and nothing is half done. Option structs start with their
 * own size, set by the initializer macros (LIMBECK_RUN_OPTIONS): a program built against an older
 * header goes on working. A NULL options pointer means the defaults. Texts are UTF-8. Texts and
 * lists that are returned live until they are freed as said, or as long as the project.
 *
 * Threads. A project belongs to one thread at a time; two projects can be used by two threads at
 * once. limbeck_interrupt() may be called from any thread and from a signal handler. A call may
 * have threads of its own while it runs; they get no signals and call no callbacks. The library
 * never prints, never exits, keeps no global state, installs no signal handlers and reads no
 * standard input.
 *
 * Memory. Running out of memory ends the process through abort().
 *
 * The header compiles as C99 and as C++.
 */
#ifndef LIMBECK_LIMBECK_H
#define LIMBECK_LIMBECK_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define LIMBECK_API __attribute__((visibility("default")))
#else
#define LIMBECK_API
#endif

#define LIMBECK_VERSION "0.1.0"

/* How the initializers of option structs are spelled: warnings about missing members stay silent in
   C. */
/* clang-format off */
#ifdef __cplusplus
#define LIMBECK_SIZED(type) {sizeof(type)}
#else
#define LIMBECK_SIZED(type) {.size = sizeof(type)}
#endif
/* clang-format on */

/* The version of the library that runs, as LIMBECK_VERSION. */
LIMBECK_API const char *limbeck_version(void);

/* ---- Errors ---------------------------------------------------------------------------------- */

typedef enum limbeck_status {
    LIMBECK_OK = 0,
    LIMBECK_ERROR_USAGE,       /* the call or the command line is wrong */
    LIMBECK_ERROR_COMMAND,     /* what was asked cannot be done (Alembic's CommandError) */
    LIMBECK_ERROR_REVISION,    /* a revision identifier or the revision graph is wrong */
    LIMBECK_ERROR_SETTINGS,    /* a settings file cannot be understood */
    LIMBECK_ERROR_FILE,        /* a file cannot be read or written */
    LIMBECK_ERROR_CONNECTION,  /* the database cannot be reached, or went away */
    LIMBECK_ERROR_DATABASE,    /* the database refused a statement */
    LIMBECK_ERROR_SCRIPT,      /* a revision script is wrong, or raised an exception */
    LIMBECK_ERROR_BUDGET,      /* a script went over its budget */
    LIMBECK_ERROR_UNSUPPORTED, /* limbeck does not have what is needed */
    LIMBECK_ERROR_LOCK,        /* another run holds the lock, and the wait limit is over */
    LIMBECK_ERROR_INTERRUPTED, /* limbeck_interrupt() was called */
    LIMBECK_ERROR_INTERNAL     /* limbeck itself is wrong */
} limbeck_status;

typedef struct limbeck_error limbeck_error;

LIMBECK_API limbeck_status limbeck_error_status(const limbeck_error *error);
/* What went wrong: one line or several. Never holds a password. */
LIMBECK_API const char *limbeck_error_message(const limbeck_error *error);
/* The rest is NULL (or 0) where it does not apply: the file and place in it (from 1), the SQLSTATE,
   the server's detail, what to do, the statement that failed, the Python class of an exception, a
   script's traceback. */
LIMBECK_API const char *limbeck_error_file(const limbeck_error *error);
LIMBECK_API unsigned limbeck_error_line(const limbeck_error *error);
LIMBECK_API unsigned limbeck_error_column(const limbeck_error *error);
LIMBECK_API const char *limbeck_error_sqlstate(const limbeck_error *error);
LIMBECK_API const char *limbeck_error_detail(const limbeck_error *error);
LIMBECK_API const char *limbeck_error_hint(const limbeck_error *error);
LIMBECK_API const char *limbeck_error_statement(const limbeck_error *error);
LIMBECK_API const char *limbeck_error_kind(const limbeck_error *error);
LIMBECK_API const char *limbeck_error_traceback(const limbeck_error *error);
/* What a program that ends because of it should exit with (Alembic's codes: 255 for a CommandError,
 * 1 else, ...). */
LIMBECK_API int limbeck_error_exit_status(const limbeck_error *error);
/* NULL is fine. */
LIMBECK_API void limbeck_error_free(limbeck_error *error);

/* ---- Projects -------------------------------------------------------------------------------- */

typedef struct limbeck limbeck;

/* One place that a log record goes to, as the project's logging settings say. */
typedef struct limbeck_log_output {
    int stream; /* 1 standard output, 2 standard error, 0: the file `path` */
    const char *path;
    const char *text; /* the formatted record, with its newline */
} limbeck_log_output;

typedef struct limbeck_log_record {
    int level;          /* as Python's logging: 10 debug, 20 info, 30 warning, 40 error */
    const char *logger; /* "alembic.runtime.migration", "py.warnings", ... */
    const char *message;
    const char *file; /* "py.warnings": the script whose line warned; NULL where no script did */
    unsigned line;
    bool is_configured; /* logging settings are in force: `outputs` is all that is to be written */
    size_t output_count;
    const limbeck_log_output *outputs;
} limbeck_log_record;

/* A table or column of SQL models that may be one of the database under a new name. */
typedef struct limbeck_rename {
    const char *kind;   /* "table" or "column" */
    const char *schema; /* NULL: the default one, or none */
    const char *table;  /* of a column, as it is called now; else NULL */
    const char *from;
    const char *to;
    const char *const *evidence; /* for people, as "type text in both"; ends in NULL */
} limbeck_rename;

/* A statement that a comparison of SQL models, or limbeck_diff(), comes to. */
typedef struct limbeck_statement {
    const char *sql; /* without a semicolon */
    bool loses_data;
    const char *note; /* why, or what is lost; NULL */
    bool is_down;     /* of the way back */
} limbeck_statement;

typedef enum limbeck_renames {
    LIMBECK_RENAMES_BY_SETTING, /* what the setting `renames` says */
    LIMBECK_RENAMES_ASK,        /* ask_rename() */
    LIMBECK_RENAMES_ACCEPT,     /* what is alike in all but the name */
    LIMBECK_RENAMES_NEVER       /* only what the models declare */
} limbeck_renames;

typedef struct limbeck_options {
    size_t size;
    /* At most one ini and one pyproject.toml; none: they are looked for. */
    const char *const *config_files;
    size_t config_file_count;
    const char *section;   /* of the ini; NULL: "limbeck" or "alembic" */
    const char *url;       /* before every other source of the database's URL */
    const char *directory; /* that the project is looked for in; NULL: the working directory */
    const char *const *x_arguments; /* -x key=value */
    size_t x_argument_count;
    bool compatible; /* behave to the byte as Alembic does */
    bool is_quiet;   /* no status messages */
    /* Environment variables; NULL: getenv(). The text must live until the call returns to the
     * library's caller. */
    const char *(*environment)(void *context, const char *name);
    /* Log records and warnings; NULL: dropped. */
    void (*log)(void *context, const limbeck_log_record *record);
    /* What is being done to files, as LIMBECK_STATUS_* below; texts have no newline at their end.
     */
    void (*status)(void *context, int phase, const char *text);
    void *context;
    /* What env.py and scripts print, where limbeck_run_options.output does not take it; NULL:
       dropped. */
    void (*print)(void *context, const char *text, size_t length, bool is_error);
    limbeck_renames renames;
    /* Whether it is a rename; NULL: nobody is there to be asked, and nothing is renamed so. */
    bool (*ask_rename)(void *context, const limbeck_rename *rename);
    /* What a comparison comes to, statement by statement; NULL: dropped. */
    void (*statement)(void *context, const limbeck_statement *statement);
} limbeck_options;
#define LIMBECK_OPTIONS                                                                        \
    {                                                                                          \
        sizeof(limbeck_options), NULL, 0, NULL, NULL, NULL, NULL, 0, false, false, NULL, NULL, \
            NULL, NULL, NULL, LIMBECK_RENAMES_BY_SETTING, NULL, NULL                           \
    }

enum {
    LIMBECK_STATUS_BEGIN,      /* "Generating /a/b.py ...": work starts, DONE or FAILED follows */
    LIMBECK_STATUS_BEGIN_LINE, /* the same, and a newline follows at once since others print in
                                  between */
    LIMBECK_STATUS_DONE,       /* "  done", which ends the line */
    LIMBECK_STATUS_FAILED,     /* "  FAILED", which ends the line */
    LIMBECK_STATUS_MESSAGE     /* a line of its own */
};

/* Finds the settings and reads them. Revision files are read, and the database is opened, when a
 * call needs them. */
LIMBECK_API limbeck_status limbeck_open(const limbeck_options *options, limbeck **out,
                                        limbeck_error **error);
/* Closes the database's connection. NULL is fine. */
LIMBECK_API void limbeck_close(limbeck *project);
/* Stops what runs: the statement is cancelled, the transaction rolled back, the call ends with
   LIMBECK_ERROR_INTERRUPTED. Where no run is under way the next one ends so. Async-signal-safe; the
   project must not be closed meanwhile. */
LIMBECK_API void limbeck_interrupt(limbeck *project);

/* Hands a record of the caller's own to options.log, with the outputs that the project's logging
   settings give it (what they drop does not arrive). The program logs its errors so
   ("alembic.util.messaging"). */
LIMBECK_API void limbeck_log(limbeck *project, int level, const char *logger, const char *message);

/* A settings key as the project spells it ("script_location"); NULL where it is not set. Lives as
 * long as the project. */
LIMBECK_API limbeck_status limbeck_setting(limbeck *project, const char *key, const char **out,
                                           limbeck_error **error);
/* The database's URL with the password as ***. Lives as long as the project. */
LIMBECK_API limbeck_status limbeck_url(limbeck *project, const char **out, limbeck_error **error);

/* ---- Revisions ------------------------------------------------------------------------------- */

enum {
    LIMBECK_HEAD = 1 << 0,           /* nothing revises it */
    LIMBECK_EFFECTIVE_HEAD = 1 << 1, /* a head that another revision depends on */
    LIMBECK_BASE = 1 << 2,
    LIMBECK_BRANCH_POINT = 1 << 3,
    LIMBECK_MERGE_POINT = 1 << 4,
    LIMBECK_CURRENT = 1 << 5, /* the database is at it; known only where a call asks the database */
    LIMBECK_UNKNOWN = 1 << 6  /* the version table names it, and no file has it: only `id` is set */
};

/* A revision. Lists of texts end in NULL and hold full identifiers, sorted as Alembic sorts them
   where a listing prints them. */
typedef struct limbeck_revision {
    const char *id;
    const char *const *down;
    /* Resolved: a partial id or a label stands as the id of what it names. */
    const char *const *depends_on;
    const char *const *branch_labels;
    const char *const *next;
    const char *message; /* first line of the description */
    const char *path;
    unsigned flags;
} limbeck_revision;

typedef struct limbeck_revisions {
    size_t count;
    const limbeck_revision *items;
} limbeck_revisions;

LIMBECK_API void limbeck_revisions_free(limbeck_revisions *revisions);

/* The texts that Alembic's listings have for a revision; VERBOSE is added to any of them. */
enum {
    LIMBECK_TEXT_CURRENT = 0,  /* "b (head) (mergepoint)" */
    LIMBECK_TEXT_HEADS = 1,    /* "b (label) (head)" */
    LIMBECK_TEXT_HISTORY = 2,  /* "a -> b (label) (head) (mergepoint), message" */
    LIMBECK_TEXT_BRANCHES = 3, /* a branch point and, in lines of their own, what it branches into,
                                  with the empty line after it */
    /* Several lines (Rev, Parent, Path, the description), as `show` has them. */
    LIMBECK_TEXT_VERBOSE = 1 << 4
};
/* One of these texts, without a newline at its end; free() it. */
LIMBECK_API limbeck_status limbeck_describe(limbeck *project, const limbeck_revision *revision,
                                            unsigned text, char **out, limbeck_error **error);

/* The heads; with `resolve_dependencies` those that are needed by other heads are left out. */
LIMBECK_API limbeck_status limbeck_heads(limbeck *project, bool resolve_dependencies,
                                         limbeck_revisions **out, limbeck_error **error);
/* Branch points. */
LIMBECK_API limbeck_status limbeck_branches(limbeck *project, limbeck_revisions **out,
                                            limbeck_error **error);
/* Newest first; `range` is "a:b", "a:", ":b" or NULL; `mark_current` asks the database. */
LIMBECK_API limbeck_status limbeck_history(limbeck *project, const char *range, bool mark_current,
                                           limbeck_revisions **out, limbeck_error **error);
/* The revisions that an identifier names: ids, partial ids, head(s), base, current, labels,
 * label@... */
LIMBECK_API limbeck_status limbeck_show(limbeck *project, const char *identifier,
                                        limbeck_revisions **out, limbeck_error **error);
/* What reading a revision's script tells of whether it can be run. Texts are the callback's only.
 */
typedef struct limbeck_script {
    const char *revision;
    const char *message;
    const char *path;
    bool runs;
    const char *reason; /* NULL where it runs, and so are file and hint */
    const char *file;
    unsigned line, column;
    const char *hint;
} limbeck_script;
/* Reads every revision's script, oldest first, and runs none; no database is asked. */
LIMBECK_API limbeck_status limbeck_scripts(limbeck *project,
                                           void (*take)(void *context,
                                                        const limbeck_script *script),
                                           void *context, limbeck_error **error);
/* What became of a revision's script. Texts are the callback's only. */
typedef struct limbeck_conversion {
    const char *revision;
    const char *message;
    const char *path; /* of the .py file, before */
    bool converts;
    const char *target;   /* its .sql twin; NULL where it does not convert */
    const char *moved_to; /* where the .py file is now; NULL: where it was */
    bool is_one_way;      /* the script raises an exception instead of going down */
    const char *reason;   /* NULL where it converts, and so are file and hint */
    const char *file;
    unsigned line, column;
    const char *hint;
} limbeck_conversion;

typedef struct limbeck_convert_options {
    size_t size;
    const char *const *revisions; /* identifiers and ranges ("a:b"); none: all */
    size_t revision_count;
    const char *dialect; /* "postgresql" or "sqlite"; NULL: that of the project's URL */
    /* A folder for the .sql files; the project stays as it is. NULL: each beside its .py file,
       which is then renamed to .py.converted. */
    const char *output;
    bool dry_run; /* tell what would be done, and do nothing */
    void (*take)(void *context, const limbeck_conversion *conversion); /* oldest first */
    void *context;
} limbeck_convert_options;
#define LIMBECK_CONVERT_OPTIONS                                                 \
    {                                                                           \
        sizeof(limbeck_convert_options), NULL, 0, NULL, NULL, false, NULL, NULL \
    }

/* Writes the .sql twins of .py revisions. Scripts run, and what they would send is written down; no
   database is asked. A script whose statements depend on a database is told with the reason, and
   left. */
LIMBECK_API limbeck_status limbeck_convert(limbeck *project, const limbeck_convert_options *options,
                                           limbeck_error **error);
/* What the version table says. `check_heads`: LIMBECK_ERROR_COMMAND unless these are all heads. */
LIMBECK_API limbeck_status limbeck_current(limbeck *project, bool check_heads,
                                           limbeck_revisions **out, limbeck_error **error);

/* ---- Running --------------------------------------------------------------------------------- */

/* A step of a run, told before it starts and when it is done. */
typedef struct limbeck_step {
    const char *action;   /* "upgrade", "downgrade" or "stamp" */
    const char *revision; /* whose script runs; NULL for a stamp to base */
    const char *message;
    const char *text; /* "upgrade a -> b, message" */
    size_t index, count;
    bool is_done;
} limbeck_step;

typedef struct limbeck_run_options {
    size_t size;
    bool offline;    /* write SQL to `output` and touch no database (--sql) */
    bool dry_run;    /* tell the steps, and do none of them */
    bool purge;      /* stamp: empty the version table first */
    const char *tag; /* for env.py */
    /* Offline SQL, and what env.py and scripts print to standard output. */
    void (*output)(void *context, const char *text, size_t length);
    void (*step)(void *context, const limbeck_step *step);
    void *context;
} limbeck_run_options;
#define LIMBECK_RUN_OPTIONS                                                      \
    {                                                                            \
        sizeof(limbeck_run_options), false, false, false, NULL, NULL, NULL, NULL \
    }

/* Only one run at a time works on a database; others wait as the settings say and then find what is
 * left to do. */
LIMBECK_API limbeck_status limbeck_upgrade(limbeck *project, const char *target,
                                           const limbeck_run_options *options,
                                           limbeck_error **error);
LIMBECK_API limbeck_status limbeck_downgrade(limbeck *project, const char *target,
                                             const limbeck_run_options *options,
                                             limbeck_error **error);
/* Sets the version table and runs nothing. */
LIMBECK_API limbeck_status limbeck_stamp(limbeck *project, const char *const *targets,
                                         size_t target_count, const limbeck_run_options *options,
                                         limbeck_error **error);
/* Creates the version table where it is absent. */
LIMBECK_API limbeck_status limbeck_ensure_version(limbeck *project,
                                                  const limbeck_run_options *options,
                                                  limbeck_error **error);

/* ---- Writing revisions and projects ---------------------------------------------------------- */

typedef struct limbeck_create_options {
    size_t size;
    const char *message;
    const char *const *heads; /* what it revises; none: "head". For a merge: what is merged */
    size_t head_count;
    bool splice; /* allow revising what is not a head */
    const char *const *branch_labels;
    size_t branch_label_count;
    const char *const *depends_on;
    size_t depends_on_count;
    const char *version_path; /* one of the version locations */
    const char *revision_id;  /* NULL: a new one */
    bool autogenerate;        /* from the difference between the models and the database */
    bool offline;             /* --sql */
} limbeck_create_options;
#define LIMBECK_CREATE_OPTIONS                                                                     \
    {                                                                                              \
        sizeof(limbeck_create_options), NULL, NULL, 0, false, NULL, 0, NULL, 0, NULL, NULL, false, \
            false                                                                                  \
    }

/* Writes a new revision file: .sql in a limbeck project, .py in an Alembic project. */
LIMBECK_API limbeck_status limbeck_create(limbeck *project, const limbeck_create_options *options,
                                          limbeck_revisions **out, limbeck_error **error);
LIMBECK_API limbeck_status limbeck_merge(limbeck *project, const limbeck_create_options *options,
                                         limbeck_revisions **out, limbeck_error **error);
/* LIMBECK_ERROR_COMMAND if the models and the database differ. */
LIMBECK_API limbeck_status limbeck_check(limbeck *project, limbeck_error **error);

typedef struct limbeck_template {
    const char *name;
    const char *description;
} limbeck_template;
/* The templates of limbeck_init(), counted from 0; false behind the last one. Texts are constant.
 */
LIMBECK_API bool limbeck_template_at(size_t index, limbeck_template *out);

typedef struct limbeck_init_options {
    size_t size;
    const char *template_name; /* NULL: "sql", or "generic" when compatible */
    bool package;              /* write __init__.py files */
} limbeck_init_options;
#define LIMBECK_INIT_OPTIONS                      \
    {                                             \
        sizeof(limbeck_init_options), NULL, false \
    }

/* Makes a migration environment in `directory` and a settings file where there is none. Needs no
   project: `options` are those that limbeck_open() would take. */
LIMBECK_API limbeck_status limbeck_init(const limbeck_options *options, const char *directory,
                                        const limbeck_init_options *init, limbeck_error **error);

/* ---- The schema ------------------------------------------------------------------------------ */

typedef enum limbeck_schema_format {
    LIMBECK_SCHEMA_SQL, /* statements that make it, in a stable order */
    LIMBECK_SCHEMA_JSON,
    LIMBECK_SCHEMA_MERMAID, /* an entity relationship diagram */
    LIMBECK_SCHEMA_DOT,     /* the same for Graphviz */
    LIMBECK_SCHEMA_HTML     /* one page that stands alone: tables, relations, revisions */
} limbeck_schema_format;

typedef struct limbeck_schema_options {
    size_t size;
    bool models; /* the schema that the models ask for, instead of the database's */
    limbeck_schema_format format;
    bool grants; /* with who may do what */
} limbeck_schema_options;
#define LIMBECK_SCHEMA_OPTIONS                                           \
    {                                                                    \
        sizeof(limbeck_schema_options), false, LIMBECK_SCHEMA_SQL, false \
    }

/* The text is the caller's to free(). The version table is left out. For the models a scratch
   database is made of them and dropped again (PostgreSQL: the role needs CREATEDB). */
LIMBECK_API limbeck_status limbeck_schema(limbeck *project, const limbeck_schema_options *options,
                                          char **out, limbeck_error **error);

/* The statements that turn one schema into another; empty where they agree. A side is the URL of a
   database, a file or folder of .sql, "database" or "models" (the project's). Files are read as the
   project's database reads them. The text is the caller's to free(). */
LIMBECK_API limbeck_status limbeck_diff(limbeck *project, const char *from, const char *to,
                                        char **out, limbeck_error **error);

#ifdef __cplusplus
}
#endif

#endif

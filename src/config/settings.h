/*
 * Settings: which files say how a project works, and what they say.
 *
 * An lb_settings owns one arena in which all its texts live; lb_settings_close() frees it. It is
 * filled in three steps, so that a command pays (and fails) only for what it needs:
 *
 *     lb_settings_find      which ini and which pyproject.toml
 *     lb_settings_read      their content
 *     lb_settings_resolve   every setting of the table below, the script directory and the
 *                           version locations (lb_settings_read is done first if it was not)
 *
 * lb_settings_url() is a step of its own, since a command without a database must not care. The
 * ini wins over the pyproject.toml. Errors have Alembic's wording and order: LB_ERR_COMMAND for
 * its CommandErrors, else LB_ERR_SETTINGS with the Python class as the kind. The environment is
 * asked only through the options, and the working directory is what they say. Not thread-safe: one
 * thread uses a settings object at a time. Stands on base and the other headers of this room.
 */
#ifndef LB_CONFIG_SETTINGS_H
#define LB_CONFIG_SETTINGS_H

#include "base/log.h"
#include "config/dotenv.h"
#include "config/ini.h"
#include "config/toml.h"
#include "config/url.h"

/* Types of settings, and what they are in C.
 *   TEXT      lb_str; NULL ptr where not set
 *   BOOLEAN   bool; in an ini only "true" is true, in TOML a boolean (Alembic's own keys)
 *   SWITCH    bool; in an ini true/false, yes/no, on/off, 1/0 (limbeck's own keys)
 *   INTEGER   int64_t
 *   DURATION  int64_t, milliseconds (config/duration.h); 0: none
 *   PATHS     lb_str_vector; a list in TOML; in an ini split at path_separator, without which
 *             limbeck's own keys have one path a line
 *   CHOICE    an enum, LB_<KEY>_<VALUE>
 */
typedef lb_str lb_setting_c_TEXT;
typedef bool lb_setting_c_BOOLEAN;
typedef bool lb_setting_c_SWITCH;
typedef int64_t lb_setting_c_INTEGER;
typedef int64_t lb_setting_c_DURATION;
typedef lb_str_vector lb_setting_c_PATHS;
typedef int lb_setting_c_CHOICE;

typedef enum lb_setting_type {
    LB_SETTING_TEXT,
    LB_SETTING_BOOLEAN,
    LB_SETTING_SWITCH,
    LB_SETTING_INTEGER,
    LB_SETTING_DURATION,
    LB_SETTING_PATHS,
    LB_SETTING_CHOICE,
} lb_setting_type;

/* Every key that is read into a field of the same name. The order is the order in which they are
 * resolved (so that the first of several errors is Alembic's). A default of NULL means not set; of
 * a CHOICE, `values` lists what it may be; its default may be a rule instead of a value.
 *
 *   field, type, default, values, whose, meaning */
#define LB_SETTING_TABLE(X)                                                                      \
    X(script_location, TEXT, NULL, NULL, ALEMBIC,                                                \
      "Folder of the migration environment: a path, or package:folder. Required")                \
    X(truncate_slug_length, INTEGER, "40", NULL, ALEMBIC,                                        \
      "Longest slug of a message in a file name, in characters")                                 \
    X(prepend_sys_path, PATHS, NULL, NULL, ALEMBIC,                                              \
      "Folders where Python modules of the project are looked for first")                        \
    X(recursive_version_locations, BOOLEAN, "false", NULL, ALEMBIC,                              \
      "Also read the folders inside the version locations")                                      \
    X(file_template, TEXT, "%(rev)s_%(slug)s", NULL, ALEMBIC,                                    \
      "File name of a new revision, with the tokens rev, slug, epoch, year, month, day, hour, "  \
      "minute, second")                                                                          \
    X(sourceless, BOOLEAN, "false", NULL, ALEMBIC,                                               \
      "Also accept compiled Python files as revisions")                                          \
    X(output_encoding, TEXT, "utf-8", NULL, ALEMBIC, "Encoding of the files that are written")   \
    X(version_locations, PATHS, NULL, NULL, ALEMBIC,                                             \
      "Folders of the revision files; by default versions in the script location")               \
    X(timezone, TEXT, NULL, NULL, ALEMBIC,                                                       \
      "Time zone of the create date of new revisions; by default local time")                    \
    X(revision_environment, BOOLEAN, "false", NULL, ALEMBIC,                                     \
      "Run env.py for the revision command even without --autogenerate")                         \
    X(version_table, TEXT, "alembic_version", NULL, LIMBECK,                                     \
      "Name of the table that records where a database stands")                                  \
    X(version_table_schema, TEXT, NULL, NULL, LIMBECK, "Schema of the version table")            \
    X(transaction, CHOICE, "revision in a limbeck project, run in an Alembic project",           \
      "revision run", LIMBECK, "One transaction for each revision, or one for the whole run")    \
    X(lock, SWITCH, "true", NULL, LIMBECK, "Let one run at a time change a database")            \
    X(lock_wait, DURATION, "10min", NULL, LIMBECK, "How long to wait for another run to finish") \
    X(lock_timeout, DURATION, "0", NULL, LIMBECK,                                                \
      "How long a statement may wait for a lock; 0: the server's own setting")                   \
    X(lock_retry, INTEGER, "0", NULL, LIMBECK,                                                   \
      "How often a revision that ran into lock_timeout is tried again")                          \
    X(statement_timeout, DURATION, "0", NULL, LIMBECK,                                           \
      "How long a statement may run; 0: the server's own setting")                               \
    X(models, PATHS, NULL, NULL, LIMBECK,                                                        \
      "The desired schema: .sql files, folders of them, or Python models")                       \
    X(model_cache, TEXT, NULL, NULL, LIMBECK,                                                    \
      "Folder that keeps what a server has made of models in SQL, or none; by default limbeck "  \
      "in XDG_CACHE_HOME or in ~/.cache")                                                        \
    X(renames, CHOICE, "ask", "ask accept never", LIMBECK,                                       \
      "Which tables and columns of the models are taken for renamed: ask on a terminal, accept " \
      "those that are alike in all but the name, or never without a declaration")                \
    X(grants, SWITCH, "false", NULL, LIMBECK,                                                    \
      "Compare as well who may do what: GRANT and REVOKE of models in SQL")                      \
    X(comparison, CHOICE, "meaning", "meaning alembic", LIMBECK,                                 \
      "How Python models are compared: by meaning, with what Alembic cannot see, or by "         \
      "Alembic's rules alone")                                                                   \
    X(color, CHOICE, "auto", "auto always never", LIMBECK, "Colour in the output")

enum lb_setting_transaction { LB_TRANSACTION_REVISION, LB_TRANSACTION_RUN };
enum lb_setting_renames { LB_RENAMES_ASK, LB_RENAMES_ACCEPT, LB_RENAMES_NEVER };
enum lb_setting_comparison { LB_COMPARISON_MEANING, LB_COMPARISON_ALEMBIC };
enum lb_setting_color { LB_COLOR_AUTO, LB_COLOR_ALWAYS, LB_COLOR_NEVER };

/* A row of the table, and of the few keys that are read in other ways (url, path_separator, ...),
 * for documentation and completion. */
typedef struct lb_setting_info {
    const char *key;
    lb_setting_type type;
    const char *default_text; /* NULL: not set */
    const char *values;       /* of a CHOICE, blank between them; else NULL */
    bool is_own;              /* limbeck's, not Alembic's */
    const char *meaning;      /* one sentence without a full stop */
} lb_setting_info;
const lb_setting_info *lb_setting_list(size_t *count);

/* A command to be run on a new revision file. */
typedef struct lb_hook_option {
    lb_str name, value;
} lb_hook_option;
typedef struct lb_hook {
    lb_str name;
    LB_VECTOR(lb_hook_option) options; /* type, entrypoint, executable, module, options, cwd, ... */
} lb_hook;
/* The option's value; a NULL ptr where it is absent. */
lb_str lb_hook_get(const lb_hook *hook, const char *option);

typedef struct lb_settings_options {
    const char *directory; /* the working directory, absolute; NULL: "/" */
    lb_environment environment;
    const char *const *config; /* values of -c in their order */
    size_t config_count;
    const char *section; /* value of -n; NULL: [limbeck] and [alembic] */
    bool is_compatible;  /* called `alembic`: alembic.ini goes before limbeck.ini, and a missing URL
                            is Alembic's error */
    lb_log log;          /* for Alembic's deprecation warnings */
} lb_settings_options;

/* A zeroed struct is empty. Fields are to be read, and set through functions. */
typedef struct lb_settings {
    lb_arena arena;
    lb_settings_options options; /* texts copied */
    lb_str section;              /* the main section of env.py's config: -n, else "alembic", or
                                    "limbeck" where the ini has only that */

    /* After lb_settings_find. Paths as Alembic shows them (relative to the working directory where
     * they were given so); there is always one of each, existing or not. */
    char *ini_path, *toml_path;
    bool has_ini, has_toml; /* the file exists (after read: and pyproject has [tool.alembic]) */
    char *here;             /* absolute folder of the file that configures the project; the working
                               directory where there is none */
    char *toml_here;        /* %(here)s of the pyproject.toml */

    /* After lb_settings_read. */
    lb_ini *ini;         /* never NULL */
    lb_toml_value *toml; /* the table [tool.alembic], or NULL */

    /* After lb_settings_resolve. */
#define X(field, type, default_text, values, whose, meaning) lb_setting_c_##type field;
    LB_SETTING_TABLE(X)
#undef X
    char *script_directory;  /* as Alembic shows it; exists */
    lb_str_vector locations; /* absolute folders of revisions; they need not exist */
    bool is_limbeck_project; /* the script directory has no env.py */
    LB_VECTOR(lb_hook) hooks;

    bool is_read, is_resolved;
} lb_settings;

lb_code lb_settings_find(lb_settings *settings, const lb_settings_options *options,
                         lb_error *error);
lb_code lb_settings_read(lb_settings *settings, lb_error *error);
lb_code lb_settings_resolve(lb_settings *settings, lb_error *error);
/* All three. */
lb_code lb_settings_open(lb_settings *settings, const lb_settings_options *options,
                         lb_error *error);
/* Empties it; without an effect on an empty one. */
void lb_settings_close(lb_settings *settings);

/* Where a project's own packages are when they are not installed: the working directory, that of
   the settings, src in both, the folder of the package that script_location names where the
   settings are inside of it, and that of the outermost package around the settings or the script
   directory. Absolute; some may be there twice, or not exist. */
void lb_settings_own_folders(lb_settings *settings, lb_str_vector *out);

/* Where the URL of the database came from. */
typedef enum lb_url_source {
    LB_URL_OPTION,      /* --url */
    LB_URL_SETTINGS,    /* sqlalchemy.url, or url in a limbeck.ini */
    LB_URL_ENVIRONMENT, /* DATABASE_URL */
    LB_URL_DOTENV,      /* DATABASE_URL in .env beside the settings file */
} lb_url_source;

/* `option` is the value of --url, NULL where it was not given. `source` may be NULL. Needs
 * lb_settings_read (done if it was not). Without any URL: LB_ERR_SETTINGS, as Alembic a KeyError
 * 'url' when compatible. */
lb_code lb_settings_url(lb_settings *settings, const char *option, lb_url *out,
                        lb_url_source *source, lb_error *error);

/* What a script's `config` object asks for, with Alembic's errors (after lb_settings_read).
 * An absent option gives a NULL ptr; an absent section is a CommandError. */
lb_code lb_settings_section_option(const lb_settings *settings, lb_str section, lb_str option,
                                   lb_str *out, lb_error *error);
/* As get_alembic_option() for a text: the main section, else [tool.alembic]. */
lb_code lb_settings_alembic_option(lb_settings *settings, lb_str option, lb_str *out,
                                   lb_error *error);
/* set_section_option(): later reads, and lb_settings_url(), see it; resolved fields do not. */
lb_code lb_settings_set_option(lb_settings *settings, lb_str section, lb_str option, lb_str value,
                               lb_error *error);

#endif

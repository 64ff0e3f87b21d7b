/*
 * Python: an interpreter of the guest language, as its hosts see it.
 *
 * An interpreter is one value with no state outside of it; several may live in a process, each used
 * by one thread at a time. It reaches the outside only through the functions of lb_python_host, and
 * stops within its budgets. It owns all values; the host keeps some alive by handles (host.h).
 *
 * Reading order of this folder:
 *   ast.h, lexer, parser           source text -> tree
 *   object.h, heap.h, host.h       values, their memory, and the functions that work on them
 *   code.h, symbols, compile*      tree -> bytecode
 *   interpreter.h, frame, call, vm bytecode -> effects
 *   type, attribute, operation     classes and special methods; lookup; operators on any value
 *   integer, real, string*, ...    one built-in type a file
 *   builtins, import, exception, opaque, format
 *   modules/                       the standard library, in C or in the guest language
 */
#ifndef LB_PYTHON_PYTHON_H
#define LB_PYTHON_PYTHON_H

#include "base/arena.h"
#include "base/log.h"
#include "python/host.h"

typedef enum lb_found {
    LB_FOUND_NOTHING, /* ModuleNotFoundError */
    LB_FOUND_SOURCE,  /* source, filename, is_package; or a namespace */
    LB_FOUND_SPEC,    /* spec: a module of C */
    LB_FOUND_OPAQUE,  /* an opaque value stands for it */
    LB_FOUND_LACKING, /* part of a package that the host brings, but not that part: opaque, and a
                         finding of check.h */
} lb_found;

typedef struct lb_found_module {
    lb_str source;        /* in the arena given */
    const char *filename; /* as tracebacks name it; in the arena given */
    bool is_package;
    bool is_namespace; /* a package without __init__: filename is the folder, there is no source */
    bool is_tolerant;  /* statements at its top that cannot be computed poison their names */
    const lb_module_spec *spec;
} lb_found_module;

/* The file of a module below a folder (an empty one: where the process is), or the folder of a
   package without __init__.py, in the arena; what kind it is goes to *out. NULL: none is there. */
const char *lb_python_locate(lb_arena *arena, lb_str folder, const char *name,
                             lb_found_module *out);

/* What the host does for the guest. A member that is NULL is not offered: the guest gets an error
   that says so. */
typedef struct lb_python_host {
    void *context;
    void (*write)(void *context, lb_str text, bool is_stderr);
    /* Finds a module that the interpreter does not bring itself. NULL: there is none. */
    lb_found (*find_module)(void *context, lb_arena *arena, const char *name, lb_found_module *out);
    lb_code (*read_file)(void *context, lb_arena *arena, const char *path, lb_str *out,
                         lb_error *error);
    /* What open(path, "w") was given when it is closed; is_more: "a". */
    lb_code (*write_file)(void *context, const char *path, lb_str content, bool is_more,
                          lb_error *error);
    /* 0: nothing there, 1: a file, 2: a directory */
    int (*file_kind)(void *context, const char *path);
    /* The names in a directory, separated by NUL; false where it cannot be read. */
    bool (*list_directory)(void *context, const char *path, lb_text *out);
    const char *(*current_directory)(void *context);
    double (*now)(void *context); /* seconds since 1970 */
    void (*sleep)(void *context, double seconds);
    long (*utc_offset)(void *context, double when, const char **zone); /* of local time, seconds */
    void (*random)(void *context, void *bytes, size_t count);
    /* logging.config.fileConfig(); the error's kind is the exception's class. */
    lb_code (*configure_logging)(void *context, const char *path, bool disables_existing,
                                 lb_error *error);
    const char *const *environ; /* "NAME=value", ended by NULL; may be NULL */
    lb_log log;                 /* records of logging and warnings */
    const char *const *argv;    /* sys.argv, ended by NULL; may be NULL */
    /* Whether a value may be an argument of what is opaque, which does nothing. NULL: any may. */
    bool (*may_hand)(void *context, lb_value opaque, lb_value given);
    /* Before a script's try or with statement guards what follows: false, with the exception
       raised, where something before it has failed that was put off. NULL: nothing is. */
    bool (*guards)(void *context);
    /* What an import asks of a module without a file, and that module lacks, is opaque where no
       `except ImportError` waits for it. */
    bool is_partial;
    /* `urllib.parse` behind `import urllib` alone, and other parts of Python's packages: they are
       there, as in a process that has imported much before. */
    bool has_parts;
} lb_python_host;

typedef struct lb_python_limits {
    uint64_t steps; /* instructions; 0: 20 thousand million */
    size_t depth;   /* nested calls; 0: 1000, as CPython */
    size_t bytes;   /* of values; 0: 2 GiB */
} lb_python_limits;

lb_python *lb_python_new(const lb_python_host *host, lb_python_limits limits);
void lb_python_free(lb_python *py);

/* Runs source as the module `name` ("__main__") and returns it, held, where `out` is not NULL. An
   exception that the guest does not catch is LB_ERR_SCRIPT with kind, message, position and
   traceback; SystemExit sets exit_status. */
lb_code lb_python_run(lb_python *py, lb_str source, const char *filename, const char *name,
                      bool is_tolerant, lb_handle **out, lb_error *error);
/* The same, for a caller that goes on in the guest: the module, or NULL with the exception raised.
 */
lb_value lb_python_load(lb_python *py, lb_str source, const char *filename, const char *name,
                        bool is_tolerant);
/* The same of what lb_python_check() compiled. */
lb_value lb_python_load_compiled(lb_python *py, const lb_handle *compiled, const char *filename,
                                 const char *name);
/* Makes what is raised in the interpreter an error of the host. */
lb_code lb_python_error(lb_python *py, lb_error *error);
/* The running frame, to be remembered while nothing returns from it; NULL: none runs. */
const void *lb_python_frame(const lb_python *py);
/* Whether what is raised now passes a try or with statement before it reaches that frame. */
bool lb_python_is_guarded(const lb_python *py, const void *frame);
/* Where the innermost frame of that file is, up to `frame`; false: none is. */
bool lb_python_where(const lb_python *py, const void *frame, const char *filename, unsigned *line,
                     unsigned *column);
/* Whether a frame of that file is in the body of a try statement. */
bool lb_python_catches(const lb_python *py, const void *frame, const char *filename);
/* Collect at every safe point: for tests. */
void lb_python_stress(lb_python *py);

#endif

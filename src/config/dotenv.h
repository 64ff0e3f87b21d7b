/*
 * Dotenv: .env files as python-dotenv reads them.
 *
 * Everything returned lies in the arena. Nothing here touches the environment: names are looked up
 * through the caller's function. Pure and thread-safe as far as that function is. Stands on base.
 */
#ifndef LB_CONFIG_DOTENV_H
#define LB_CONFIG_DOTENV_H

#include "base/arena.h"
#include "base/log.h"
#include "base/vector.h"

/* The process environment as its caller shows it: NULL for a name that is not set. The text lives
 * at least until the call that asked for it returns to its caller. */
typedef struct lb_environment {
    const char *(*lookup)(void *context, const char *name);
    void *context;
} lb_environment;

/* NULL where the environment or its function is NULL, too. */
const char *lb_environment_get(const lb_environment *environment, const char *name);

typedef struct lb_dotenv_entry {
    lb_str name;
    lb_str value;  /* NULL ptr: a name without '=' */
    unsigned line; /* where its line begins */
} lb_dotenv_entry;
/* One entry a name, in the order of first appearance; the last value of a name counts. */
typedef LB_VECTOR(lb_dotenv_entry) lb_dotenv_entries;

/* What ${NAME} means where both the file (so far) and the environment have the name. */
typedef enum lb_dotenv_order {
    LB_DOTENV_ENVIRONMENT_FIRST, /* as load_dotenv() */
    LB_DOTENV_FILE_FIRST,        /* as load_dotenv(override=True) and dotenv_values() */
} lb_dotenv_order;

/* A line that cannot be read is skipped with a warning in the log (may be NULL), as there: the
 * function cannot fail. */
lb_dotenv_entries lb_dotenv_parse(lb_arena *arena, lb_str content,
                                  const lb_environment *environment, lb_dotenv_order order,
                                  const lb_log *log);
/* The value of a name; false where it is absent or has none. */
bool lb_dotenv_get(const lb_dotenv_entries *entries, lb_str name, lb_str *value);

#endif

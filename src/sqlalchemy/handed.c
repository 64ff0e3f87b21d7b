/*
 * Handles of the database that a script gives to packages which are not here: what those would do
 * with them is part of the revision, so it is refused. Packages that only tell what happens are
 * not, and env.py may give its engine to whom it likes.
 */
#include <string.h>

#include "sqlalchemy/guest.h"

typedef struct handle {
    const char *module, *name;
} handle;

/* What scripts import, and what gives a handle when it is called. */
static const handle imported[] = {
    {"alembic", "op"},
    {"alembic.op", "get_bind"},
    {"alembic.op", "get_context"},
    {"sqlalchemy.orm", "Session"},
    {"sqlalchemy.orm", "scoped_session"},
    {"sqlalchemy.orm", "sessionmaker"},
    {"sqlalchemy.orm.session", "Session"},
    {"sqlmodel", "Session"},
};

static const handle classes[] = {
    {"sqlalchemy.engine.base", "Engine"},
    {"sqlalchemy.engine.base", "Connection"},
    {"sqlalchemy.orm.session", "Session"},
    {"sqlalchemy.orm.session", "scoped_session"},
    {"sqlalchemy.orm.session", "sessionmaker"},
    {"sqlalchemy.ext.asyncio", "AsyncConnection"},
    {"sqlalchemy.ext.asyncio", "AsyncSession"},
    {"alembic.operations.base", "AbstractOperations"},
    {"alembic.runtime.migration", "MigrationContext"},
};

/* Logs, traces, metrics, progress. */
static const char *const tellers[] = {
    "airbrake",          "beeline",     "bugsnag", "click",     "colorama",
    "colorlog",          "coloredlogs", "datadog", "ddtrace",   "elasticapm",
    "icecream",          "logfire",     "loguru",  "newrelic",  "opentelemetry",
    "prometheus_client", "raven",       "rich",    "rollbar",   "sentry_sdk",
    "sqlparse",          "sqltap",      "statsd",  "structlog", "tabulate",
    "termcolor",         "tqdm",        "typer"};

bool lb_guest_is_handle(void *context LB_UNUSED, const char *module, const char *name)
{
    for (size_t i = 0; i < LB_COUNT(imported); i++) {
        if (strcmp(imported[i].module, module) == 0 && strcmp(imported[i].name, name) == 0) {
            return true;
        }
    }
    return strcmp(module, "alembic.op") == 0 && !*name;
}

bool lb_guest_only_tells(void *context LB_UNUSED, const char *package)
{
    for (size_t i = 0; i < LB_COUNT(tellers); i++) {
        if (strcmp(tellers[i], package) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_class(lb_python *py, lb_type *type, const handle *wanted)
{
    lb_value module = lb_getattr(py, (lb_value)type, "__module__");
    lb_value name = lb_getattr(py, (lb_value)type, "__name__");
    return module && name && lb_is(py, module, LB_T_STR) && lb_is(py, name, LB_T_STR) &&
           lb_str_is(lb_string_text(module), wanted->module) &&
           lb_str_is(lb_string_text(name), wanted->name);
}

static bool is_of_class(lb_python *py, lb_value given)
{
    const lb_type *type = lb_type_of(py, given);
    for (size_t i = 0; i < type->mro->count; i++) {
        for (size_t k = 0; k < LB_COUNT(classes); k++) {
            if (is_class(py, (lb_type *)type->mro->items[i], &classes[k])) {
                return true;
            }
        }
    }
    return false;
}

bool lb_guest_may_hand(void *context, lb_value opaque, lb_value given)
{
    const lb_guest *guest = context;
    if (!guest->script_path || lb_is(guest->py, given, LB_T_OPAQUE)) {
        return true;
    }
    bool is_op = lb_is(guest->py, given, LB_T_MODULE) &&
                 strcmp(((lb_module *)given)->name->bytes, "alembic.op") == 0;
    if (!is_op && !is_of_class(guest->py, given)) {
        return true;
    }
    lb_str path = lb_opaque_path(opaque);
    size_t dot = lb_str_find_char(path, '.');
    LB_AUTO_FREE char *package =
        lb_format("%.*s", (int)(dot == SIZE_MAX ? path.len : dot), path.ptr);
    return lb_guest_only_tells(context, package);
}

/*
 * URL: a database URL as SQLAlchemy reads it.
 *
 * Everything of an lb_url lies in the arena that was given to lb_url_parse(). The password is kept
 * for the driver and is never rendered: every text made here shows *** instead. Pure and
 * thread-safe. Stands on base.
 */
#ifndef LB_CONFIG_URL_H
#define LB_CONFIG_URL_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

typedef struct lb_url_host {
    lb_str name;   /* a name, an address without brackets, or a directory of Unix sockets (starts
                      with '/' or '@'); empty: the client library's default */
    unsigned port; /* 0: the client library's default */
} lb_url_host;

typedef struct lb_url_parameter {
    lb_str name, value; /* decoded */
} lb_url_parameter;

/* Absent texts have a NULL ptr; texts that are there and empty do not. */
typedef struct lb_url {
    lb_str drivername; /* as written: "postgresql+asyncpg" */
    lb_str backend;    /* normalized: "postgresql", "sqlite", "mysql", or what was written */
    lb_str driver;     /* "asyncpg"; absent where the URL names none */
    lb_str username, password;         /* decoded */
    LB_VECTOR(lb_url_host) hosts;      /* empty where the URL names none; a ?host= comes first */
    lb_str database;                   /* as written, not decoded (SQLAlchemy decodes it nowhere) */
    LB_VECTOR(lb_url_parameter) query; /* in the order written; host and port are still there */
    lb_str shown;                      /* as SQLAlchemy's render_as_string(hide_password=True) */
} lb_url;

/* Accepts what SQLAlchemy 2.0's make_url() accepts, and further
 *   postgres://            (an old name of postgresql)
 *   host1:1,host2:2,host3  (libpq's notation of several hosts)
 * Several hosts may also be given in the query, as SQLAlchemy takes them: host=a:1&host=b:2, or
 * host=a,b&port=1,2. Errors are LB_ERR_SETTINGS with the kind "sqlalchemy.exc.ArgumentError" or
 * "ValueError" (a port that is no number). */
lb_code lb_url_parse(lb_arena *arena, lb_str text, lb_url *out, lb_error *error);

/* A copy that lasts as long as the arena. */
lb_url lb_url_copy(lb_arena *arena, const lb_url *url);

/* The value of the query parameter that comes first by that name; false where there is none. */
bool lb_url_parameter_get(const lb_url *url, const char *name, lb_str *value);

/* What sqlite3_open_v2() is to be given. */
typedef struct lb_url_sqlite {
    lb_str filename; /* ":memory:", an absolute path, or a file: URI */
    bool is_uri;
    double timeout; /* seconds to wait for a lock; negative: not given */
} lb_url_sqlite;

/* A relative path stands against `directory`. A URL with user, password, host or port is an
 * "sqlalchemy.exc.ArgumentError". */
lb_code lb_url_sqlite_file(lb_arena *arena, const lb_url *url, const char *directory,
                           lb_url_sqlite *out, lb_error *error);

/* Fails as SQLAlchemy does for a backend or driver that nobody has ("Can't load plugin:
 * sqlalchemy.dialects:foxbase"). */
lb_code lb_url_fail_backend(const lb_url *url, lb_error *error);

#endif

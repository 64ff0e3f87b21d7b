/*
 * Libsqlite3: the functions of SQLite's client library that the driver calls, as one table.
 *
 * The library is loaded on first use; a test gives a table of its own through
 * lb_connect_options.client. Stands on base/loader.h and sqlite3.h.
 */
#ifndef LB_DATABASE_SQLITE_LIBSQLITE3_H
#define LB_DATABASE_SQLITE_LIBSQLITE3_H

#include <sqlite3.h>

#include "base/error.h"

/*    result         name             parameters                      optional */
#define LB_SQLITE3_FUNCTIONS(X)                                                               \
    X(int, open_v2, (const char *, sqlite3 **, int, const char *), false)                     \
    X(int, close_v2, (sqlite3 *), false)                                                      \
    X(int, extended_result_codes, (sqlite3 *, int), false)                                    \
    X(int, busy_handler, (sqlite3 *, int (*)(void *, int), void *), false)                    \
    X(void, progress_handler, (sqlite3 *, int, int (*)(void *), void *), false)               \
    X(void, interrupt, (sqlite3 *), false)                                                    \
    X(int, db_config, (sqlite3 *, int, ...), false)                                           \
    X(int, get_autocommit, (sqlite3 *), false)                                                \
    X(int, libversion_number, (void), false)                                                  \
    X(const char *, db_filename, (sqlite3 *, const char *), false)                            \
    X(const char *, errmsg, (sqlite3 *), false)                                               \
    X(const char *, errstr, (int), false)                                                     \
    X(int, error_offset, (sqlite3 *), true)                                                   \
    X(int, total_changes, (sqlite3 *), false)                                                 \
    X(int, changes, (sqlite3 *), false)                                                       \
    X(int, prepare_v2, (sqlite3 *, const char *, int, sqlite3_stmt **, const char **), false) \
    X(int, step, (sqlite3_stmt *), false)                                                     \
    X(int, finalize, (sqlite3_stmt *), false)                                                 \
    X(int, bind_parameter_count, (sqlite3_stmt *), false)                                     \
    X(int, bind_null, (sqlite3_stmt *, int), false)                                           \
    X(int, bind_int64, (sqlite3_stmt *, int, sqlite3_int64), false)                           \
    X(int, bind_double, (sqlite3_stmt *, int, double), false)                                 \
    X(int, bind_text, (sqlite3_stmt *, int, const char *, int, void (*)(void *)), false)      \
    X(int, bind_blob, (sqlite3_stmt *, int, const void *, int, void (*)(void *)), false)      \
    X(int, column_count, (sqlite3_stmt *), false)                                             \
    X(const char *, column_name, (sqlite3_stmt *, int), false)                                \
    X(const char *, column_decltype, (sqlite3_stmt *, int), true)                             \
    X(int, column_type, (sqlite3_stmt *, int), false)                                         \
    X(int, column_bytes, (sqlite3_stmt *, int), false)                                        \
    X(const unsigned char *, column_text, (sqlite3_stmt *, int), false)                       \
    X(const void *, column_blob, (sqlite3_stmt *, int), false)                                \
    X(sqlite3_int64, column_int64, (sqlite3_stmt *, int), false)                              \
    X(double, column_double, (sqlite3_stmt *, int), false)

struct libsqlite3 {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a type and a list of parameters */
#define X(result, name, parameters, optional) result(*name) parameters;
    LB_SQLITE3_FUNCTIONS(X)
#undef X
};

lb_code libsqlite3_load(struct libsqlite3 *out, lb_error *error);

#endif

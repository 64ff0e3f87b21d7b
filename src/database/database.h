/*
 * Database: the one interface to every database that limbeck knows.
 *
 * A *dialect* is text only: how names are quoted, statements split and transactions spelled. It
 * needs no connection and is all that offline output uses. A *driver* is a connection: it loads its
 * client library on first use (dlopen) and runs statements. Core code never asks which database it
 * is; it asks for a capability or calls a member.
 *
 * Adding a database is adding a folder with a dialect.c and a driver.c and a row in database.c.
 * Dialects are constants and thread-safe; a connection belongs to one thread at a time, except for
 * lb_connection_cancel(). A second connection is a second lb_connection_open(). Stands on base and
 * config/url.h.
 */
#ifndef LB_DATABASE_DATABASE_H
#define LB_DATABASE_DATABASE_H

#include <stdatomic.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "base/text.h"
#include "base/vector.h"
#include "config/url.h"

typedef struct lb_dialect lb_dialect;
typedef struct lb_driver lb_driver;
typedef struct lb_connection lb_connection;
typedef struct lb_ahead lb_ahead;
struct lb_executor;
struct lb_reflect_options;
struct lb_reflect_list;
struct lb_schema;

/* ---- Statements ----------------------------------------------------------------------------- */

/* One statement of a script, without the semicolon that ends it. */
typedef struct lb_statement {
    lb_str text;   /* points into the script; never empty, never a comment alone */
    size_t offset; /* of its first byte in the script (leading comments and space skipped) */
    unsigned line; /* of its first byte, from 1 */
    unsigned column;
    /* What the statement does to transactions. */
    bool is_transaction_control; /* BEGIN, COMMIT, ROLLBACK, SAVEPOINT, ... */
    bool forbids_transaction;    /* fails, or has no effect, inside a transaction: CREATE INDEX
                                    CONCURRENTLY, VACUUM, CREATE DATABASE, PRAGMA journal_mode=... */
} lb_statement;
typedef LB_VECTOR(lb_statement) lb_statements;

/* ---- Dialect -------------------------------------------------------------------------------- */

struct lb_dialect {
    const char *name;           /* "postgresql", as in URLs after normalization */
    const char *impl_name;      /* "PostgresqlImpl": Alembic's log line "Context impl ..." */
    bool has_transactional_ddl; /* Alembic's default for it (SQLite: false, whatever it could do) */
    bool can_rollback_ddl;      /* whether a rollback really undoes DDL (SQLite: true) */
    bool has_schemas;
    bool needs_advisory_lock; /* one run at a time is held by a lock of its own (PostgreSQL), not by
                                 the transaction that lb_connection_begin() opens (SQLite) */

    /* Offline text. */
    const char *begin;               /* "BEGIN" */
    const char *commit;              /* "COMMIT" */
    bool insert_returning;           /* INSERTs of version rows end in RETURNING offline ... */
    bool insert_returning_qualified; /* ... with the table's name before the column's */

    /* Quotes only where needed, as SQLAlchemy does. */
    void (*quote_name)(lb_text *out, lb_str name);
    void (*quote_name_always)(lb_text *out, lb_str name);
    void (*quote_literal)(lb_text *out, lb_str value); /* 'it''s' */
    /* Splits a script by the database's own rules. The error (LB_ERR_SCRIPT) has the position in
       the script and no file. */
    lb_code (*split)(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error);

    /* Reads what the database has (reflect.h); NULL where that is not known yet. */
    lb_code (*reflect)(struct lb_executor *executor, const struct lb_reflect_options *options,
                       struct lb_schema **out, lb_error *error);
    lb_code (*reflect_names)(struct lb_executor *executor, const struct lb_reflect_list *list,
                             lb_arena *arena, lb_str_vector *out, lb_error *error);

    const struct lb_expression_rules *expressions; /* compiler.h */
    const struct lb_ddl_rules *ddl;                /* types and DDL (ddl_rules.h) */
    const struct lb_object_rules *objects;         /* by meaning (object.h); NULL: not known yet */

    const lb_driver *driver; /* NULL: text only, lb_connection_open() fails with LB_ERR_UNSUPPORTED
                              */
};

/* NULL for a name that is not known (lb_url_fail_backend() then says so). Accepts what
 * lb_url.backend holds. */
const lb_dialect *lb_dialect_find(lb_str name);
/* Standard SQL, text only: what an expression looks like where no database is named. Not found by a
   name. */
extern const lb_dialect lb_ansi_dialect;
/* NULL-terminated list, for messages. */
const lb_dialect *const *lb_dialects(void);

extern const char lb_database_logger[]; /* "limbeck.database" */

/* ---- Connections ---------------------------------------------------------------------------- */

typedef struct lb_connect_options {
    const char *application_name; /* shown by the server; NULL: "limbeck" */
    unsigned connect_timeout_ms;  /* 0: what the URL says, else no limit but the network's */
    unsigned busy_timeout_ms; /* SQLite: how long to wait for another's lock on the file; 0: what
                                 the URL says (timeout=), else 5 seconds */
    bool follows_pragmas;     /* SQLite: PRAGMA foreign_keys holds inside a transaction too */
    const char
        *directory;    /* that a relative SQLite path is relative to; NULL: the working directory
                        */
    const lb_log *log; /* notices of the server (lb_database_logger); NULL drops them */
    /* NULL, or a flag that a signal handler or another thread sets: every wait, that of
       lb_connection_open() included, then ends with LB_ERR_INTERRUPTED until it is false again. */
    const atomic_bool *interrupted;
    const void *client; /* tests: the table of functions to use in place of the client library's
                           (postgresql/libpq.h, sqlite/libsqlite3.h); NULL: load the library */
} lb_connect_options;

typedef enum lb_transaction {
    LB_TRANSACTION_NONE, /* autocommit: nothing is open */
    LB_TRANSACTION_OPEN,
    LB_TRANSACTION_FAILED, /* open, and the server refuses everything but a rollback */
    LB_TRANSACTION_LOST,   /* the connection is gone */
} lb_transaction;

/* A statement for lb_connection_run(), and the place that its error names. */
typedef struct lb_command {
    lb_str sql;              /* as a rule one statement; a string of several is sent by itself */
    const char *file;        /* NULL: the error carries `sql` itself as its statement */
    unsigned line, column;   /* of the first byte of `sql` in the file; 0 counts as 1 */
    const char *expectation; /* NULL, or: it must change `expected_rows` rows, and the error where
                                it does not is this text and "; N found" */
    int64_t expected_rows;
    int64_t *affected; /* NULL, or: how many rows it changes is added here */
    const char
        *script; /* NULL, or: the script that asked for it; of a text that is not in `file` */
    unsigned script_line, script_column;
    bool must_not_be_empty; /* no statement is an error, where the database says that there is none
                             */
} lb_command;

typedef enum lb_datum_kind {
    LB_DATUM_NULL,
    LB_DATUM_TEXT, /* as the database spells it: every value that PostgreSQL sends */
    LB_DATUM_BYTES,
    LB_DATUM_INTEGER,
    LB_DATUM_REAL,
} lb_datum_kind;

/* A value of a row or a parameter of a query. */
typedef struct lb_datum {
    lb_datum_kind kind;
    lb_str text; /* of TEXT and BYTES */
    int64_t integer;
    double real;
} lb_datum;

typedef struct lb_column {
    lb_str name;
    uint32_t type;    /* PostgreSQL: the type's OID; otherwise 0 */
    int32_t modifier; /* PostgreSQL: the type's modifier, -1 without one */
    lb_str declared;  /* SQLite: the declared type of a table's column, NULL ptr for an expression
                       */
} lb_column;

/* What a query asks: $1, $2 ... (PostgreSQL), ? (SQLite) stand for the parameters. */
typedef struct lb_query {
    lb_command command; /* without an expectation */
    const lb_datum *parameters;
    size_t parameter_count;
    const uint32_t *types; /* PostgreSQL: OIDs of the parameters, 0 where the server shall infer;
                              NULL: all */
} lb_query;

/* Rows of a query, one after another. Belongs to its connection, which may run other statements
 * meanwhile (what was not fetched is then kept in memory where the protocol demands it). */
typedef struct lb_cursor {
    lb_connection *connection;
    const lb_column *columns;
    size_t column_count;
    const lb_datum *values; /* the row, after lb_cursor_next(); until the next call */
    int64_t affected; /* after the last row: how many rows the statement changed or returned; -1
                         where the database did not say */
    /* drivers embed this as their first member */
} lb_cursor;

/* Takes the rows of several queries, in their order; the values are good until it returns. What it
 * fails with ends the reading. It cannot use the connection. */
typedef struct lb_row_sink {
    lb_code (*row)(void *context, size_t query, const lb_datum *values, lb_error *error);
    void *context;
    /* NULL, or: is told the names of a query's columns before its rows come. They are good until it
       returns. */
    void (*columns)(void *context, size_t query, const lb_str *names, size_t count);
} lb_row_sink;

/* All rows at once, as text. */
typedef struct lb_result {
    lb_arena arena;
    size_t column_count, row_count;
    lb_str *columns;  /* names */
    lb_str *values;   /* row_count * column_count, row by row; ptr NULL for SQL NULL */
    int64_t affected; /* as lb_cursor.affected */
} lb_result;

void lb_result_free(lb_result *result);
lb_str lb_result_value(const lb_result *result, size_t row, size_t column);
#define LB_AUTO_RESULT LB_CLEANUP(lb_result_free)

/*
 * The members of a driver; called through the functions below only.
 *
 * Drivers fail with
 *   LB_ERR_CONNECTION   the database cannot be reached, or went away
 *   LB_ERR_DATABASE     it refused a statement
 *   LB_ERR_LOCK         SQLite: the file stayed locked for as long as we were to wait; the detail
 *                       names the process that holds it, where the system tells
 *   LB_ERR_INTERRUPTED  lb_connection_cancel(), or the options' flag
 *   LB_ERR_UNSUPPORTED  the client library is missing; COPY between script and server
 * and fill sqlstate, detail and hint, and the position: that of the command moved on by what the
 * server tells.
 */
struct lb_driver {
    /* Loads the client library ahead of open(), which tells if that fails. From any thread. NULL:
       that takes no time. */
    void (*load)(void);
    lb_code (*open)(const lb_url *url, const lb_connect_options *options, lb_connection **out,
                    lb_error *error);
    void (*close)(lb_connection *connection);
    lb_code (*run)(lb_connection *connection, const lb_command *commands, size_t count,
                   size_t *failed, lb_error *error);
    lb_code (*select)(lb_connection *connection, const lb_query *query, lb_cursor **out,
                      lb_error *error);
    /* May be NULL: one query after another, by select(). */
    lb_code (*select_all)(lb_connection *connection, const lb_query *queries, size_t count,
                          const lb_row_sink *sink, lb_error *error);
    lb_code (*next)(lb_cursor *cursor, bool *has_row, lb_error *error);
    void (*finish)(lb_cursor *cursor);
    lb_transaction (*transaction)(lb_connection *connection);
    lb_code (*begin)(lb_connection *connection, lb_error *error);
    void (*rollback)(lb_connection *connection);
    void (*cancel)(lb_connection *connection);
    lb_code (*is_direct)(lb_connection *connection, bool *out, lb_error *error);
};

struct lb_connection {
    const lb_dialect *dialect;
    const lb_driver *driver;
    unsigned server_version; /* as the client library counts: 150020, 3040001 */
    lb_ahead *ahead;         /* what a thread is reading on it (ahead.h), or NULL */
    /* drivers embed this as their first member */
};

/* The URL and the options' texts are not needed after the call; log, flag and client are. */
lb_code lb_connection_open(const lb_url *url, const lb_connect_options *options,
                           lb_connection **out, lb_error *error);
/* NULL is fine. An open transaction is rolled back. */
void lb_connection_close(lb_connection *connection);
/*
 * Runs the commands in order and drops the rows that they return. Stops at the first that fails and
 * puts its index in *failed (`count` when none did; `failed` may be NULL). Inside a transaction the
 * commands go out in one pipeline where the protocol allows it: when a command does not change the
 * rows that it was to change, some behind it may have run, so the transaction is to be rolled back.
 * Outside, each commits by itself. Transaction control among the commands is followed.
 */
lb_code lb_connection_run(lb_connection *connection, const lb_command *commands, size_t count,
                          size_t *failed, lb_error *error);
/* One statement whose rows do not matter. */
lb_code lb_connection_execute(lb_connection *connection, lb_str sql, lb_error *error);
lb_code lb_connection_query(lb_connection *connection, lb_str sql, lb_result *out, lb_error *error);
lb_code lb_connection_select(lb_connection *connection, const lb_query *query, lb_cursor **out,
                             lb_error *error);
/* Runs single queries that change nothing, sent in one pipeline where the protocol has one, and
   hands all rows to the sink. The first that fails ends it. */
lb_code lb_connection_select_all(lb_connection *connection, const lb_query *queries, size_t count,
                                 const lb_row_sink *sink, lb_error *error);
/* *has_row is false after the last row. */
lb_code lb_cursor_next(lb_cursor *cursor, bool *has_row, lb_error *error);
/* NULL is fine; rows that were not fetched are dropped. Before lb_connection_close(). */
void lb_cursor_finish(lb_cursor *cursor);
lb_transaction lb_connection_transaction(lb_connection *connection);
/* Begins a transaction that is going to write: SQLite takes the database's one write lock now
   (BEGIN IMMEDIATE), waiting busy_timeout_ms for it. */
lb_code lb_connection_begin(lb_connection *connection, lb_error *error);
/* A transaction that has failed is not committed: LB_ERR_DATABASE, and it is still to be rolled
   back. After LB_ERR_CONNECTION nobody knows whether the server has committed. */
lb_code lb_connection_commit(lb_connection *connection, lb_error *error);
/* Never fails: a connection that cannot roll back is lost, and the server rolls back. Heeds neither
   the flag nor a cancellation. */
void lb_connection_rollback(lb_connection *connection);
/* Stops what the connection runs, or else what it is to run next: that call fails with
 * LB_ERR_INTERRUPTED. Async-signal-safe and callable from any thread while the connection is open.
 */
void lb_connection_cancel(lb_connection *connection);
/* Whether each statement reaches the same server process, so that what belongs to a session (SET,
   advisory locks) stays: false behind a transaction pooler such as PgBouncer. */
lb_code lb_connection_is_direct(lb_connection *connection, bool *out, lb_error *error);

#endif

/*
 * Database: the one interface to every database that limbeck knows.
 *
 * A *dialect* is text only: how names are quoted, statements split and transactions spelled. It needs no connection and
 * is all that offline output uses. A *driver* is a connection: it loads its client library on first use (dlopen) and runs
 * statements. Core code never asks which database it is; it asks for a capability or calls a member.
 *
 * Adding a database is adding a folder with a dialect.c and a driver.c and a row in database.c. Dialects are constants and
 * thread-safe; a connection belongs to one thread at a time, except for lb_connection_cancel(). Stands on base and
 * config/url.h.
 */
#ifndef LB_DATABASE_DATABASE_H
#define LB_DATABASE_DATABASE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "base/text.h"
#include "base/vector.h"
#include "config/url.h"

typedef struct lb_dialect lb_dialect;
typedef struct lb_driver lb_driver;
typedef struct lb_connection lb_connection;

/* ---- Statements ------------------------------------------------------------------------------------------------- */

/* One statement of a script, without the semicolon that ends it. */
typedef struct lb_statement {
    lb_str text;   /* points into the script */
    size_t offset; /* of its first byte in the script (leading comments and space skipped) */
    unsigned line; /* of its first byte, from 1 */
    unsigned column;
    /* What the statement does to transactions. */
    bool is_transaction_control; /* BEGIN, COMMIT, ROLLBACK, SAVEPOINT, ... */
    bool forbids_transaction;    /* CREATE INDEX CONCURRENTLY, VACUUM, CREATE DATABASE, PRAGMA journal_mode ... */
} lb_statement;
typedef LB_VECTOR(lb_statement) lb_statements;

/* ---- Dialect ---------------------------------------------------------------------------------------------------- */

struct lb_dialect {
    const char *name;         /* "postgresql", as in URLs after normalization */
    const char *impl_name;    /* "PostgresqlImpl": Alembic's log line "Context impl ..." */
    bool has_transactional_ddl; /* Alembic's default for it (SQLite: false, whatever the database could do) */
    bool can_rollback_ddl;    /* whether a rollback really undoes DDL (SQLite: true) */
    bool has_schemas;
    bool needs_advisory_lock; /* one run at a time is held by a lock of its own (PostgreSQL), not by the database file */

    /* Offline text. */
    const char *begin;  /* "BEGIN" */
    const char *commit; /* "COMMIT" */
    bool insert_returning;           /* INSERTs of version rows end in RETURNING in offline output ... */
    bool insert_returning_qualified; /* ... with the table's name before the column's */

    void (*quote_name)(lb_text *out, lb_str name);         /* quotes only where needed, as SQLAlchemy does */
    void (*quote_name_always)(lb_text *out, lb_str name);
    void (*quote_literal)(lb_text *out, lb_str value);     /* 'it''s' */
    /* Splits a script by the database's own rules. Error: position in the script (lb_error_at with file NULL). */
    lb_code (*split)(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error);

    const lb_driver *driver;
};

/* NULL for a name that is not known. Accepts what lb_url.backend holds. */
const lb_dialect *lb_dialect_find(lb_str name);
/* NULL-terminated list, for messages. */
const lb_dialect *const *lb_dialects(void);

/* ---- Connections ------------------------------------------------------------------------------------------------ */

typedef struct lb_connect_options {
    const char *application_name; /* shown by the server; default "limbeck" */
    unsigned connect_timeout_ms;  /* 0: the library's default */
    const char *directory;        /* that a relative SQLite path is relative to; NULL: the working directory */
    const lb_log *log;            /* notices of the server (logger "limbeck.database") */
} lb_connect_options;

typedef enum lb_transaction {
    LB_TRANSACTION_NONE,   /* autocommit: nothing is open */
    LB_TRANSACTION_OPEN,
    LB_TRANSACTION_FAILED, /* open, and the server refuses everything but a rollback */
    LB_TRANSACTION_LOST,   /* the connection is gone */
} lb_transaction;

/* A value of a row: text as the database spells it; ptr NULL for SQL NULL. Lives until the result is freed. */
typedef struct lb_result {
    lb_arena arena;
    size_t column_count, row_count;
    lb_str *columns; /* names */
    lb_str *values;  /* row_count * column_count, row by row */
    int64_t affected; /* rows that the statement changed; -1 where the server did not say */
} lb_result;

void lb_result_free(lb_result *result);
lb_str lb_result_value(const lb_result *result, size_t row, size_t column);
#define LB_AUTO_RESULT LB_CLEANUP(lb_result_free)

/* A statement for lb_connection_run(), and the place that its error names. */
typedef struct lb_command {
    lb_str sql;
    const char *file; /* may be NULL */
    unsigned line, column;
    int64_t expect_rows; /* the number of rows it must change; -1: any. Another number is an error */
    bool may_return_rows; /* rows are read and dropped */
} lb_command;

/* The members of a driver; called through the functions below only. A driver fails with LB_ERR_CONNECTION or
   LB_ERR_DATABASE, fills sqlstate, detail and hint, and the position within `sql` where the server tells one. */
struct lb_driver {
    lb_code (*open)(const lb_url *url, const lb_connect_options *options, lb_connection **out, lb_error *error);
    void (*close)(lb_connection *connection);
    /* Runs the commands in order, in one pipeline where the protocol allows it; stops at the first that fails and puts
       its index in *failed (`count` when none did). */
    lb_code (*run)(lb_connection *connection, const lb_command *commands, size_t count, size_t *failed,
                   lb_error *error);
    lb_code (*query)(lb_connection *connection, lb_str sql, lb_result *out, lb_error *error);
    lb_transaction (*transaction)(lb_connection *connection);
    /* Stops the statement that runs; called from another thread or a signal handler. */
    void (*cancel)(lb_connection *connection);
    /* Whether a query for server features says that session state survives (false behind a transaction pooler). */
    lb_code (*is_direct)(lb_connection *connection, bool *out, lb_error *error);
};

struct lb_connection {
    const lb_dialect *dialect;
    const lb_driver *driver;
    /* drivers embed this as their first member */
};

lb_code lb_connection_open(const lb_url *url, const lb_connect_options *options, lb_connection **out,
                           lb_error *error);
/* NULL is fine. An open transaction is rolled back by the server. */
void lb_connection_close(lb_connection *connection);
lb_code lb_connection_run(lb_connection *connection, const lb_command *commands, size_t count, size_t *failed,
                          lb_error *error);
/* One statement whose rows do not matter. */
lb_code lb_connection_execute(lb_connection *connection, lb_str sql, lb_error *error);
lb_code lb_connection_query(lb_connection *connection, lb_str sql, lb_result *out, lb_error *error);
lb_transaction lb_connection_transaction(lb_connection *connection);
lb_code lb_connection_begin(lb_connection *connection, lb_error *error);
lb_code lb_connection_commit(lb_connection *connection, lb_error *error);
/* Never fails: a connection that cannot roll back is lost, and the server rolls back. */
void lb_connection_rollback(lb_connection *connection);
/* Async-signal-safe and callable from any thread. */
void lb_connection_cancel(lb_connection *connection);

#endif

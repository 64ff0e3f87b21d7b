/*
 * Database: connections, statements and rows for the guest (the module _database). Inner header.
 *
 * A *handle* is a connection that the guest has. Where it is the one that a migration run uses, its
 * statements go through the run's executor, so that they stand in order with what op.* queued;
 * otherwise they go to the connection directly. A *cursor* hands out the rows of one statement.
 *
 * Values: parameters are written or bound as psycopg2 and sqlite3 do (adapt.c), and come back as
 * these drivers make them (value.c); what SQLAlchemy's types add is the caller's.
 */
#ifndef LB_SQLALCHEMY_DATABASE_H
#define LB_SQLALCHEMY_DATABASE_H

#include "sqlalchemy/guest.h"

typedef struct lb_handle_cursor lb_handle_cursor;

typedef struct lb_database_handle {
    lb_object head;
    lb_connection *connection; /* NULL: closed */
    lb_handle_cursor *reading; /* the cursor whose rows are not all read; NULL */
} lb_database_handle;

typedef LB_VECTOR(lb_datum) lb_datums;

/* A statement with its parameters in the form that its database takes. */
typedef struct lb_prepared {
    lb_text sql;
    lb_arena arena;   /* of the parameters' texts */
    lb_datums values; /* SQLite: for its ?; PostgreSQL: none, they are in the text */
} lb_prepared;
void lb_prepared_free(lb_prepared *prepared);

/* How the places of parameters are spelled in a statement. */
typedef enum lb_placeholder_style {
    LB_PLACES_TEXT,   /* :name as in text() */
    LB_PLACES_DRIVER, /* %s and %(name)s (psycopg2), ? and :name (sqlite3) */
    LB_PLACES_NONE,
} lb_placeholder_style;
/* `parameters`: a dict, a tuple or list, or None. False: raised. */
bool lb_prepare(lb_python *py, const lb_dialect *dialect, lb_placeholder_style style, lb_str sql,
                lb_value parameters, lb_prepared *out);

/* Adds the value as psycopg2 writes it; false: raised. */
bool lb_adapt_postgresql(lb_python *py, lb_text *out, lb_value value);
/* The value as sqlite3 binds it, as the parameter of that number; texts in the arena, or as long as
   the value. */
bool lb_adapt_sqlite(lb_python *py, lb_arena *arena, size_t number, lb_value value, lb_datum *out);

/* A value of a row as the database's usual Python driver makes it; NULL: raised. */
lb_value lb_row_value(lb_python *py, const lb_column *column, const lb_datum *value);

/* A value of one of PostgreSQL's types, of its text. */
lb_value lb_value_of_text(lb_python *py, uint32_t oid, lb_str text);

/* Rows (row.c): a tuple with names; `keys` maps names to indexes, `fields` is a tuple of names. */
lb_value lb_row_new(lb_python *py, lb_tuple *values, lb_value fields, lb_value keys);

/* Reads what is left of the cursor into memory, so that the connection is free. */
bool lb_handle_settle(lb_python *py, lb_database_handle *handle);
/* A cursor on a statement's result; NULL: raised. */
lb_value lb_handle_cursor_new(lb_python *py, lb_database_handle *handle, lb_cursor *cursor);

bool lb_is_handle(lb_python *py, lb_value v);

extern const lb_type_spec lb_handle_type, lb_handle_cursor_type, lb_row_type;

#endif

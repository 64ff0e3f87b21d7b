/*
 * Object: SQLite's side of database/object.h. The catalog holds statements as typed; they are
 * compared by their tokens (definition) and written as typed (source). A table's columns and
 * constraints are parts of its statement: all of their changes are one ALTER TABLE ADD COLUMN, or
 * the table made anew. Inner header of this folder. Stands on database/object.h.
 */
#ifndef LB_DATABASE_SQLITE_OBJECT_H
#define LB_DATABASE_SQLITE_OBJECT_H

#include "database/object.h"

typedef enum sqlite_token_kind {
    SQLITE_TOKEN_WORD,
    SQLITE_TOKEN_NAME,   /* quoted by ` or [] */
    SQLITE_TOKEN_DOUBLE, /* "": a name, or a string where no name fits */
    SQLITE_TOKEN_STRING,
    SQLITE_TOKEN_NUMBER,
    SQLITE_TOKEN_MARK,
} sqlite_token_kind;

typedef struct sqlite_token {
    sqlite_token_kind kind;
    lb_str text;  /* as typed */
    lb_str value; /* of a name: without quotes; else as `text` */
} sqlite_token;
typedef LB_VECTOR(sqlite_token) sqlite_tokens;

/* Comments and white space are left out. Never fails: what is no token is a mark. */
void sqlite_tokens_read(lb_arena *arena, lb_str sql, sqlite_tokens *out);
/* An unquoted word, without case. */
bool sqlite_token_is(const sqlite_token *token, const char *word);
/* The normal form of tokens [from, to): words and plain names in lower case, one space apart. */
lb_str sqlite_tokens_fold(lb_arena *arena, const sqlite_tokens *tokens, size_t from, size_t to);
/* As typed. */
lb_str sqlite_tokens_text(const sqlite_tokens *tokens, size_t from, size_t to);
/* Behind the bracket that closes the one at `at`. */
size_t sqlite_tokens_skip(const sqlite_tokens *tokens, size_t at, size_t to);

/* Adds the columns and constraints of CREATE TABLE, and its options. */
void sqlite_object_parse(lb_objects *objects, lb_schema_object *table, const sqlite_tokens *tokens);

lb_code sqlite_objects_read(lb_connection *connection, const lb_object_options *options,
                            lb_objects **out, lb_error *error);
void sqlite_object_create(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                          lb_object_statements *out);
void sqlite_object_drop(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                        lb_object_statements *out);
bool sqlite_object_alter(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                         const lb_objects *after, const lb_schema_object *to,
                         lb_object_statements *out);
bool sqlite_object_rename(lb_arena *arena, const lb_objects *all, const lb_schema_object *from,
                          lb_str name, lb_object_statements *out);
bool sqlite_object_alter_table(lb_arena *arena, const lb_objects *before,
                               const lb_schema_object *from, const lb_objects *after,
                               const lb_schema_object *to, lb_object_statements *out);

extern const lb_object_rules sqlite_object_rules;

#endif

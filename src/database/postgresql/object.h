/*
 * Object: PostgreSQL's side of database/object.h. The queries are the files of objects/; all have
 * the same columns, so that one taker of rows makes objects of any kind. They run with the default
 * schema alone on the search path: names in it are written without a schema, all others with.
 * Inner header of this folder. Stands on array.h and database/object.h.
 */
#ifndef LB_DATABASE_POSTGRESQL_OBJECT_H
#define LB_DATABASE_POSTGRESQL_OBJECT_H

#include "database/object_source.h"
#include "database/postgresql/array.h"

lb_code pg_objects_read(lb_connection *connection, const lb_object_options *options,
                        lb_objects **out, lb_error *error);
lb_code pg_objects_load(lb_connection *connection, const lb_url *url, const lb_source_file *files,
                        size_t count, const lb_object_options *options, lb_objects **out,
                        lb_error *error);
void pg_object_create(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                      lb_object_statements *out);
void pg_object_drop(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                    lb_object_statements *out);
bool pg_object_alter(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                     const lb_objects *after, const lb_schema_object *to,
                     lb_object_statements *out);
bool pg_object_detach(lb_arena *arena, const lb_schema_object *needed, const lb_schema_object *from,
                      const lb_objects *after, const lb_schema_object *to,
                      lb_object_statements *out);
/* What a type can become, the columns that have it included. */
bool pg_enum_alter(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                   const lb_objects *after, const lb_schema_object *to, lb_object_statements *out);
bool pg_composite_alter(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                        const lb_objects *after, const lb_schema_object *to,
                        lb_object_statements *out);
/* A new type takes the name and the columns of the old one; what is made of the type comes along.
   True. */
bool pg_type_remake(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                    const lb_objects *after, const lb_schema_object *to, lb_object_statements *out);
bool pg_object_rename(lb_arena *arena, const lb_objects *all, const lb_schema_object *from,
                      lb_str name, lb_object_statements *out);

bool pg_object_move(lb_arena *arena, const lb_objects *all, const lb_schema_object *from,
                    const lb_schema_object *to, lb_object_statements *out);

/* The texts of the queries, and the one that asks for what the outcome of a load depends on. */
void pg_objects_add_queries(lb_text *out);
lb_str pg_objects_key_query(void);
bool pg_objects_add_key(lb_connection *connection, const lb_source_file *files, size_t count,
                        lb_text *key);
/* Whether a statement does the same whenever and wherever it runs, in databases that are alike. */
bool pg_statement_is_repeatable(lb_str sql);

/* Takes the foreign keys out of CREATE TABLE, where it has not run; false: there are none. */
bool pg_sources_cut_keys(lb_arena *arena, lb_object_sources *sources);

/* Pieces that the files of this subject share. */
void pg_add_name(lb_text *out, lb_str name);
/* "schema.name", without the schema where it is the default one. */
void pg_add_qualified(lb_text *out, const lb_objects *all, lb_str schema, lb_str name);
/* The object as ALTER, DROP and COMMENT ON name it: "TABLE t", "TRIGGER a ON t". */
void pg_add_reference(lb_text *out, const lb_objects *all, const lb_schema_object *object);
void pg_add_literal(lb_text *out, lb_str text);
/* Ends a statement: what the text holds is moved into the list. */
lb_object_statement *pg_put_statement(lb_arena *arena, lb_text *sql, lb_object_statements *out);
/* COMMENT ON ... IS, where the comment is another than `before` (ptr NULL: none). */
void pg_put_comment(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                    lb_str before, lb_object_statements *out);
/* What follows ADD COLUMN. */
void pg_add_column(lb_text *out, const lb_schema_object *column);

/* The text, or one in the arena, where the server spells what it means in two ways: to be compared,
   or to be written, so that it reads back as it is. */
lb_str pg_settle_spelling(lb_arena *arena, lb_str text, bool is_written);

/* What ANALYZE found. */
lb_code pg_object_describe_data(lb_connection *connection, lb_arena *arena,
                                const lb_schema_object *object, lb_str *out, lb_error *error);
/* Reads what the content makes, without a scratch database: in a transaction that is rolled back
   the schemas give their names to new ones. LB_ERR_DATABASE where the role may not do that either.
 */
lb_code pg_objects_load_aside(lb_connection *connection, const lb_object_content *content,
                              const lb_object_options *options, lb_objects **out, lb_error *error);

extern const lb_object_rules pg_object_rules;

#endif

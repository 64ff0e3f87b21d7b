/*
 * Object: a database's objects, read from its catalog; what schema.sql means; and what makes,
 * changes and drops an object in a dialect's words.
 *
 * Behind it a database has one lb_object_rules (a member of lb_dialect). Stands on schema/object.h
 * and database.h.
 */
#ifndef LB_DATABASE_OBJECT_H
#define LB_DATABASE_OBJECT_H

#include "database/database.h"
#include "schema/object.h"

typedef struct lb_object_options {
    const lb_str *schemas; /* count 0: all but the system's own */
    size_t schema_count;
    bool with_grants;
    /* Tables that are limbeck's own: left out. */
    const lb_str *ignored;
    size_t ignored_count;
} lb_object_options;

/* A file of the desired schema. */
typedef struct lb_source_file {
    const char *path;
    lb_str text;
} lb_source_file;

/* One statement of a revision, and what a person ought to know of it. */
typedef struct lb_object_statement {
    lb_str sql;               /* without a semicolon */
    bool forbids_transaction; /* ALTER TYPE ... ADD VALUE on an old server */
    bool loses_data;
    bool is_early; /* before all else (an identity gives up its sequence's name), */
    bool is_late;  /* or after all else */
    bool remakes;  /* the type of columns: what stands on it or on them has to be out of the way,
                      and the types that are made of it come along */
    lb_str note;   /* why, or what is lost; ptr NULL */
} lb_object_statement;
typedef LB_VECTOR(lb_object_statement) lb_object_statements;

/* Fills a scratch database; a transaction may be open, and stays open. */
typedef lb_code lb_object_maker(void *context, lb_connection *scratch, lb_error *error);

typedef struct lb_object_rules {
    lb_code (*read)(lb_connection *connection, const lb_object_options *options, lb_objects **out,
                    lb_error *error);
    /* Makes a scratch database of the files (their order and that of their statements does not
       matter) and reads it. The connection is to the database to be compared with. An error of a
       statement has its file and line. */
    lb_code (*load)(lb_connection *connection, const lb_url *url, const lb_source_file *files,
                    size_t count, const lb_object_options *options, lb_objects **out,
                    lb_error *error);
    /* The same of what `make` does in a scratch database that is empty. */
    lb_code (*load_made)(const lb_url *url, lb_object_maker *make, void *context,
                         const lb_object_options *options, lb_objects **out, lb_error *error);
    /* Adds all that the outcome of `load` depends on beside the files and the options: the server,
       its settings, roles and extensions. False: on more than can be told, as where a statement may
       ask for anything. Outside of a transaction. NULL where loading is cheap. */
    bool (*add_load_key)(lb_connection *connection, const lb_source_file *files, size_t count,
                         lb_text *key);
    /* Statements in the arena. `all` is the state that the object belongs to. */
    void (*create)(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                   lb_object_statements *out);
    void (*drop)(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                 lb_object_statements *out);
    /* From one to the other; false: it has to be dropped and made anew. */
    bool (*alter)(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                  const lb_objects *after, const lb_schema_object *to, lb_object_statements *out);
    bool (*rename)(lb_arena *arena, const lb_objects *all, const lb_schema_object *from,
                   lb_str name, lb_object_statements *out);
    /* What the database knows of the rows of a table, or of a column's values, without reading them
       ("about 3 % null, ..."); ptr NULL: nothing. NULL where it never does. */
    lb_code (*describe_data)(lb_connection *connection, lb_arena *arena,
                             const lb_schema_object *object, lb_str *out, lb_error *error);
    /* Takes a table out of the one that it is a partition of, and into the one that it shall be;
       false: it is where it shall be. NULL where there are no partitions. */
    bool (*move)(lb_arena *arena, const lb_objects *all, const lb_schema_object *from,
                 const lb_schema_object *to, lb_object_statements *out);
    /* SQLite: all changes of one table at once, by making it anew where ALTER cannot (true: its
       indexes and triggers are gone with it); NULL where every object can be changed by itself. */
    bool (*alter_table)(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                        const lb_objects *after, const lb_schema_object *to,
                        lb_object_statements *out);
    /* Takes an object out of the way of one that it needs and that is made anew (a column's default
       of a function), by statements before and after all else; false, or NULL: it has to be made
       anew too. */
    bool (*detach)(lb_arena *arena, const lb_schema_object *needed, const lb_schema_object *from,
                   const lb_objects *after, const lb_schema_object *to, lb_object_statements *out);
} lb_object_rules;

#endif

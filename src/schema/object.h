/*
 * Object: what a database has, object by object, each in the database's own words.
 *
 * schema.h models tables as SQLAlchemy sees them; that is what Alembic's comparison needs.
 * Comparing by meaning needs more kinds (views, functions, triggers, policies, ...) and no more
 * detail than the database itself gives: an object has an identity, a definition as the server
 * spells it, and attributes from which an ALTER can be made. Two databases agree where the same
 * objects have the same attributes. The desired state becomes objects in the same way: a scratch
 * database is made from schema.sql and read back (database/object.h), so nothing differs by
 * spelling alone.
 *
 * Everything belongs to the lb_objects' arena. Texts with ptr NULL were not given. Stands on base.
 */
#ifndef LB_SCHEMA_OBJECT_H
#define LB_SCHEMA_OBJECT_H

#include "base/arena.h"
#include "base/vector.h"

/* In the order in which they are made, where nothing else decides. `word` is SQL's. */
/*  kind                        word */
#define LB_OBJECT_TABLE(X)                              \
    X(LB_OBJECT_SCHEMA, "schema")                       \
    X(LB_OBJECT_EXTENSION, "extension")                 \
    X(LB_OBJECT_ENUM, "type")                           \
    X(LB_OBJECT_COMPOSITE, "type")                      \
    X(LB_OBJECT_RANGE, "type")                          \
    X(LB_OBJECT_DOMAIN, "domain")                       \
    X(LB_OBJECT_SEQUENCE, "sequence")                   \
    X(LB_OBJECT_FUNCTION, "function")                   \
    X(LB_OBJECT_PROCEDURE, "procedure")                 \
    X(LB_OBJECT_AGGREGATE, "aggregate")                 \
    X(LB_OBJECT_RELATION, "table")                      \
    X(LB_OBJECT_COLUMN, "column")                       \
    X(LB_OBJECT_CONSTRAINT, "constraint")               \
    X(LB_OBJECT_INDEX, "index")                         \
    X(LB_OBJECT_VIEW, "view")                           \
    X(LB_OBJECT_MATERIALIZED_VIEW, "materialized view") \
    X(LB_OBJECT_TRIGGER, "trigger")                     \
    X(LB_OBJECT_RULE, "rule")                           \
    X(LB_OBJECT_POLICY, "policy")                       \
    X(LB_OBJECT_GRANT, "grant")                         \
    X(LB_OBJECT_ENUM_VALUE, "value") /* of renames only: elsewhere values are of their type */

typedef enum lb_object_kind {
#define X(kind, word) kind,
    LB_OBJECT_TABLE(X)
#undef X
        LB_OBJECT_COUNT,
} lb_object_kind;

/* What can be altered by itself: "type", "default", "is_nullable", "comment", "storage", ... The
   names are those of the table in the dialect that reads and writes them. */
typedef struct lb_attribute {
    const char *name;
    lb_str value; /* ptr NULL: the object has none (no default) */
} lb_attribute;

typedef struct lb_schema_object lb_schema_object;
typedef LB_VECTOR(lb_schema_object *) lb_object_list;

struct lb_schema_object {
    lb_object_kind kind;
    lb_str schema;    /* ptr NULL where the kind has none, and on SQLite */
    lb_str table;     /* of a column, constraint, index, trigger, rule, policy; else ptr NULL */
    lb_str name;      /* as it is, not quoted */
    lb_str arguments; /* of a function: "integer, text"; ptr NULL */
    /* What makes it, whole: "CREATE VIEW ...". Of a column and a constraint what follows ADD COLUMN
       and ADD CONSTRAINT NAME. The server's spelling. */
    lb_str definition;
    lb_str source; /* for writing, where that is another text: as typed, or as it reads back */
    LB_VECTOR(lb_attribute) attributes;
    lb_str_vector values; /* of an enum, in order; of a constraint and index: its columns */
    lb_object_list needs; /* what must be there before it (from the catalog), itself excluded */
    const lb_schema_object *owner; /* goes when this goes: a sequence's column; NULL */
    size_t position;               /* of a column in its table, else in the catalog's order */
    size_t place;                  /* in the list */
    lb_str renamed_from;           /* declared in the models; ptr NULL */
    const char *file;              /* of schema.sql, where it was made there; NULL */
    unsigned line;
    bool is_inline;       /* a constraint that is written in its table's CREATE */
    bool is_of_extension; /* left alone */
};

/* One thread uses it at a time. */
typedef struct lb_objects {
    lb_arena arena;
    lb_object_list list;           /* by kind, then schema, table, position or name */
    struct lb_object_index *index; /* of lb_objects_find() */
    lb_str default_schema;         /* that unqualified names mean; ptr NULL on SQLite */
    lb_str_vector notes; /* what could not be read or was compared as text, for the user */
} lb_objects;

lb_objects *lb_objects_new(void);
void lb_objects_free(lb_objects *objects); /* NULL is fine */
lb_schema_object *lb_objects_add(lb_objects *objects, lb_object_kind kind, lb_str schema,
                                 lb_str table, lb_str name, lb_str arguments);
/* NULL: there is none. */
lb_schema_object *lb_objects_find(const lb_objects *objects, lb_object_kind kind, lb_str schema,
                                  lb_str table, lb_str name, lb_str arguments);
void lb_object_set(lb_arena *arena, lb_schema_object *object, const char *attribute, lb_str value);
/* ptr NULL: it has none. */
lb_str lb_object_get(const lb_schema_object *object, const char *attribute);
/* Sorts the list once all are added. */
void lb_objects_sort(lb_objects *objects);
const char *lb_object_word(lb_object_kind kind);

#endif

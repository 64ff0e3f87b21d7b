/*
 * Reflect: what the parts of PostgreSQL's reflection share: the reader, which takes the rows of all
 * queries one after another and builds the schema from them.
 *
 * The queries are the files of catalog/. Their rows name tables by oid and columns by number, so
 * each relation keeps the names of its attributes. A relation may stand in the schema twice:
 * without a schema, where it is visible, and with it, where its schema was asked for by name. What
 * lives as long as the reading is in `scratch`, the rest in the schema's arena.
 */
#ifndef LB_DATABASE_POSTGRESQL_REFLECT_H
#define LB_DATABASE_POSTGRESQL_REFLECT_H

#include "database/postgresql/array.h"
#include "database/reflect.h"

/* Names by number: what an oid stands for. */
typedef struct pg_oid_map {
    uint32_t *keys; /* 0: free */
    void **values;
    size_t count, capacity;
} pg_oid_map;

void pg_oid_map_set(pg_oid_map *map, uint32_t key, void *value);
void *pg_oid_map_get(const pg_oid_map *map, uint32_t key);
void pg_oid_map_free(pg_oid_map *map);

typedef struct pg_attribute {
    int number;
    lb_str name;
} pg_attribute;

typedef struct pg_relation {
    lb_table *tables[2]; /* as it is named without and with its schema; NULL: not so */
    LB_VECTOR(pg_attribute) attributes; /* by number, as the columns of the tables */
} pg_relation;

/* A comment of a table (no column), constraint, index, or of columns (a list). */
typedef struct pg_comment {
    int column;
    lb_str text;
    struct pg_comment *next;
} pg_comment;

/* A type that columns have, once for all of them. */
typedef struct pg_known_type {
    const lb_sql_type *type;
    lb_str warning; /* ptr NULL, or the type's name: SQLAlchemy does not know it */
} pg_known_type;

typedef struct pg_reader {
    const lb_reflect_options *options;
    lb_executor *executor;
    lb_schema *schema;
    lb_arena *arena; /* of the schema */
    lb_arena scratch;
    pg_oid_map relations, referents;  /* pg_relation */
    pg_oid_map comments;              /* pg_comment */
    pg_oid_map opclasses, collations; /* lb_str */
    lb_map enums, domains;            /* by "name" or "schema\0name": lb_sql_type */
    lb_map types;                     /* by format_type() and collation: pg_known_type */
} pg_reader;

static inline bool pg_is_true(const lb_datum *value)
{
    return value->text.len == 1 && value->text.ptr[0] == 't';
}
static inline char pg_letter(const lb_datum *value)
{
    return value->text.len ? value->text.ptr[0] : '\0';
}
int64_t pg_integer(const lb_datum *value);
static inline uint32_t pg_oid(const lb_datum *value)
{
    return (uint32_t)pg_integer(value);
}
/* A copy in the schema's arena; ptr NULL for NULL. */
lb_str pg_copy(const pg_reader *reader, const lb_datum *value);
/* A name that the database gave: no convention changes it. */
lb_name pg_final_name(lb_str text);
/* Where the comment of an object is; ptr NULL where there is none. */
lb_str pg_comment_of(const pg_reader *reader, uint32_t oid, int column);
/* The name of an attribute; an empty text for one that nobody told. */
lb_str pg_attribute_name(const pg_relation *relation, int64_t number);
/* Whether the schema was asked for by its name, or as one of all. */
bool pg_is_schema_chosen(const pg_reader *reader, lb_str name);
bool pg_is_default_chosen(const pg_reader *reader);

/* Options of the dialect: "postgresql_KEY". */
lb_option *pg_add_option(const pg_reader *reader, lb_options *options, const char *key,
                         lb_option_kind kind);
void pg_add_list_option(const pg_reader *reader, lb_options *options, const char *key,
                        const lb_str_vector *items);
void pg_add_boolean_option(const pg_reader *reader, lb_options *options, const char *key,
                           bool value);
/* reloptions as a map: {fillfactor=70}. Nothing where there are none. */
void pg_add_storage_option(const pg_reader *reader, lb_options *options, const lb_datum *value);

/* Takers of rows, each of its query. */
void pg_take_relation(pg_reader *reader, const lb_datum *values);
void pg_take_parent(pg_reader *reader, const lb_datum *values);
void pg_take_comment(pg_reader *reader, const lb_datum *values);
void pg_take_attribute(pg_reader *reader, const lb_datum *values);
void pg_take_column(pg_reader *reader, const lb_datum *values);
void pg_take_identity(pg_reader *reader, const lb_datum *values);
void pg_take_owned(pg_reader *reader, const lb_datum *values);
void pg_take_sequence(pg_reader *reader, const lb_datum *values);
/* reflect_type.c */
void pg_take_enum(pg_reader *reader, const lb_datum *values);
void pg_take_domain(pg_reader *reader, const lb_datum *values);
/* After the last column: finds what domains that no column has stand on. */
void pg_finish_types(pg_reader *reader);
/* A column's type. `of` ("column 'a'") is for the warning. Never NULL. */
const lb_sql_type *pg_type_of(pg_reader *reader, lb_str format_type, lb_str collation, lb_str of);
/* reflect_constraints.c */
void pg_take_referent(pg_reader *reader, const lb_datum *values);
void pg_take_constraint(pg_reader *reader, const lb_datum *values);
/* reflect_indexes.c */
void pg_take_opclass(pg_reader *reader, const lb_datum *values);
void pg_take_collation(pg_reader *reader, const lb_datum *values);
void pg_take_index(pg_reader *reader, const lb_datum *values);

lb_code pg_reflect(lb_executor *executor, const lb_reflect_options *options, lb_schema **out,
                   lb_error *error);
lb_code pg_reflect_names(lb_executor *executor, const lb_reflect_list *list, lb_arena *arena,
                         lb_str_vector *out, lb_error *error);

#endif

/*
 * Operation: what a migration does to a schema: one struct for each of Alembic's directives. A
 * revision script calls them, autogenerate makes them, a dialect writes them as SQL
 * (database/ddl.h), render/ writes them as Python or SQL.
 *
 * An operation and all that it points to belong to one arena and are not changed once made. Texts
 * with ptr NULL, names with text.ptr NULL and NULL pointers were not given. Stands on schema.
 *
 * Adding one: a row here, its member in the union, a case in the ddl writer and in the renderer.
 */
#ifndef LB_OPERATION_OPERATION_H
#define LB_OPERATION_OPERATION_H

#include "schema/naming.h"
#include "schema/schema.h"

/*  kind                          directive                 class */
#define LB_OPERATION_TABLE(X)                                                     \
    X(LB_OP_CREATE_TABLE, "create_table", "CreateTableOp")                        \
    X(LB_OP_DROP_TABLE, "drop_table", "DropTableOp")                              \
    X(LB_OP_RENAME_TABLE, "rename_table", "RenameTableOp")                        \
    X(LB_OP_ADD_COLUMN, "add_column", "AddColumnOp")                              \
    X(LB_OP_DROP_COLUMN, "drop_column", "DropColumnOp")                           \
    X(LB_OP_ALTER_COLUMN, "alter_column", "AlterColumnOp")                        \
    X(LB_OP_CREATE_INDEX, "create_index", "CreateIndexOp")                        \
    X(LB_OP_DROP_INDEX, "drop_index", "DropIndexOp")                              \
    X(LB_OP_CREATE_CONSTRAINT, "create_constraint", "AddConstraintOp")            \
    X(LB_OP_DROP_CONSTRAINT, "drop_constraint", "DropConstraintOp")               \
    X(LB_OP_CREATE_TABLE_COMMENT, "create_table_comment", "CreateTableCommentOp") \
    X(LB_OP_DROP_TABLE_COMMENT, "drop_table_comment", "DropTableCommentOp")       \
    X(LB_OP_EXECUTE, "execute", "ExecuteSQLOp")                                   \
    X(LB_OP_BULK_INSERT, "bulk_insert", "BulkInsertOp")                           \
    X(LB_OP_CREATE_TYPE, "create_type", "CreateTypeOp")                           \
    X(LB_OP_DROP_TYPE, "drop_type", "DropTypeOp")                                 \
    X(LB_OP_CREATE_SEQUENCE, "create_sequence", "CreateSequenceOp")               \
    X(LB_OP_DROP_SEQUENCE, "drop_sequence", "DropSequenceOp")                     \
    X(LB_OP_CREATE_SCHEMA, "create_schema", "CreateSchemaOp")                     \
    X(LB_OP_DROP_SCHEMA, "drop_schema", "DropSchemaOp")                           \
    X(LB_OP_MODIFY_TABLE, "batch_alter_table", "ModifyTableOps")

typedef enum lb_operation_kind {
#define X(kind, directive, class_name) kind,
    LB_OPERATION_TABLE(X)
#undef X
        LB_OP_COUNT,
} lb_operation_kind;

typedef struct lb_operation lb_operation;
typedef LB_VECTOR(lb_operation *) lb_operations;

typedef struct lb_create_table {
    lb_table *table; /* with its constraints; its indexes (Column(index=True), Index items) follow
                        as statements of their own */
    bool if_not_exists;
} lb_create_table;

typedef struct lb_drop_table {
    lb_table *table; /* autogenerate: as the database has it, for the downgrade; else only named */
    bool if_exists;
} lb_drop_table;

typedef struct lb_rename_table {
    lb_name new_name;
} lb_rename_table;

typedef struct lb_add_column {
    lb_schema_column *column;
    lb_tristate inline_references, inline_primary_key; /* LB_UNSET: not given */
    bool if_not_exists;
    lb_name insert_before, insert_after; /* batch */
} lb_add_column;

typedef struct lb_drop_column {
    lb_schema_column *column; /* at least named */
    bool if_exists;
    const lb_sql_type *existing_type; /* batch: a CHECK of its name goes with the column; or NULL */
} lb_drop_column;

/* Each change is there or not; existing values are what the script says of the column as it is. */
typedef struct lb_alter_column {
    lb_name column;
    lb_name new_name;
    lb_tristate nullable;
    const lb_sql_type *type;
    bool has_server_default; /* false: no change; with kind NONE, no identity, no computed: dropped
                              */
    lb_server_default server_default;
    const lb_identity *identity; /* server_default=Identity(...) */
    const lb_computed *computed; /* server_default=Computed(...) */
    bool has_comment;
    lb_str comment; /* ptr NULL with has_comment: dropped */
    lb_tristate autoincrement;

    lb_tristate existing_nullable;
    const lb_sql_type *existing_type;
    bool has_existing_server_default;
    lb_server_default existing_server_default;
    const lb_identity *existing_identity;
    const lb_computed *existing_computed;
    bool has_existing_comment;
    lb_str existing_comment;
    lb_tristate existing_autoincrement;

    /* The CHECKs that a Boolean or an Enum with create_constraint bring along, with their names as
       a naming convention has them; NULL: none. */
    const lb_constraint *type_check, *existing_type_check;
    bool is_type_a_class; /* DateTime, not DateTime(): Alembic sees no DATETIME of MySQL's in it */

    lb_str using, using_back;              /* postgresql_using; and that of the inverse */
    const lb_schema_column *schema_column; /* autogenerate: what the models have */
    lb_name insert_before, insert_after;   /* batch */
    lb_options options;
} lb_alter_column;

typedef struct lb_create_index {
    lb_schema_index *index;
    bool if_not_exists;
} lb_create_index;

typedef struct lb_drop_index {
    lb_schema_index *index; /* at least named, with options such as postgresql_concurrently */
    bool has_table;
    bool if_exists;
} lb_drop_index;

typedef struct lb_create_constraint {
    lb_constraint *constraint;
} lb_create_constraint;

typedef struct lb_drop_constraint {
    lb_name name;
    lb_str type; /* "foreignkey", "primary", "unique", "check"; ptr NULL */
    bool if_exists;
    lb_constraint *constraint; /* autogenerate: as the database has it */
} lb_drop_constraint;

typedef struct lb_table_comment {
    lb_str comment, existing_comment;
} lb_table_comment;

typedef struct lb_execute {
    const lb_expression *statement; /* or */
    lb_str sql;                     /* op.execute("..."): as written, a colon escaped by \ */
    bool is_autocommit;             /* execution_options={"isolation_level": "AUTOCOMMIT"} */
    /* Autogenerate: an operation of the project's own, as its renderer and repr() have it. */
    lb_str code, diff;
} lb_execute;

/* One INSERT for each row offline; `rows` are as long as `columns`. */
typedef struct lb_bulk_insert {
    const lb_table *table;
    lb_schema_columns columns;
    LB_VECTOR(lb_literals)
    rows;           /* a value that a row does not have is LB_LITERAL_EXPRESSION with
                       a NULL expression */
    bool is_single; /* multiinsert=False */
} lb_bulk_insert;

typedef struct lb_type_operation {
    const lb_sql_type *type;
    bool checks_first;
} lb_type_operation;

typedef struct lb_sequence_operation {
    const lb_sequence *sequence;
    bool checks_first;
} lb_sequence_operation;

typedef struct lb_schema_operation {
    lb_name name;
    bool checks_first, is_cascading;
} lb_schema_operation;

typedef enum lb_recreate { LB_RECREATE_AUTO, LB_RECREATE_ALWAYS, LB_RECREATE_NEVER } lb_recreate;

/* What batch_alter_table() was given, of no matter where the table is not made anew. */
typedef struct lb_batch {
    lb_recreate recreate;
    const lb_table *copy_from; /* NULL: the table is read from the database */
    /* table_args and table_kwargs: for the new table beside what the old one has. */
    lb_schema_columns table_columns;
    lb_constraints table_constraints;
    lb_schema_indexes table_indexes;
    lb_options table_options;
    lb_str_vector table_prefixes;
    lb_str table_comment; /* ptr NULL */
    /* reflect_args: columns in place of those that were read, constraints beside them. */
    lb_schema_columns reflect_columns;
    lb_constraints reflect_constraints;
    lb_naming naming; /* for constraints that were read without a name */
    LB_VECTOR(lb_str_vector) partial_reordering;
} lb_batch;

/* Operations on one table: autogenerate's groups, and `with op.batch_alter_table(...)`. */
typedef struct lb_modify_table {
    lb_operations operations;
    const lb_batch *batch; /* NULL: one operation after another */
    bool is_never_batch;   /* autogenerate: written one by one, whatever render_as_batch says */
} lb_modify_table;

struct lb_operation {
    lb_operation_kind kind;
    lb_name schema, table; /* the table that it is about, where there is one */
    union {
        lb_create_table create_table;
        lb_drop_table drop_table;
        lb_rename_table rename_table;
        lb_add_column add_column;
        lb_drop_column drop_column;
        lb_alter_column alter_column;
        lb_create_index create_index;
        lb_drop_index drop_index;
        lb_create_constraint create_constraint;
        lb_drop_constraint drop_constraint;
        lb_table_comment table_comment;
        lb_execute execute;
        lb_bulk_insert bulk_insert;
        lb_type_operation type;
        lb_sequence_operation sequence;
        lb_schema_operation database_schema;
        lb_modify_table modify_table;
    };
    const lb_operation *reverse; /* autogenerate: what it is the inverse of; NULL */
    const lb_operation *undo;    /* what takes it back, where an inverse would not; NULL */
    lb_str comment_note;         /* written above it in a revision file; ptr NULL */
    void *origin;                /* the maker's own object; not read here */
};

typedef struct lb_operation_row {
    lb_operation_kind kind;
    const char *directive, *class_name;
} lb_operation_row;

const lb_operation_row *lb_operation_row_of(lb_operation_kind kind);
/* A zeroed operation on a table. */
lb_operation *lb_operation_new(lb_arena *arena, lb_operation_kind kind, lb_name schema,
                               lb_name table);
/* drop_constraint() of a constraint that is known whole. */
lb_operation *lb_operation_drop_constraint(lb_arena *arena, lb_name schema, lb_name table,
                                           lb_constraint *constraint);
/* op.execute() of a text, and another that takes it back (ptr NULL: nothing does). The texts are
   SQL: a colon that SQLAlchemy would take for a parameter is escaped here. */
lb_operation *lb_operation_execute(lb_arena *arena, lb_str sql, lb_str undo);
/* What takes the operation back; NULL where nothing can. */
lb_operation *lb_operation_inverse(lb_arena *arena, const lb_operation *operation);
/* The downgrade of a list: the inverses, reversed; what nothing can take back is left out. */
void lb_operations_reverse(lb_arena *arena, const lb_operations *operations, lb_operations *out);

#endif

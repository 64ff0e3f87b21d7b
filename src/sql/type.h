/*
 * Type: a column type, as SQLAlchemy and the databases know it.
 *
 * A type is a row of LB_SQL_TYPE_TABLE with its arguments. The table says under which class of
 * which module Python knows it (autogenerate writes `sa.String(length=50)`,
 * `postgresql.JSONB(...)`), and what it falls back to. How a dialect spells a type is that
 * dialect's subject (database/type.h). Types are immutable once made and belong to an arena. Stands
 * on name.h.
 */
#ifndef LB_SQL_TYPE_H
#define LB_SQL_TYPE_H

#include <limits.h>

#include "base/arena.h"
#include "base/vector.h"
#include "sql/name.h"

/*  kind                 module         class          family: what generic code may take it for */
#define LB_SQL_TYPE_TABLE(X)                                                                    \
    /* Generic: every dialect has its own spelling. */                                          \
    X(LB_SQL_TYPE_NULL, "sqlalchemy", "NullType", LB_SQL_TYPE_NULL)                             \
    X(LB_SQL_TYPE_INTEGER, "sqlalchemy", "Integer", LB_SQL_TYPE_INTEGER)                        \
    X(LB_SQL_TYPE_SMALL_INTEGER, "sqlalchemy", "SmallInteger", LB_SQL_TYPE_INTEGER)             \
    X(LB_SQL_TYPE_BIG_INTEGER, "sqlalchemy", "BigInteger", LB_SQL_TYPE_INTEGER)                 \
    X(LB_SQL_TYPE_NUMERIC, "sqlalchemy", "Numeric", LB_SQL_TYPE_NUMERIC)                        \
    X(LB_SQL_TYPE_FLOAT, "sqlalchemy", "Float", LB_SQL_TYPE_NUMERIC)                            \
    X(LB_SQL_TYPE_DOUBLE, "sqlalchemy", "Double", LB_SQL_TYPE_NUMERIC)                          \
    X(LB_SQL_TYPE_STRING, "sqlalchemy", "String", LB_SQL_TYPE_STRING)                           \
    X(LB_SQL_TYPE_TEXT, "sqlalchemy", "Text", LB_SQL_TYPE_STRING)                               \
    X(LB_SQL_TYPE_UNICODE, "sqlalchemy", "Unicode", LB_SQL_TYPE_STRING)                         \
    X(LB_SQL_TYPE_UNICODE_TEXT, "sqlalchemy", "UnicodeText", LB_SQL_TYPE_STRING)                \
    X(LB_SQL_TYPE_BOOLEAN, "sqlalchemy", "Boolean", LB_SQL_TYPE_BOOLEAN)                        \
    X(LB_SQL_TYPE_DATE, "sqlalchemy", "Date", LB_SQL_TYPE_DATE)                                 \
    X(LB_SQL_TYPE_DATETIME, "sqlalchemy", "DateTime", LB_SQL_TYPE_DATETIME)                     \
    X(LB_SQL_TYPE_TIME, "sqlalchemy", "Time", LB_SQL_TYPE_TIME)                                 \
    X(LB_SQL_TYPE_INTERVAL, "sqlalchemy", "Interval", LB_SQL_TYPE_INTERVAL)                     \
    X(LB_SQL_TYPE_LARGE_BINARY, "sqlalchemy", "LargeBinary", LB_SQL_TYPE_LARGE_BINARY)          \
    X(LB_SQL_TYPE_ENUM, "sqlalchemy", "Enum", LB_SQL_TYPE_ENUM)                                 \
    X(LB_SQL_TYPE_JSON, "sqlalchemy", "JSON", LB_SQL_TYPE_JSON)                                 \
    X(LB_SQL_TYPE_UUID, "sqlalchemy", "Uuid", LB_SQL_TYPE_UUID)                                 \
    X(LB_SQL_TYPE_ARRAY, "sqlalchemy", "ARRAY", LB_SQL_TYPE_ARRAY)                              \
    X(LB_SQL_TYPE_PICKLE, "sqlalchemy", "PickleType", LB_SQL_TYPE_LARGE_BINARY)                 \
    /* SQL's own: spelled as named. */                                                          \
    X(LB_SQL_TYPE_SQL_INTEGER, "sqlalchemy", "INTEGER", LB_SQL_TYPE_INTEGER)                    \
    X(LB_SQL_TYPE_SQL_SMALLINT, "sqlalchemy", "SMALLINT", LB_SQL_TYPE_INTEGER)                  \
    X(LB_SQL_TYPE_SQL_BIGINT, "sqlalchemy", "BIGINT", LB_SQL_TYPE_INTEGER)                      \
    X(LB_SQL_TYPE_SQL_NUMERIC, "sqlalchemy", "NUMERIC", LB_SQL_TYPE_NUMERIC)                    \
    X(LB_SQL_TYPE_SQL_DECIMAL, "sqlalchemy", "DECIMAL", LB_SQL_TYPE_NUMERIC)                    \
    X(LB_SQL_TYPE_SQL_FLOAT, "sqlalchemy", "FLOAT", LB_SQL_TYPE_NUMERIC)                        \
    X(LB_SQL_TYPE_SQL_REAL, "sqlalchemy", "REAL", LB_SQL_TYPE_NUMERIC)                          \
    X(LB_SQL_TYPE_SQL_DOUBLE, "sqlalchemy", "DOUBLE", LB_SQL_TYPE_NUMERIC)                      \
    X(LB_SQL_TYPE_SQL_DOUBLE_PRECISION, "sqlalchemy", "DOUBLE_PRECISION", LB_SQL_TYPE_NUMERIC)  \
    X(LB_SQL_TYPE_SQL_VARCHAR, "sqlalchemy", "VARCHAR", LB_SQL_TYPE_STRING)                     \
    X(LB_SQL_TYPE_SQL_CHAR, "sqlalchemy", "CHAR", LB_SQL_TYPE_STRING)                           \
    X(LB_SQL_TYPE_SQL_NVARCHAR, "sqlalchemy", "NVARCHAR", LB_SQL_TYPE_STRING)                   \
    X(LB_SQL_TYPE_SQL_NCHAR, "sqlalchemy", "NCHAR", LB_SQL_TYPE_STRING)                         \
    X(LB_SQL_TYPE_SQL_TEXT, "sqlalchemy", "TEXT", LB_SQL_TYPE_STRING)                           \
    X(LB_SQL_TYPE_SQL_CLOB, "sqlalchemy", "CLOB", LB_SQL_TYPE_STRING)                           \
    X(LB_SQL_TYPE_SQL_BLOB, "sqlalchemy", "BLOB", LB_SQL_TYPE_LARGE_BINARY)                     \
    X(LB_SQL_TYPE_SQL_BINARY, "sqlalchemy", "BINARY", LB_SQL_TYPE_LARGE_BINARY)                 \
    X(LB_SQL_TYPE_SQL_VARBINARY, "sqlalchemy", "VARBINARY", LB_SQL_TYPE_LARGE_BINARY)           \
    X(LB_SQL_TYPE_SQL_BOOLEAN, "sqlalchemy", "BOOLEAN", LB_SQL_TYPE_BOOLEAN)                    \
    X(LB_SQL_TYPE_SQL_DATE, "sqlalchemy", "DATE", LB_SQL_TYPE_DATE)                             \
    X(LB_SQL_TYPE_SQL_DATETIME, "sqlalchemy", "DATETIME", LB_SQL_TYPE_DATETIME)                 \
    X(LB_SQL_TYPE_SQL_TIMESTAMP, "sqlalchemy", "TIMESTAMP", LB_SQL_TYPE_DATETIME)               \
    X(LB_SQL_TYPE_SQL_TIME, "sqlalchemy", "TIME", LB_SQL_TYPE_TIME)                             \
    X(LB_SQL_TYPE_SQL_UUID, "sqlalchemy", "UUID", LB_SQL_TYPE_UUID)                             \
    /* PostgreSQL's. */                                                                         \
    X(LB_SQL_TYPE_PG_TIMESTAMP, "postgresql", "TIMESTAMP", LB_SQL_TYPE_DATETIME)                \
    X(LB_SQL_TYPE_PG_TIME, "postgresql", "TIME", LB_SQL_TYPE_TIME)                              \
    X(LB_SQL_TYPE_PG_INTERVAL, "postgresql", "INTERVAL", LB_SQL_TYPE_INTERVAL)                  \
    X(LB_SQL_TYPE_PG_ARRAY, "postgresql", "ARRAY", LB_SQL_TYPE_ARRAY)                           \
    X(LB_SQL_TYPE_PG_ENUM, "postgresql", "ENUM", LB_SQL_TYPE_ENUM)                              \
    X(LB_SQL_TYPE_PG_DOMAIN, "postgresql", "DOMAIN", LB_SQL_TYPE_PG_DOMAIN)                     \
    X(LB_SQL_TYPE_PG_JSON, "postgresql", "JSON", LB_SQL_TYPE_JSON)                              \
    X(LB_SQL_TYPE_PG_JSONB, "postgresql", "JSONB", LB_SQL_TYPE_JSON)                            \
    X(LB_SQL_TYPE_PG_JSONPATH, "postgresql", "JSONPATH", LB_SQL_TYPE_STRING)                    \
    X(LB_SQL_TYPE_PG_UUID, "postgresql", "UUID", LB_SQL_TYPE_UUID)                              \
    X(LB_SQL_TYPE_PG_BYTEA, "postgresql", "BYTEA", LB_SQL_TYPE_LARGE_BINARY)                    \
    X(LB_SQL_TYPE_PG_BIT, "postgresql", "BIT", LB_SQL_TYPE_PG_BIT)                              \
    X(LB_SQL_TYPE_PG_CITEXT, "postgresql", "CITEXT", LB_SQL_TYPE_STRING)                        \
    X(LB_SQL_TYPE_PG_HSTORE, "postgresql", "HSTORE", LB_SQL_TYPE_PG_HSTORE)                     \
    X(LB_SQL_TYPE_PG_INET, "postgresql", "INET", LB_SQL_TYPE_PG_INET)                           \
    X(LB_SQL_TYPE_PG_CIDR, "postgresql", "CIDR", LB_SQL_TYPE_PG_INET)                           \
    X(LB_SQL_TYPE_PG_MACADDR, "postgresql", "MACADDR", LB_SQL_TYPE_PG_INET)                     \
    X(LB_SQL_TYPE_PG_MACADDR8, "postgresql", "MACADDR8", LB_SQL_TYPE_PG_INET)                   \
    X(LB_SQL_TYPE_PG_MONEY, "postgresql", "MONEY", LB_SQL_TYPE_PG_MONEY)                        \
    X(LB_SQL_TYPE_PG_OID, "postgresql", "OID", LB_SQL_TYPE_PG_OID)                              \
    X(LB_SQL_TYPE_PG_REGCLASS, "postgresql", "REGCLASS", LB_SQL_TYPE_PG_OID)                    \
    X(LB_SQL_TYPE_PG_REGCONFIG, "postgresql", "REGCONFIG", LB_SQL_TYPE_PG_OID)                  \
    X(LB_SQL_TYPE_PG_TSVECTOR, "postgresql", "TSVECTOR", LB_SQL_TYPE_PG_TSVECTOR)               \
    X(LB_SQL_TYPE_PG_TSQUERY, "postgresql", "TSQUERY", LB_SQL_TYPE_PG_TSVECTOR)                 \
    X(LB_SQL_TYPE_PG_INT4RANGE, "postgresql", "INT4RANGE", LB_SQL_TYPE_PG_INT4RANGE)            \
    X(LB_SQL_TYPE_PG_INT8RANGE, "postgresql", "INT8RANGE", LB_SQL_TYPE_PG_INT4RANGE)            \
    X(LB_SQL_TYPE_PG_NUMRANGE, "postgresql", "NUMRANGE", LB_SQL_TYPE_PG_INT4RANGE)              \
    X(LB_SQL_TYPE_PG_DATERANGE, "postgresql", "DATERANGE", LB_SQL_TYPE_PG_INT4RANGE)            \
    X(LB_SQL_TYPE_PG_TSRANGE, "postgresql", "TSRANGE", LB_SQL_TYPE_PG_INT4RANGE)                \
    X(LB_SQL_TYPE_PG_TSTZRANGE, "postgresql", "TSTZRANGE", LB_SQL_TYPE_PG_INT4RANGE)            \
    X(LB_SQL_TYPE_PG_INT4MULTIRANGE, "postgresql", "INT4MULTIRANGE", LB_SQL_TYPE_PG_INT4RANGE)  \
    X(LB_SQL_TYPE_PG_INT8MULTIRANGE, "postgresql", "INT8MULTIRANGE", LB_SQL_TYPE_PG_INT4RANGE)  \
    X(LB_SQL_TYPE_PG_NUMMULTIRANGE, "postgresql", "NUMMULTIRANGE", LB_SQL_TYPE_PG_INT4RANGE)    \
    X(LB_SQL_TYPE_PG_DATEMULTIRANGE, "postgresql", "DATEMULTIRANGE", LB_SQL_TYPE_PG_INT4RANGE)  \
    X(LB_SQL_TYPE_PG_TSMULTIRANGE, "postgresql", "TSMULTIRANGE", LB_SQL_TYPE_PG_INT4RANGE)      \
    X(LB_SQL_TYPE_PG_TSTZMULTIRANGE, "postgresql", "TSTZMULTIRANGE", LB_SQL_TYPE_PG_INT4RANGE)  \
    /* SQLite's: with storage formats that only Python sees. */                                 \
    X(LB_SQL_TYPE_SQLITE_DATE, "sqlite", "DATE", LB_SQL_TYPE_DATE)                              \
    X(LB_SQL_TYPE_SQLITE_DATETIME, "sqlite", "DATETIME", LB_SQL_TYPE_DATETIME)                  \
    X(LB_SQL_TYPE_SQLITE_TIME, "sqlite", "TIME", LB_SQL_TYPE_TIME)                              \
    X(LB_SQL_TYPE_SQLITE_JSON, "sqlite", "JSON", LB_SQL_TYPE_JSON)                              \
    /* MySQL's. */                                                                              \
    X(LB_SQL_TYPE_MY_TINYINT, "mysql", "TINYINT", LB_SQL_TYPE_INTEGER)                          \
    X(LB_SQL_TYPE_MY_SMALLINT, "mysql", "SMALLINT", LB_SQL_TYPE_INTEGER)                        \
    X(LB_SQL_TYPE_MY_MEDIUMINT, "mysql", "MEDIUMINT", LB_SQL_TYPE_INTEGER)                      \
    X(LB_SQL_TYPE_MY_INTEGER, "mysql", "INTEGER", LB_SQL_TYPE_INTEGER)                          \
    X(LB_SQL_TYPE_MY_BIGINT, "mysql", "BIGINT", LB_SQL_TYPE_INTEGER)                            \
    X(LB_SQL_TYPE_MY_NUMERIC, "mysql", "NUMERIC", LB_SQL_TYPE_NUMERIC)                          \
    X(LB_SQL_TYPE_MY_DECIMAL, "mysql", "DECIMAL", LB_SQL_TYPE_NUMERIC)                          \
    X(LB_SQL_TYPE_MY_FLOAT, "mysql", "FLOAT", LB_SQL_TYPE_NUMERIC)                              \
    X(LB_SQL_TYPE_MY_REAL, "mysql", "REAL", LB_SQL_TYPE_NUMERIC)                                \
    X(LB_SQL_TYPE_MY_DOUBLE, "mysql", "DOUBLE", LB_SQL_TYPE_NUMERIC)                            \
    X(LB_SQL_TYPE_MY_BIT, "mysql", "BIT", LB_SQL_TYPE_PG_BIT)                                   \
    X(LB_SQL_TYPE_MY_YEAR, "mysql", "YEAR", LB_SQL_TYPE_MY_YEAR)                                \
    X(LB_SQL_TYPE_MY_TIME, "mysql", "TIME", LB_SQL_TYPE_TIME)                                   \
    X(LB_SQL_TYPE_MY_DATETIME, "mysql", "DATETIME", LB_SQL_TYPE_DATETIME)                       \
    X(LB_SQL_TYPE_MY_TIMESTAMP, "mysql", "TIMESTAMP", LB_SQL_TYPE_DATETIME)                     \
    X(LB_SQL_TYPE_MY_CHAR, "mysql", "CHAR", LB_SQL_TYPE_STRING)                                 \
    X(LB_SQL_TYPE_MY_NCHAR, "mysql", "NCHAR", LB_SQL_TYPE_STRING)                               \
    X(LB_SQL_TYPE_MY_VARCHAR, "mysql", "VARCHAR", LB_SQL_TYPE_STRING)                           \
    X(LB_SQL_TYPE_MY_NVARCHAR, "mysql", "NVARCHAR", LB_SQL_TYPE_STRING)                         \
    X(LB_SQL_TYPE_MY_TEXT, "mysql", "TEXT", LB_SQL_TYPE_STRING)                                 \
    X(LB_SQL_TYPE_MY_TINYTEXT, "mysql", "TINYTEXT", LB_SQL_TYPE_STRING)                         \
    X(LB_SQL_TYPE_MY_MEDIUMTEXT, "mysql", "MEDIUMTEXT", LB_SQL_TYPE_STRING)                     \
    X(LB_SQL_TYPE_MY_LONGTEXT, "mysql", "LONGTEXT", LB_SQL_TYPE_STRING)                         \
    X(LB_SQL_TYPE_MY_TINYBLOB, "mysql", "TINYBLOB", LB_SQL_TYPE_LARGE_BINARY)                   \
    X(LB_SQL_TYPE_MY_MEDIUMBLOB, "mysql", "MEDIUMBLOB", LB_SQL_TYPE_LARGE_BINARY)               \
    X(LB_SQL_TYPE_MY_LONGBLOB, "mysql", "LONGBLOB", LB_SQL_TYPE_LARGE_BINARY)                   \
    X(LB_SQL_TYPE_MY_ENUM, "mysql", "ENUM", LB_SQL_TYPE_ENUM)                                   \
    X(LB_SQL_TYPE_MY_SET, "mysql", "SET", LB_SQL_TYPE_STRING)                                   \
    X(LB_SQL_TYPE_MY_JSON, "mysql", "JSON", LB_SQL_TYPE_JSON)                                   \
    /* A type whose text somebody else gives: UserDefinedType.get_col_spec(), a database's type \
       that has no row here (its text is `spec`). */                                            \
    X(LB_SQL_TYPE_USER, "", "", LB_SQL_TYPE_USER)

typedef enum lb_sql_type_kind {
#define X(kind, module, class_name, family) kind,
    LB_SQL_TYPE_TABLE(X)
#undef X
        LB_SQL_TYPE_COUNT,
} lb_sql_type_kind;

typedef struct lb_sql_type lb_sql_type;

/* with_variant(type, "dialect") */
typedef struct lb_sql_type_variant {
    lb_str dialect;
    const lb_sql_type *type;
} lb_sql_type_variant;
typedef LB_VECTOR(lb_sql_type_variant) lb_sql_type_variants;

/* A scale may be below zero: NUMERIC(6, -2). */
#define LB_NO_SCALE INT_MIN

/* Numbers but the scale are -1, texts have ptr NULL where nothing was given. */
struct lb_sql_type {
    lb_sql_type_kind kind;
    int length;           /* String, LargeBinary, BIT, Enum(length=), display width of MySQL's */
    int precision, scale; /* Numeric; TIMESTAMP, TIME, INTERVAL, MySQL's fsp: precision */
    int binary_precision; /* Float: precision in bits is `precision` */
    int decimal_return_scale;
    bool has_timezone;
    /* Arguments that only a repr shows. */
    bool as_uuid; /* true unless as_uuid=False was given */
    bool as_decimal_given, as_decimal;
    bool none_as_null;              /* JSON */
    bool as_tuple, is_zero_indexed; /* ARRAY(as_tuple=, zero_indexes=) */
    bool is_portable_uuid;          /* Uuid(native_uuid=False) */
    bool is_ascii, is_unicode;      /* MySQL's texts */
    bool is_bitwise;                /* MySQL's SET(retrieve_as_bitwise=True) */
    lb_str collation, charset;
    lb_str fields; /* INTERVAL's "DAY TO SECOND" */
    bool is_varying, is_unsigned, is_zerofill, is_binary_collated, is_national;

    /* ENUM, SET, DOMAIN, BOOLEAN with a constraint. */
    lb_name name, schema;
    lb_str_vector values;
    bool is_native;      /* native_enum, native_uuid, native (Interval) */
    bool has_constraint; /* create_constraint */
    bool is_created;     /* create_type: CREATE TYPE goes with the table */
    bool exists;         /* autogenerate: it is there already, and is written create_type=False */
    bool inherits_schema;
    bool has_metadata; /* belongs to a MetaData, not to one table */

    const lb_sql_type *item; /* ARRAY's items; DOMAIN's and a TypeDecorator's underlying type */
    int dimensions;
    const struct lb_expression *check, *default_value; /* DOMAIN */
    lb_str constraint_name;
    bool is_not_null;

    lb_str spec;        /* USER: the text as DDL has it */
    lb_str repr;        /* how a revision file writes it, for classes that are not in the table:
                           "app.types.Money(length=4)" */
    lb_str repr_import; /* the module to import for it */
    bool is_decorated;  /* a TypeDecorator: `item` is what the dialect compiles */
    lb_sql_type_variants variants;
    void *origin; /* the maker's own object; not read here */
};

typedef struct lb_sql_type_row {
    lb_sql_type_kind kind;
    const char *module, *class_name;
    lb_sql_type_kind family;
} lb_sql_type_row;

const lb_sql_type_row *lb_sql_type_row_of(lb_sql_type_kind kind);
/* By module ("sqlalchemy", "postgresql") and class; NULL where there is none. */
const lb_sql_type_row *lb_sql_type_row_find(lb_str module, lb_str class_name);
/* A type with no argument given, in the arena. */
lb_sql_type *lb_sql_type_new(lb_arena *arena, lb_sql_type_kind kind);
/* What the dialect compiles: variants resolved, decorators unwrapped. */
const lb_sql_type *lb_sql_type_for(const lb_sql_type *type, lb_str dialect);

#endif

/*
 * TOML: the whole of TOML 1.0, read into a tree of values with their positions.
 *
 * The tree lies in the arena given to lb_toml_parse(). Errors are LB_ERR_SETTINGS in the words of
 * Python's tomllib, with the kind "tomllib.TOMLDecodeError" and line and column. Nesting is limited
 * to LB_TOML_DEPTH. Pure and thread-safe. Stands on base.
 */
#ifndef LB_CONFIG_TOML_H
#define LB_CONFIG_TOML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/vector.h"

#define LB_TOML_DEPTH 200

typedef enum lb_toml_type {
    LB_TOML_STRING,
    LB_TOML_INTEGER,
    LB_TOML_FLOAT,
    LB_TOML_BOOLEAN,
    LB_TOML_OFFSET_DATETIME,
    LB_TOML_LOCAL_DATETIME,
    LB_TOML_LOCAL_DATE,
    LB_TOML_LOCAL_TIME,
    LB_TOML_ARRAY,
    LB_TOML_TABLE,
} lb_toml_type;

/* The parts that the type does not have are 0. */
typedef struct lb_toml_datetime {
    int year, month, day;
    int hour, minute, second, microsecond;
    int offset; /* minutes east of UTC */
} lb_toml_datetime;

typedef struct lb_toml_value lb_toml_value;

typedef struct lb_toml_member {
    lb_str key;
    lb_toml_value *value;
} lb_toml_member;

struct lb_toml_value {
    lb_toml_type type;
    unsigned line, column; /* where the value starts, from 1; of a table: its header or first key */
    union {
        lb_str string;
        int64_t integer;
        double real;
        bool boolean;
        lb_toml_datetime datetime;
        LB_VECTOR(lb_toml_value *) array;
        LB_VECTOR(lb_toml_member) table; /* in the order of the file */
    };
};

/* `name` is the file that errors name. The result is the top table. */
lb_code lb_toml_parse(lb_arena *arena, lb_str content, const char *name, lb_toml_value **out,
                      lb_error *error);

/* The member of a table; NULL where it is absent or `table` is NULL or no table. */
lb_toml_value *lb_toml_get(const lb_toml_value *table, lb_str key);
/* As lb_toml_get along a dotted path of bare keys: "tool.alembic". */
lb_toml_value *lb_toml_find(const lb_toml_value *table, const char *path);
/* "string", "integer", "array", ... for messages. */
const char *lb_toml_type_name(lb_toml_type type);

#endif

/*
 * Border: reading the guest's objects, by their attributes, into the structs of sql/ and schema/.
 * Inner header.
 *
 * A border is what one crossing carries along: the interpreter, the arena that everything made
 * belongs to, and the dialect that types are resolved for. Names of attributes are SQLAlchemy's, so
 * classes that a project derives cross as well. All functions fail as python/host.h says: false
 * with an exception raised. `origin` of what is made is the guest's object, which the border does
 * not keep alive.
 */
#ifndef LB_SQLALCHEMY_BORDER_H
#define LB_SQLALCHEMY_BORDER_H

#include "schema/schema.h"
#include "sqlalchemy/guest.h"

typedef struct lb_border {
    lb_guest *guest;
    lb_python *py;
    lb_arena *arena;
    const lb_dialect *dialect; /* NULL: none is known, types stand as they are */
    bool is_sent;              /* values go to a database, which has JSON's null */
    bool is_bound;             /* values of statements are written as a driver gets them */
    bool is_wrapped;           /* within what a type's bind_expression() made */
    lb_value translation;      /* a schema_translate_map, a dict; NULL: none */
    bool wants_repr;           /* autogenerate: how classes of the project are written */
    bool takes_names;          /* a foreign key may name a table that nobody declared (copy_from) */
} lb_border;

/* The border of the migration run that goes on. */
lb_border lb_border_of(lb_guest *guest, lb_arena *arena);

/* ---- Attributes ----------------------------------------------------------------------------- */

/* The attribute; LB_NONE where there is no such one. NULL only where asking raised. Here and below,
   `name` is a literal. */
lb_value lb_border_get(const lb_border *border, lb_value object, const char *name);
bool lb_border_flag(const lb_border *border, lb_value object, const char *name, bool *out);
/* None and False are not alike: LB_UNSET for None. */
bool lb_border_tristate(const lb_border *border, lb_value object, const char *name,
                        lb_tristate *out);
/* None leaves *out alone. */
bool lb_border_integer(const lb_border *border, lb_value object, const char *name, int *out);
/* A str, or None, which leaves *out alone; anything else by its str(). */
bool lb_border_string(const lb_border *border, lb_value object, const char *name, lb_str *out);
/* The value as a str in the arena; ptr NULL for None. */
bool lb_border_text(const lb_border *border, lb_value value, lb_str *out);
/* info={"renamed_from": "old"} of a table or a column; untouched where it says nothing. */
bool lb_border_renamed_from(const lb_border *border, lb_value object, lb_str *out);
bool lb_border_name(const lb_border *border, lb_value value, lb_name *out);
bool lb_border_name_of(const lb_border *border, lb_value object, const char *name, lb_name *out);
/* The schema of a table, a sequence or a named type, as the connection translates it. */
bool lb_border_schema_of(const lb_border *border, lb_value object, lb_name *out);
/* Calls a function of a guest module. */
lb_value lb_border_call(const lb_border *border, const char *module, const char *function,
                        size_t count, const lb_value *args);
/* The objects of a set or list, in the order in which they were made. */
lb_list *lb_border_in_order(const lb_border *border, lb_value objects);
/* The dialect as the guest sees it. */
lb_value lb_border_dialect(const lb_border *border);

/* ---- What crosses --------------------------------------------------------------------------- */

/* A type's instance or class; None is NullType. */
bool lb_border_type(const lb_border *border, lb_value type, const lb_sql_type **out);
/* A str stands for SQL as it is. */
bool lb_border_sql(const lb_border *border, lb_value value, const lb_expression **out);
bool lb_border_literal(const lb_border *border, lb_value value, lb_literal *out);
/* A value for a column of the type: a TypeDecorator has its word, JSON is dumped, the member of an
   enum is its name. */
bool lb_border_typed_literal(const lb_border *border, lb_value value, lb_value guest_type,
                             const lb_sql_type *type, lb_literal *out);
/* The value as the driver of the border's database gets it, where lb_border_binds(). */
bool lb_border_binds(const lb_border *border);
bool lb_border_bound_literal(const lb_border *border, lb_value value, lb_value guest_type,
                             const lb_sql_type *type, lb_literal *out);
/* dialect_option: value, as constructs keep them in their dialect_kwargs. */
bool lb_border_options(const lb_border *border, lb_value object, lb_options *out);
/* The items of a dict: each an option under its key. */
bool lb_border_option_map(const lb_border *border, lb_value dict, lb_options *out);

bool lb_border_column(const lb_border *border, lb_value column, lb_schema_column **out);
/* False, None, a str, an expression, DefaultClause, FetchedValue, Identity, Computed; *has is false
   for False. */
bool lb_border_server_default(const lb_border *border, lb_value value, bool *has,
                              lb_server_default *out, const lb_identity **identity,
                              const lb_computed **computed);
bool lb_border_sequence(const lb_border *border, lb_value sequence, lb_sequence **out);
/* With columns, constraints and indexes. */
bool lb_border_table(const lb_border *border, lb_value table, lb_table **out);
/* In a table that has crossed already (its columns are found there), or NULL: its own table with
   the columns it names. */
bool lb_border_constraint(const lb_border *border, lb_value constraint, lb_table *table,
                          lb_constraint **out);
bool lb_border_index(const lb_border *border, lb_value index, lb_table *table,
                     lb_schema_index **out);
/* The tables of a MetaData, with what types and sequences it holds, in a schema of its own. */
bool lb_border_schema(lb_guest *guest, lb_value metadata, const lb_dialect *dialect,
                      lb_schema **out);

#endif

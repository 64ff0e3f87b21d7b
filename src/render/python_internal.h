/*
 * Python internal: what the files that write Python share. A writer is one call of the functions
 * of python.h; the parts of one operation are added to `out` in turn.
 */
#ifndef LB_RENDER_PYTHON_INTERNAL_H
#define LB_RENDER_PYTHON_INTERNAL_H

#include "render/python.h"

typedef struct lb_python_writer {
    lb_arena *arena;
    const lb_python_style *style;
    lb_map *imports;
    bool is_in_batch; /* within `with op.batch_alter_table(...)` */
    lb_text *out;
    lb_error *error;
} lb_python_writer;

/* The Python file, its names and its values. */
void lb_python_add_sa(lb_python_writer *writer, const char *name);
void lb_python_add_directive(lb_python_writer *writer, const char *name);
void lb_python_add_repr(lb_python_writer *writer, lb_str text); /* ptr NULL: None */
/* A name as an argument: 'x', op.f('x') or None. */
void lb_python_add_name(lb_python_writer *writer, lb_name name);
void lb_python_add_names(lb_python_writer *writer, const lb_str_vector *names); /* ['a', 'b'] */
/* The expression's SQL as the dialect spells it in a revision file. */
lb_code lb_python_expression_text(lb_python_writer *writer, const lb_expression *expression,
                                  lb_str *out);
/* sa.text('...'), or only the text's repr. */
lb_code lb_python_add_expression(lb_python_writer *writer, const lb_expression *expression,
                                 bool is_wrapped);
/* ", key=value" for each option; `separator` stands before each. */
lb_code lb_python_add_options(lb_python_writer *writer, const lb_options *options,
                              const char *separator);
lb_code lb_python_add_option_value(lb_python_writer *writer, const lb_option *option);
lb_code lb_python_add_index_elements(lb_python_writer *writer, const lb_schema_index *index);

/* Asks render_item; *is_done is true when it has answered (and the answer is added). */
lb_code lb_python_ask(lb_python_writer *writer, const lb_python_item *item, bool *is_done);

/* Columns and constraints. *is_added is false where nothing is to be written. */
lb_code lb_python_add_type(lb_python_writer *writer, const lb_sql_type *type);
lb_code lb_python_add_column(lb_python_writer *writer, const lb_schema_column *column,
                             bool *is_added);
lb_code lb_python_add_default(lb_python_writer *writer, const lb_python_default *value);
lb_python_default lb_python_default_of(const lb_schema_column *column);
bool lb_python_has_default(const lb_python_default *value);
void lb_python_add_identity(lb_python_writer *writer, const lb_identity *identity);
lb_code lb_python_add_constraint(lb_python_writer *writer, const lb_constraint *constraint,
                                 bool *is_added);
lb_code lb_python_add_create_constraint(lb_python_writer *writer, const lb_operation *operation);

#endif

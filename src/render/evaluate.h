/*
 * Evaluate: the Python that templates hold in practice, carried out on its syntax tree. Inner
 * header of this room.
 *
 * What is not known here (lambdas, attributes of imported modules, most of the standard library) is
 * LB_ERR_UNSUPPORTED with the place; what Python would raise is LB_ERR_SCRIPT with the class as the
 * kind. Steps, depth and bytes are bounded (LB_ERR_BUDGET).
 */
#ifndef LB_RENDER_EVALUATE_H
#define LB_RENDER_EVALUATE_H

#include "render/template.h"

/* The innermost `% for`, for the name `loop`. */
typedef struct lb_loop {
    size_t index, count;
} lb_loop;

typedef struct lb_evaluator {
    lb_arena *arena;
    lb_str path; /* of the template */
    const lb_mako_value_names *names;
    lb_mako_value_names locals; /* what blocks and loops bind */
    const lb_mako_code *code;   /* that is carried out */
    const lb_loop *loop;
    unsigned depth;
    size_t steps;
    lb_error *error; /* never NULL */
} lb_evaluator;

lb_code lb_evaluate(lb_evaluator *evaluator, const lb_py_expr *expression, lb_mako_value *out);
/* The statements of a block. */
lb_code lb_evaluate_block(lb_evaluator *evaluator, const lb_py_mod *module);
/* Binds a name, or a tuple of names to the items of the value. */
lb_code lb_evaluate_assign(lb_evaluator *evaluator, const lb_py_expr *target, lb_mako_value value);
/* The items of what a `for` goes through. */
lb_code lb_evaluate_items(lb_evaluator *evaluator, const lb_py_expr *place,
                          const lb_mako_value *value, lb_mako_values *out);

/* a + b and the like; a < b and the like */
lb_code lb_operator_binary(lb_evaluator *evaluator, const lb_py_expr *place, const lb_mako_value *a,
                           lb_py_operator op, const lb_mako_value *b, lb_mako_value *out);
lb_code lb_operator_compare(lb_evaluator *evaluator, const lb_py_expr *place,
                            const lb_mako_value *a, lb_py_cmpop op, const lb_mako_value *b,
                            bool *out);

/* What a name stands for where nobody has bound it: functions, `context`, UNDEFINED. */
lb_code lb_builtin_find(lb_evaluator *evaluator, const lb_py_expr *place, lb_str name,
                        lb_mako_value *out);
/* function(arguments) */
lb_code lb_builtin_call(lb_evaluator *evaluator, const lb_py_expr *place,
                        const lb_mako_value *function, lb_mako_values arguments,
                        lb_mako_value *out);
/* object.method(arguments) */
lb_code lb_builtin_call_method(lb_evaluator *evaluator, const lb_py_expr *place,
                               const lb_mako_value *object, lb_str method, lb_mako_values arguments,
                               lb_mako_value *out);
/* str(value), in the arena */
lb_code lb_builtin_text(lb_evaluator *evaluator, const lb_py_expr *place,
                        const lb_mako_value *value, lb_str *out);
/* left % right */
lb_code lb_builtin_percent(lb_evaluator *evaluator, const lb_py_expr *place, lb_str format,
                           const lb_mako_value *right, lb_mako_value *out);

/* Fill the evaluator's error, with the place of the expression. */
lb_code lb_evaluator_raise(lb_evaluator *evaluator, const lb_py_expr *place, const char *kind,
                           const char *format, ...) __attribute__((format(printf, 4, 5)));
lb_code lb_evaluator_unsupported(lb_evaluator *evaluator, const lb_py_expr *place,
                                 const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Puts the place into an error that something else has filled. */
lb_code lb_evaluator_place(lb_evaluator *evaluator, const lb_py_expr *place, lb_code code);
/* Counts work done; fails where it was too much. Who makes a list spends its weight, so that lists
 * of lists (and of long texts) cannot grow beyond the budget. */
lb_code lb_evaluator_spend(lb_evaluator *evaluator, const lb_py_expr *place, size_t steps);
lb_code lb_evaluator_spend_weight(lb_evaluator *evaluator, const lb_py_expr *place,
                                  const lb_mako_value *value);

#endif

/*
 * Template: Mako templates, in which projects say how their revision files look (script.py.mako).
 *
 * A template is parsed into a tree of text, ${expressions}, % control lines and <% blocks %>, whose
 * Python is kept as syntax trees. lb_mako_render() carries out what such files hold in
 * practice: names, attributes, subscripts, operators, conditions, `% if` and `% for`, filters,
 * assignments and imports in blocks, the common methods of str, and repr(), len() and the like.
 * A template that needs more Python than that goes to the runner as a whole (a name that a block
 * binds counts in everything behind it); without a runner it is LB_ERR_UNSUPPORTED with the place.
 *
 * Output is to the byte that of Mako 1.3. Tags other than <%text>, <%doc> and an empty <%page>
 * (inheritance, defs, namespaces) are not supported. Everything lives in the arena given; the
 * source must live as long. Parsing and rendering are pure and thread-safe. Stands on values.h and
 * python's ast.h.
 */
#ifndef LB_RENDER_TEMPLATE_H
#define LB_RENDER_TEMPLATE_H

#include "python/ast.h"
#include "render/values.h"

typedef enum lb_mako_node_kind {
    LB_MAKO_NODE_TEXT,
    LB_MAKO_NODE_EXPRESSION, /* ${...} */
    LB_MAKO_NODE_BLOCK,      /* <% ... %> */
    LB_MAKO_NODE_MODULE,     /* <%! ... %> */
    LB_MAKO_NODE_IF,         /* branches: if, elif..., else */
    LB_MAKO_NODE_FOR,        /* branches: for, perhaps else */
    LB_MAKO_NODE_OTHER,      /* while, try, with: branches in their order */
} lb_mako_node_kind;

typedef struct lb_mako_node lb_mako_node;
typedef LB_VECTOR(lb_mako_node *) lb_mako_nodes;

/* Python in a template, and where it starts: lines and columns from 1, columns count characters. */
typedef struct lb_mako_code {
    lb_str source;
    unsigned line, column;
    unsigned indent; /* characters that were taken off its lines */
} lb_mako_code;

/* A control line with what stands under it. */
typedef struct lb_mako_branch {
    lb_str keyword;     /* "elif" */
    lb_mako_code code;  /* what stands behind the '%', up to its colon */
    lb_py_expr *test;   /* of if, elif and while; what a for goes through */
    lb_py_expr *target; /* of for */
    lb_mako_nodes body;
} lb_mako_branch;

struct lb_mako_node {
    lb_mako_node_kind kind;
    lb_str text;            /* of a text */
    lb_mako_code code;      /* of an expression or a block; of a control structure its first line */
    lb_py_expr *expression; /* NULL where ${} is empty */
    lb_py_exprs filters;    /* of an expression, in the order of application, `n` included */
    lb_mako_code filter_code;
    lb_py_mod *module; /* of a block */
    LB_VECTOR(lb_mako_branch) branches;
};

typedef struct lb_mako_template {
    lb_str path; /* as errors show it */
    lb_mako_nodes nodes;
} lb_mako_template;

/* Errors are LB_ERR_SCRIPT with the Mako class as the kind, and LB_ERR_UNSUPPORTED. */
lb_code lb_mako_parse(lb_arena *arena, lb_str source, lb_str path, lb_mako_template **out,
                      lb_error *error);

/* Renders templates whose Python is more than this room carries out itself. */
typedef struct lb_mako_runner {
    lb_code (*render)(void *context, const lb_mako_template *template,
                      const lb_mako_value_names *names, lb_text *out, lb_error *error);
    void *context;
} lb_mako_runner;

/* Adds the output to `out`, which is as before after a failure. `runner` may be NULL. What Python
 * would raise is LB_ERR_SCRIPT with its class as the kind and the place in the template. */
lb_code lb_mako_render(const lb_mako_template *template, const lb_mako_value_names *names,
                       const lb_mako_runner *runner, lb_text *out, lb_error *error);

#endif

/* The tree as text: a walk that the tables of ast.h spell out. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "python/ast.h"
#include "python/repr.h"

enum { DEEPEST = 3000 };

typedef struct tree_dumper {
    lb_text *out;
    lb_py_unicode unicode;
    bool with_positions;
    bool is_too_deep;
    unsigned depth;
} tree_dumper;

static void add_expr(tree_dumper *dumper, const lb_py_expr *node);
static void add_stmt(tree_dumper *dumper, const lb_py_stmt *node);
static void add_pattern(tree_dumper *dumper, const lb_py_pattern *node);
static void add_type_param(tree_dumper *dumper, const lb_py_type_param *node);

/* ---- nodes ---- */

/* False, and nothing written, where the tree is too deep. */
static bool open_node(tree_dumper *dumper, const char *name)
{
    if (dumper->depth == DEEPEST) {
        dumper->is_too_deep = true;
        return false;
    }
    dumper->depth++;
    lb_text_adds(dumper->out, name);
    lb_text_addc(dumper->out, '(');
    return true;
}

static void add_field(tree_dumper *dumper, const char *name)
{
    if (dumper->out->ptr[dumper->out->len - 1] != '(') {
        lb_text_adds(dumper->out, ", ");
    }
    lb_text_adds(dumper->out, name);
    lb_text_addc(dumper->out, '=');
}

static void close_node(tree_dumper *dumper, const lb_py_position *pos)
{
    if (pos && dumper->with_positions) {
        add_field(dumper, "lineno");
        lb_text_addf(dumper->out, "%u, col_offset=%u, end_lineno=%u, end_col_offset=%u",
                     pos->lineno, pos->col_offset, pos->end_lineno, pos->end_col_offset);
    }
    lb_text_addc(dumper->out, ')');
    dumper->depth--;
}

/* ---- fields of plain types ---- */

static void add_IDENTIFIER(tree_dumper *dumper, const char *name, lb_str value)
{
    add_field(dumper, name);
    lb_py_repr_str(dumper->out, value, &dumper->unicode);
}

static void add_IDENTIFIER_OR_NULL(tree_dumper *dumper, const char *name, lb_str value)
{
    if (value.ptr) {
        add_IDENTIFIER(dumper, name, value);
    }
}

static void add_INTEGER(tree_dumper *dumper, const char *name, int value)
{
    add_field(dumper, name);
    lb_text_addf(dumper->out, "%d", value);
}

#define ENUMERATION(type, c_type, table)                                                  \
    static const char *name_of_##type(c_type value)                                       \
    {                                                                                     \
        static const char *const names[] = {table(NAME_OF)};                              \
        return names[value];                                                              \
    }                                                                                     \
    LB_UNUSED static void add_##type(tree_dumper *dumper, const char *name, c_type value) \
    {                                                                                     \
        add_field(dumper, name);                                                          \
        lb_text_addf(dumper->out, "%s()", name_of_##type(value));                         \
    }
#define NAME_OF(name, spelling) #name,
ENUMERATION(CONTEXT, lb_py_context, LB_PY_CONTEXT_TABLE)
ENUMERATION(BOOLOP, lb_py_boolop, LB_PY_BOOLOP_TABLE)
ENUMERATION(OPERATOR, lb_py_operator, LB_PY_OPERATOR_TABLE)
ENUMERATION(UNARYOP, lb_py_unaryop, LB_PY_UNARYOP_TABLE)
ENUMERATION(CMPOP, lb_py_cmpop, LB_PY_CMPOP_TABLE)
#undef NAME_OF
#undef ENUMERATION

/* ---- constants ---- */

/* Multiplies a number of decimal digits, lowest first, and adds to it. */
static void multiply_add(lb_text *digits, unsigned factor, unsigned carry)
{
    for (size_t i = 0; i < digits->len; i++) {
        carry += (unsigned)digits->ptr[i] * factor;
        digits->ptr[i] = (char)(carry % 10);
        carry /= 10;
    }
    for (; carry; carry /= 10) {
        lb_text_addc(digits, (char)(carry % 10));
    }
}

/* 0x1f as 31: int constants are kept as they were written. */
static void add_integer(lb_text *out, lb_str text)
{
    const char letter = text.len > 1 ? text.ptr[1] : '\0';
    const unsigned base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    size_t at = base == 10 ? 0 : 2;
    while (at + 1 < text.len && text.ptr[at] == '0') {
        at++;
    }
    if (base == 10) {
        lb_text_add(out, lb_str_slice(text, at, text.len));
        return;
    }
    LB_AUTO_TEXT lb_text digits = {0};
    for (; at < text.len; at++) {
        const char c = text.ptr[at];
        multiply_add(&digits, base, (unsigned)(lb_is_digit(c) ? c - '0' : c - 'a' + 10));
    }
    if (digits.len == 0) {
        lb_text_addc(out, '0');
    }
    for (size_t i = digits.len; i > 0; i--) {
        lb_text_addc(out, (char)('0' + digits.ptr[i - 1]));
    }
}

static void add_CONSTANT(tree_dumper *dumper, const char *name, lb_py_constant value)
{
    add_field(dumper, name);
    switch (value.type) {
    case LB_PY_NONE:
        lb_text_adds(dumper->out, "None");
        break;
    case LB_PY_TRUE:
        lb_text_adds(dumper->out, "True");
        break;
    case LB_PY_FALSE:
        lb_text_adds(dumper->out, "False");
        break;
    case LB_PY_ELLIPSIS:
        lb_text_adds(dumper->out, "Ellipsis");
        break;
    case LB_PY_INT:
        add_integer(dumper->out, value.text);
        break;
    case LB_PY_FLOAT:
        lb_py_repr_float(dumper->out, value.number, false);
        break;
    case LB_PY_COMPLEX:
        lb_py_repr_float(dumper->out, value.number, true);
        lb_text_addc(dumper->out, 'j');
        break;
    case LB_PY_STR:
        lb_py_repr_str(dumper->out, value.text, &dumper->unicode);
        break;
    case LB_PY_BYTES:
        lb_py_repr_bytes(dumper->out, value.text);
        break;
    }
}

/* ---- fields that are nodes ---- */

/* add_EXPR and so on, from the function that writes the node. */
#define FIELD_OF(type, c_type, add_node)                                                         \
    LB_UNUSED static void add_##type(tree_dumper *dumper, const char *name, const c_type *value) \
    {                                                                                            \
        add_field(dumper, name);                                                                 \
        add_node(dumper, value);                                                                 \
    }                                                                                            \
    LB_UNUSED static void add_##type##_OR_NULL(tree_dumper *dumper, const char *name,            \
                                               const c_type *value)                              \
    {                                                                                            \
        if (value) {                                                                             \
            add_##type(dumper, name, value);                                                     \
        }                                                                                        \
    }
/* add_EXPRS and so on; `add_item` takes the index. */
#define LIST_OF(type, list_type, add_item)                                        \
    static void add_##type(tree_dumper *dumper, const char *name, list_type list) \
    {                                                                             \
        add_field(dumper, name);                                                  \
        lb_text_addc(dumper->out, '[');                                           \
        for (size_t i = 0; i < list.count; i++) {                                 \
            lb_text_adds(dumper->out, i ? ", " : "");                             \
            add_item(dumper, list.items[i]);                                      \
        }                                                                         \
        lb_text_addc(dumper->out, ']');                                           \
    }

static void add_expr_or_none(tree_dumper *dumper, const lb_py_expr *node)
{
    if (node) {
        add_expr(dumper, node);
    } else {
        lb_text_adds(dumper->out, "None");
    }
}

static void add_identifier(tree_dumper *dumper, lb_str value)
{
    lb_py_repr_str(dumper->out, value, &dumper->unicode);
}

static void add_cmpop(tree_dumper *dumper, lb_py_cmpop value)
{
    lb_text_addf(dumper->out, "%s()", name_of_CMPOP(value));
}

#define NODE(asdl_name, name, fields) \
    static void add_##name(tree_dumper *dumper, const lb_py_##name *node);
LB_PY_PLACED_TABLE(NODE, )
LB_PY_UNPLACED_TABLE(NODE, )
#undef NODE

FIELD_OF(EXPR, lb_py_expr, add_expr)
FIELD_OF(PATTERN, lb_py_pattern, add_pattern)
FIELD_OF(ARGUMENTS, lb_py_arguments, add_arguments)
FIELD_OF(ARG, lb_py_arg, add_arg)
LIST_OF(EXPRS, lb_py_exprs, add_expr)
LIST_OF(EXPRS_OR_NULL, lb_py_exprs, add_expr_or_none)
LIST_OF(STMTS, lb_py_stmts, add_stmt)
LIST_OF(PATTERNS, lb_py_patterns, add_pattern)
LIST_OF(IDENTIFIERS, lb_py_identifiers, add_identifier)
LIST_OF(CMPOPS, lb_py_cmpops, add_cmpop)
LIST_OF(COMPREHENSIONS, lb_py_comprehensions, add_comprehension)
LIST_OF(HANDLERS, lb_py_handlers, add_handler)
LIST_OF(ARGS, lb_py_args, add_arg)
LIST_OF(KEYWORDS, lb_py_keywords, add_keyword)
LIST_OF(ALIASES, lb_py_aliases, add_alias)
LIST_OF(WITHITEMS, lb_py_withitems, add_withitem)
LIST_OF(CASES, lb_py_cases, add_case)
LIST_OF(SOME_TYPE_PARAMS, lb_py_type_params, add_type_param)

/* 3.11 knows no type parameters: where there are none, there is no field. */
static void add_TYPE_PARAMS(tree_dumper *dumper, const char *name, lb_py_type_params list)
{
    if (list.count) {
        add_SOME_TYPE_PARAMS(dumper, name, list);
    }
}

/* ---- the nodes ---- */

#define FIELD(type, name) add_##type(dumper, #name, fields->name);

#define NODE(asdl_name, name, field_list)                                 \
    static void add_##name(tree_dumper *dumper, const lb_py_##name *node) \
    {                                                                     \
        const struct lb_py_##name *fields = node;                         \
        if (open_node(dumper, #asdl_name)) {                              \
            field_list close_node(dumper, POSITION);                      \
        }                                                                 \
    }
#define POSITION &node->pos
LB_PY_PLACED_TABLE(NODE, FIELD)
#undef POSITION
#define POSITION NULL
LB_PY_UNPLACED_TABLE(NODE, FIELD)
#undef POSITION
#undef NODE

#define NODE(name, field_list)                                           \
    case LB_PY_##name: {                                                 \
        LB_UNUSED const struct lb_py_##name *const fields = &node->name; \
        field_list break;                                                \
    }
#define SUM_TYPE(type, table)                                             \
    static void add_##type(tree_dumper *dumper, const lb_py_##type *node) \
    {                                                                     \
        if (!open_node(dumper, lb_py_kind_name(node->kind))) {            \
            return;                                                       \
        }                                                                 \
        switch (node->kind) {                                             \
            table(NODE, FIELD) default : break;                           \
        }                                                                 \
        close_node(dumper, &node->pos);                                   \
    }
SUM_TYPE(stmt, LB_PY_STMT_TABLE)
SUM_TYPE(expr, LB_PY_EXPR_TABLE)
SUM_TYPE(pattern, LB_PY_PATTERN_TABLE)
SUM_TYPE(type_param, LB_PY_TYPE_PARAM_TABLE)
#undef SUM_TYPE
#undef NODE
#undef FIELD

lb_code lb_py_dump(lb_text *out, const lb_py_mod *module, bool with_positions, lb_error *error)
{
    tree_dumper dumper = {.out = out, .with_positions = with_positions};
    open_node(&dumper, lb_py_kind_name(module->kind));
    if (module->kind == LB_PY_Module) {
        add_STMTS(&dumper, "body", module->Module.body);
        lb_text_adds(out, ", type_ignores=[]");
    } else {
        add_EXPR(&dumper, "body", module->Expression.body);
    }
    close_node(&dumper, NULL);
    return dumper.is_too_deep ? lb_fail(error, LB_ERR_BUDGET, "the syntax tree is too deep to show")
                              : LB_OK;
}

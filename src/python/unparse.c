#include "python/unparse.h"

/* How tightly things bind, the loosest first. */
typedef enum level {
    TUPLE,
    TEST, /* if, lambda */
    OR,
    AND,
    NOT,
    COMPARE,
    BIT_OR,
    BIT_XOR,
    BIT_AND,
    SHIFT,
    ARITHMETIC,
    TERM,
    FACTOR,
    POWER,
    AWAIT,
    ATOM,
} level;

typedef struct unparser {
    lb_python *py;
    lb_text *out;
} unparser;

static void expr(unparser *u, const lb_py_expr *e, level outer);

static void put(unparser *u, const char *text)
{
    lb_text_adds(u->out, text);
}

static void put_if(unparser *u, bool condition, const char *text)
{
    if (condition) {
        put(u, text);
    }
}

static void list(unparser *u, lb_py_exprs items, level inner)
{
    for (size_t i = 0; i < items.count; i++) {
        put_if(u, i > 0, ", ");
        expr(u, items.items[i], inner);
    }
}

/* --- operators --- */

static void bool_op(unparser *u, const lb_py_expr *e, level outer)
{
    bool is_and = e->BoolOp.op == LB_PY_And;
    level own = is_and ? AND : OR;
    put_if(u, outer > own, "(");
    for (size_t i = 0; i < e->BoolOp.values.count; i++) {
        put_if(u, i > 0, is_and ? " and " : " or ");
        expr(u, e->BoolOp.values.items[i], own + 1);
    }
    put_if(u, outer > own, ")");
}

static void bin_op(unparser *u, const lb_py_expr *e, level outer)
{
    static const struct {
        const char *text;
        level own;
    } operators[] = {[LB_PY_Add] = {" + ", ARITHMETIC}, [LB_PY_Sub] = {" - ", ARITHMETIC},
                     [LB_PY_Mult] = {" * ", TERM},      [LB_PY_MatMult] = {" @ ", TERM},
                     [LB_PY_Div] = {" / ", TERM},       [LB_PY_Mod] = {" % ", TERM},
                     [LB_PY_Pow] = {" ** ", POWER},     [LB_PY_LShift] = {" << ", SHIFT},
                     [LB_PY_RShift] = {" >> ", SHIFT},  [LB_PY_BitOr] = {" | ", BIT_OR},
                     [LB_PY_BitXor] = {" ^ ", BIT_XOR}, [LB_PY_BitAnd] = {" & ", BIT_AND},
                     [LB_PY_FloorDiv] = {" // ", TERM}};
    level own = operators[e->BinOp.op].own;
    bool from_right = e->BinOp.op == LB_PY_Pow;
    put_if(u, outer > own, "(");
    expr(u, e->BinOp.left, own + from_right);
    put(u, operators[e->BinOp.op].text);
    expr(u, e->BinOp.right, own + !from_right);
    put_if(u, outer > own, ")");
}

static void unary_op(unparser *u, const lb_py_expr *e, level outer)
{
    static const char *const texts[] = {
        [LB_PY_Invert] = "~", [LB_PY_Not] = "not ", [LB_PY_UAdd] = "+", [LB_PY_USub] = "-"};
    level own = e->UnaryOp.op == LB_PY_Not ? NOT : FACTOR;
    put_if(u, outer > own, "(");
    put(u, texts[e->UnaryOp.op]);
    expr(u, e->UnaryOp.operand, own);
    put_if(u, outer > own, ")");
}

static void compare(unparser *u, const lb_py_expr *e, level outer)
{
    static const char *const texts[] = {
#define X(name, spelling) " " spelling " ",
        LB_PY_CMPOP_TABLE(X)
#undef X
    };
    put_if(u, outer > COMPARE, "(");
    expr(u, e->Compare.left, COMPARE + 1);
    for (size_t i = 0; i < e->Compare.comparators.count; i++) {
        put(u, texts[e->Compare.ops.items[i]]);
        expr(u, e->Compare.comparators.items[i], COMPARE + 1);
    }
    put_if(u, outer > COMPARE, ")");
}

static void if_exp(unparser *u, const lb_py_expr *e, level outer)
{
    put_if(u, outer > TEST, "(");
    expr(u, e->IfExp.body, TEST + 1);
    put(u, " if ");
    expr(u, e->IfExp.test, TEST + 1);
    put(u, " else ");
    expr(u, e->IfExp.orelse, TEST);
    put_if(u, outer > TEST, ")");
}

/* --- lambda and calls --- */

/* One parameter, with a comma before it but for the first. */
static void parameter(unparser *u, bool *is_first, const char *stars, const lb_py_arg *arg,
                      const lb_py_expr *standard)
{
    put_if(u, !*is_first, ", ");
    *is_first = false;
    put(u, stars);
    if (arg) {
        lb_text_add(u->out, arg->arg);
    }
    if (standard) {
        put(u, "=");
        expr(u, standard, TEST);
    }
}

static void parameters(unparser *u, const lb_py_arguments *a)
{
    bool is_first = true;
    size_t only = a->posonlyargs.count, count = only + a->args.count;
    for (size_t i = 0; i < count; i++) {
        size_t without = count - a->defaults.count;
        parameter(u, &is_first, "", i < only ? a->posonlyargs.items[i] : a->args.items[i - only],
                  i >= without ? a->defaults.items[i - without] : NULL);
        put_if(u, i + 1 == only, ", /");
    }
    if (a->vararg || a->kwonlyargs.count) {
        parameter(u, &is_first, "*", a->vararg, NULL);
    }
    for (size_t i = 0; i < a->kwonlyargs.count; i++) {
        parameter(u, &is_first, "", a->kwonlyargs.items[i], a->kw_defaults.items[i]);
    }
    if (a->kwarg) {
        parameter(u, &is_first, "**", a->kwarg, NULL);
    }
}

static void lambda(unparser *u, const lb_py_expr *e, level outer)
{
    const lb_py_arguments *a = e->Lambda.args;
    put_if(u, outer > TEST, "(");
    put(u, "lambda");
    put_if(u, a->posonlyargs.count || a->args.count, " "); /* none before a star */
    parameters(u, a);
    put(u, ": ");
    expr(u, e->Lambda.body, TEST);
    put_if(u, outer > TEST, ")");
}

static void call(unparser *u, const lb_py_expr *e)
{
    lb_py_exprs args = e->Call.args;
    lb_py_keywords keywords = e->Call.keywords;
    expr(u, e->Call.func, ATOM);
    if (args.count == 1 && !keywords.count && args.items[0]->kind == LB_PY_GeneratorExp) {
        expr(u, args.items[0], TEST); /* it brings the parentheses */
        return;
    }
    put(u, "(");
    list(u, args, TEST);
    for (size_t i = 0; i < keywords.count; i++) {
        const lb_py_keyword *k = keywords.items[i];
        put_if(u, i > 0 || args.count, ", ");
        if (k->arg.ptr) {
            lb_text_add(u->out, k->arg);
        }
        put(u, k->arg.ptr ? "=" : "**");
        expr(u, k->value, TEST);
    }
    put(u, ")");
}

/* --- displays and comprehensions --- */

static void dict(unparser *u, const lb_py_expr *e)
{
    put(u, "{");
    for (size_t i = 0; i < e->Dict.values.count; i++) {
        put_if(u, i > 0, ", ");
        if (e->Dict.keys.items[i]) {
            expr(u, e->Dict.keys.items[i], TEST);
            put(u, ": ");
            expr(u, e->Dict.values.items[i], TEST);
        } else {
            put(u, "**");
            expr(u, e->Dict.values.items[i], BIT_OR);
        }
    }
    put(u, "}");
}

static void generators(unparser *u, lb_py_comprehensions all)
{
    for (size_t i = 0; i < all.count; i++) {
        const lb_py_comprehension *g = all.items[i];
        put(u, g->is_async ? " async for " : " for ");
        expr(u, g->target, TUPLE);
        put(u, " in ");
        expr(u, g->iter, TEST + 1);
        for (size_t k = 0; k < g->ifs.count; k++) {
            put(u, " if ");
            expr(u, g->ifs.items[k], TEST + 1);
        }
    }
}

static void comprehension(unparser *u, const lb_py_expr *e, const char *open, const char *close)
{
    put(u, open);
    if (e->kind == LB_PY_DictComp) {
        expr(u, e->DictComp.key, TEST);
        put(u, ": ");
        expr(u, e->DictComp.value, TEST);
        generators(u, e->DictComp.generators);
    } else {
        expr(u, e->ListComp.elt, TEST); /* the same place in all others */
        generators(u, e->ListComp.generators);
    }
    put(u, close);
}

static void tuple(unparser *u, const lb_py_expr *e, level outer)
{
    lb_py_exprs elts = e->Tuple.elts;
    if (!elts.count) {
        put(u, "()");
        return;
    }
    put_if(u, outer > TUPLE, "(");
    list(u, elts, TEST);
    put_if(u, elts.count == 1, ",");
    put_if(u, outer > TUPLE, ")");
}

static void slice(unparser *u, const lb_py_expr *e)
{
    if (e->Slice.lower) {
        expr(u, e->Slice.lower, TEST);
    }
    put(u, ":");
    if (e->Slice.upper) {
        expr(u, e->Slice.upper, TEST);
    }
    if (e->Slice.step) {
        put(u, ":");
        expr(u, e->Slice.step, TEST);
    }
}

/* --- f-strings and constants --- */

static void fstring_part(unparser *u, const lb_py_expr *e, bool is_spec);

static void fstring_parts(unparser *u, lb_py_exprs parts, bool is_spec)
{
    for (size_t i = 0; i < parts.count; i++) {
        fstring_part(u, parts.items[i], is_spec);
    }
}

static void fstring_part(unparser *u, const lb_py_expr *e, bool is_spec)
{
    if (e->kind == LB_PY_Constant) {
        lb_str text = e->Constant.value.text;
        for (size_t i = 0; i < text.len; i++) {
            char c = text.ptr[i];
            lb_text_addc(u->out, c);
            if (c == '{' || c == '}') {
                lb_text_addc(u->out, c);
            }
        }
        return;
    }
    if (e->kind == LB_PY_JoinedStr) {
        fstring_parts(u, e->JoinedStr.values, is_spec);
        return;
    }
    LB_AUTO_TEXT lb_text inner = {0};
    unparser inside = {u->py, &inner};
    expr(&inside, e->FormattedValue.value, TEST + 1);
    put(u, inner.len && inner.ptr[0] == '{' ? "{ " : "{");
    lb_text_add(u->out, lb_text_str(&inner));
    if (e->FormattedValue.conversion > 0) {
        lb_text_addf(u->out, "!%c", (char)e->FormattedValue.conversion);
    }
    if (e->FormattedValue.format_spec) {
        put(u, ":");
        fstring_part(u, e->FormattedValue.format_spec, true);
    }
    put(u, "}");
}

static void fstring(unparser *u, const lb_py_expr *e)
{
    LB_AUTO_TEXT lb_text body = {0};
    unparser inside = {u->py, &body};
    fstring_part(&inside, e, false);
    put(u, "f");
    lb_text_add(u->out,
                lb_string_text(lb_string_repr(u->py, lb_string_new(u->py, lb_text_str(&body)))));
}

/* An infinite number has no literal: one too large stands for it. */
static void number(unparser *u, double value, bool is_imaginary)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_float_repr(value, &text);
    if (lb_str_is(lb_text_str(&text), "inf")) {
        put(u, "1e309");
    } else if (is_imaginary && lb_str_ends(lb_text_str(&text), LB_STR(".0"))) {
        lb_text_add(u->out, lb_str_slice(lb_text_str(&text), 0, text.len - 2));
    } else {
        lb_text_add(u->out, lb_text_str(&text));
    }
    put_if(u, is_imaginary, "j");
}

static void constant(unparser *u, const lb_py_expr *e)
{
    lb_python *py = u->py;
    const lb_py_constant *c = &e->Constant.value;
    lb_value v = NULL;
    switch (c->type) {
    case LB_PY_NONE:
        put(u, "None");
        return;
    case LB_PY_TRUE:
        put(u, "True");
        return;
    case LB_PY_FALSE:
        put(u, "False");
        return;
    case LB_PY_ELLIPSIS:
        put(u, "...");
        return;
    case LB_PY_FLOAT:
        number(u, c->number, false);
        return;
    case LB_PY_COMPLEX:
        number(u, c->number, true);
        return;
    case LB_PY_INT:
        v = lb_int_from_text(py, c->text, 0);
        break;
    case LB_PY_STR:
        if (e->Constant.kind.ptr) {
            lb_text_add(u->out, e->Constant.kind);
        }
        v = lb_string_new(py, c->text);
        break;
    case LB_PY_BYTES:
        v = lb_bytes_new(py, c->text);
        break;
    }
    v = v ? lb_repr_value(py, v) : NULL;
    if (!v) { /* an integer with too many digits: as it was written */
        lb_take_raised(py);
    }
    lb_text_add(u->out, v ? lb_string_text(v) : c->text);
}

/* --- the rest --- */

static void prefixed(unparser *u, const char *prefix, const lb_py_expr *e, const char *end)
{
    put(u, prefix);
    if (e) {
        expr(u, e, TEST);
    }
    put(u, end);
}

static void attribute(unparser *u, const lb_py_expr *e)
{
    const lb_py_expr *v = e->Attribute.value;
    expr(u, v, ATOM);
    bool is_int = v->kind == LB_PY_Constant && v->Constant.value.type == LB_PY_INT;
    put(u, is_int ? " ." : ".");
    lb_text_add(u->out, e->Attribute.attr);
}

static void subscript(unparser *u, const lb_py_expr *e)
{
    expr(u, e->Subscript.value, ATOM);
    put(u, "[");
    expr(u, e->Subscript.slice, TUPLE);
    put(u, "]");
}

static void named(unparser *u, const lb_py_expr *e, level outer)
{
    put_if(u, outer > TUPLE, "(");
    expr(u, e->NamedExpr.target, ATOM);
    put(u, " := ");
    expr(u, e->NamedExpr.value, ATOM);
    put_if(u, outer > TUPLE, ")");
}

static void awaited(unparser *u, const lb_py_expr *e, level outer)
{
    put_if(u, outer > AWAIT, "(");
    put(u, "await ");
    expr(u, e->Await.value, ATOM);
    put_if(u, outer > AWAIT, ")");
}

static void expr(unparser *u, const lb_py_expr *e, level outer)
{
    switch (e->kind) {
    case LB_PY_BoolOp:
        return bool_op(u, e, outer);
    case LB_PY_BinOp:
        return bin_op(u, e, outer);
    case LB_PY_UnaryOp:
        return unary_op(u, e, outer);
    case LB_PY_Lambda:
        return lambda(u, e, outer);
    case LB_PY_IfExp:
        return if_exp(u, e, outer);
    case LB_PY_Dict:
        return dict(u, e);
    case LB_PY_Set:
        put(u, "{");
        list(u, e->Set.elts, TEST);
        return put(u, "}");
    case LB_PY_GeneratorExp:
        return comprehension(u, e, "(", ")");
    case LB_PY_ListComp:
        return comprehension(u, e, "[", "]");
    case LB_PY_SetComp:
    case LB_PY_DictComp:
        return comprehension(u, e, "{", "}");
    case LB_PY_Yield:
        return prefixed(u, e->Yield.value ? "(yield " : "(yield", e->Yield.value, ")");
    case LB_PY_YieldFrom:
        return prefixed(u, "(yield from ", e->YieldFrom.value, ")");
    case LB_PY_Await:
        return awaited(u, e, outer);
    case LB_PY_Compare:
        return compare(u, e, outer);
    case LB_PY_Call:
        return call(u, e);
    case LB_PY_Constant:
        return constant(u, e);
    case LB_PY_JoinedStr:
    case LB_PY_FormattedValue:
        return fstring(u, e);
    case LB_PY_Attribute:
        return attribute(u, e);
    case LB_PY_Starred:
        put(u, "*");
        return expr(u, e->Starred.value, BIT_OR);
    case LB_PY_Name:
        return lb_text_add(u->out, e->Name.id);
    case LB_PY_List:
        put(u, "[");
        list(u, e->List.elts, TEST);
        return put(u, "]");
    case LB_PY_Tuple:
        return tuple(u, e, outer);
    case LB_PY_Subscript:
        return subscript(u, e);
    case LB_PY_Slice:
        return slice(u, e);
    case LB_PY_NamedExpr:
        return named(u, e, outer);
    default:
        return;
    }
}

void lb_unparse(lb_python *py, const lb_py_expr *e, lb_text *out)
{
    unparser u = {py, out};
    expr(&u, e, TEST);
}

/*
 * Annotations: computed where they stand, or kept as text: under `from __future__ import
 * annotations`, and in a module of the project where they name what is not there yet. CPython 3.14
 * computes annotations when they are asked for (PEP 649), so such a module may name a class that
 * follows, or what it imports for type checkers alone.
 */
#include "python/compile_internal.h"
#include "python/interpreter.h"
#include "python/unparse.h"

static void add_late(lb_compiler *c, lb_str name, uint32_t line)
{
    lb_late_name late = {name, line};
    lb_vector_push_in(c->arena, &c->late_names, late);
}

static bool is_type_checking(const lb_py_expr *test)
{
    return (test->kind == LB_PY_Name && lb_str_is(test->Name.id, "TYPE_CHECKING")) ||
           (test->kind == LB_PY_Attribute && lb_str_is(test->Attribute.attr, "TYPE_CHECKING"));
}

static void add_imports(lb_compiler *c, const lb_py_stmts *body)
{
    for (size_t i = 0; i < body->count; i++) {
        const lb_py_stmt *s = body->items[i];
        for (size_t k = 0; s->kind == LB_PY_ImportFrom && k < s->ImportFrom.names.count; k++) {
            const lb_py_alias *alias = s->ImportFrom.names.items[k];
            add_late(c, alias->asname.ptr ? alias->asname : alias->name, UINT32_MAX);
        }
    }
}

void lb_compile_find_late_names(lb_compiler *c, const lb_py_mod *module)
{
    for (size_t i = 0; i < module->Module.body.count; i++) {
        const lb_py_stmt *s = module->Module.body.items[i];
        if (s->kind == LB_PY_ClassDef) {
            add_late(c, s->ClassDef.name, s->pos.end_lineno);
        } else if (s->kind == LB_PY_If && is_type_checking(s->If.test)) {
            add_imports(c, &s->If.body);
        }
    }
}

static bool is_late(const lb_compiler *c, const lb_py_expr *name)
{
    bool is_bound = false, is_late = false;
    for (size_t i = 0; i < c->late_names.count; i++) {
        const lb_late_name *late = &c->late_names.items[i];
        if (lb_str_equal(late->name, name->Name.id)) {
            is_late = is_late || name->pos.lineno <= late->line;
            is_bound = is_bound || name->pos.lineno > late->line;
        }
    }
    return is_late && !is_bound;
}

static bool names_late(const lb_compiler *c, const lb_py_expr *e);

static bool any_names_late(const lb_compiler *c, const lb_py_exprs *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (names_late(c, list->items[i])) {
            return true;
        }
    }
    return false;
}

static bool names_late(const lb_compiler *c, const lb_py_expr *e)
{
    switch (e->kind) {
    case LB_PY_Name:
        return is_late(c, e);
    case LB_PY_Attribute:
        return names_late(c, e->Attribute.value);
    case LB_PY_Subscript:
        return names_late(c, e->Subscript.value) || names_late(c, e->Subscript.slice);
    case LB_PY_BinOp:
        return names_late(c, e->BinOp.left) || names_late(c, e->BinOp.right);
    case LB_PY_Tuple:
        return any_names_late(c, &e->Tuple.elts);
    case LB_PY_List:
        return any_names_late(c, &e->List.elts);
    default:
        return false;
    }
}

static lb_value annotation_text(lb_compiler *c, const lb_py_expr *e)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_unparse(c->py, e, &out);
    return (lb_value)lb_intern(c->py, lb_text_str(&out));
}

/* Its text where it names what cannot be computed: few ask what it is. */
static void compile_tolerantly(lb_compiler *c, const lb_py_expr *e)
{
    lb_label handler = lb_label_new(c), end = lb_label_new(c);
    lb_block_push(c, handler);
    lb_compile_expr(c, e);
    lb_block_pop(c);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handler);
    lb_vector_push(&c->unit->constants, annotation_text(c, e));
    lb_emit(c, LB_OP_INSTEAD, c->unit->constants.count - 1);
    lb_label_here(c, end);
}

void lb_compile_note(lb_compiler *c, const lb_py_expr *e)
{
    bool is_lenient = c->py->host.is_partial && !c->has_future_annotations && !c->is_tolerant;
    if (is_lenient && e->kind != LB_PY_Starred && e->kind != LB_PY_Constant) {
        compile_tolerantly(c, e);
    } else {
        lb_compile_annotation(c, e);
    }
}

void lb_compile_annotation(lb_compiler *c, const lb_py_expr *e)
{
    if (c->has_future_annotations || (c->is_tolerant && names_late(c, e))) {
        lb_emit_constant(c, annotation_text(c, e));
    } else if (e->kind == LB_PY_Starred) {
        lb_compile_expr(c, e->Starred.value);
    } else if (c->is_tolerant && e->kind != LB_PY_Constant) {
        compile_tolerantly(c, e);
    } else {
        lb_compile_expr(c, e);
    }
}

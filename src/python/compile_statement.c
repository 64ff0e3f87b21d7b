#include "python/compile_internal.h"

#include "python/unparse.h"

/* --- branches and loops --- */

static void compile_if(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label end = lb_label_new(c);
    for (;;) { /* elif chains are long in generated code: no recursion */
        lb_label otherwise = lb_label_new(c);
        lb_compile_condition(c, s->If.test, otherwise, false);
        lb_compile_stmts(c, s->If.body);
        if (!s->If.orelse.count) {
            lb_label_here(c, otherwise);
            break;
        }
        lb_emit_jump(c, LB_OP_JUMP, end);
        lb_label_here(c, otherwise);
        if (s->If.orelse.count == 1 && s->If.orelse.items[0]->kind == LB_PY_If) {
            s = s->If.orelse.items[0];
            c->unit->at = s->pos;
            continue;
        }
        lb_compile_stmts(c, s->If.orelse);
        break;
    }
    lb_label_here(c, end);
}

static void compile_while(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label start = lb_label_new(c), otherwise = lb_label_new(c), end = lb_label_new(c);
    lb_label_here(c, start);
    lb_compile_condition(c, s->While.test, otherwise, false);
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_LOOP, .on_break = end, .on_continue = start});
    lb_compile_stmts(c, s->While.body);
    lb_nest_pop(c);
    lb_emit_jump(c, LB_OP_LOOP, start);
    lb_label_here(c, otherwise);
    lb_compile_stmts(c, s->While.orelse);
    lb_label_here(c, end);
}

static void compile_for(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label start = lb_label_new(c), otherwise = lb_label_new(c), end = lb_label_new(c);
    lb_compile_expr(c, s->For.iter);
    c->unit->at = s->pos;
    lb_emit(c, LB_OP_GET_ITER, 0);
    lb_label_here(c, start);
    lb_emit_jump(c, LB_OP_FOR_ITER, otherwise);
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_FOR, .on_break = end, .on_continue = start});
    lb_compile_store(c, s->For.target);
    lb_compile_stmts(c, s->For.body);
    lb_nest_pop(c);
    lb_emit_jump(c, LB_OP_LOOP, start);
    lb_label_here(c, otherwise);
    lb_compile_stmts(c, s->For.orelse);
    lb_label_here(c, end);
}

static void compile_async_for(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label start = lb_label_new(c), handler = lb_label_new(c), end = lb_label_new(c);
    lb_compile_expr(c, s->AsyncFor.iter);
    lb_emit(c, LB_OP_GET_ASYNC_ITER, 0);
    lb_label_here(c, start);
    lb_block_push(c, handler);
    lb_emit(c, LB_OP_ASYNC_NEXT, 0);
    lb_compile_await(c);
    lb_block_pop(c);
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_FOR, .on_break = end, .on_continue = start});
    lb_compile_store(c, s->AsyncFor.target);
    lb_compile_stmts(c, s->AsyncFor.body);
    lb_nest_pop(c);
    lb_emit_jump(c, LB_OP_LOOP, start);
    lb_label_here(c, handler);
    lb_emit(c, LB_OP_END_ASYNC_FOR, 0);
    lb_compile_stmts(c, s->AsyncFor.orelse);
    lb_label_here(c, end);
}

/* --- assignments --- */

static void compile_assign(lb_compiler *c, const lb_py_stmt *s)
{
    lb_compile_expr(c, s->Assign.value);
    for (size_t i = 0; i < s->Assign.targets.count; i++) {
        if (i + 1 < s->Assign.targets.count) {
            lb_emit(c, LB_OP_DUP, 0);
        }
        lb_compile_store(c, s->Assign.targets.items[i]);
    }
}

static void compile_augassign(lb_compiler *c, const lb_py_stmt *s)
{
    const lb_py_expr *target = s->AugAssign.target;
    size_t op = s->AugAssign.op;
    switch (target->kind) {
    case LB_PY_Name:
        lb_compile_name(c, target->Name.id, LB_PY_Load);
        lb_compile_expr(c, s->AugAssign.value);
        c->unit->at = s->pos;
        lb_emit(c, LB_OP_INPLACE, op);
        lb_compile_name(c, target->Name.id, LB_PY_Store);
        break;
    case LB_PY_Attribute:
        lb_compile_expr(c, target->Attribute.value);
        lb_emit(c, LB_OP_DUP, 0);
        lb_emit_name(c, LB_OP_LOAD_ATTR, target->Attribute.attr);
        lb_compile_expr(c, s->AugAssign.value);
        c->unit->at = s->pos;
        lb_emit(c, LB_OP_INPLACE, op);
        lb_emit(c, LB_OP_SWAP, 0);
        lb_emit_name(c, LB_OP_STORE_ATTR, target->Attribute.attr);
        break;
    case LB_PY_Subscript:
        lb_compile_expr(c, target->Subscript.value);
        lb_compile_expr(c, target->Subscript.slice);
        lb_emit(c, LB_OP_DUP2, 0);
        lb_emit(c, LB_OP_SUBSCRIPT, 0);
        lb_compile_expr(c, s->AugAssign.value);
        c->unit->at = s->pos;
        lb_emit(c, LB_OP_INPLACE, op);
        lb_emit(c, LB_OP_ROT3, 0);
        lb_emit(c, LB_OP_STORE_SUBSCRIPT, 0);
        break;
    default:
        lb_compile_fail(c, s->pos, "illegal expression for augmented assignment");
        break;
    }
}

static void compile_annassign(lb_compiler *c, const lb_py_stmt *s)
{
    const lb_py_expr *target = s->AnnAssign.target;
    if (s->AnnAssign.value) {
        lb_compile_expr(c, s->AnnAssign.value);
        lb_compile_store(c, target);
    } else if (target->kind != LB_PY_Name) {
        if (target->kind == LB_PY_Attribute) {
            lb_compile_expr(c, target->Attribute.value);
            lb_emit(c, LB_OP_POP, 0);
        }
    }
    if (c->unit->flags & LB_CODE_FAST) {
        return; /* annotations in functions are not evaluated */
    }
    lb_compile_annotation(c, s->AnnAssign.annotation);
    if (s->AnnAssign.simple) {
        lb_emit_name(c, LB_OP_STORE_ANNOTATION, target->Name.id);
    } else {
        lb_emit(c, LB_OP_POP, 0);
    }
}

/* --- imports --- */

static void compile_import(lb_compiler *c, const lb_py_stmt *s)
{
    for (size_t i = 0; i < s->Import.names.count; i++) {
        const lb_py_alias *a = s->Import.names.items[i];
        size_t dot = lb_str_find_char(a->name, '.');
        /* import a.b.c as d: the innermost module, as if a name from it were asked for */
        bool is_inner = a->asname.ptr && dot != SIZE_MAX;
        lb_emit_constant(c, is_inner ? (lb_value)lb_tuple_new(c->py, 0) : LB_NONE);
        lb_emit_constant(c, lb_small_new(0));
        lb_emit(c, LB_OP_IMPORT, lb_name_index(c, a->name));
        lb_compile_name(c, a->asname.ptr ? a->asname : lb_str_slice(a->name, 0, dot), LB_PY_Store);
    }
}

static bool is_known_future(lb_str name)
{
    static const char *const known[] = {"annotations",    "division",       "absolute_import",
                                        "with_statement", "print_function", "unicode_literals",
                                        "generator_stop", "nested_scopes",  "generators",
                                        "barry_as_FLUFL"};
    for (size_t i = 0; i < LB_COUNT(known); i++) {
        if (lb_str_is(name, known[i])) {
            return true;
        }
    }
    return false;
}

static void compile_import_from(lb_compiler *c, const lb_py_stmt *s)
{
    lb_py_aliases names = s->ImportFrom.names;
    lb_str module = s->ImportFrom.module.ptr ? s->ImportFrom.module : LB_STR("");
    lb_tuple *fromlist = lb_tuple_new(c->py, names.count);
    for (size_t i = 0; i < names.count; i++) {
        lb_str name = names.items[i]->name;
        fromlist->items[i] = (lb_value)lb_intern(c->py, name);
        if (lb_str_is(module, "__future__") && s->pos.lineno > c->last_future) {
            lb_compile_fail(c, s->pos,
                            "from __future__ imports must occur at the beginning of the file");
        }
        if (lb_str_is(module, "__future__") && !is_known_future(name)) {
            lb_compile_fail(c, s->pos, "future feature %.*s is not defined", LB_ARG(name));
        }
    }
    lb_emit_constant(c, (lb_value)fromlist);
    lb_emit_constant(c, lb_small_new(s->ImportFrom.level));
    lb_emit(c, LB_OP_IMPORT, lb_name_index(c, module));
    if (names.count == 1 && lb_str_is(names.items[0]->name, "*")) {
        lb_emit(c, LB_OP_IMPORT_STAR, 0);
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        const lb_py_alias *a = names.items[i];
        lb_emit(c, c->has_guarded_imports ? LB_OP_IMPORT_FROM : LB_OP_IMPORT_PART,
                lb_name_index(c, a->name));
        lb_compile_name(c, a->asname.ptr ? a->asname : a->name, LB_PY_Store);
    }
    lb_emit(c, LB_OP_POP, 0);
}

static void compile_assert(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label fine = lb_label_new(c);
    lb_compile_condition(c, s->Assert.test, fine, true);
    c->unit->at = s->Assert.test->pos;
    lb_emit(c, LB_OP_ASSERTION_ERROR, 0);
    if (s->Assert.msg) {
        lb_compile_expr(c, s->Assert.msg);
        lb_emit(c, LB_OP_CALL, 1 << 2);
    }
    lb_emit(c, LB_OP_RAISE, 1);
    lb_label_here(c, fine);
}

static void compile_raise(lb_compiler *c, const lb_py_stmt *s)
{
    size_t count = 0;
    if (s->Raise.exc) {
        lb_compile_expr(c, s->Raise.exc);
        count++;
    }
    if (s->Raise.cause) {
        lb_compile_expr(c, s->Raise.cause);
        count++;
    }
    c->unit->at = s->pos;
    lb_emit(c, LB_OP_RAISE, count);
}

static void compile_stmt_kind(lb_compiler *c, const lb_py_stmt *s)
{
    switch (s->kind) {
    case LB_PY_FunctionDef:
    case LB_PY_AsyncFunctionDef:
        lb_compile_function(c, s);
        break;
    case LB_PY_ClassDef:
        lb_compile_class(c, s);
        break;
    case LB_PY_Return:
        lb_compile_return(c, s);
        break;
    case LB_PY_Delete:
        for (size_t i = 0; i < s->Delete.targets.count; i++) {
            lb_compile_delete(c, s->Delete.targets.items[i]);
        }
        break;
    case LB_PY_Assign:
        compile_assign(c, s);
        break;
    case LB_PY_TypeAlias:
        lb_compile_type_alias(c, s);
        break;
    case LB_PY_AugAssign:
        compile_augassign(c, s);
        break;
    case LB_PY_AnnAssign:
        compile_annassign(c, s);
        break;
    case LB_PY_For:
        compile_for(c, s);
        break;
    case LB_PY_AsyncFor:
        compile_async_for(c, s);
        break;
    case LB_PY_While:
        compile_while(c, s);
        break;
    case LB_PY_If:
        compile_if(c, s);
        break;
    case LB_PY_With:
    case LB_PY_AsyncWith:
        lb_compile_with(c, s, 0);
        break;
    case LB_PY_Match:
        lb_compile_match(c, s);
        break;
    case LB_PY_Raise:
        compile_raise(c, s);
        break;
    case LB_PY_Try:
    case LB_PY_TryStar:
        lb_compile_try(c, s);
        break;
    case LB_PY_Assert:
        compile_assert(c, s);
        break;
    case LB_PY_Import:
        compile_import(c, s);
        break;
    case LB_PY_ImportFrom:
        compile_import_from(c, s);
        break;
    case LB_PY_Expr:
        if (s->Expr.value->kind != LB_PY_Constant) {
            lb_compile_expr(c, s->Expr.value);
            lb_emit(c, LB_OP_POP, 0);
        }
        break;
    case LB_PY_Break:
    case LB_PY_Continue:
        lb_compile_jump(c, s);
        break;
    default: /* pass, global, nonlocal */
        break;
    }
}

void lb_compile_stmts(lb_compiler *c, lb_py_stmts stmts)
{
    for (size_t i = 0; i < stmts.count && c->code == LB_OK; i++) {
        c->unit->at = stmts.items[i]->pos;
        compile_stmt_kind(c, stmts.items[i]);
    }
}

lb_value lb_compile_docstring(lb_compiler *c, lb_py_stmts *stmts)
{
    if (!stmts->count || stmts->items[0]->kind != LB_PY_Expr) {
        return NULL;
    }
    const lb_py_expr *e = stmts->items[0]->Expr.value;
    if (e->kind != LB_PY_Constant || e->Constant.value.type != LB_PY_STR) {
        return NULL;
    }
    stmts->items++;
    stmts->count--;
    return lb_compile_constant(c, &e->Constant.value);
}

/* --- the top of a tolerant module --- */

typedef LB_VECTOR(lb_str) names;

static void target_names(names *out, const lb_py_expr *e)
{
    if (e->kind == LB_PY_Name) {
        lb_vector_push(out, e->Name.id);
    } else if (e->kind == LB_PY_Starred) {
        target_names(out, e->Starred.value);
    } else if (e->kind == LB_PY_Tuple || e->kind == LB_PY_List) {
        for (size_t i = 0; i < e->Tuple.elts.count; i++) {
            target_names(out, e->Tuple.elts.items[i]);
        }
    }
}

static void alias_names(names *out, const lb_py_stmt *s)
{
    lb_py_aliases aliases = s->kind == LB_PY_Import ? s->Import.names : s->ImportFrom.names;
    for (size_t i = 0; i < aliases.count; i++) {
        const lb_py_alias *a = aliases.items[i];
        lb_str name = a->asname.ptr ? a->asname : a->name;
        lb_vector_push(out, s->kind == LB_PY_Import && !a->asname.ptr
                                ? lb_str_slice(name, 0, lb_str_find_char(name, '.'))
                                : name);
    }
}

static void block_names(names *out, lb_py_stmts stmts);

/* The names that a statement binds, in blocks inside of it too. */
static void bound_names(names *out, const lb_py_stmt *s)
{
    switch (s->kind) {
    case LB_PY_FunctionDef:
    case LB_PY_AsyncFunctionDef:
        lb_vector_push(out, s->FunctionDef.name);
        break;
    case LB_PY_ClassDef:
        lb_vector_push(out, s->ClassDef.name);
        break;
    case LB_PY_Assign:
        for (size_t i = 0; i < s->Assign.targets.count; i++) {
            target_names(out, s->Assign.targets.items[i]);
        }
        break;
    case LB_PY_AugAssign:
        target_names(out, s->AugAssign.target);
        break;
    case LB_PY_AnnAssign:
        target_names(out, s->AnnAssign.target);
        break;
    case LB_PY_TypeAlias:
        target_names(out, s->TypeAlias.name);
        break;
    case LB_PY_Import:
    case LB_PY_ImportFrom:
        alias_names(out, s);
        break;
    case LB_PY_For:
        target_names(out, s->For.target);
        block_names(out, s->For.body);
        block_names(out, s->For.orelse);
        break;
    case LB_PY_While:
        block_names(out, s->While.body);
        break;
    case LB_PY_If:
        block_names(out, s->If.body);
        block_names(out, s->If.orelse);
        break;
    case LB_PY_With:
        block_names(out, s->With.body);
        break;
    case LB_PY_Try:
        block_names(out, s->Try.body);
        for (size_t i = 0; i < s->Try.handlers.count; i++) {
            block_names(out, s->Try.handlers.items[i]->body);
        }
        block_names(out, s->Try.orelse);
        block_names(out, s->Try.finalbody);
        break;
    default:
        break;
    }
}

static void block_names(names *out, lb_py_stmts stmts)
{
    for (size_t i = 0; i < stmts.count; i++) {
        bound_names(out, stmts.items[i]);
    }
}

static void push_text(lb_compiler *c, lb_list *list, const char *sign, const lb_py_expr *e)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_adds(&text, sign);
    lb_unparse(c->py, e, &text);
    lb_list_append(c->py, list, (lb_value)lb_intern(c->py, lb_text_str(&text)));
}

/* What a class derives from, and its decorators behind "@", as texts: by them it is seen whether it
 * could have been a model. */
static lb_value base_texts(lb_compiler *c, const lb_py_stmt *s)
{
    lb_list *list = lb_list_new(c->py, 0);
    lb_keep(c->py, (lb_value)list);
    for (size_t i = 0; i < s->ClassDef.bases.count; i++) {
        push_text(c, list, "", s->ClassDef.bases.items[i]);
    }
    for (size_t i = 0; i < s->ClassDef.keywords.count; i++) {
        push_text(c, list, "", s->ClassDef.keywords.items[i]->value);
    }
    for (size_t i = 0; i < s->ClassDef.decorator_list.count; i++) {
        push_text(c, list, "@", s->ClassDef.decorator_list.items[i]);
    }
    return lb_tuple_from(c->py, list->items, list->count);
}

/* base_texts() of a class or False, and what the statement would bind. */
static lb_value name_tuple(lb_compiler *c, const lb_py_stmt *s)
{
    names bound = {0};
    bound_names(&bound, s);
    lb_tuple *tuple = lb_tuple_new(c->py, bound.count + 1);
    tuple->items[0] = s->kind == LB_PY_ClassDef ? base_texts(c, s) : LB_FALSE;
    for (size_t i = 0; i < bound.count; i++) {
        tuple->items[i + 1] = (lb_value)lb_intern(c->py, bound.items[i]);
    }
    lb_vector_free(&bound);
    return (lb_value)tuple;
}

/* Whether the statements run as part of importing the module. */
static bool is_at_import(const lb_compiler *c)
{
    for (const lb_unit *u = c->unit; u; u = u->outer) {
        if (u->flags & LB_CODE_FAST) {
            return false;
        }
    }
    return true;
}

void lb_compile_top(lb_compiler *c, lb_py_stmts stmts)
{
    if (!c->is_tolerant || !is_at_import(c)) {
        lb_compile_stmts(c, stmts);
        return;
    }
    for (size_t i = 0; i < stmts.count && c->code == LB_OK; i++) {
        const lb_py_stmt *s = stmts.items[i];
        lb_label handler = lb_label_new(c), end = lb_label_new(c);
        c->unit->at = s->pos;
        lb_block_push(c, handler);
        compile_stmt_kind(c, s);
        lb_block_pop(c);
        lb_emit_jump(c, LB_OP_JUMP, end);
        lb_label_here(c, handler);
        lb_vector_push(&c->unit->constants, name_tuple(c, s));
        lb_emit(c, LB_OP_POISON, c->unit->constants.count - 1);
        lb_label_here(c, end);
    }
}

#include "python/compile_internal.h"

static void nest_push(lb_compiler *c, lb_nest nest)
{
    lb_vector_push(&c->unit->nests, nest);
}

static lb_nest nest_pop(lb_compiler *c)
{
    return lb_vector_pop(&c->unit->nests);
}

/* --- leaving statements by a jump --- */

static void swap_if(lb_compiler *c, bool has_value)
{
    if (has_value) {
        lb_emit(c, LB_OP_SWAP, 0);
    }
}

static void unbind(lb_compiler *c, lb_str name)
{
    lb_emit_constant(c, LB_NONE);
    lb_compile_name(c, name, LB_PY_Store);
    lb_compile_name(c, name, LB_PY_Del);
}

/* Undoes one statement on the way out; the value to be returned, if any, stays on the top. */
static void unwind(lb_compiler *c, const lb_nest *nest, bool has_value)
{
    switch (nest->kind) {
    case LB_NEST_LOOP:
    case LB_NEST_STAR:
        break;
    case LB_NEST_FOR:
        swap_if(c, has_value);
        lb_emit(c, LB_OP_POP, 0);
        break;
    case LB_NEST_TRY:
        lb_emit(c, LB_OP_POP_BLOCK, 0);
        break;
    case LB_NEST_FINALLY:
        lb_emit(c, LB_OP_POP_BLOCK, 0);
        lb_compile_stmts(c, nest->body);
        break;
    case LB_NEST_WITH:
        lb_emit(c, LB_OP_POP_BLOCK, 0);
        swap_if(c, has_value);
        lb_emit(c, LB_OP_WITH_EXIT, 0);
        if (nest->is_async) {
            lb_compile_await(c);
        }
        lb_emit(c, LB_OP_POP, 0);
        break;
    case LB_NEST_HANDLER:
        if (has_value) {
            lb_emit(c, LB_OP_ROT3, 0);
        }
        lb_emit(c, LB_OP_POP_EXCEPT, 0);
        break;
    case LB_NEST_NAME:
        lb_emit(c, LB_OP_POP_BLOCK, 0);
        unbind(c, nest->name);
        break;
    }
}

/* Unwinds all statements down to (not including) the nest `until`. While one is undone it and those
   inside of it are not around any more: a return in a finally body must not run that again. */
static void unwind_to(lb_compiler *c, size_t until, bool has_value)
{
    size_t count = c->unit->nests.count;
    LB_AUTO_FREE lb_nest *saved = lb_alloc_array(count + 1, sizeof(lb_nest));
    memcpy(saved, c->unit->nests.items ? c->unit->nests.items : saved, count * sizeof(lb_nest));
    for (size_t i = count; i-- > until;) {
        c->unit->nests.count = i;
        unwind(c, &saved[i], has_value);
    }
    c->unit->nests.count = 0;
    for (size_t i = 0; i < count; i++) {
        nest_push(c, saved[i]);
    }
}

static void refuse_in_star(lb_compiler *c, lb_py_position at)
{
    lb_compile_fail(c, at, "'break', 'continue' and 'return' cannot appear in an except* block");
}

static void compile_return(lb_compiler *c, const lb_py_stmt *s)
{
    for (size_t i = 0; i < c->unit->nests.count; i++) {
        if (c->unit->nests.items[i].kind == LB_NEST_STAR) {
            refuse_in_star(c, s->pos);
        }
    }
    const lb_py_expr *value = s->Return.value;
    if (value && (c->unit->flags & LB_CODE_GENERATOR) && (c->unit->flags & LB_CODE_COROUTINE)) {
        lb_compile_fail(c, s->pos, "'return' with value in async generator");
    }
    bool is_plain = !value || value->kind == LB_PY_Constant;
    if (!is_plain) {
        lb_compile_expr(c, value);
    }
    unwind_to(c, 0, !is_plain);
    if (is_plain) {
        if (value) {
            lb_compile_expr(c, value);
        } else {
            lb_emit_constant(c, LB_NONE);
        }
    }
    c->unit->at = s->pos;
    lb_emit(c, LB_OP_RETURN, 0);
}

static void compile_jump(lb_compiler *c, const lb_py_stmt *s)
{
    bool is_break = s->kind == LB_PY_Break;
    for (size_t i = c->unit->nests.count; i-- > 0;) {
        lb_nest nest = c->unit->nests.items[i];
        if (nest.kind == LB_NEST_STAR) {
            refuse_in_star(c, s->pos);
            return;
        }
        if (nest.kind == LB_NEST_LOOP || nest.kind == LB_NEST_FOR) {
            unwind_to(c, i + 1, false);
            if (is_break && nest.kind == LB_NEST_FOR) {
                lb_emit(c, LB_OP_POP, 0);
            }
            lb_emit_jump(c, is_break ? LB_OP_JUMP : LB_OP_LOOP,
                         is_break ? nest.on_break : nest.on_continue);
            return;
        }
    }
    lb_compile_fail(c, s->pos,
                    is_break ? "'break' outside loop" : "'continue' not properly in loop");
}

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
    nest_push(c, (lb_nest){.kind = LB_NEST_LOOP, .on_break = end, .on_continue = start});
    lb_compile_stmts(c, s->While.body);
    nest_pop(c);
    lb_emit_jump(c, LB_OP_LOOP, start);
    lb_label_here(c, otherwise);
    lb_compile_stmts(c, s->While.orelse);
    lb_label_here(c, end);
}

static void compile_for(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label start = lb_label_new(c), otherwise = lb_label_new(c), end = lb_label_new(c);
    lb_compile_expr(c, s->For.iter);
    c->unit->at = s->For.iter->pos;
    lb_emit(c, LB_OP_GET_ITER, 0);
    lb_label_here(c, start);
    lb_emit_jump(c, LB_OP_FOR_ITER, otherwise);
    nest_push(c, (lb_nest){.kind = LB_NEST_FOR, .on_break = end, .on_continue = start});
    lb_compile_store(c, s->For.target);
    lb_compile_stmts(c, s->For.body);
    nest_pop(c);
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
    nest_push(c, (lb_nest){.kind = LB_NEST_FOR, .on_break = end, .on_continue = start});
    lb_compile_store(c, s->AsyncFor.target);
    lb_compile_stmts(c, s->AsyncFor.body);
    nest_pop(c);
    lb_emit_jump(c, LB_OP_LOOP, start);
    lb_label_here(c, handler);
    lb_emit(c, LB_OP_END_ASYNC_FOR, 0);
    lb_compile_stmts(c, s->AsyncFor.orelse);
    lb_label_here(c, end);
}

/* --- try and with --- */

static void compile_handler_body(lb_compiler *c, const lb_py_handler *h)
{
    /* the stack: prev exc */
    nest_push(c, (lb_nest){.kind = LB_NEST_HANDLER});
    if (h->name.ptr) {
        lb_label cleanup = lb_label_new(c), done = lb_label_new(c);
        lb_emit(c, LB_OP_DUP, 0);
        lb_compile_name(c, h->name, LB_PY_Store);
        lb_block_push(c, cleanup);
        nest_push(c, (lb_nest){.kind = LB_NEST_NAME, .name = h->name});
        lb_compile_stmts(c, h->body);
        nest_pop(c);
        lb_block_pop(c);
        unbind(c, h->name);
        lb_emit_jump(c, LB_OP_JUMP, done);
        lb_label_here(c, cleanup);
        unbind(c, h->name);
        lb_emit(c, LB_OP_RERAISE, 0);
        lb_label_here(c, done);
    } else {
        lb_compile_stmts(c, h->body);
    }
    nest_pop(c);
    lb_emit(c, LB_OP_POP_EXCEPT, 0);
}

static void compile_try_except(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label handlers = lb_label_new(c), end = lb_label_new(c);
    lb_block_push(c, handlers);
    nest_push(c, (lb_nest){.kind = LB_NEST_TRY});
    lb_compile_stmts(c, s->Try.body);
    nest_pop(c);
    lb_block_pop(c);
    lb_compile_stmts(c, s->Try.orelse);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handlers);
    for (size_t i = 0; i < s->Try.handlers.count; i++) {
        const lb_py_handler *h = s->Try.handlers.items[i];
        lb_label next = lb_label_new(c);
        c->unit->at = h->pos;
        if (h->type) {
            lb_compile_expr(c, h->type);
            lb_emit(c, LB_OP_MATCH_EXCEPTION, 0);
            lb_emit_jump(c, LB_OP_JUMP_IF_FALSE, next);
        } else if (i + 1 < s->Try.handlers.count) {
            lb_compile_fail(c, h->pos, "default 'except:' must be last");
        }
        compile_handler_body(c, h);
        lb_emit_jump(c, LB_OP_JUMP, end);
        lb_label_here(c, next);
    }
    lb_emit(c, LB_OP_RERAISE, 0);
    lb_label_here(c, end);
}

/* except*: every handler takes its part of the group; what is raised in them, and what is left, is
   raised at the end. The stack in the handlers: prev exc raised(list) rest. */
static void compile_try_star(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label handlers = lb_label_new(c), end = lb_label_new(c), fine = lb_label_new(c);
    lb_block_push(c, handlers);
    nest_push(c, (lb_nest){.kind = LB_NEST_TRY});
    lb_compile_stmts(c, s->TryStar.body);
    nest_pop(c);
    lb_block_pop(c);
    lb_compile_stmts(c, s->TryStar.orelse);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handlers);
    lb_emit(c, LB_OP_BUILD_LIST, 0);
    lb_emit(c, LB_OP_COPY, 2);
    for (size_t i = 0; i < s->TryStar.handlers.count; i++) {
        const lb_py_handler *h = s->TryStar.handlers.items[i];
        lb_label none = lb_label_new(c), failed = lb_label_new(c), next = lb_label_new(c);
        lb_label done = lb_label_new(c);
        c->unit->at = h->pos;
        lb_compile_expr(c, h->type);
        lb_emit(c, LB_OP_MATCH_GROUP, 0); /* prev exc list rest match|None */
        lb_emit(c, LB_OP_DUP, 0);
        lb_emit_constant(c, LB_NONE);
        lb_emit(c, LB_OP_COMPARE, LB_PY_Is);
        lb_emit_jump(c, LB_OP_JUMP_IF_TRUE, none);
        if (h->name.ptr) {
            lb_emit(c, LB_OP_DUP, 0);
            lb_compile_name(c, h->name, LB_PY_Store);
        }
        lb_block_push(c, failed);
        nest_push(c, (lb_nest){.kind = LB_NEST_STAR});
        lb_compile_stmts(c, h->body);
        nest_pop(c);
        lb_block_pop(c);
        lb_emit_jump(c, LB_OP_JUMP, done);
        lb_label_here(c, failed); /* prev exc list rest match prev2 exc2 */
        lb_emit(c, LB_OP_COPY, 1);
        lb_emit(c, LB_OP_COPY, 6);
        lb_emit(c, LB_OP_SWAP, 0);
        lb_emit(c, LB_OP_LIST_APPEND, 1);
        lb_emit(c, LB_OP_POP, 0);
        lb_emit(c, LB_OP_POP_EXCEPT, 0);
        lb_label_here(c, done);
        lb_emit(c, LB_OP_POP, 0);
        if (h->name.ptr) {
            unbind(c, h->name);
        }
        lb_emit_jump(c, LB_OP_JUMP, next);
        lb_label_here(c, none);
        lb_emit(c, LB_OP_POP, 0);
        lb_label_here(c, next);
    }
    lb_emit(c, LB_OP_GROUP_REST, 0); /* prev exc exception|None */
    lb_emit(c, LB_OP_DUP, 0);
    lb_emit_constant(c, LB_NONE);
    lb_emit(c, LB_OP_COMPARE, LB_PY_Is);
    lb_emit_jump(c, LB_OP_JUMP_IF_TRUE, fine);
    lb_emit(c, LB_OP_SWAP, 0);
    lb_emit(c, LB_OP_POP, 0);
    lb_emit(c, LB_OP_RERAISE, 0);
    lb_label_here(c, fine);
    lb_emit(c, LB_OP_POP, 0);
    lb_emit(c, LB_OP_POP_EXCEPT, 0);
    lb_label_here(c, end);
}

static void compile_try_inner(lb_compiler *c, const lb_py_stmt *s)
{
    if (!s->Try.handlers.count) {
        lb_compile_stmts(c, s->Try.body);
    } else if (s->kind == LB_PY_TryStar) {
        compile_try_star(c, s);
    } else {
        compile_try_except(c, s);
    }
}

static void compile_try(lb_compiler *c, const lb_py_stmt *s)
{
    if (!s->Try.finalbody.count) {
        compile_try_inner(c, s);
        return;
    }
    lb_label handler = lb_label_new(c), end = lb_label_new(c);
    lb_block_push(c, handler);
    nest_push(c, (lb_nest){.kind = LB_NEST_FINALLY, .body = s->Try.finalbody});
    compile_try_inner(c, s);
    nest_pop(c);
    lb_block_pop(c);
    lb_compile_stmts(c, s->Try.finalbody);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handler);
    nest_push(c, (lb_nest){.kind = LB_NEST_HANDLER});
    lb_compile_stmts(c, s->Try.finalbody);
    nest_pop(c);
    lb_emit(c, LB_OP_RERAISE, 0);
    lb_label_here(c, end);
}

static void compile_with(lb_compiler *c, const lb_py_stmt *s, size_t item)
{
    if (item == s->With.items.count) {
        lb_compile_stmts(c, s->With.body);
        return;
    }
    bool is_async = s->kind == LB_PY_AsyncWith;
    const lb_py_withitem *with = s->With.items.items[item];
    lb_label handler = lb_label_new(c), end = lb_label_new(c), suppress = lb_label_new(c);
    lb_compile_expr(c, with->context_expr);
    c->unit->at = with->context_expr->pos;
    lb_emit(c, is_async ? LB_OP_SETUP_ASYNC_WITH : LB_OP_SETUP_WITH, 0);
    if (is_async) {
        lb_compile_await(c);
    }
    lb_emit(c, LB_OP_SETUP_TRY_BELOW, handler);
    c->unit->blocks++;
    c->unit->most_blocks =
        c->unit->blocks > c->unit->most_blocks ? c->unit->blocks : c->unit->most_blocks;
    nest_push(c, (lb_nest){.kind = LB_NEST_WITH, .is_async = is_async});
    if (with->optional_vars) {
        lb_compile_store(c, with->optional_vars);
    } else {
        lb_emit(c, LB_OP_POP, 0);
    }
    compile_with(c, s, item + 1);
    nest_pop(c);
    c->unit->at = with->context_expr->pos;
    lb_block_pop(c);
    lb_emit(c, LB_OP_WITH_EXIT, 0);
    if (is_async) {
        lb_compile_await(c);
    }
    lb_emit(c, LB_OP_POP, 0);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handler);
    lb_emit(c, LB_OP_WITH_EXCEPT, 0);
    if (is_async) {
        lb_compile_await(c);
    }
    lb_emit_jump(c, LB_OP_JUMP_IF_TRUE, suppress);
    lb_emit(c, LB_OP_RERAISE, 0);
    lb_label_here(c, suppress);
    lb_emit(c, LB_OP_POP_EXCEPT, 0);
    lb_emit(c, LB_OP_POP, 0);
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
        lb_emit(c, LB_OP_IMPORT_FROM, lb_name_index(c, a->name));
        lb_compile_name(c, a->asname.ptr ? a->asname : a->name, LB_PY_Store);
    }
    lb_emit(c, LB_OP_POP, 0);
}

static void compile_assert(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label fine = lb_label_new(c);
    lb_compile_condition(c, s->Assert.test, fine, true);
    c->unit->at = s->pos;
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
        compile_return(c, s);
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
        compile_with(c, s, 0);
        break;
    case LB_PY_Match:
        lb_compile_match(c, s);
        break;
    case LB_PY_Raise:
        compile_raise(c, s);
        break;
    case LB_PY_Try:
    case LB_PY_TryStar:
        compile_try(c, s);
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
        compile_jump(c, s);
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

static lb_value name_tuple(lb_compiler *c, const lb_py_stmt *s)
{
    names bound = {0};
    bound_names(&bound, s);
    lb_tuple *tuple = lb_tuple_new(c->py, bound.count);
    for (size_t i = 0; i < bound.count; i++) {
        tuple->items[i] = (lb_value)lb_intern(c->py, bound.items[i]);
    }
    lb_vector_free(&bound);
    return (lb_value)tuple;
}

void lb_compile_top(lb_compiler *c, lb_py_stmts stmts)
{
    if (!c->is_tolerant) {
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

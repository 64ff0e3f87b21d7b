/* Statements that must be undone when a jump leaves them, and the jumps. */
#include "python/compile_internal.h"

void lb_nest_push(lb_compiler *c, lb_nest nest)
{
    lb_vector_push(&c->unit->nests, nest);
}

lb_nest lb_nest_pop(lb_compiler *c)
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
        lb_nest_push(c, saved[i]);
    }
}

static void refuse_in_star(lb_compiler *c, lb_py_position at)
{
    lb_compile_fail(c, at, "'break', 'continue' and 'return' cannot appear in an except* block");
}

void lb_compile_return(lb_compiler *c, const lb_py_stmt *s)
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

void lb_compile_jump(lb_compiler *c, const lb_py_stmt *s)
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

/* --- try and with --- */

static void compile_handler_body(lb_compiler *c, const lb_py_handler *h)
{
    /* the stack: prev exc */
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_HANDLER});
    if (h->name.ptr) {
        lb_label cleanup = lb_label_new(c), done = lb_label_new(c);
        lb_emit(c, LB_OP_DUP, 0);
        lb_compile_name(c, h->name, LB_PY_Store);
        lb_block_push(c, cleanup);
        lb_nest_push(c, (lb_nest){.kind = LB_NEST_NAME, .name = h->name});
        lb_compile_stmts(c, h->body);
        lb_nest_pop(c);
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
    lb_nest_pop(c);
    lb_emit(c, LB_OP_POP_EXCEPT, 0);
}

static bool is_import_error(const lb_py_expr *type)
{
    if (type && type->kind == LB_PY_Tuple) {
        for (size_t i = 0; i < type->Tuple.elts.count; i++) {
            if (is_import_error(type->Tuple.elts.items[i])) {
                return true;
            }
        }
    }
    return type && type->kind == LB_PY_Name &&
           (lb_str_is(type->Name.id, "ImportError") ||
            lb_str_is(type->Name.id, "ModuleNotFoundError"));
}

/* Whether somebody has thought of what happens where a module is not there, and goes on. */
static bool catches_import_errors(const lb_py_stmt *s)
{
    for (size_t i = 0; i < s->Try.handlers.count; i++) {
        const lb_py_handler *h = s->Try.handlers.items[i];
        if (is_import_error(h->type) && h->body.items[h->body.count - 1]->kind != LB_PY_Raise) {
            return true;
        }
    }
    return false;
}

static void compile_try_except(lb_compiler *c, const lb_py_stmt *s)
{
    bool was_guarded = c->has_guarded_imports;
    lb_label handlers = lb_label_new(c), end = lb_label_new(c);
    lb_block_push(c, handlers);
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_TRY});
    c->has_guarded_imports = was_guarded || catches_import_errors(s);
    lb_compile_stmts(c, s->Try.body);
    c->has_guarded_imports = was_guarded;
    lb_nest_pop(c);
    lb_block_pop(c);
    lb_compile_stmts(c, s->Try.orelse);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handlers);
    if (catches_import_errors(s)) {
        lb_emit(c, LB_OP_NOP, LB_NOP_CATCHES_IMPORT_ERRORS);
    }
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
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_TRY});
    lb_compile_stmts(c, s->TryStar.body);
    lb_nest_pop(c);
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
        lb_nest_push(c, (lb_nest){.kind = LB_NEST_STAR});
        lb_compile_stmts(c, h->body);
        lb_nest_pop(c);
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

void lb_compile_try(lb_compiler *c, const lb_py_stmt *s)
{
    if (!s->Try.finalbody.count) {
        compile_try_inner(c, s);
        return;
    }
    lb_label handler = lb_label_new(c), end = lb_label_new(c);
    lb_block_push(c, handler);
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_FINALLY, .body = s->Try.finalbody});
    compile_try_inner(c, s);
    lb_nest_pop(c);
    lb_block_pop(c);
    lb_compile_stmts(c, s->Try.finalbody);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handler);
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_HANDLER});
    lb_compile_stmts(c, s->Try.finalbody);
    lb_nest_pop(c);
    lb_emit(c, LB_OP_RERAISE, 0);
    lb_label_here(c, end);
}

void lb_compile_with(lb_compiler *c, const lb_py_stmt *s, size_t item)
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
    c->unit->at = s->pos;
    lb_emit(c, is_async ? LB_OP_SETUP_ASYNC_WITH : LB_OP_SETUP_WITH, 0);
    if (is_async) {
        lb_compile_await(c);
    }
    lb_emit(c, LB_OP_SETUP_TRY_BELOW, handler);
    c->unit->blocks++;
    c->unit->most_blocks =
        c->unit->blocks > c->unit->most_blocks ? c->unit->blocks : c->unit->most_blocks;
    lb_nest_push(c, (lb_nest){.kind = LB_NEST_WITH, .is_async = is_async});
    if (with->optional_vars) {
        lb_compile_store(c, with->optional_vars);
    } else {
        lb_emit(c, LB_OP_POP, 0);
    }
    lb_compile_with(c, s, item + 1);
    lb_nest_pop(c);
    c->unit->at = with->context_expr->pos;
    lb_block_pop(c);
    lb_emit(c, LB_OP_WITH_EXIT, 0);
    if (is_async) {
        lb_compile_await(c);
    }
    lb_emit(c, LB_OP_POP, 0);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, handler);
    c->unit->at = s->pos;
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

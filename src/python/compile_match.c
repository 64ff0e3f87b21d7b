#include "python/compile_internal.h"

/*
 * Patterns. A pattern finds its subject on the top of the stack and takes it off, whether it
 * matches or not; it jumps to `fail` where it does not match, and the stack is then as it was below
 * the subject. Names are bound as they are met: CPython binds them at the end of the pattern, which
 * only a pattern that fails after a capture can show.
 */
static void pattern(lb_compiler *c, const lb_py_pattern *p, lb_label fail);

/* Jumps to `fail` if the condition on the top is false, dropping `extra` values below it first. */
static void fail_unless(lb_compiler *c, lb_label fail, size_t extra)
{
    if (!extra) {
        lb_emit_jump(c, LB_OP_JUMP_IF_FALSE, fail);
        return;
    }
    lb_label fine = lb_label_new(c);
    lb_emit_jump(c, LB_OP_JUMP_IF_TRUE, fine);
    for (size_t i = 0; i < extra; i++) {
        lb_emit(c, LB_OP_POP, 0);
    }
    lb_emit_jump(c, LB_OP_JUMP, fail);
    lb_label_here(c, fine);
}

/* The items on the stack (the first on top), each with its pattern. A failure in between must drop
   what is left. */
static void patterns(lb_compiler *c, const lb_py_pattern *const *items, size_t count, lb_label fail)
{
    for (size_t i = 0; i < count; i++) {
        size_t rest = count - i - 1;
        if (!rest) {
            pattern(c, items[i], fail);
            continue;
        }
        lb_label failed = lb_label_new(c), next = lb_label_new(c);
        pattern(c, items[i], failed);
        lb_emit_jump(c, LB_OP_JUMP, next);
        lb_label_here(c, failed);
        for (size_t j = 0; j < rest; j++) {
            lb_emit(c, LB_OP_POP, 0);
        }
        lb_emit_jump(c, LB_OP_JUMP, fail);
        lb_label_here(c, next);
    }
}

static void capture(lb_compiler *c, lb_str name)
{
    if (name.ptr) {
        lb_compile_name(c, name, LB_PY_Store);
    } else {
        lb_emit(c, LB_OP_POP, 0);
    }
}

static void sequence(lb_compiler *c, const lb_py_pattern *p, lb_label fail)
{
    lb_py_patterns items = p->MatchSequence.patterns;
    size_t star = SIZE_MAX;
    for (size_t i = 0; i < items.count; i++) {
        if (items.items[i]->kind == LB_PY_MatchStar) {
            if (star != SIZE_MAX) {
                lb_compile_fail(c, p->pos, "multiple starred expressions in sequence pattern");
            }
            star = i;
        }
    }
    bool has_star = star != SIZE_MAX;
    lb_emit(c, LB_OP_MATCH_SEQUENCE,
            (has_star ? items.count - 1 : items.count) | (size_t)!has_star << 16);
    fail_unless(c, fail, 1);
    if (has_star) {
        lb_emit(c, LB_OP_UNPACK_STAR, star | (items.count - star - 1) << 8);
    } else {
        lb_emit(c, LB_OP_UNPACK, items.count);
    }
    patterns(c, (const lb_py_pattern *const *)items.items, items.count, fail);
}

static void is_not_none(lb_compiler *c)
{
    lb_emit(c, LB_OP_DUP, 0);
    lb_emit_constant(c, LB_NONE);
    lb_emit(c, LB_OP_COMPARE, LB_PY_IsNot);
}

static void mapping(lb_compiler *c, const lb_py_pattern *p, lb_label fail)
{
    lb_py_exprs keys = p->MatchMapping.keys;
    lb_emit(c, LB_OP_MATCH_MAPPING, 0);
    fail_unless(c, fail, 1);
    for (size_t i = 0; i < keys.count; i++) {
        lb_compile_expr(c, keys.items[i]);
    }
    lb_emit(c, LB_OP_BUILD_TUPLE, keys.count);
    lb_emit(c, LB_OP_MATCH_KEYS, 0); /* subject keys values|None */
    is_not_none(c);
    fail_unless(c, fail, 3);
    if (p->MatchMapping.rest.ptr) {
        lb_emit(c, LB_OP_COPY, 3);
        lb_emit(c, LB_OP_COPY, 3);
        lb_emit(c, LB_OP_MATCH_REST, 0); /* subject keys values subject rest */
        lb_compile_name(c, p->MatchMapping.rest, LB_PY_Store);
        lb_emit(c, LB_OP_POP, 0);
    }
    lb_emit(c, LB_OP_ROT3, 0); /* values subject keys */
    lb_emit(c, LB_OP_POP, 0);
    lb_emit(c, LB_OP_POP, 0);
    lb_emit(c, LB_OP_UNPACK, keys.count);
    patterns(c, (const lb_py_pattern *const *)p->MatchMapping.patterns.items, keys.count, fail);
}

static void class_pattern(lb_compiler *c, const lb_py_pattern *p, lb_label fail)
{
    lb_py_patterns by_place = p->MatchClass.patterns, by_name = p->MatchClass.kwd_patterns;
    lb_tuple *names = lb_tuple_new(c->py, p->MatchClass.kwd_attrs.count);
    for (size_t i = 0; i < names->count; i++) {
        names->items[i] = (lb_value)lb_intern(c->py, p->MatchClass.kwd_attrs.items[i]);
    }
    lb_compile_expr(c, p->MatchClass.cls);
    lb_emit_constant(c, (lb_value)names);
    lb_emit(c, LB_OP_MATCH_CLASS, by_place.count);
    is_not_none(c);
    fail_unless(c, fail, 1);
    size_t count = by_place.count + by_name.count;
    lb_emit(c, LB_OP_UNPACK, count);
    const lb_py_pattern **all = LB_NEW_ARRAY(c->arena, const lb_py_pattern *, count + 1);
    for (size_t i = 0; i < count; i++) {
        all[i] = i < by_place.count ? by_place.items[i] : by_name.items[i - by_place.count];
    }
    patterns(c, all, count, fail);
}

static void alternatives(lb_compiler *c, const lb_py_pattern *p, lb_label fail)
{
    lb_label matched = lb_label_new(c);
    size_t count = p->MatchOr.patterns.count;
    for (size_t i = 0; i < count; i++) {
        lb_label next = lb_label_new(c);
        if (i + 1 < count) {
            lb_emit(c, LB_OP_DUP, 0);
            pattern(c, p->MatchOr.patterns.items[i], next);
            lb_emit(c, LB_OP_POP, 0);
            lb_emit_jump(c, LB_OP_JUMP, matched);
            lb_label_here(c, next);
        } else {
            pattern(c, p->MatchOr.patterns.items[i], fail);
        }
    }
    lb_label_here(c, matched);
}

static void pattern(lb_compiler *c, const lb_py_pattern *p, lb_label fail)
{
    if (c->code != LB_OK) {
        return;
    }
    c->unit->at = p->pos;
    switch (p->kind) {
    case LB_PY_MatchValue:
        lb_compile_expr(c, p->MatchValue.value);
        lb_emit(c, LB_OP_COMPARE, LB_PY_Eq);
        fail_unless(c, fail, 0);
        break;
    case LB_PY_MatchSingleton:
        lb_emit_constant(c, lb_compile_constant(c, &p->MatchSingleton.value));
        lb_emit(c, LB_OP_COMPARE, LB_PY_Is);
        fail_unless(c, fail, 0);
        break;
    case LB_PY_MatchSequence:
        sequence(c, p, fail);
        break;
    case LB_PY_MatchMapping:
        mapping(c, p, fail);
        break;
    case LB_PY_MatchClass:
        class_pattern(c, p, fail);
        break;
    case LB_PY_MatchStar:
        capture(c, p->MatchStar.name);
        break;
    case LB_PY_MatchAs:
        if (p->MatchAs.pattern) {
            lb_label failed = lb_label_new(c), matched = lb_label_new(c);
            lb_emit(c, LB_OP_DUP, 0);
            pattern(c, p->MatchAs.pattern, failed);
            capture(c, p->MatchAs.name);
            lb_emit_jump(c, LB_OP_JUMP, matched);
            lb_label_here(c, failed);
            lb_emit(c, LB_OP_POP, 0);
            lb_emit_jump(c, LB_OP_JUMP, fail);
            lb_label_here(c, matched);
        } else {
            capture(c, p->MatchAs.name);
        }
        break;
    default:
        alternatives(c, p, fail);
        break;
    }
}

void lb_compile_match(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label end = lb_label_new(c);
    lb_compile_expr(c, s->Match.subject);
    for (size_t i = 0; i < s->Match.cases.count; i++) {
        const lb_py_case *item = s->Match.cases.items[i];
        lb_label next = lb_label_new(c);
        lb_emit(c, LB_OP_DUP, 0);
        pattern(c, item->pattern, next);
        if (item->guard) {
            lb_compile_condition(c, item->guard, next, false);
        }
        lb_emit(c, LB_OP_POP, 0);
        lb_compile_stmts(c, item->body);
        lb_emit_jump(c, LB_OP_JUMP, end);
        lb_label_here(c, next);
    }
    lb_emit(c, LB_OP_POP, 0);
    lb_label_here(c, end);
}

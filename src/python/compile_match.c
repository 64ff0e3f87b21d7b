#include "python/compile_internal.h"

/*
 * Patterns. A pattern finds its subject on the top of the stack and takes it off, whether it
 * matches or not; it jumps to `fail` where it does not match, and the stack is then as it was below
 * the subject. What it captures is added to a list further down, from which the names are bound
 * when the whole pattern has matched.
 */
typedef struct matcher {
    lb_compiler *c;
    LB_VECTOR(lb_str) names; /* captured, in the order of the list */
} matcher;

/* `below`: how many values stand between the list and the subject. */
static void pattern(matcher *m, const lb_py_pattern *p, lb_label fail, size_t below,
                    bool may_always_match);

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
static void patterns(matcher *m, const lb_py_pattern *const *items, size_t count, lb_label fail,
                     size_t below)
{
    lb_compiler *c = m->c;
    for (size_t i = 0; i < count; i++) {
        size_t rest = count - i - 1;
        if (!rest) {
            pattern(m, items[i], fail, below, true);
            continue;
        }
        lb_label failed = lb_label_new(c), next = lb_label_new(c);
        pattern(m, items[i], failed, below + rest, true);
        lb_emit_jump(c, LB_OP_JUMP, next);
        lb_label_here(c, failed);
        for (size_t j = 0; j < rest; j++) {
            lb_emit(c, LB_OP_POP, 0);
        }
        lb_emit_jump(c, LB_OP_JUMP, fail);
        lb_label_here(c, next);
    }
}

/* --- captures --- */

static bool captures(const lb_py_pattern *p);

static bool any_captures(lb_py_patterns patterns_)
{
    for (size_t i = 0; i < patterns_.count; i++) {
        if (captures(patterns_.items[i])) {
            return true;
        }
    }
    return false;
}

static bool captures(const lb_py_pattern *p)
{
    switch (p->kind) {
    case LB_PY_MatchSequence:
        return any_captures(p->MatchSequence.patterns);
    case LB_PY_MatchMapping:
        return p->MatchMapping.rest.ptr || any_captures(p->MatchMapping.patterns);
    case LB_PY_MatchClass:
        return any_captures(p->MatchClass.patterns) || any_captures(p->MatchClass.kwd_patterns);
    case LB_PY_MatchStar:
        return p->MatchStar.name.ptr != NULL;
    case LB_PY_MatchAs:
        return p->MatchAs.name.ptr || (p->MatchAs.pattern && captures(p->MatchAs.pattern));
    case LB_PY_MatchOr:
        return any_captures(p->MatchOr.patterns);
    default:
        return false;
    }
}

static size_t index_of(const matcher *m, lb_str name)
{
    for (size_t i = 0; i < m->names.count; i++) {
        if (lb_str_equal(m->names.items[i], name)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void add_name(matcher *m, lb_py_position at, lb_str name)
{
    if (index_of(m, name) != SIZE_MAX) {
        lb_compile_fail(m->c, at, "multiple assignments to name '%.*s' in pattern", LB_ARG(name));
    }
    lb_vector_push(&m->names, name);
}

static void capture(matcher *m, lb_py_position at, lb_str name, size_t below)
{
    if (name.ptr) {
        add_name(m, at, name);
        lb_emit(m->c, LB_OP_LIST_APPEND, below + 1);
    } else {
        lb_emit(m->c, LB_OP_POP, 0);
    }
}

/* --- sequences, mappings, classes --- */

static void sequence(matcher *m, const lb_py_pattern *p, lb_label fail, size_t below)
{
    lb_compiler *c = m->c;
    lb_py_patterns items = p->MatchSequence.patterns;
    size_t star = SIZE_MAX;
    for (size_t i = 0; i < items.count; i++) {
        if (items.items[i]->kind == LB_PY_MatchStar) {
            if (star != SIZE_MAX) {
                lb_compile_fail(c, p->pos, "multiple starred names in sequence pattern");
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
    patterns(m, (const lb_py_pattern *const *)items.items, items.count, fail, below);
}

static void is_not_none(lb_compiler *c)
{
    lb_emit(c, LB_OP_DUP, 0);
    lb_emit_constant(c, LB_NONE);
    lb_emit(c, LB_OP_COMPARE, LB_PY_IsNot);
}

static void check_keys(lb_compiler *c, const lb_py_pattern *p)
{
    lb_py_exprs keys = p->MatchMapping.keys;
    lb_set *seen = lb_set_new(c->py, LB_T_SET);
    for (size_t i = 0; i < keys.count && c->code == LB_OK; i++) {
        if (keys.items[i]->kind != LB_PY_Constant) {
            continue;
        }
        lb_value key = lb_compile_constant(c, &keys.items[i]->Constant.value);
        if (key && lb_set_has(c->py, seen, key) == 1) {
            lb_compile_fail(c, p->pos, "mapping pattern checks duplicate key (%s)",
                            lb_cstr(lb_repr_value(c->py, key)));
        }
        if (!key || !lb_set_add(c->py, seen, key)) {
            lb_take_raised(c->py); /* it is complained of where it is compiled */
        }
    }
}

static void mapping(matcher *m, const lb_py_pattern *p, lb_label fail, size_t below)
{
    lb_compiler *c = m->c;
    lb_py_exprs keys = p->MatchMapping.keys;
    check_keys(c, p);
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
        capture(m, p->pos, p->MatchMapping.rest, below + 4);
        lb_emit(c, LB_OP_POP, 0);
    }
    lb_emit(c, LB_OP_ROT3, 0); /* values subject keys */
    lb_emit(c, LB_OP_POP, 0);
    lb_emit(c, LB_OP_POP, 0);
    lb_emit(c, LB_OP_UNPACK, keys.count);
    patterns(m, (const lb_py_pattern *const *)p->MatchMapping.patterns.items, keys.count, fail,
             below);
}

static void check_attributes(lb_compiler *c, const lb_py_pattern *p)
{
    lb_py_identifiers names = p->MatchClass.kwd_attrs;
    for (size_t i = 0; i < names.count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (lb_str_equal(names.items[i], names.items[j])) {
                lb_compile_fail(c, p->MatchClass.kwd_patterns.items[i]->pos,
                                "attribute name repeated in class pattern: %.*s",
                                LB_ARG(names.items[i]));
            }
        }
    }
}

static void class_pattern(matcher *m, const lb_py_pattern *p, lb_label fail, size_t below)
{
    lb_compiler *c = m->c;
    lb_py_patterns by_place = p->MatchClass.patterns, by_name = p->MatchClass.kwd_patterns;
    check_attributes(c, p);
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
    patterns(m, all, count, fail, below);
}

/* --- alternatives --- */

/* On the stack are the subject and the list of what an alternative captured: adds that to the list
   further down in the order of the first alternative. */
static void hand_over(matcher *m, const matcher *inner, const matcher *first, size_t below)
{
    lb_compiler *c = m->c;
    bool fits = inner->names.count == first->names.count;
    for (size_t i = 0; i < first->names.count && fits; i++) {
        size_t at = index_of(inner, first->names.items[i]);
        fits = at != SIZE_MAX;
        lb_emit(c, LB_OP_DUP, 0);
        lb_emit_constant(c, lb_small_new((int64_t)at));
        lb_emit(c, LB_OP_SUBSCRIPT, 0);
        lb_emit(c, LB_OP_LIST_APPEND, below + 3);
    }
    if (!fits) {
        lb_compile_fail(c, c->unit->at, "alternative patterns bind different names");
    }
    lb_emit(c, LB_OP_POP, 0);
}

static void alternatives(matcher *m, const lb_py_pattern *p, lb_label fail, size_t below,
                         bool may_always_match)
{
    lb_compiler *c = m->c;
    lb_label matched = lb_label_new(c);
    lb_py_patterns all = p->MatchOr.patterns;
    bool has_captures = captures(p);
    matcher first = {.c = c};
    for (size_t i = 0; i < all.count; i++) {
        lb_label failed = lb_label_new(c);
        matcher inner = {.c = c};
        if (has_captures) {
            lb_emit(c, LB_OP_BUILD_LIST, 0);
        }
        lb_emit(c, LB_OP_COPY, has_captures ? 2 : 1);
        pattern(&inner, all.items[i], failed, 0, may_always_match && i + 1 == all.count);
        if (i == 0) {
            first = inner;
        }
        if (has_captures) {
            hand_over(m, &inner, &first, below);
        }
        lb_emit(c, LB_OP_POP, 0);
        lb_emit_jump(c, LB_OP_JUMP, matched);
        lb_label_here(c, failed);
        if (has_captures) {
            lb_emit(c, LB_OP_POP, 0);
        }
        if (i) {
            lb_vector_free(&inner.names);
        }
    }
    lb_emit(c, LB_OP_POP, 0);
    lb_emit_jump(c, LB_OP_JUMP, fail);
    lb_label_here(c, matched);
    for (size_t i = 0; i < first.names.count; i++) {
        add_name(m, p->pos, first.names.items[i]);
    }
    lb_vector_free(&first.names);
}

/* --- all --- */

/* pattern `as` name, a name, or _. */
static void as_pattern(matcher *m, const lb_py_pattern *p, lb_label fail, size_t below,
                       bool may_always_match)
{
    lb_compiler *c = m->c;
    lb_str name = p->MatchAs.name;
    if (!p->MatchAs.pattern) {
        if (!may_always_match && name.ptr) {
            lb_compile_fail(c, p->pos, "name capture '%.*s' makes remaining patterns unreachable",
                            LB_ARG(name));
        } else if (!may_always_match) {
            lb_compile_fail(c, p->pos, "wildcard makes remaining patterns unreachable");
        }
        capture(m, p->pos, name, below);
        return;
    }
    lb_label failed = lb_label_new(c), matched = lb_label_new(c);
    lb_emit(c, LB_OP_DUP, 0);
    pattern(m, p->MatchAs.pattern, failed, below + 1, may_always_match);
    capture(m, p->pos, name, below);
    lb_emit_jump(c, LB_OP_JUMP, matched);
    lb_label_here(c, failed);
    lb_emit(c, LB_OP_POP, 0);
    lb_emit_jump(c, LB_OP_JUMP, fail);
    lb_label_here(c, matched);
}

static void pattern(matcher *m, const lb_py_pattern *p, lb_label fail, size_t below,
                    bool may_always_match)
{
    lb_compiler *c = m->c;
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
        sequence(m, p, fail, below);
        break;
    case LB_PY_MatchMapping:
        mapping(m, p, fail, below);
        break;
    case LB_PY_MatchClass:
        class_pattern(m, p, fail, below);
        break;
    case LB_PY_MatchStar:
        capture(m, p->pos, p->MatchStar.name, below);
        break;
    case LB_PY_MatchAs:
        as_pattern(m, p, fail, below, may_always_match);
        break;
    default:
        alternatives(m, p, fail, below, may_always_match);
        break;
    }
}

/* The subject is on the stack and stays there. */
static void compile_case(lb_compiler *c, const lb_py_case *item, bool is_last, lb_label next)
{
    matcher m = {.c = c};
    bool has_captures = captures(item->pattern);
    bool may_always_match = is_last || item->guard;
    if (!has_captures) {
        lb_emit(c, LB_OP_DUP, 0);
        pattern(&m, item->pattern, next, 0, may_always_match);
    } else {
        lb_label failed = lb_label_new(c), matched = lb_label_new(c);
        lb_emit(c, LB_OP_BUILD_LIST, 0);
        lb_emit(c, LB_OP_COPY, 2);
        pattern(&m, item->pattern, failed, 0, may_always_match);
        lb_emit(c, LB_OP_UNPACK, m.names.count);
        for (size_t i = 0; i < m.names.count; i++) {
            lb_compile_name(c, m.names.items[i], LB_PY_Store);
        }
        lb_emit_jump(c, LB_OP_JUMP, matched);
        lb_label_here(c, failed);
        lb_emit(c, LB_OP_POP, 0);
        lb_emit_jump(c, LB_OP_JUMP, next);
        lb_label_here(c, matched);
    }
    lb_vector_free(&m.names);
    if (item->guard) {
        lb_compile_condition(c, item->guard, next, false);
    }
}

void lb_compile_match(lb_compiler *c, const lb_py_stmt *s)
{
    lb_label end = lb_label_new(c);
    lb_compile_expr(c, s->Match.subject);
    for (size_t i = 0; i < s->Match.cases.count; i++) {
        const lb_py_case *item = s->Match.cases.items[i];
        lb_label next = lb_label_new(c);
        compile_case(c, item, i + 1 == s->Match.cases.count, next);
        lb_emit(c, LB_OP_POP, 0);
        lb_compile_stmts(c, item->body);
        lb_emit_jump(c, LB_OP_JUMP, end);
        lb_label_here(c, next);
    }
    lb_emit(c, LB_OP_POP, 0);
    lb_label_here(c, end);
}

/* Simple statements. */
#include "python/parser_internal.h"

/* ---- assignment ---- */

/* A target is no such thing. Where the first one may have been meant to be compared, that is said;
   `is_only`: there is no other target. */
static lb_py_stmt *fail_assignment(lb_py_parser *parser, lb_py_expr *target, bool is_only,
                                   lb_py_place start)
{
    const lb_py_expr *invalid = lb_py_invalid_target(target, LB_PY_TARGET_ASSIGN);
    const bool is_bare_tuple = target->kind == LB_PY_Tuple && target->Tuple.elts.count &&
                               starts_at(target->Tuple.elts.items[0]->pos, start);
    const lb_py_expr *last =
        is_bare_tuple ? target->Tuple.elts.items[target->Tuple.elts.count - 1] : target;
    if (is_only && is_bare_tuple && last->kind == LB_PY_Name) {
        return lb_py_fail_at(parser, place_of(last->pos),
                             "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    if (is_only && lb_py_may_mean_equal(last)) {
        return lb_py_fail_at(parser, place_of(last->pos),
                             "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                             lb_py_expr_description(last));
    }
    return lb_py_fail_at(parser, place_of(invalid->pos), "cannot assign to %s",
                         lb_py_expr_description(invalid));
}

/* "a = b = value"; `=` is the current token. */
static lb_py_stmt *parse_assign(lb_py_parser *parser, lb_py_expr *first, bool is_yield,
                                lb_py_place start)
{
    const size_t mark = parser->items.count;
    lb_py_expr *value = first;
    while (at_token(parser, LB_PY_EQUAL)) {
        lb_py_expr *target = value;
        if (is_yield) {
            return lb_py_fail_at(parser, place_of(target->pos),
                                 "assignment to yield expression not possible");
        }
        lb_py_advance(parser);
        is_yield = at_token(parser, LB_PY_YIELD);
        value = lb_py_parse_right_side(parser);
        if (!value) {
            return NULL;
        }
        if (lb_py_invalid_target(target, LB_PY_TARGET_ASSIGN)) {
            bool is_only = parser->items.count == mark && !at_token(parser, LB_PY_EQUAL);
            return fail_assignment(parser, target, is_only, start);
        }
        lb_py_set_context(target, LB_PY_Store);
        push_item(parser, target);
    }
    lb_py_stmt *node = NEW_STMT(parser, Assign, start);
    TAKE_LIST(parser, mark, &node->Assign.targets);
    node->Assign.value = value;
    return node;
}

/* "target: annotation = value"; `:` is the current token. */
static lb_py_stmt *parse_annotated(lb_py_parser *parser, lb_py_expr *target, lb_py_place start)
{
    struct lb_py_AnnAssign fields = {.target = target};
    if (!lb_py_starts_expression(lb_py_peek(parser)->type)) {
        return lb_py_fail(parser);
    }
    if (target->kind == LB_PY_List || target->kind == LB_PY_Tuple) {
        return lb_py_fail_at(parser, place_of(target->pos),
                             "only single target (not %s) can be annotated",
                             lb_py_expr_description(target));
    }
    if (lb_py_invalid_target(target, LB_PY_TARGET_ASSIGN) || target->kind == LB_PY_Starred) {
        return lb_py_fail_at(parser, place_of(target->pos), "illegal target for annotation");
    }
    lb_py_advance(parser);
    fields.annotation = lb_py_parse_expression(parser);
    if (!fields.annotation) {
        return NULL;
    }
    if (accept_token(parser, LB_PY_EQUAL)) {
        fields.value = lb_py_parse_right_side(parser);
        if (!fields.value) {
            return NULL;
        }
    }
    fields.simple = target->kind == LB_PY_Name && starts_at(target->pos, start);
    lb_py_set_context(target, LB_PY_Store);
    lb_py_stmt *node = NEW_STMT(parser, AnnAssign, start);
    node->AnnAssign = fields;
    return node;
}

/* The operator of "+=" and so on; false for other tokens. */
static bool augmented_operator(lb_py_token_type type, lb_py_operator *op)
{
    static const uint8_t operators[LB_PY_TOKEN_TYPE_COUNT] = {
        [LB_PY_PLUSEQUAL] = LB_PY_Add + 1,
        [LB_PY_MINEQUAL] = LB_PY_Sub + 1,
        [LB_PY_STAREQUAL] = LB_PY_Mult + 1,
        [LB_PY_ATEQUAL] = LB_PY_MatMult + 1,
        [LB_PY_SLASHEQUAL] = LB_PY_Div + 1,
        [LB_PY_PERCENTEQUAL] = LB_PY_Mod + 1,
        [LB_PY_AMPEREQUAL] = LB_PY_BitAnd + 1,
        [LB_PY_VBAREQUAL] = LB_PY_BitOr + 1,
        [LB_PY_CIRCUMFLEXEQUAL] = LB_PY_BitXor + 1,
        [LB_PY_LEFTSHIFTEQUAL] = LB_PY_LShift + 1,
        [LB_PY_RIGHTSHIFTEQUAL] = LB_PY_RShift + 1,
        [LB_PY_DOUBLESTAREQUAL] = LB_PY_Pow + 1,
        [LB_PY_DOUBLESLASHEQUAL] = LB_PY_FloorDiv + 1,
    };
    if (operators[type] == 0) {
        return false;
    }
    *op = (lb_py_operator)(operators[type] - 1);
    return true;
}

static lb_py_stmt *parse_augmented(lb_py_parser *parser, lb_py_expr *target, lb_py_operator op,
                                   lb_py_place start)
{
    if (target->kind != LB_PY_Name && target->kind != LB_PY_Attribute &&
        target->kind != LB_PY_Subscript) {
        return lb_py_fail_at(parser, place_of(target->pos),
                             "'%s' is an illegal expression for augmented assignment",
                             lb_py_expr_description(target));
    }
    lb_py_advance(parser);
    lb_py_expr *value = lb_py_parse_right_side(parser);
    if (!value) {
        return NULL;
    }
    lb_py_set_context(target, LB_PY_Store);
    lb_py_stmt *node = NEW_STMT(parser, AugAssign, start);
    node->AugAssign = (struct lb_py_AugAssign){target, op, value};
    return node;
}

/* What begins with an expression. */
static lb_py_stmt *parse_expression_statement(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_operator op = LB_PY_Add;
    const bool is_yield = at_token(parser, LB_PY_YIELD);
    lb_py_expr *expr = lb_py_parse_right_side(parser);
    if (!expr) {
        return NULL;
    }
    if (at_token(parser, LB_PY_EQUAL)) {
        return parse_assign(parser, expr, is_yield, start);
    }
    if (at_token(parser, LB_PY_COLON)) {
        return parse_annotated(parser, expr, start);
    }
    if (augmented_operator(parser->token.type, &op)) {
        return parse_augmented(parser, expr, op, start);
    }
    lb_py_stmt *node = NEW_STMT(parser, Expr, start);
    node->Expr.value = expr;
    return node;
}

/* ---- import ---- */

/* "a.b.c": a slice of the source where nothing stands between. */
static bool parse_dotted_name(lb_py_parser *parser, lb_str *out)
{
    if (!lb_py_expect_name(parser, out)) {
        return false;
    }
    while (accept_token(parser, LB_PY_DOT)) {
        lb_str part = {0};
        if (!lb_py_expect_name(parser, &part)) {
            return false;
        }
        if (part.ptr == out->ptr + out->len + 1) {
            out->len += 1 + part.len;
        } else {
            *out =
                lb_str_of(lb_arena_format(parser->arena, "%.*s.%.*s", LB_ARG(*out), LB_ARG(part)));
        }
    }
    return true;
}

static bool push_alias(lb_py_parser *parser, lb_str name, lb_py_place start)
{
    lb_py_alias *alias = LB_NEW(parser->arena, lb_py_alias);
    alias->name = name;
    if (accept_token(parser, LB_PY_AS) && !lb_py_expect_name(parser, &alias->asname)) {
        return false;
    }
    alias->pos = position_from(parser, start);
    push_item(parser, alias);
    return true;
}

static lb_py_stmt *parse_import(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const size_t mark = parser->items.count;
    lb_py_advance(parser);
    do {
        lb_py_place name_start = place_here(parser);
        lb_str name = {0};
        if (!parse_dotted_name(parser, &name) || !push_alias(parser, name, name_start)) {
            return NULL;
        }
    } while (accept_token(parser, LB_PY_COMMA));
    lb_py_stmt *node = NEW_STMT(parser, Import, start);
    TAKE_LIST(parser, mark, &node->Import.names);
    return node;
}

/* The names of "from x import ...". */
static bool parse_imported_names(lb_py_parser *parser, lb_py_aliases *out)
{
    const size_t mark = parser->items.count;
    lb_py_place start = place_here(parser);
    if (accept_token(parser, LB_PY_STAR)) {
        push_alias(parser, LB_STR("*"), start);
        TAKE_LIST(parser, mark, out);
        return true;
    }
    const bool has_brackets = accept_token(parser, LB_PY_LPAR);
    do {
        lb_py_place name_start = place_here(parser);
        lb_str name = {0};
        if (!has_brackets && parser->items.count > mark && at_token(parser, LB_PY_NEWLINE)) {
            return lb_py_fail_at(parser, place_here(parser),
                                 "trailing comma not allowed without surrounding parentheses");
        }
        if (!lb_py_expect_name(parser, &name) || !push_alias(parser, name, name_start)) {
            return false;
        }
    } while (accept_token(parser, LB_PY_COMMA) && !(has_brackets && at_token(parser, LB_PY_RPAR)));
    TAKE_LIST(parser, mark, out);
    return !has_brackets || lb_py_expect(parser, LB_PY_RPAR);
}

static lb_py_stmt *parse_import_from(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    struct lb_py_ImportFrom fields = {0};
    lb_py_advance(parser);
    for (;;) {
        if (accept_token(parser, LB_PY_DOT)) {
            fields.level++;
        } else if (accept_token(parser, LB_PY_ELLIPSIS_)) {
            fields.level += 3;
        } else {
            break;
        }
    }
    const bool has_module = fields.level == 0 || !at_token(parser, LB_PY_IMPORT);
    if (has_module && !parse_dotted_name(parser, &fields.module)) {
        return NULL;
    }
    if (!lb_py_expect(parser, LB_PY_IMPORT) || !parse_imported_names(parser, &fields.names)) {
        return NULL;
    }
    lb_py_stmt *node = NEW_STMT(parser, ImportFrom, start);
    node->ImportFrom = fields;
    return node;
}

/* ---- the others ---- */

static lb_py_stmt *parse_word(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const lb_py_token_type type = parser->token.type;
    lb_py_advance(parser);
    return type == LB_PY_PASS    ? NEW_STMT(parser, Pass, start)
           : type == LB_PY_BREAK ? NEW_STMT(parser, Break, start)
                                 : NEW_STMT(parser, Continue, start);
}

static lb_py_stmt *parse_return(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *value = NULL;
    lb_py_advance(parser);
    if (!at_token(parser, LB_PY_NEWLINE) && !at_token(parser, LB_PY_SEMI)) {
        value = lb_py_parse_star_expressions(parser);
        if (!value) {
            return NULL;
        }
    }
    lb_py_stmt *node = NEW_STMT(parser, Return, start);
    node->Return.value = value;
    return node;
}

static lb_py_stmt *parse_raise(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    struct lb_py_Raise fields = {0};
    lb_py_advance(parser);
    if (!at_token(parser, LB_PY_NEWLINE) && !at_token(parser, LB_PY_SEMI)) {
        fields.exc = lb_py_parse_expression(parser);
        if (!fields.exc) {
            return NULL;
        }
        if (accept_token(parser, LB_PY_FROM)) {
            fields.cause = lb_py_parse_expression(parser);
            if (!fields.cause) {
                return NULL;
            }
        }
    }
    lb_py_stmt *node = NEW_STMT(parser, Raise, start);
    node->Raise = fields;
    return node;
}

static lb_py_stmt *parse_assert(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    struct lb_py_Assert fields = {0};
    lb_py_advance(parser);
    fields.test = lb_py_parse_expression(parser);
    if (!fields.test) {
        return NULL;
    }
    if (accept_token(parser, LB_PY_COMMA)) {
        fields.msg = lb_py_parse_expression(parser);
        if (!fields.msg) {
            return NULL;
        }
    }
    lb_py_stmt *node = NEW_STMT(parser, Assert, start);
    node->Assert = fields;
    return node;
}

static lb_py_stmt *parse_delete(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const size_t mark = parser->items.count;
    lb_py_advance(parser);
    do {
        lb_py_expr *target = lb_py_parse_star_named(parser);
        if (!target || !lb_py_make_target(parser, target, LB_PY_TARGET_DELETE)) {
            return NULL;
        }
        push_item(parser, target);
    } while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_NEWLINE) &&
             !at_token(parser, LB_PY_SEMI));
    lb_py_stmt *node = NEW_STMT(parser, Delete, start);
    TAKE_LIST(parser, mark, &node->Delete.targets);
    return node;
}

/* global and nonlocal, which have the same fields. */
static lb_py_stmt *parse_scope(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const lb_py_kind kind = at_token(parser, LB_PY_GLOBAL) ? LB_PY_Global : LB_PY_Nonlocal;
    LB_VECTOR(lb_str) names = {0};
    do {
        lb_py_advance(parser);
        lb_str name = {0};
        if (!lb_py_expect_name(parser, &name)) {
            return NULL;
        }
        lb_vector_push_in(parser->arena, &names, name);
    } while (at_token(parser, LB_PY_COMMA));
    lb_py_stmt *node = NEW_STMT(parser, Global, start);
    node->kind = kind;
    node->Global.names.items = names.items;
    node->Global.names.count = names.count;
    return node;
}

/* "type X[T] = value"; `type` is a soft keyword. */
static lb_py_stmt *parse_type_alias(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    struct lb_py_TypeAlias fields = {0};
    lb_py_advance(parser);
    fields.name = lb_py_parse_name(parser, LB_PY_Store);
    if (!fields.name || !lb_py_parse_type_params(parser, &fields.type_params) ||
        !lb_py_expect(parser, LB_PY_EQUAL)) {
        return NULL;
    }
    fields.value = lb_py_parse_expression(parser);
    if (!fields.value) {
        return NULL;
    }
    lb_py_stmt *node = NEW_STMT(parser, TypeAlias, start);
    node->TypeAlias = fields;
    return node;
}

static lb_py_stmt *parse_simple_statement(lb_py_parser *parser)
{
    switch (parser->token.type) {
    case LB_PY_IMPORT:
        return parse_import(parser);
    case LB_PY_FROM:
        return parse_import_from(parser);
    case LB_PY_RETURN:
        return parse_return(parser);
    case LB_PY_RAISE:
        return parse_raise(parser);
    case LB_PY_ASSERT:
        return parse_assert(parser);
    case LB_PY_DEL:
        return parse_delete(parser);
    case LB_PY_GLOBAL:
    case LB_PY_NONLOCAL:
        return parse_scope(parser);
    case LB_PY_PASS:
    case LB_PY_BREAK:
    case LB_PY_CONTINUE:
        return parse_word(parser);
    default:
        if (lb_py_at_word(parser, "type") && lb_py_peek(parser)->type == LB_PY_NAME) {
            return parse_type_alias(parser);
        }
        return parse_expression_statement(parser);
    }
}

bool lb_py_parse_simple_line(lb_py_parser *parser)
{
    do {
        lb_py_stmt *statement = parse_simple_statement(parser);
        if (!statement) {
            return false;
        }
        push_item(parser, statement);
    } while (accept_token(parser, LB_PY_SEMI) && !at_token(parser, LB_PY_NEWLINE));
    return lb_py_expect(parser, LB_PY_NEWLINE);
}

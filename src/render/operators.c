#include "render/evaluate.h"

#include "base/text.h"

/* a // b and a % b round towards minus infinity. */
static int64_t floor_divide(int64_t a, int64_t b)
{
    int64_t quotient = a / b;
    return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

static lb_code calculate(lb_evaluator *evaluator, const lb_py_expr *place, int64_t a,
                         lb_py_operator op, int64_t b, lb_mako_value *out)
{
    int64_t result = 0;
    bool is_division = op == LB_PY_FloorDiv || op == LB_PY_Mod;
    if (is_division && b == 0) {
        return lb_evaluator_raise(evaluator, place, "ZeroDivisionError",
                                  "integer division or modulo by zero");
    }
    bool is_known = is_division || op == LB_PY_Add || op == LB_PY_Sub || op == LB_PY_Mult;
    bool is_over = op == LB_PY_Add    ? __builtin_add_overflow(a, b, &result)
                   : op == LB_PY_Sub  ? __builtin_sub_overflow(a, b, &result)
                   : op == LB_PY_Mult ? __builtin_mul_overflow(a, b, &result)
                                      : is_division && b == -1;
    if (!is_known || is_over) {
        return lb_evaluator_unsupported(evaluator, place, "this calculation");
    }
    if (is_division) {
        int64_t quotient = floor_divide(a, b);
        result = op == LB_PY_FloorDiv ? quotient : a - quotient * b;
    }
    *out = lb_mako_value_integer(result);
    return LB_OK;
}

static lb_code concatenate(lb_evaluator *evaluator, const lb_py_expr *place, const lb_mako_value *a,
                           const lb_mako_value *b, lb_mako_value *out)
{
    LB_TRY(lb_evaluator_spend_weight(evaluator, place, a));
    LB_TRY(lb_evaluator_spend_weight(evaluator, place, b));
    if (a->kind == LB_MAKO_TEXT) {
        *out = lb_mako_value_text(lb_str_of(
            lb_arena_format(evaluator->arena, "%.*s%.*s", LB_ARG(a->text), LB_ARG(b->text))));
        return LB_OK;
    }
    size_t count = a->list.count + b->list.count;
    lb_mako_value *items = LB_NEW_ARRAY(evaluator->arena, lb_mako_value, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = i < a->list.count ? a->list.items[i] : b->list.items[i - a->list.count];
    }
    *out = (lb_mako_value){.kind = a->kind, .list = {items, count}};
    return LB_OK;
}

static lb_code repeat(lb_evaluator *evaluator, const lb_py_expr *place, lb_str text, int64_t times,
                      lb_mako_value *out)
{
    size_t count = times > 0 ? (size_t)times : 0, length;
    if (__builtin_mul_overflow(count, text.len, &length)) {
        length = SIZE_MAX;
    }
    LB_TRY(lb_evaluator_spend(evaluator, place, length));
    LB_AUTO_TEXT lb_text repeated = {0};
    for (size_t i = 0; text.len && i < count; i++) {
        lb_text_add(&repeated, text);
    }
    *out = lb_mako_value_text(lb_arena_str(evaluator->arena, lb_text_str(&repeated)));
    return LB_OK;
}

lb_code lb_operator_binary(lb_evaluator *evaluator, const lb_py_expr *place, const lb_mako_value *a,
                           lb_py_operator op, const lb_mako_value *b, lb_mako_value *out)
{
    if (a->kind == LB_MAKO_INTEGER && b->kind == LB_MAKO_INTEGER) {
        return calculate(evaluator, place, a->integer, op, b->integer, out);
    }
    if (op == LB_PY_Mod && a->kind == LB_MAKO_TEXT) {
        return lb_builtin_percent(evaluator, place, a->text, b, out);
    }
    if (op == LB_PY_Add && lb_mako_value_is_sequence(a) && a->kind == b->kind) {
        return concatenate(evaluator, place, a, b, out);
    }
    if (op == LB_PY_Mult && a->kind == LB_MAKO_TEXT && b->kind == LB_MAKO_INTEGER) {
        return repeat(evaluator, place, a->text, b->integer, out);
    }
    if (op == LB_PY_Mult && b->kind == LB_MAKO_TEXT && a->kind == LB_MAKO_INTEGER) {
        return repeat(evaluator, place, b->text, a->integer, out);
    }
    if (op == LB_PY_Add && a->kind == LB_MAKO_TEXT) {
        return lb_evaluator_raise(evaluator, place, "TypeError",
                                  "can only concatenate str (not \"%s\") to str",
                                  lb_mako_value_type_name(b));
    }
    return lb_evaluator_raise(evaluator, place, "TypeError",
                              "unsupported operand types: '%s' and '%s'",
                              lb_mako_value_type_name(a), lb_mako_value_type_name(b));
}

static bool is_same(const lb_mako_value *a, const lb_mako_value *b)
{
    return a->kind == b->kind && lb_mako_value_equal(a, b);
}

static lb_code contains(lb_evaluator *evaluator, const lb_py_expr *place, const lb_mako_value *item,
                        const lb_mako_value *container, bool *out)
{
    if (container->kind == LB_MAKO_TEXT && item->kind != LB_MAKO_TEXT) {
        return lb_evaluator_raise(evaluator, place, "TypeError",
                                  "'in <string>' requires string as left operand, not %s",
                                  lb_mako_value_type_name(item));
    }
    if (container->kind == LB_MAKO_TEXT) {
        *out = lb_str_find(container->text, item->text) != SIZE_MAX;
        return LB_OK;
    }
    lb_mako_values items;
    LB_TRY(lb_evaluate_items(evaluator, place, container, &items));
    *out = false;
    for (size_t i = 0; i < items.count && !*out; i++) {
        *out = lb_mako_value_equal(&items.items[i], item);
    }
    return LB_OK;
}

static lb_code order(lb_evaluator *evaluator, const lb_py_expr *place, const lb_mako_value *a,
                     const lb_mako_value *b, int *out)
{
    if (a->kind == LB_MAKO_INTEGER && b->kind == LB_MAKO_INTEGER) {
        *out = (a->integer > b->integer) - (a->integer < b->integer);
        return LB_OK;
    }
    if (a->kind == LB_MAKO_TEXT && b->kind == LB_MAKO_TEXT) {
        *out = lb_str_compare(a->text, b->text);
        return LB_OK;
    }
    return lb_evaluator_unsupported(evaluator, place, "the order of '%s' and '%s'",
                                    lb_mako_value_type_name(a), lb_mako_value_type_name(b));
}

lb_code lb_operator_compare(lb_evaluator *evaluator, const lb_py_expr *place,
                            const lb_mako_value *a, lb_py_cmpop op, const lb_mako_value *b,
                            bool *out)
{
    int sign = 0;
    LB_TRY(lb_evaluator_spend_weight(evaluator, place, a));
    LB_TRY(lb_evaluator_spend_weight(evaluator, place, b));
    switch (op) {
    case LB_PY_Eq:
    case LB_PY_NotEq:
        *out = lb_mako_value_equal(a, b) == (op == LB_PY_Eq);
        return LB_OK;
    case LB_PY_Is:
    case LB_PY_IsNot:
        *out = is_same(a, b) == (op == LB_PY_Is);
        return LB_OK;
    case LB_PY_In:
    case LB_PY_NotIn:
        LB_TRY(contains(evaluator, place, a, b, out));
        *out = *out == (op == LB_PY_In);
        return LB_OK;
    case LB_PY_Lt:
    case LB_PY_LtE:
    case LB_PY_Gt:
    case LB_PY_GtE:
        break;
    }
    LB_TRY(order(evaluator, place, a, b, &sign));
    *out = op == LB_PY_Lt    ? sign < 0
           : op == LB_PY_LtE ? sign <= 0
           : op == LB_PY_Gt  ? sign > 0
                             : sign >= 0;
    return LB_OK;
}

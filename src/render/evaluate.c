#include "render/evaluate.h"

#include "base/text.h"
#include "base/utf8.h"
#include "render/template_place.h"

enum { MAX_DEPTH = 100, MAX_STEPS = 16 * 1000 * 1000, STEPS_OF_EXPRESSION = 4 };

/* ---- errors ---- */

lb_code lb_evaluator_place(lb_evaluator *evaluator, const lb_py_expr *place, lb_code code)
{
    if (code != LB_OK) {
        lb_mako_error_at_node(evaluator->error, evaluator->path, evaluator->code, &place->pos);
    }
    return code;
}

lb_code lb_evaluator_raise(lb_evaluator *evaluator, const lb_py_expr *place, const char *kind,
                           const char *format, ...)
{
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    lb_code code = lb_fail(evaluator->error, LB_ERR_SCRIPT, "%s", lb_text_cstr(&message));
    lb_error_kind(evaluator->error, kind);
    return lb_evaluator_place(evaluator, place, code);
}

lb_code lb_evaluator_unsupported(lb_evaluator *evaluator, const lb_py_expr *place,
                                 const char *format, ...)
{
    LB_AUTO_TEXT lb_text what = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&what, format, args);
    va_end(args);
    lb_code code = lb_fail(evaluator->error, LB_ERR_UNSUPPORTED,
                           "the template needs Python that limbeck does not carry out here: %s",
                           lb_text_cstr(&what));
    lb_error_hint(evaluator->error, "Write the template with names, conditions, loops and the "
                                    "methods of str");
    return lb_evaluator_place(evaluator, place, code);
}

lb_code lb_evaluator_spend(lb_evaluator *evaluator, const lb_py_expr *place, size_t steps)
{
    if (steps > MAX_STEPS - evaluator->steps) {
        lb_code code = lb_fail(evaluator->error, LB_ERR_BUDGET,
                               "the template takes too many steps, or makes too long a text");
        return lb_evaluator_place(evaluator, place, code);
    }
    evaluator->steps += steps;
    return LB_OK;
}

lb_code lb_evaluator_spend_weight(lb_evaluator *evaluator, const lb_py_expr *place,
                                  const lb_mako_value *value)
{
    return lb_evaluator_spend(evaluator, place, lb_mako_value_weight(value));
}

/* ---- names ---- */

static lb_code evaluate_name(lb_evaluator *evaluator, const lb_py_expr *expression,
                             lb_mako_value *out)
{
    lb_str name = expression->Name.id;
    const lb_mako_value *found = lb_mako_value_find(&evaluator->locals, name);
    found = found ? found : lb_mako_value_find(evaluator->names, name);
    if (found) {
        *out = *found;
        return LB_OK;
    }
    return lb_builtin_find(evaluator, expression, name, out);
}

lb_code lb_evaluate_items(lb_evaluator *evaluator, const lb_py_expr *place,
                          const lb_mako_value *value, lb_mako_values *out)
{
    if (value->kind == LB_MAKO_LIST || value->kind == LB_MAKO_TUPLE) {
        *out = value->list;
        return LB_OK;
    }
    if (value->kind == LB_MAKO_MODULE || value->kind == LB_MAKO_OBJECT) {
        return lb_evaluator_unsupported(evaluator, place, "the items of a %s",
                                        lb_mako_value_type_name(value));
    }
    if (value->kind != LB_MAKO_TEXT) {
        return lb_evaluator_raise(evaluator, place, "TypeError", "'%s' object is not iterable",
                                  lb_mako_value_type_name(value));
    }
    LB_TRY(lb_evaluator_spend(evaluator, place, value->text.len));
    lb_mako_value *items = LB_NEW_ARRAY(evaluator->arena, lb_mako_value, value->text.len);
    size_t count = 0;
    for (lb_str rest = value->text; rest.len;) {
        uint32_t character;
        size_t length = lb_utf8_decode(rest, &character);
        length = length ? length : 1;
        items[count++] = lb_mako_value_text(lb_str_slice(rest, 0, length));
        rest = lb_str_slice(rest, length, rest.len);
    }
    *out = (lb_mako_values){items, count};
    return LB_OK;
}

lb_code lb_evaluate_assign(lb_evaluator *evaluator, const lb_py_expr *target, lb_mako_value value)
{
    if (target->kind == LB_PY_Name) {
        lb_mako_value_name bound = {target->Name.id, value};
        for (size_t i = 0; i < evaluator->locals.count; i++) {
            if (lb_str_equal(evaluator->locals.items[i].name, bound.name)) {
                evaluator->locals.items[i] = bound;
                return LB_OK;
            }
        }
        lb_vector_push_in(evaluator->arena, &evaluator->locals, bound);
        return LB_OK;
    }
    if (target->kind != LB_PY_Tuple && target->kind != LB_PY_List) {
        return lb_evaluator_unsupported(evaluator, target, "assigning to %s",
                                        lb_py_kind_name(target->kind));
    }
    const lb_py_exprs *targets =
        target->kind == LB_PY_Tuple ? &target->Tuple.elts : &target->List.elts;
    lb_mako_values items;
    LB_TRY(lb_evaluate_items(evaluator, target, &value, &items));
    if (items.count != targets->count) {
        return lb_evaluator_raise(evaluator, target, "ValueError",
                                  items.count < targets->count
                                      ? "not enough values to unpack (expected %zu, got %zu)"
                                      : "too many values to unpack (expected %zu, got %zu)",
                                  targets->count, items.count);
    }
    for (size_t i = 0; i < items.count; i++) {
        LB_TRY(lb_evaluate_assign(evaluator, targets->items[i], items.items[i]));
    }
    return LB_OK;
}

/* ---- expressions ---- */

static lb_code evaluate_all(lb_evaluator *evaluator, const lb_py_exprs *expressions,
                            lb_mako_values *out)
{
    lb_mako_value *items = LB_NEW_ARRAY(evaluator->arena, lb_mako_value, expressions->count);
    for (size_t i = 0; i < expressions->count; i++) {
        LB_TRY(lb_evaluate(evaluator, expressions->items[i], &items[i]));
        LB_TRY(lb_evaluator_spend_weight(evaluator, expressions->items[i], &items[i]));
    }
    *out = (lb_mako_values){items, expressions->count};
    return LB_OK;
}

static lb_code evaluate_constant(lb_evaluator *evaluator, const lb_py_expr *expression,
                                 lb_mako_value *out)
{
    const lb_py_constant *constant = &expression->Constant.value;
    int64_t integer;
    switch (constant->type) {
    case LB_PY_NONE:
        *out = lb_mako_value_none();
        return LB_OK;
    case LB_PY_TRUE:
    case LB_PY_FALSE:
        *out = lb_mako_value_boolean(constant->type == LB_PY_TRUE);
        return LB_OK;
    case LB_PY_STR:
        *out = lb_mako_value_text(constant->text);
        return LB_OK;
    case LB_PY_INT:
        if (lb_str_to_integer(constant->text, &integer)) {
            *out = lb_mako_value_integer(integer);
            return LB_OK;
        }
        return lb_evaluator_unsupported(evaluator, expression, "the number %.*s",
                                        LB_ARG(constant->text));
    case LB_PY_ELLIPSIS:
    case LB_PY_FLOAT:
    case LB_PY_COMPLEX:
    case LB_PY_BYTES:
        break;
    }
    return lb_evaluator_unsupported(evaluator, expression, "a constant of this type");
}

static lb_code evaluate_boolean(lb_evaluator *evaluator, const lb_py_expr *expression,
                                lb_mako_value *out)
{
    bool is_or = expression->BoolOp.op == LB_PY_Or;
    for (size_t i = 0; i < expression->BoolOp.values.count; i++) {
        LB_TRY(lb_evaluate(evaluator, expression->BoolOp.values.items[i], out));
        if (lb_mako_value_truth(out) == is_or) {
            break;
        }
    }
    return LB_OK;
}

static lb_code evaluate_unary(lb_evaluator *evaluator, const lb_py_expr *expression,
                              lb_mako_value *out)
{
    lb_mako_value operand;
    LB_TRY(lb_evaluate(evaluator, expression->UnaryOp.operand, &operand));
    if (expression->UnaryOp.op == LB_PY_Not) {
        *out = lb_mako_value_boolean(!lb_mako_value_truth(&operand));
        return LB_OK;
    }
    if (operand.kind != LB_MAKO_INTEGER || expression->UnaryOp.op == LB_PY_Invert) {
        return lb_evaluator_unsupported(evaluator, expression, "this operator on %s",
                                        lb_mako_value_type_name(&operand));
    }
    bool is_negated = expression->UnaryOp.op == LB_PY_USub;
    *out = lb_mako_value_integer(is_negated ? -operand.integer : operand.integer);
    return LB_OK;
}

static lb_code evaluate_binary(lb_evaluator *evaluator, const lb_py_expr *expression,
                               lb_mako_value *out)
{
    lb_mako_value a, b;
    LB_TRY(lb_evaluate(evaluator, expression->BinOp.left, &a));
    LB_TRY(lb_evaluate(evaluator, expression->BinOp.right, &b));
    return lb_operator_binary(evaluator, expression, &a, expression->BinOp.op, &b, out);
}

/* a < b < c */
static lb_code evaluate_compare(lb_evaluator *evaluator, const lb_py_expr *expression,
                                lb_mako_value *out)
{
    lb_mako_value left, right;
    bool is_true = true;
    LB_TRY(lb_evaluate(evaluator, expression->Compare.left, &left));
    for (size_t i = 0; i < expression->Compare.ops.count && is_true; i++) {
        LB_TRY(lb_evaluate(evaluator, expression->Compare.comparators.items[i], &right));
        LB_TRY(lb_operator_compare(evaluator, expression, &left, expression->Compare.ops.items[i],
                                   &right, &is_true));
        left = right;
    }
    *out = lb_mako_value_boolean(is_true);
    return LB_OK;
}

static lb_code evaluate_call(lb_evaluator *evaluator, const lb_py_expr *expression,
                             lb_mako_value *out)
{
    const lb_py_expr *function = expression->Call.func;
    lb_mako_values arguments;
    lb_mako_value object;
    if (expression->Call.keywords.count) {
        return lb_evaluator_unsupported(evaluator, expression, "keyword arguments");
    }
    bool is_method = function->kind == LB_PY_Attribute;
    LB_TRY(lb_evaluate(evaluator, is_method ? function->Attribute.value : function, &object));
    LB_TRY(evaluate_all(evaluator, &expression->Call.args, &arguments));
    if (!is_method) {
        return lb_builtin_call(evaluator, expression, &object, arguments, out);
    }
    return lb_builtin_call_method(evaluator, expression, &object, function->Attribute.attr,
                                  arguments, out);
}

static bool loop_attribute(const lb_loop *loop, lb_str name, lb_mako_value *out)
{
    const struct {
        const char *name;
        lb_mako_value value;
    } attributes[] = {
        {"index", lb_mako_value_integer((int64_t)loop->index)},
        {"reverse_index", lb_mako_value_integer((int64_t)(loop->count - loop->index - 1))},
        {"first", lb_mako_value_boolean(loop->index == 0)},
        {"last", lb_mako_value_boolean(loop->index + 1 == loop->count)},
        {"even", lb_mako_value_boolean(loop->index % 2 == 0)},
        {"odd", lb_mako_value_boolean(loop->index % 2 == 1)},
    };
    for (size_t i = 0; i < LB_COUNT(attributes); i++) {
        if (lb_str_is(name, attributes[i].name)) {
            *out = attributes[i].value;
            return true;
        }
    }
    return false;
}

static bool datetime_attribute(const lb_datetime *datetime, lb_str name, lb_mako_value *out)
{
    const struct {
        const char *name;
        int64_t value;
    } attributes[] = {
        {"year", datetime->year},
        {"month", datetime->month},
        {"day", datetime->day},
        {"hour", datetime->hour},
        {"minute", datetime->minute},
        {"second", datetime->second},
        {"microsecond", datetime->microsecond},
    };
    for (size_t i = 0; i < LB_COUNT(attributes); i++) {
        if (lb_str_is(name, attributes[i].name)) {
            *out = lb_mako_value_integer(attributes[i].value);
            return true;
        }
    }
    return false;
}

static lb_code evaluate_attribute(lb_evaluator *evaluator, const lb_py_expr *expression,
                                  lb_mako_value *out)
{
    lb_str name = expression->Attribute.attr;
    lb_mako_value object;
    LB_TRY(lb_evaluate(evaluator, expression->Attribute.value, &object));
    if (object.kind == LB_MAKO_DATETIME && datetime_attribute(object.datetime, name, out)) {
        return LB_OK;
    }
    if (object.kind == LB_MAKO_MODULE && lb_str_is(object.text, "loop") && evaluator->loop &&
        loop_attribute(evaluator->loop, name, out)) {
        return LB_OK;
    }
    if (object.kind == LB_MAKO_MODULE) { /* its use is what cannot be carried out */
        *out = object;
        out->text = lb_str_of(
            lb_arena_format(evaluator->arena, "%.*s.%.*s", LB_ARG(object.text), LB_ARG(name)));
        return LB_OK;
    }
    bool is_special = lb_str_starts(name, LB_STR("__")); /* every object has some of these */
    if (!is_special && (object.kind == LB_MAKO_NONE || object.kind == LB_MAKO_UNDEFINED)) {
        return lb_evaluator_raise(evaluator, expression, "AttributeError",
                                  "'%s' object has no attribute '%.*s'",
                                  lb_mako_value_type_name(&object), LB_ARG(name));
    }
    return lb_evaluator_unsupported(evaluator, expression, "the attribute '%.*s' of a %s",
                                    LB_ARG(name), lb_mako_value_type_name(&object));
}

/* A bound of a slice as an index from 0 to count. */
static lb_code slice_bound(lb_evaluator *evaluator, const lb_py_expr *expression, size_t count,
                           size_t otherwise, size_t *out)
{
    lb_mako_value value = lb_mako_value_none();
    if (expression) {
        LB_TRY(lb_evaluate(evaluator, expression, &value));
    }
    if (value.kind == LB_MAKO_NONE) {
        *out = otherwise;
        return LB_OK;
    }
    if (value.kind != LB_MAKO_INTEGER) {
        return lb_evaluator_raise(evaluator, expression, "TypeError",
                                  "slice indices must be integers or None");
    }
    int64_t size = (int64_t)count;
    int64_t index = value.integer < 0 ? value.integer + size : value.integer;
    *out = (size_t)(index < 0 ? 0 : index > size ? size : index);
    return LB_OK;
}

static lb_mako_value subsequence(const lb_mako_value *object, lb_mako_values items, size_t from,
                                 size_t to)
{
    if (object->kind != LB_MAKO_TEXT) {
        return (lb_mako_value){.kind = object->kind, .list = {items.items + from, to - from}};
    }
    lb_str first = from < to ? items.items[from].text : lb_str_slice(object->text, 0, 0);
    lb_str last = from < to ? items.items[to - 1].text : first;
    return lb_mako_value_text((lb_str){first.ptr, (size_t)(last.ptr + last.len - first.ptr)});
}

static lb_code evaluate_subscript(lb_evaluator *evaluator, const lb_py_expr *expression,
                                  lb_mako_value *out)
{
    const lb_py_expr *slice = expression->Subscript.slice;
    lb_mako_value object, index;
    lb_mako_values items;
    LB_TRY(lb_evaluate(evaluator, expression->Subscript.value, &object));
    if (!lb_mako_value_is_sequence(&object)) {
        return lb_evaluator_unsupported(evaluator, expression, "[...] of a %s",
                                        lb_mako_value_type_name(&object));
    }
    LB_TRY(lb_evaluate_items(evaluator, expression, &object, &items));
    if (slice->kind == LB_PY_Slice) {
        size_t from, to;
        if (slice->Slice.step) {
            return lb_evaluator_unsupported(evaluator, slice, "a slice with a step");
        }
        LB_TRY(slice_bound(evaluator, slice->Slice.lower, items.count, 0, &from));
        LB_TRY(slice_bound(evaluator, slice->Slice.upper, items.count, items.count, &to));
        *out = subsequence(&object, items, from, to < from ? from : to);
        return LB_OK;
    }
    LB_TRY(lb_evaluate(evaluator, slice, &index));
    if (index.kind != LB_MAKO_INTEGER) {
        return lb_evaluator_raise(evaluator, expression, "TypeError",
                                  "indices must be integers or slices, not %s",
                                  lb_mako_value_type_name(&index));
    }
    int64_t at = index.integer < 0 ? index.integer + (int64_t)items.count : index.integer;
    if (at < 0 || at >= (int64_t)items.count) {
        return lb_evaluator_raise(evaluator, expression, "IndexError", "%s index out of range",
                                  object.kind == LB_MAKO_TEXT ? "string"
                                                              : lb_mako_value_type_name(&object));
    }
    *out = items.items[at];
    return LB_OK;
}

/* One {field} of an f-string. */
static lb_code evaluate_field(lb_evaluator *evaluator, const lb_py_expr *expression, lb_text *text)
{
    lb_mako_value value;
    lb_str shown;
    if (expression->FormattedValue.format_spec) {
        return lb_evaluator_unsupported(evaluator, expression, "a format specification");
    }
    LB_TRY(lb_evaluate(evaluator, expression->FormattedValue.value, &value));
    if (expression->FormattedValue.conversion == 'r' ||
        expression->FormattedValue.conversion == 'a') {
        lb_mako_value_add_repr(text, &value);
        return LB_OK;
    }
    LB_TRY(lb_builtin_text(evaluator, expression, &value, &shown));
    lb_text_add(text, shown);
    return LB_OK;
}

static lb_code evaluate_fstring(lb_evaluator *evaluator, const lb_py_expr *expression,
                                lb_mako_value *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < expression->JoinedStr.values.count; i++) {
        const lb_py_expr *part = expression->JoinedStr.values.items[i];
        if (part->kind == LB_PY_Constant) {
            lb_text_add(&text, part->Constant.value.text);
        } else {
            LB_TRY(evaluate_field(evaluator, part, &text));
        }
    }
    LB_TRY(lb_evaluator_spend(evaluator, expression, text.len));
    *out = lb_mako_value_text(lb_arena_str(evaluator->arena, lb_text_str(&text)));
    return LB_OK;
}

typedef LB_VECTOR(lb_mako_value) value_vector;

static lb_code comprehend(lb_evaluator *evaluator, const lb_py_comprehensions *generators,
                          size_t depth, const lb_py_expr *element, value_vector *out)
{
    if (depth == generators->count) {
        lb_mako_value value;
        LB_TRY(lb_evaluate(evaluator, element, &value));
        LB_TRY(lb_evaluator_spend_weight(evaluator, element, &value));
        lb_vector_push_in(evaluator->arena, out, value);
        return LB_OK;
    }
    const lb_py_comprehension *generator = generators->items[depth];
    lb_mako_value iterated, test;
    lb_mako_values items;
    LB_TRY(lb_evaluate(evaluator, generator->iter, &iterated));
    LB_TRY(lb_evaluate_items(evaluator, generator->iter, &iterated, &items));
    for (size_t i = 0; i < items.count; i++) {
        bool is_taken = true;
        LB_TRY(lb_evaluate_assign(evaluator, generator->target, items.items[i]));
        for (size_t j = 0; j < generator->ifs.count && is_taken; j++) {
            LB_TRY(lb_evaluate(evaluator, generator->ifs.items[j], &test));
            is_taken = lb_mako_value_truth(&test);
        }
        if (is_taken) {
            LB_TRY(comprehend(evaluator, generators, depth + 1, element, out));
        }
    }
    return LB_OK;
}

/* Names bound inside are not seen outside. A generator is made at once, as a list. */
static lb_code evaluate_comprehension(lb_evaluator *evaluator,
                                      const lb_py_comprehensions *generators,
                                      const lb_py_expr *element, lb_mako_value *out)
{
    value_vector values = {0};
    lb_mako_value_names outer = evaluator->locals;
    evaluator->locals = (lb_mako_value_names){0};
    for (size_t i = 0; i < outer.count; i++) {
        lb_vector_push_in(evaluator->arena, &evaluator->locals, outer.items[i]);
    }
    lb_code code = comprehend(evaluator, generators, 0, element, &values);
    evaluator->locals = outer;
    *out = (lb_mako_value){.kind = LB_MAKO_LIST, .list = {values.items, values.count}};
    return code;
}

static lb_code evaluate_sequence(lb_evaluator *evaluator, lb_mako_value_kind kind,
                                 const lb_py_exprs *expressions, lb_mako_value *out)
{
    lb_mako_values items;
    LB_TRY(evaluate_all(evaluator, expressions, &items));
    *out = (lb_mako_value){.kind = kind, .list = items};
    return LB_OK;
}

static lb_code evaluate_condition(lb_evaluator *evaluator, const lb_py_expr *expression,
                                  lb_mako_value *out)
{
    lb_mako_value test;
    LB_TRY(lb_evaluate(evaluator, expression->IfExp.test, &test));
    return lb_evaluate(
        evaluator, lb_mako_value_truth(&test) ? expression->IfExp.body : expression->IfExp.orelse,
        out);
}

static lb_code evaluate_kind(lb_evaluator *evaluator, const lb_py_expr *expression,
                             lb_mako_value *out)
{
    switch (expression->kind) {
    case LB_PY_Constant:
        return evaluate_constant(evaluator, expression, out);
    case LB_PY_Name:
        return evaluate_name(evaluator, expression, out);
    case LB_PY_BoolOp:
        return evaluate_boolean(evaluator, expression, out);
    case LB_PY_UnaryOp:
        return evaluate_unary(evaluator, expression, out);
    case LB_PY_BinOp:
        return evaluate_binary(evaluator, expression, out);
    case LB_PY_Compare:
        return evaluate_compare(evaluator, expression, out);
    case LB_PY_IfExp:
        return evaluate_condition(evaluator, expression, out);
    case LB_PY_Call:
        return evaluate_call(evaluator, expression, out);
    case LB_PY_Attribute:
        return evaluate_attribute(evaluator, expression, out);
    case LB_PY_Subscript:
        return evaluate_subscript(evaluator, expression, out);
    case LB_PY_JoinedStr:
        return evaluate_fstring(evaluator, expression, out);
    case LB_PY_List:
        return evaluate_sequence(evaluator, LB_MAKO_LIST, &expression->List.elts, out);
    case LB_PY_Tuple:
        return evaluate_sequence(evaluator, LB_MAKO_TUPLE, &expression->Tuple.elts, out);
    case LB_PY_ListComp:
        return evaluate_comprehension(evaluator, &expression->ListComp.generators,
                                      expression->ListComp.elt, out);
    case LB_PY_GeneratorExp:
        return evaluate_comprehension(evaluator, &expression->GeneratorExp.generators,
                                      expression->GeneratorExp.elt, out);
    default:
        return lb_evaluator_unsupported(evaluator, expression, "%s",
                                        lb_py_kind_name(expression->kind));
    }
}

lb_code lb_evaluate(lb_evaluator *evaluator, const lb_py_expr *expression, lb_mako_value *out)
{
    LB_TRY(lb_evaluator_spend(evaluator, expression, STEPS_OF_EXPRESSION));
    if (evaluator->depth == MAX_DEPTH) {
        lb_code code =
            lb_fail(evaluator->error, LB_ERR_BUDGET, "the expression is nested too deeply");
        return lb_evaluator_place(evaluator, expression, code);
    }
    evaluator->depth++;
    lb_code code = evaluate_kind(evaluator, expression, out);
    evaluator->depth--;
    return code;
}

/* ---- statements ---- */

static lb_code unsupported_statement(lb_evaluator *evaluator, const lb_py_stmt *statement)
{
    lb_py_expr place = {.kind = LB_PY_Name, .pos = statement->pos};
    return lb_evaluator_unsupported(evaluator, &place, "the statement %s",
                                    lb_py_kind_name(statement->kind));
}

/* An import binds its name; what the module would do counts only where it is used. */
static lb_code import_names(lb_evaluator *evaluator, const lb_py_aliases *names, lb_str module)
{
    for (size_t i = 0; i < names->count; i++) {
        const lb_py_alias *alias = names->items[i];
        lb_str full = alias->name;
        if (module.ptr) {
            full = lb_str_of(lb_arena_format(evaluator->arena, "%.*s.%.*s", LB_ARG(module),
                                             LB_ARG(alias->name)));
        } else if (!alias->asname.ptr) { /* import a.b binds a */
            full = lb_str_slice(full, 0, lb_str_find_char(full, '.'));
        }
        lb_str bound = alias->asname.ptr ? alias->asname : module.ptr ? alias->name : full;
        lb_py_expr target = {.kind = LB_PY_Name, .Name = {.id = bound}};
        LB_TRY(lb_evaluate_assign(evaluator, &target,
                                  (lb_mako_value){.kind = LB_MAKO_MODULE, .text = full}));
    }
    return LB_OK;
}

static lb_code assign_all(lb_evaluator *evaluator, const lb_py_exprs *targets,
                          const lb_py_expr *expression)
{
    lb_mako_value value;
    LB_TRY(lb_evaluate(evaluator, expression, &value));
    for (size_t i = 0; i < targets->count; i++) {
        LB_TRY(lb_evaluate_assign(evaluator, targets->items[i], value));
    }
    return LB_OK;
}

lb_code lb_evaluate_block(lb_evaluator *evaluator, const lb_py_mod *module)
{
    for (size_t i = 0; i < module->Module.body.count; i++) {
        const lb_py_stmt *statement = module->Module.body.items[i];
        lb_mako_value dropped;
        switch (statement->kind) {
        case LB_PY_Assign:
            LB_TRY(assign_all(evaluator, &statement->Assign.targets, statement->Assign.value));
            break;
        case LB_PY_Import:
            LB_TRY(import_names(evaluator, &statement->Import.names, (lb_str){0}));
            break;
        case LB_PY_ImportFrom:
            LB_TRY(import_names(evaluator, &statement->ImportFrom.names,
                                statement->ImportFrom.module.ptr ? statement->ImportFrom.module
                                                                 : LB_STR("")));
            break;
        case LB_PY_Expr:
            LB_TRY(lb_evaluate(evaluator, statement->Expr.value, &dropped));
            break;
        case LB_PY_Pass:
            break;
        default:
            return unsupported_statement(evaluator, statement);
        }
    }
    return LB_OK;
}

#include "python/compile_internal.h"

/* --- names --- */

typedef enum access { ACCESS_FAST, ACCESS_CELL, ACCESS_GLOBAL, ACCESS_NAME } access;

static const lb_op name_ops[][3] = {
    /* in the order of lb_py_context: load, store, delete */
    [ACCESS_FAST] = {LB_OP_LOAD_FAST, LB_OP_STORE_FAST, LB_OP_DELETE_FAST},
    [ACCESS_CELL] = {LB_OP_LOAD_CELL, LB_OP_STORE_CELL, LB_OP_DELETE_CELL},
    [ACCESS_GLOBAL] = {LB_OP_LOAD_GLOBAL, LB_OP_STORE_GLOBAL, LB_OP_DELETE_GLOBAL},
    [ACCESS_NAME] = {LB_OP_LOAD_NAME, LB_OP_STORE_NAME, LB_OP_DELETE_NAME},
};

void lb_compile_name(lb_compiler *c, lb_str name, lb_py_context context)
{
    lb_scope *scope = c->unit->scope;
    lb_str mangled = lb_scope_mangle(c->arena, scope, name);
    lb_symbol_entry *symbol = lb_scope_symbol(scope, mangled);
    lb_place place = symbol ? symbol->place : LB_PLACE_GLOBAL_IMPLICIT;
    bool is_function = (c->unit->flags & LB_CODE_FAST) != 0;
    if (place == LB_PLACE_CELL || place == LB_PLACE_FREE) {
        size_t index = symbol->index + (place == LB_PLACE_FREE ? lb_scope_cells(scope) : 0);
        lb_op op = name_ops[ACCESS_CELL][context];
        if (scope->kind == LB_SCOPE_CLASS && context == LB_PY_Load) {
            op = LB_OP_LOAD_CLASS_CELL;
        }
        lb_emit(c, op, index);
        return;
    }
    if (place == LB_PLACE_LOCAL && is_function) {
        lb_emit(c, name_ops[ACCESS_FAST][context], symbol->index);
        return;
    }
    access how = place == LB_PLACE_GLOBAL || is_function ? ACCESS_GLOBAL : ACCESS_NAME;
    lb_emit(c, name_ops[how][context], lb_name_index(c, mangled));
}

/* --- constants --- */

lb_value lb_compile_constant(lb_compiler *c, const lb_py_constant *constant)
{
    switch (constant->type) {
    case LB_PY_NONE:
        return LB_NONE;
    case LB_PY_TRUE:
        return LB_TRUE;
    case LB_PY_FALSE:
        return LB_FALSE;
    case LB_PY_ELLIPSIS:
        return LB_ELLIPSIS;
    case LB_PY_INT:
        return lb_int_from_text(c->py, constant->text, 0);
    case LB_PY_FLOAT:
        return lb_float_new(c->py, constant->number);
    case LB_PY_STR:
        return constant->text.len <= 32 ? (lb_value)lb_intern(c->py, constant->text)
                                        : lb_string_new(c->py, constant->text);
    case LB_PY_BYTES:
        return lb_bytes_new(c->py, constant->text);
    case LB_PY_COMPLEX:
        return lb_complex_new(c->py, 0, constant->number);
    }
    return LB_NONE;
}

static bool is_constant_tuple(const lb_py_expr *e)
{
    for (size_t i = 0; i < e->Tuple.elts.count; i++) {
        if (e->Tuple.elts.items[i]->kind != LB_PY_Constant) {
            return false;
        }
    }
    return true;
}

static void compile_constant(lb_compiler *c, const lb_py_constant *constant)
{
    lb_value value = lb_compile_constant(c, constant);
    if (!value) { /* an integer of more digits than the limit */
        lb_value raised = lb_take_raised(c->py);
        lb_compile_fail(c, c->unit->at, "%s", lb_cstr(lb_exception_text(c->py, raised)));
        value = LB_NONE;
    }
    lb_emit_constant(c, value);
}

/* --- displays --- */

static bool has_star(lb_py_exprs elts)
{
    for (size_t i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind == LB_PY_Starred) {
            return true;
        }
    }
    return false;
}

/* Builds by adding one after the other where there is a star, or too many for the stack. */
static void compile_display(lb_compiler *c, lb_py_exprs elts, lb_op build, lb_op add, lb_op extend)
{
    if (!has_star(elts) && elts.count <= 64) {
        for (size_t i = 0; i < elts.count; i++) {
            lb_compile_expr(c, elts.items[i]);
        }
        lb_emit(c, build, elts.count);
        return;
    }
    lb_emit(c, build == LB_OP_BUILD_SET ? LB_OP_BUILD_SET : LB_OP_BUILD_LIST, 0);
    for (size_t i = 0; i < elts.count; i++) {
        const lb_py_expr *e = elts.items[i];
        if (e->kind == LB_PY_Starred) {
            lb_compile_expr(c, e->Starred.value);
            lb_emit(c, extend, 1);
        } else {
            lb_compile_expr(c, e);
            lb_emit(c, add, 1);
        }
    }
    if (build == LB_OP_BUILD_TUPLE) {
        lb_emit(c, LB_OP_LIST_TO_TUPLE, 0);
    }
}

static void compile_tuple(lb_compiler *c, const lb_py_expr *e)
{
    lb_py_exprs elts = e->Tuple.elts;
    if (is_constant_tuple(e)) {
        lb_tuple *tuple = lb_tuple_new(c->py, elts.count);
        for (size_t i = 0; i < elts.count; i++) {
            lb_value item = lb_compile_constant(c, &elts.items[i]->Constant.value);
            tuple->items[i] = item ? item : LB_NONE;
        }
        lb_emit_constant(c, (lb_value)tuple);
        return;
    }
    compile_display(c, elts, LB_OP_BUILD_TUPLE, LB_OP_LIST_APPEND, LB_OP_LIST_EXTEND);
}

static void compile_dict(lb_compiler *c, const lb_py_expr *e)
{
    lb_py_exprs keys = e->Dict.keys, values = e->Dict.values;
    bool is_plain = keys.count <= 32;
    for (size_t i = 0; i < keys.count; i++) {
        is_plain = is_plain && keys.items[i];
    }
    if (is_plain) {
        for (size_t i = 0; i < keys.count; i++) {
            lb_compile_expr(c, keys.items[i]);
            lb_compile_expr(c, values.items[i]);
        }
        lb_emit(c, LB_OP_BUILD_DICT, keys.count);
        return;
    }
    lb_emit(c, LB_OP_BUILD_DICT, 0);
    for (size_t i = 0; i < keys.count; i++) {
        if (keys.items[i]) {
            lb_compile_expr(c, keys.items[i]);
            lb_compile_expr(c, values.items[i]);
            lb_emit(c, LB_OP_DICT_ADD, 1);
        } else {
            lb_compile_expr(c, values.items[i]);
            lb_emit(c, LB_OP_DICT_UPDATE, 1);
        }
    }
}

/* --- calls --- */

static bool needs_unpacking(lb_py_exprs args, lb_py_keywords keywords)
{
    for (size_t i = 0; i < keywords.count; i++) {
        if (!keywords.items[i]->arg.ptr) {
            return true;
        }
    }
    return has_star(args) || args.count + keywords.count > 200;
}

static void compile_call_unpacking(lb_compiler *c, size_t given, lb_py_exprs args,
                                   lb_py_keywords keywords)
{
    lb_emit(c, LB_OP_BUILD_LIST, given);
    for (size_t i = 0; i < args.count; i++) {
        const lb_py_expr *e = args.items[i];
        bool is_star = e->kind == LB_PY_Starred;
        lb_compile_expr(c, is_star ? e->Starred.value : e);
        bool is_alone = is_star && given == 0 && args.count == 1; /* then errors name the callee */
        lb_emit(c, is_star ? LB_OP_LIST_EXTEND : LB_OP_LIST_APPEND, is_alone ? 2 : 1);
    }
    lb_emit(c, LB_OP_LIST_TO_TUPLE, 0);
    if (keywords.count) {
        lb_emit(c, LB_OP_BUILD_DICT, 0);
        for (size_t i = 0; i < keywords.count; i++) {
            const lb_py_keyword *k = keywords.items[i];
            if (k->arg.ptr) {
                lb_emit_text(c, lb_scope_mangle(c->arena, c->unit->scope, k->arg));
                lb_compile_expr(c, k->value);
                lb_emit(c, LB_OP_BUILD_DICT, 1);
            } else {
                lb_compile_expr(c, k->value);
            }
            lb_emit(c, LB_OP_DICT_MERGE, 1);
        }
    }
}

/* The callable (and, for is_method, its self) and `given` arguments are on the stack. */
void lb_compile_call(lb_compiler *c, const lb_py_expr *e, size_t given, lb_py_exprs args,
                     lb_py_keywords keywords, bool is_method)
{
    if (needs_unpacking(args, keywords)) {
        compile_call_unpacking(c, given, args, keywords);
        c->unit->at = e ? e->pos : c->unit->at;
        lb_emit(c, LB_OP_CALL_EX, keywords.count > 0);
        return;
    }
    for (size_t i = 0; i < args.count; i++) {
        lb_compile_expr(c, args.items[i]);
    }
    size_t count = given + args.count + keywords.count;
    if (keywords.count) {
        lb_tuple *names = lb_tuple_new(c->py, keywords.count);
        for (size_t i = 0; i < keywords.count; i++) {
            const lb_py_keyword *k = keywords.items[i];
            for (size_t j = 0; j < i; j++) {
                if (lb_str_equal(keywords.items[j]->arg, k->arg)) {
                    lb_compile_fail(c, k->pos, "keyword argument repeated: %.*s", LB_ARG(k->arg));
                }
            }
            names->items[i] =
                (lb_value)lb_intern(c->py, lb_scope_mangle(c->arena, c->unit->scope, k->arg));
            lb_compile_expr(c, k->value);
        }
        lb_emit_constant(c, (lb_value)names);
    }
    c->unit->at = e ? e->pos : c->unit->at;
    lb_emit(c, LB_OP_CALL,
            count << 2 | (keywords.count ? LB_CALL_NAMES : 0) | (is_method ? LB_CALL_METHOD : 0));
}

static void compile_call_expr(lb_compiler *c, const lb_py_expr *e)
{
    const lb_py_expr *f = e->Call.func;
    bool is_method = f->kind == LB_PY_Attribute && !needs_unpacking(e->Call.args, e->Call.keywords);
    if (is_method) {
        lb_compile_expr(c, f->Attribute.value);
        c->unit->at = f->pos;
        lb_emit_name(c, LB_OP_LOAD_METHOD, f->Attribute.attr);
    } else {
        lb_compile_expr(c, f);
    }
    lb_compile_call(c, e, 0, e->Call.args, e->Call.keywords, is_method);
}

/* --- conditions --- */

static void compile_compare(lb_compiler *c, const lb_py_expr *e)
{
    size_t count = e->Compare.ops.count;
    lb_compile_expr(c, e->Compare.left);
    if (count == 1) {
        lb_compile_expr(c, e->Compare.comparators.items[0]);
        c->unit->at = e->pos;
        lb_emit(c, LB_OP_COMPARE, e->Compare.ops.items[0]);
        return;
    }
    lb_label fail = lb_label_new(c), end = lb_label_new(c);
    for (size_t i = 0; i < count; i++) {
        lb_compile_expr(c, e->Compare.comparators.items[i]);
        c->unit->at = e->pos;
        if (i + 1 < count) {
            lb_emit(c, LB_OP_DUP, 0);
            lb_emit(c, LB_OP_ROT3, 0);
        }
        lb_emit(c, LB_OP_COMPARE, e->Compare.ops.items[i]);
        if (i + 1 < count) {
            lb_emit_jump(c, LB_OP_JUMP_IF_FALSE_OR_POP, fail);
        }
    }
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, fail);
    lb_emit(c, LB_OP_SWAP, 0);
    lb_emit(c, LB_OP_POP, 0);
    lb_label_here(c, end);
}

static void compile_boolop(lb_compiler *c, const lb_py_expr *e)
{
    lb_label end = lb_label_new(c);
    lb_op op = e->BoolOp.op == LB_PY_And ? LB_OP_JUMP_IF_FALSE_OR_POP : LB_OP_JUMP_IF_TRUE_OR_POP;
    for (size_t i = 0; i < e->BoolOp.values.count; i++) {
        lb_compile_expr(c, e->BoolOp.values.items[i]);
        if (i + 1 < e->BoolOp.values.count) {
            lb_emit_jump(c, op, end);
        }
    }
    lb_label_here(c, end);
}

/* `x is None`, `x is not None` */
static bool compares_with_none(const lb_py_expr *e)
{
    if (e->kind != LB_PY_Compare || e->Compare.ops.count != 1) {
        return false;
    }
    const lb_py_expr *right = e->Compare.comparators.items[0];
    unsigned op = (unsigned)e->Compare.ops.items[0];
    return (op == LB_PY_Is || op == LB_PY_IsNot) && right->kind == LB_PY_Constant &&
           right->Constant.value.type == LB_PY_NONE;
}

void lb_compile_condition(lb_compiler *c, const lb_py_expr *e, lb_label target, bool jump_if)
{
    if (e->kind == LB_PY_UnaryOp && e->UnaryOp.op == LB_PY_Not) {
        lb_compile_condition(c, e->UnaryOp.operand, target, !jump_if);
        return;
    }
    if (e->kind == LB_PY_BoolOp) {
        bool decides = e->BoolOp.op == LB_PY_Or; /* the value that ends the chain */
        size_t last = e->BoolOp.values.count - 1;
        lb_label skip = lb_label_new(c);
        for (size_t i = 0; i < last; i++) {
            lb_compile_condition(c, e->BoolOp.values.items[i], decides == jump_if ? target : skip,
                                 decides);
        }
        lb_compile_condition(c, e->BoolOp.values.items[last], target, jump_if);
        lb_label_here(c, skip);
        return;
    }
    if (compares_with_none(e)) {
        bool is_none = (e->Compare.ops.items[0] == LB_PY_Is) == jump_if;
        lb_compile_expr(c, e->Compare.left);
        c->unit->at = e->pos;
        lb_emit_jump(c, is_none ? LB_OP_JUMP_WHERE_NONE : LB_OP_JUMP_WHERE_NOT_NONE, target);
        return;
    }
    lb_compile_expr(c, e);
    c->unit->at = e->pos;
    lb_emit_jump(c, jump_if ? LB_OP_JUMP_IF_TRUE : LB_OP_JUMP_IF_FALSE, target);
}

static void compile_ifexp(lb_compiler *c, const lb_py_expr *e)
{
    lb_label otherwise = lb_label_new(c), end = lb_label_new(c);
    lb_compile_condition(c, e->IfExp.test, otherwise, false);
    lb_compile_expr(c, e->IfExp.body);
    lb_emit_jump(c, LB_OP_JUMP, end);
    lb_label_here(c, otherwise);
    lb_compile_expr(c, e->IfExp.orelse);
    lb_label_here(c, end);
}

/* --- the rest --- */

static void compile_slice(lb_compiler *c, const lb_py_expr *e)
{
    const lb_py_expr *parts[] = {e->Slice.lower, e->Slice.upper, e->Slice.step};
    size_t count = e->Slice.step ? 3 : 2;
    for (size_t i = 0; i < count; i++) {
        if (parts[i]) {
            lb_compile_expr(c, parts[i]);
        } else {
            lb_emit_constant(c, LB_NONE);
        }
    }
    lb_emit(c, LB_OP_BUILD_SLICE, count);
}

static void compile_joined(lb_compiler *c, const lb_py_expr *e)
{
    for (size_t i = 0; i < e->JoinedStr.values.count; i++) {
        lb_compile_expr(c, e->JoinedStr.values.items[i]);
    }
    if (e->JoinedStr.values.count != 1 || e->JoinedStr.values.items[0]->kind == LB_PY_Constant) {
        lb_emit(c, LB_OP_BUILD_STRING, e->JoinedStr.values.count);
    }
}

static void compile_formatted(lb_compiler *c, const lb_py_expr *e)
{
    lb_compile_expr(c, e->FormattedValue.value);
    size_t conversion = e->FormattedValue.conversion > 0 ? (size_t)e->FormattedValue.conversion : 0;
    if (e->FormattedValue.format_spec) {
        lb_compile_expr(c, e->FormattedValue.format_spec);
        conversion |= 256;
    }
    c->unit->at = e->pos;
    lb_emit(c, LB_OP_FORMAT, conversion);
}

/* value on the stack -- its result */
void lb_compile_await(lb_compiler *c)
{
    lb_emit(c, LB_OP_GET_AWAITABLE, 0);
    lb_emit_constant(c, LB_NONE);
    lb_emit(c, LB_OP_YIELD_FROM, 0);
}

static void compile_unary(lb_compiler *c, const lb_py_expr *e)
{
    const lb_py_expr *operand = e->UnaryOp.operand;
    if (e->UnaryOp.op == LB_PY_USub && operand->kind == LB_PY_Constant &&
        (operand->Constant.value.type == LB_PY_INT ||
         operand->Constant.value.type == LB_PY_FLOAT)) {
        lb_value number = lb_compile_constant(c, &operand->Constant.value);
        lb_value zero = lb_small_new(0);
        if (number && operand->Constant.value.type == LB_PY_FLOAT) {
            lb_emit_constant(c, lb_float_new(c->py, -((lb_float *)number)->number));
            return;
        }
        if (number) {
            lb_emit_constant(c, lb_int_binary(c->py, zero, number, LB_S_B_SUB));
            return;
        }
    }
    lb_compile_expr(c, operand);
    c->unit->at = e->pos;
    lb_emit(c, LB_OP_UNARY, e->UnaryOp.op);
}

static void compile_simple(lb_compiler *c, const lb_py_expr *e)
{
    switch (e->kind) {
    case LB_PY_Constant:
        compile_constant(c, &e->Constant.value);
        break;
    case LB_PY_Name:
        lb_compile_name(c, e->Name.id, LB_PY_Load);
        break;
    case LB_PY_Attribute:
        lb_compile_expr(c, e->Attribute.value);
        c->unit->at = e->pos;
        lb_emit_name(c, LB_OP_LOAD_ATTR, e->Attribute.attr);
        break;
    case LB_PY_Subscript:
        lb_compile_expr(c, e->Subscript.value);
        lb_compile_expr(c, e->Subscript.slice);
        c->unit->at = e->pos;
        lb_emit(c, LB_OP_SUBSCRIPT, 0);
        break;
    case LB_PY_BinOp:
        lb_compile_expr(c, e->BinOp.left);
        lb_compile_expr(c, e->BinOp.right);
        c->unit->at = e->pos;
        lb_emit(c, LB_OP_BINARY, e->BinOp.op);
        break;
    case LB_PY_Starred:
        lb_compile_fail(c, e->pos, "can't use starred expression here");
        break;
    default:
        lb_compile_fail(c, e->pos, "cannot compile %s", lb_py_kind_name(e->kind));
        break;
    }
}

static void compile_yield(lb_compiler *c, const lb_py_expr *e)
{
    if (e->Yield.value) {
        lb_compile_expr(c, e->Yield.value);
    } else {
        lb_emit_constant(c, LB_NONE);
    }
    lb_emit_yield(c);
}

void lb_compile_expr(lb_compiler *c, const lb_py_expr *e)
{
    if (c->code != LB_OK) {
        return;
    }
    lb_py_position before = c->unit->at;
    c->unit->at = e->pos;
    switch (e->kind) {
    case LB_PY_BoolOp:
        compile_boolop(c, e);
        break;
    case LB_PY_NamedExpr:
        lb_compile_expr(c, e->NamedExpr.value);
        lb_emit(c, LB_OP_DUP, 0);
        lb_compile_store(c, e->NamedExpr.target);
        break;
    case LB_PY_UnaryOp:
        compile_unary(c, e);
        break;
    case LB_PY_Lambda:
        lb_compile_lambda(c, e);
        break;
    case LB_PY_IfExp:
        compile_ifexp(c, e);
        break;
    case LB_PY_Dict:
        compile_dict(c, e);
        break;
    case LB_PY_Set:
        compile_display(c, e->Set.elts, LB_OP_BUILD_SET, LB_OP_SET_ADD, LB_OP_SET_UPDATE);
        break;
    case LB_PY_List:
        compile_display(c, e->List.elts, LB_OP_BUILD_LIST, LB_OP_LIST_APPEND, LB_OP_LIST_EXTEND);
        break;
    case LB_PY_Tuple:
        compile_tuple(c, e);
        break;
    case LB_PY_ListComp:
    case LB_PY_SetComp:
    case LB_PY_DictComp:
    case LB_PY_GeneratorExp:
        lb_compile_comprehension(c, e);
        break;
    case LB_PY_Await:
        lb_compile_expr(c, e->Await.value);
        lb_compile_await(c);
        break;
    case LB_PY_Yield:
        compile_yield(c, e);
        break;
    case LB_PY_YieldFrom:
        lb_compile_expr(c, e->YieldFrom.value);
        lb_emit(c, LB_OP_GET_YIELD_FROM, 0);
        lb_emit_constant(c, LB_NONE);
        lb_emit(c, LB_OP_YIELD_FROM, 0);
        break;
    case LB_PY_Compare:
        compile_compare(c, e);
        break;
    case LB_PY_Call:
        compile_call_expr(c, e);
        break;
    case LB_PY_FormattedValue:
        compile_formatted(c, e);
        break;
    case LB_PY_JoinedStr:
        compile_joined(c, e);
        break;
    case LB_PY_Slice:
        compile_slice(c, e);
        break;
    default:
        compile_simple(c, e);
        break;
    }
    c->unit->at = before;
}

/* --- targets --- */

static void store_sequence(lb_compiler *c, lb_py_exprs elts)
{
    size_t star = SIZE_MAX;
    for (size_t i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind == LB_PY_Starred) {
            if (star != SIZE_MAX) {
                lb_compile_fail(c, elts.items[i]->pos,
                                "multiple starred expressions in assignment");
            }
            star = i;
        }
    }
    if (star == SIZE_MAX) {
        lb_emit(c, LB_OP_UNPACK, elts.count);
    } else if (star > 255) {
        lb_compile_fail(c, c->unit->at, "too many expressions in star-unpacking assignment");
    } else {
        lb_emit(c, LB_OP_UNPACK_STAR, star | (elts.count - star - 1) << 8);
    }
    for (size_t i = 0; i < elts.count; i++) {
        const lb_py_expr *e = elts.items[i];
        lb_compile_store(c, e->kind == LB_PY_Starred ? e->Starred.value : e);
    }
}

void lb_compile_store(lb_compiler *c, const lb_py_expr *target)
{
    lb_py_position before = c->unit->at;
    c->unit->at = target->pos;
    switch (target->kind) {
    case LB_PY_Name:
        lb_compile_name(c, target->Name.id, LB_PY_Store);
        break;
    case LB_PY_Attribute:
        lb_compile_expr(c, target->Attribute.value);
        lb_emit_name(c, LB_OP_STORE_ATTR, target->Attribute.attr);
        break;
    case LB_PY_Subscript:
        lb_compile_expr(c, target->Subscript.value);
        lb_compile_expr(c, target->Subscript.slice);
        lb_emit(c, LB_OP_STORE_SUBSCRIPT, 0);
        break;
    case LB_PY_List:
    case LB_PY_Tuple:
        store_sequence(c, target->Tuple.elts);
        break;
    case LB_PY_Starred:
        lb_compile_fail(c, target->pos, "starred assignment target must be in a list or tuple");
        break;
    default:
        lb_compile_fail(c, target->pos, "cannot assign to this expression");
        break;
    }
    c->unit->at = before;
}

void lb_compile_delete(lb_compiler *c, const lb_py_expr *target)
{
    c->unit->at = target->pos;
    switch (target->kind) {
    case LB_PY_Name:
        lb_compile_name(c, target->Name.id, LB_PY_Del);
        break;
    case LB_PY_Attribute:
        lb_compile_expr(c, target->Attribute.value);
        lb_emit_name(c, LB_OP_DELETE_ATTR, target->Attribute.attr);
        break;
    case LB_PY_Subscript:
        lb_compile_expr(c, target->Subscript.value);
        lb_compile_expr(c, target->Subscript.slice);
        lb_emit(c, LB_OP_DELETE_SUBSCRIPT, 0);
        break;
    case LB_PY_List:
    case LB_PY_Tuple:
        for (size_t i = 0; i < target->Tuple.elts.count; i++) {
            lb_compile_delete(c, target->Tuple.elts.items[i]);
        }
        break;
    default:
        lb_compile_fail(c, target->pos, "cannot delete this expression");
        break;
    }
}

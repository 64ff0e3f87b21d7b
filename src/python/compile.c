#include "python/compile_internal.h"
#include "python/parser.h"
#include "python/unparse.h"

/* --- cells --- */

static void push_cell(lb_compiler *c, lb_str name)
{
    lb_scope *scope = c->unit->scope;
    lb_symbol_entry *symbol = lb_scope_symbol(scope, name);
    if (!symbol || (symbol->place != LB_PLACE_CELL && symbol->place != LB_PLACE_FREE)) {
        symbol =
            lb_scope_symbol(scope, lb_str_of(lb_arena_format(c->arena, ".%.*s", LB_ARG(name))));
    }
    if (!symbol) {
        lb_compile_fail(c, c->unit->at, "internal: no cell for %.*s", LB_ARG(name));
        return;
    }
    lb_emit(c, LB_OP_PUSH_CELL,
            symbol->index + (symbol->place == LB_PLACE_FREE ? lb_scope_cells(scope) : 0));
}

/* What the flags name is on the stack; adds the closure and the code, and makes the function. */
static void emit_function(lb_compiler *c, const lb_scope *scope, lb_code_object *code, size_t flags)
{
    size_t count = 0;
    for (size_t i = 0; i < scope->symbols.count; i++) {
        lb_str name = scope->symbols.items[i]->name;
        if (scope->symbols.items[i]->place == LB_PLACE_FREE) {
            push_cell(c, name.ptr[0] == '.' ? lb_str_slice(name, 1, SIZE_MAX) : name);
            count++;
        }
    }
    if (count) {
        lb_emit(c, LB_OP_BUILD_TUPLE, count);
        flags |= LB_FUNCTION_CLOSURE;
    }
    lb_emit_constant(c, (lb_value)code);
    lb_emit(c, LB_OP_FUNCTION, flags);
}

/* --- functions --- */

static size_t compile_defaults(lb_compiler *c, const lb_py_arguments *args)
{
    size_t flags = 0;
    if (args->defaults.count) {
        for (size_t i = 0; i < args->defaults.count; i++) {
            lb_compile_expr(c, args->defaults.items[i]);
        }
        lb_emit(c, LB_OP_BUILD_TUPLE, args->defaults.count);
        flags |= LB_FUNCTION_DEFAULTS;
    }
    size_t count = 0;
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        if (args->kw_defaults.items[i]) {
            lb_emit_text(c,
                         lb_scope_mangle(c->arena, c->unit->scope, args->kwonlyargs.items[i]->arg));
            lb_compile_expr(c, args->kw_defaults.items[i]);
            count++;
        }
    }
    if (count) {
        lb_emit(c, LB_OP_BUILD_DICT, count);
        flags |= LB_FUNCTION_KEYWORD_DEFAULTS;
    }
    return flags;
}

static size_t annotate(lb_compiler *c, lb_str name, const lb_py_expr *annotation)
{
    if (!annotation) {
        return 0;
    }
    lb_emit_text(c, lb_scope_mangle(c->arena, c->unit->scope, name));
    lb_compile_note(c, annotation);
    return 2;
}

static size_t compile_annotations(lb_compiler *c, const lb_py_arguments *args,
                                  const lb_py_expr *returns)
{
    size_t count = 0;
    for (size_t i = 0; i < args->posonlyargs.count; i++) {
        count +=
            annotate(c, args->posonlyargs.items[i]->arg, args->posonlyargs.items[i]->annotation);
    }
    for (size_t i = 0; i < args->args.count; i++) {
        count += annotate(c, args->args.items[i]->arg, args->args.items[i]->annotation);
    }
    if (args->vararg) {
        count += annotate(c, args->vararg->arg, args->vararg->annotation);
    }
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        count += annotate(c, args->kwonlyargs.items[i]->arg, args->kwonlyargs.items[i]->annotation);
    }
    if (args->kwarg) {
        count += annotate(c, args->kwarg->arg, args->kwarg->annotation);
    }
    count += annotate(c, LB_STR("return"), returns);
    if (count) {
        lb_emit(c, LB_OP_BUILD_TUPLE, count);
        return LB_FUNCTION_ANNOTATIONS;
    }
    return 0;
}

static void set_parameters(lb_code_object *code, const lb_py_arguments *args)
{
    code->positional_only_count = args->posonlyargs.count;
    code->argument_count = args->posonlyargs.count + args->args.count;
    code->keyword_only_count = args->kwonlyargs.count;
    code->flags |= (args->vararg ? LB_CODE_VARARGS : 0u) | (args->kwarg ? LB_CODE_KEYWORDS : 0u);
}

static void decorate(lb_compiler *c, lb_py_exprs decorators)
{
    for (size_t i = decorators.count; i-- > 0;) {
        c->unit->at = decorators.items[i]->pos;
        lb_emit(c, LB_OP_CALL, 1 << 2);
    }
}

static void load_from_typing(lb_compiler *c, const char *name)
{
    lb_emit_constant(c, LB_NONE);
    lb_emit_constant(c, lb_small_new(0));
    lb_emit(c, LB_OP_IMPORT, lb_name_index(c, LB_STR("typing")));
    lb_emit_name(c, LB_OP_LOAD_ATTR, lb_str_of(name));
}

/* CPython computes bound and default when they are asked for. */
static void compile_type_param(lb_compiler *c, const lb_py_type_param *node)
{
    lb_type_param p = lb_type_param_of(node);
    load_from_typing(c, "_type_parameter");
    lb_emit_text(c, lb_str_of(p.class_name));
    lb_emit_text(c, p.name);
    if (p.bound) {
        lb_compile_note(c, p.bound);
    } else {
        lb_emit_constant(c, LB_NONE);
    }
    if (p.default_value) {
        lb_compile_note(c, p.default_value);
    }
    lb_emit(c, LB_OP_CALL, (p.default_value ? 4 : 3) << 2);
    lb_emit(c, LB_OP_DUP, 0);
    lb_compile_name(c, p.name, LB_PY_Store);
}

/* Opens the scope of type parameters, which are made there and put into `.parameters`. */
static bool open_type_params(lb_compiler *c, lb_py_type_params params, lb_py_position at)
{
    if (!params.count) {
        return false;
    }
    lb_scope *scope = lb_scope_inner(c->unit->scope, params.items);
    lb_unit_enter(c, scope, LB_STR("<generic parameters>"), at);
    for (size_t i = 0; i < params.count; i++) {
        compile_type_param(c, params.items[i]);
    }
    lb_emit(c, LB_OP_BUILD_TUPLE, params.count);
    lb_compile_name(c, LB_STR(".parameters"), LB_PY_Store);
    return true;
}

/* The value made inside is on the stack: notes its parameters and returns it through the scope. */
static void close_type_params(lb_compiler *c)
{
    lb_emit(c, LB_OP_DUP, 0);
    lb_compile_name(c, LB_STR(".parameters"), LB_PY_Load);
    lb_emit(c, LB_OP_SWAP, 0);
    lb_emit_name(c, LB_OP_STORE_ATTR, LB_STR("__type_params__"));
    lb_emit(c, LB_OP_RETURN, 0);
    lb_scope *scope = c->unit->scope;
    lb_code_object *code = lb_unit_leave(c);
    emit_function(c, scope, code, 0);
    lb_emit(c, LB_OP_CALL, 0);
}

void lb_compile_function(lb_compiler *c, const lb_py_stmt *s)
{
    lb_py_position at = s->pos;
    const struct lb_py_FunctionDef *f = &s->FunctionDef; /* the async one has the same fields */
    for (size_t i = 0; i < f->decorator_list.count; i++) {
        lb_compile_expr(c, f->decorator_list.items[i]);
    }
    bool has_params = open_type_params(c, f->type_params, at);
    size_t flags = compile_defaults(c, f->args) | compile_annotations(c, f->args, f->returns);
    lb_scope *scope = lb_scope_inner(c->unit->scope, s);
    lb_unit_enter(c, scope, f->name, at);
    lb_py_stmts body = f->body;
    lb_value doc = lb_compile_docstring(c, &body);
    lb_compile_stmts(c, body);
    lb_emit_constant(c, LB_NONE);
    lb_emit(c, LB_OP_RETURN, 0);
    lb_code_object *code = lb_unit_leave(c);
    code->doc = doc ? doc : LB_NONE;
    set_parameters(code, f->args);
    c->unit->at = at;
    emit_function(c, scope, code, flags);
    if (has_params) {
        close_type_params(c);
    }
    decorate(c, f->decorator_list);
    lb_compile_name(c, f->name, LB_PY_Store);
}

void lb_compile_lambda(lb_compiler *c, const lb_py_expr *e)
{
    size_t flags = compile_defaults(c, e->Lambda.args);
    lb_scope *scope = lb_scope_inner(c->unit->scope, e);
    lb_unit_enter(c, scope, LB_STR("<lambda>"), e->pos);
    lb_compile_expr(c, e->Lambda.body);
    if (scope->is_generator) {
        lb_emit(c, LB_OP_POP, 0);
        lb_emit_constant(c, LB_NONE);
    }
    lb_emit(c, LB_OP_RETURN, 0);
    lb_code_object *code = lb_unit_leave(c);
    code->doc = LB_NONE;
    set_parameters(code, e->Lambda.args);
    emit_function(c, scope, code, flags);
}

/* --- classes --- */

static void compile_class_body(lb_compiler *c, const lb_py_stmt *s)
{
    lb_scope *scope = lb_scope_inner(c->unit->scope, s);
    lb_unit_enter(c, scope, s->ClassDef.name, s->pos);
    lb_emit(c, LB_OP_LOAD_NAME, lb_name_index(c, LB_STR("__name__")));
    lb_emit(c, LB_OP_STORE_NAME, lb_name_index(c, LB_STR("__module__")));
    lb_emit_text(c, c->unit->qualname);
    lb_emit(c, LB_OP_STORE_NAME, lb_name_index(c, LB_STR("__qualname__")));
    lb_py_stmts body = s->ClassDef.body;
    lb_value doc = lb_compile_docstring(c, &body);
    if (doc) {
        lb_emit_constant(c, doc);
        lb_emit(c, LB_OP_STORE_NAME, lb_name_index(c, LB_STR("__doc__")));
    }
    if (scope->has_annotations) {
        lb_emit(c, LB_OP_SETUP_ANNOTATIONS, 0);
    }
    lb_compile_top(c, body);
    lb_symbol_entry *cell = lb_scope_symbol(scope, LB_STR("__class__"));
    if (cell && cell->place == LB_PLACE_CELL) {
        lb_emit(c, LB_OP_PUSH_CELL, cell->index);
        lb_emit(c, LB_OP_STORE_NAME, lb_name_index(c, LB_STR("__classcell__")));
    }
    lb_emit_constant(c, LB_NONE);
    lb_emit(c, LB_OP_RETURN, 0);
    lb_code_object *code = lb_unit_leave(c);
    code->doc = doc ? doc : LB_NONE;
    emit_function(c, scope, code, 0);
}

void lb_compile_class(lb_compiler *c, const lb_py_stmt *s)
{
    lb_py_position at = s->pos;
    const struct lb_py_ClassDef *k = &s->ClassDef;
    for (size_t i = 0; i < k->decorator_list.count; i++) {
        lb_compile_expr(c, k->decorator_list.items[i]);
    }
    bool has_params = open_type_params(c, k->type_params, at);
    if (has_params) {
        load_from_typing(c, "_generic_base");
        lb_compile_name(c, LB_STR(".parameters"), LB_PY_Load);
        lb_emit(c, LB_OP_CALL, 1 << 2);
        lb_compile_name(c, LB_STR(".generic"), LB_PY_Store);
    }
    lb_emit(c, LB_OP_BUILD_CLASS, 0);
    compile_class_body(c, s);
    lb_emit_text(c, k->name);
    lb_py_exprs bases = k->bases;
    if (has_params) { /* typing.Generic[parameters] is a base too */
        lb_py_exprs more = {LB_NEW_ARRAY(c->arena, lb_py_expr *, bases.count + 1), bases.count + 1};
        for (size_t i = 0; i < bases.count; i++) {
            more.items[i] = bases.items[i];
        }
        lb_py_expr *generic = LB_NEW(c->arena, lb_py_expr);
        generic->kind = LB_PY_Name;
        generic->pos = at;
        generic->Name.id = LB_STR(".generic");
        more.items[bases.count] = generic;
        bases = more;
    }
    lb_compile_call(c, NULL, 2, bases, k->keywords, false);
    if (has_params) {
        close_type_params(c);
    }
    c->unit->at = at;
    decorate(c, k->decorator_list);
    lb_compile_name(c, k->name, LB_PY_Store);
}

/* type X[T] = value: the value is computed when it is asked for */
void lb_compile_type_alias(lb_compiler *c, const lb_py_stmt *s)
{
    bool has_params = open_type_params(c, s->TypeAlias.type_params, s->pos);
    lb_compile_note(c, s->TypeAlias.value); /* CPython computes it when it is asked for */
    lb_emit(c, LB_OP_TYPE_ALIAS, lb_name_index(c, s->TypeAlias.name->Name.id));
    if (has_params) {
        close_type_params(c);
    }
    lb_compile_name(c, s->TypeAlias.name->Name.id, LB_PY_Store);
}

/* --- comprehensions --- */

typedef struct comprehension {
    const lb_py_expr *expr;
    lb_py_comprehensions generators;
    lb_op add;
} comprehension;

static void compile_element(lb_compiler *c, const comprehension *k)
{
    size_t depth = k->generators.count + 1;
    if (k->expr->kind == LB_PY_DictComp) {
        lb_compile_expr(c, k->expr->DictComp.key);
        lb_compile_expr(c, k->expr->DictComp.value);
        lb_emit(c, LB_OP_DICT_ADD, depth);
        return;
    }
    lb_compile_expr(c, k->expr->ListComp.elt); /* the same place in all others */
    if (k->expr->kind == LB_PY_GeneratorExp) {
        lb_emit_yield(c);
        lb_emit(c, LB_OP_POP, 0);
    } else {
        lb_emit(c, k->add, depth);
    }
}

static void compile_generator(lb_compiler *c, const comprehension *k, size_t level)
{
    if (level == k->generators.count) {
        compile_element(c, k);
        return;
    }
    const lb_py_comprehension *g = k->generators.items[level];
    lb_label start = lb_label_new(c), end = lb_label_new(c), handler = lb_label_new(c);
    if (level == 0) {
        lb_emit(c, LB_OP_LOAD_FAST, 0);
    } else {
        lb_compile_expr(c, g->iter);
        lb_emit(c, g->is_async ? LB_OP_GET_ASYNC_ITER : LB_OP_GET_ITER, 0);
    }
    lb_label_here(c, start);
    if (g->is_async) {
        lb_block_push(c, handler);
        lb_emit(c, LB_OP_ASYNC_NEXT, 0);
        lb_compile_await(c);
        lb_block_pop(c);
    } else {
        lb_emit_jump(c, LB_OP_FOR_ITER, end);
    }
    lb_compile_store(c, g->target);
    for (size_t i = 0; i < g->ifs.count; i++) {
        lb_label next = lb_label_new(c), fine = lb_label_new(c);
        lb_compile_condition(c, g->ifs.items[i], next, false);
        lb_emit_jump(c, LB_OP_JUMP, fine);
        lb_label_here(c, next);
        lb_emit_jump(c, LB_OP_LOOP, start);
        lb_label_here(c, fine);
    }
    compile_generator(c, k, level + 1);
    lb_emit_jump(c, LB_OP_LOOP, start);
    if (g->is_async) {
        lb_label_here(c, handler);
        lb_emit(c, LB_OP_END_ASYNC_FOR, 0);
    }
    lb_label_here(c, end);
}

void lb_compile_comprehension(lb_compiler *c, const lb_py_expr *e)
{
    static const struct {
        lb_py_kind kind;
        const char *name;
        lb_op build, add;
    } kinds[] = {{LB_PY_ListComp, "<listcomp>", LB_OP_BUILD_LIST, LB_OP_LIST_APPEND},
                 {LB_PY_SetComp, "<setcomp>", LB_OP_BUILD_SET, LB_OP_SET_ADD},
                 {LB_PY_DictComp, "<dictcomp>", LB_OP_BUILD_DICT, LB_OP_DICT_ADD},
                 {LB_PY_GeneratorExp, "<genexpr>", LB_OP_NOP, LB_OP_NOP}};
    size_t which = 0;
    while (kinds[which].kind != e->kind) {
        which++;
    }
    comprehension k = {e,
                       e->kind == LB_PY_DictComp ? e->DictComp.generators : e->ListComp.generators,
                       kinds[which].add};
    bool is_generator = e->kind == LB_PY_GeneratorExp;
    lb_scope *scope = lb_scope_inner(c->unit->scope, e);
    lb_unit_enter(c, scope, lb_str_of(kinds[which].name), e->pos);
    if (!is_generator) {
        lb_emit(c, kinds[which].build, 0);
    } else {
        lb_emit_constant(c, LB_NONE); /* so that depths are the same */
    }
    compile_generator(c, &k, 0);
    lb_emit(c, LB_OP_RETURN, 0);
    lb_code_object *code = lb_unit_leave(c);
    code->argument_count = 1;
    code->doc = LB_NONE;
    bool is_awaited = !is_generator && scope->is_async;
    emit_function(c, scope, code, 0);
    const lb_py_comprehension *first = k.generators.items[0];
    lb_compile_expr(c, first->iter);
    c->unit->at = e->pos;
    lb_emit(c, first->is_async ? LB_OP_GET_ASYNC_ITER : LB_OP_GET_ITER, 0);
    c->unit->at = e->pos;
    lb_emit(c, LB_OP_CALL, 1 << 2);
    if (is_awaited) {
        lb_compile_await(c);
    }
}

/* --- the whole --- */

/* What is imported from __future__ at the beginning. */
static void find_future(lb_compiler *c, const lb_py_mod *module)
{
    for (size_t i = 0; i < module->Module.body.count; i++) {
        const lb_py_stmt *s = module->Module.body.items[i];
        bool is_doc = i == 0 && s->kind == LB_PY_Expr && s->Expr.value->kind == LB_PY_Constant;
        if (is_doc) {
            continue;
        }
        if (s->kind != LB_PY_ImportFrom || !lb_str_is(s->ImportFrom.module, "__future__")) {
            return;
        }
        c->last_future = s->pos.lineno;
        for (size_t j = 0; j < s->ImportFrom.names.count; j++) {
            c->has_future_annotations |=
                lb_str_is(s->ImportFrom.names.items[j]->name, "annotations");
        }
    }
}

static lb_code_object *compile_module(lb_compiler *c, const lb_py_mod *module, lb_scope **out)
{
    lb_code_object *code = NULL;
    c->code = lb_symbols_build(c->arena, module, out, c->error);
    if (c->code == LB_OK) {
        lb_scope *scope = *out;
        lb_unit_enter(c, scope, LB_STR("<module>"), scope->position);
        if (module->kind == LB_PY_Expression) {
            lb_compile_expr(c, module->Expression.body);
        } else {
            lb_py_stmts body = module->Module.body;
            lb_value doc = lb_compile_docstring(c, &body);
            if (doc) {
                lb_emit_constant(c, doc);
                lb_emit(c, LB_OP_STORE_NAME, lb_name_index(c, LB_STR("__doc__")));
            }
            if (scope->has_annotations) {
                lb_emit(c, LB_OP_SETUP_ANNOTATIONS, 0);
            }
            lb_compile_top(c, body);
            lb_emit_constant(c, LB_NONE);
        }
        lb_emit(c, LB_OP_RETURN, 0);
        code = lb_unit_leave(c);
        code->doc = LB_NONE;
    }
    return code;
}

/* A SyntaxError of the guest, with the attributes that CPython gives it. */
static void raise_syntax_error(lb_python *py, const lb_error *error, const char *filename,
                               lb_str source)
{
    lb_type_id id = LB_T_SYNTAX_ERROR;
    if (error->kind && strcmp(error->kind, "IndentationError") == 0) {
        id = LB_T_INDENTATION_ERROR;
    } else if (error->kind && strcmp(error->kind, "TabError") == 0) {
        id = LB_T_TAB_ERROR;
    }
    lb_str line = {0}, rest = source;
    for (unsigned i = 0; i < error->line && lb_str_next_line(&rest, &line); i++) {
    }
    lb_value place = lb_tuple_of(py, 4, lb_string_of(py, filename), lb_int_new(py, error->line),
                                 lb_int_new(py, error->column), lb_string_new(py, line));
    lb_value args = lb_tuple_of(py, 2, lb_string_of(py, error->message), place);
    lb_value e = lb_exception_new(py, py->types[id], (lb_tuple *)args);
    lb_setattr(py, e, "msg", lb_string_of(py, error->message));
    lb_setattr(py, e, "filename", lb_string_of(py, filename));
    lb_setattr(py, e, "lineno", lb_int_new(py, error->line));
    lb_setattr(py, e, "offset", lb_int_new(py, error->column));
    lb_setattr(py, e, "text", lb_string_new(py, line));
    lb_raise_value(py, e);
}

lb_code_object *lb_compile(lb_python *py, lb_str source, const char *filename, lb_compile_mode mode)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_parsed parsed = {0};
    return lb_compile_in(py, &arena, source, filename, mode, &parsed);
}

lb_code_object *lb_compile_in(lb_python *py, lb_arena *arena, lb_str source, const char *filename,
                              lb_compile_mode mode, lb_parsed *parsed)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_py_mod *module = NULL;
    lb_compiler c = {.py = py, .arena = arena, .filename = filename, .error = &error};
    c.code = mode == LB_COMPILE_EVAL
                 ? lb_python_parse_expression(arena, source, filename, &module, &error)
                 : lb_python_parse(arena, source, filename, &module, &error);
    lb_code_object *code = NULL;
    if (c.code == LB_OK) {
        c.file_string = lb_intern(py, lb_str_of(filename));
        c.source = lb_str_starts(source, LB_STR("\xef\xbb\xbf")) ? lb_str_slice(source, 3, SIZE_MAX)
                                                                 : source;
        c.source_string = (lb_string *)lb_string_new(py, c.source);
        c.is_tolerant = mode == LB_COMPILE_TOLERANT;
        if (module->kind == LB_PY_Module) {
            find_future(&c, module);
            if (c.is_tolerant) {
                lb_compile_find_late_names(&c, module);
            }
        }
        parsed->module = module;
        code = compile_module(&c, module, &parsed->scope);
        lb_units_free(&c);
    }
    if (c.code != LB_OK) {
        raise_syntax_error(py, &error, filename, source);
        return NULL;
    }
    return code;
}

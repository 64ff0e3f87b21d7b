#include "python/symbols.h"

/* A tree deeper than this is refused; the parser has a limit of its own. */
enum { MAX_DEPTH = 3000 };

typedef struct builder {
    lb_arena *arena;
    lb_scope *scope;
    lb_error *error;
    lb_code code;
    unsigned depth;
} builder;

static void visit_expr(builder *b, const lb_py_expr *e);
static void visit_stmts(builder *b, lb_py_stmts stmts);

static void fail_at(builder *b, lb_py_position at, const char *format, lb_str name)
{
    if (b->code != LB_OK) {
        return;
    }
    char *message = lb_arena_format(b->arena, "%.*s", LB_ARG(name));
    LB_AUTO_TEXT lb_text text = {0};
    for (const char *p = format; *p; p++) {
        if (*p == '$') {
            lb_text_adds(&text, message);
        } else {
            lb_text_addc(&text, *p);
        }
    }
    b->code = lb_fail(b->error, LB_ERR_SCRIPT, "%s", lb_text_cstr(&text));
    lb_error_kind(b->error, "SyntaxError");
    lb_error_at(b->error, NULL, at.lineno, at.col_offset + 1);
}

static lb_symbol_entry *symbol_in(builder *b, lb_scope *scope, lb_str name)
{
    name = lb_scope_mangle(b->arena, scope, name);
    lb_symbol_entry *symbol = lb_scope_symbol(scope, name);
    return symbol ? symbol : lb_scope_add(b->arena, scope, name);
}

static lb_symbol_entry *use(builder *b, lb_str name)
{
    return symbol_in(b, b->scope, name);
}

static void bind(builder *b, lb_str name)
{
    use(b, name)->is_bound = true;
}

static void enter(builder *b, lb_scope_kind kind, const void *node, lb_py_position position)
{
    lb_scope *scope = LB_NEW(b->arena, lb_scope);
    scope->kind = kind;
    scope->node = node;
    scope->outer = b->scope;
    scope->position = position;
    if (b->scope) {
        scope->class_name = b->scope->class_name;
        lb_vector_push_in(b->arena, &b->scope->inner, scope);
    }
    b->scope = scope;
}

static void leave(builder *b)
{
    b->scope = b->scope->outer;
}

static void visit_exprs(builder *b, lb_py_exprs exprs)
{
    for (size_t i = 0; i < exprs.count; i++) {
        visit_expr(b, exprs.items[i]);
    }
}

static void add_parameter(builder *b, const lb_py_arg *arg)
{
    if (!arg) {
        return;
    }
    lb_symbol_entry *symbol = use(b, arg->arg);
    if (symbol->is_parameter) {
        fail_at(b, arg->pos, "duplicate argument '$' in function definition", arg->arg);
    }
    symbol->is_parameter = symbol->is_bound = true;
}

static void add_parameters(builder *b, const lb_py_arguments *args)
{
    for (size_t i = 0; i < args->posonlyargs.count; i++) {
        add_parameter(b, args->posonlyargs.items[i]);
    }
    for (size_t i = 0; i < args->args.count; i++) {
        add_parameter(b, args->args.items[i]);
    }
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        add_parameter(b, args->kwonlyargs.items[i]);
    }
    add_parameter(b, args->vararg);
    add_parameter(b, args->kwarg);
}

static void visit_annotation(builder *b, const lb_py_arg *arg)
{
    if (arg && arg->annotation) {
        visit_expr(b, arg->annotation);
    }
}

static void visit_defaults(builder *b, const lb_py_arguments *args)
{
    visit_exprs(b, args->defaults);
    visit_exprs(b, args->kw_defaults);
}

static void visit_annotations(builder *b, const lb_py_arguments *args, const lb_py_expr *returns)
{
    for (size_t i = 0; i < args->posonlyargs.count; i++) {
        visit_annotation(b, args->posonlyargs.items[i]);
    }
    for (size_t i = 0; i < args->args.count; i++) {
        visit_annotation(b, args->args.items[i]);
    }
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        visit_annotation(b, args->kwonlyargs.items[i]);
    }
    visit_annotation(b, args->vararg);
    visit_annotation(b, args->kwarg);
    visit_expr(b, returns);
}

lb_type_param lb_type_param_of(const lb_py_type_param *node)
{
    switch (node->kind) {
    case LB_PY_ParamSpec:
        return (lb_type_param){.class_name = "ParamSpec",
                               .name = node->ParamSpec.name,
                               .default_value = node->ParamSpec.default_value};
    case LB_PY_TypeVarTuple:
        return (lb_type_param){.class_name = "TypeVarTuple",
                               .name = node->TypeVarTuple.name,
                               .default_value = node->TypeVarTuple.default_value};
    case LB_PY_TypeVar:
    default:
        return (lb_type_param){.class_name = "TypeVar",
                               .name = node->TypeVar.name,
                               .bound = node->TypeVar.bound,
                               .default_value = node->TypeVar.default_value};
    }
}

static bool enter_type_params(builder *b, lb_py_type_params params, lb_py_position position)
{
    if (!params.count) {
        return false;
    }
    enter(b, LB_SCOPE_PARAMETERS, params.items, position);
    for (size_t i = 0; i < params.count; i++) {
        lb_type_param p = lb_type_param_of(params.items[i]);
        bind(b, p.name);
        visit_expr(b, p.bound);
        visit_expr(b, p.default_value);
    }
    bind(b, LB_STR(".parameters"));
    bind(b, LB_STR(".generic"));
    return true;
}

static void visit_function(builder *b, const lb_py_stmt *s)
{
    const struct lb_py_FunctionDef *f =
        s->kind == LB_PY_FunctionDef
            ? &s->FunctionDef
            : (const struct lb_py_FunctionDef *)(const void *)&s->AsyncFunctionDef;
    bind(b, f->name);
    visit_exprs(b, f->decorator_list);
    visit_defaults(b, f->args);
    bool has_params = enter_type_params(b, f->type_params, s->pos);
    visit_annotations(b, f->args, f->returns);
    enter(b, LB_SCOPE_FUNCTION, s, s->pos);
    b->scope->is_async = s->kind == LB_PY_AsyncFunctionDef;
    add_parameters(b, f->args);
    visit_stmts(b, f->body);
    leave(b);
    if (has_params) {
        leave(b);
    }
}

static void visit_class(builder *b, const lb_py_stmt *s)
{
    const struct lb_py_ClassDef *c = &s->ClassDef;
    bind(b, c->name);
    visit_exprs(b, c->decorator_list);
    bool has_params = enter_type_params(b, c->type_params, s->pos);
    visit_exprs(b, c->bases);
    for (size_t i = 0; i < c->keywords.count; i++) {
        visit_expr(b, c->keywords.items[i]->value);
    }
    enter(b, LB_SCOPE_CLASS, s, s->pos);
    b->scope->class_name = c->name;
    visit_stmts(b, c->body);
    leave(b);
    if (has_params) {
        leave(b);
    }
}

static void visit_comprehension(builder *b, const lb_py_expr *e, const lb_py_expr *elt,
                                const lb_py_expr *value, lb_py_comprehensions generators)
{
    visit_expr(b, generators.items[0]->iter);
    enter(b, LB_SCOPE_COMPREHENSION, e, e->pos);
    b->scope->is_generator = e->kind == LB_PY_GeneratorExp;
    lb_symbol_entry *iterable = use(b, LB_STR(".0"));
    iterable->is_parameter = iterable->is_bound = true;
    for (size_t i = 0; i < generators.count; i++) {
        const lb_py_comprehension *g = generators.items[i];
        if (g->is_async) {
            b->scope->is_async = true;
        }
        if (i > 0) {
            visit_expr(b, g->iter);
        }
        visit_expr(b, g->target);
        visit_exprs(b, g->ifs);
    }
    visit_expr(b, value);
    visit_expr(b, elt);
    bool is_awaited = b->scope->is_async && !b->scope->is_generator;
    leave(b);
    if (is_awaited && b->scope->kind == LB_SCOPE_COMPREHENSION) {
        b->scope->is_async = true;
    } else if (is_awaited && !(b->scope->kind == LB_SCOPE_FUNCTION && b->scope->is_async)) {
        fail_at(b, e->pos, "asynchronous comprehension outside of an asynchronous function",
                LB_STR(""));
    }
}

/* The target of := in a comprehension belongs to the function around it. */
static void bind_walrus(builder *b, const lb_py_expr *target)
{
    lb_scope *scope = b->scope;
    while (scope->kind == LB_SCOPE_COMPREHENSION) {
        lb_symbol_entry *inner = symbol_in(b, scope, target->Name.id);
        if (inner->is_bound) {
            fail_at(b, target->pos,
                    "assignment expression cannot rebind comprehension iteration variable '$'",
                    target->Name.id);
        }
        if (!inner->is_global) {
            inner->is_nonlocal = true;
        }
        scope = scope->outer;
    }
    if (scope->kind == LB_SCOPE_CLASS && scope != b->scope) {
        fail_at(b, target->pos,
                "assignment expression within a comprehension cannot be used in a class body",
                LB_STR(""));
    }
    lb_symbol_entry *symbol = symbol_in(b, scope, target->Name.id);
    symbol->is_bound = true;
    if (scope->kind == LB_SCOPE_MODULE || symbol->is_global) {
        for (lb_scope *s = b->scope; s != scope; s = s->outer) {
            lb_symbol_entry *inner = symbol_in(b, s, target->Name.id);
            inner->is_nonlocal = false;
            inner->is_global = true;
        }
    }
}

static void visit_name(builder *b, const lb_py_expr *e)
{
    lb_symbol_entry *symbol = use(b, e->Name.id);
    if (e->Name.ctx != LB_PY_Load) {
        symbol->is_bound = true;
        return;
    }
    if (lb_str_is(e->Name.id, "super") || lb_str_is(e->Name.id, "__class__")) {
        lb_scope *scope = b->scope;
        while (scope && scope->kind != LB_SCOPE_CLASS && scope->kind != LB_SCOPE_MODULE) {
            scope = scope->outer;
        }
        if (b->scope->kind != LB_SCOPE_CLASS && scope && scope->kind == LB_SCOPE_CLASS) {
            use(b, LB_STR("__class__"));
            scope->needs_class_cell = true;
        }
    }
}

static void visit_yield(builder *b, const lb_py_expr *e, const lb_py_expr *value)
{
    lb_scope_kind kind = b->scope->kind;
    if (kind == LB_SCOPE_MODULE || kind == LB_SCOPE_CLASS) {
        fail_at(b, e->pos,
                e->kind == LB_PY_Await ? "'await' outside function" : "'yield' outside function",
                LB_STR(""));
    } else if (kind == LB_SCOPE_COMPREHENSION && e->kind != LB_PY_Await) {
        fail_at(b, e->pos, "'yield' inside list comprehension", LB_STR(""));
    } else if (e->kind == LB_PY_Await) {
        if (kind == LB_SCOPE_COMPREHENSION) {
            b->scope->is_async = true;
        } else if (!b->scope->is_async) {
            fail_at(b, e->pos, "'await' outside async function", LB_STR(""));
        }
    } else {
        b->scope->is_generator = true;
    }
    visit_expr(b, value);
}

/* What stands in a node, in the order of ast.h. Scopes and names are for whoever comes before. */
#define VISIT_IDENTIFIER(field)
#define VISIT_IDENTIFIER_OR_NULL(field)
#define VISIT_IDENTIFIERS(field)
#define VISIT_INTEGER(field)
#define VISIT_CONSTANT(field)
#define VISIT_CONTEXT(field)
#define VISIT_BOOLOP(field)
#define VISIT_OPERATOR(field)
#define VISIT_UNARYOP(field)
#define VISIT_CMPOPS(field)
#define VISIT_ARGUMENTS(field)
#define VISIT_COMPREHENSIONS(field)
#define VISIT_ALIASES(field)
#define VISIT_WITHITEMS(field)
#define VISIT_TYPE_PARAMS(field)
#define VISIT_EXPR(field) visit_expr(b, field);
#define VISIT_EXPR_OR_NULL(field) visit_expr(b, field);
#define VISIT_EXPRS(field) visit_exprs(b, field);
#define VISIT_EXPRS_OR_NULL(field) visit_exprs(b, field);
#define VISIT_KEYWORDS(field) visit_keywords(b, field);
#define VISIT_STMTS(field) visit_stmts(b, field);
#define VISIT_HANDLERS(field) visit_handlers(b, field);
#define VISIT_CASES(field) visit_cases(b, field);
#define FIELD(type, name) VISIT_##type(n->name)
#define NODE(kind, fields)                                    \
    case LB_PY_##kind: {                                      \
        const struct lb_py_##kind *n LB_UNUSED = &node->kind; \
        fields break;                                         \
    }

static void visit_keywords(builder *b, lb_py_keywords keywords)
{
    for (size_t i = 0; i < keywords.count; i++) {
        visit_expr(b, keywords.items[i]->value);
    }
}

static void visit_inside_expr(builder *b, const lb_py_expr *node)
{
    switch (node->kind) {
        LB_PY_EXPR_TABLE(NODE, FIELD)
    default:
        break;
    }
}

static void visit_expr_kind(builder *b, const lb_py_expr *e)
{
    switch (e->kind) {
    case LB_PY_NamedExpr:
        visit_expr(b, e->NamedExpr.value);
        bind_walrus(b, e->NamedExpr.target);
        break;
    case LB_PY_Lambda:
        visit_defaults(b, e->Lambda.args);
        enter(b, LB_SCOPE_FUNCTION, e, e->pos);
        add_parameters(b, e->Lambda.args);
        visit_expr(b, e->Lambda.body);
        leave(b);
        break;
    case LB_PY_ListComp:
        visit_comprehension(b, e, e->ListComp.elt, NULL, e->ListComp.generators);
        break;
    case LB_PY_SetComp:
        visit_comprehension(b, e, e->SetComp.elt, NULL, e->SetComp.generators);
        break;
    case LB_PY_GeneratorExp:
        visit_comprehension(b, e, e->GeneratorExp.elt, NULL, e->GeneratorExp.generators);
        break;
    case LB_PY_DictComp:
        visit_comprehension(b, e, e->DictComp.key, e->DictComp.value, e->DictComp.generators);
        break;
    case LB_PY_Await:
        visit_yield(b, e, e->Await.value);
        break;
    case LB_PY_Yield:
        visit_yield(b, e, e->Yield.value);
        break;
    case LB_PY_YieldFrom:
        if (b->scope->is_async) {
            fail_at(b, e->pos, "'yield from' inside async function", LB_STR(""));
        }
        visit_yield(b, e, e->YieldFrom.value);
        break;
    case LB_PY_Name:
        visit_name(b, e);
        break;
    default:
        visit_inside_expr(b, e);
        break;
    }
}

static void visit_expr(builder *b, const lb_py_expr *e)
{
    if (!e || b->code != LB_OK) {
        return;
    }
    if (++b->depth > MAX_DEPTH) {
        b->code = lb_fail(b->error, LB_ERR_BUDGET, "the expression is nested too deeply");
        lb_error_at(b->error, NULL, e->pos.lineno, e->pos.col_offset + 1);
    } else {
        visit_expr_kind(b, e);
    }
    b->depth--;
}

static void visit_pattern(builder *b, const lb_py_pattern *p);

static void visit_patterns(builder *b, lb_py_patterns patterns)
{
    for (size_t i = 0; i < patterns.count; i++) {
        visit_pattern(b, patterns.items[i]);
    }
}

static void visit_pattern(builder *b, const lb_py_pattern *p)
{
    if (!p || b->depth > MAX_DEPTH) {
        return;
    }
    b->depth++;
    switch (p->kind) {
    case LB_PY_MatchValue:
        visit_expr(b, p->MatchValue.value);
        break;
    case LB_PY_MatchSequence:
        visit_patterns(b, p->MatchSequence.patterns);
        break;
    case LB_PY_MatchMapping:
        visit_exprs(b, p->MatchMapping.keys);
        visit_patterns(b, p->MatchMapping.patterns);
        if (p->MatchMapping.rest.ptr) {
            bind(b, p->MatchMapping.rest);
        }
        break;
    case LB_PY_MatchClass:
        visit_expr(b, p->MatchClass.cls);
        visit_patterns(b, p->MatchClass.patterns);
        visit_patterns(b, p->MatchClass.kwd_patterns);
        break;
    case LB_PY_MatchStar:
        if (p->MatchStar.name.ptr) {
            bind(b, p->MatchStar.name);
        }
        break;
    case LB_PY_MatchAs:
        visit_pattern(b, p->MatchAs.pattern);
        if (p->MatchAs.name.ptr) {
            bind(b, p->MatchAs.name);
        }
        break;
    case LB_PY_MatchOr:
        visit_patterns(b, p->MatchOr.patterns);
        break;
    default:
        break;
    }
    b->depth--;
}

static void visit_handlers(builder *b, lb_py_handlers handlers)
{
    for (size_t i = 0; i < handlers.count; i++) {
        const lb_py_handler *h = handlers.items[i];
        visit_expr(b, h->type);
        if (h->name.ptr) {
            bind(b, h->name);
        }
        visit_stmts(b, h->body);
    }
}

static void declare(builder *b, const lb_py_stmt *s, lb_py_identifiers names, bool is_global)
{
    for (size_t i = 0; i < names.count; i++) {
        bool is_new = !lb_scope_symbol(b->scope, names.items[i]);
        lb_symbol_entry *symbol = use(b, names.items[i]);
        if (symbol->is_parameter) {
            fail_at(b, s->pos,
                    is_global ? "name '$' is parameter and global"
                              : "name '$' is parameter and nonlocal",
                    names.items[i]);
        } else if (symbol->is_bound && b->scope->kind != LB_SCOPE_MODULE) {
            fail_at(b, s->pos,
                    is_global ? "name '$' is assigned to before global declaration"
                              : "name '$' is assigned to before nonlocal declaration",
                    names.items[i]);
        } else if (!is_new && !symbol->is_global && !symbol->is_nonlocal &&
                   b->scope->kind != LB_SCOPE_MODULE) {
            fail_at(b, s->pos,
                    is_global ? "name '$' is used prior to global declaration"
                              : "name '$' is used prior to nonlocal declaration",
                    names.items[i]);
        }
        if (is_global) {
            symbol->is_global = true;
        } else if (b->scope->kind == LB_SCOPE_MODULE) {
            fail_at(b, s->pos, "nonlocal declaration not allowed at module level", LB_STR(""));
        } else {
            symbol->is_nonlocal = true;
            symbol->line = s->pos.lineno;
            symbol->column = s->pos.col_offset;
        }
    }
}

static void visit_import(builder *b, const lb_py_stmt *s, lb_py_aliases names)
{
    for (size_t i = 0; i < names.count; i++) {
        const lb_py_alias *a = names.items[i];
        lb_str name = a->asname.ptr ? a->asname : a->name;
        if (lb_str_is(name, "*")) {
            if (b->scope->kind != LB_SCOPE_MODULE) {
                fail_at(b, a->pos, "import * only allowed at module level", LB_STR(""));
            }
            continue;
        }
        if (s->kind == LB_PY_Import && !a->asname.ptr) {
            name = lb_str_slice(name, 0, lb_str_find_char(name, '.'));
        }
        bind(b, name);
    }
}

static void visit_with(builder *b, lb_py_withitems items, lb_py_stmts body)
{
    for (size_t i = 0; i < items.count; i++) {
        visit_expr(b, items.items[i]->context_expr);
        visit_expr(b, items.items[i]->optional_vars);
    }
    visit_stmts(b, body);
}

static void check_async(builder *b, const lb_py_stmt *s)
{
    bool is_inside = b->scope->kind == LB_SCOPE_FUNCTION && b->scope->is_async;
    if (s->kind == LB_PY_AsyncFor && !is_inside) {
        fail_at(b, s->pos, "'async for' outside async function", LB_STR(""));
    } else if (s->kind == LB_PY_AsyncWith && !is_inside) {
        fail_at(b, s->pos, "'async with' outside async function", LB_STR(""));
    }
}

static void visit_cases(builder *b, lb_py_cases cases)
{
    for (size_t i = 0; i < cases.count; i++) {
        visit_pattern(b, cases.items[i]->pattern);
        visit_expr(b, cases.items[i]->guard);
        visit_stmts(b, cases.items[i]->body);
    }
}

static void visit_return(builder *b, const lb_py_stmt *s)
{
    if (b->scope->kind != LB_SCOPE_FUNCTION) {
        fail_at(b, s->pos, "'return' outside function", LB_STR(""));
    }
    if (s->Return.value) {
        b->scope->has_return_value = true;
    }
    visit_expr(b, s->Return.value);
}

static void visit_type_alias(builder *b, const lb_py_stmt *s)
{
    bind(b, s->TypeAlias.name->Name.id);
    bool has_params = enter_type_params(b, s->TypeAlias.type_params, s->pos);
    visit_expr(b, s->TypeAlias.value);
    if (has_params) {
        leave(b);
    }
}

static void visit_inside_stmt(builder *b, const lb_py_stmt *node)
{
    switch (node->kind) {
        LB_PY_STMT_TABLE(NODE, FIELD)
    default:
        break;
    }
}
#undef NODE
#undef FIELD

/* Values before the targets that they go to. */
static void visit_stmt_kind(builder *b, const lb_py_stmt *s)
{
    check_async(b, s);
    switch (s->kind) {
    case LB_PY_FunctionDef:
    case LB_PY_AsyncFunctionDef:
        visit_function(b, s);
        break;
    case LB_PY_ClassDef:
        visit_class(b, s);
        break;
    case LB_PY_Return:
        visit_return(b, s);
        break;
    case LB_PY_Assign:
        visit_expr(b, s->Assign.value);
        visit_exprs(b, s->Assign.targets);
        break;
    case LB_PY_TypeAlias:
        visit_type_alias(b, s);
        break;
    case LB_PY_AnnAssign:
        b->scope->has_annotations = b->scope->has_annotations || s->AnnAssign.simple;
        visit_inside_stmt(b, s);
        break;
    case LB_PY_For:
    case LB_PY_AsyncFor:
        visit_expr(b, s->For.iter);
        visit_expr(b, s->For.target);
        visit_stmts(b, s->For.body);
        visit_stmts(b, s->For.orelse);
        break;
    case LB_PY_With:
    case LB_PY_AsyncWith:
        visit_with(b, s->With.items, s->With.body);
        break;
    case LB_PY_Import:
        visit_import(b, s, s->Import.names);
        break;
    case LB_PY_ImportFrom:
        visit_import(b, s, s->ImportFrom.names);
        break;
    case LB_PY_Global:
        declare(b, s, s->Global.names, true);
        break;
    case LB_PY_Nonlocal:
        declare(b, s, s->Nonlocal.names, false);
        break;
    default:
        visit_inside_stmt(b, s);
        break;
    }
}

static void visit_stmts(builder *b, lb_py_stmts stmts)
{
    if (++b->depth > MAX_DEPTH) {
        if (b->code == LB_OK) {
            b->code = lb_fail(b->error, LB_ERR_BUDGET, "statements are nested too deeply");
        }
    } else {
        for (size_t i = 0; i < stmts.count && b->code == LB_OK; i++) {
            visit_stmt_kind(b, stmts.items[i]);
        }
    }
    b->depth--;
}

/* --- where names live --- */

static bool is_function_like(const lb_scope *scope)
{
    return scope->kind != LB_SCOPE_MODULE && scope->kind != LB_SCOPE_CLASS;
}

/* Marks the name as a cell in the nearest function around that binds it, and as free in between;
   false where there is none. */
static bool capture(builder *b, lb_scope *from, lb_str name)
{
    lb_scope *owner = from->outer;
    for (; owner; owner = owner->outer) {
        lb_symbol_entry *symbol = lb_scope_symbol(owner, name);
        if (owner->kind == LB_SCOPE_CLASS && lb_str_is(name, "__class__") &&
            owner->needs_class_cell) {
            break;
        }
        if (is_function_like(owner) && symbol && symbol->is_bound && !symbol->is_global &&
            !symbol->is_nonlocal) {
            break;
        }
        if (is_function_like(owner) && symbol && symbol->is_global) {
            return false;
        }
    }
    if (!owner || owner->kind == LB_SCOPE_MODULE) {
        return false;
    }
    symbol_in(b, owner, name)->place = LB_PLACE_CELL;
    for (lb_scope *scope = from; scope != owner; scope = scope->outer) {
        lb_symbol_entry *symbol = symbol_in(b, scope, name);
        if (scope == from || is_function_like(scope) || !symbol->is_bound) {
            symbol->place = LB_PLACE_FREE;
        } else if (symbol->place != LB_PLACE_FREE) {
            /* a class that binds the name itself passes the outer one through under another name */
            lb_str alias = lb_str_of(lb_arena_format(b->arena, ".%.*s", LB_ARG(name)));
            symbol_in(b, scope, alias)->place = LB_PLACE_FREE;
        }
    }
    return true;
}

static void resolve(builder *b, lb_scope *scope)
{
    for (size_t i = 0; i < scope->symbols.count && b->code == LB_OK; i++) {
        lb_symbol_entry *symbol = scope->symbols.items[i];
        if (symbol->place != LB_PLACE_UNKNOWN) {
            continue;
        }
        if (symbol->is_global) {
            symbol->place = LB_PLACE_GLOBAL;
        } else if (symbol->is_nonlocal) {
            if (!capture(b, scope, symbol->name)) {
                lb_py_position at = scope->position;
                at.lineno = symbol->line ? symbol->line : at.lineno;
                at.col_offset = symbol->line ? symbol->column : at.col_offset;
                fail_at(b, at, "no binding for nonlocal '$' found", symbol->name);
            }
        } else if (symbol->is_bound) {
            symbol->place = LB_PLACE_LOCAL;
        } else if (scope->kind == LB_SCOPE_MODULE || !capture(b, scope, symbol->name)) {
            symbol->place = LB_PLACE_GLOBAL_IMPLICIT;
        }
    }
    for (size_t i = 0; i < scope->inner.count && b->code == LB_OK; i++) {
        resolve(b, scope->inner.items[i]);
    }
}

/* Names that an inner scope turned into cells or free ones after the outer was resolved keep that:
   capture() overwrites LOCAL by CELL. */
lb_code lb_symbols_build(lb_arena *arena, const lb_py_mod *module, lb_scope **out, lb_error *error)
{
    builder b = {.arena = arena, .error = error};
    lb_py_position start = {1, 0, 1, 0};
    enter(&b, LB_SCOPE_MODULE, module, start);
    *out = b.scope;
    if (module->kind == LB_PY_Expression) {
        visit_expr(&b, module->Expression.body);
    } else {
        visit_stmts(&b, module->Module.body);
    }
    if (b.code == LB_OK) {
        resolve(&b, *out);
    }
    return b.code;
}

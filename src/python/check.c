#include "python/check_internal.h"
#include "python/parser.h"

enum { DEEPEST = 3000 };

/* --- reporting --- */

void lb_check_report(checker *c, lb_py_position at, const char *construct)
{
    lb_check_finding finding = {c->filename, at.lineno, at.col_offset + 1, construct};
    if (c->check->report) {
        c->check->report(c->check->context, &finding);
    }
    if (c->finding_count++ == 0) {
        lb_fail(c->error, LB_ERR_UNSUPPORTED, "limbeck does not have what this asks for: %s",
                construct);
        lb_error_at(c->error, finding.filename, finding.line, finding.column);
        lb_error_hint(c->error, "%s",
                      c->hint ? c->hint
                              : "put it below an `if` or a `try` if the script can do without it");
    }
}

/* --- modules --- */

lb_found lb_check_find(const checker *c, const char *name)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_found_module found = {0};
    if (lb_standard_module(name)) {
        return LB_FOUND_SPEC;
    }
    const lb_python_host *host = &c->py->host;
    return host->find_module ? host->find_module(host->context, &arena, name, &found)
                             : LB_FOUND_NOTHING;
}

static bool has_module(const checker *c, const char *name, lb_found *how)
{
    *how = lb_check_find(c, name);
    return (*how != LB_FOUND_NOTHING && *how != LB_FOUND_LACKING) ||
           (c->check->has_module && c->check->has_module(c->check->context, name));
}

/* Whether a module of C or of the standard library has a name; the others are not run to see. */
static bool has_name(const checker *c, const char *module, const char *name)
{
    lb_python *py = c->py;
    size_t keep = lb_keep_mark(py);
    lb_value m = lb_import(py, module);
    bool has = m && lb_import_from(py, m, lb_intern(py, lb_str_of(name)));
    lb_take_raised(py);
    lb_keep_drop(py, keep);
    return has || (c->check->has_name && !lb_standard_module(module) &&
                   c->check->has_name(c->check->context, module, name));
}

/* A dotted name needs all the packages around it too. What is inside of an opaque one is there. */
static bool check_module(checker *c, lb_py_position at, lb_str name, lb_found *how)
{
    *how = LB_FOUND_NOTHING;
    for (size_t end = 0; end < name.len; end++) {
        while (end < name.len && name.ptr[end] != '.') {
            end++;
        }
        LB_AUTO_FREE char *part = lb_format("%.*s", (int)end, name.ptr);
        if (!has_module(c, part, how)) {
            LB_AUTO_FREE char *construct = lb_format("import of %s", part);
            lb_check_report(c, at, construct);
            return false;
        }
        if (*how == LB_FOUND_OPAQUE) {
            return true;
        }
    }
    return true;
}

static void check_import(checker *c, const lb_py_stmt *s)
{
    lb_found how;
    for (size_t i = 0; i < s->Import.names.count; i++) {
        check_module(c, s->Import.names.items[i]->pos, s->Import.names.items[i]->name, &how);
    }
}

static void check_import_from(checker *c, const lb_py_stmt *s)
{
    lb_str module = s->ImportFrom.module;
    lb_found how;
    if (s->ImportFrom.level || lb_str_is(module, "__future__") ||
        !check_module(c, s->pos, module, &how) || how != LB_FOUND_SPEC) {
        return;
    }
    LB_AUTO_FREE char *module_name = lb_format("%.*s", LB_ARG(module));
    for (size_t i = 0; i < s->ImportFrom.names.count; i++) {
        const lb_py_alias *a = s->ImportFrom.names.items[i];
        LB_AUTO_FREE char *name = lb_format("%.*s", LB_ARG(a->name));
        lb_str bound = a->asname.ptr ? a->asname : a->name;
        if (strcmp(name, "*") != 0 && lb_map_has(&c->used, bound) &&
            !has_name(c, module_name, name)) {
            LB_AUTO_FREE char *construct = lb_format("from %s import %s", module_name, name);
            lb_check_report(c, a->pos, construct);
        }
    }
}

/* --- built-in names --- */

static void check_name(checker *c, const lb_py_expr *e)
{
    /* What CPython has besides the names of the language that every interpreter has; in order. */
    static const char *const names[] = {"BaseExceptionGroup",
                                        "EnvironmentError",
                                        "ExceptionGroup",
                                        "IOError",
                                        "UnicodeTranslateError",
                                        "__debug__",
                                        "__import__",
                                        "aiter",
                                        "anext",
                                        "ascii",
                                        "bin",
                                        "breakpoint",
                                        "bytearray",
                                        "bytes",
                                        "chr",
                                        "classmethod",
                                        "compile",
                                        "complex",
                                        "copyright",
                                        "credits",
                                        "delattr",
                                        "dir",
                                        "divmod",
                                        "eval",
                                        "exec",
                                        "exit",
                                        "filter",
                                        "format",
                                        "frozenset",
                                        "globals",
                                        "hash",
                                        "help",
                                        "hex",
                                        "id",
                                        "input",
                                        "license",
                                        "locals",
                                        "memoryview",
                                        "oct",
                                        "open",
                                        "ord",
                                        "pow",
                                        "quit",
                                        "slice",
                                        "vars"};
    lb_str id = e->Name.id;
    if (lb_str_is_among(id, names, LB_COUNT(names)) && !lb_map_has(&c->bound, id) &&
        !lb_dict_get_name(c->py->builtins, lb_intern(c->py, id))) {
        LB_AUTO_FREE char *construct = lb_format("built-in %.*s", LB_ARG(id));
        lb_check_report(c, e->pos, construct);
    }
}

static void bind_scope(checker *c, const lb_scope *scope)
{
    for (size_t i = 0; i < scope->symbols.count; i++) {
        const lb_symbol_entry *symbol = scope->symbols.items[i];
        if (symbol->is_bound || symbol->is_parameter) {
            lb_map_set(&c->bound, symbol->name, NULL);
        }
    }
    for (size_t i = 0; i < scope->inner.count; i++) {
        bind_scope(c, scope->inner.items[i]);
    }
}

/* Names that inner scopes have of their own. */
static void unbind_scope(checker *c, const lb_scope *scope)
{
    for (size_t i = 0; i < scope->symbols.count; i++) {
        const lb_symbol_entry *symbol = scope->symbols.items[i];
        if (symbol->is_bound || symbol->is_parameter || symbol->is_global) {
            lb_check_unbind(c, symbol->name);
        }
    }
    for (size_t i = 0; i < scope->inner.count; i++) {
        unbind_scope(c, scope->inner.items[i]);
    }
}

/* --- the walk: a function for each type of node, made from the tables of ast.h --- */

static void walk_stmt(checker *c, const lb_py_stmt *s);
static void walk_expr(checker *c, const lb_py_expr *e);
static void walk_pattern(checker *c, const lb_py_pattern *p);
static void walk_type_param(checker *c, const lb_py_type_param *p);
#define NODE(asdl_name, name, fields) static void walk_##name(checker *c, const lb_py_##name *n);
#define FIELD(type, name)
LB_PY_PLACED_TABLE(NODE, FIELD)
LB_PY_UNPLACED_TABLE(NODE, FIELD)
#undef NODE
#undef FIELD

#define WALK_ALL(function, sequence)                \
    for (size_t i = 0; i < (sequence).count; i++) { \
        function(c, (sequence).items[i]);           \
    }
#define WALK_IDENTIFIER(field)
#define WALK_IDENTIFIER_OR_NULL(field)
#define WALK_IDENTIFIERS(field)
#define WALK_INTEGER(field)
#define WALK_CONSTANT(field)
#define WALK_CONTEXT(field)
#define WALK_BOOLOP(field)
#define WALK_OPERATOR(field)
#define WALK_UNARYOP(field)
#define WALK_CMPOPS(field)
#define WALK_EXPR(field) walk_expr(c, field);
#define WALK_EXPR_OR_NULL(field) walk_expr(c, field);
#define WALK_EXPRS(field) WALK_ALL(walk_expr, field)
#define WALK_EXPRS_OR_NULL(field) WALK_ALL(walk_expr, field)
#define WALK_STMTS(field) WALK_ALL(walk_stmt, field)
#define WALK_COMPREHENSIONS(field) WALK_ALL(walk_comprehension, field)
#define WALK_HANDLERS(field) WALK_ALL(walk_handler, field)
#define WALK_ARGUMENTS(field) walk_arguments(c, field);
#define WALK_ARG_OR_NULL(field) walk_arg(c, field);
#define WALK_ARGS(field) WALK_ALL(walk_arg, field)
#define WALK_KEYWORDS(field) WALK_ALL(walk_keyword, field)
#define WALK_ALIASES(field) WALK_ALL(walk_alias, field)
#define WALK_WITHITEMS(field) WALK_ALL(walk_withitem, field)
#define WALK_CASES(field) WALK_ALL(walk_case, field)
#define WALK_PATTERN(field) walk_pattern(c, field);
#define WALK_PATTERN_OR_NULL(field) walk_pattern(c, field);
#define WALK_PATTERNS(field) WALK_ALL(walk_pattern, field)
#define WALK_TYPE_PARAMS(field) WALK_ALL(walk_type_param, field)

/* With `from __future__ import annotations` nobody ever looks at them. */
static bool is_lazy(const checker *c, const char *field)
{
    return c->has_lazy_annotations &&
           (strcmp(field, "annotation") == 0 || strcmp(field, "returns") == 0);
}

/* Annotations of functions decide nothing. */
static bool is_annotation(const checker *c, const char *field)
{
    return !c->is_annotated && (strcmp(field, "annotation") == 0 || strcmp(field, "returns") == 0);
}

#define FIELD(type, name)                         \
    if (!is_lazy(c, #name)) {                     \
        bool is_note = is_annotation(c, #name);   \
        c->notes += is_note;                      \
        WALK_##type(n->name) c->notes -= is_note; \
    }
#define NODE(asdl_name, name, fields)                          \
    static void walk_##name(checker *c, const lb_py_##name *n) \
    {                                                          \
        if (n) {                                               \
            fields                                             \
        }                                                      \
    }
LB_PY_PLACED_TABLE(NODE, FIELD)
LB_PY_UNPLACED_TABLE(NODE, FIELD)
#undef NODE

#define NODE(kind, fields)                                    \
    case LB_PY_##kind: {                                      \
        const struct lb_py_##kind *n LB_UNUSED = &node->kind; \
        fields break;                                         \
    }

/* What the first walk takes off the names that stand for modules. */
static void collect_stmt(checker *c, const lb_py_stmt *node)
{
    bool is_try = node->kind == LB_PY_Try || node->kind == LB_PY_TryStar;
    const lb_py_handlers *handlers =
        node->kind == LB_PY_Try ? &node->Try.handlers : &node->TryStar.handlers;
    for (size_t i = 0; is_try && i < handlers->count; i++) {
        lb_check_unbind(c, handlers->items[i]->name);
    }
    lb_check_note_handle(c, node);
    switch (node->kind) {
    case LB_PY_Import:
    case LB_PY_ImportFrom:
        lb_check_unbind_import(c, node);
        break;
    case LB_PY_FunctionDef:
        lb_check_unbind(c, node->FunctionDef.name);
        break;
    case LB_PY_AsyncFunctionDef:
        lb_check_unbind(c, node->AsyncFunctionDef.name);
        break;
    case LB_PY_ClassDef:
        lb_check_unbind(c, node->ClassDef.name);
        break;
    default:
        break;
    }
}

static void check_stmt(checker *c, const lb_py_stmt *node)
{
    if (node->kind == LB_PY_Import) {
        check_import(c, node);
    } else if (node->kind == LB_PY_ImportFrom) {
        check_import_from(c, node);
    }
}

static void walk_stmt(checker *c, const lb_py_stmt *node)
{
    bool is_optional = node->kind == LB_PY_If || node->kind == LB_PY_TryStar ||
                       (node->kind == LB_PY_Try && node->Try.handlers.count);
    if (c->is_collecting) {
        collect_stmt(c, node);
    } else if (!c->optional) {
        check_stmt(c, node);
    }
    if (c->depth == DEEPEST) {
        return; /* deeper than what compiles */
    }
    lb_str function = c->function;
    if (node->kind == LB_PY_FunctionDef) {
        c->function = c->depth ? LB_STR("") : node->FunctionDef.name;
    }
    bool was_annotated = c->is_annotated;
    c->is_annotated = node->kind == LB_PY_AnnAssign; /* of a model: it is a column's type */
    c->depth++;
    c->optional += is_optional;
    switch (node->kind) {
        LB_PY_STMT_TABLE(NODE, FIELD)
    default:
        break;
    }
    c->is_annotated = was_annotated;
    c->function = function;
    c->optional -= is_optional;
    c->depth--;
}

static void collect_expr(checker *c, const lb_py_expr *node)
{
    if (node->kind == LB_PY_Name && node->Name.ctx != LB_PY_Load) {
        lb_check_unbind(c, node->Name.id);
    } else if (node->kind == LB_PY_Name && !c->notes) {
        lb_map_set(&c->used, node->Name.id, NULL);
    } else if (node->kind == LB_PY_Call ||
               (node->kind == LB_PY_Attribute && node->Attribute.ctx != LB_PY_Load)) {
        lb_check_unbind_asked(c, node);
    }
}

static void check_expr(checker *c, const lb_py_expr *node)
{
    if (node->kind == LB_PY_Call) {
        lb_check_handed(c, node);
    }
    if (node->kind == LB_PY_Name && node->Name.ctx == LB_PY_Load) {
        check_name(c, node);
    } else if (c->check->skips_attributes) {
        return;
    } else if (node->kind == LB_PY_Attribute) {
        lb_check_attribute(c, node);
    } else if (node->kind == LB_PY_Call) {
        lb_check_call(c, node);
    }
}

static void walk_expr(checker *c, const lb_py_expr *node)
{
    if (!node || c->depth == DEEPEST) {
        return;
    }
    if (c->is_collecting) {
        collect_expr(c, node);
    } else if (!c->optional) {
        check_expr(c, node);
    }
    bool is_optional = node->kind == LB_PY_IfExp || node->kind == LB_PY_BoolOp;
    c->depth++;
    c->optional += is_optional;
    switch (node->kind) {
        LB_PY_EXPR_TABLE(NODE, FIELD)
    default:
        break;
    }
    c->optional -= is_optional;
    c->depth--;
}

static void walk_pattern(checker *c, const lb_py_pattern *node)
{
    if (!node || c->depth == DEEPEST) {
        return;
    }
    if (c->is_collecting) {
        lb_check_unbind(c, node->kind == LB_PY_MatchAs        ? node->MatchAs.name
                           : node->kind == LB_PY_MatchStar    ? node->MatchStar.name
                           : node->kind == LB_PY_MatchMapping ? node->MatchMapping.rest
                                                              : (lb_str){0});
    }
    c->depth++;
    switch (node->kind) {
        LB_PY_PATTERN_TABLE(NODE, FIELD)
    default:
        break;
    }
    c->depth--;
}

static void walk_type_param(checker *c, const lb_py_type_param *node)
{
    switch (node->kind) {
        LB_PY_TYPE_PARAM_TABLE(NODE, FIELD)
    default:
        break;
    }
}
#undef NODE
#undef FIELD

/* Which names stand for modules: those that an import at the top binds and nothing else. */
static void collect(checker *c, const lb_py_mod *module, const lb_scope *scope)
{
    c->is_collecting = true;
    for (size_t i = 0; i < module->Module.body.count; i++) {
        const lb_py_stmt *s = module->Module.body.items[i];
        if (s->kind == LB_PY_Import || s->kind == LB_PY_ImportFrom) {
            lb_check_bind(c, s);
        }
    }
    for (size_t i = 0; i < module->Module.body.count; i++) {
        const lb_py_stmt *s = module->Module.body.items[i];
        if (s->kind != LB_PY_Import && s->kind != LB_PY_ImportFrom) {
            walk_stmt(c, s);
        }
    }
    for (size_t i = 0; i < scope->inner.count; i++) {
        unbind_scope(c, scope->inner.items[i]);
    }
    c->is_collecting = false;
}

lb_code lb_python_check(lb_python *py, lb_str source, const char *filename, const lb_check *check,
                        lb_handle **compiled, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_parsed parsed = {0};
    size_t keep = lb_keep_mark(py);
    lb_code_object *code = lb_compile_in(py, &arena, source, filename, LB_COMPILE_MODULE, &parsed);
    lb_code status = code ? LB_OK : lb_python_error(py, error);
    if (code && compiled) {
        *compiled = lb_hold(py, (lb_value)code);
    }
    lb_keep_drop(py, keep);
    LB_TRY(status);
    checker c = {.py = py, .filename = filename, .check = check, .error = error, .arena = &arena};
    bind_scope(&c, parsed.scope);
    collect(&c, parsed.module, parsed.scope);
    for (size_t i = 0; i < parsed.module->Module.body.count; i++) {
        const lb_py_stmt *s = parsed.module->Module.body.items[i];
        if (s->kind != LB_PY_FunctionDef || !check->skipped ||
            !lb_str_is(s->FunctionDef.name, check->skipped)) {
            walk_stmt(&c, s);
        }
    }
    lb_map_free(&c.bound);
    lb_map_free(&c.modules);
    lb_map_free(&c.used);
    lb_map_free(&c.handles);
    return c.finding_count ? LB_ERR_UNSUPPORTED : LB_OK;
}

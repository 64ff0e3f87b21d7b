#include "revision/header.h"

#include "base/file.h"
#include "base/utf8.h"
#include "python/lexer.h"
#include "python/parser.h"
#include "revision/evaluate.h"
#include "revision/scan.h"
#include "revision/sql_file.h"

/* ---- What a module may define ---------------------------------------------------------------- */

static bool may_bind(const lb_py_expr *target, lb_str name)
{
    return target->kind != LB_PY_Name || lb_str_equal(target->Name.id, name);
}

static bool imports(const lb_py_stmt *s, lb_str name)
{
    for (size_t i = 0; i < s->ImportFrom.names.count; i++) {
        const lb_py_alias *alias = s->ImportFrom.names.items[i];
        lb_str bound = alias->asname.ptr ? alias->asname : alias->name;
        if (lb_str_equal(bound, name) || lb_str_is(bound, "*")) {
            return true;
        }
    }
    return false;
}

/* Whether a statement at the top of a module can be what gives it that name. */
static bool may_define(const lb_py_stmt *s, lb_str name)
{
    switch (s->kind) {
    case LB_PY_FunctionDef:
        return lb_str_equal(s->FunctionDef.name, name);
    case LB_PY_ImportFrom:
        return imports(s, name);
    case LB_PY_Import:
    case LB_PY_Pass:
        return false;
    case LB_PY_Expr:
        return s->Expr.value->kind != LB_PY_Constant;
    case LB_PY_Assign:
        for (size_t i = 0; i < s->Assign.targets.count; i++) {
            if (may_bind(s->Assign.targets.items[i], name)) {
                return true;
            }
        }
        return false;
    case LB_PY_AnnAssign:
        return may_bind(s->AnnAssign.target, name);
    default:
        return true;
    }
}

static bool module_may_define(const lb_py_mod *tree, lb_str name)
{
    for (size_t i = 0; i < tree->Module.body.count; i++) {
        if (may_define(tree->Module.body.items[i], name)) {
            return true;
        }
    }
    return false;
}

bool lb_header_may_define(lb_str source, const char *path, const char *name)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text definition = {0};
    LB_AUTO_ERROR lb_error unread = {0};
    lb_py_mod *tree = NULL;
    lb_text_addf(&definition, "def %s(", name);
    if (lb_str_find(source, lb_text_str(&definition)) != SIZE_MAX ||
        lb_py_source_decode(&arena, source, &source, &unread) != LB_OK ||
        lb_python_parse(&arena, source, path, &tree, &unread) != LB_OK) {
        return true;
    }
    return module_may_define(tree, lb_str_of(name));
}

/* ---- Headers --------------------------------------------------------------------------------- */

static lb_code fail_file(lb_error *error, lb_code code, const char *python_class, lb_str path)
{
    if (error) {
        error->exit_status = python_class ? 1 : error->exit_status;
    }
    if (python_class) {
        lb_error_kind(error, python_class);
    }
    LB_AUTO_FREE char *file = lb_strndup(path.ptr, path.len);
    lb_error_at(error, file, 0, 0);
    return code;
}

static lb_code fail_computed(lb_error *error, const lb_scan_value *of, lb_variable name,
                             lb_str path)
{
    lb_fail(error, LB_ERR_UNSUPPORTED, "%s is not a literal, and cannot be computed from this file",
            lb_variable_name(name));
    LB_AUTO_FREE char *file = lb_strndup(path.ptr, path.len);
    lb_error_at(error, file, of->lineno, of->col_offset + 1);
    lb_error_hint(error, "write the identifiers as strings");
    return LB_ERR_UNSUPPORTED;
}

static bool is_hex(char c)
{
    return lb_is_digit(c) || (c >= 'a' && c <= 'f');
}

/* Alembic 0.1 had the identifier in the file's name only. */
static lb_code legacy_id(lb_str path, lb_str *id, lb_error *error)
{
    lb_str name = lb_path_basename(path);
    size_t digits = 0;
    while (digits < name.len && is_hex(name.ptr[digits])) {
        digits++;
    }
    if (digits && lb_str_is(lb_str_slice(name, digits, name.len), ".py")) {
        *id = lb_str_slice(name, 0, digits);
        return LB_OK;
    }
    lb_fail(error, LB_ERR_COMMAND,
            "Could not determine revision id from filename %.*s. Be sure the 'revision' variable "
            "is declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the "
            "documentation).",
            LB_ARG(name));
    return fail_file(error, LB_ERR_COMMAND, NULL, path);
}

static lb_code fail_no_down(lb_str path, lb_error *error)
{
    LB_AUTO_TEXT lb_text module = {0};
    lb_text_add(&module, lb_path_basename(path));
    for (size_t i = 0; i < module.len; i++) {
        char c = module.ptr[i];
        bool is_word = lb_is_alpha(c) || lb_is_digit(c) || (unsigned char)c >= 0x80;
        module.ptr[i] = is_word ? c : '_';
    }
    lb_fail(error, LB_ERR_SCRIPT, "module '%s' has no attribute 'down_revision'",
            lb_text_cstr(&module));
    fail_file(error, LB_ERR_SCRIPT, "AttributeError", path);
    lb_error_hint(error, "write down_revision = None for the first revision of a history");
    return LB_ERR_SCRIPT;
}

static lb_str_vector texts_of(lb_arena *arena, const lb_scan_value *of)
{
    lb_str_vector texts = of->items;
    if (of->kind == LB_SCAN_TEXT) {
        lb_vector_push_in(arena, &texts, of->text);
    }
    return texts;
}

/* Trimmed, and of that what stands before the first empty line. */
static lb_str first_paragraph(lb_str doc)
{
    doc = lb_utf8_trim(doc);
    return lb_str_slice(doc, 0, lb_str_find(doc, LB_STR("\n\n")));
}

static lb_code make_header(lb_arena *arena, const lb_scan *module, lb_str path,
                           lb_header_state *result, lb_revision_header *out, lb_error *error)
{
    const lb_scan_value *values = module->values;
    for (int i = 0; i < LB_VARIABLE_COUNT; i++) {
        if (values[i].kind == LB_SCAN_COMPUTED) {
            *result = LB_HEADER_NEEDS_EVALUATION;
            return fail_computed(error, &values[i], (lb_variable)i, path);
        }
    }
    lb_revision_header header = {.path = path, .kind = LB_REVISION_PY};
    const lb_scan_value *id = &values[LB_VARIABLE_REVISION];
    if (id->kind == LB_SCAN_ABSENT) {
        LB_TRY(legacy_id(path, &header.id, error));
    } else if (id->kind == LB_SCAN_TEXT) {
        header.id = id->text;
    } else {
        lb_fail(error, LB_ERR_SCRIPT, "revision is not a string");
        return fail_file(error, LB_ERR_SCRIPT, "TypeError", path);
    }
    if (values[LB_VARIABLE_DOWN_REVISION].kind == LB_SCAN_ABSENT) {
        return fail_no_down(path, error);
    }
    header.down = texts_of(arena, &values[LB_VARIABLE_DOWN_REVISION]);
    header.labels = texts_of(arena, &values[LB_VARIABLE_BRANCH_LABELS]);
    if (values[LB_VARIABLE_DEPENDS_ON].kind != LB_SCAN_TEXT ||
        values[LB_VARIABLE_DEPENDS_ON].text.len) {
        header.depends_on = texts_of(arena, &values[LB_VARIABLE_DEPENDS_ON]);
    }
    header.message = first_paragraph(module->doc);
    *out = header;
    *result = LB_HEADER_COMPLETE;
    return LB_OK;
}

/* A header that says not all is read to the file's end, so a mistake anywhere in it shows. */
static lb_code check_syntax(const lb_scan *module, lb_str source, lb_str path, bool *is_hollow,
                            lb_error *error)
{
    bool has_all = true;
    for (int i = 0; i < LB_VARIABLE_COUNT; i++) {
        has_all = has_all && module->values[i].kind != LB_SCAN_ABSENT;
    }
    if (has_all) {
        return LB_OK;
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_py_mod *tree = NULL;
    LB_TRY(lb_python_parse(&arena, source, lb_arena_str(&arena, path).ptr, &tree, error));
    *is_hollow = !module_may_define(tree, LB_STR("upgrade")) &&
                 !module_may_define(tree, LB_STR("downgrade"));
    return LB_OK;
}

static bool is_computed(const lb_scan *module)
{
    for (int i = 0; i < LB_VARIABLE_COUNT; i++) {
        if (module->values[i].kind == LB_SCAN_COMPUTED) {
            return true;
        }
    }
    return false;
}

lb_code lb_header_read_py(lb_arena *arena, lb_str source, bool is_whole, lb_str path,
                          lb_header_state *state, lb_revision_header *out, lb_error *error)
{
    lb_scan module = {0};
    LB_AUTO_ERROR lb_error why = {0};
    lb_str decoded = {0};
    bool is_at_end = true;
    lb_code code = lb_py_source_decode(arena, source, &decoded, &why);
    if (code == LB_OK) {
        code = lb_scan_module(arena, decoded, &module, &is_at_end, &why);
    }
    if (!is_whole && (code != LB_OK || is_at_end)) {
        *state = LB_HEADER_NEEDS_MORE;
        return LB_OK;
    }
    /* A mistake behind the header is met when the script is run. */
    if (code != LB_OK && (module.values[LB_VARIABLE_REVISION].kind == LB_SCAN_ABSENT ||
                          module.values[LB_VARIABLE_DOWN_REVISION].kind == LB_SCAN_ABSENT)) {
        lb_error_at(&why, lb_arena_str(arena, path).ptr, why.line, why.column);
        return lb_error_move(error, &why);
    }
    bool is_hollow = false;
    if (is_whole) {
        LB_TRY(check_syntax(&module, decoded, path, &is_hollow, error));
    }
    if (is_computed(&module)) {
        if (!is_whole) {
            *state = LB_HEADER_NEEDS_MORE;
            return LB_OK;
        }
        lb_header_evaluate(arena, decoded, lb_arena_str(arena, path).ptr, &module);
    }
    LB_TRY(make_header(arena, &module, path, state, out, error));
    out->is_hollow = is_hollow;
    return LB_OK;
}

/* ---- Whole docstrings ------------------------------------------------------------------------ */

static lb_code read_doc_py(lb_arena *arena, lb_str source, lb_str *out, lb_error *error)
{
    lb_str doc = {0};
    LB_TRY(lb_py_source_decode(arena, source, &source, error));
    LB_TRY(lb_scan_docstring(arena, source, &doc, error));
    *out = lb_utf8_trim(doc);
    return LB_OK;
}

lb_code lb_revision_read_doc(lb_arena *arena, const lb_revision *revision, lb_str *out,
                             lb_error *error)
{
    lb_str source = {0};
    if (!revision->path.len) {
        *out = revision->message;
        return LB_OK;
    }
    LB_TRY(lb_file_read(arena, revision->path.ptr, 0, &source, error));
    if (revision->kind == LB_REVISION_PY) {
        lb_code code = read_doc_py(arena, source, out, error);
        if (code != LB_OK && error) {
            lb_error_at(error, revision->path.ptr, error->line, error->column);
        }
        return code;
    }
    LB_AUTO_TEXT lb_text doc = {0};
    lb_header_doc_sql(&doc, source);
    *out = lb_utf8_trim(lb_arena_str(arena, lb_text_str(&doc)));
    return LB_OK;
}

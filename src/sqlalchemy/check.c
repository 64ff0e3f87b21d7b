/* Check: what a script asks for that is not here, found by reading it. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "python/check.h"
#include "python/interpreter.h"
#include "python/parser.h"
#include "sqlalchemy/guest.h"

/* What these bring along are directives of alembic.op. */
static const char *const bringers[] = {"alembic.ddl.postgresql", "alembic_postgresql_enum",
                                       "alembic_utils.replaceable_entity"};

enum { DEEPEST_FOLDER = 8, MOST_FILES = 20000 };
/* What is kept for the run: bytes of a script's source, scripts. Others are compiled again. */
enum { LARGEST_COMPILED = 64 << 10, MOST_COMPILED = 1000 };

/* ---- Directives that a project registers ----------------------------------------------------- */

typedef struct search {
    const char *name;
    size_t files;
} search;

/* register_operation("name") or ('name'). */
static bool registers(lb_str source, const char *name)
{
    static const char call[] = "register_operation(";
    for (size_t at; (at = lb_str_find(source, LB_STR(call))) != SIZE_MAX;) {
        source = lb_str_trim(lb_str_slice(source, at + strlen(call), source.len));
        size_t length = strlen(name);
        if (source.len > length + 1 && (source.ptr[0] == '"' || source.ptr[0] == '\'') &&
            source.ptr[length + 1] == source.ptr[0] && !strncmp(source.ptr + 1, name, length)) {
            return true;
        }
    }
    return false;
}

static bool is_skipped(lb_str folder)
{
    return folder.len == 0 || folder.ptr[0] == '.' || lb_str_is(folder, "node_modules") ||
           lb_str_is(folder, "__pycache__");
}

static bool search_folder(search *s, const char *path, unsigned depth)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_file_entries entries = {0};
    if (lb_file_list(&arena, path, &entries, NULL) != LB_OK) {
        return false;
    }
    for (size_t i = 0; i < entries.count; i++) {
        const lb_file_entry *entry = &entries.items[i];
        const char *inside = lb_path_join(&arena, lb_str_of(path), entry->name);
        if (entry->is_directory) {
            if (depth && !is_skipped(entry->name) && search_folder(s, inside, depth - 1)) {
                return true;
            }
            continue;
        }
        LB_AUTO_ARENA lb_arena text = {0};
        lb_str source = {0};
        if (lb_str_ends(entry->name, LB_STR(".py")) && s->files++ < MOST_FILES &&
            lb_file_read(&text, inside, 0, &source, NULL) == LB_OK && registers(source, s->name)) {
            return true;
        }
    }
    return false;
}

/* Before env.py has run, which may register directives of its own, the project's files are asked;
   after that what is registered is all there is. */
static bool is_registered_later(const lb_guest *guest, const char *name)
{
    search s = {.name = name};
    return !guest->configuration &&
           search_folder(&s, guest->options.settings->here, DEEPEST_FOLDER);
}

static bool has_directive(const lb_guest *guest, const char *name)
{
    lb_python *py = guest->py;
    for (size_t i = 0; !guest->configuration && i < LB_COUNT(bringers); i++) {
        lb_import(py, bringers[i]);
        lb_take_raised(py);
    }
    lb_value module = lb_import(py, "alembic.op");
    bool has = module && lb_getattr(py, module, name);
    lb_take_raised(py);
    return has || is_registered_later(guest, name);
}

static bool is_op(const char *module)
{
    return strcmp(module, "alembic.op") == 0;
}

/* Of other packages than these only a part is here, as of those that are not here at all nothing
   is: their names are opaque, and stop a script where it uses one. */
static bool is_in_part(const char *module)
{
    static const char *const whole[] = {"alembic", "sqlalchemy"};
    lb_str path = lb_str_of(module);
    lb_str package = lb_str_slice(path, 0, lb_str_find_char(path, '.'));
    for (size_t i = 0; i < LB_COUNT(whole); i++) {
        if (lb_str_is(package, whole[i])) {
            return false;
        }
    }
    return true;
}

static bool has_name(void *context, const char *module, const char *name)
{
    return is_in_part(module) || (is_op(module) && has_directive(context, name));
}

/* A directive takes what the method of that name takes. */
static lb_value function_of(void *context, const char *module, const char *name)
{
    const lb_guest *guest = context;
    lb_value operations = is_op(module) ? lb_import(guest->py, "alembic.operations.base") : NULL;
    lb_value class = operations ? lb_getattr(guest->py, operations, "Operations") : NULL;
    return class ? lb_getattr(guest->py, class, name) : NULL;
}

/* What these directives take besides their parameters goes to a construct, which takes what begins
   with the name of a dialect and a few names. */
static bool takes_keyword(void *context LB_UNUSED, const char *module, const char *name,
                          lb_str keyword)
{
    static const char *const directives[] = {"create_check_constraint",
                                             "create_foreign_key",
                                             "create_index",
                                             "create_table",
                                             "drop_index",
                                             "create_unique_constraint",
                                             "drop_table"};
    static const char *const taken[] = {"comment",   "deferrable", "info",
                                        "initially", "listeners",  "mustexist",
                                        "prefixes",  "quote",      "schema"};
    bool is_construct = false;
    for (size_t i = 0; i < LB_COUNT(directives); i++) {
        is_construct = is_construct || strcmp(directives[i], name) == 0;
    }
    if (!is_op(module) || !is_construct || lb_str_find_char(keyword, '_') != SIZE_MAX) {
        return true;
    }
    for (size_t i = 0; i < LB_COUNT(taken); i++) {
        if (lb_str_is(keyword, taken[i])) {
            return true;
        }
    }
    return false;
}

/* ---- The script ------------------------------------------------------------------------------ */

lb_code lb_guest_check_script(lb_guest *guest, const char *path, lb_check_scope scope,
                              lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    /* Called `alembic`, what SQLAlchemy does not have either is an exception of the run. */
    const lb_check check = {.context = guest,
                            .skips_attributes = guest->options.is_compatible,
                            .has_name = has_name,
                            .function = function_of,
                            .takes_keyword = takes_keyword,
                            .skipped = scope == LB_CHECK_UPGRADE     ? "downgrade"
                                       : scope == LB_CHECK_DOWNGRADE ? "upgrade"
                                                                     : NULL,
                            .within = scope == LB_CHECK_DOWNGRADE ? "downgrade" : "upgrade",
                            .is_handle = lb_guest_is_handle,
                            .is_harmless = lb_guest_only_tells};
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    lb_handle *compiled = NULL;
    lb_code code = lb_python_check(guest->py, source, path, &check, &compiled, error);
    if (code == LB_OK && source.len <= LARGEST_COMPILED &&
        lb_map_count(&guest->compiled) < MOST_COMPILED) {
        lb_release(guest->py, lb_map_get(&guest->compiled, lb_str_of(path)));
        lb_map_set(&guest->compiled, lb_str_of(path), compiled);
    } else {
        lb_release(guest->py, compiled);
    }
    return code;
}

/* ---- Its imports ----------------------------------------------------------------------------- */

static lb_code import_one(lb_guest *guest, lb_str name, const char *path, unsigned line,
                          lb_error *error)
{
    LB_AUTO_FREE char *text = lb_strndup(name.ptr, name.len);
    lb_value module = lb_import(guest->py, text);
    if (module && !lb_is_opaque(guest->py, module)) {
        return LB_OK;
    }
    lb_take_raised(guest->py);
    LB_AUTO_FREE char *top =
        lb_strndup(name.ptr, lb_str_slice(name, 0, lb_str_find_char(name, '.')).len);
    lb_value whole = lb_import(guest->py, top);
    bool is_part = whole && !lb_is_opaque(guest->py, whole);
    lb_take_raised(guest->py);
    lb_fail(error, LB_ERR_SCRIPT, "No module named '%s'", is_part ? text : top);
    lb_error_kind(error, "ModuleNotFoundError");
    lb_error_at(error, path, line, 1);
    return LB_ERR_SCRIPT;
}

lb_code lb_guest_import_all(lb_guest *guest, const char *path, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    lb_py_mod *tree = NULL;
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    LB_TRY(lb_python_parse(&arena, source, path, &tree, error));
    for (size_t i = 0; i < tree->Module.body.count; i++) {
        const lb_py_stmt *s = tree->Module.body.items[i];
        for (size_t k = 0; s->kind == LB_PY_Import && k < s->Import.names.count; k++) {
            LB_TRY(import_one(guest, s->Import.names.items[k]->name, path, s->pos.lineno, error));
        }
        if (s->kind == LB_PY_ImportFrom && !s->ImportFrom.level) {
            LB_TRY(import_one(guest, s->ImportFrom.module, path, s->pos.lineno, error));
        }
    }
    return LB_OK;
}

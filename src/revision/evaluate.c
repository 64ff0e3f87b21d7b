#include "revision/evaluate.h"

#include "base/file.h"
#include "python/python.h"

enum { MOST_STEPS = 20000000, MOST_BYTES = 256 << 20 };

static lb_found find_opaque(void *context LB_UNUSED, lb_arena *arena LB_UNUSED,
                            const char *name LB_UNUSED, lb_found_module *out LB_UNUSED)
{
    return LB_FOUND_OPAQUE;
}

/* A folder that is a package itself is no place for others. */
static const char *locate(lb_arena *arena, lb_str folder, const char *name, lb_found_module *out)
{
    bool is_package = lb_file_exists(lb_path_join(arena, folder, LB_STR("__init__.py")));
    return is_package ? NULL : lb_python_locate(arena, folder, name, out);
}

/* In the folders that the revision's file is in, the nearest first. */
static lb_found find_around(void *context, lb_arena *arena, const char *name, lb_found_module *out)
{
    lb_found_module found = {.is_tolerant = true};
    lb_str folder = lb_path_dirname(lb_str_of(context));
    while (!(found.filename = locate(arena, folder, name, &found))) {
        lb_str above = lb_path_dirname(folder);
        if (lb_str_equal(above, folder)) {
            return LB_FOUND_OPAQUE;
        }
        folder = above;
        found = (lb_found_module){.is_tolerant = true};
    }
    if (!found.is_namespace &&
        lb_file_read(arena, found.filename, 0, &found.source, NULL) != LB_OK) {
        return LB_FOUND_OPAQUE;
    }
    *out = found;
    return LB_FOUND_SOURCE;
}

static lb_str copy_text(lb_arena *arena, lb_value text)
{
    return lb_arena_str(arena, lb_string_text(text));
}

static bool take_items(lb_python *py, lb_arena *arena, lb_value value, lb_scan_value *out)
{
    lb_value iterator = lb_iter(py, value), item;
    out->kind = LB_SCAN_LIST;
    out->items = (lb_str_vector){0};
    while (iterator && (item = lb_next(py, iterator))) {
        if (!lb_is(py, item, LB_T_STR)) {
            return false;
        }
        lb_vector_push_in(arena, &out->items, copy_text(arena, item));
    }
    return iterator && !lb_raised(py);
}

static bool take_value(lb_python *py, lb_arena *arena, lb_value value, lb_scan_value *out)
{
    if (value == LB_NONE) {
        out->kind = LB_SCAN_NONE;
        return true;
    }
    if (lb_is(py, value, LB_T_STR)) {
        out->kind = LB_SCAN_TEXT;
        out->text = copy_text(arena, value);
        return true;
    }
    return take_items(py, arena, value, out);
}

static bool take_values(lb_python *py, lb_arena *arena, lb_value module, lb_scan *scan)
{
    for (lb_variable i = 0; i < LB_VARIABLE_COUNT; i++) {
        lb_value value = NULL;
        if (scan->values[i].kind == LB_SCAN_COMPUTED &&
            (lb_find_literal(py, module, lb_variable_name(i), &value) != 1 ||
             !take_value(py, arena, value, &scan->values[i]))) {
            return false;
        }
    }
    return true;
}

static bool evaluate(lb_arena *arena, const lb_python_host *host, lb_str source, const char *path,
                     lb_scan *module)
{
    lb_python *py =
        lb_python_new(host, (lb_python_limits){.steps = MOST_STEPS, .bytes = MOST_BYTES});
    LB_AUTO_ERROR lb_error ignored = {0};
    lb_handle *handle = NULL;
    lb_scan evaluated = *module;
    bool is_done = lb_python_run(py, source, path, "revision", true, &handle, &ignored) == LB_OK &&
                   take_values(py, arena, lb_held(handle), &evaluated);
    lb_python_free(py);
    if (is_done) {
        *module = evaluated;
    }
    return is_done;
}

bool lb_header_evaluate(lb_arena *arena, lb_str source, const char *path, lb_scan *module)
{
    const lb_python_host alone = {.find_module = find_opaque};
    static const char *const argv[] = {"alembic", NULL};
    const lb_python_host around = {.argv = argv,
                                   .context = lb_path_absolute(arena, lb_str_of(path)),
                                   .find_module = find_around};
    return evaluate(arena, &alone, source, path, module) ||
           evaluate(arena, &around, source, path, module);
}

/* Where a module is below a folder, for hosts that find modules in files. */
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "python/python.h"

/* Whether a folder without __init__.py has modules in it, or folders that have: others only have
   the name of something that is not here. */
static bool has_modules(lb_arena *arena, const char *path, unsigned depth)
{
    lb_file_entries entries = {0};
    if (lb_file_list(arena, path, &entries, NULL) != LB_OK) {
        return false;
    }
    for (size_t i = 0; i < entries.count; i++) {
        const lb_file_entry *entry = &entries.items[i];
        if (lb_str_ends(entry->name, LB_STR(".py")) ||
            (entry->is_directory && depth && entry->name.ptr[0] != '.' &&
             has_modules(arena, lb_path_join(arena, lb_str_of(path), entry->name), depth - 1))) {
            return true;
        }
    }
    return false;
}

const char *lb_python_locate(lb_arena *arena, lb_str folder, const char *name, lb_found_module *out)
{
    LB_AUTO_TEXT lb_text path = {0};
    lb_text_add(&path, folder);
    lb_text_adds(&path, folder.len ? "/" : "");
    for (const char *p = name; *p; p++) {
        lb_text_addc(&path, *p == '.' ? '/' : *p);
    }
    static const char *const ends[] = {"/__init__.py", ".py"};
    for (size_t i = 0; i < LB_COUNT(ends); i++) {
        const char *file = lb_arena_format(arena, "%s%s", lb_text_cstr(&path), ends[i]);
        if (lb_file_exists(file) && !lb_file_is_directory(file)) {
            out->is_package = i == 0;
            return file;
        }
    }
    out->is_package = out->is_namespace = true;
    const char *inside = lb_text_cstr(&path);
    return lb_file_is_directory(inside) && has_modules(arena, inside, 2)
               ? lb_arena_strdup(arena, inside)
               : NULL;
}

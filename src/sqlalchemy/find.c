/* Finding modules: this room's own, then those in the project's folders; any other is opaque. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "sqlalchemy/guest.h"

static const lb_module_spec *const native_modules[] = {&lb_module__context, &lb_module__operation,
                                                       &lb_module__database, &lb_module__sql,
                                                       &lb_module__reflection};

static const lb_module_spec *find_own(const char *name)
{
    for (size_t i = 0; i < LB_COUNT(native_modules); i++) {
        if (strcmp(native_modules[i]->name, name) == 0) {
            return native_modules[i];
        }
    }
    for (const lb_module_spec *m = lb_sqlalchemy_modules; m->name; m++) {
        if (strcmp(m->name, name) == 0) {
            return m;
        }
    }
    return NULL;
}

/* Below these packages there is only what this room brings; of others it knows a part. */
static bool is_inside_own(const char *name)
{
    static const char *const whole[] = {"alembic.", "sqlalchemy."};
    for (size_t i = 0; i < LB_COUNT(whole); i++) {
        if (strncmp(name, whole[i], strlen(whole[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The file of a module below a folder, or the folder of a namespace package; NULL: none. */
static const char *locate(lb_arena *arena, lb_str folder, const char *name, lb_found_module *out)
{
    LB_AUTO_TEXT lb_text path = {0};
    lb_text_add(&path, folder);
    lb_text_addc(&path, '/');
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
    return lb_file_is_directory(lb_text_cstr(&path)) ? lb_arena_strdup(arena, lb_text_cstr(&path))
                                                     : NULL;
}

lb_found lb_guest_find_module(void *context, lb_arena *arena, const char *name,
                              lb_found_module *out)
{
    const lb_guest *guest = context;
    out->spec = find_own(name);
    if (out->spec) {
        return LB_FOUND_SPEC;
    }
    if (is_inside_own(name)) {
        return LB_FOUND_NOTHING;
    }
    for (size_t i = 0; i < guest->search_path.count; i++) {
        *out = (lb_found_module){0};
        out->filename = locate(arena, guest->search_path.items[i], name, out);
        if (out->filename && (out->is_namespace ||
                              lb_file_read(arena, out->filename, 0, &out->source, NULL) == LB_OK)) {
            out->is_tolerant = true;
            return LB_FOUND_SOURCE;
        }
    }
    return LB_FOUND_OPAQUE;
}

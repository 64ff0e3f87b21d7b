#include "python/modules/stdlib.h"

#include "base/memory.h"
#include "stdlib_sources.h"

/* The module a.b stands in a/b.py or, as a package, in a/b/__init__.py. */
static bool is_path_of(lb_str path, lb_str name, bool *is_package)
{
    if (path.len < name.len) {
        return false;
    }
    for (size_t i = 0; i < name.len; i++) {
        if (path.ptr[i] != (name.ptr[i] == '.' ? '/' : name.ptr[i])) {
            return false;
        }
    }
    lb_str rest = lb_str_slice(path, name.len, path.len);
    *is_package = lb_str_is(rest, "/__init__.py");
    return *is_package || lb_str_is(rest, ".py");
}

bool lb_python_stdlib_find(const char *name, lb_str *source, bool *is_package)
{
    for (size_t i = 0; i < LB_COUNT(embedded); i++) {
        if (is_path_of(lb_str_of(embedded[i].path), lb_str_of(name), is_package)) {
            *source = embedded[i].text;
            return true;
        }
    }
    return false;
}

#include "base/loader.h"

#include <dlfcn.h>
#include <string.h>

lb_code lb_loader_open(const char *soname, const char *package, const lb_symbol *symbols,
                       size_t count, void *table, lb_error *error)
{
    void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library) {
        const char *why = dlerror();
        lb_fail(error, LB_ERR_UNSUPPORTED, "cannot load %s: %s", soname,
                why ? why : "unknown reason");
        lb_error_hint(error, "Install the package %s.", package);
        return LB_ERR_UNSUPPORTED;
    }
    for (size_t i = 0; i < count; i++) {
        void *symbol = dlsym(library, symbols[i].name);
        if (!symbol && !symbols[i].is_optional) {
            lb_fail(error, LB_ERR_UNSUPPORTED, "%s has no function %s", soname, symbols[i].name);
            lb_error_hint(error, "Install a newer version of the package %s.", package);
            return LB_ERR_UNSUPPORTED;
        }
        memcpy((char *)table + symbols[i].offset, &symbol, sizeof symbol);
    }
    return LB_OK;
}

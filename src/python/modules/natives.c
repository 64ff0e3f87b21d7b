#include "python/modules/natives.h"

#include <string.h>

#include "base/memory.h"

const lb_module_spec *lb_native_module(const char *name)
{
    static const lb_module_spec *const specs[] = {
#define X(identifier) &lb_module_##identifier,
        LB_NATIVE_MODULE_TABLE(X)
#undef X
    };
    for (size_t i = 0; i < LB_COUNT(specs); i++) {
        if (strcmp(specs[i]->name, name) == 0) {
            return specs[i];
        }
    }
    return NULL;
}

/* Natives: the modules of the standard library that are written in C. */
#ifndef LB_PYTHON_MODULES_NATIVES_H
#define LB_PYTHON_MODULES_NATIVES_H

#include "python/host.h"

/* X(identifier): a spec lb_module_<identifier> */
#define LB_NATIVE_MODULE_TABLE(X) \
    X(_abc)                       \
    X(re)                         \
    X(datetime)                   \
    X(zoneinfo)                   \
    X(decimal)                    \
    X(json)                       \
    X(math)                       \
    X(binascii)                   \
    X(zlib)                       \
    X(hashlib)                    \
    X(struct)                     \
    X(unicodedata)

#define X(identifier) extern const lb_module_spec lb_module_##identifier;
LB_NATIVE_MODULE_TABLE(X)
#undef X

/* By its full name; NULL: there is none. */
const lb_module_spec *lb_native_module(const char *name);

#endif

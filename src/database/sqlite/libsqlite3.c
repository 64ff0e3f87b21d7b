#include "database/sqlite/libsqlite3.h"

#include <stddef.h>

#include "base/loader.h"
#include "base/memory.h"

static const lb_symbol symbols[] = {
#define X(result, name, parameters, optional) \
    {"sqlite3_" #name, offsetof(struct libsqlite3, name), optional},
    LB_SQLITE3_FUNCTIONS(X)
#undef X
};

lb_code libsqlite3_load(struct libsqlite3 *out, lb_error *error)
{
    return lb_loader_open("libsqlite3.so.0", "libsqlite3-0", symbols, LB_COUNT(symbols), out,
                          error);
}

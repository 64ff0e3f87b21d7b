#include "database/postgresql/libpq.h"

#include <stddef.h>

#include "base/loader.h"
#include "base/memory.h"

static const lb_symbol symbols[] = {
#define X(result, name, parameters) {"PQ" #name, offsetof(struct libpq, name), false},
    LB_LIBPQ_FUNCTIONS(X)
#undef X
};

lb_code libpq_load(struct libpq *out, lb_error *error)
{
    return lb_loader_open("libpq.so.5", "libpq5", symbols, LB_COUNT(symbols), out, error);
}

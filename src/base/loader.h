/*
 * Loader: opens a shared library on first use and fills a table of function pointers from it.
 *
 *     static const struct lb_symbol symbols[] = {{"PQconnectStart", offsetof(struct libpq,
 * connect_start)}, ...}; lb_loader_open("libpq.so.5", "libpq5", symbols, LB_COUNT(symbols), &table,
 * error);
 *
 * The library stays loaded until the process ends (unloading one that has started threads or exit
 * handlers is unsafe, and sanitizers lose their stacks). Thread-safe as far as the table is the
 * caller's own.
 */
#ifndef LB_BASE_LOADER_H
#define LB_BASE_LOADER_H

#include "base/error.h"

typedef struct lb_symbol {
    const char *name;
    size_t offset;    /* of the function pointer in the table */
    bool is_optional; /* absent in older versions: the pointer is then NULL */
} lb_symbol;

/* `package` is the Debian package that the error's hint names. LB_ERR_UNSUPPORTED where the library
 * or a symbol is missing. */
lb_code lb_loader_open(const char *soname, const char *package, const lb_symbol *symbols,
                       size_t count, void *table, lb_error *error);

#endif

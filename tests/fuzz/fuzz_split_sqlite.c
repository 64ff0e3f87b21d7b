/* The splitter of SQLite, against sqlite3_complete(): each statement with a semicolon is complete,
 * and no beginning of it that ends in a semicolon is. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "database/sqlite/split.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int (*is_complete)(const char *);

static void load(void)
{
    void *library = dlopen("libsqlite3.so.0", RTLD_NOW);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        abort();
    }
    *(void **)&is_complete = dlsym(library, "sqlite3_complete");
}

static void check(bool holds, lb_str script, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s:\n%.*s\n", what, LB_ARG(script));
        abort();
    }
}

static bool completes(lb_str text)
{
    char *copy = lb_strndup(text.ptr, text.len);
    bool answer = is_complete(copy);
    free(copy);
    return answer;
}

/* `end`: where the next statement starts, or the script ends. */
static void check_statement(lb_str script, const lb_statement *statement, size_t end, bool is_last)
{
    size_t limit = statement->offset + 2000; /* keeps the check from being quadratic */
    for (size_t at = statement->offset; at < statement->offset + statement->text.len && at < limit;
         at++) {
        if (script.ptr[at] == ';') {
            check(!completes(lb_str_slice(script, statement->offset, at + 1)), script,
                  "complete before its end");
        }
    }
    if (!is_last) {
        check(completes(lb_str_slice(script, statement->offset, end)), script, "not complete");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!is_complete) {
        load();
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str script = {(const char *)data, size};
    lb_statements statements = {0};
    if (sqlite_split(&arena, script, &statements, NULL) != LB_OK) {
        return 0;
    }
    for (size_t i = 0; i < statements.count; i++) {
        bool is_last = i + 1 == statements.count;
        check_statement(script, &statements.items[i],
                        is_last ? script.len : statements.items[i + 1].offset, is_last);
    }
    return 0;
}

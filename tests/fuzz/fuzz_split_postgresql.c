/* The splitter of PostgreSQL, against libpg_query: where the lexer alone is certain and the parser
 * takes the script, both must find the same statements. */
#include <dlfcn.h>
#include <pg_query.h>
#include <stdio.h>
#include <stdlib.h>

#include "database/postgresql/split.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static PgQuerySplitResult (*with_parser)(const char *);
static void (*free_result)(PgQuerySplitResult);

static void load(void)
{
    void *library = dlopen("libpg_query.so.1504.0", RTLD_NOW);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        abort();
    }
    *(void **)&with_parser = dlsym(library, "pg_query_split_with_parser");
    *(void **)&free_result = dlsym(library, "pg_query_free_split_result");
}

static void check(bool holds, lb_str script, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s:\n%.*s\n", what, LB_ARG(script));
        abort();
    }
}

/* Each statement lies in the script, in order, begins and ends with something, and has its place.
 */
static void check_statements(lb_str script, const lb_statements *statements)
{
    lb_place place = {0, 1, 1};
    size_t end = 0;
    for (size_t i = 0; i < statements->count; i++) {
        const lb_statement *statement = &statements->items[i];
        lb_place_advance(&place, script, statement->offset);
        check(statement->text.len > 0 && statement->offset >= end, script, "out of order");
        check(statement->text.ptr == script.ptr + statement->offset, script, "not in the script");
        check(place.line == statement->line && place.column == statement->column, script, "place");
        end = statement->offset + statement->text.len;
        check(end <= script.len, script, "beyond the end");
    }
}

static void compare(lb_str script, const lb_statements *quick, const PgQuerySplitResult *parsed)
{
    check((size_t)parsed->n_stmts == quick->count, script, "another number of statements");
    for (size_t i = 0; i < quick->count; i++) {
        size_t from = (size_t)parsed->stmts[i]->stmt_location;
        size_t length = (size_t)parsed->stmts[i]->stmt_len;
        size_t to = length ? from + length : script.len;
        const lb_statement *statement = &quick->items[i];
        check(statement->offset >= from && statement->offset + statement->text.len <= to, script,
              "another statement");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!with_parser) {
        load();
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str script = {(const char *)data, size};
    lb_statements statements = {0}, quick = {0};
    if (pg_split(&arena, script, &statements, NULL) != LB_OK) {
        return 0;
    }
    check_statements(script, &statements);
    if (!pg_split_quickly(&arena, script, &quick)) {
        return 0;
    }
    PgQuerySplitResult parsed = with_parser(lb_arena_strndup(&arena, script.ptr, script.len));
    if (!parsed.error) {
        compare(script, &quick, &parsed);
    }
    free_result(parsed);
    return 0;
}

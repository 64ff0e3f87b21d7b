/*
 * pg_pair URL PREFIX A.sql B.sql [DUMPS]: makes the databases PREFIX_a and PREFIX_b of the two
 * files (each statement tried until its needs are there), turns a into b and back by the difference
 * between them, and checks after each step that nothing differs. URL is a server's; the two
 * databases are made anew and stay. With DUMPS, a folder, `pg_dump --schema-only` is kept there as
 * a0, b0, a1 (to be as b0) and a2 (to be as a0). Prints the statements; exits with 1 where
 * something is left, 2 where a file cannot be applied.
 */
#include <stdio.h>
#include <stdlib.h>

#include "autogenerate/objects.h"
#include "base/file.h"
#include "base/memory.h"

static lb_arena arena;
static lb_error error;
static const char *dumps;

static void check(lb_code code, const char *what, int status)
{
    if (code != LB_OK) {
        printf("FAILED %s: %s %s %s\n", what, error.message, error.statement ? error.statement : "",
               error.detail ? error.detail : "");
        exit(status);
    }
}

static void apply_file(lb_connection *connection, const char *path)
{
    lb_str text = {0};
    lb_statements statements = {0};
    check(lb_file_read(&arena, path, 0, &text, &error), "file", 2);
    check(connection->dialect->split(&arena, text, &statements, &error), "split", 2);
    bool *is_done = LB_NEW_ARRAY(&arena, bool, statements.count);
    size_t left = statements.count;
    for (size_t before = left + 1; left && left < before;) {
        before = left;
        for (size_t i = 0; i < statements.count; i++) {
            if (!is_done[i]) {
                is_done[i] =
                    lb_connection_execute(connection, statements.items[i].text, &error) == LB_OK;
                left -= is_done[i];
            }
        }
    }
    if (left) {
        check(LB_ERR_DATABASE, path, 2);
    }
}

static lb_connection *make(lb_url url, const char *name)
{
    lb_connection *server = NULL, *connection = NULL;
    const lb_connect_options options = {0};
    check(lb_connection_open(&url, &options, &server, &error), "connect", 2);
    LB_AUTO_FREE char *drop = lb_format("DROP DATABASE IF EXISTS %s", name);
    LB_AUTO_FREE char *create = lb_format("CREATE DATABASE %s TEMPLATE template0", name);
    check(lb_connection_execute(server, lb_str_of(drop), &error), "drop", 2);
    check(lb_connection_execute(server, lb_str_of(create), &error), "create", 2);
    lb_connection_close(server);
    url.database = lb_str_of(name);
    check(lb_connection_open(&url, &options, &connection, &error), "connect", 2);
    return connection;
}

static lb_objects *read_all(lb_connection *connection)
{
    const lb_object_options options = {.with_grants = true};
    lb_objects *objects = NULL;
    check(connection->dialect->objects->read(connection, &options, &objects, &error), "read", 1);
    return objects;
}

/* pg_dump finds the server by PGHOST and PGUSER. */
static void dump(const char *database, const char *name)
{
    if (!dumps) {
        return;
    }
    LB_AUTO_FREE char *command =
        lb_format("pg_dump --schema-only %s >'%s/%s'", database, dumps, name);
    if (system(command) != 0) { /* NOLINT(cert-env33-c): the test's own words */
        printf("FAILED pg_dump\n");
        exit(EXIT_FAILURE);
    }
}

static size_t print_changes(const char *title, const lb_objects_difference *difference)
{
    static const char *const words[] = {"+", "-", "~", "!", "="};
    for (size_t i = 0; i < difference->changes.count; i++) {
        const lb_object_change *change = &difference->changes.items[i];
        const lb_schema_object *o = change->after ? change->after : change->before;
        printf("%s %s %s %.*s%s%.*s\n", title, words[change->kind], lb_object_word(o->kind),
               LB_ARG(o->table), o->table.ptr ? "." : "", LB_ARG(o->name));
    }
    return difference->changes.count;
}

static size_t step(lb_connection *connection, const char *title, const lb_objects *from,
                   const lb_objects *to)
{
    const lb_object_rules *rules = connection->dialect->objects;
    lb_objects_difference difference = {0}, left = {0};
    lb_objects_compare(&arena, rules, from, to, &difference);
    printf("-- %s\n", title);
    print_changes("--", &difference);
    for (size_t i = 0; i < difference.statements.count; i++) {
        const lb_object_statement *statement = &difference.statements.items[i];
        printf("%.*s;%s\n", LB_ARG(statement->sql), statement->loses_data ? " -- loses data" : "");
    }
    check(lb_connection_begin(connection, &error), "begin", 1);
    for (size_t i = 0; i < difference.statements.count; i++) {
        const lb_object_statement *statement = &difference.statements.items[i];
        if (statement->forbids_transaction) {
            check(lb_connection_commit(connection, &error), "commit", 1);
        }
        check(lb_connection_execute(connection, statement->sql, &error), title, 1);
        if (statement->forbids_transaction) {
            check(lb_connection_begin(connection, &error), "begin", 1);
        }
    }
    check(lb_connection_commit(connection, &error), "commit", 1);
    lb_objects *now = read_all(connection);
    lb_objects_compare(&arena, rules, now, to, &left);
    size_t count = print_changes("LEFT", &left) + left.statements.count;
    for (size_t i = 0; i < left.statements.count; i++) {
        printf("LEFT %.*s\n", LB_ARG(left.statements.items[i].sql));
    }
    lb_objects_free(now);
    return count;
}

int main(int argc, char **argv)
{
    lb_url url = {0};
    if (argc < 5) {
        return 2;
    }
    dumps = argc > 5 ? argv[5] : NULL;
    check(lb_url_parse(&arena, lb_str_of(argv[1]), &url, &error), "URL", 2);
    LB_AUTO_FREE char *a_name = lb_format("%s_a", argv[2]), *b_name = lb_format("%s_b", argv[2]);
    lb_connection *a = make(url, a_name), *b = make(url, b_name);
    apply_file(a, argv[3]);
    apply_file(b, argv[4]);
    lb_objects *before = read_all(a), *after = read_all(b);
    lb_connection_close(b);
    dump(a_name, "a0");
    dump(b_name, "b0");
    size_t left = step(a, "up", before, after);
    dump(a_name, "a1");
    left += step(a, "down", after, before);
    dump(a_name, "a2");
    lb_objects_free(before);
    lb_objects_free(after);
    lb_connection_close(a);
    lb_arena_free(&arena);
    lb_error_clear(&error);
    return left ? EXIT_FAILURE : EXIT_SUCCESS;
}

/*
 * object_diff [--up] URL FILE...: turns the database into what the files say and back again (not
 * with --up), and checks each way that nothing differs. Prints the statements; exits with 1 where a
 * difference is left.
 */
#include <stdio.h>
#include <stdlib.h>

#include "autogenerate/objects.h"
#include "base/file.h"

static lb_arena arena;
static lb_error error;

static void check(lb_code code, const char *what)
{
    if (code != LB_OK) {
        printf("FAILED %s: %s\n%s%s\n", what, error.message, error.statement ? error.statement : "",
               error.detail ? error.detail : "");
        exit(EXIT_FAILURE);
    }
}

static void print_changes(const char *title, const lb_object_changes *changes)
{
    static const char *const words[] = {"+", "-", "~", "!", "="};
    for (size_t i = 0; i < changes->count; i++) {
        const lb_object_change *change = &changes->items[i];
        const lb_schema_object *o = change->after ? change->after : change->before;
        printf("%s %s %s %.*s%s%.*s\n", title, words[change->kind], lb_object_word(o->kind),
               LB_ARG(o->table), o->table.ptr ? "." : "", LB_ARG(o->name));
    }
}

static size_t step(lb_connection *connection, const char *title, const lb_objects *from,
                   const lb_objects *to)
{
    const lb_object_options options = {0};
    const lb_object_rules *rules = connection->dialect->objects;
    lb_objects_difference difference = {0}, left = {0};
    lb_objects_compare(&arena, rules, from, to, &difference);
    printf("-- %s\n", title);
    print_changes("--", &difference.changes);
    check(lb_connection_begin(connection, &error), "begin");
    for (size_t i = 0; i < difference.statements.count; i++) {
        const lb_object_statement *statement = &difference.statements.items[i];
        printf("%.*s;%s\n", LB_ARG(statement->sql), statement->loses_data ? " -- loses data" : "");
    }
    for (size_t i = 0; i < difference.statements.count; i++) {
        check(lb_connection_execute(connection, difference.statements.items[i].sql, &error), title);
    }
    check(lb_connection_commit(connection, &error), "commit");
    lb_objects *now = NULL;
    check(rules->read(connection, &options, &now, &error), "read");
    lb_objects_compare(&arena, rules, now, to, &left);
    print_changes("LEFT", &left.changes);
    for (size_t i = 0; i < left.statements.count; i++) {
        printf("LEFT %.*s\n", LB_ARG(left.statements.items[i].sql));
    }
    lb_objects_free(now);
    return left.changes.count + left.statements.count;
}

int main(int argc, char **argv)
{
    lb_url url = {0};
    lb_connection *connection = NULL;
    bool is_up = argc > 1 && strcmp(argv[1], "--up") == 0;
    argv += is_up;
    argc -= is_up;
    const lb_connect_options options = {0};
    const lb_object_options all = {0};
    lb_source_file *files = LB_NEW_ARRAY(&arena, lb_source_file, (size_t)argc);
    lb_objects *before = NULL, *after = NULL;
    check(lb_url_parse(&arena, lb_str_of(argv[1]), &url, &error), "URL");
    for (int i = 2; i < argc; i++) {
        files[i - 2].path = argv[i];
        check(lb_file_read(&arena, argv[i], 0, &files[i - 2].text, &error), "file");
    }
    check(lb_connection_open(&url, &options, &connection, &error), "connect");
    const lb_object_rules *rules = connection->dialect->objects;
    check(rules->read(connection, &all, &before, &error), "read");
    check(rules->load(connection, &url, files, (size_t)argc - 2, &all, &after, &error), "load");
    size_t left = step(connection, "up", before, after);
    if (!is_up) {
        left += step(connection, "down", after, before);
    }
    lb_objects_free(before);
    lb_objects_free(after);
    lb_connection_close(connection);
    lb_arena_free(&arena);
    return left ? EXIT_FAILURE : EXIT_SUCCESS;
}

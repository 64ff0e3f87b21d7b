/* dump_schema URL [--all] [--views] [--faithful] [--time] [TABLE...]: what a database has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "database/reflect.h"
#include "dump.h"

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_reflect_options options = {.parts = LB_REFLECT_TABLES};
    lb_str tables[20];
    bool is_timed = false;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--all") == 0) {
            options.all_schemas = true;
        } else if (strcmp(argv[i], "--views") == 0) {
            options.with_views = true;
        } else if (strcmp(argv[i], "--faithful") == 0) {
            options.is_faithful = true;
        } else if (strcmp(argv[i], "--time") == 0) {
            is_timed = true;
        } else if (options.table_count < LB_COUNT(tables)) {
            tables[options.table_count++] = lb_str_of(argv[i]);
            options.tables = tables;
        }
    }
    lb_url url;
    lb_connection *connection;
    lb_schema *schema;
    if (argc < 2 || lb_url_parse(&arena, lb_str_of(argv[1]), &url, &error) ||
        lb_connection_open(&url, NULL, &connection, &error)) {
        fprintf(stderr, "%s\n", error.message ? error.message : "usage: dump_schema URL");
        return EXIT_FAILURE;
    }
    double start = now();
    lb_code code = lb_reflect_connection(connection, &options, &schema, &error);
    double end = now();
    lb_connection_close(connection);
    if (code) {
        fprintf(stderr, "%s\n%s\n", error.message, error.statement ? error.statement : "");
        return EXIT_FAILURE;
    }
    if (is_timed) {
        printf("%zu tables, %.1f ms, %zu bytes in the arena\n", schema->tables.count, end - start,
               schema->arena.total);
    } else {
        LB_AUTO_TEXT lb_text text = {0};
        dump_schema(&text, schema);
        fputs(lb_text_cstr(&text), stdout);
    }
    lb_schema_free(schema);
    return EXIT_SUCCESS;
}

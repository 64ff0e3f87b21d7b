/*
 * limbeck-python: the Python front end by itself, for those who work on it (not installed).
 *
 *     limbeck-python FILE                  runs a program
 *     limbeck-python --ast FILE            the syntax tree, as CPython's ast.dump() prints it
 *     limbeck-python --ast-positions FILE  the same with include_attributes=True
 *     limbeck-python --ast -               many files: names come on the standard input, one a
 * line; for each a line goes out, "= TREE" or "! KIND\tLINE\t COLUMN\tMESSAGE"
 *
 *     limbeck-python --bench-parse FILE... how fast they are parsed
 *     limbeck-python --bench-load FILE     how fast a module is compiled, and run when frozen
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "bench.h"
#include "python/parser.h"
#include "run.h"

enum { USAGE_STATUS = 2 };

static lb_code dump_file(const char *path, bool with_positions, lb_text *out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    lb_py_mod *module = NULL;
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    LB_TRY(lb_python_parse(&arena, source, path, &module, error));
    return lb_py_dump(out, module, with_positions, error);
}

static int show_ast(const char *path, bool with_positions)
{
    LB_AUTO_TEXT lb_text out = {0};
    LB_AUTO_ERROR lb_error error = {0};
    if (dump_file(path, with_positions, &out, &error) != LB_OK) {
        fprintf(stderr, "%s:%u:%u: %s: %s\n", path, error.line, error.column,
                error.kind ? error.kind : lb_code_name(error.code), error.message);
        return EXIT_FAILURE;
    }
    puts(lb_text_cstr(&out));
    return EXIT_SUCCESS;
}

static int show_many(bool with_positions)
{
    char *line = NULL;
    size_t size = 0;
    for (ssize_t length = 0; (length = getline(&line, &size, stdin)) > 0;) {
        LB_AUTO_TEXT lb_text out = {0};
        LB_AUTO_ERROR lb_error error = {0};
        line[strcspn(line, "\n")] = '\0';
        if (dump_file(line, with_positions, &out, &error) == LB_OK) {
            printf("= %s\n", lb_text_cstr(&out));
        } else {
            printf("! %s\t%u\t%u\t%s\n", error.kind ? error.kind : lb_code_name(error.code),
                   error.line, error.column, error.message);
        }
        fflush(stdout);
    }
    free(line);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    const char *option = argc > 1 ? argv[1] : "";
    bool with_positions = strcmp(option, "--ast-positions") == 0;
    if (argc == 3 && (with_positions || strcmp(option, "--ast") == 0)) {
        return strcmp(argv[2], "-") == 0 ? show_many(with_positions)
                                         : show_ast(argv[2], with_positions);
    }
    if (argc > 2 && strcmp(option, "--bench-parse") == 0) {
        return bench_parse(argv + 2, argc - 2);
    }
    if (argc == 3 && strcmp(option, "--bench-load") == 0) {
        return bench_load(argv[2]);
    }
    if (argc > 1) {
        return run_program(argc, argv);
    }
    fputs("usage: limbeck-python FILE\n"
          "       limbeck-python --ast|--ast-positions FILE|-\n"
          "       limbeck-python --bench-parse FILE...\n"
          "       limbeck-python --bench-load FILE\n",
          stderr);
    return USAGE_STATUS;
}

/*
 * limbeck-python: the Python front end by itself, for those who work on it (not installed).
 *
 *     limbeck-python FILE                  runs a program
 *     limbeck-python --ast FILE            the syntax tree, as CPython's ast.dump() prints it
 *     limbeck-python --ast-positions FILE  the same with include_attributes=True
 *     limbeck-python --ast -               many files: names come on the standard input, one a
 * line; for each a line goes out, "= TREE" or "! KIND\tLINE\t COLUMN\tMESSAGE" limbeck-python
 * --bench-parse FILE... how fast they are parsed
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "python/parser.h"
#include "run.h"

enum { USAGE_STATUS = 2, BENCH_ROUNDS = 5 };

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

static double now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The best of some rounds over all the files, which are read beforehand. */
static int bench(char **paths, int count)
{
    LB_AUTO_ARENA lb_arena files = {0};
    lb_str *sources = LB_NEW_ARRAY(&files, lb_str, (size_t)count);
    size_t bytes = 0, failures = 0;
    double best = 0;
    for (int i = 0; i < count; i++) {
        if (lb_file_read(&files, paths[i], 0, &sources[i], NULL) == LB_OK) {
            bytes += sources[i].len;
        }
    }
    for (int round = 0; round < BENCH_ROUNDS; round++) {
        double start = now();
        failures = 0;
        for (int i = 0; i < count; i++) {
            LB_AUTO_ARENA lb_arena arena = {0};
            lb_py_mod *module = NULL;
            failures += lb_python_parse(&arena, sources[i], paths[i], &module, NULL) != LB_OK;
        }
        double seconds = now() - start;
        best = round == 0 || seconds < best ? seconds : best;
    }
    printf("%d files (%zu with errors), %.1f MB in %.3f s: %.1f MB/s\n", count, failures,
           (double)bytes / 1e6, best, (double)bytes / 1e6 / best);
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
        return bench(argv + 2, argc - 2);
    }
    if (argc > 1) {
        return run_program(argc, argv);
    }
    fputs("usage: limbeck-python FILE\n"
          "       limbeck-python --ast|--ast-positions FILE|-\n"
          "       limbeck-python --bench-parse FILE...\n",
          stderr);
    return USAGE_STATUS;
}

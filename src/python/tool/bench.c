#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "python/frozen.h"
#include "python/interpreter.h"
#include "python/parser.h"

enum { BENCH_ROUNDS = 5 };

static double now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The best of some rounds over all the files, which are read beforehand. */
int bench_parse(char **paths, int count)
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

typedef struct load_times {
    double parse, compile, run;
} load_times;

static void keep_best(double *best, double start)
{
    double seconds = now() - start;
    *best = *best == 0 || seconds < *best ? seconds : *best;
}

/* One round with an interpreter of its own, which runs the module frozen. */
static bool load_once(lb_str source, const char *path, load_times *best)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text frozen = {0};
    lb_py_mod *module = NULL;
    lb_python_host host = {0};
    lb_python_limits limits = {0};
    double start = now();
    if (lb_python_parse(&arena, source, path, &module, NULL) != LB_OK) {
        return false;
    }
    keep_best(&best->parse, start);
    lb_python *py = lb_python_new(&host, limits);
    lb_module *m = lb_module_new(py, py->names.main);
    start = now();
    const lb_code_object *code = lb_compile(py, source, path, LB_COMPILE_MODULE);
    keep_best(&best->compile, start);
    lb_value result = NULL;
    if (code) {
        lb_freeze(py, code, &frozen);
        start = now();
        const void *words = frozen.ptr;
        lb_code_object *thawed = lb_thaw_module(py, words, source.ptr, path);
        result = lb_run_code(py, thawed, m->globals, (lb_value)m->globals);
        keep_best(&best->run, start);
    }
    lb_python_free(py);
    return result != NULL;
}

int bench_load(const char *path)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    load_times best = {0};
    if (lb_file_read(&arena, path, 0, &source, NULL) != LB_OK) {
        return EXIT_FAILURE;
    }
    for (int round = 0; round < BENCH_ROUNDS; round++) {
        if (!load_once(source, path, &best)) {
            return EXIT_FAILURE;
        }
    }
    size_t lines = 0;
    for (size_t i = 0; i < source.len; i++) {
        lines += source.ptr[i] == '\n';
    }
    printf("%zu lines: parsed in %.2f ms, with compiling %.2f ms (%.2f million lines a second); "
           "frozen it runs in %.2f ms\n",
           lines, best.parse * 1e3, best.compile * 1e3, (double)lines / best.compile / 1e6,
           best.run * 1e3);
    return EXIT_SUCCESS;
}

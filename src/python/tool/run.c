#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "python/machine.h"

extern char **environ;

static void write_text(void *context LB_UNUSED, lb_str text, bool is_stderr)
{
    fwrite(text.ptr, 1, text.len, is_stderr ? stderr : stdout);
}

static const char *current_directory(void *context LB_UNUSED)
{
    static char path[4096];
    return getcwd(path, sizeof path);
}

static void write_log(void *context LB_UNUSED, lb_level level LB_UNUSED,
                      const char *logger LB_UNUSED, const char *message)
{
    fprintf(stderr, "%s\n", message);
}

/* What find_module() needs: the program, beside which modules are looked for. */
typedef struct options {
    const char *program;
    bool is_tolerant;
    bool has_opaque; /* what is not there is opaque */
    bool is_partial; /* and what the standard library lacks */
} options;

static lb_found find_module(void *context, lb_arena *arena, const char *name, lb_found_module *out)
{
    const options *o = context;
    lb_str folder = lb_path_dirname(lb_str_of(o->program));
    out->filename = lb_python_locate(arena, folder, name, out);
    if (out->filename &&
        (out->is_namespace || lb_file_read(arena, out->filename, 0, &out->source, NULL) == LB_OK)) {
        out->is_tolerant = o->is_tolerant;
        return LB_FOUND_SOURCE;
    }
    return o->has_opaque ? LB_FOUND_OPAQUE : LB_FOUND_NOTHING;
}

int run_program(int argc, char **argv)
{
    lb_python_limits limits = {0};
    options choice = {0};
    bool is_stressed = false;
    int i = 1;
    for (; i < argc - 1 && argv[i][0] == '-'; i++) {
        if (strcmp(argv[i], "--stress") == 0) {
            is_stressed = true;
        } else if (strcmp(argv[i], "--tolerant") == 0) {
            choice.is_tolerant = true;
        } else if (strcmp(argv[i], "--unknown-opaque") == 0) {
            choice.has_opaque = true;
        } else if (strcmp(argv[i], "--partial") == 0) {
            choice.is_partial = true;
        } else if (strcmp(argv[i], "--steps") == 0) {
            limits.steps = strtoull(argv[++i], NULL, 10);
        } else if (strcmp(argv[i], "--bytes") == 0) {
            limits.bytes = strtoull(argv[++i], NULL, 10);
        }
    }
    const char *path = choice.program = argv[i];
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_str source = {0};
    if (lb_file_read(&arena, path, 0, &source, &error) != LB_OK) {
        fprintf(stderr, "%s\n", error.message);
        return EXIT_FAILURE;
    }
    lb_python_host host = {.context = &choice,
                           .write = write_text,
                           .find_module = find_module,
                           .read_file = lb_machine_read_file,
                           .file_kind = lb_machine_file_kind,
                           .list_directory = lb_machine_list_directory,
                           .current_directory = current_directory,
                           .now = lb_machine_now,
                           .utc_offset = lb_machine_utc_offset,
                           .random = lb_machine_random,
                           .environ = (const char *const *)(void *)environ,
                           .log = {write_log, NULL},
                           .argv = (const char *const *)(void *)(argv + i),
                           .is_partial = choice.is_partial};
    lb_python *py = lb_python_new(&host, limits);
    if (is_stressed) {
        lb_python_stress(py);
    }
    int status = EXIT_SUCCESS;
    if (lb_python_run(py, source, path, "__main__", choice.is_tolerant, NULL, &error) != LB_OK) {
        fflush(stdout);
        bool is_exit = error.kind && strcmp(error.kind, "SystemExit") == 0;
        status = is_exit ? error.exit_status : EXIT_FAILURE;
        if (!is_exit) {
            fputs(error.traceback ? error.traceback : error.message, stderr);
        } else if (error.exit_status == 1 && error.message[0] && strcmp(error.message, "1") != 0) {
            fprintf(stderr, "%s\n", error.message);
        }
    }
    lb_python_free(py);
    return status;
}

/*
 * freeze: makes a C table of modules that are written in the guest language, with their sources
 * and their frozen code.
 *
 *     freeze OUTPUT TABLE NAME.py...
 *
 * "collections.abc.py" becomes the module "collections.abc" of `const lb_module_table TABLE`, whose
 * modules stand in the order of their names. Runs when limbeck is built.
 */
#include <stdio.h>
#include <stdlib.h>

#include "python/frozen.h"
#include "python/interpreter.h"

/* No module is imported here. */
const lb_module_spec *lb_standard_module(const char *name LB_UNUSED)
{
    return NULL;
}
const lb_module_spec *lb_guest_module(const char *name LB_UNUSED)
{
    return NULL;
}

bool lb_standard_is_opaque(const char *name LB_UNUSED)
{
    return false;
}

static void write_source(FILE *out, lb_str source, int number)
{
    fprintf(out, "static const char source_%d[] = {", number);
    for (size_t i = 0; i < source.len; i++) {
        fprintf(out, "%s%d,", i % 20 ? "" : "\n", source.ptr[i]);
    }
    fputs("0};\n", out);
}

static void write_words(FILE *out, lb_str bytes, int number)
{
    fprintf(out, "static const uint32_t frozen_%d[] = {", number);
    for (size_t i = 0; i < bytes.len; i += sizeof(uint32_t)) {
        uint32_t word;
        memcpy(&word, bytes.ptr + i, sizeof word);
        fprintf(out, "%s0x%x,", i % 32 ? "" : "\n", word);
    }
    fputs("};\n", out);
}

/* The module's name. */
static lb_str stem(const char *path)
{
    const char *slash = strrchr(path, '/');
    lb_str name = lb_str_of(slash ? slash + 1 : path);
    return lb_str_slice(name, 0, name.len - strlen(".py"));
}

static lb_code write_module(FILE *out, const char *path, int number, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text frozen = {0}, filename = {0};
    lb_str source = {0};
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    lb_text_addf(&filename, "<%.*s>", LB_ARG(stem(path)));
    lb_python_host host = {0};
    lb_python_limits limits = {0};
    lb_python *py = lb_python_new(&host, limits);
    const lb_code_object *code = lb_compile(py, source, lb_text_cstr(&filename), LB_COMPILE_MODULE);
    lb_code status = LB_OK;
    if (code) {
        lb_freeze(py, code, &frozen);
        write_source(out, source, number);
        write_words(out, lb_text_str(&frozen), number);
    } else {
        status = lb_python_error(py, error);
    }
    lb_python_free(py);
    return status;
}

static int compare_names(const void *a, const void *b)
{
    return lb_str_compare(stem(*(char *const *)a), stem(*(char *const *)b));
}

int main(int argc, char **argv)
{
    enum { OUTPUT = 1, TABLE, FIRST };
    FILE *out = argc > TABLE ? fopen(argv[OUTPUT], "w") : NULL;
    if (!out) {
        return EXIT_FAILURE;
    }
    fputs("#include \"python/host.h\"\n", out);
    qsort(argv + FIRST, (size_t)(argc - FIRST), sizeof *argv, compare_names);
    for (int i = FIRST; i < argc; i++) {
        LB_AUTO_ERROR lb_error error = {0};
        if (write_module(out, argv[i], i, &error) != LB_OK) {
            fprintf(stderr, "%s:%u:%u: %s\n", argv[i], error.line, error.column, error.message);
            return EXIT_FAILURE;
        }
    }
    fputs("static const lb_module_spec modules[] = {\n", out);
    for (int i = FIRST; i < argc; i++) {
        fprintf(out, "{.name = \"%.*s\", .source = source_%d, .frozen = frozen_%d},\n",
                LB_ARG(stem(argv[i])), i, i);
    }
    fprintf(out, "};\nextern const lb_module_table %s;\n", argv[TABLE]);
    fprintf(out, "const lb_module_table %s = {modules, %d};\n", argv[TABLE], argc - FIRST);
    return fclose(out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

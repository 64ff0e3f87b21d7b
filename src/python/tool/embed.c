/*
 * embed: makes a C table of the standard library's modules that are written in the guest language.
 *
 *     embed OUTPUT NAME.py...
 *
 * "collections.abc.py" becomes the module "collections.abc". Runs when limbeck is built.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_source(FILE *out, FILE *in, size_t number)
{
    int c, column = 0;
    fprintf(out, "static const char source_%zu[] = {", number);
    while ((c = fgetc(in)) != EOF) {
        fprintf(out, "%s%d,", column++ % 20 ? "" : "\n", c > 127 ? c - 256 : c);
    }
    fputs("0};\n", out);
}

int main(int argc, char **argv)
{
    FILE *out = argc > 1 ? fopen(argv[1], "w") : NULL;
    if (!out) {
        return EXIT_FAILURE;
    }
    fputs("#include \"python/interpreter.h\"\n", out);
    for (int i = 2; i < argc; i++) {
        FILE *in = fopen(argv[i], "r");
        if (!in) {
            return EXIT_FAILURE;
        }
        write_source(out, in, (size_t)i);
        fclose(in);
    }
    fputs("const lb_module_spec lb_guest_modules[] = {\n", out);
    for (int i = 2; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        const char *name = slash ? slash + 1 : argv[i];
        fprintf(out, "{.name = \"%.*s\", .source = source_%d},\n",
                (int)(strlen(name) - strlen(".py")), name, i);
    }
    fputs("{0}};\n", out);
    return fclose(out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

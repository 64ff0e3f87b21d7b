/* Prints how the parser reads command lines: one on each line of standard input, its words between
 * tabs. The answer is one line of JSON-like text or the error with the usage before it, ended by an
 * empty line. For tests/cli/argparse_test.py, which compares it with Python's argparse. */
#include <stdio.h>
#include <string.h>

#include "command/help.h"
#include "command/parser.h"

static void print_words(const char *name, const lb_words *words)
{
    printf(" %s=", name);
    for (size_t i = 0; i < words->count; i++) {
        printf("%s<%s>", i ? "," : "", words->items[i]);
    }
}

static void print_arguments(const lb_arguments *arguments)
{
    printf("%s", arguments->request == LB_REQUEST_VERSION ? "version"
                 : arguments->request == LB_REQUEST_HELP  ? "help "
                                                          : "");
    if (arguments->request != LB_REQUEST_VERSION) {
        printf("%s", arguments->command->name);
    }
    if (arguments->request == LB_REQUEST_RUN) {
        print_words("words", &arguments->words);
        for (size_t i = 0; i < LB_OPTION_COUNT; i++) {
            if (arguments->is_set[i]) {
                print_words(lb_options[i].long_name ? lb_options[i].long_name : "x",
                            &arguments->values[i]);
            }
        }
    }
    printf("\n\n");
}

static void print_error(const lb_arguments *arguments, const lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_help_add_usage(&text, arguments->command,
                      &(lb_help_layout){.is_compatible = true, .width = 80});
    printf("%serror: %s\n\n", lb_text_cstr(&text), error->message);
}

int main(void)
{
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        const char *words[128];
        size_t count = 0;
        line[strcspn(line, "\n")] = 0;
        for (char *rest = *line ? line : NULL, *word; (word = strsep(&rest, "\t"));) {
            words[count++] = word;
        }
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_arguments arguments;
        if (lb_arguments_parse(&arena, words, count, true, &arguments, &error)) {
            print_error(&arguments, &error);
        } else if (arguments.request == LB_REQUEST_NOTHING) {
            lb_fail(&error, LB_ERR_USAGE, "too few arguments");
            print_error(&arguments, &error);
        } else {
            print_arguments(&arguments);
        }
    }
    return 0;
}

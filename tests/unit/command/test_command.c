/* The table of commands checks itself; help, suggestions, wrapping and completion come out right.
 */
#include "../test.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "command/complete.h"
#include "command/help.h"
#include "command/suggest.h"
#include "command/terminal.h"
#include "command/wrap.h"

/* ---- The table ---- */

static void every_option_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < LB_OPTION_COUNT; i++) {
        const lb_option *option = &lb_options[i];
        size_t length = strlen(option->help);
        assert_int_equal(option->id, i);
        assert_true(option->short_name || option->long_name);
        assert_true(length > 10 && option->help[length - 1] == '.');
        assert_false(option->is_repeatable && !option->metavar);
        assert_false(option->value != LB_WORD_TEXT && !option->metavar);
    }
}

static void assert_distinct(const lb_option *a, const lb_option *b)
{
    if (a->short_name && a->short_name == b->short_name) {
        fail_msg("-%c stands for two options", a->short_name);
    }
    if (a->long_name && b->long_name && !strcmp(a->long_name, b->long_name)) {
        fail_msg("--%s is there twice", a->long_name);
    }
}

static void no_command_has_an_option_twice(void **state)
{
    (void)state;
    for (size_t c = 0; c <= LB_COMMAND_COUNT; c++) {
        const lb_command *command = c < LB_COMMAND_COUNT ? &lb_commands[c] : &lb_program;
        for (size_t i = 0; i < command->option_count; i++) {
            for (size_t j = 0; j < i; j++) {
                assert_distinct(&lb_options[command->options[i]], &lb_options[command->options[j]]);
            }
        }
        assert_int_equal(command->options[0], LB_OPTION_HELP);
    }
}

static void every_option_belongs_to_a_command(void **state)
{
    (void)state;
    bool is_used[LB_OPTION_COUNT] = {false};
    for (size_t c = 0; c <= LB_COMMAND_COUNT; c++) {
        const lb_command *command = c < LB_COMMAND_COUNT ? &lb_commands[c] : &lb_program;
        for (size_t i = 0; i < command->option_count; i++) {
            is_used[command->options[i]] = true;
        }
    }
    for (size_t i = 0; i < LB_OPTION_COUNT; i++) {
        assert_true(is_used[i]);
    }
}

static void every_command_is_whole_and_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
        const lb_command *command = &lb_commands[i];
        assert_non_null(command->name);
        assert_true(strlen(command->summary) > 10 && strlen(command->summary) < 60);
        assert_true(command->summary[strlen(command->summary) - 1] != '.');
        assert_true(command->description[strlen(command->description) - 1] == '.');
        assert_true((command->argument.arity == LB_NO_ARGUMENT) == !command->argument.name);
        assert_true(!command->argument.name || command->argument.help);
        assert_true(i == 0 || command->availability == LB_HIDDEN ||
                    strcmp(lb_commands[i - 1].name, command->name) < 0);
        assert_ptr_equal(lb_command_find(command->name, false), command);
        assert_int_equal(lb_command_id_of(command), i);
        assert_true(!lb_command_find(command->name, true) ==
                    (command->availability != LB_EVERYWHERE));
    }
}

/* ---- Help ---- */

static void help_fits_the_terminal(void **state)
{
    (void)state;
    static const size_t widths[] = {60, 80, 200};
    for (size_t w = 0; w < LB_COUNT(widths); w++) {
        for (size_t c = 0; c <= LB_COMMAND_COUNT; c++) {
            const lb_command *command = c < LB_COMMAND_COUNT ? &lb_commands[c] : &lb_program;
            LB_AUTO_TEXT lb_text help = {0};
            lb_help_add(&help, command, &(lb_help_layout){.width = widths[w]});
            lb_str rest = lb_text_str(&help), line;
            while (lb_str_next_line(&rest, &line)) {
                bool is_example = lb_str_starts(line, LB_STR("  limbeck "));
                if (!is_example && lb_utf8_width(line) > widths[w]) {
                    fail_msg("%.*s is wider than %zu", LB_ARG(line), widths[w]);
                }
            }
        }
    }
}

static void help_names_every_option(void **state)
{
    (void)state;
    for (size_t c = 0; c <= LB_COMMAND_COUNT; c++) {
        const lb_command *command = c < LB_COMMAND_COUNT ? &lb_commands[c] : &lb_program;
        LB_AUTO_TEXT lb_text help = {0}, compatible = {0};
        lb_help_add(&help, command, &(lb_help_layout){.width = 80});
        lb_help_add(&compatible, command, &(lb_help_layout){.width = 80, .is_compatible = true});
        for (size_t i = 0; i < command->option_count; i++) {
            const lb_option *option = &lb_options[command->options[i]];
            LB_AUTO_TEXT lb_text label = {0};
            lb_help_add_option_label(&label, option);
            lb_text_adds(&label, "  ");
            bool is_compatible = option->availability == LB_EVERYWHERE;
            assert_true(lb_str_find(lb_text_str(&help), lb_text_str(&label)) != SIZE_MAX ||
                        lb_text_str(&label).len > 24);
            assert_true((strstr(lb_text_cstr(&compatible), lb_text_cstr(&label)) != NULL) ==
                            is_compatible ||
                        lb_text_str(&label).len > 24);
        }
    }
}

/* ---- Wrapping: what Python's textwrap.wrap() gives ---- */

static void assert_wrapped(const char *text, size_t width, const char *indent, const char *expected)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_wrap(&out, lb_str_of(text), width, indent, indent);
    assert_string_equal(lb_text_cstr(&out), expected);
}

static void wraps_words(void **state)
{
    (void)state;
    assert_wrapped("", 10, "", "");
    assert_wrapped("one two three", 7, "", "one two\nthree");
    assert_wrapped("one two three", 7, "  ", "  one\n  two\n  three");
    assert_wrapped("one\ntwo  three  ", 40, "", "one two  three");
    assert_wrapped("a well-known e-mail", 8, "", "a well-\nknown\ne-mail");
    assert_wrapped("1-2 is not cut -- here--or there", 12, "",
                   "1-2 is not\ncut -- here\n--or there");
    assert_wrapped("abcdefghijklmnop", 5, "", "abcde\nfghij\nklmno\np");
    assert_wrapped("gr\xc3\xbc\xc3\x9f gott", 4, "", "gr\xc3\xbc\xc3\x9f\ngott");
}

/* ---- Suggestions ---- */

static void suggests_what_is_near(void **state)
{
    (void)state;
    assert_string_equal(lb_suggest_command("upgrde"), "upgrade");
    assert_string_equal(lb_suggest_command("hist"), "history");
    assert_string_equal(lb_suggest_command("dwongrade"), "downgrade");
    assert_null(lb_suggest_command("frobnicate"));
    assert_null(lb_suggest_command("__complet"));
    LB_AUTO_FREE char *near = lb_suggest_option(lb_command_find("history", false), "--verbos=1");
    assert_string_equal(near, "Did you mean --verbose?");
    LB_AUTO_FREE char *owner = lb_suggest_option(&lb_program, "--graph");
    assert_string_equal(owner, "--graph goes behind the command.");
    LB_AUTO_FREE char *other = lb_suggest_option(lb_command_find("heads", false), "--graph");
    assert_string_equal(other, "heads has no --graph; history has.");
    assert_null(lb_suggest_option(&lb_program, "--frobnicate"));
}

/* ---- Completion ---- */

static char *complete(const char *const *words, size_t count, lb_completion *completion)
{
    static lb_arena arena;
    lb_words list = {0};
    for (size_t i = 0; i < count; i++) {
        lb_vector_push(&list, words[i]);
    }
    lb_text out = {0};
    lb_completion_read(&arena, &list, completion);
    lb_completion_add(&out, completion);
    lb_vector_free(&list);
    lb_arena_free(&arena);
    return lb_text_take(&out);
}
#define COMPLETE(completion, ...)                \
    complete((const char *const[]){__VA_ARGS__}, \
             sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), completion)

static void completes_commands_and_options(void **state)
{
    (void)state;
    lb_completion at;
    LB_AUTO_FREE char *commands = COMPLETE(&at, "he");
    assert_string_equal(commands, "heads\tShow the newest revisions\n"
                                  "help\tExplain limbeck or one of its commands\n");
    LB_AUTO_FREE char *options = COMPLETE(&at, "-c", "x.ini", "history", "--in");
    assert_string_equal(options,
                        "--indicate-current\tMark the revisions that the database is at.\n");
    LB_AUTO_FREE char *global = COMPLETE(&at, "history", "--ur");
    assert_true(lb_str_starts(lb_str_of(global), LB_STR("--url\t")));
    LB_AUTO_FREE char *when = COMPLETE(&at, "--color=a");
    assert_string_equal(when, "--color=auto\t\n--color=always\t\n");
    LB_AUTO_FREE char *file = COMPLETE(&at, "--config", "");
    assert_string_equal(file, ":file\n");
    LB_AUTO_FREE char *nothing = COMPLETE(&at, "revision", "-m", "");
    assert_string_equal(nothing, "");
    LB_AUTO_FREE char *shells = COMPLETE(&at, "completion", "b");
    assert_string_equal(shells, "bash\t\n");
}

static void completes_revisions_in_ranges(void **state)
{
    (void)state;
    lb_completion at;
    free(COMPLETE(&at, "-c", "a.ini", "--name=x", "upgrade", "ae10:he"));
    assert_false(at.is_option);
    assert_int_equal(at.kind, LB_WORD_REVISION);
    assert_str(at.prefix, "ae10:");
    assert_str(at.partial, "he");
    assert_ptr_equal(at.arguments.command, lb_command_find("upgrade", false));
    assert_true(at.arguments.is_set[LB_OPTION_CONFIG] && at.arguments.is_set[LB_OPTION_NAME]);
    free(COMPLETE(&at, "history", "--rev-range=a:b"));
    assert_str(at.prefix, "--rev-range=a:");
    assert_str(at.partial, "b");
}

/* ---- The terminal ---- */

static void colour_follows_the_environment(void **state)
{
    (void)state;
    lb_when when = LB_AUTO_WHEN;
    assert_true(lb_when_parse("always", &when));
    assert_int_equal(when, LB_ALWAYS);
    assert_false(lb_when_parse("sometimes", &when));
    unsetenv("NO_COLOR");
    setenv("CLICOLOR_FORCE", "1", 1);
    assert_true(lb_terminal_wants_color(-1, LB_AUTO_WHEN));
    assert_false(lb_terminal_wants_color(-1, LB_NEVER));
    setenv("NO_COLOR", "1", 1);
    assert_false(lb_terminal_wants_color(-1, LB_AUTO_WHEN));
    assert_true(lb_terminal_wants_color(-1, LB_ALWAYS));
    unsetenv("CLICOLOR_FORCE");
    unsetenv("NO_COLOR");
    assert_false(lb_terminal_wants_color(-1, LB_AUTO_WHEN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_is_whole),
        cmocka_unit_test(no_command_has_an_option_twice),
        cmocka_unit_test(every_option_belongs_to_a_command),
        cmocka_unit_test(every_command_is_whole_and_in_order),
        cmocka_unit_test(help_fits_the_terminal),
        cmocka_unit_test(help_names_every_option),
        cmocka_unit_test(wraps_words),
        cmocka_unit_test(suggests_what_is_near),
        cmocka_unit_test(completes_commands_and_options),
        cmocka_unit_test(completes_revisions_in_ranges),
        cmocka_unit_test(colour_follows_the_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

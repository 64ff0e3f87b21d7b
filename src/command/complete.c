#include "command/complete.h"

#include <string.h>

#include "base/memory.h"

/* ---- Reading ---- */

static const lb_option *find_in(const lb_command *command, lb_str word)
{
    for (size_t i = 0; i < command->option_count; i++) {
        const lb_option *option = &lb_options[command->options[i]];
        bool is_short = word.len == 2 && option->short_name && word.ptr[1] == option->short_name;
        if (is_short || (option->long_name && lb_str_starts(word, LB_STR("--")) &&
                         lb_str_is(lb_str_slice(word, 2, word.len), option->long_name))) {
            return option;
        }
    }
    return NULL;
}

static const lb_option *find_option(const lb_command *command, lb_str word)
{
    const lb_option *option = find_in(command, word);
    return option ? option : find_in(&lb_program, word);
}

static bool is_option_word(const char *word)
{
    return word[0] == '-' && word[1];
}

/* The option of a word that has its value in the next one. */
static const lb_option *option_before_value(const lb_command *command, const char *word)
{
    const lb_option *option = is_option_word(word) ? find_option(command, lb_str_of(word)) : NULL;
    return option && option->metavar ? option : NULL;
}

static void keep_value(lb_arena *arena, lb_arguments *arguments, const lb_option *option,
                       const char *value)
{
    arguments->is_set[option->id] = true;
    lb_vector_push_in(arena, &arguments->values[option->id], value);
}

/* "--config=FILE" among the words that are complete. */
static void keep_attached(lb_arena *arena, lb_arguments *arguments, const char *word)
{
    const char *equals = strchr(word, '=');
    const lb_option *option =
        equals ? find_option(arguments->command, (lb_str){word, (size_t)(equals - word)}) : NULL;
    if (option) {
        keep_value(arena, arguments, option, equals + 1);
    }
}

/* A value being typed: of a range or of what a label stands before, the part at the end. */
static void read_value(lb_completion *out, lb_word_kind kind, lb_str word)
{
    out->kind = kind;
    out->partial = word;
    size_t colon = lb_str_find_char(word, ':');
    if (kind == LB_WORD_REVISION && colon != SIZE_MAX) {
        out->partial = lb_str_slice(word, colon + 1, word.len);
        out->prefix.len += colon + 1;
    }
}

static void read_last(lb_completion *out, const lb_option *expecting, const char *word)
{
    const lb_command *command = out->arguments.command;
    const char *equals = strchr(word, '=');
    out->prefix = (lb_str){word, 0};
    if (expecting) {
        read_value(out, expecting->value, lb_str_of(word));
    } else if (word[0] == '-' && equals) {
        lb_str name = {word, (size_t)(equals - word)};
        const lb_option *option = find_option(command, name);
        out->prefix.len = name.len + 1;
        read_value(out, option ? option->value : LB_WORD_TEXT, lb_str_of(equals + 1));
    } else if (word[0] == '-') {
        out->is_option = true;
        out->partial = lb_str_of(word);
    } else {
        bool has_argument = command->argument.arity != LB_NO_ARGUMENT;
        read_value(out, has_argument ? command->argument.value : LB_WORD_TEXT, lb_str_of(word));
    }
}

void lb_completion_read(lb_arena *arena, const lb_words *words, lb_completion *out)
{
    *out = (lb_completion){.arguments = {.command = &lb_program}};
    lb_arguments *arguments = &out->arguments;
    const lb_option *expecting = NULL;
    for (size_t i = 0; i + 1 < words->count; i++) {
        const char *word = words->items[i];
        if (expecting) {
            keep_value(arena, arguments, expecting, word);
            expecting = NULL;
        } else if (is_option_word(word)) {
            expecting = option_before_value(arguments->command, word);
            keep_attached(arena, arguments, word);
        } else if (arguments->command == &lb_program && lb_command_find(word, false)) {
            arguments->command = lb_command_find(word, false);
        }
    }
    read_last(out, expecting, words->count ? lb_vector_last(words) : "");
}

/* ---- Proposing ---- */

void lb_completion_add_value(lb_text *out, const lb_completion *completion, const char *value,
                             const char *meaning)
{
    if (lb_str_starts(lb_str_of(value), completion->partial)) {
        lb_text_addf(out, "%.*s%s\t%s\n", LB_ARG(completion->prefix), value, meaning);
    }
}

static void add_options(lb_text *out, const lb_completion *completion, const lb_command *command)
{
    bool is_long = lb_str_starts(completion->partial, LB_STR("--"));
    for (size_t i = 0; i < command->option_count; i++) {
        const lb_option *option = &lb_options[command->options[i]];
        bool is_repeated = command == &lb_program && option->id == LB_OPTION_HELP &&
                           completion->arguments.command != &lb_program;
        if (is_repeated || completion->arguments.command->availability == LB_HIDDEN) {
            continue;
        }
        LB_AUTO_FREE char *name = option->long_name ? lb_format("--%s", option->long_name)
                                                    : lb_format("-%c", option->short_name);
        lb_completion_add_value(out, completion, name, option->help);
        if (!is_long && option->long_name && option->short_name && completion->partial.len == 2) {
            LB_AUTO_FREE char *short_name = lb_format("-%c", option->short_name);
            lb_completion_add_value(out, completion, short_name, option->help);
        }
    }
}

static void add_fixed(lb_text *out, const lb_completion *completion, const char *const *values)
{
    for (; *values; values++) {
        lb_completion_add_value(out, completion, *values, "");
    }
}

void lb_completion_add(lb_text *out, const lb_completion *completion)
{
    static const char *const whens[] = {"auto", "always", "never", NULL};
    static const char *const shells[] = {"bash", "zsh", "fish", NULL};
    static const char *const dialects[] = {"postgresql", "sqlite", NULL};
    static const char *const renames[] = {"ask", "accept", "never", NULL};
    static const char *const formats[] = {"sql", "json", "mermaid", "dot", "html", NULL};
    if (completion->is_option) {
        add_options(out, completion, completion->arguments.command);
        if (completion->arguments.command != &lb_program) {
            add_options(out, completion, &lb_program);
        }
        return;
    }
    switch (completion->kind) {
    case LB_WORD_FILE:
        lb_text_adds(out, ":file\n");
        break;
    case LB_WORD_DIRECTORY:
        lb_text_adds(out, ":directory\n");
        break;
    case LB_WORD_WHEN:
        add_fixed(out, completion, whens);
        break;
    case LB_WORD_SHELL:
        add_fixed(out, completion, shells);
        break;
    case LB_WORD_FORMAT:
        add_fixed(out, completion, formats);
        break;
    case LB_WORD_DIALECT:
        add_fixed(out, completion, dialects);
        break;
    case LB_WORD_RENAMES:
        add_fixed(out, completion, renames);
        break;
    case LB_WORD_COMMAND:
        for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
            if (lb_commands[i].availability != LB_HIDDEN) {
                lb_completion_add_value(out, completion, lb_commands[i].name,
                                        lb_commands[i].summary);
            }
        }
        break;
    case LB_WORD_TEXT:
    case LB_WORD_REVISION:
    case LB_WORD_TEMPLATE:
        break;
    }
}

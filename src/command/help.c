#include "command/help.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "command/style.h"
#include "command/wrap.h"

/* Longer lines are hard to read. */
enum { WIDEST = 100, NARROWEST = 30, WIDEST_LABEL = 30, NARROW = 60 };

const char *lb_program_name(bool is_compatible)
{
    return is_compatible ? "alembic" : lb_program.name;
}

static bool is_shown(const lb_option *option, const lb_help_layout *layout)
{
    return lb_is_available(option->availability, layout->is_compatible);
}

/* ---- Usage ---- */

typedef LB_VECTOR(char *) lb_parts;

static void add_command_choices(lb_text *out, const lb_help_layout *layout)
{
    if (!layout->is_compatible) {
        lb_text_adds(out, "command");
        return;
    }
    lb_text_addc(out, '{');
    for (size_t i = 0, count = 0; i < LB_COMMAND_COUNT; i++) {
        if (lb_commands[i].availability == LB_EVERYWHERE) {
            lb_text_addf(out, "%s%s", count++ ? "," : "", lb_commands[i].name);
        }
    }
    lb_text_addc(out, '}');
}

static void push_option_parts(lb_arena *arena, lb_parts *out, const lb_command *command,
                              const lb_help_layout *layout)
{
    for (size_t i = 0; i < command->option_count; i++) {
        const lb_option *option = &lb_options[command->options[i]];
        if (!is_shown(option, layout)) {
            continue;
        }
        const char *value = option->metavar ? lb_arena_format(arena, " %s", option->metavar) : "";
        lb_vector_push_in(arena, out,
                          option->short_name
                              ? lb_arena_format(arena, "[-%c%s]", option->short_name, value)
                              : lb_arena_format(arena, "[--%s%s]", option->long_name, value));
    }
}

static void push_argument_parts(lb_arena *arena, lb_parts *out, const lb_command *command,
                                const lb_help_layout *layout)
{
    const lb_argument *argument = &command->argument;
    if (command == &lb_program) {
        LB_AUTO_TEXT lb_text choices = {0};
        add_command_choices(&choices, layout);
        lb_vector_push_in(arena, out, lb_arena_strdup(arena, lb_text_cstr(&choices)));
        lb_vector_push_in(arena, out, lb_arena_strdup(arena, "..."));
    } else if (argument->arity == LB_OPTIONAL || argument->arity == LB_ANY) {
        const char *more = argument->arity == LB_ANY ? " ..." : "";
        lb_vector_push_in(arena, out, lb_arena_format(arena, "[%s%s]", argument->name, more));
    } else if (argument->arity != LB_NO_ARGUMENT) {
        lb_vector_push_in(arena, out, lb_arena_strdup(arena, argument->name));
        if (argument->arity == LB_ONE_OR_MORE) {
            lb_vector_push_in(arena, out, lb_arena_format(arena, "[%s ...]", argument->name));
        }
    }
}

static size_t parts_width(const lb_parts *parts)
{
    size_t width = 0;
    for (size_t i = 0; i < parts->count; i++) {
        width += 1 + strlen(parts->items[i]);
    }
    return width;
}

/* Adds the parts from a column on, in lines of their own where they do not fit. */
static void add_parts(lb_text *out, const lb_parts *parts, size_t column, size_t indent,
                      size_t width)
{
    bool is_line_empty = column == indent;
    for (size_t i = 0; i < parts->count; i++) {
        size_t length = strlen(parts->items[i]);
        if (!is_line_empty && column + 1 + length > width) {
            lb_text_addc(out, '\n');
            lb_text_fill(out, ' ', indent);
            column = indent;
            is_line_empty = true;
        }
        lb_text_addf(out, "%s%s", is_line_empty ? "" : " ", parts->items[i]);
        column += length + (is_line_empty ? 0 : 1);
        is_line_empty = false;
    }
}

void lb_help_add_usage(lb_text *out, const lb_command *command, const lb_help_layout *layout)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_parts options = {0}, arguments = {0};
    push_option_parts(&arena, &options, command, layout);
    push_argument_parts(&arena, &arguments, command, layout);
    const char *program = lb_program_name(layout->is_compatible);
    const char *name =
        command == &lb_program ? program : lb_arena_format(&arena, "%s %s", program, command->name);
    size_t width = layout->width > 13 ? layout->width - 2 : 11;
    size_t start = strlen("usage: ") + strlen(name);
    lb_text_addf(out, "usage: %s", name);
    if (start + parts_width(&options) + parts_width(&arguments) <= width) {
        add_parts(out, &options, start, 0, SIZE_MAX - 1);
        add_parts(out, &arguments, start, 0, SIZE_MAX - 1);
        lb_text_addc(out, '\n');
        return;
    }
    bool is_name_short = start * 4 <= width * 3;
    size_t indent = is_name_short ? start + 1 : strlen("usage: ");
    if (is_name_short) {
        add_parts(out, &options, start, indent, width);
    } else {
        lb_text_addc(out, '\n');
        lb_text_fill(out, ' ', indent);
        add_parts(out, &options, indent, indent, width);
    }
    bool is_rest_short =
        !is_name_short && indent + parts_width(&options) + parts_width(&arguments) <= width + 1;
    if (is_rest_short) {
        add_parts(out, &arguments, indent + 1, 0, width);
    } else if (arguments.count) {
        lb_text_addc(out, '\n');
        lb_text_fill(out, ' ', indent);
        add_parts(out, &arguments, indent, indent, width);
    }
    lb_text_addc(out, '\n');
}

/* ---- Help ---- */

/* A name and what it means, in two columns. */
typedef struct lb_entry {
    char *label;
    const char *text;
} lb_entry;
typedef LB_VECTOR(lb_entry) lb_entries;

void lb_help_add_option_label(lb_text *out, const lb_option *option)
{
    if (option->short_name) {
        lb_text_addf(out, "-%c%s", option->short_name, option->long_name ? ", " : "");
    }
    if (option->long_name) {
        lb_text_addf(out, "--%s", option->long_name);
    }
    if (option->metavar) {
        lb_text_addf(out, " %s", option->metavar);
    }
}

static size_t text_width(const lb_help_layout *layout)
{
    size_t width = layout->width < WIDEST ? layout->width : WIDEST;
    return width > NARROWEST ? width : NARROWEST;
}

static void add_heading(lb_text *out, const lb_help_layout *layout, const char *heading)
{
    lb_text_addc(out, '\n');
    lb_style_add(out, layout->is_colored, LB_ROLE_HEADING, lb_str_of(heading));
    lb_text_addc(out, '\n');
}

/* The column at which the meanings of these entries start. */
static size_t meaning_column(const lb_entries *entries, size_t width)
{
    size_t column = 0;
    for (size_t i = 0; i < entries->count; i++) {
        size_t end = 2 + lb_utf8_width(lb_str_of(entries->items[i].label)) + 2;
        column = end > column && end <= WIDEST_LABEL ? end : column;
    }
    return width < NARROW ? 8 : column < 8 ? 8 : column;
}

static void add_entries(lb_text *out, const lb_help_layout *layout, const char *heading,
                        const lb_entries *entries)
{
    if (!entries->count) {
        return;
    }
    size_t width = text_width(layout);
    size_t column = meaning_column(entries, width);
    LB_AUTO_TEXT lb_text indent = {0};
    lb_text_fill(&indent, ' ', column);
    add_heading(out, layout, heading);
    for (size_t i = 0; i < entries->count; i++) {
        size_t length = strlen(entries->items[i].label);
        bool is_same_line = length + 4 <= column;
        lb_text_addf(out, "  %s", entries->items[i].label);
        if (is_same_line) {
            lb_text_fill(out, ' ', column - 2 - length);
        } else {
            lb_text_addc(out, '\n');
        }
        LB_AUTO_TEXT lb_text meaning = {0};
        lb_wrap(&meaning, lb_str_of(entries->items[i].text), width, lb_text_cstr(&indent),
                lb_text_cstr(&indent));
        lb_str shown = lb_text_str(&meaning);
        lb_text_add(out, lb_str_slice(shown, is_same_line ? column : 0, shown.len));
        lb_text_addc(out, '\n');
    }
}

static void add_paragraphs(lb_text *out, const char *text, size_t width)
{
    for (lb_str rest = lb_str_of(text); rest.len;) {
        size_t end = lb_str_find(rest, LB_STR("\n\n"));
        lb_text_addc(out, '\n');
        lb_wrap(out, lb_str_slice(rest, 0, end), width, "", "");
        lb_text_addc(out, '\n');
        rest = end == SIZE_MAX ? (lb_str){0} : lb_str_slice(rest, end + 2, rest.len);
    }
}

static void add_options(lb_text *out, const lb_command *command, const lb_help_layout *layout)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_entries found = {0};
    for (size_t i = 0; i < command->option_count; i++) {
        const lb_option *option = &lb_options[command->options[i]];
        if (is_shown(option, layout)) {
            LB_AUTO_TEXT lb_text label = {0};
            lb_text_adds(&label, option->short_name ? "" : "    ");
            lb_help_add_option_label(&label, option);
            lb_vector_push_in(
                &arena, &found,
                (lb_entry){lb_arena_strdup(&arena, lb_text_cstr(&label)), option->help});
        }
    }
    add_entries(out, layout, "Options:", &found);
}

static void add_commands(lb_text *out, const lb_help_layout *layout)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_entries found = {0};
    for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
        const lb_command *command = &lb_commands[i];
        if (lb_is_available(command->availability, layout->is_compatible)) {
            lb_vector_push_in(&arena, &found,
                              (lb_entry){lb_arena_strdup(&arena, command->name), command->summary});
        }
    }
    add_entries(out, layout, "Commands:", &found);
}

static void add_examples(lb_text *out, const lb_command *command, const lb_help_layout *layout)
{
    if (!command->examples[0].line || layout->is_compatible) {
        return;
    }
    add_heading(out, layout, "Examples:");
    for (const lb_example *example = command->examples; example->line; example++) {
        lb_text_addf(out, "  %s %s\n", lb_program.name, example->line);
        lb_wrap(out, lb_str_of(example->meaning), text_width(layout), "      ", "      ");
        lb_text_addc(out, '\n');
    }
}

void lb_help_add(lb_text *out, const lb_command *command, const lb_help_layout *layout)
{
    bool is_program = command == &lb_program;
    lb_help_add_usage(out, command, layout);
    LB_AUTO_FREE char *summary = lb_format("%s.", command->summary);
    summary[0] = lb_upper(summary[0]);
    add_paragraphs(out, summary, text_width(layout));
    if (!is_program || !layout->is_compatible) {
        add_paragraphs(out, command->description, text_width(layout));
    }
    if (is_program) {
        add_commands(out, layout);
    } else if (command->argument.arity != LB_NO_ARGUMENT) {
        LB_AUTO_FREE char *name = lb_strdup(command->argument.name);
        lb_entry argument = {name, command->argument.help};
        add_entries(out, layout, "Arguments:", &(lb_entries){&argument, 1, 1});
    }
    add_options(out, command, layout);
    add_examples(out, command, layout);
    if (!layout->is_compatible) {
        LB_AUTO_FREE char *more = lb_format("%s help %s", lb_program.name,
                                            is_program ? "COMMAND explains a command."
                                                       : "shows the options of the program.");
        add_paragraphs(out, more, text_width(layout));
    }
}

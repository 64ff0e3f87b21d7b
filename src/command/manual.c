/* Writes the manual from the table of commands: `manual man|markdown COMMAND`, or limbeck for the
 * program itself. Run by the build; not installed. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "command/help.h"

/* The environment variables that the program heeds. */
static const struct {
    const char *name, *meaning;
} variables[] = {
    {"LIMBECK_CONFIG, ALEMBIC_CONFIG", "The settings file, where -c is not given."},
    {"DATABASE_URL", "The database, where neither --url nor the settings name one. Also read from "
                     "a .env file beside the settings."},
    {"VISUAL, EDITOR", "The editor of the command edit."},
    {"NO_COLOR", "Not empty: no colours, except with --color=always."},
    {"CLICOLOR_FORCE", "Neither empty nor 0: colours also where no terminal is."},
    {"COLUMNS", "The width that help is laid out for."},
};

static const struct {
    int status;
    const char *meaning;
} statuses[] = {
#define X(code, name, status, meaning) {status, meaning},
    LB_ERROR_TABLE(X)
#undef X
};

/* One way of writing the manual down. */
typedef struct lb_format_of_manual {
    void (*title)(lb_text *out, const lb_command *command);
    void (*heading)(lb_text *out, const char *heading);
    void (*text)(lb_text *out, const char *text);                    /* paragraphs */
    void (*item)(lb_text *out, const char *label, const char *text); /* of a list */
    void (*usage)(lb_text *out, const lb_command *command);
    void (*example)(lb_text *out, const char *line, const char *meaning);
    void (*reference)(lb_text *out, const lb_command *command);
} lb_format_of_manual;

/* "limbeck-upgrade", the name of a page. */
static char *page_name(const lb_command *command)
{
    return command == &lb_program ? lb_strdup("limbeck") : lb_format("limbeck-%s", command->name);
}

/* ---- man ---- */

static void add_roff(lb_text *out, const char *text)
{
    for (bool is_line_start = true; *text; text++) {
        if (is_line_start && (*text == '.' || *text == '\'')) {
            lb_text_adds(out, "\\&");
        }
        if (*text == '\\') {
            lb_text_adds(out, "\\e");
        } else if (*text == '-') {
            lb_text_adds(out, "\\-");
        } else if (*text == '\'') {
            lb_text_adds(out, "\\(aq");
        } else {
            lb_text_addc(out, *text);
        }
        is_line_start = *text == '\n';
    }
}

static void man_title(lb_text *out, const lb_command *command)
{
    LB_AUTO_FREE char *name = page_name(command);
    LB_AUTO_FREE char *upper = lb_strdup(name);
    for (char *p = upper; *p; p++) {
        *p = lb_upper(*p);
    }
    lb_text_adds(out, ".\\\" Made from the table of commands; do not edit.\n.TH \"");
    add_roff(out, upper);
    lb_text_adds(out, "\" 1 \"\" \"limbeck\" \"limbeck manual\"\n.SH NAME\n");
    add_roff(out, name);
    lb_text_adds(out, " \\- ");
    LB_AUTO_FREE char *summary = lb_strdup(command->summary);
    summary[0] = lb_lower(summary[0]);
    add_roff(out, summary);
    lb_text_addc(out, '\n');
}

static void man_heading(lb_text *out, const char *heading)
{
    lb_text_adds(out, ".SH ");
    for (; *heading; heading++) {
        lb_text_addc(out, lb_upper(*heading));
    }
    lb_text_addc(out, '\n');
}

static void man_text(lb_text *out, const char *text)
{
    for (lb_str rest = lb_str_of(text); rest.len;) {
        size_t end = lb_str_find(rest, LB_STR("\n\n"));
        LB_AUTO_FREE char *paragraph = lb_strndup(rest.ptr, end == SIZE_MAX ? rest.len : end);
        add_roff(out, paragraph);
        lb_text_adds(out, end == SIZE_MAX ? "\n" : "\n.PP\n");
        rest = end == SIZE_MAX ? (lb_str){0} : lb_str_slice(rest, end + 2, rest.len);
    }
}

static void man_item(lb_text *out, const char *label, const char *text)
{
    lb_text_adds(out, ".TP\n\\fB");
    add_roff(out, label);
    lb_text_adds(out, "\\fR\n");
    add_roff(out, text);
    lb_text_addc(out, '\n');
}

static void man_usage(lb_text *out, const lb_command *command)
{
    LB_AUTO_TEXT lb_text usage = {0};
    lb_help_add_usage(&usage, command, &(lb_help_layout){.width = 10000});
    lb_text_adds(out, ".nh\n.ad l\n");
    LB_AUTO_FREE char *line = lb_strdup(lb_text_cstr(&usage) + strlen("usage: "));
    add_roff(out, line);
    lb_text_adds(out, ".ad\n.hy\n");
}

static void man_example(lb_text *out, const char *line, const char *meaning)
{
    LB_AUTO_FREE char *command = lb_format("limbeck %s", line);
    man_item(out, command, meaning);
}

static void man_reference(lb_text *out, const lb_command *command)
{
    LB_AUTO_FREE char *name = page_name(command);
    lb_text_adds(out, ".BR ");
    add_roff(out, name);
    lb_text_adds(out, " (1)\n");
}

/* ---- Markdown ---- */

static void markdown_title(lb_text *out, const lb_command *command)
{
    LB_AUTO_FREE char *name = page_name(command);
    lb_text_addf(out,
                 "<!-- Made from the table of commands by src/command/manual.c; do not edit. "
                 "-->\n# %s\n\n%s.\n",
                 name, command->summary);
}

static void markdown_heading(lb_text *out, const char *heading)
{
    lb_text_addf(out, "\n## %s\n\n", heading);
}

/* Text in which nothing is taken for markup. */
static void markdown_text(lb_text *out, const char *text)
{
    for (; *text; text++) {
        lb_text_adds(out, strchr("<>*_|[]", *text) ? "\\" : "");
        lb_text_addc(out, *text);
    }
    lb_text_addc(out, '\n');
}

static void markdown_item(lb_text *out, const char *label, const char *text)
{
    lb_text_addf(out, "- `%s`: ", label);
    markdown_text(out, text);
}

static void markdown_usage(lb_text *out, const lb_command *command)
{
    LB_AUTO_TEXT lb_text usage = {0};
    lb_help_add_usage(&usage, command, &(lb_help_layout){.width = 90});
    lb_text_addf(out, "```\n%s```\n", lb_text_cstr(&usage));
}

static void markdown_example(lb_text *out, const char *line, const char *meaning)
{
    lb_text_addf(out, "```sh\nlimbeck %s    # %s\n```\n", line, meaning);
}

static void markdown_reference(lb_text *out, const lb_command *command)
{
    LB_AUTO_FREE char *name = page_name(command);
    lb_text_addf(out, "- [%s](%s.md)\n", name, name);
}

/* ---- A page ---- */

static void add_options(lb_text *out, const lb_format_of_manual *format, const lb_command *command)
{
    format->heading(out, "Options");
    for (size_t i = 0; i < command->option_count; i++) {
        LB_AUTO_TEXT lb_text label = {0};
        const lb_option *option = &lb_options[command->options[i]];
        lb_help_add_option_label(&label, option);
        format->item(out, lb_text_cstr(&label), option->help);
    }
}

static void add_examples(lb_text *out, const lb_format_of_manual *format, const lb_command *command)
{
    if (command->examples[0].line) {
        format->heading(out, "Examples");
    }
    for (const lb_example *example = command->examples; example->line; example++) {
        format->example(out, example->line, example->meaning);
    }
}

static bool is_first_of_status(size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (statuses[i].status == statuses[index].status) {
            return false;
        }
    }
    return true;
}

static void add_program_sections(lb_text *out, const lb_format_of_manual *format)
{
    format->heading(out, "Commands");
    for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
        if (lb_commands[i].availability != LB_HIDDEN) {
            format->item(out, lb_commands[i].name, lb_commands[i].summary);
        }
    }
    format->heading(out, "Environment");
    for (size_t i = 0; i < LB_COUNT(variables); i++) {
        format->item(out, variables[i].name, variables[i].meaning);
    }
    format->heading(out, "Exit status");
    format->item(out, "0", "Everything was done.");
    for (size_t i = 0; i < LB_COUNT(statuses); i++) {
        LB_AUTO_FREE char *number = lb_format("%d", statuses[i].status);
        LB_AUTO_TEXT lb_text meaning = {0};
        for (size_t j = i; j < LB_COUNT(statuses) && is_first_of_status(i); j++) {
            if (statuses[j].status == statuses[i].status) {
                lb_text_addf(&meaning, "%s%s.", meaning.len ? " " : "", statuses[j].meaning);
            }
        }
        if (meaning.len) {
            format->item(out, number, lb_text_cstr(&meaning));
        }
    }
}

static void add_page(lb_text *out, const lb_format_of_manual *format, const lb_command *command)
{
    bool is_program = command == &lb_program;
    format->title(out, command);
    format->heading(out, "Synopsis");
    format->usage(out, command);
    format->heading(out, "Description");
    format->text(out, command->description);
    if (is_program) {
        add_program_sections(out, format);
    } else if (command->argument.arity != LB_NO_ARGUMENT) {
        format->heading(out, "Arguments");
        format->item(out, command->argument.name, command->argument.help);
    }
    add_options(out, format, command);
    add_examples(out, format, command);
    format->heading(out, "See also");
    if (!is_program) {
        format->reference(out, &lb_program);
    }
    for (size_t i = 0; i < LB_COMMAND_COUNT && is_program; i++) {
        if (lb_commands[i].availability != LB_HIDDEN) {
            format->reference(out, &lb_commands[i]);
        }
    }
}

int main(int argc, char **argv)
{
    static const lb_format_of_manual man = {man_title, man_heading, man_text,     man_item,
                                            man_usage, man_example, man_reference};
    static const lb_format_of_manual markdown = {
        markdown_title, markdown_heading, markdown_text,     markdown_item,
        markdown_usage, markdown_example, markdown_reference};
    if (argc != 3) {
        fprintf(stderr, "usage: manual man|markdown COMMAND\n");
        return 2;
    }
    const lb_command *command =
        strcmp(argv[2], "limbeck") != 0 ? lb_command_find(argv[2], false) : &lb_program;
    if (!command) {
        fprintf(stderr, "manual: there is no command %s\n", argv[2]);
        return 2;
    }
    LB_AUTO_TEXT lb_text out = {0};
    add_page(&out, strcmp(argv[1], "man") ? &markdown : &man, command);
    return fwrite(out.ptr, 1, out.len, stdout) != out.len || fflush(stdout);
}

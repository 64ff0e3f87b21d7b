#include "command/parser.h"

#include <string.h>

#include "base/repr.h"
#include "command/suggest.h"

/* What argparse's pattern says of a word. */
typedef enum word_kind { WORD_VALUE, WORD_OPTION, WORD_SEPARATOR } word_kind;

typedef struct lb_word {
    word_kind kind;
    const lb_option *option; /* NULL: an option that nobody knows */
    const char *attached;    /* its value in the same word, or NULL */
    bool is_short;
} lb_word;

/* The words of the program, or of its command: each is read by a parser of its own. */
typedef struct lb_level {
    lb_arena *arena;
    const lb_command *command;
    const char *const *texts;
    size_t count;
    lb_word *words;
    bool is_argument_taken;
    lb_arguments *out;
    lb_words *unknown;
    lb_error *error;
} lb_level;

static lb_code parse_level(lb_arena *arena, const lb_command *command, const char *const *texts,
                           size_t count, lb_arguments *out, lb_words *unknown, lb_error *error);

/* ---- Which option a word is ---- */

static bool has_option(const lb_level *level, const lb_command *command, size_t index,
                       const lb_option **option)
{
    *option = &lb_options[command->options[index]];
    return lb_is_available((*option)->availability, level->out->is_compatible);
}

/* The option of this command with exactly this name; `name` has its dashes. */
static const lb_option *find_exact(const lb_level *level, const lb_command *command, lb_str name)
{
    for (size_t i = 0; i < command->option_count; i++) {
        const lb_option *option;
        if (!has_option(level, command, i, &option)) {
            continue;
        }
        if (name.len == 2 && name.ptr[0] == '-' && name.ptr[1] == option->short_name) {
            return option;
        }
        if (name.len > 2 && option->long_name && lb_str_starts(name, LB_STR("--")) &&
            lb_str_is(lb_str_slice(name, 2, name.len), option->long_name)) {
            return option;
        }
    }
    return NULL;
}

/* Options of the program may follow the command, behind the command's own. */
static const lb_option *find_anywhere(const lb_level *level, lb_str name)
{
    const lb_option *option = find_exact(level, level->command, name);
    if (!option && !level->out->is_compatible) {
        option = find_exact(level, &lb_program, name);
    }
    return option;
}

/* The options of the command whose long name starts with `prefix` ("--ver"). */
static size_t find_prefix(const lb_level *level, const lb_command *command, lb_str prefix,
                          const lb_option **first, lb_text *matches)
{
    size_t count = 0;
    prefix = lb_str_slice(prefix, 2, prefix.len);
    for (size_t i = 0; i < command->option_count; i++) {
        const lb_option *option;
        if (has_option(level, command, i, &option) && option->long_name &&
            lb_str_starts(lb_str_of(option->long_name), prefix)) {
            *first = count++ ? *first : option;
            lb_text_addf(matches, "%s--%s", matches->len ? ", " : "", option->long_name);
        }
    }
    return count;
}

static lb_code classify_prefix(lb_level *level, const char *text, lb_word *word)
{
    LB_AUTO_TEXT lb_text matches = {0};
    lb_str name = lb_str_of(text);
    size_t equals = lb_str_find_char(name, '=');
    if (equals != SIZE_MAX) {
        word->attached = text + equals + 1;
        name = lb_str_slice(name, 0, equals);
    }
    const lb_option *option = NULL;
    size_t count = find_prefix(level, level->command, name, &option, &matches);
    if (!count && !level->out->is_compatible) {
        count = find_prefix(level, &lb_program, name, &option, &matches);
    }
    if (count > 1) {
        return lb_fail(level->error, LB_ERR_USAGE, "ambiguous option: %s could match %s", text,
                       lb_text_cstr(&matches));
    }
    word->option = option;
    return LB_OK;
}

/* As Python's ^-\d+$|^-\d*\.\d+$; as limbeck also relative revisions and ranges of them. */
static bool is_negative_number(const lb_level *level, const char *text)
{
    const char *p = text + 1;
    if (!level->out->is_compatible && lb_is_digit(*p)) {
        return true;
    }
    p += strspn(p, "0123456789");
    if (*p == '.') {
        p++;
        return lb_is_digit(*p) && !p[strspn(p, "0123456789")];
    }
    return p > text + 1 && !*p;
}

static lb_code classify(lb_level *level, const char *text, lb_word *word)
{
    *word = (lb_word){.kind = WORD_VALUE};
    if (text[0] != '-' || !text[1]) {
        return LB_OK;
    }
    word->is_short = text[1] != '-';
    size_t equals = lb_str_find_char(lb_str_of(text), '=');
    word->option = find_anywhere(level, lb_str_of(text));
    if (!word->option && equals != SIZE_MAX) {
        word->option = find_anywhere(level, (lb_str){text, equals});
        word->attached = word->option ? text + equals + 1 : NULL;
    }
    if (!word->option && word->is_short) {
        word->option = find_anywhere(level, (lb_str){text, 2});
        word->attached = word->option ? text + 2 : NULL;
    } else if (!word->option) {
        LB_TRY(classify_prefix(level, text, word));
    }
    if (word->option || (!is_negative_number(level, text) && !strchr(text, ' '))) {
        word->kind = WORD_OPTION;
    }
    return LB_OK;
}

/* ---- Options ---- */

/* "-c/--config", as argparse names an option in its messages. */
static const char *option_name(lb_arena *arena, const lb_option *option)
{
    if (option->short_name && option->long_name) {
        return lb_arena_format(arena, "-%c/--%s", option->short_name, option->long_name);
    }
    return option->long_name ? lb_arena_format(arena, "--%s", option->long_name)
                             : lb_arena_format(arena, "-%c", option->short_name);
}

static lb_code fail_attached(lb_level *level, const lb_option *option, const char *attached)
{
    return lb_fail(level->error, LB_ERR_USAGE, "argument %s: ignored explicit argument %s",
                   option_name(level->arena, option), lb_repr(level->arena, lb_str_of(attached)));
}

static void take_option(lb_level *level, const lb_option *option, const char *value)
{
    lb_arguments *out = level->out;
    lb_words *values = &out->values[option->id];
    out->is_set[option->id] = true;
    if (value && !option->is_repeatable) {
        values->count = 0;
    }
    if (value) {
        lb_vector_push_in(level->arena, values, value);
    }
    if (out->request <= LB_REQUEST_RUN && option->id == LB_OPTION_HELP) {
        out->request = LB_REQUEST_HELP;
        out->command = level->command;
    } else if (out->request <= LB_REQUEST_RUN && option->id == LB_OPTION_VERSION) {
        out->request = LB_REQUEST_VERSION;
    }
}

/* Takes the option at `index` with its value, or all flags of one word (-vi); moves the index
 * behind. */
static lb_code consume_option(lb_level *level, size_t *index)
{
    size_t at = (*index)++;
    const lb_option *option = level->words[at].option;
    const char *attached = level->words[at].attached;
    if (!option) {
        lb_vector_push_in(level->arena, level->unknown, level->texts[at]);
        return LB_OK;
    }
    LB_VECTOR(lb_option_id) flags = {0};
    while (!option->metavar && attached) {
        const lb_option *next = NULL;
        if (level->words[at].is_short && *attached) {
            next = find_anywhere(level, (lb_str){(char[]){'-', *attached}, 2});
        }
        if (!next) {
            return fail_attached(level, option, attached);
        }
        lb_vector_push_in(level->arena, &flags, option->id);
        option = next;
        attached = attached[1] ? attached + 1 : NULL;
    }
    if (option->metavar && !attached) {
        if (*index >= level->count || level->words[*index].kind != WORD_VALUE) {
            return lb_fail(level->error, LB_ERR_USAGE, "argument %s: expected one argument",
                           option_name(level->arena, option));
        }
        attached = level->texts[(*index)++];
    }
    for (size_t i = 0; i < flags.count; i++) {
        take_option(level, &lb_options[flags.items[i]], NULL);
    }
    take_option(level, option, attached);
    return LB_OK;
}

/* ---- The argument ---- */

static size_t skip(const lb_level *level, size_t index, word_kind kind)
{
    while (index < level->count && level->words[index].kind == kind) {
        index++;
    }
    return index;
}

/* Where the words of the command's argument end that start at `index`; `index` if none do. */
static size_t argument_end(const lb_level *level, size_t index)
{
    lb_arity arity = level->command->argument.arity;
    size_t first = skip(level, index, WORD_SEPARATOR);
    if (arity == LB_NO_ARGUMENT || level->is_argument_taken ||
        skip(level, first, WORD_VALUE) == first) {
        return index;
    }
    if (level->command == &lb_program) {
        return level->count;
    }
    if (arity == LB_ONE || arity == LB_OPTIONAL) {
        return skip(level, first + 1, WORD_SEPARATOR);
    }
    size_t end = first;
    while (end < level->count && level->words[end].kind != WORD_OPTION) {
        end++;
    }
    return end;
}

static lb_code fail_command(lb_level *level, const char *name)
{
    if (!level->out->is_compatible) {
        lb_fail(level->error, LB_ERR_USAGE, "there is no command %s",
                lb_repr(level->arena, lb_str_of(name)));
        const char *meant = lb_suggest_command(name);
        if (meant) {
            lb_error_hint(level->error, "Did you mean %s?", meant);
        } else {
            lb_error_hint(level->error, "limbeck help shows all commands.");
        }
        return LB_ERR_USAGE;
    }
    LB_AUTO_TEXT lb_text names = {0}, choices = {0};
    for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
        if (!lb_commands[i].availability) {
            lb_text_addf(&names, "%s%s", names.len ? "," : "", lb_commands[i].name);
            lb_text_addf(&choices, "%s'%s'", choices.len ? ", " : "", lb_commands[i].name);
        }
    }
    return lb_fail(level->error, LB_ERR_USAGE, "argument {%s}: invalid choice: %s (choose from %s)",
                   lb_text_cstr(&names), lb_repr(level->arena, lb_str_of(name)),
                   lb_text_cstr(&choices));
}

static lb_code consume_command(lb_level *level, size_t index)
{
    if (!level->out->is_compatible) {
        index = skip(level, index, WORD_SEPARATOR);
    }
    const char *name = level->texts[index];
    const lb_command *command = lb_command_find(name, level->out->is_compatible);
    if (!command) {
        return fail_command(level, name);
    }
    level->out->command = command;
    level->out->request = LB_REQUEST_RUN;
    return parse_level(level->arena, command, level->texts + index + 1, level->count - index - 1,
                       level->out, level->unknown, level->error);
}

/* Takes the words of the argument from `index` to `end`, less the first "--". */
static lb_code consume_argument(lb_level *level, size_t index, size_t end)
{
    level->is_argument_taken = true;
    if (level->command == &lb_program) {
        return consume_command(level, index);
    }
    bool is_separator_seen = false;
    for (; index < end; index++) {
        if (!is_separator_seen && !strcmp(level->texts[index], "--")) {
            is_separator_seen = true;
        } else {
            lb_vector_push_in(level->arena, &level->out->words, level->texts[index]);
        }
    }
    return LB_OK;
}

/* ---- A level ---- */

static bool is_over(const lb_level *level)
{
    return level->out->request > LB_REQUEST_RUN;
}

static size_t next_option(const lb_level *level, size_t index)
{
    while (index < level->count && level->words[index].kind != WORD_OPTION) {
        index++;
    }
    return index;
}

static void push_unknown(lb_level *level, size_t from, size_t to)
{
    for (; from < to; from++) {
        lb_vector_push_in(level->arena, level->unknown, level->texts[from]);
    }
}

/* Options and arguments in turn, in argparse's order: an argument takes what stands in one piece,
 * what is left over is unknown. */
static lb_code consume(lb_level *level)
{
    size_t index = 0;
    for (size_t option; !is_over(level) && (option = next_option(level, index)) < level->count;) {
        size_t end = index < option ? argument_end(level, index) : index;
        if (end > index) {
            LB_TRY(consume_argument(level, index, end));
            index = end;
            continue;
        }
        push_unknown(level, index, option);
        index = option;
        LB_TRY(consume_option(level, &index));
    }
    if (is_over(level)) {
        return LB_OK;
    }
    size_t end = argument_end(level, index);
    if (end > index) {
        LB_TRY(consume_argument(level, index, end));
    }
    push_unknown(level, end, level->count);
    return LB_OK;
}

static lb_code parse_level(lb_arena *arena, const lb_command *command, const char *const *texts,
                           size_t count, lb_arguments *out, lb_words *unknown, lb_error *error)
{
    lb_level level = {.arena = arena,
                      .command = command,
                      .texts = texts,
                      .count = count,
                      .words = LB_NEW_ARRAY(arena, lb_word, count),
                      .out = out,
                      .unknown = unknown,
                      .error = error};
    size_t i = 0;
    for (; i < count && strcmp(texts[i], "--") != 0; i++) {
        LB_TRY(classify(&level, texts[i], &level.words[i]));
    }
    if (i < count) {
        level.words[i].kind = WORD_SEPARATOR;
    }
    LB_TRY(consume(&level));
    bool is_required =
        command->argument.arity == LB_ONE || command->argument.arity == LB_ONE_OR_MORE;
    if (!is_over(&level) && is_required && !level.is_argument_taken) {
        return lb_fail(error, LB_ERR_USAGE, "the following arguments are required: %s",
                       command->argument.name);
    }
    return LB_OK;
}

static lb_code fail_unknown(lb_arguments *out, const lb_words *unknown, lb_error *error)
{
    LB_AUTO_TEXT lb_text all = {0};
    for (size_t i = 0; i < unknown->count; i++) {
        lb_text_addf(&all, "%s%s", i ? " " : "", unknown->items[i]);
    }
    lb_fail(error, LB_ERR_USAGE, "unrecognized arguments: %s", lb_text_cstr(&all));
    if (out->is_compatible) {
        out->command = &lb_program;
        return LB_ERR_USAGE;
    }
    LB_AUTO_FREE char *meant = lb_suggest_option(out->command, unknown->items[0]);
    if (meant) {
        lb_error_hint(error, "%s", meant);
    }
    return LB_ERR_USAGE;
}

lb_code lb_arguments_parse(lb_arena *arena, const char *const *words, size_t count,
                           bool is_compatible, lb_arguments *out, lb_error *error)
{
    *out = (lb_arguments){.command = &lb_program, .is_compatible = is_compatible};
    lb_words unknown = {0};
    LB_TRY(parse_level(arena, &lb_program, words, count, out, &unknown, error));
    if (out->request <= LB_REQUEST_RUN && unknown.count) {
        return fail_unknown(out, &unknown, error);
    }
    return LB_OK;
}

const char *lb_arguments_value(const lb_arguments *arguments, lb_option_id id)
{
    const lb_words *values = &arguments->values[id];
    return values->count ? lb_vector_last(values) : NULL;
}

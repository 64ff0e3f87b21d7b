#include "config/dotenv.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/decode.h"

/* Ours: values that grow by naming each other have no natural end. */
#define MAX_EXPANDED (1024u * 1024)

typedef struct dotenv_parser {
    lb_arena *arena;
    lb_str rest;
    unsigned line;
    const lb_environment *environment;
    lb_dotenv_order order;
    const lb_log *log;
    lb_dotenv_entries entries;
    size_t expanded; /* bytes of all expanded values */
} dotenv_parser;

const char *lb_environment_get(const lb_environment *environment, const char *name)
{
    return environment && environment->lookup ? environment->lookup(environment->context, name)
                                              : NULL;
}

static void advance(dotenv_parser *parser, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        parser->line += parser->rest.ptr[i] == '\n';
    }
    parser->rest = lb_str_slice(parser->rest, length, parser->rest.len);
}

static bool looking_at(const dotenv_parser *parser, char c)
{
    return parser->rest.len && parser->rest.ptr[0] == c;
}

/* Length of the white space at an offset, newlines included or not. */
static size_t space_at(const dotenv_parser *parser, size_t offset, bool has_newlines)
{
    size_t start = offset, length;
    while ((length = lb_utf8_space(lb_str_slice(parser->rest, offset, parser->rest.len)))) {
        if (!has_newlines && parser->rest.ptr[offset] == '\n') {
            break;
        }
        offset += length;
    }
    return offset - start;
}

static size_t line_length(const dotenv_parser *parser)
{
    size_t end = lb_str_find_char(parser->rest, '\n');
    return end == SIZE_MAX ? parser->rest.len : end;
}

/* A name, perhaps in single quotes. A NULL ptr: the line is a comment. */
static bool read_name(dotenv_parser *parser, lb_str *name)
{
    *name = (lb_str){0};
    if (looking_at(parser, '#')) {
        return true;
    }
    size_t length = 0;
    if (looking_at(parser, '\'')) {
        lb_str inner = lb_str_slice(parser->rest, 1, parser->rest.len);
        length = lb_str_find_char(inner, '\'');
        if (length == SIZE_MAX || !length) {
            return false;
        }
        *name = lb_str_slice(inner, 0, length);
        advance(parser, length + 2);
        return true;
    }
    while (length < parser->rest.len && parser->rest.ptr[length] != '=' &&
           parser->rest.ptr[length] != '#' &&
           !lb_utf8_space(lb_str_slice(parser->rest, length, parser->rest.len))) {
        length++;
    }
    *name = lb_str_slice(parser->rest, 0, length);
    advance(parser, length);
    return length > 0;
}

/* The offset of the quote that ends a quoted value. A quote behind a backslash does so only where
 * no other one does: the last of them then. */
static size_t closing_quote(lb_str text, char quote)
{
    size_t escaped = SIZE_MAX;
    for (size_t i = 1; i < text.len; i++) {
        if (text.ptr[i] != quote) {
            continue;
        }
        if (i == 1 || text.ptr[i - 1] != '\\') {
            return i;
        }
        escaped = i;
    }
    return escaped;
}

static lb_str decode_escapes(lb_arena *arena, lb_str text, char quote)
{
    static const char escapes[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    size_t known = quote == '"' ? sizeof escapes - 1 : 2;
    char *out = lb_arena_alloc(arena, text.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *found = text.ptr[i] == '\\' && i + 1 < text.len
                                ? memchr(escapes, text.ptr[i + 1], known)
                                : NULL;
        out[length++] = found ? values[found - escapes] : text.ptr[i];
        i += found != NULL;
    }
    return (lb_str){out, length};
}

/* Up to a '#' with white space before it. */
static lb_str cut_comment(lb_str text)
{
    for (size_t i = 1; i < text.len; i++) {
        if (text.ptr[i] == '#' && lb_utf8_space_end(lb_str_slice(text, 0, i))) {
            text.len = i;
        }
    }
    return lb_utf8_trim_end(text);
}

static bool read_value(dotenv_parser *parser, lb_str *value)
{
    char quote = parser->rest.len ? parser->rest.ptr[0] : '\n';
    if (quote != '\'' && quote != '"') {
        size_t length = line_length(parser);
        *value = cut_comment(lb_str_slice(parser->rest, 0, length));
        value->ptr = value->ptr ? value->ptr : "";
        advance(parser, length);
        return true;
    }
    size_t close = closing_quote(parser->rest, quote);
    if (close == SIZE_MAX) {
        return false;
    }
    *value = decode_escapes(parser->arena, lb_str_slice(parser->rest, 1, close), quote);
    advance(parser, close + 1);
    return true;
}

/* A comment, and then nothing but the end of the line. */
static bool read_line_end(dotenv_parser *parser)
{
    size_t blank = space_at(parser, 0, false);
    advance(parser, blank);
    if (looking_at(parser, '#')) {
        advance(parser, line_length(parser));
    }
    if (parser->rest.len && !looking_at(parser, '\n')) {
        return false;
    }
    advance(parser, parser->rest.len ? 1 : 0);
    return true;
}

/* One "export NAME = value # comment". */
static bool read_binding(dotenv_parser *parser, lb_dotenv_entry *entry)
{
    if (lb_str_starts(parser->rest, LB_STR("export")) && space_at(parser, 6, false)) {
        advance(parser, 6 + space_at(parser, 6, false));
    }
    if (!read_name(parser, &entry->name)) {
        return false;
    }
    advance(parser, space_at(parser, 0, false));
    if (looking_at(parser, '=')) {
        advance(parser, 1 + space_at(parser, 1, false));
        if (!read_value(parser, &entry->value)) {
            return false;
        }
    }
    return read_line_end(parser);
}

static lb_dotenv_entry *find(const lb_dotenv_entries *entries, lb_str name)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (lb_str_equal(entries->items[i].name, name)) {
            return &entries->items[i];
        }
    }
    return NULL;
}

/* What a name stands for; a NULL ptr where nobody has it. */
static lb_str resolve(const dotenv_parser *parser, lb_str name)
{
    const lb_dotenv_entry *entry = find(&parser->entries, name);
    lb_str in_file = entry ? (entry->value.ptr ? entry->value : LB_STR("")) : (lb_str){0};
    if (in_file.ptr && parser->order == LB_DOTENV_FILE_FIRST) {
        return in_file;
    }
    LB_AUTO_FREE char *key = lb_strndup(name.ptr ? name.ptr : "", name.len);
    const char *found = lb_environment_get(parser->environment, key);
    return found ? (lb_str){found, strlen(found)} : in_file;
}

/* Takes "${NAME}" or "${NAME:-default}" off the text. */
static bool read_variable(lb_str *text, lb_str *name, lb_str *fallback)
{
    if (!lb_str_starts(*text, LB_STR("${"))) {
        return false;
    }
    size_t end = 2;
    while (end < text->len && text->ptr[end] != '}' && text->ptr[end] != ':') {
        end++;
    }
    *name = lb_str_slice(*text, 2, end);
    *fallback = LB_STR("");
    if (lb_str_starts(lb_str_slice(*text, end, text->len), LB_STR(":-"))) {
        size_t start = end + 2;
        end = start + lb_str_find_char(lb_str_slice(*text, start, text->len), '}');
        if (end < start || end >= text->len) {
            return false;
        }
        *fallback = lb_str_slice(*text, start, end);
    }
    if (end >= text->len || text->ptr[end] != '}') {
        return false;
    }
    *text = lb_str_slice(*text, end + 1, text->len);
    return true;
}

static bool expand(dotenv_parser *parser, lb_str *value)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_str rest = *value, name, fallback;
    while (rest.len && parser->expanded + out.len <= MAX_EXPANDED) {
        if (read_variable(&rest, &name, &fallback)) {
            lb_str found = resolve(parser, name);
            lb_text_add(&out, found.ptr ? found : fallback);
        } else {
            lb_text_addc(&out, rest.ptr[0]);
            rest = lb_str_slice(rest, 1, rest.len);
        }
    }
    parser->expanded += out.len;
    *value = lb_arena_str(parser->arena, lb_text_str(&out));
    return parser->expanded <= MAX_EXPANDED;
}

static void add(dotenv_parser *parser, lb_dotenv_entry entry)
{
    if (entry.value.ptr && !expand(parser, &entry.value)) {
        lb_log_record(parser->log, LB_WARNING, "dotenv.main",
                      "the values of .env grow too long at line %u", entry.line);
        return;
    }
    lb_dotenv_entry *old = find(&parser->entries, entry.name);
    if (old) {
        *old = entry;
    } else {
        lb_vector_push_in(parser->arena, &parser->entries, entry);
    }
}

lb_dotenv_entries lb_dotenv_parse(lb_arena *arena, lb_str content,
                                  const lb_environment *environment, lb_dotenv_order order,
                                  const lb_log *log)
{
    dotenv_parser parser = {.arena = arena,
                            .rest = lb_decode_newlines(arena, lb_arena_str(arena, content)),
                            .line = 1,
                            .environment = environment,
                            .order = order,
                            .log = log};
    if (lb_str_starts(parser.rest, LB_STR("\xef\xbb\xbf"))) {
        parser.rest = lb_str_slice(parser.rest, 3, parser.rest.len);
    }
    for (;;) {
        unsigned start = parser.line;
        advance(&parser, space_at(&parser, 0, true));
        if (!parser.rest.len) {
            return parser.entries;
        }
        lb_dotenv_entry entry = {.line = parser.line};
        if (!read_binding(&parser, &entry)) {
            lb_log_record(log, LB_WARNING, "dotenv.main",
                          "python-dotenv could not parse statement starting at line %u", start);
            size_t length = line_length(&parser);
            advance(&parser, length + (length < parser.rest.len));
        } else if (entry.name.ptr) {
            add(&parser, entry);
        }
    }
}

bool lb_dotenv_get(const lb_dotenv_entries *entries, lb_str name, lb_str *value)
{
    const lb_dotenv_entry *entry = find(entries, name);
    if (!entry || !entry->value.ptr) {
        return false;
    }
    *value = entry->value;
    return true;
}

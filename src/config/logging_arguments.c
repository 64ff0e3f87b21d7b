#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/logging_model.h"

struct scanner {
    lb_arena *arena;
    lb_str whole, rest;
    lb_error *error;
};

static lb_code fail(struct scanner *scanner)
{
    lb_fail(scanner->error, LB_ERR_UNSUPPORTED, "cannot evaluate the handler's arguments: %.*s",
            LB_ARG(scanner->whole));
    lb_error_hint(scanner->error,
                  "limbeck knows texts, numbers, sys.stderr and sys.stdout: (sys.stderr,), "
                  "('app.log', 'a')");
    return LB_ERR_UNSUPPORTED;
}

static void skip_blanks(struct scanner *scanner)
{
    while (scanner->rest.len && lb_is_space(scanner->rest.ptr[0])) {
        scanner->rest = lb_str_slice(scanner->rest, 1, scanner->rest.len);
    }
}

/* Takes the character, with blanks around it. */
static bool take(struct scanner *scanner, char c)
{
    skip_blanks(scanner);
    if (!scanner->rest.len || scanner->rest.ptr[0] != c) {
        return false;
    }
    scanner->rest = lb_str_slice(scanner->rest, 1, scanner->rest.len);
    skip_blanks(scanner);
    return true;
}

/* A text on one line with the simple escapes. */
static lb_code read_text(struct scanner *scanner, lb_str *out)
{
    static const char escapes[] = "\\'\"nrtabfv0", values[] = "\\'\"\n\r\t\a\b\f\v\0";
    bool is_raw = lb_lower(scanner->rest.ptr[0]) == 'r';
    lb_str rest = lb_str_slice(scanner->rest, is_raw, scanner->rest.len);
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 1; i < rest.len; i++) {
        char c = rest.ptr[i];
        if (c == rest.ptr[0]) {
            scanner->rest = lb_str_slice(rest, i + 1, rest.len);
            *out = lb_arena_str(scanner->arena, lb_text_str(&text));
            return LB_OK;
        }
        const char *found = c == '\\' && !is_raw && i + 1 < rest.len
                                ? memchr(escapes, rest.ptr[i + 1], sizeof escapes - 1)
                                : NULL;
        lb_text_addc(&text, found ? values[found - escapes] : c);
        i += found != NULL;
    }
    return fail(scanner);
}

/* A dotted name, or a number with arithmetic that nobody needs the value of. */
static lb_code read_word(struct scanner *scanner, lb_log_argument *out)
{
    size_t length = 0;
    while (length < scanner->rest.len && !strchr(",:)}", scanner->rest.ptr[length])) {
        length++;
    }
    out->text = lb_str_trim(lb_str_slice(scanner->rest, 0, length));
    for (size_t i = 0; i < out->text.len; i++) {
        char c = out->text.ptr[i];
        if (!lb_is_alpha(c) && !lb_is_digit(c) && !strchr("._ */+-", c)) {
            return fail(scanner);
        }
    }
    if (!out->text.len) {
        return fail(scanner);
    }
    out->kind =
        lb_is_digit(out->text.ptr[0]) || out->text.ptr[0] == '-' ? LB_LOG_NUMBER : LB_LOG_NAME;
    scanner->rest = lb_str_slice(scanner->rest, length, scanner->rest.len);
    return LB_OK;
}

static bool at_text(const struct scanner *scanner)
{
    lb_str rest = scanner->rest;
    size_t quote = rest.len > 1 && lb_lower(rest.ptr[0]) == 'r' ? 1 : 0;
    return quote < rest.len && (rest.ptr[quote] == '\'' || rest.ptr[quote] == '"');
}

static lb_code read_argument(struct scanner *scanner, bool is_keyword, lb_log_argument *out)
{
    if (is_keyword) {
        if (!at_text(scanner)) {
            return fail(scanner);
        }
        LB_TRY(read_text(scanner, &out->name));
        if (!take(scanner, ':')) {
            return fail(scanner);
        }
    }
    return at_text(scanner) ? read_text(scanner, &out->text) : read_word(scanner, out);
}

lb_code lb_log_arguments_read(lb_arena *arena, lb_str text, bool is_keywords, lb_log_arguments *out,
                              lb_error *error)
{
    struct scanner scanner = {arena, text, text, error};
    char close = is_keywords ? '}' : ')';
    if (!take(&scanner, is_keywords ? '{' : '(')) {
        return fail(&scanner);
    }
    while (!take(&scanner, close)) {
        lb_log_argument argument = {0};
        LB_TRY(read_argument(&scanner, is_keywords, &argument));
        lb_vector_push_in(arena, out, argument);
        if (!take(&scanner, ',') && (!scanner.rest.len || scanner.rest.ptr[0] != close)) {
            return fail(&scanner);
        }
    }
    return scanner.rest.len ? fail(&scanner) : LB_OK;
}

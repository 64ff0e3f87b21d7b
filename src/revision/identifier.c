#include "revision/identifier.h"

#include <errno.h>
#include <sys/random.h>

#include "base/memory.h"
#include "base/text.h"

static const char illegal[] = "+-:@"; /* sorted, as messages list them */

lb_code lb_identifier_new(char out[LB_NEW_IDENTIFIER_LENGTH + 1], lb_error *error)
{
    unsigned char random[LB_NEW_IDENTIFIER_LENGTH / 2];
    ssize_t got = 0;
    do {
        got = getrandom(random, sizeof random, 0); /* never short for so few bytes */
    } while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof random) {
        return lb_fail_errno(error, errno, "cannot make a revision identifier");
    }
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < sizeof random; i++) {
        out[2 * i] = digits[random[i] >> 4];
        out[2 * i + 1] = digits[random[i] & 15];
    }
    out[LB_NEW_IDENTIFIER_LENGTH] = '\0';
    return LB_OK;
}

lb_code lb_identifier_check(lb_str id, lb_error *error)
{
    LB_AUTO_TEXT lb_text found = {0};
    for (const char *c = illegal; *c; c++) {
        if (lb_str_find_char(id, *c) != SIZE_MAX) {
            lb_text_addf(&found, "%s%c", found.len ? ", " : "", *c);
        }
    }
    if (!found.len) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_REVISION, "Character(s) '%s' not allowed in revision identifier '%.*s'",
            lb_text_cstr(&found), LB_ARG(id));
    lb_error_kind(error, "alembic.script.revision.RevisionError");
    return LB_ERR_REVISION;
}

/* Letters, digits and the underscore; of characters beyond ASCII nearly all that a name may hold.
 */
static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* The symbol and the steps at the start of the text. */
static bool parse_steps(lb_str text, lb_relative *out)
{
    size_t at = 0;
    while (at < text.len && is_word(text.ptr[at])) {
        at++;
    }
    size_t digit = at + 1;
    if (at >= text.len || (text.ptr[at] != '+' && text.ptr[at] != '-')) {
        return false;
    }
    while (digit < text.len && lb_is_digit(text.ptr[digit])) {
        digit++;
    }
    if (digit == at + 1) {
        return false;
    }
    out->symbol = at ? lb_str_slice(text, 0, at) : (lb_str){0};
    out->text = lb_str_slice(text, at, digit);
    if (!lb_str_to_integer(out->text, &out->steps)) { /* more digits than any history is long */
        out->steps = text.ptr[at] == '-' ? -INT64_MAX : INT64_MAX;
    }
    return true;
}

bool lb_relative_parse(lb_str identifier, lb_relative *out)
{
    *out = (lb_relative){0};
    for (size_t at = 1; at < identifier.len && identifier.ptr[at - 1] != '\n'; at++) {
        if (identifier.ptr[at] == '@' &&
            parse_steps(lb_str_slice(identifier, at + 1, identifier.len), out)) {
            out->branch = lb_str_slice(identifier, 0, at);
            return true;
        }
    }
    return parse_steps(identifier, out);
}

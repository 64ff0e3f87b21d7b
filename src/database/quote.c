#include "database/quote.h"

#include <string.h>

static bool needs_quotes(const lb_quote_rules *rules, lb_str name)
{
    if (name.len == 0 || lb_is_digit(name.ptr[0]) || name.ptr[0] == '$') {
        return true;
    }
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!((c >= 'a' && c <= 'z') || lb_is_digit(c) || c == '_' || c == '$')) {
            return true;
        }
    }
    return lb_str_is_among(name, rules->reserved, rules->reserved_count);
}

void lb_quote_text(char quote, lb_text *out, lb_str text)
{
    lb_text_addc(out, quote);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == quote) {
            lb_text_addc(out, quote);
        }
        lb_text_addc(out, text.ptr[i]);
    }
    lb_text_addc(out, quote);
}

void lb_quote_name(const lb_quote_rules *rules, lb_text *out, lb_str name)
{
    if (needs_quotes(rules, name)) {
        lb_quote_text(rules->quote, out, name);
    } else {
        lb_text_add(out, name);
    }
}

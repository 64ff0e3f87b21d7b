#include "migrate/control.h"

#include "base/memory.h"

static const struct {
    const char *word;
    lb_control control;
} first_words[] = {
    {"BEGIN", LB_CONTROL_BEGIN},       {"COMMIT", LB_CONTROL_COMMIT},  {"END", LB_CONTROL_COMMIT},
    {"ROLLBACK", LB_CONTROL_ROLLBACK}, {"ABORT", LB_CONTROL_ROLLBACK}, {"START", LB_CONTROL_HIDDEN},
    {"PREPARE", LB_CONTROL_HIDDEN},
};

static const char *const further_words[] = {"WORK",      "TRANSACTION", "DEFERRED", "IMMEDIATE",
                                            "EXCLUSIVE", "AND",         "NO",       "CHAIN"};

static size_t word_end(lb_str sql, size_t at)
{
    while (at < sql.len && (lb_is_alpha(sql.ptr[at]) || lb_is_digit(sql.ptr[at]) ||
                            sql.ptr[at] == '_' || (unsigned char)sql.ptr[at] >= 0x80)) {
        at++;
    }
    return at;
}

/* Where the comment at the start of the text ends; 0: there is none. */
static size_t comment_end(lb_str text)
{
    bool is_block = lb_str_starts(text, LB_STR("/*"));
    if (!is_block && !lb_str_starts(text, LB_STR("--"))) {
        return 0;
    }
    lb_str within = lb_str_slice(text, 2, text.len), close = is_block ? LB_STR("*/") : LB_STR("\n");
    size_t end = lb_str_find(within, close);
    return end == SIZE_MAX ? text.len : 2 + end + close.len;
}

/* Behind blanks and comments. */
static size_t skip(lb_str sql, size_t at)
{
    while (at < sql.len) {
        size_t comment = comment_end(lb_str_slice(sql, at, sql.len));
        if (!comment && !lb_is_space(sql.ptr[at])) {
            break;
        }
        at += comment ? comment : 1;
    }
    return at;
}

static lb_control control_of_word(lb_str word)
{
    for (size_t i = 0; i < LB_COUNT(first_words); i++) {
        if (lb_str_is_nocase(word, first_words[i].word)) {
            return first_words[i].control;
        }
    }
    return LB_CONTROL_NONE;
}

static bool is_further(lb_str word)
{
    for (size_t i = 0; i < LB_COUNT(further_words); i++) {
        if (lb_str_is_nocase(word, further_words[i])) {
            return true;
        }
    }
    return false;
}

static bool mentions_control(lb_str sql)
{
    for (size_t at = 0; at < sql.len;) {
        size_t end = word_end(sql, at);
        if (control_of_word(lb_str_slice(sql, at, end)) != LB_CONTROL_NONE) {
            return true;
        }
        at = end > at ? end : at + 1;
    }
    return false;
}

lb_control lb_control_of(lb_str sql)
{
    size_t at = skip(sql, 0), end = word_end(sql, at);
    lb_str first = lb_str_slice(sql, at, end);
    lb_control control = control_of_word(first);
    for (at = skip(sql, end); (end = word_end(sql, at)) > at; at = skip(sql, end)) {
        lb_str word = lb_str_slice(sql, at, end);
        if (lb_str_is_nocase(first, "PREPARE") && lb_str_is_nocase(word, "TRANSACTION")) {
            return LB_CONTROL_PREPARE;
        }
        if (!is_further(word)) {
            break;
        }
    }
    while (at < sql.len && sql.ptr[at] == ';') {
        at = skip(sql, at + 1);
    }
    if (at == sql.len && control != LB_CONTROL_NONE) {
        return control;
    }
    return mentions_control(sql) ? LB_CONTROL_HIDDEN : LB_CONTROL_NONE;
}

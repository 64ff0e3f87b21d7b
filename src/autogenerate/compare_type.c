/* Types: two columns' types are the same where the dialect spells them so, word by word, and where
 * arguments that both have are equal. */
#include "autogenerate/compare_internal.h"

#include "database/type.h"
#include "render/python.h"

/* "numeric(10, 2)": a first word, more words, and the arguments of the last brackets. */
typedef struct type_words {
    lb_str first;
    lb_str_vector more, arguments;
} type_words;

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

static void add_arguments(lb_arena *arena, lb_str brackets, lb_str_vector *out)
{
    size_t at = 0;
    out->count = 0;
    while (at < brackets.len) {
        size_t start = at;
        while (at < brackets.len && !strchr("(),", brackets.ptr[at])) {
            at++;
        }
        lb_str term = lb_str_slice(brackets, start, at);
        if (term.len && lb_str_find_char(term, '=') == SIZE_MAX) {
            lb_vector_push_in(arena, out, lb_str_trim(term));
        }
        at++;
    }
}

/* Where the brackets that open at `at` end, with something within them in one line; else `at`. */
static size_t end_of_brackets(lb_str text, size_t at)
{
    for (size_t i = at + 2; i < text.len && text.ptr[i - 1] != '\n'; i++) {
        if (text.ptr[i] == ')') {
            return i + 1;
        }
    }
    return at;
}

static type_words words_of(lb_arena *arena, lb_str text)
{
    type_words words = {0};
    bool has_first = false;
    size_t at = 0;
    while (at < text.len) {
        size_t start = at;
        if (is_word(text.ptr[at])) {
            while (at < text.len && is_word(text.ptr[at])) {
                at++;
            }
            lb_str word = lb_str_slice(text, start, at);
            if (has_first) {
                lb_vector_push_in(arena, &words.more, word);
            } else {
                words.first = word;
            }
            has_first = true;
        } else if (text.ptr[at] == '(' && end_of_brackets(text, at) > at) {
            at = end_of_brackets(text, at);
            add_arguments(arena, lb_str_slice(text, start, at), &words.arguments);
        } else {
            at++;
        }
    }
    return words;
}

static lb_code spell(lb_comparison *c, const lb_sql_type *type, lb_text *out)
{
    LB_TRY(lb_type_write(out, c->dialect, type, c->error));
    for (size_t i = 0; i < out->len; i++) {
        out->ptr[i] = lb_lower(out->ptr[i]);
    }
    return LB_OK;
}

/* ---- synonyms ---- */

static lb_str all_words(lb_arena *arena, const type_words *words)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_add(&text, words->first);
    for (size_t i = 0; i < words->more.count; i++) {
        lb_text_addc(&text, ' ');
        lb_text_add(&text, words->more.items[i]);
    }
    return text.len ? lb_arena_str(arena, lb_text_str(&text)) : LB_STR("");
}

static bool is_one_of(lb_str text, const char *const pair[2])
{
    return lb_str_is(text, pair[0]) || lb_str_is(text, pair[1]);
}

static bool are_synonyms(const lb_comparison *c, const type_words *a, const type_words *b)
{
    static const char *const numbers[2] = {"numeric", "decimal"};
    const char *const *pairs[3] = {numbers, c->rules->synonyms[0], c->rules->synonyms[1]};
    lb_str all_a = all_words(c->arena, a), all_b = all_words(c->arena, b);
    for (size_t i = 0; i < LB_COUNT(pairs); i++) {
        if (!pairs[i][0]) {
            continue;
        }
        if ((is_one_of(all_a, pairs[i]) && is_one_of(all_b, pairs[i])) ||
            (is_one_of(a->first, pairs[i]) && is_one_of(b->first, pairs[i]))) {
            return true;
        }
    }
    return false;
}

/* What follows "character set" or "collate" (MySQL); ptr NULL without one. */
static lb_str word_behind(const lb_str_vector *words, const char *first, const char *second)
{
    for (size_t i = 0; i < words->count; i++) {
        size_t next = second ? i + 1 : i;
        if (lb_str_is(words->items[i], first) && next + 1 < words->count &&
            (!second || lb_str_is(words->items[next], second))) {
            return words->items[next + 1];
        }
    }
    return (lb_str){0};
}

static bool have_other_words(const type_words *a, const type_words *b, const char *first,
                             const char *second)
{
    lb_str x = word_behind(&a->more, first, second), y = word_behind(&b->more, first, second);
    return x.ptr && y.ptr && !lb_str_equal(x, y);
}

static bool have_other_arguments(const lb_comparison *c, const type_words *a, const type_words *b)
{
    if (a->more.count == b->more.count && !lb_str_vector_equal(&a->more, &b->more)) {
        return true;
    }
    if (a->arguments.count == b->arguments.count &&
        !lb_str_vector_equal(&a->arguments, &b->arguments)) {
        return true;
    }
    return c->rules->has_character_sets &&
           (have_other_words(a, b, "character", "set") || have_other_words(a, b, "collate", NULL));
}

/* ---- the comparison ---- */

lb_code lb_compare_types(lb_comparison *c, lb_column_pair *pair, bool *is_different)
{
    LB_AUTO_TEXT lb_text actual_text = {0}, desired_text = {0};
    if (c->rules->differs_by_values &&
        c->rules->differs_by_values(pair->actual->type, pair->desired->type, is_different)) {
        return LB_OK;
    }
    LB_TRY(spell(c, pair->actual->type, &actual_text));
    LB_TRY(spell(c, pair->desired->type, &desired_text));
    if (lb_str_equal(lb_text_str(&actual_text), lb_text_str(&desired_text))) {
        *is_different = false;
        return LB_OK;
    }
    const type_words actual = words_of(c->arena, lb_arena_str(c->arena, lb_text_str(&actual_text)));
    const type_words desired =
        words_of(c->arena, lb_arena_str(c->arena, lb_text_str(&desired_text)));
    bool has_same_name =
        lb_str_equal(actual.first, desired.first) || are_synonyms(c, &actual, &desired);
    *is_different = !has_same_name || have_other_arguments(c, &actual, &desired);
    return LB_OK;
}

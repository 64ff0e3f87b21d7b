#include "database/script.h"

#include <string.h>

void lb_place_advance(lb_place *place, lb_str script, size_t offset)
{
    for (; place->offset < offset && place->offset < script.len; place->offset++) {
        unsigned char c = (unsigned char)script.ptr[place->offset];
        if (c == '\n') {
            place->line++;
            place->column = 1;
        } else if ((c & 0xC0) != 0x80) { /* not inside a character */
            place->column++;
        }
    }
}

lb_code lb_script_fail(lb_error *error, lb_code code, lb_str script, size_t offset,
                       const char *message)
{
    lb_place place = {0, 1, 1};
    lb_place_advance(&place, script, offset);
    lb_fail(error, code, "%s", message);
    lb_error_at(error, NULL, place.line, place.column);
    return code;
}

lb_code lb_script_check(lb_str script, lb_error *error)
{
    size_t at = lb_str_find_char(script, '\0');
    return at == SIZE_MAX
               ? LB_OK
               : lb_script_fail(error, LB_ERR_SCRIPT, script, at, "a NUL byte in the script");
}

void lb_command_locate(const lb_command *command, size_t offset, lb_error *error)
{
    lb_place place = {0, command->line ? command->line : 1, command->column ? command->column : 1};
    lb_place_advance(&place, command->sql, offset);
    lb_error_at(error, command->file, place.line, place.column);
    if (!command->file) {
        lb_error_statement(error, command->sql);
    }
}

void lb_words_add(lb_words *words, lb_str word)
{
    if (words->count < LB_MAX_WORDS) {
        words->items[words->count++] = word;
    } else {
        words->is_cut = true;
    }
}

/* Whether the word is one of "a|b". */
static bool is_one_of(lb_str word, lb_str choices)
{
    lb_str choice;
    while (lb_str_split(&choices, '|', &choice)) {
        if (word.len == choice.len) {
            size_t i = 0;
            while (i < word.len && lb_lower(word.ptr[i]) == choice.ptr[i]) {
                i++;
            }
            if (i == word.len) {
                return true;
            }
        }
    }
    return false;
}

static bool matches(const lb_words *words, size_t at, lb_str pattern)
{
    lb_str part;
    while (pattern.len > 0 && lb_str_split(&pattern, ' ', &part)) {
        if (lb_str_is(part, "$")) {
            return at == words->count && !words->is_cut;
        }
        if (lb_str_is(part, "*")) {
            for (; at <= words->count; at++) {
                if (matches(words, at, pattern)) {
                    return true;
                }
            }
            return false;
        }
        bool is_optional = lb_str_ends(part, LB_STR("?"));
        part.len -= is_optional;
        if (at < words->count && is_one_of(words->items[at], part)) {
            at++;
        } else if (!is_optional) {
            return false;
        }
    }
    return true;
}

lb_effect lb_words_effect(const lb_words *words, const lb_effect_rule *rules, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (matches(words, 0, lb_str_of(rules[i].pattern))) {
            return rules[i].effect;
        }
    }
    return LB_EFFECT_NONE;
}

void lb_statements_add(lb_arena *arena, lb_statements *statements, lb_str script, lb_place *place,
                       size_t from, size_t to, lb_effect effect)
{
    lb_place_advance(place, script, from);
    lb_vector_push_in(arena, statements,
                      (lb_statement){.text = lb_str_slice(script, from, to),
                                     .offset = from,
                                     .line = place->line,
                                     .column = place->column,
                                     .is_transaction_control = effect == LB_EFFECT_CONTROL,
                                     .forbids_transaction = effect == LB_EFFECT_FORBIDS});
}

size_t lb_script_skip_quoted(lb_str sql, size_t at)
{
    lb_str rest = lb_str_slice(sql, at, sql.len);
    size_t end;
    if (lb_str_starts(rest, LB_STR("--"))) {
        end = lb_str_find_char(rest, '\n');
    } else if (lb_str_starts(rest, LB_STR("/*"))) {
        end = lb_str_find(rest, LB_STR("*/"));
        end = end == SIZE_MAX ? end : end + 1;
    } else if (sql.ptr[at] == '\'' || sql.ptr[at] == '"' || sql.ptr[at] == '`') {
        end = lb_str_find_char(lb_str_slice(rest, 1, rest.len), sql.ptr[at]);
        end = end == SIZE_MAX ? end : end + 1;
    } else {
        return at;
    }
    return end == SIZE_MAX ? sql.len : at + end + 1;
}

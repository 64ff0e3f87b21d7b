#include "database/mysql/split.h"

#include <string.h>

static const lb_effect_rule rules[] = {
    {"begin|commit|rollback|savepoint|release", LB_EFFECT_CONTROL},
    {"start transaction", LB_EFFECT_CONTROL},
    {"xa", LB_EFFECT_CONTROL},
};

struct scanner {
    lb_str script;
    size_t at;
    lb_str delimiter;
    lb_words words; /* of the statement that is being read */
};

static lb_str rest(const struct scanner *scanner)
{
    return lb_str_slice(scanner->script, scanner->at, scanner->script.len);
}

static bool is_word_char(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static size_t line_end(const struct scanner *scanner)
{
    size_t length = lb_str_find_char(rest(scanner), '\n');
    return length == SIZE_MAX ? scanner->script.len : scanner->at + length;
}

static bool is_line_comment(lb_str text)
{
    return lb_str_starts(text, LB_STR("#")) ||
           (lb_str_starts(text, LB_STR("--")) &&
            (text.len == 2 || (unsigned char)text.ptr[2] <= ' '));
}

/* A comment that the server executes: it is part of the statement. */
static bool is_executable_comment(lb_str text)
{
    return lb_str_starts(text, LB_STR("/*!")) || lb_str_starts(text, LB_STR("/*M!"));
}

/* White space and comments. False where a comment is not closed. */
static bool skip_space(struct scanner *scanner)
{
    while (scanner->at < scanner->script.len) {
        lb_str text = rest(scanner);
        if (lb_is_space(text.ptr[0])) {
            scanner->at++;
        } else if (is_line_comment(text)) {
            scanner->at = line_end(scanner);
        } else if (lb_str_starts(text, LB_STR("/*")) && !is_executable_comment(text)) {
            size_t end = lb_str_find(lb_str_slice(text, 2, text.len), LB_STR("*/"));
            if (end == SIZE_MAX) {
                return false;
            }
            scanner->at += end + 4;
        } else {
            break;
        }
    }
    return true;
}

/* Strings have backslash escapes, names have not; a doubled quote stays inside. */
static bool skip_quoted(struct scanner *scanner)
{
    char quote = scanner->script.ptr[scanner->at++];
    for (; scanner->at < scanner->script.len; scanner->at++) {
        char c = scanner->script.ptr[scanner->at];
        if (c == '\\' && quote != '`') {
            scanner->at++;
        } else if (c == quote) {
            scanner->at++;
            if (scanner->at == scanner->script.len || scanner->script.ptr[scanner->at] != quote) {
                return true;
            }
        }
    }
    scanner->at = scanner->script.len;
    return false;
}

/* Moves behind one token. False where it is not closed. */
static bool skip_token(struct scanner *scanner)
{
    size_t start = scanner->at;
    char c = scanner->script.ptr[start];
    if (c == '\'' || c == '"' || c == '`') {
        lb_words_add(&scanner->words, LB_STR(""));
        return skip_quoted(scanner);
    }
    scanner->at++;
    if (is_word_char(c)) {
        while (scanner->at < scanner->script.len &&
               is_word_char(scanner->script.ptr[scanner->at])) {
            scanner->at++;
        }
        lb_words_add(&scanner->words, lb_str_slice(scanner->script, start, scanner->at));
    }
    return true;
}

/* "DELIMITER //" where a statement may begin. */
static bool take_delimiter(struct scanner *scanner)
{
    lb_str line = lb_str_slice(scanner->script, scanner->at, line_end(scanner));
    lb_str command = LB_STR("delimiter ");
    if (!lb_str_is_nocase(lb_str_slice(line, 0, command.len), command.ptr)) {
        return false;
    }
    lb_str delimiter = lb_str_trim(lb_str_slice(line, command.len, line.len));
    if (delimiter.len == 0) {
        return false;
    }
    scanner->delimiter = delimiter;
    scanner->at += line.len;
    return true;
}

/* Reads to the delimiter or the end. False where something is not closed; `at` is then where it
 * starts. */
static bool read_statement(struct scanner *scanner, size_t *to)
{
    for (;;) {
        if (!skip_space(scanner)) {
            return false;
        }
        if (scanner->at == scanner->script.len) {
            return true;
        }
        if (lb_str_starts(rest(scanner), scanner->delimiter)) {
            scanner->at += scanner->delimiter.len;
            return true;
        }
        size_t start = scanner->at;
        if (!skip_token(scanner)) {
            scanner->at = start;
            return false;
        }
        *to = scanner->at;
    }
}

lb_code mysql_split(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error)
{
    LB_TRY(lb_script_check(script, error));
    struct scanner scanner = {.script = script, .delimiter = LB_STR(";")};
    lb_statements statements = {0};
    lb_place place = {0, 1, 1};
    while (skip_space(&scanner) && scanner.at < script.len) {
        if (take_delimiter(&scanner)) {
            continue;
        }
        size_t from = scanner.at, to = from;
        scanner.words = (lb_words){0};
        if (!read_statement(&scanner, &to)) {
            break;
        }
        if (to > from) {
            lb_statements_add(arena, &statements, script, &place, from, to,
                              lb_words_effect(&scanner.words, rules, LB_COUNT(rules)));
        }
    }
    if (scanner.at < script.len) {
        return lb_script_fail(error, LB_ERR_SCRIPT, script, scanner.at,
                              "unterminated quoted text, name or comment");
    }
    *out = statements;
    return LB_OK;
}

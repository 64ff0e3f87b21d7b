#include "autogenerate/settled.h"

#include "autogenerate/compare_internal.h"
#include "database/ddl.h"
#include "database/expression.h"
#include "database/name.h"

/* ---- Texts ---------------------------------------------------------------------------------- */

/* Index behind the quoted piece at `at`. */
static size_t end_of_quotes(lb_str text, size_t at)
{
    char quote = text.ptr[at++];
    while (at < text.len && text.ptr[at] != quote) {
        at++;
    }
    return at < text.len ? at + 1 : at;
}

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static size_t skip_word(lb_str text, size_t at)
{
    if (at < text.len && text.ptr[at] == '"') {
        return end_of_quotes(text, at);
    }
    while (at < text.len && is_word(text.ptr[at])) {
        at++;
    }
    return at;
}

/* Behind " varying", " without time zone", ..., where such words go on with a type's name. */
static size_t skip_more_words(lb_str text, size_t at)
{
    static const char *const words[] = {" varying",           " precision",
                                        " without time zone", " with time zone",
                                        "without time zone",  "with time zone"};
    lb_str rest = lb_str_slice(text, at, text.len);
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (lb_str_starts(rest, lb_str_of(words[i]))) {
            return at + strlen(words[i]);
        }
    }
    return at;
}

/* Behind the type of a cast: schema."name", character varying(20)[]. */
static size_t end_of_type(lb_str text, size_t at)
{
    at = skip_word(text, at);
    while (at < text.len && text.ptr[at] == '.') {
        at = skip_word(text, at + 1);
    }
    at = skip_more_words(text, at);
    if (at < text.len && text.ptr[at] == '(') {
        size_t close = lb_str_find_char(lb_str_slice(text, at, text.len), ')');
        at = close == SIZE_MAX ? text.len : at + close + 1;
        at = skip_more_words(text, at);
    }
    while (at + 1 < text.len && text.ptr[at] == '[' && text.ptr[at + 1] == ']') {
        at += 2;
    }
    return at;
}

/* 'x'::character varying::text is 'x', and so is ARRAY[...]::text[]: what a literal is cast to
   follows from where it stands, and a column that has changed its type leaves it there. */
static void cut_literal_casts(lb_text *text)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_str from = lb_text_str(text);
    for (size_t i = 0; i < from.len;) {
        char c = from.ptr[i];
        size_t end = c == '\'' || c == '"' ? end_of_quotes(from, i) : i + 1;
        bool is_literal = c == '\'' || c == ']';
        lb_text_add(&out, lb_str_slice(from, i, end));
        i = end;
        while (is_literal && i + 2 < from.len && from.ptr[i] == ':' && from.ptr[i + 1] == ':') {
            i = end_of_type(from, i + 2);
        }
    }
    lb_text_truncate(text, 0);
    lb_text_add(text, lb_text_str(&out));
}

/* A blank stays where two words would become one. */
static void squeeze(lb_str text, lb_text *out)
{
    bool has_blank = false;
    for (size_t i = 0; i < text.len;) {
        char c = text.ptr[i];
        if (lb_is_space(c)) {
            has_blank = true;
            i++;
            continue;
        }
        if (has_blank && out->len && is_word(out->ptr[out->len - 1]) && is_word(c)) {
            lb_text_addc(out, ' ');
        }
        has_blank = false;
        size_t end = c == '\'' || c == '"' ? end_of_quotes(text, i) : i + 1;
        for (; i < end; i++) {
            lb_text_addc(out, c == '\'' || c == '"' ? text.ptr[i] : lb_lower(text.ptr[i]));
        }
    }
}

/* Index of the parenthesis that closes the one at 0; SIZE_MAX. */
static size_t closing(lb_str text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'' || text.ptr[i] == '"') {
            i = end_of_quotes(text, i) - 1;
        } else if (text.ptr[i] == '(') {
            depth++;
        } else if (text.ptr[i] == ')' && --depth == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static lb_str without_parentheses(lb_str text)
{
    while (text.len > 1 && text.ptr[0] == '(' && closing(text) == text.len - 1) {
        text = lb_str_slice(text, 1, text.len - 1);
    }
    return text;
}

static bool is_number(lb_str text)
{
    size_t i = text.len && text.ptr[0] == '-';
    size_t first = i;
    while (i < text.len && (lb_is_digit(text.ptr[i]) || text.ptr[i] == '.')) {
        i++;
    }
    return i == text.len && i > first;
}

/* 'x'::text is 'x', '0' is 0: of which type it is the column says. */
static lb_str without_cast(lb_str text)
{
    size_t end = text.len && text.ptr[0] == '\'' ? end_of_quotes(text, 0) : 0;
    while (end && end < text.len && text.ptr[end] == '\'') { /* a doubled quote goes on */
        end = end_of_quotes(text, end);
    }
    if (!end) {
        end = lb_str_find(text, LB_STR("::"));
        end = end != SIZE_MAX && is_number(lb_str_slice(text, 0, end)) ? end : 0;
    }
    lb_str rest = lb_str_slice(text, end, text.len);
    bool is_cast = end && lb_str_starts(rest, LB_STR("::"));
    for (size_t i = 2; is_cast && i < rest.len; i++) {
        is_cast = is_word(rest.ptr[i]) || strchr(" ()[],.\"", rest.ptr[i]);
    }
    text = is_cast ? lb_str_slice(text, 0, end) : text;
    if (text.len > 2 && text.ptr[0] == '\'' && is_number(lb_str_slice(text, 1, text.len - 1))) {
        text = lb_str_slice(text, 1, text.len - 1);
    }
    return text;
}

lb_str lb_settled_text(lb_arena *arena, lb_str sql)
{
    LB_AUTO_TEXT lb_text text = {0};
    if (!sql.ptr) {
        return sql;
    }
    squeeze(sql, &text);
    cut_literal_casts(&text);
    return lb_arena_str(arena, without_cast(without_parentheses(lb_text_str(&text))));
}

/* ---- Expressions ---------------------------------------------------------------------------- */

lb_code lb_settled_expression(lb_arena *arena, const lb_dialect *dialect,
                              const lb_expression *expression, lb_str *out, lb_error *error)
{
    const lb_expression_options options = {.binding = LB_BINDING_LITERAL, .style = LB_STYLE_QMARK};
    LB_AUTO_TEXT lb_text text = {0};
    *out = (lb_str){0};
    if (!expression) {
        return LB_OK;
    }
    lb_str plain = lb_expression_plain(expression);
    if (plain.ptr) {
        *out = lb_settled_text(arena, plain);
        return LB_OK;
    }
    LB_TRY(lb_expression_write(&text, dialect, &options, expression, error));
    *out = lb_settled_text(arena, lb_text_str(&text));
    return LB_OK;
}

lb_code lb_settled_default(lb_arena *arena, const lb_dialect *dialect,
                           const lb_schema_column *column, lb_str *out, lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    bool has_default = false;
    *out = (lb_str){0};
    if (column->identity || column->computed || column->owned_sequence.ptr ||
        column->server_default.kind == LB_DEFAULT_NONE ||
        column->server_default.kind == LB_DEFAULT_FETCHED) {
        return LB_OK;
    }
    LB_TRY(lb_ddl_write_default(&text, dialect, column, &has_default, error));
    if (has_default) {
        *out = lb_settled_text(arena, lb_text_str(&text));
    }
    return LB_OK;
}

lb_code lb_settled_computed(lb_arena *arena, const lb_dialect *dialect,
                            const lb_schema_column *column, lb_str *out, lb_error *error)
{
    *out = (lb_str){0};
    return column->computed
               ? lb_settled_expression(arena, dialect, column->computed->expression, out, error)
               : LB_OK;
}

/* ---- Names and actions ---------------------------------------------------------------------- */

lb_code lb_settled_name(lb_arena *arena, const lb_dialect *dialect, lb_name name, lb_str *out,
                        lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    unsigned longest = lb_compare_rules_of(dialect)->longest_name;
    *out = name.text;
    if (longest && name.text.len > longest) {
        LB_TRY(lb_name_limit(&text, name, longest, error));
        *out = lb_arena_str(arena, lb_text_str(&text));
    }
    return LB_OK;
}

void lb_settled_add_action(lb_text *out, const char *word, lb_str action)
{
    if (!action.len || lb_str_is_nocase(action, "no action")) {
        return;
    }
    lb_text_adds(out, word);
    for (size_t i = 0; i < action.len; i++) {
        lb_text_addc(out, lb_lower(action.ptr[i]));
    }
}

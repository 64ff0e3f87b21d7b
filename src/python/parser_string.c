/* Adjacent strings, which are one constant, and f-strings. */
#include "base/memory.h"
#include "python/literal.h"
#include "python/parser_internal.h"

enum { MOST_NESTED_FIELDS = 3 };

/* A string that is being put together. Its finished values are on the parser's list of items; the
   text since the last of them is `text`, or, from its second piece on, the parser's text from
   `text_mark`. */
typedef struct string_builder {
    lb_py_parser *parser;
    lb_str text;
    size_t text_mark;
    bool has_text, is_joined;
    lb_py_place text_start;
    lb_str kind; /* "u" of u'...' */
} string_builder;

static string_builder start_builder(lb_py_parser *parser, lb_str kind)
{
    return (string_builder){.parser = parser, .text_mark = parser->text.len, .kind = kind};
}

static void add_text(string_builder *builder, lb_str text, lb_py_place start)
{
    if (!builder->has_text) {
        builder->has_text = true;
        builder->text = text;
        builder->text_start = start;
        return;
    }
    if (!builder->is_joined) {
        lb_text_add(&builder->parser->text, builder->text);
        builder->is_joined = true;
    }
    lb_text_add(&builder->parser->text, text);
}

static lb_str take_text(string_builder *builder)
{
    lb_text *joined = &builder->parser->text;
    lb_str text = builder->text;
    if (builder->is_joined) {
        text = lb_str_slice(lb_text_str(joined), builder->text_mark, joined->len);
        text = lb_arena_str(builder->parser->arena, text);
        lb_text_truncate(joined, builder->text_mark);
    }
    builder->has_text = builder->is_joined = false;
    builder->text = (lb_str){0};
    return text;
}

/* Ends the text before a field or the end, which makes a value of it unless it is empty. */
static void finish_text(string_builder *builder)
{
    lb_str text = take_text(builder);
    if (text.len) {
        lb_py_expr *node = lb_py_new_constant(builder->parser, LB_PY_STR, builder->text_start);
        node->Constant.value.text = text;
        node->Constant.kind = builder->kind;
        push_item(builder->parser, node);
    }
}

/* ---- fields of f-strings ---- */

static bool parse_fstring_parts(string_builder *builder, bool is_raw, unsigned depth,
                                lb_py_token_type end);

static lb_py_expr *fail_empty_field(lb_py_parser *parser)
{
    const char *const spelling = lb_py_token_name(parser->token.type);
    return at_token(parser, LB_PY_RBRACE)
               ? lb_py_fail_at(parser, place_here(parser), "f-string: empty expression not allowed")
               : lb_py_fail_at(parser, place_here(parser),
                               "f-string: expression required before '%s'", spelling);
}

/* "!r"; the conversion follows at once. */
static bool parse_conversion(lb_py_parser *parser, int *conversion)
{
    const char *behind = parser->token.ptr + 1;
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    const lb_py_token *token = &parser->token;
    bool is_good = at_token(parser, LB_PY_NAME) && token->len == 1 && token->ptr == behind &&
                   memchr("sra", *token->ptr, 3);
    if (!is_good) {
        return lb_py_fail_at(parser, start,
                             "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    *conversion = *token->ptr;
    lb_py_advance(parser);
    return true;
}

/* What stands behind the colon, as a JoinedStr; up to the closing brace. */
static lb_py_expr *parse_spec(lb_py_parser *parser, bool is_raw, unsigned depth)
{
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    const size_t mark = parser->items.count;
    string_builder builder = start_builder(parser, (lb_str){0});
    if (!parse_fstring_parts(&builder, is_raw, depth, LB_PY_RBRACE)) {
        return NULL;
    }
    finish_text(&builder);
    lb_py_expr *node = NEW_EXPR(parser, JoinedStr, start);
    TAKE_LIST(parser, mark, &node->JoinedStr.values);
    return node;
}

/* Adds what stands between two tokens, without comments. */
static void add_blanks(lb_text *out, lb_str blanks)
{
    for (size_t i = 0; i < blanks.len; i++) {
        while (i < blanks.len && blanks.ptr[i] == '#') {
            while (i < blanks.len && blanks.ptr[i] != '\n' && blanks.ptr[i] != '\r') {
                i++;
            }
        }
        if (i < blanks.len) {
            lb_text_addc(out, blanks.ptr[i]);
        }
    }
}

/* The source of an expression without its comments, which its tokens show. */
static lb_str without_comments(lb_arena *arena, lb_str source)
{
    const char *bracketed = lb_arena_format(arena, "(%.*s", LB_ARG(source));
    lb_py_lexer lexer;
    lb_py_token token = {0};
    LB_AUTO_TEXT lb_text out = {0};
    lb_py_lexer_start(&lexer, lb_str_of(bracketed));
    lb_py_lexer_next(&lexer, &token, NULL);
    const char *at = token.ptr + token.len;
    while (lb_py_lexer_next(&lexer, &token, NULL) == LB_OK) {
        add_blanks(&out, (lb_str){at, (size_t)(token.ptr - at)});
        lb_text_add(&out, lb_py_token_str(&token));
        at = token.ptr + token.len;
    }
    add_blanks(&out, lb_str_of(at)); /* up to the end, where the bracket is still open */
    return lb_arena_str(arena, lb_text_str(&out));
}

/* "{x = }": the source of the expression, blanks and all, becomes text before the value. */
static bool add_debug_text(string_builder *builder, const char *from, lb_py_place start)
{
    lb_py_parser *parser = builder->parser;
    lb_str source = {from, (size_t)(parser->token.ptr - from)};
    if (lb_str_find_char(source, '#') != SIZE_MAX) {
        source = without_comments(parser->arena, source);
    }
    lb_py_token token = {.ptr = source.ptr, .len = (uint32_t)source.len};
    token.is_plain = lb_str_find_char(source, '\r') == SIZE_MAX;
    lb_str text = {0};
    if (lb_py_literal_fstring_text(parser->arena, &token, true, true, &text, &parser->error) !=
        LB_OK) {
        return false;
    }
    add_text(builder, text, start);
    return true;
}

/* The expression of a field and a '=' behind it. */
static lb_py_expr *parse_field_value(string_builder *builder, bool *is_debug)
{
    lb_py_parser *parser = builder->parser;
    const char *from = parser->token.ptr + 1;
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    if (at_token(parser, LB_PY_RBRACE) || at_token(parser, LB_PY_EXCLAMATION) ||
        at_token(parser, LB_PY_COLON) || at_token(parser, LB_PY_EQUAL)) {
        return fail_empty_field(parser);
    }
    lb_py_expr *value = lb_py_parse_right_side(parser);
    *is_debug = value && accept_token(parser, LB_PY_EQUAL);
    if (*is_debug && !add_debug_text(builder, from, start)) {
        return NULL;
    }
    return value;
}

static bool parse_field(string_builder *builder, bool is_raw, unsigned depth)
{
    lb_py_parser *parser = builder->parser;
    lb_py_place start = place_here(parser);
    struct lb_py_FormattedValue fields = {.conversion = -1};
    bool is_debug = false;
    if (depth >= MOST_NESTED_FIELDS) {
        return lb_py_fail_at(parser, start, "f-string: expressions nested too deeply");
    }
    fields.value = parse_field_value(builder, &is_debug);
    if (!fields.value) {
        return false;
    }
    finish_text(builder);
    if (at_token(parser, LB_PY_EXCLAMATION) && !parse_conversion(parser, &fields.conversion)) {
        return false;
    }
    if (at_token(parser, LB_PY_COLON)) {
        fields.format_spec = parse_spec(parser, is_raw, depth + 1);
        if (!fields.format_spec) {
            return false;
        }
    } else if (is_debug && fields.conversion == -1) {
        fields.conversion = 'r';
    }
    if (!lb_py_expect(parser, LB_PY_RBRACE)) {
        return false;
    }
    lb_py_expr *node = NEW_EXPR(parser, FormattedValue, start);
    node->FormattedValue = fields;
    push_item(parser, node);
    return true;
}

/* Text and fields up to the token that ends the f-string or the specification. */
static bool parse_fstring_parts(string_builder *builder, bool is_raw, unsigned depth,
                                lb_py_token_type end)
{
    lb_py_parser *parser = builder->parser;
    while (!at_token(parser, end)) {
        if (at_token(parser, LB_PY_LBRACE)) {
            if (!parse_field(builder, is_raw, depth)) {
                return false;
            }
            continue;
        }
        if (!at_token(parser, LB_PY_FSTRING_MIDDLE)) {
            return lb_py_fail(parser);
        }
        lb_str text = {0};
        if (lb_py_literal_fstring_text(parser->arena, &parser->token, is_raw, depth > 0, &text,
                                       &parser->error) != LB_OK) {
            return false;
        }
        add_text(builder, text, place_here(parser));
        lb_py_advance(parser);
    }
    return true;
}

static bool parse_fstring(string_builder *builder)
{
    lb_py_parser *parser = builder->parser;
    const lb_py_token start = parser->token;
    const bool is_raw = memchr(start.ptr, 'r', start.len) || memchr(start.ptr, 'R', start.len);
    lb_py_advance(parser);
    if (!lb_py_enter(parser) || !parse_fstring_parts(builder, is_raw, 0, LB_PY_FSTRING_END)) {
        return false;
    }
    leave(parser);
    lb_py_advance(parser);
    return true;
}

/* ---- the whole ---- */

static lb_py_expr *finish_constant(string_builder *builder, lb_py_constant_type type,
                                   lb_py_place start)
{
    lb_py_expr *node = lb_py_new_constant(builder->parser, type, start);
    node->Constant.value.text = take_text(builder);
    node->Constant.kind = builder->kind;
    return node;
}

static lb_py_expr *finish_joined(string_builder *builder, size_t mark, lb_py_place start)
{
    finish_text(builder);
    lb_py_expr *node = NEW_EXPR(builder->parser, JoinedStr, start);
    TAKE_LIST(builder->parser, mark, &node->JoinedStr.values);
    return node;
}

lb_py_expr *lb_py_parse_strings(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const size_t mark = parser->items.count;
    bool has_fstring = false, has_text = false, has_bytes = false;
    string_builder builder =
        start_builder(parser, *parser->token.ptr == 'u' ? LB_STR("u") : (lb_str){0});
    while (at_token(parser, LB_PY_STRING) || at_token(parser, LB_PY_FSTRING_START)) {
        if (at_token(parser, LB_PY_FSTRING_START)) {
            has_fstring = has_text = true;
            if (!parse_fstring(&builder)) {
                return NULL;
            }
        } else {
            lb_py_constant value = {0};
            if (lb_py_literal_string(parser->arena, &parser->token, &value, &parser->error) !=
                LB_OK) {
                return NULL;
            }
            *(value.type == LB_PY_BYTES ? &has_bytes : &has_text) = true;
            add_text(&builder, value.text, place_here(parser));
            lb_py_advance(parser);
        }
        if (has_bytes && has_text) {
            return lb_py_fail_at(parser, start, "cannot mix bytes and nonbytes literals");
        }
    }
    return has_fstring ? finish_joined(&builder, mark, start)
                       : finish_constant(&builder, has_bytes ? LB_PY_BYTES : LB_PY_STR, start);
}

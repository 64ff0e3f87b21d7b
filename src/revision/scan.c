#include "revision/scan.h"

#include "base/text.h"
#include "python/lexer.h"
#include "python/literal.h"

static const char *const names[LB_VARIABLE_COUNT] = {"revision", "down_revision", "branch_labels",
                                                     "depends_on"};

const char *lb_variable_name(lb_variable variable)
{
    return names[variable];
}

typedef LB_VECTOR(lb_py_token) token_vector;

/* A module while its top-level statements are gone through. */
typedef struct scan {
    lb_arena *arena;
    lb_scan *out;
    lb_py_lexer *lexer; /* large, and starts itself */
    token_vector line;  /* the logical line so far */
    int depth;          /* of indentation */
    int function_depth; /* of the def or class whose body is passed over; -1: none */
    bool has_statement;
} scan;

/* ---- Values ---------------------------------------------------------------------------------- */

/* Tokens of an expression that are still to be read. */
typedef struct reader {
    lb_arena *arena;
    const lb_py_token *at, *end;
} reader;

static bool next_is(const reader *in, lb_py_token_type type)
{
    return in->at < in->end && in->at->type == type;
}

static bool take(reader *in, lb_py_token_type type)
{
    bool is_there = next_is(in, type);
    in->at += is_there;
    return is_there;
}

static lb_scan_value read_list(reader *in, bool is_list);

/* Adjacent string literals. */
static lb_scan_value read_strings(reader *in)
{
    lb_scan_value out = {.kind = LB_SCAN_TEXT, .text = LB_STR("")};
    LB_AUTO_TEXT lb_text joined = {0};
    size_t count = 0;
    for (; next_is(in, LB_PY_STRING); in->at++) {
        lb_py_constant constant = {0};
        if (lb_py_literal_string(in->arena, in->at, &constant, NULL) != LB_OK ||
            constant.type != LB_PY_STR) {
            return (lb_scan_value){.kind = LB_SCAN_COMPUTED};
        }
        out.text = constant.text;
        lb_text_add(&joined, constant.text);
        count++;
    }
    if (count > 1) {
        out.text = lb_arena_str(in->arena, lb_text_str(&joined));
    }
    return out;
}

static lb_scan_value read_primary(reader *in)
{
    if (next_is(in, LB_PY_STRING)) {
        return read_strings(in);
    }
    if (take(in, LB_PY_NONE_)) {
        return (lb_scan_value){.kind = LB_SCAN_NONE};
    }
    lb_py_token_type close = next_is(in, LB_PY_LPAR) ? LB_PY_RPAR : LB_PY_RSQB;
    if (take(in, LB_PY_LPAR) || take(in, LB_PY_LSQB)) {
        lb_scan_value inner = {.kind = LB_SCAN_LIST};
        if (!next_is(in, close)) {
            inner = read_list(in, close == LB_PY_RSQB);
        }
        return take(in, close) ? inner : (lb_scan_value){.kind = LB_SCAN_COMPUTED};
    }
    return (lb_scan_value){.kind = LB_SCAN_COMPUTED};
}

/* "a" "b" + "c" */
static lb_scan_value read_sum(reader *in)
{
    lb_scan_value sum = read_primary(in);
    while (sum.kind != LB_SCAN_COMPUTED && take(in, LB_PY_PLUS)) {
        lb_scan_value more = read_primary(in);
        if (sum.kind != LB_SCAN_TEXT || more.kind != LB_SCAN_TEXT) {
            return (lb_scan_value){.kind = LB_SCAN_COMPUTED};
        }
        sum.text =
            lb_str_of(lb_arena_format(in->arena, "%.*s%.*s", LB_ARG(sum.text), LB_ARG(more.text)));
    }
    return sum;
}

static bool ends_list(const reader *in)
{
    return in->at == in->end || in->at->type == LB_PY_RPAR || in->at->type == LB_PY_RSQB;
}

/* One value, or several with commas: a tuple, or what stands in a list's brackets. */
static lb_scan_value read_list(reader *in, bool is_list)
{
    lb_scan_value first = read_sum(in), item = first;
    if (!is_list && !next_is(in, LB_PY_COMMA)) {
        return first;
    }
    lb_scan_value list = {.kind = LB_SCAN_LIST};
    size_t none_count = 0;
    for (;;) {
        if (item.kind != LB_SCAN_TEXT && item.kind != LB_SCAN_NONE) {
            return (lb_scan_value){.kind = LB_SCAN_COMPUTED};
        }
        none_count += item.kind == LB_SCAN_NONE;
        lb_vector_push_in(in->arena, &list.items, item.text);
        if (!take(in, LB_PY_COMMA) || ends_list(in)) {
            break;
        }
        item = read_sum(in);
    }
    if (none_count) { /* (None,) is None to Alembic */
        return (lb_scan_value){.kind = list.items.count == 1 ? LB_SCAN_NONE : LB_SCAN_COMPUTED};
    }
    return list;
}

static lb_scan_value read_value(lb_arena *arena, const lb_py_token *from, const lb_py_token *end)
{
    reader in = {arena, from, end};
    lb_scan_value out =
        from < end ? read_list(&in, false) : (lb_scan_value){.kind = LB_SCAN_COMPUTED};
    if (in.at != end) {
        out = (lb_scan_value){.kind = LB_SCAN_COMPUTED};
    }
    if (from < end) {
        out.lineno = from->lineno;
        out.col_offset = from->col_offset;
    }
    return out;
}

/* ---- Statements ------------------------------------------------------------------------------ */

static lb_variable variable_of(const lb_py_token *token)
{
    for (int i = 0; token->type == LB_PY_NAME && i < LB_VARIABLE_COUNT; i++) {
        if (lb_str_is(lb_py_token_str(token), names[i])) {
            return (lb_variable)i;
        }
    }
    return LB_VARIABLE_COUNT;
}

static int bracket(const lb_py_token *token)
{
    switch (token->type) {
    case LB_PY_LPAR:
    case LB_PY_LSQB:
    case LB_PY_LBRACE:
        return 1;
    case LB_PY_RPAR:
    case LB_PY_RSQB:
    case LB_PY_RBRACE:
        return -1;
    default:
        return 0;
    }
}

/* The first token of the type outside of brackets, or `end`. */
static const lb_py_token *find(const lb_py_token *from, const lb_py_token *end,
                               lb_py_token_type type)
{
    int depth = 0;
    for (; from < end; from++) {
        if (!depth && from->type == type) {
            return from;
        }
        depth += bracket(from);
    }
    return end;
}

static void mark_computed(scan *state, const lb_py_token *name)
{
    state->out->values[variable_of(name)] = (lb_scan_value){
        .kind = LB_SCAN_COMPUTED, .lineno = name->lineno, .col_offset = name->col_offset};
}

/* One target of an assignment: a variable, or several to be unpacked into. */
static void bind_target(scan *state, const lb_py_token *from, const lb_py_token *end,
                        const lb_scan_value *to)
{
    bool is_single = end == from + 1 || (from < end && from[1].type == LB_PY_COLON);
    if (is_single) {
        if (variable_of(from) != LB_VARIABLE_COUNT) {
            state->out->values[variable_of(from)] = *to;
        }
        return;
    }
    for (const lb_py_token *at = from; at < end; at++) { /* no attribute, item or call */
        if (at->type != LB_PY_NAME && at->type != LB_PY_COMMA && at->type != LB_PY_STAR &&
            !(bracket(at) && (at == from || at == end - 1))) {
            return;
        }
    }
    for (const lb_py_token *at = from; at < end; at++) {
        if (variable_of(at) != LB_VARIABLE_COUNT) {
            mark_computed(state, at);
        }
    }
}

/* "a = b = value", "a: type = value", "a += value". */
static void read_assignment(scan *state, const lb_py_token *from, const lb_py_token *end)
{
    const lb_py_token *equal = find(from, end, LB_PY_EQUAL), *last = end;
    if (equal == end) {
        bool is_variable = end > from + 1 && variable_of(from) != LB_VARIABLE_COUNT;
        if (is_variable && from[1].type >= LB_PY_PLUSEQUAL) { /* augmented, or a walrus */
            mark_computed(state, from);
        }
        return;
    }
    for (const lb_py_token *at = equal; at < end; at = find(at + 1, end, LB_PY_EQUAL)) {
        last = at;
    }
    lb_scan_value to = read_value(state->arena, last + 1, end);
    for (;;) {
        bind_target(state, from, equal, &to);
        if (equal == last) {
            return;
        }
        from = equal + 1;
        equal = find(from, end, LB_PY_EQUAL);
    }
}

/* A line inside or at the head of a compound statement, or an import: what it binds is not known.
 */
static void read_uncertain(scan *state, const lb_py_token *from, const lb_py_token *end)
{
    bool is_import = from->type == LB_PY_IMPORT || from->type == LB_PY_FROM;
    for (const lb_py_token *at = from; at < end; at++) {
        if (variable_of(at) == LB_VARIABLE_COUNT) {
            continue;
        }
        bool is_last = at + 1 == end;
        lb_py_token_type next = is_last ? LB_PY_NEWLINE : at[1].type;
        bool is_bound = is_import ? at > from && at[-1].type != LB_PY_DOT && next != LB_PY_AS &&
                                        next != LB_PY_DOT && next != LB_PY_IMPORT
                                  : next == LB_PY_EQUAL || next == LB_PY_COLON;
        if (is_bound) {
            mark_computed(state, at);
        }
    }
}

static void read_docstring(scan *state, const lb_py_token *from, const lb_py_token *end)
{
    reader in = {state->arena, from, end};
    lb_scan_value doc = next_is(&in, LB_PY_STRING) ? read_strings(&in) : (lb_scan_value){0};
    if (doc.kind == LB_SCAN_TEXT && in.at == end) {
        state->out->doc = doc.text;
    }
}

static bool starts_function(lb_py_token_type type)
{
    return type == LB_PY_DEF || type == LB_PY_CLASS || type == LB_PY_ASYNC || type == LB_PY_AT;
}

static void read_line(scan *state)
{
    const lb_py_token *from = state->line.items, *end = from + state->line.count;
    if (state->depth <= state->function_depth) {
        state->function_depth = -1;
    }
    if (from == end || state->function_depth >= 0) {
        return;
    }
    if (starts_function(from->type)) {
        state->function_depth = state->depth;
        return;
    }
    if (state->depth || lb_py_token_is_keyword(from->type)) {
        read_uncertain(state, from, end);
        return;
    }
    while (from < end) {
        const lb_py_token *stop = find(from, end, LB_PY_SEMI);
        if (!state->has_statement) {
            state->has_statement = true;
            read_docstring(state, from, stop);
        }
        read_assignment(state, from, stop);
        from = stop == end ? end : stop + 1;
    }
}

static bool has_all(const scan *state)
{
    for (int i = 0; i < LB_VARIABLE_COUNT; i++) {
        if (state->out->values[i].kind == LB_SCAN_ABSENT) {
            return false;
        }
    }
    return true;
}

static lb_code scan_lines(scan *state, bool *is_at_end, lb_error *error)
{
    lb_py_token token = {0};
    for (;;) {
        LB_TRY(lb_py_lexer_next(state->lexer, &token, error));
        switch (token.type) {
        case LB_PY_END:
            *is_at_end = true;
            return LB_OK;
        case LB_PY_INDENT:
            state->depth++;
            break;
        case LB_PY_DEDENT:
            state->depth--;
            break;
        case LB_PY_NEWLINE:
            read_line(state);
            state->has_statement = true;
            state->line.count = 0;
            break;
        default:
            if (!state->line.count && !state->depth && starts_function(token.type) &&
                has_all(state)) {
                *is_at_end = state->lexer->at == state->lexer->end; /* "def" may be "default" */
                return LB_OK;
            }
            lb_vector_push(&state->line, token);
        }
    }
}

lb_code lb_scan_module(lb_arena *arena, lb_str source, lb_scan *out, bool *is_at_end,
                       lb_error *error)
{
    lb_py_lexer lexer;
    scan state = {.arena = arena, .out = out, .lexer = &lexer, .function_depth = -1};
    *out = (lb_scan){0};
    *is_at_end = false;
    lb_py_lexer_start(&lexer, source);
    lb_code code = scan_lines(&state, is_at_end, error);
    lb_vector_free(&state.line);
    return code;
}

lb_code lb_scan_docstring(lb_arena *arena, lb_str source, lb_str *out, lb_error *error)
{
    lb_scan found = {0};
    lb_py_lexer lexer;
    scan state = {.arena = arena, .out = &found, .lexer = &lexer};
    lb_py_token token = {0};
    lb_code code = LB_OK;
    lb_py_lexer_start(&lexer, source);
    while ((code = lb_py_lexer_next(&lexer, &token, error)) == LB_OK &&
           token.type == LB_PY_STRING) {
        lb_vector_push(&state.line, token);
    }
    if (code == LB_OK && (token.type == LB_PY_NEWLINE || token.type == LB_PY_SEMI)) {
        read_docstring(&state, state.line.items, state.line.items + state.line.count);
    }
    lb_vector_free(&state.line);
    if (code == LB_OK) {
        *out = found.doc;
    }
    return code;
}

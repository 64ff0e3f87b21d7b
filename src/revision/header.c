#include "revision/header.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "python/lexer.h"
#include "python/literal.h"
#include "revision/sql_file.h"

/* The variables that Alembic looks at. */
typedef enum variable {
    VARIABLE_REVISION,
    VARIABLE_DOWN_REVISION,
    VARIABLE_BRANCH_LABELS,
    VARIABLE_DEPENDS_ON,
    VARIABLE_COUNT,
} variable;

static const char *const variable_names[VARIABLE_COUNT] = {"revision", "down_revision",
                                                           "branch_labels", "depends_on"};

typedef enum value_kind {
    VALUE_ABSENT,
    VALUE_NONE,
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_COMPUTED, /* not literals */
} value_kind;

typedef struct value {
    value_kind kind;
    lb_str text;
    lb_str_vector items;
    uint32_t lineno, col_offset; /* where it was given */
} value;

typedef LB_VECTOR(lb_py_token) token_vector;

/* A module while its top-level statements are gone through. */
typedef struct scan {
    lb_arena *arena;
    lb_py_lexer lexer;
    token_vector line;  /* the logical line so far */
    int depth;          /* of indentation */
    int function_depth; /* of the def or class whose body is passed over; -1: none */
    bool has_statement;
    lb_str doc;
    value values[VARIABLE_COUNT];
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

static value read_list(reader *in, bool is_list);

/* Adjacent string literals. */
static value read_strings(reader *in)
{
    value out = {.kind = VALUE_TEXT, .text = LB_STR("")};
    LB_AUTO_TEXT lb_text joined = {0};
    size_t count = 0;
    for (; next_is(in, LB_PY_STRING); in->at++) {
        lb_py_constant constant = {0};
        if (lb_py_literal_string(in->arena, in->at, &constant, NULL) != LB_OK ||
            constant.type != LB_PY_STR) {
            return (value){.kind = VALUE_COMPUTED};
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

static value read_primary(reader *in)
{
    if (next_is(in, LB_PY_STRING)) {
        return read_strings(in);
    }
    if (take(in, LB_PY_NONE_)) {
        return (value){.kind = VALUE_NONE};
    }
    lb_py_token_type close = next_is(in, LB_PY_LPAR) ? LB_PY_RPAR : LB_PY_RSQB;
    if (take(in, LB_PY_LPAR) || take(in, LB_PY_LSQB)) {
        value inner = {.kind = VALUE_LIST};
        if (!next_is(in, close)) {
            inner = read_list(in, close == LB_PY_RSQB);
        }
        return take(in, close) ? inner : (value){.kind = VALUE_COMPUTED};
    }
    return (value){.kind = VALUE_COMPUTED};
}

/* "a" "b" + "c" */
static value read_sum(reader *in)
{
    value sum = read_primary(in);
    while (sum.kind != VALUE_COMPUTED && take(in, LB_PY_PLUS)) {
        value more = read_primary(in);
        if (sum.kind != VALUE_TEXT || more.kind != VALUE_TEXT) {
            return (value){.kind = VALUE_COMPUTED};
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
static value read_list(reader *in, bool is_list)
{
    value first = read_sum(in), item = first;
    if (!is_list && !next_is(in, LB_PY_COMMA)) {
        return first;
    }
    value list = {.kind = VALUE_LIST};
    size_t none_count = 0;
    for (;;) {
        if (item.kind != VALUE_TEXT && item.kind != VALUE_NONE) {
            return (value){.kind = VALUE_COMPUTED};
        }
        none_count += item.kind == VALUE_NONE;
        lb_vector_push_in(in->arena, &list.items, item.text);
        if (!take(in, LB_PY_COMMA) || ends_list(in)) {
            break;
        }
        item = read_sum(in);
    }
    if (none_count) { /* (None,) is None to Alembic */
        return (value){.kind = list.items.count == 1 ? VALUE_NONE : VALUE_COMPUTED};
    }
    return list;
}

static value read_value(lb_arena *arena, const lb_py_token *from, const lb_py_token *end)
{
    reader in = {arena, from, end};
    value out = from < end ? read_list(&in, false) : (value){.kind = VALUE_COMPUTED};
    if (in.at != end) {
        out = (value){.kind = VALUE_COMPUTED};
    }
    if (from < end) {
        out.lineno = from->lineno;
        out.col_offset = from->col_offset;
    }
    return out;
}

/* ---- Statements ------------------------------------------------------------------------------ */

static variable variable_of(const lb_py_token *token)
{
    for (int i = 0; token->type == LB_PY_NAME && i < VARIABLE_COUNT; i++) {
        if (lb_str_is(lb_py_token_str(token), variable_names[i])) {
            return (variable)i;
        }
    }
    return VARIABLE_COUNT;
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
    state->values[variable_of(name)] =
        (value){.kind = VALUE_COMPUTED, .lineno = name->lineno, .col_offset = name->col_offset};
}

/* One target of an assignment: a variable, or several to be unpacked into. */
static void bind_target(scan *state, const lb_py_token *from, const lb_py_token *end,
                        const value *to)
{
    bool is_single = end == from + 1 || (from < end && from[1].type == LB_PY_COLON);
    if (is_single) {
        if (variable_of(from) != VARIABLE_COUNT) {
            state->values[variable_of(from)] = *to;
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
        if (variable_of(at) != VARIABLE_COUNT) {
            mark_computed(state, at);
        }
    }
}

/* "a = b = value", "a: type = value", "a += value". */
static void read_assignment(scan *state, const lb_py_token *from, const lb_py_token *end)
{
    const lb_py_token *equal = find(from, end, LB_PY_EQUAL), *last = end;
    if (equal == end) {
        bool is_variable = end > from + 1 && variable_of(from) != VARIABLE_COUNT;
        if (is_variable && from[1].type >= LB_PY_PLUSEQUAL) { /* augmented, or a walrus */
            mark_computed(state, from);
        }
        return;
    }
    for (const lb_py_token *at = equal; at < end; at = find(at + 1, end, LB_PY_EQUAL)) {
        last = at;
    }
    value to = read_value(state->arena, last + 1, end);
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
        if (variable_of(at) == VARIABLE_COUNT) {
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
    value doc = next_is(&in, LB_PY_STRING) ? read_strings(&in) : (value){0};
    if (doc.kind == VALUE_TEXT && in.at == end) {
        state->doc = doc.text;
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
    for (int i = 0; i < VARIABLE_COUNT; i++) {
        if (state->values[i].kind == VALUE_ABSENT) {
            return false;
        }
    }
    return true;
}

/* Goes through the module up to its end, or to the first function once all variables were seen. */
static lb_code scan_module(scan *state, lb_str source, bool *is_at_end, lb_error *error)
{
    lb_py_token token = {0};
    lb_py_lexer_start(&state->lexer, source);
    state->function_depth = -1;
    *is_at_end = false;
    for (;;) {
        LB_TRY(lb_py_lexer_next(&state->lexer, &token, error));
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
                *is_at_end = state->lexer.at == state->lexer.end; /* "def" may be "default" */
                return LB_OK;
            }
            lb_vector_push(&state->line, token);
        }
    }
}

/* ---- Headers --------------------------------------------------------------------------------- */

static lb_code fail_file(lb_error *error, lb_code code, const char *python_class, lb_str path)
{
    if (error) {
        error->exit_status = python_class ? 1 : error->exit_status;
    }
    if (python_class) {
        lb_error_kind(error, python_class);
    }
    LB_AUTO_FREE char *file = lb_strndup(path.ptr, path.len);
    lb_error_at(error, file, 0, 0);
    return code;
}

static lb_code fail_computed(lb_error *error, const value *of, variable name, lb_str path)
{
    lb_fail(error, LB_ERR_UNSUPPORTED, "%s is not a literal", variable_names[name]);
    LB_AUTO_FREE char *file = lb_strndup(path.ptr, path.len);
    lb_error_at(error, file, of->lineno, of->col_offset + 1);
    lb_error_hint(error, "limbeck reads a revision's header without running it: write the "
                         "identifiers as strings");
    return LB_ERR_UNSUPPORTED;
}

static bool is_hex(char c)
{
    return lb_is_digit(c) || (c >= 'a' && c <= 'f');
}

/* Alembic 0.1 had the identifier in the file's name only. */
static lb_code legacy_id(lb_str path, lb_str *id, lb_error *error)
{
    lb_str name = lb_path_basename(path);
    size_t digits = 0;
    while (digits < name.len && is_hex(name.ptr[digits])) {
        digits++;
    }
    if (digits && lb_str_is(lb_str_slice(name, digits, name.len), ".py")) {
        *id = lb_str_slice(name, 0, digits);
        return LB_OK;
    }
    lb_fail(error, LB_ERR_COMMAND,
            "Could not determine revision id from filename %.*s. Be sure the 'revision' variable "
            "is declared inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the "
            "documentation).",
            LB_ARG(name));
    return fail_file(error, LB_ERR_COMMAND, NULL, path);
}

static lb_code fail_no_down(lb_str path, lb_error *error)
{
    LB_AUTO_TEXT lb_text module = {0};
    lb_text_add(&module, lb_path_basename(path));
    for (size_t i = 0; i < module.len; i++) {
        char c = module.ptr[i];
        bool is_word = lb_is_alpha(c) || lb_is_digit(c) || (unsigned char)c >= 0x80;
        module.ptr[i] = is_word ? c : '_';
    }
    lb_fail(error, LB_ERR_SCRIPT, "module '%s' has no attribute 'down_revision'",
            lb_text_cstr(&module));
    fail_file(error, LB_ERR_SCRIPT, "AttributeError", path);
    lb_error_hint(error, "write down_revision = None for the first revision of a history");
    return LB_ERR_SCRIPT;
}

static lb_str_vector texts_of(lb_arena *arena, const value *of)
{
    lb_str_vector texts = of->items;
    if (of->kind == VALUE_TEXT) {
        lb_vector_push_in(arena, &texts, of->text);
    }
    return texts;
}

/* Trimmed, and of that what stands before the first empty line. */
static lb_str first_paragraph(lb_str doc)
{
    doc = lb_utf8_trim(doc);
    return lb_str_slice(doc, 0, lb_str_find(doc, LB_STR("\n\n")));
}

static lb_code make_header(scan *state, lb_str path, lb_header_state *result,
                           lb_revision_header *out, lb_error *error)
{
    const value *values = state->values;
    for (int i = 0; i < VARIABLE_COUNT; i++) {
        if (values[i].kind == VALUE_COMPUTED) {
            *result = LB_HEADER_NEEDS_EVALUATION;
            return fail_computed(error, &values[i], (variable)i, path);
        }
    }
    lb_revision_header header = {.path = path, .kind = LB_REVISION_PY};
    const value *id = &values[VARIABLE_REVISION];
    if (id->kind == VALUE_ABSENT) {
        LB_TRY(legacy_id(path, &header.id, error));
    } else if (id->kind == VALUE_TEXT) {
        header.id = id->text;
    } else {
        lb_fail(error, LB_ERR_SCRIPT, "revision is not a string");
        return fail_file(error, LB_ERR_SCRIPT, "TypeError", path);
    }
    if (values[VARIABLE_DOWN_REVISION].kind == VALUE_ABSENT) {
        return fail_no_down(path, error);
    }
    header.down = texts_of(state->arena, &values[VARIABLE_DOWN_REVISION]);
    header.labels = texts_of(state->arena, &values[VARIABLE_BRANCH_LABELS]);
    if (values[VARIABLE_DEPENDS_ON].kind != VALUE_TEXT || values[VARIABLE_DEPENDS_ON].text.len) {
        header.depends_on = texts_of(state->arena, &values[VARIABLE_DEPENDS_ON]);
    }
    header.message = first_paragraph(state->doc);
    *out = header;
    *result = LB_HEADER_COMPLETE;
    return LB_OK;
}

lb_code lb_header_read_py(lb_arena *arena, lb_str source, bool is_whole, lb_str path,
                          lb_header_state *state, lb_revision_header *out, lb_error *error)
{
    scan module = {.arena = arena};
    LB_AUTO_ERROR lb_error why = {0};
    lb_str decoded = {0};
    bool is_at_end = true;
    lb_code code = lb_py_source_decode(arena, source, &decoded, &why);
    if (code == LB_OK) {
        code = scan_module(&module, decoded, &is_at_end, &why);
    }
    lb_vector_free(&module.line);
    if (!is_whole && (code != LB_OK || is_at_end)) {
        *state = LB_HEADER_NEEDS_MORE;
        return LB_OK;
    }
    /* A mistake behind the header is met when the script is run. */
    if (code != LB_OK && (module.values[VARIABLE_REVISION].kind == VALUE_ABSENT ||
                          module.values[VARIABLE_DOWN_REVISION].kind == VALUE_ABSENT)) {
        lb_error_at(&why, lb_arena_str(arena, path).ptr, why.line, why.column);
        return lb_error_move(error, &why);
    }
    return make_header(&module, path, state, out, error);
}

/* ---- Whole docstrings ------------------------------------------------------------------------ */

static lb_code read_doc_py(lb_arena *arena, lb_str source, lb_str path, lb_str *out,
                           lb_error *error)
{
    lb_py_lexer lexer;
    lb_py_token token = {0};
    token_vector tokens = {0};
    scan module = {.arena = arena};
    lb_code code = lb_py_source_decode(arena, source, &source, error);
    lb_py_lexer_start(&lexer, source);
    while (code == LB_OK) {
        code = lb_py_lexer_next(&lexer, &token, error);
        if (code != LB_OK || token.type != LB_PY_STRING) {
            break;
        }
        lb_vector_push(&tokens, token);
    }
    if (code == LB_OK && tokens.count &&
        (token.type == LB_PY_NEWLINE || token.type == LB_PY_SEMI)) {
        read_docstring(&module, tokens.items, tokens.items + tokens.count);
    }
    lb_vector_free(&tokens);
    if (code != LB_OK) {
        if (error) {
            lb_error_at(error, lb_arena_str(arena, path).ptr, error->line, error->column);
        }
        return code;
    }
    *out = lb_utf8_trim(module.doc);
    return LB_OK;
}

lb_code lb_revision_read_doc(lb_arena *arena, const lb_revision *revision, lb_str *out,
                             lb_error *error)
{
    lb_str source = {0};
    if (!revision->path.len) {
        *out = revision->message;
        return LB_OK;
    }
    LB_TRY(lb_file_read(arena, revision->path.ptr, 0, &source, error));
    if (revision->kind == LB_REVISION_PY) {
        return read_doc_py(arena, source, revision->path, out, error);
    }
    LB_AUTO_TEXT lb_text doc = {0};
    lb_header_doc_sql(&doc, source);
    *out = lb_utf8_trim(lb_arena_str(arena, lb_text_str(&doc)));
    return LB_OK;
}

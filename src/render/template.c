#include "render/template.h"

#include <string.h>

#include "python/parser.h"
#include "render/encoding.h"
#include "render/template_place.h"
#include "render/template_scan.h"

enum { MAX_NESTING = 100 };

/* A control structure that is open. */
struct frame {
    lb_mako_node *node; /* NULL: the template itself */
    lb_mako_nodes *outer;
};

struct reader {
    lb_arena *arena;
    lb_mako_template *template;
    lb_str source;
    lb_mako_scanner scanner;
    lb_mako_nodes *nodes; /* where the next node goes */
    LB_VECTOR(struct frame) frames;
    lb_error *error;
};

/* ---- errors ---- */

static lb_mako_code code_at(const struct reader *reader, lb_str python)
{
    lb_mako_code code = {.source = python};
    lb_mako_locate(reader->source, (size_t)(python.ptr - reader->source.ptr), &code.line,
                   &code.column);
    return code;
}

static lb_code fail_at(const struct reader *reader, size_t offset, const char *message)
{
    lb_mako_code place = code_at(reader, lb_str_slice(reader->source, offset, reader->source.len));
    lb_code code = lb_fail(reader->error, LB_ERR_SCRIPT, "%s", message);
    lb_error_kind(reader->error, "mako.exceptions.SyntaxException");
    lb_mako_error_at(reader->error, reader->template->path, &place, 1, 0);
    return code;
}

static lb_code fail_with(const struct reader *reader, size_t offset, const char *format, lb_str a,
                         lb_str b)
{
    LB_AUTO_TEXT lb_text message = {0};
    for (const char *c = format; *c; c++) { /* '@' stands for the texts in turn */
        if (*c == '@') {
            lb_text_add(&message, a);
            a = b;
        } else {
            lb_text_addc(&message, *c);
        }
    }
    return fail_at(reader, offset, lb_text_cstr(&message));
}

static lb_code unsupported_tag(const struct reader *reader, const lb_piece *tag)
{
    lb_mako_code place =
        code_at(reader, lb_str_slice(reader->source, tag->start, reader->source.len));
    lb_code code = lb_fail(reader->error, LB_ERR_UNSUPPORTED,
                           "the template tag <%%%.*s> is not supported", LB_ARG(tag->text));
    lb_mako_error_at(reader->error, reader->template->path, &place, 1, 0);
    lb_error_hint(reader->error, "Write the template without it: text, ${expressions}, control "
                                 "lines (%% if) and blocks (<%% %%>) are known");
    return code;
}

/* Moves an error of the Python parser, whose columns count from 1, to its place in the template. */
static lb_code python_error(const struct reader *reader, const lb_mako_code *code)
{
    unsigned line = reader->error->line ? reader->error->line : 1;
    unsigned column = reader->error->column ? reader->error->column - 1 : 0;
    lb_mako_error_at(reader->error, reader->template->path, code, line, column);
    return reader->error->code;
}

/* ---- Python in the template ---- */

static lb_code parse_expression(const struct reader *reader, lb_str python, lb_mako_code *code,
                                lb_py_expr **out)
{
    python = lb_str_trim(python);
    *code = code_at(reader, python);
    if (python.len == 0) {
        *out = NULL;
        return LB_OK;
    }
    if (lb_str_find_char(python, '\n') != SIZE_MAX) { /* brackets let it span lines */
        code->source = lb_str_of(lb_arena_format(reader->arena, "(%.*s\n)", LB_ARG(python)));
        code->column--;
    }
    lb_py_mod *module = NULL;
    if (lb_python_parse_expression(reader->arena, code->source, "<template>", &module,
                                   reader->error) != LB_OK) {
        return python_error(reader, code);
    }
    *out = module->Expression.body;
    return LB_OK;
}

static lb_code parse_filters(const struct reader *reader, lb_str python, lb_mako_node *node)
{
    python = lb_str_trim(python);
    if (python.len == 0) {
        return LB_OK;
    }
    lb_mako_code code = code_at(reader, python);
    const char *comma = lb_str_ends(python, LB_STR(",")) ? "" : ",";
    code.source = lb_str_of(lb_arena_format(reader->arena, "(%.*s%s)", LB_ARG(python), comma));
    code.column--;
    lb_py_mod *module = NULL;
    if (lb_python_parse_expression(reader->arena, code.source, "<template>", &module,
                                   reader->error) != LB_OK) {
        return python_error(reader, &code);
    }
    if (module->Expression.body->kind != LB_PY_Tuple) {
        return fail_at(reader, (size_t)(python.ptr - reader->source.ptr),
                       "the filters of an expression must be a list of names");
    }
    node->filter_code = code;
    node->filters = module->Expression.body->Tuple.elts;
    return LB_OK;
}

static bool is_blank_line(lb_str line)
{
    line = lb_str_trim(line);
    return line.len == 0 || line.ptr[0] == '#';
}

/* The Python of a block without the indentation of its first line. Lines that do not start with it
   (inside a text in triple quotes) stay. */
static lb_str dedent(const struct reader *reader, lb_str python, unsigned *indentation)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_str rest = python, line = {0}, margin = {0};
    bool has_margin = false;
    while (lb_str_split(&rest, '\n', &line)) {
        if (!has_margin && !is_blank_line(line)) {
            size_t indent = 0;
            while (line.ptr[indent] == ' ' || line.ptr[indent] == '\t') {
                indent++;
            }
            margin = lb_str_slice(line, 0, indent);
            has_margin = true;
            *indentation = (unsigned)indent;
        }
        bool is_indented = lb_str_starts(line, margin);
        lb_text_add(&out, lb_str_slice(line, is_indented ? margin.len : 0, line.len));
        lb_text_addc(&out, '\n');
    }
    return lb_arena_str(reader->arena, lb_text_str(&out));
}

static lb_code parse_block(const struct reader *reader, const lb_piece *piece, lb_mako_node *node)
{
    node->code = code_at(reader, piece->text);
    node->code.source = dedent(reader, piece->text, &node->code.indent);
    if (lb_python_parse(reader->arena, node->code.source, "<template>", &node->module,
                        reader->error) != LB_OK) {
        return python_error(reader, &node->code);
    }
    return LB_OK;
}

/* ---- control lines ---- */

static size_t word_length(lb_str text)
{
    size_t length = 0;
    while (length < text.len &&
           (lb_is_alpha(text.ptr[length]) || lb_is_digit(text.ptr[length]) ||
            text.ptr[length] == '_' || (unsigned char)text.ptr[length] >= 0x80)) {
        length++;
    }
    return length;
}

/* Length of "keyword expression:" in a control line; 0 where it is not of that form. The colon is
   the first one that only a comment may follow. */
static size_t statement_length(lb_str line)
{
    size_t i = word_length(line);
    if (i == 0 || (i < line.len && !lb_is_space(line.ptr[i]) && line.ptr[i] != ':')) {
        return 0;
    }
    for (; i < line.len; i++) {
        lb_str rest = lb_str_trim(lb_str_slice(line, i + 1, line.len));
        if (line.ptr[i] == ':' && (rest.len == 0 || rest.ptr[0] == '#')) {
            return i + 1;
        }
    }
    return 0;
}

typedef struct control_keyword {
    const char *name;
    const char *opened_by; /* the structure in which it is a branch; NULL: it opens one itself */
    const char *opened_by_too;
    lb_mako_node_kind kind;
} control_keyword;

static const control_keyword keywords[] = {
    {"if", NULL, NULL, LB_MAKO_NODE_IF},          {"for", NULL, NULL, LB_MAKO_NODE_FOR},
    {"while", NULL, NULL, LB_MAKO_NODE_OTHER},    {"try", NULL, NULL, LB_MAKO_NODE_OTHER},
    {"with", NULL, NULL, LB_MAKO_NODE_OTHER},     {"elif", "if", NULL, LB_MAKO_NODE_IF},
    {"else", "if", "for", LB_MAKO_NODE_IF},       {"except", "try", NULL, LB_MAKO_NODE_OTHER},
    {"finally", "try", NULL, LB_MAKO_NODE_OTHER},
};

static const control_keyword *find_keyword(lb_str name)
{
    for (size_t i = 0; i < LB_COUNT(keywords); i++) {
        if (lb_str_is(name, keywords[i].name)) {
            return &keywords[i];
        }
    }
    return NULL;
}

/* Parses "if x:" with a body put behind it, and keeps the expressions. */
static lb_code parse_head(const struct reader *reader, lb_mako_branch *branch)
{
    bool is_elif = lb_str_is(branch->keyword, "elif");
    bool is_for = lb_str_is(branch->keyword, "for");
    if (!is_elif && !is_for && !lb_str_is(branch->keyword, "if") &&
        !lb_str_is(branch->keyword, "while")) {
        return LB_OK;
    }
    lb_mako_code code = branch->code;
    code.source = lb_str_slice(code.source, is_elif ? 2 : 0, code.source.len);
    code.column += is_elif ? 2 : 0;
    code.source = lb_str_of(lb_arena_format(reader->arena, "%.*spass\n", LB_ARG(code.source)));
    lb_py_mod *module = NULL;
    if (lb_python_parse(reader->arena, code.source, "<template>", &module, reader->error) !=
        LB_OK) {
        return python_error(reader, &code);
    }
    const lb_py_stmt *statement = module->Module.body.items[0];
    branch->code = code;
    branch->test = is_for                           ? statement->For.iter
                   : statement->kind == LB_PY_While ? statement->While.test
                                                    : statement->If.test;
    branch->target = is_for ? statement->For.target : NULL;
    return LB_OK;
}

static lb_code add_branch(struct reader *reader, const lb_piece *piece, lb_str keyword,
                          lb_mako_node *node)
{
    lb_str line = lb_str_trim(piece->text);
    size_t length = statement_length(line);
    if (length == 0) {
        return fail_with(reader, piece->start, "'@' is no control statement (is it without ':'?)",
                         line, line);
    }
    lb_mako_branch branch = {.keyword = keyword,
                             .code = code_at(reader, lb_str_slice(line, 0, length))};
    LB_TRY(parse_head(reader, &branch));
    lb_vector_push_in(reader->arena, &node->branches, branch);
    reader->nodes = &lb_vector_last(&node->branches).body;
    return LB_OK;
}

static lb_mako_node *add_node(struct reader *reader, lb_mako_node_kind kind)
{
    lb_mako_node *node = LB_NEW(reader->arena, lb_mako_node);
    node->kind = kind;
    lb_vector_push_in(reader->arena, reader->nodes, node);
    return node;
}

static lb_code end_control(struct reader *reader, const lb_piece *piece, lb_str keyword)
{
    if (reader->frames.count == 0) {
        return fail_with(reader, piece->start, "'end@' without a '% @'", keyword, keyword);
    }
    struct frame open = lb_vector_last(&reader->frames);
    lb_str opened = open.node->branches.items[0].keyword;
    if (!lb_str_equal(opened, keyword)) {
        return fail_with(reader, piece->start, "'end@' does not end the '% @' before it", keyword,
                         opened);
    }
    reader->nodes = open.outer;
    reader->frames.count--;
    return LB_OK;
}

static lb_code parse_control(struct reader *reader, const lb_piece *piece)
{
    static const char end[] = "end";
    lb_str word = lb_str_slice(piece->text, 0, word_length(piece->text));
    if (word.len == 0) {
        return fail_with(reader, piece->start, "'@' is no control line", piece->text, word);
    }
    if (lb_str_starts(word, lb_str_of(end)) && word.len > strlen(end)) {
        return end_control(reader, piece, lb_str_slice(word, strlen(end), word.len));
    }
    const control_keyword *keyword = find_keyword(word);
    if (!keyword) {
        return fail_with(reader, piece->start, "'@' is no keyword of a control line", word, word);
    }
    if (keyword->opened_by) {
        lb_mako_node *node = reader->frames.count ? lb_vector_last(&reader->frames).node : NULL;
        lb_str opened = node ? node->branches.items[0].keyword : (lb_str){0};
        if (!node || !(lb_str_is(opened, keyword->opened_by) ||
                       (keyword->opened_by_too && lb_str_is(opened, keyword->opened_by_too)))) {
            return fail_with(reader, piece->start, "'% @' is not inside a '% @' that it belongs to",
                             word, lb_str_of(keyword->opened_by));
        }
        return add_branch(reader, piece, word, node);
    }
    if (reader->frames.count == MAX_NESTING) {
        return fail_at(reader, piece->start, "control lines are nested too deeply");
    }
    struct frame open = {.outer = reader->nodes, .node = add_node(reader, keyword->kind)};
    open.node->code =
        code_at(reader, lb_str_slice(reader->source, piece->start, reader->source.len));
    LB_TRY(add_branch(reader, piece, word, open.node));
    lb_vector_push_in(reader->arena, &reader->frames, open);
    return LB_OK;
}

/* ---- pieces ---- */

static void add_text(struct reader *reader, lb_str text)
{
    if (text.len) {
        add_node(reader, LB_MAKO_NODE_TEXT)->text = text;
    }
}

static lb_code parse_tag(struct reader *reader, const lb_piece *piece)
{
    if (lb_str_is(piece->text, "page") && piece->more.len == 0 && piece->is_closed) {
        return LB_OK;
    }
    if (!lb_str_is(piece->text, "text") || piece->more.len) {
        return unsupported_tag(reader, piece);
    }
    lb_str text = {0};
    if (!piece->is_closed && !lb_mako_scan_until(&reader->scanner, "</%text>", &text)) {
        return fail_at(reader, piece->start, "the tag <%text> is never closed");
    }
    add_text(reader, text);
    return LB_OK;
}

static lb_code parse_piece(struct reader *reader, const lb_piece *piece)
{
    lb_mako_node *node = NULL;
    switch (piece->kind) {
    case LB_PIECE_TEXT:
        add_text(reader, piece->text);
        return LB_OK;
    case LB_PIECE_EXPRESSION:
        node = add_node(reader, LB_MAKO_NODE_EXPRESSION);
        LB_TRY(parse_expression(reader, piece->text, &node->code, &node->expression));
        return parse_filters(reader, piece->more, node);
    case LB_PIECE_CONTROL:
        return parse_control(reader, piece);
    case LB_PIECE_BLOCK:
    case LB_PIECE_MODULE:
        node = add_node(reader,
                        piece->kind == LB_PIECE_BLOCK ? LB_MAKO_NODE_BLOCK : LB_MAKO_NODE_MODULE);
        return parse_block(reader, piece, node);
    case LB_PIECE_TAG:
        return parse_tag(reader, piece);
    case LB_PIECE_TAG_END:
        return fail_with(reader, piece->start, "the tag </%@> closes nothing", piece->text,
                         piece->text);
    case LB_PIECE_COMMENT:
    case LB_PIECE_END:
        break;
    }
    return LB_OK;
}

static lb_code parse_pieces(struct reader *reader)
{
    for (;;) {
        lb_piece piece;
        lb_code code = lb_mako_scan(&reader->scanner, &piece, reader->error);
        if (code != LB_OK) {
            lb_mako_code place =
                code_at(reader, lb_str_slice(reader->source, piece.start, reader->source.len));
            lb_mako_error_at(reader->error, reader->template->path, &place, 1, 0);
            return code;
        }
        if (piece.kind == LB_PIECE_END) {
            break;
        }
        LB_TRY(parse_piece(reader, &piece));
    }
    if (reader->frames.count) {
        const lb_mako_node *open = lb_vector_last(&reader->frames).node;
        return fail_with(reader, (size_t)(open->code.source.ptr - reader->source.ptr),
                         "'% @' has no '% end@'", open->branches.items[0].keyword,
                         open->branches.items[0].keyword);
    }
    return LB_OK;
}

/* ---- encoding ---- */

/* A first line that is a comment and names an encoding is not part of the template. */
static lb_str coding_comment(lb_str source, lb_str *encoding)
{
    size_t end = lb_str_find_char(source, '\n');
    lb_str line = lb_str_slice(source, 0, end == SIZE_MAX ? 0 : end);
    for (size_t i = 0; line.len && line.ptr[0] == '#'; i++) {
        size_t found = lb_str_find(lb_str_slice(line, i, line.len), LB_STR("coding"));
        if (found == SIZE_MAX) {
            break;
        }
        i += found;
        lb_str rest = lb_str_slice(line, i + strlen("coding"), line.len);
        if (rest.len == 0 || (rest.ptr[0] != ':' && rest.ptr[0] != '=')) {
            continue;
        }
        rest = lb_str_trim(lb_str_slice(rest, 1, rest.len));
        size_t length = 0;
        while (length < rest.len &&
               (lb_is_alpha(rest.ptr[length]) || lb_is_digit(rest.ptr[length]) ||
                rest.ptr[length] == '_' || rest.ptr[length] == '-' || rest.ptr[length] == '.')) {
            length++;
        }
        if (length) {
            *encoding = lb_str_slice(rest, 0, length);
            return lb_str_slice(source, 0, end + 1);
        }
    }
    return lb_str_slice(source, 0, 0);
}

static lb_code decode(struct reader *reader, lb_str source)
{
    static const lb_str byte_order_mark = {"\xEF\xBB\xBF", 3};
    if (lb_str_starts(source, byte_order_mark)) {
        source = lb_str_slice(source, byte_order_mark.len, source.len);
    }
    lb_str encoding = LB_STR("utf-8");
    (void)coding_comment(source, &encoding);
    lb_code code =
        lb_encoding_decode(reader->arena, encoding, source, &reader->source, reader->error);
    if (code != LB_OK) {
        lb_error_at(reader->error, lb_arena_str(reader->arena, reader->template->path).ptr, 1, 1);
    }
    return code;
}

lb_code lb_mako_parse(lb_arena *arena, lb_str source, lb_str path, lb_mako_template **out,
                      lb_error *error)
{
    LB_AUTO_ERROR lb_error local = {0}; /* positions are put into it, so it must be there */
    lb_mako_template *template = LB_NEW(arena, lb_mako_template);
    struct reader reader = {.arena = arena, .template = template, .error = &local};
    reader.nodes = &template->nodes;
    template->path = lb_arena_str(arena, path);
    lb_code code = decode(&reader, source);
    if (code == LB_OK) {
        lb_str encoding;
        reader.scanner.source = reader.source;
        reader.scanner.at = coding_comment(reader.source, &encoding).len;
        code = parse_pieces(&reader);
    }
    if (code != LB_OK) {
        return lb_error_move(error, &local);
    }
    *out = template;
    return LB_OK;
}

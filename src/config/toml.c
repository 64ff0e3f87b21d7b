#include "config/toml.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/repr.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/decode.h"
#include "config/toml_parser.h"

/* A value with what later statements may not do to it. */
typedef struct node {
    lb_toml_value value; /* first: a value of the tree is a node */
    bool is_frozen;      /* an inline table or array: nothing may be added */
    bool is_explicit;    /* opened by [header], or by dotted keys of an earlier section */
} node;

typedef LB_VECTOR(node *) node_list;

static node *node_of(lb_toml_value *value)
{
    return (node *)value;
}

/* Counts on to the place; places are asked for in rising order, so the whole takes one pass. */
static void count_to(lb_toml_parser *parser, size_t at)
{
    if (at < parser->mark) {
        parser->mark = 0;
        parser->line = parser->column = 1;
    }
    for (; parser->mark < at; parser->mark++) {
        char c = parser->text.ptr[parser->mark];
        if (c == '\n') {
            parser->line++;
            parser->column = 1;
        } else if (((unsigned char)parser->text.ptr[parser->mark + 1] & 0xC0) != 0x80) {
            parser->column++;
        }
    }
}

lb_code lb_toml_fail(lb_toml_parser *parser, const char *format, ...)
{
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    count_to(parser, parser->at < parser->text.len ? parser->at : parser->text.len);
    if (parser->at < parser->text.len) {
        lb_text_addf(&message, " (at line %u, column %u)", parser->line, parser->column);
    } else {
        lb_text_adds(&message, " (at end of document)");
    }
    lb_fail(parser->error, LB_ERR_SETTINGS, "%s", lb_text_cstr(&message));
    lb_error_kind(parser->error, "tomllib.TOMLDecodeError");
    lb_error_at(parser->error, parser->name, parser->line, parser->column);
    return LB_ERR_SETTINGS;
}

lb_code lb_toml_fail_character(lb_toml_parser *parser, const char *message)
{
    uint32_t character;
    lb_str rest = lb_str_slice(parser->text, parser->at, parser->text.len);
    size_t length = rest.len ? lb_utf8_decode(rest, &character) : 0;
    return lb_toml_fail(parser, "%s %s", message,
                        lb_repr(parser->arena, lb_str_slice(rest, 0, length ? length : 1)));
}

bool lb_toml_is_control(int c, bool is_multiline)
{
    return c == 127 || (c >= 0 && c < ' ' && c != '\t' && !(is_multiline && c == '\n'));
}

bool lb_toml_looking_at(const lb_toml_parser *parser, const char *what)
{
    return lb_str_starts(lb_str_slice(parser->text, parser->at, parser->text.len), lb_str_of(what));
}

static void skip_blanks(lb_toml_parser *parser)
{
    while (lb_toml_peek(parser, 0) == ' ' || lb_toml_peek(parser, 0) == '\t') {
        parser->at++;
    }
}

static lb_code skip_comment(lb_toml_parser *parser)
{
    if (lb_toml_peek(parser, 0) != '#') {
        return LB_OK;
    }
    while (lb_toml_peek(parser, 0) >= 0 && lb_toml_peek(parser, 0) != '\n') {
        if (lb_toml_is_control(lb_toml_peek(parser, 0), false)) {
            return lb_toml_fail_character(parser, "Found invalid character");
        }
        parser->at++;
    }
    return LB_OK;
}

static lb_code skip_array_space(lb_toml_parser *parser)
{
    for (;;) {
        size_t before = parser->at;
        skip_blanks(parser);
        while (lb_toml_peek(parser, 0) == '\n') {
            parser->at++;
        }
        LB_TRY(skip_comment(parser));
        if (parser->at == before) {
            return LB_OK;
        }
    }
}

static node *new_node(lb_toml_parser *parser, lb_toml_type type, size_t at)
{
    node *made = LB_NEW(parser->arena, node);
    made->value.type = type;
    count_to(parser, at);
    made->value.line = parser->line;
    made->value.column = parser->column;
    return made;
}

/* Keys. */

static bool is_bare(int c)
{
    return c >= 0 && (lb_is_alpha((char)c) || lb_is_digit((char)c) || c == '-' || c == '_');
}

static lb_code read_key_part(lb_toml_parser *parser, lb_str *out)
{
    size_t start = parser->at;
    int c = lb_toml_peek(parser, 0);
    if (c == '"' || c == '\'') {
        return lb_toml_read_line_string(parser, out);
    }
    while (is_bare(lb_toml_peek(parser, 0))) {
        parser->at++;
    }
    if (parser->at == start) {
        return lb_toml_fail(parser, "Invalid initial character for a key part");
    }
    *out = lb_str_slice(parser->text, start, parser->at);
    return LB_OK;
}

static lb_code read_key(lb_toml_parser *parser, lb_str_vector *key)
{
    for (;;) {
        lb_str part;
        LB_TRY(read_key_part(parser, &part));
        lb_vector_push_in(parser->arena, key, part);
        skip_blanks(parser);
        if (lb_toml_peek(parser, 0) != '.') {
            return LB_OK;
        }
        parser->at++;
        skip_blanks(parser);
    }
}

/* The first parts of the key, behind those of its section (or NULL), as Python shows a tuple. */
static const char *show_key(lb_toml_parser *parser, const lb_str_vector *section,
                            const lb_str_vector *key, size_t count)
{
    LB_AUTO_TEXT lb_text text = {0};
    size_t before = section ? section->count : 0;
    for (size_t i = 0; i < before + count; i++) {
        lb_text_adds(&text, i ? ", " : "(");
        lb_text_add_repr(&text, i < before ? section->items[i] : key->items[i - before]);
    }
    lb_text_adds(&text, before + count == 1 ? ",)" : ")");
    return lb_arena_strndup(parser->arena, text.ptr, text.len);
}

/* Tables. */

static node *member_of(const node *table, lb_str key)
{
    return table ? node_of(lb_toml_get(&table->value, key)) : NULL;
}

static void add_member(lb_toml_parser *parser, node *table, lb_str key, node *child)
{
    lb_toml_member member = {key, &child->value};
    lb_vector_push_in(parser->arena, &table->value.table, member);
}

/* Of an array of tables, the last table; else the node itself. */
static node *last_of(node *from)
{
    return from->value.type == LB_TOML_ARRAY && !from->is_frozen
               ? node_of(lb_vector_last(&from->value.array))
               : from;
}

/* Follows `count` parts of the key. `is_frozen` tells of a frozen node on the way. NULL where the
 * way ends. The node of the last part itself is given, not the last table of its array. */
static node *follow(node *from, const lb_str_vector *key, size_t count, bool *is_frozen)
{
    *is_frozen = false;
    for (size_t i = 0; i < count; i++) {
        from = member_of(last_of(from), key->items[i]);
        if (!from) {
            return NULL;
        }
        *is_frozen = *is_frozen || from->is_frozen;
    }
    return from;
}

/* Follows the key, making the tables that are absent; each that it passes (or makes) goes to
 * `passed`, if not NULL. NULL where a value is in the way. */
static node *follow_or_make(lb_toml_parser *parser, node *from, const lb_str_vector *key,
                            size_t count, size_t at, node_list *passed)
{
    for (size_t i = 0; i < count; i++) {
        node *child = member_of(from, key->items[i]);
        if (!child) {
            child = new_node(parser, LB_TOML_TABLE, at);
            add_member(parser, from, key->items[i], child);
        }
        if (passed) {
            lb_vector_push_in(parser->arena, passed, child);
        }
        from = last_of(child);
        if (from->value.type != LB_TOML_TABLE) {
            return NULL;
        }
    }
    return from;
}

/* Values. */

static lb_code read_value(lb_toml_parser *parser, node **out);

static lb_code read_array(lb_toml_parser *parser, node *array)
{
    parser->at++;
    LB_TRY(skip_array_space(parser));
    while (lb_toml_peek(parser, 0) != ']') {
        node *element;
        LB_TRY(read_value(parser, &element));
        lb_vector_push_in(parser->arena, &array->value.array, &element->value);
        LB_TRY(skip_array_space(parser));
        if (lb_toml_peek(parser, 0) == ']') {
            break;
        }
        if (lb_toml_peek(parser, 0) != ',') {
            return lb_toml_fail(parser, "Unclosed array");
        }
        parser->at++;
        LB_TRY(skip_array_space(parser));
    }
    parser->at++;
    return LB_OK;
}

static lb_code read_pair(lb_toml_parser *parser, lb_str_vector *key, node **value)
{
    LB_TRY(read_key(parser, key));
    if (lb_toml_peek(parser, 0) != '=') {
        return lb_toml_fail(parser, "Expected '=' after a key in a key/value pair");
    }
    parser->at++;
    skip_blanks(parser);
    return read_value(parser, value);
}

static lb_code read_inline_pair(lb_toml_parser *parser, node *table)
{
    lb_str_vector key = {0};
    node *value;
    bool is_frozen;
    size_t start = parser->at;
    LB_TRY(read_pair(parser, &key, &value));
    (void)follow(table, &key, key.count, &is_frozen);
    if (is_frozen) {
        return lb_toml_fail(parser, "Cannot mutate immutable namespace %s",
                            show_key(parser, NULL, &key, key.count));
    }
    node *nest = follow_or_make(parser, table, &key, key.count - 1, start, NULL);
    if (!nest) {
        return lb_toml_fail(parser, "Cannot overwrite a value");
    }
    if (member_of(nest, lb_vector_last(&key))) {
        return lb_toml_fail(parser, "Duplicate inline table key %s",
                            lb_repr(parser->arena, lb_vector_last(&key)));
    }
    add_member(parser, nest, lb_vector_last(&key), value);
    return LB_OK;
}

static lb_code read_inline_table(lb_toml_parser *parser, node *table)
{
    parser->at++;
    skip_blanks(parser);
    if (lb_toml_peek(parser, 0) == '}') {
        parser->at++;
        return LB_OK;
    }
    for (;;) {
        LB_TRY(read_inline_pair(parser, table));
        skip_blanks(parser);
        int c = lb_toml_peek(parser, 0);
        if (c != '}' && c != ',') {
            return lb_toml_fail(parser, "Unclosed inline table");
        }
        parser->at++;
        if (c == '}') {
            return LB_OK;
        }
        skip_blanks(parser);
    }
}

static lb_code read_nested(lb_toml_parser *parser, node *value)
{
    if (++parser->depth > LB_TOML_DEPTH) {
        return lb_toml_fail(parser, "Arrays and tables are nested too deeply");
    }
    LB_TRY(value->value.type == LB_TOML_ARRAY ? read_array(parser, value)
                                              : read_inline_table(parser, value));
    parser->depth--;
    value->is_frozen = true;
    return LB_OK;
}

static lb_code read_value(lb_toml_parser *parser, node **out)
{
    int c = lb_toml_peek(parser, 0);
    node *value = new_node(parser, LB_TOML_STRING, parser->at);
    bool is_match = true;
    if (c == '"' || c == '\'') {
        LB_TRY(lb_toml_read_string(parser, &value->value.string));
    } else if (c == '[' || c == '{') {
        value->value.type = c == '[' ? LB_TOML_ARRAY : LB_TOML_TABLE;
        LB_TRY(read_nested(parser, value));
    } else if (lb_toml_looking_at(parser, "true") || lb_toml_looking_at(parser, "false")) {
        value->value.type = LB_TOML_BOOLEAN;
        value->value.boolean = c == 't';
        parser->at += c == 't' ? 4 : 5;
    } else {
        LB_TRY(lb_toml_read_scalar(parser, &value->value, &is_match));
    }
    if (!is_match) {
        return lb_toml_fail(parser, "Invalid value");
    }
    *out = value;
    return LB_OK;
}

/* Statements. */

struct document {
    node *top;
    node *section; /* the table of the last header */
    lb_str_vector header;
    node_list pending; /* tables made by dotted keys: explicit from the next header on */
};

static lb_code read_pair_statement(lb_toml_parser *parser, struct document *document)
{
    lb_str_vector key = {0};
    node *value;
    bool is_frozen;
    size_t start = parser->at;
    LB_TRY(read_pair(parser, &key, &value));
    for (size_t i = 1; i < key.count; i++) {
        node *table = follow(document->section, &key, i, &is_frozen);
        if (table && table->is_explicit) {
            return lb_toml_fail(parser, "Cannot redefine namespace %s",
                                show_key(parser, &document->header, &key, i));
        }
    }
    (void)follow(document->section, &key, key.count - 1, &is_frozen);
    if (is_frozen) {
        return lb_toml_fail(parser, "Cannot mutate immutable namespace %s",
                            show_key(parser, &document->header, &key, key.count - 1));
    }
    node *nest =
        follow_or_make(parser, document->section, &key, key.count - 1, start, &document->pending);
    if (!nest || member_of(nest, lb_vector_last(&key))) {
        return lb_toml_fail(parser, "Cannot overwrite a value");
    }
    add_member(parser, nest, lb_vector_last(&key), value);
    return LB_OK;
}

static lb_code read_table_header(lb_toml_parser *parser, struct document *document, size_t start)
{
    lb_str_vector key = {0};
    bool is_frozen;
    LB_TRY(read_key(parser, &key));
    node *table = follow(document->top, &key, key.count, &is_frozen);
    if (is_frozen || (table && table->is_explicit)) {
        return lb_toml_fail(parser, "Cannot declare %s twice",
                            show_key(parser, NULL, &key, key.count));
    }
    bool is_new = !table;
    table = follow_or_make(parser, document->top, &key, key.count, start, NULL);
    if (!table) {
        return lb_toml_fail(parser, "Cannot overwrite a value");
    }
    if (!is_new) {
        count_to(parser, start);
        table->value.line = parser->line;
        table->value.column = parser->column;
    }
    table->is_explicit = true;
    if (lb_toml_peek(parser, 0) != ']') {
        return lb_toml_fail(parser, "Expected ']' at the end of a table declaration");
    }
    parser->at++;
    document->section = table;
    document->header = key;
    return LB_OK;
}

static lb_code read_array_header(lb_toml_parser *parser, struct document *document, size_t start)
{
    lb_str_vector key = {0};
    bool is_frozen;
    LB_TRY(read_key(parser, &key));
    (void)follow(document->top, &key, key.count, &is_frozen);
    if (is_frozen) {
        return lb_toml_fail(parser, "Cannot mutate immutable namespace %s",
                            show_key(parser, NULL, &key, key.count));
    }
    node *nest = follow_or_make(parser, document->top, &key, key.count - 1, start, NULL);
    node *array = member_of(nest, lb_vector_last(&key));
    if (!nest || (array && array->value.type != LB_TOML_ARRAY)) {
        return lb_toml_fail(parser, "Cannot overwrite a value");
    }
    if (!array) {
        array = new_node(parser, LB_TOML_ARRAY, start);
        array->is_explicit = true;
        add_member(parser, nest, lb_vector_last(&key), array);
    }
    node *table = new_node(parser, LB_TOML_TABLE, start);
    lb_vector_push_in(parser->arena, &array->value.array, &table->value);
    if (!lb_toml_looking_at(parser, "]]")) {
        return lb_toml_fail(parser, "Expected ']]' at the end of an array declaration");
    }
    parser->at += 2;
    document->section = table;
    document->header = key;
    return LB_OK;
}

static lb_code read_header(lb_toml_parser *parser, struct document *document)
{
    size_t start = parser->at;
    bool is_array = lb_toml_peek(parser, 1) == '[';
    for (size_t i = 0; i < document->pending.count; i++) {
        document->pending.items[i]->is_explicit = true;
    }
    document->pending.count = 0;
    parser->at += is_array ? 2 : 1;
    skip_blanks(parser);
    return is_array ? read_array_header(parser, document, start)
                    : read_table_header(parser, document, start);
}

static lb_code read_statement(lb_toml_parser *parser, struct document *document)
{
    int c = lb_toml_peek(parser, 0);
    if (is_bare(c) || c == '"' || c == '\'') {
        LB_TRY(read_pair_statement(parser, document));
    } else if (c == '[') {
        LB_TRY(read_header(parser, document));
    } else if (c != '#') {
        return lb_toml_fail(parser, "Invalid statement");
    }
    skip_blanks(parser);
    LB_TRY(skip_comment(parser));
    c = lb_toml_peek(parser, 0);
    return c < 0 || c == '\n'
               ? LB_OK
               : lb_toml_fail(parser, "Expected newline or end of document after a statement");
}

/* "\r\n" alone becomes "\n": a single '\r' is an error in TOML. */
static lb_str without_cr(lb_arena *arena, lb_str text)
{
    char *out = lb_arena_alloc(arena, text.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\r' || i + 1 == text.len || text.ptr[i + 1] != '\n') {
            out[length++] = text.ptr[i];
        }
    }
    return (lb_str){out, length};
}

lb_code lb_toml_parse(lb_arena *arena, lb_str content, const char *name, lb_toml_value **out,
                      lb_error *error)
{
    LB_TRY(lb_decode_check(content, name, error));
    lb_toml_parser parser = {
        .arena = arena,
        .name = lb_arena_strdup(arena, name),
        .text = without_cr(arena, content),
        .line = 1,
        .column = 1,
        .error = error,
    };
    struct document document = {.top = new_node(&parser, LB_TOML_TABLE, 0)};
    document.section = document.top;
    for (;;) {
        skip_blanks(&parser);
        int c = lb_toml_peek(&parser, 0);
        if (c < 0) {
            break;
        }
        if (c != '\n') {
            LB_TRY(read_statement(&parser, &document));
        } else {
            parser.at++;
        }
    }
    *out = &document.top->value;
    return LB_OK;
}

/* Questions. */

lb_toml_value *lb_toml_get(const lb_toml_value *table, lb_str key)
{
    for (size_t i = 0; table && table->type == LB_TOML_TABLE && i < table->table.count; i++) {
        if (lb_str_equal(table->table.items[i].key, key)) {
            return table->table.items[i].value;
        }
    }
    return NULL;
}

lb_toml_value *lb_toml_find(const lb_toml_value *table, const char *path)
{
    lb_toml_value *found = NULL;
    lb_str rest = lb_str_of(path), key;
    while (lb_str_split(&rest, '.', &key)) {
        found = lb_toml_get(table, key);
        table = found;
    }
    return found;
}

const char *lb_toml_type_name(lb_toml_type type)
{
    static const char *const names[] = {
        [LB_TOML_STRING] = "string",
        [LB_TOML_INTEGER] = "integer",
        [LB_TOML_FLOAT] = "float",
        [LB_TOML_BOOLEAN] = "boolean",
        [LB_TOML_OFFSET_DATETIME] = "date and time",
        [LB_TOML_LOCAL_DATETIME] = "date and time",
        [LB_TOML_LOCAL_DATE] = "date",
        [LB_TOML_LOCAL_TIME] = "time",
        [LB_TOML_ARRAY] = "array",
        [LB_TOML_TABLE] = "table",
    };
    return names[type];
}

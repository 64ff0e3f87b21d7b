#include "database/sqlite/table_sql.h"

#include <stdlib.h>

#include "base/text.h"

#define IDENTIFIERS "[a-z0-9_]+"

// clang-format off
static const char *const patterns[SQLITE_PATTERN_COUNT] = {
    [SQLITE_PRIMARY_KEY] = "CONSTRAINT +(?:\"(.+?)\"|(\\w+)) +PRIMARY KEY",
    [SQLITE_FOREIGN_KEY] =
        "(?:CONSTRAINT +(?:\"(.+?)\"|(\\w+)) +)?"
        "FOREIGN KEY *\\( *(.+?) *\\) +"
        "REFERENCES +(?:(?:\"(.+?)\")|(" IDENTIFIERS ")) *"
        "\\( *((?:(?:\"[^\"]+\"|" IDENTIFIERS ") *(?:, *)?)+)\\) *"
        "((?:ON (?:DELETE|UPDATE) (?:SET NULL|SET DEFAULT|CASCADE|RESTRICT|NO ACTION) *)*)"
        "((?:NOT +)?DEFERRABLE)?"
        "(?: +INITIALLY +(DEFERRED|IMMEDIATE))?",
    [SQLITE_UNIQUE] = "(?:CONSTRAINT +(?:\"(.+?)\"|(\\w+)) +)?UNIQUE *\\((.+?)\\)",
    [SQLITE_INLINE_UNIQUE] =
        "(?:(\".+?\")|(?:[\\[`])?(" IDENTIFIERS ")(?:[\\]`])?)[\\t ]"
        "+" IDENTIFIERS "(?:[\\t ]+" IDENTIFIERS ")*?[\\t ]+UNIQUE",
    [SQLITE_CHECK] =
        "(?<![A-Za-z0-9_])"
        "(?:CONSTRAINT\\s+"
        "(\"(?:[^\"]|\"\")+\"|'(?:[^']|'')+'|\\[(?:[^\\]]|\\]\\])+\\]|`(?:[^`]|``)+`|\\S+)"
        "\\s+)?"
        "CHECK\\s*\\(",
    [SQLITE_PREDICATE] = "\\)\\s+where\\s+(.+)",
    [SQLITE_BODY] =
        "\\Acreate table (?s:.*?)\\(((?s:.*))\\)(?:\\s*,?\\s*(?:WITHOUT\\s+ROWID|STRICT))*\\n?\\z",
    [SQLITE_COLUMNS] = "(?:\"(.+?)\")|(" IDENTIFIERS ")",
};
// clang-format on

enum { OPTIONS = PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF, GROUPS = 10 };

static pcre2_code *compile(sqlite_table_sql *reader, lb_str pattern)
{
    int code;
    PCRE2_SIZE offset;
    pcre2_compile_context *context = reader->pcre.compile_context_create(NULL);
    reader->pcre.set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_code *compiled = reader->pcre.compile((PCRE2_SPTR)pattern.ptr, pattern.len, OPTIONS,
                                                &code, &offset, context);
    reader->pcre.compile_context_free(context);
    return compiled;
}

lb_code sqlite_table_sql_open(sqlite_table_sql *reader, lb_arena *arena, lb_error *error)
{
    *reader = (sqlite_table_sql){.arena = arena};
    LB_TRY(lb_pcre_open(&reader->pcre, error));
    reader->is_open = true;
    return LB_OK;
}

void sqlite_table_sql_free(sqlite_table_sql *reader)
{
    for (size_t i = 0; reader->is_open && i < SQLITE_PATTERN_COUNT; i++) {
        reader->pcre.code_free(reader->codes[i]);
    }
}

/* A match: its groups, as slices of the text; ptr NULL for those that did not take part. */
struct match {
    lb_str groups[GROUPS];
    size_t end;
};

static bool match_code(sqlite_table_sql *reader, const pcre2_code *code, lb_str text, size_t from,
                       struct match *out)
{
    const lb_pcre *pcre = &reader->pcre;
    if (!code || !text.ptr || from > text.len) {
        return false;
    }
    pcre2_match_data *data = pcre->match_data_create(GROUPS, NULL);
    int count = pcre->match(code, (PCRE2_SPTR)text.ptr, text.len, from, 0, data, NULL);
    const PCRE2_SIZE *spans = pcre->get_ovector_pointer(data);
    *out = (struct match){0};
    for (int i = 0; i < count && i < GROUPS; i++) {
        if (spans[2 * i] != PCRE2_UNSET) {
            out->groups[i] = lb_str_slice(text, spans[2 * i], spans[2 * i + 1]);
        }
    }
    out->end = count > 0 ? spans[1] : 0;
    pcre->match_data_free(data);
    return count > 0;
}

static bool match(sqlite_table_sql *reader, sqlite_pattern pattern, lb_str text, size_t from,
                  struct match *out)
{
    if (!reader->codes[pattern]) {
        reader->codes[pattern] = compile(reader, lb_str_of(patterns[pattern]));
    }
    return match_code(reader, reader->codes[pattern], text, from, out);
}

static lb_str either(lb_str first, lb_str second)
{
    return first.len ? first : second;
}

static lb_str copy(const sqlite_table_sql *reader, lb_str text)
{
    return text.ptr ? lb_arena_str(reader->arena, text) : text;
}

static lb_str_vector parse_columns(sqlite_table_sql *reader, lb_str text)
{
    lb_str_vector columns = {0};
    struct match found;
    for (size_t at = 0; match(reader, SQLITE_COLUMNS, text, at, &found); at = found.end) {
        lb_vector_push_in(reader->arena, &columns,
                          copy(reader, either(found.groups[1], found.groups[2])));
    }
    return columns;
}

lb_str sqlite_parse_primary_key(sqlite_table_sql *reader, lb_str sql)
{
    struct match found;
    if (!match(reader, SQLITE_PRIMARY_KEY, sql, 0, &found)) {
        return (lb_str){0};
    }
    return copy(reader, either(found.groups[1], found.groups[2]));
}

/* ---- Foreign keys --------------------------------------------------------------------------- */

static lb_str upper(const sqlite_table_sql *reader, lb_str text)
{
    char *out = lb_arena_strndup(reader->arena, text.ptr ? text.ptr : "", text.len);
    for (size_t i = 0; i < text.len; i++) {
        out[i] = lb_upper(out[i]);
    }
    return (lb_str){out, text.len};
}

/* "ON DELETE SET NULL ON UPDATE CASCADE": one pattern took both, in any order. */
static void parse_actions(const sqlite_table_sql *reader, lb_str text, sqlite_parsed_key *key)
{
    const lb_str on = LB_STR("ON ");
    lb_str rest = upper(reader, text);
    while (lb_str_starts(rest, on)) {
        rest = lb_str_slice(rest, on.len, rest.len);
        size_t next = lb_str_find(rest, LB_STR(" ON ")); /* the ON of "NO ACTION" has no space */
        lb_str item = lb_str_slice(rest, 0, next);
        lb_str action = lb_str_trim(lb_str_slice(item, sizeof "DELETE" - 1, item.len));
        bool is_delete = lb_str_starts(item, LB_STR("DELETE"));
        if (action.len && !lb_str_is(action, "NO ACTION")) {
            *(is_delete ? &key->on_delete : &key->on_update) = action;
        }
        rest = next == SIZE_MAX ? LB_STR("") : lb_str_slice(rest, next + 1, rest.len);
    }
}

void sqlite_parse_foreign_keys(sqlite_table_sql *reader, lb_str sql, sqlite_parsed_keys *out)
{
    struct match found;
    for (size_t at = 0; match(reader, SQLITE_FOREIGN_KEY, sql, at, &found); at = found.end) {
        sqlite_parsed_key key = {.name = copy(reader, either(found.groups[1], found.groups[2]))};
        key.columns = parse_columns(reader, found.groups[3]);
        key.referent = copy(reader, either(found.groups[4], found.groups[5]));
        key.referent_columns =
            found.groups[6].len ? parse_columns(reader, found.groups[6]) : key.columns;
        parse_actions(reader, found.groups[7], &key);
        if (found.groups[8].len) {
            key.has_deferrable = true;
            key.is_deferrable = lb_lower(found.groups[8].ptr[0]) != 'n';
        }
        if (found.groups[9].len) {
            key.initially = upper(reader, found.groups[9]);
        }
        lb_vector_push_in(reader->arena, out, key);
    }
}

/* ---- Unique and check ----------------------------------------------------------------------- */

void sqlite_parse_uniques(sqlite_table_sql *reader, lb_str sql, sqlite_parsed_keys *out)
{
    struct match found;
    for (size_t at = 0; match(reader, SQLITE_UNIQUE, sql, at, &found); at = found.end) {
        sqlite_parsed_key key = {.name = copy(reader, either(found.groups[1], found.groups[2]))};
        key.columns = parse_columns(reader, found.groups[3]);
        lb_vector_push_in(reader->arena, out, key);
    }
    for (size_t at = 0; match(reader, SQLITE_INLINE_UNIQUE, sql, at, &found); at = found.end) {
        sqlite_parsed_key key = {0};
        key.columns = parse_columns(reader, either(found.groups[1], found.groups[2]));
        lb_vector_push_in(reader->arena, out, key);
    }
}

/* Index of the parenthesis that closes the one at `start`; SIZE_MAX. Texts in ' and " are skipped.
 */
static size_t closing_parenthesis(lb_str text, size_t start)
{
    size_t depth = 0;
    char quote = '\0';
    for (size_t i = start; i < text.len; i++) {
        char c = text.ptr[i];
        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(') {
            depth++;
        } else if (c == ')' && --depth == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static lb_str without_quotes(lb_str name)
{
    if (name.len < 3) {
        return name;
    }
    char first = name.ptr[0], last = name.ptr[name.len - 1];
    bool is_quoted = first == '[' ? last == ']' : strchr("\"'`", first) && first == last;
    return is_quoted ? lb_str_slice(name, 1, name.len - 1) : name;
}

static bool sorts_before(const sqlite_parsed_check *a, const sqlite_parsed_check *b)
{
    lb_str none = LB_STR("~");
    return lb_str_compare(a->name.len ? a->name : none, b->name.len ? b->name : none) < 0;
}

void sqlite_parse_checks(sqlite_table_sql *reader, lb_str sql, sqlite_parsed_checks *out)
{
    struct match found;
    for (size_t at = 0; match(reader, SQLITE_CHECK, sql, at, &found); at = found.end) {
        size_t close = closing_parenthesis(sql, found.end - 1);
        if (close == SIZE_MAX) {
            continue;
        }
        sqlite_parsed_check check = {
            copy(reader, without_quotes(found.groups[1])),
            copy(reader, lb_str_trim(lb_str_slice(sql, found.end, close))),
        };
        lb_vector_push_in(reader->arena, out, check);
        for (size_t i = out->count - 1; i > 0 && sorts_before(&check, &out->items[i - 1]); i--) {
            out->items[i] = out->items[i - 1];
            out->items[i - 1] = check;
        }
    }
}

/* ---- Columns and indexes -------------------------------------------------------------------- */

static void add_escaped(lb_text *out, lb_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool is_plain = lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
        if (!is_plain) {
            lb_text_addc(out, '\\');
        }
        lb_text_addc(out, c);
    }
}

lb_str sqlite_parse_computed(sqlite_table_sql *reader, lb_str sql, lb_str column)
{
    LB_AUTO_TEXT lb_text pattern = {0};
    struct match body, found;
    if (!match(reader, SQLITE_BODY, lb_str_trim(sql), 0, &body)) {
        return LB_STR("");
    }
    add_escaped(&pattern, column);
    lb_text_adds(&pattern,
                 "[^,]*\\s+GENERATED\\s+ALWAYS\\s+AS\\s+\\((.*)\\)\\s*(?:virtual|stored)?");
    pcre2_code *code = compile(reader, lb_text_str(&pattern));
    bool is_found = match_code(reader, code, lb_str_trim(body.groups[1]), 0, &found);
    reader->pcre.code_free(code);
    return is_found ? copy(reader, found.groups[1]) : LB_STR("");
}

lb_str sqlite_parse_predicate(sqlite_table_sql *reader, lb_str sql)
{
    struct match found;
    return match(reader, SQLITE_PREDICATE, sql, 0, &found) ? copy(reader, found.groups[1])
                                                           : (lb_str){0};
}

/* PostgreSQL: index expressions as text without what the server adds to them, defaults as the
 * server compares them, and SERIAL. */
#include "autogenerate/compare_internal.h"

#include "base/repr.h"
#include "render/python.h"

/* ---- SERIAL ---- */

/* The default of a column that owns its sequence is the type's affair. */
static void adjust_column(lb_comparison *c, const lb_table *table, lb_schema_column *column)
{
    lb_sql_type_kind kind = column->type->kind;
    lb_str text = column->server_default.kind == LB_DEFAULT_EXPRESSION
                      ? lb_expression_plain(column->server_default.expression)
                      : (lb_str){0};
    if (!column->owned_sequence.ptr || !lb_str_starts(text, LB_STR("nextval('")) ||
        (kind != LB_SQL_TYPE_SQL_INTEGER && kind != LB_SQL_TYPE_SQL_BIGINT)) {
        return;
    }
    lb_log_record(&c->options->log, LB_INFO, "alembic.ddl.postgresql",
                  "Detected sequence named '%.*s' as owned by integer column '%.*s(%.*s)', "
                  "assuming SERIAL and omitting",
                  LB_ARG(column->owned_sequence), LB_ARG(table->name.text),
                  LB_ARG(column->name.text));
    column->server_default = (lb_server_default){0};
    column->serial_sequence = column->owned_sequence;
    column->owned_sequence = (lb_str){0};
}

/* ---- indexes ---- */

static void adjust_index(lb_comparison *c, lb_schema_index *index)
{
    lb_compare_drop_empty_option(c->arena, &index->options, "postgresql_include");
}

/* What carries a unique constraint is compared as one. */
static void correct_unique(lb_comparison *c, lb_signatures *actual, lb_signatures *desired)
{
    (void)c;
    (void)desired;
    for (size_t i = 0; i < actual->count; i++) {
        if (actual->items[i].index && actual->items[i].index->duplicates_constraint) {
            actual->items[i].is_removed = true;
        }
    }
}

static bool is_name_byte(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Takes out `length` bytes at `at`. */
static void cut(lb_text *text, size_t at, size_t length)
{
    memmove(text->ptr + at, text->ptr + at + length, text->len - at - length);
    lb_text_truncate(text, text->len - length);
}

static void cut_all(lb_text *text, lb_str what)
{
    for (size_t at = 0; what.len && at + what.len <= text->len;) {
        if (memcmp(text->ptr + at, what.ptr, what.len) == 0) {
            cut(text, at, what.len);
        } else {
            at++;
        }
    }
}

/* ::timestamp without time zone; a type's name may have blanks, and ends in a letter. */
static void cut_casts(lb_text *text)
{
    for (size_t at = 0; at + 3 < text->len;) {
        size_t end = at + 2, last = 0;
        if (text->ptr[at] != ':' || text->ptr[at + 1] != ':') {
            at++;
            continue;
        }
        while (end < text->len && (is_name_byte(text->ptr[end]) || text->ptr[end] == ' ')) {
            last = is_name_byte(text->ptr[end]) ? end : last;
            end++;
        }
        if (last > at + 2) {
            cut(text, at, last + 1 - at);
        } else {
            at++;
        }
    }
}

static void cut_outer_brackets(lb_text *text)
{
    while (text->len && text->ptr[0] == '(' && text->ptr[text->len - 1] == ')') {
        if (text->len == 1) {
            lb_text_truncate(text, 0);
            return;
        }
        cut(text, text->len - 1, 1);
        cut(text, 0, 1);
    }
}

static bool ends(const lb_text *text, const char *what)
{
    return lb_str_ends(lb_text_str(text), lb_str_of(what));
}

static void cut_end(lb_text *text, const char *what, const char *kept)
{
    lb_text_truncate(text, text->len - strlen(what));
    lb_text_adds(text, kept);
}

/* Order that is the default anyway. */
static void cut_order(lb_text *text)
{
    if (ends(text, " asc nulls last")) {
        cut_end(text, " asc nulls last", "");
    } else if (ends(text, " nulls last") && !ends(text, " desc nulls last")) {
        cut_end(text, " nulls last", "");
    } else if (ends(text, " asc")) {
        cut_end(text, " asc", "");
    } else if (ends(text, " asc nulls first")) {
        cut_end(text, " asc nulls first", " nulls first");
    } else if (ends(text, " desc nulls first")) {
        cut_end(text, " nulls first", "");
    }
}

/* The length of "cast (" at `at`; 0. */
static size_t cast_at(const lb_text *text, size_t at)
{
    size_t end = at + 4;
    if (end > text->len || memcmp(text->ptr + at, "cast", 4) != 0) {
        return 0;
    }
    while (end < text->len && lb_is_space(text->ptr[end])) {
        end++;
    }
    return end < text->len && text->ptr[end] == '(' ? end + 1 - at : 0;
}

/* cast(a as text) is a */
static void cut_cast_functions(lb_text *text)
{
    if (!cast_at(text, 0)) {
        return;
    }
    for (size_t at = 0; at < text->len;) {
        size_t length = cast_at(text, at);
        if (length) {
            cut(text, at, length);
        } else {
            at++;
        }
    }
    for (size_t at = 0; at + 3 < text->len;) {
        size_t end = at + 2;
        bool is_as = memcmp(text->ptr + at, "as", 2) == 0 && lb_is_space(text->ptr[end]);
        while (is_as && end < text->len && text->ptr[end] != ')') {
            end++;
        }
        if (is_as && end < text->len && end > at + 3) {
            cut(text, at, end + 1 - at);
        } else {
            at++;
        }
    }
}

/* An index expression without what may be written or left out. */
static void clean(lb_text *text, lb_str table)
{
    LB_AUTO_TEXT lb_text prefix = {0};
    size_t kept = 0;
    for (size_t i = 0; i < text->len; i++) {
        if (text->ptr[i] != '"' && text->ptr[i] != '\'') {
            text->ptr[kept++] = lb_lower(text->ptr[i]);
        }
    }
    lb_text_truncate(text, kept);
    for (size_t i = 0; i < table.len; i++) {
        lb_text_addc(&prefix, lb_lower(table.ptr[i]));
    }
    lb_text_addc(&prefix, '.');
    cut_all(text, lb_text_str(&prefix));
    cut_casts(text);
    cut_outer_brackets(text);
    cut_order(text);
    cut_outer_brackets(text);
    cut_cast_functions(text);
    cut_all(text, LB_STR(" "));
}

static bool has_operator_class(lb_str text)
{
    return lb_str_ends(lb_str_trim(text), LB_STR("_ops")) &&
           (lb_str_find_char(text, ' ') != SIZE_MAX || lb_str_find_char(text, ')') != SIZE_MAX);
}

static void skip_element(lb_comparison *c, const lb_signature *actual, size_t position, lb_str text,
                         lb_judgement *out)
{
    const char *shown = lb_compare_repr(c, text);
    if (out->verdict != LB_DIFFERENT) {
        lb_compare_add_reason(out, LB_SKIPPED,
                              "expression #%zu %s detected as including operator clause.", position,
                              shown);
    }
    lb_log_warning(&c->options->log, "UserWarning",
                   "Expression #%zu %s in index %s detected to include an operator clause. "
                   "Expression compare cannot proceed. Please move the operator clause to the "
                   "``postgresql_ops`` dict to enable proper compare of the index expressions: "
                   "https://docs.sqlalchemy.org/en/latest/dialects/postgresql.html"
                   "#operator-classes",
                   position, shown, lb_compare_repr(c, actual->name.text));
}

static void differ(lb_judgement *out)
{
    if (out->verdict == LB_SKIPPED) { /* a difference says more than what could not be compared */
        lb_text_truncate(&out->message, 0);
    }
}

static lb_code compare_element(lb_comparison *c, const lb_signature *desired,
                               const lb_signature *actual, size_t i, lb_judgement *out)
{
    LB_AUTO_TEXT lb_text wanted = {0};
    LB_AUTO_TEXT lb_text there = {0};
    const lb_python_style style = lb_python_style_of(c->dialect);
    LB_TRY(lb_python_write_index_element(&wanted, &style, &desired->index->elements.items[i],
                                         c->error));
    LB_TRY(
        lb_python_write_index_element(&there, &style, &actual->index->elements.items[i], c->error));
    lb_str wanted_text = lb_arena_str(c->arena, lb_text_str(&wanted));
    lb_str there_text = lb_arena_str(c->arena, lb_text_str(&there));
    clean(&wanted, desired->index->table->name.text);
    clean(&there, desired->index->table->name.text);
    if (lb_str_equal(lb_text_str(&wanted), lb_text_str(&there))) {
        return LB_OK;
    }
    if (has_operator_class(wanted_text)) {
        skip_element(c, actual, i + 1, wanted_text, out);
    } else {
        differ(out);
        lb_compare_add_reason(out, LB_DIFFERENT, "expression #%zu %s to %s", i + 1,
                              lb_compare_repr(c, there_text), lb_compare_repr(c, wanted_text));
    }
    return LB_OK;
}

static bool has_nulls_not_distinct(const lb_schema_index *index)
{
    const lb_option *option =
        lb_option_find(&index->options, LB_STR("postgresql"), "nulls_not_distinct");
    return option && option->kind == LB_OPTION_BOOLEAN && option->boolean;
}

static void compare_options(const lb_signature *desired, const lb_signature *actual,
                            lb_judgement *out)
{
    static const char *const words[2] = {"()", "('nulls_not_distinct',)"};
    bool is_wanted = has_nulls_not_distinct(desired->index);
    bool is_there = has_nulls_not_distinct(actual->index);
    if (is_wanted == is_there) {
        return;
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "options %s to %s", words[is_there], words[is_wanted]);
    differ(out);
    for (size_t i = 0; i < text.len; i++) { /* letter by letter, as Alembic has it */
        lb_compare_add_reason(out, LB_DIFFERENT, "%c", text.ptr[i]);
    }
}

static lb_code compare_index(lb_comparison *c, const lb_signature *desired,
                             const lb_signature *actual, lb_judgement *out)
{
    size_t wanted = desired->index->elements.count, there = actual->index->elements.count;
    lb_compare_index_uniqueness(desired, actual, out);
    if (wanted != there) {
        lb_compare_add_reason(out, LB_DIFFERENT, "expression number %zu to %zu", there, wanted);
    }
    for (size_t i = 0; i < wanted && out->verdict != LB_DIFFERENT; i++) {
        LB_TRY(compare_element(c, desired, actual, i, out));
    }
    compare_options(desired, actual, out);
    return LB_OK;
}

/* ---- defaults ---- */

/* nextval('s'::regclass) and nextval('s') are one. */
static lb_str without_regclass(lb_arena *arena, lb_str text)
{
    LB_AUTO_TEXT lb_text out = {0};
    if (!lb_str_starts(text, LB_STR("nextval('")) ||
        lb_str_find(text, LB_STR("'::regclass)")) == SIZE_MAX) {
        return text;
    }
    lb_text_add(&out, text);
    cut_all(&out, LB_STR("::regclass"));
    return lb_arena_str(arena, lb_text_str(&out));
}

/* 'text' in quotes, as it is; a number's default stays bare. */
static void add_text_default(lb_text *sql, lb_str text, const lb_sql_type *type)
{
    if (lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_NUMERIC) {
        lb_text_add(sql, text);
        return;
    }
    if (text.len && text.ptr[0] == '\'') {
        text = lb_str_slice(text, 1, text.len);
    }
    if (text.len && text.ptr[text.len - 1] == '\'') {
        text.len--;
    }
    lb_text_addc(sql, '\'');
    lb_text_add(sql, text);
    lb_text_addc(sql, '\'');
}

static bool is_of_serial(const lb_schema_column *column)
{
    return column->is_primary_key && column->table &&
           lb_table_autoincrement(column->table) == column;
}

static lb_code default_differs(lb_comparison *c, const lb_column_pair *pair,
                               const lb_compare_defaults *defaults, bool *out)
{
    const lb_compare_hooks *hooks = &c->options->hooks;
    lb_str actual = without_regclass(c->arena, defaults->actual);
    bool is_same = !actual.ptr == !defaults->desired.ptr && lb_str_equal(actual, defaults->desired);
    *out = !is_same;
    if (is_of_serial(pair->desired) || is_same) {
        *out = false;
        return LB_OK;
    }
    if (!actual.ptr || !defaults->desired.ptr || !hooks->ask_server) {
        return LB_OK;
    }
    LB_AUTO_TEXT lb_text sql = {0};
    bool is_equal = false;
    lb_text_addf(&sql, "SELECT %.*s = ", LB_ARG(actual));
    if (pair->desired->server_default.kind == LB_DEFAULT_STRING) {
        add_text_default(&sql, defaults->desired, pair->actual->type);
    } else {
        lb_text_add(&sql, defaults->desired);
    }
    lb_text_adds(&sql, " AS anon_1");
    LB_TRY(hooks->ask_server(hooks->context, lb_text_str(&sql), &is_equal, c->error));
    *out = !is_equal;
    return LB_OK;
}

const lb_compare_rules lb_compare_postgresql = {
    .dialect = "postgresql",
    .impl = "alembic.ddl.postgresql.PostgresqlImpl",
    .synonyms = {{"float", "double precision"}},
    .longest_name = 63,
    .has_comments = true,
    .has_nulls_not_distinct = true,
    .renames_parts = true,
    .has_enum_types = true,
    .adjust_column = adjust_column,
    .adjust_index = adjust_index,
    .correct_unique = correct_unique,
    .compare_index = compare_index,
    .default_differs = default_differs,
};

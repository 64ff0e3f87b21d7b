/* Columns: NULL, type, default and comment of a column that both sides have. The steps and their
 * order are those of Alembic's comparators: those that a project may replace come first, the rules
 * of the dialect last. */
#include "autogenerate/compare_meaning.h"

#include "database/expression.h"
#include "database/type.h"
#include "render/python.h"

typedef struct column_steps {
    lb_comparison *c;
    lb_column_pair *pair;
    bool types_done, defaults_done;
} column_steps;

static const char *table_name(const column_steps *s)
{
    return lb_arena_strndup(s->c->arena, s->pair->table.text.ptr, s->pair->table.text.len);
}

/* 'table.column' */
static const char *place(const column_steps *s)
{
    return lb_arena_format(s->c->arena, "%.*s.%.*s", LB_ARG(s->pair->table.text),
                           LB_ARG(s->pair->desired->name.text));
}

static bool has_default(const lb_schema_column *column)
{
    return column->server_default.kind != LB_DEFAULT_NONE || column->identity || column->computed;
}

/* ---- NULL ---- */

/* A mapped Optional[...] makes even a column of the primary key nullable; Alembic believes it. */
static bool wants_null(const column_steps *s, const lb_schema_column *desired)
{
    bool is_of_key = desired->is_primary_key && !desired->is_nullable_given;
    return desired->is_nullable && !(s->c->options->by_meaning && is_of_key);
}

static void compare_nullable(column_steps *s)
{
    const lb_schema_column *actual = s->pair->actual, *desired = s->pair->desired;
    lb_alter_column *alter = &s->pair->alter->alter_column;
    bool is_nullable = wants_null(s, desired);
    alter->existing_nullable = actual->is_nullable ? LB_YES : LB_NO;
    if (actual->is_nullable == is_nullable) {
        return;
    }
    bool is_computed = actual->computed || desired->computed;
    bool is_identity = actual->identity || desired->identity;
    if ((is_computed && !desired->is_nullable_given) || is_identity) {
        lb_compare_log(s->c, "constraints", "Ignoring nullable change on identity column '%s'",
                       place(s));
        return;
    }
    alter->nullable = is_nullable ? LB_YES : LB_NO;
    lb_compare_log(s->c, "constraints", "Detected %s on column '%s'",
                   is_nullable ? "NULL" : "NOT NULL", place(s));
}

/* ---- types ---- */

static bool is_null_type(const lb_sql_type *type)
{
    while (type && type->is_decorated && type->item) {
        type = type->item;
    }
    return !type || type->kind == LB_SQL_TYPE_NULL;
}

static bool can_compare_types(column_steps *s)
{
    s->pair->alter->alter_column.existing_type = s->pair->actual->type;
    if (is_null_type(s->pair->actual->type)) {
        lb_compare_log(s->c, "types", "Couldn't determine database type for column '%s'", place(s));
        return false;
    }
    if (is_null_type(s->pair->desired->type)) {
        lb_compare_log(s->c, "types", "Column '%s' has no type within the model; can't compare",
                       place(s));
        return false;
    }
    return true;
}

static lb_sql_type_kind family_of(const lb_sql_type *type)
{
    return lb_sql_type_row_of(type->kind)->family;
}

static bool is_numeric(lb_sql_type_kind family)
{
    return family == LB_SQL_TYPE_INTEGER || family == LB_SQL_TYPE_NUMERIC;
}

/* Types between which PostgreSQL has no cast that it takes by itself. */
static bool needs_cast(const lb_sql_type *from, const lb_sql_type *to)
{
    lb_sql_type_kind a = family_of(from), b = family_of(to);
    bool is_timestamp = a == LB_SQL_TYPE_DATETIME || a == LB_SQL_TYPE_DATE;
    bool to_timestamp = b == LB_SQL_TYPE_DATETIME || b == LB_SQL_TYPE_DATE;
    if (b == LB_SQL_TYPE_ENUM) {
        return to->is_native || to->kind == LB_SQL_TYPE_PG_ENUM;
    }
    return a != b && b != LB_SQL_TYPE_STRING && !(is_numeric(a) && is_numeric(b)) &&
           !(is_timestamp && to_timestamp);
}

/* column::type, by way of text where the two know nothing of each other, or of integer between
   numbers and truths; ptr NULL where no cast is needed. */
static lb_str cast_to(const column_steps *s, const lb_sql_type *from, const lb_sql_type *to)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_str dialect = lb_str_of(s->c->dialect->name);
    const lb_sql_type *a = lb_sql_type_for(from, dialect), *b = lb_sql_type_for(to, dialect);
    bool is_truth = family_of(a) == LB_SQL_TYPE_BOOLEAN || family_of(b) == LB_SQL_TYPE_BOOLEAN;
    if (!s->c->options->by_meaning || !s->c->rules->has_enum_types || !needs_cast(a, b)) {
        return (lb_str){0};
    }
    s->c->dialect->quote_name(&text, s->pair->desired->name.text);
    if (is_truth && (is_numeric(family_of(a)) || is_numeric(family_of(b)))) {
        lb_text_adds(&text, "::integer");
    } else if (family_of(a) != LB_SQL_TYPE_STRING) {
        lb_text_adds(&text, "::text");
    }
    lb_text_adds(&text, "::");
    return lb_type_write(&text, s->c->dialect, to, NULL) == LB_OK
               ? lb_arena_str(s->c->arena, lb_text_str(&text))
               : (lb_str){0};
}

static void change_type(column_steps *s)
{
    LB_AUTO_TEXT lb_text from = {0};
    LB_AUTO_TEXT lb_text to = {0};
    s->pair->alter->alter_column.type = s->pair->desired->type;
    s->pair->alter->alter_column.using = cast_to(s, s->pair->actual->type, s->pair->desired->type);
    s->pair->alter->alter_column.using_back =
        cast_to(s, s->pair->desired->type, s->pair->actual->type);
    lb_python_type_repr(&from, s->pair->actual->type);
    lb_python_type_repr(&to, s->pair->desired->type);
    lb_compare_log(s->c, "types", "Detected type change from %s to %s on '%s'", lb_text_cstr(&from),
                   lb_text_cstr(&to), place(s));
}

static lb_code ask_types(column_steps *s)
{
    const lb_compare_options *options = s->c->options;
    lb_tristate answer = LB_UNSET;
    if (!(options->parts & LB_COMPARE_TYPES) || options->types == LB_COMPARE_NEVER) {
        s->types_done = true;
        return LB_OK;
    }
    if (!can_compare_types(s) || options->types != LB_COMPARE_ASK || !options->hooks.compare_type) {
        return LB_OK;
    }
    LB_TRY(options->hooks.compare_type(options->hooks.context, s->pair->actual, s->pair->desired,
                                       &answer, s->c->error));
    if (answer == LB_YES) {
        change_type(s);
    }
    s->types_done = answer != LB_UNSET;
    return LB_OK;
}

static lb_code compare_types(column_steps *s)
{
    bool is_different;
    if (s->types_done || !can_compare_types(s)) {
        return LB_OK;
    }
    LB_TRY(lb_compare_types(s->c, s->pair, &is_different));
    if (is_different ||
        (s->c->options->by_meaning &&
         lb_meaning_type_differs(s->c, s->pair->tables, s->pair->actual, s->pair->desired))) {
        change_type(s);
    }
    return LB_OK;
}

/* ---- server defaults ---- */

lb_code lb_compare_default_text(lb_comparison *c, const lb_schema_column *column, lb_str *out)
{
    const lb_server_default *value = &column->server_default;
    const lb_expression_options options = {.binding = LB_BINDING_LITERAL, .style = LB_STYLE_QMARK};
    LB_AUTO_TEXT lb_text text = {0};
    *out = (lb_str){0};
    if (value->kind == LB_DEFAULT_STRING) {
        *out = value->text.ptr ? value->text : LB_STR("");
    } else if (value->kind == LB_DEFAULT_EXPRESSION && value->is_reflected &&
               lb_expression_plain(value->expression).ptr) {
        *out = lb_expression_plain(value->expression);
    } else if (value->kind == LB_DEFAULT_EXPRESSION) {
        LB_TRY(lb_expression_write(&text, c->dialect, &options, value->expression, c->error));
        *out = lb_arena_str(c->arena, lb_text_str(&text));
    }
    return LB_OK;
}

static lb_code default_texts(column_steps *s, lb_compare_defaults *out)
{
    LB_TRY(lb_compare_default_text(s->c, s->pair->actual, &out->actual));
    return lb_compare_default_text(s->c, s->pair->desired, &out->desired);
}

static void keep_existing_default(column_steps *s)
{
    lb_alter_column *alter = &s->pair->alter->alter_column;
    alter->has_existing_server_default = true;
    alter->existing_server_default = s->pair->actual->server_default;
    alter->existing_identity = s->pair->actual->identity;
    alter->existing_computed = s->pair->actual->computed;
}

static void change_default(column_steps *s)
{
    lb_alter_column *alter = &s->pair->alter->alter_column;
    alter->has_server_default = true;
    alter->server_default = s->pair->desired->server_default;
    alter->identity = s->pair->desired->identity;
    alter->computed = s->pair->desired->computed;
}

static lb_code ask_defaults(column_steps *s)
{
    const lb_compare_options *options = s->c->options;
    lb_compare_defaults defaults;
    lb_tristate answer = LB_UNSET;
    if (!(options->parts & LB_COMPARE_DEFAULTS)) {
        s->defaults_done = true;
        return LB_OK;
    }
    if (!has_default(s->pair->actual) && !has_default(s->pair->desired)) {
        return LB_OK;
    }
    keep_existing_default(s);
    if (options->server_defaults != LB_COMPARE_ASK || !options->hooks.compare_server_default) {
        s->defaults_done = options->server_defaults == LB_COMPARE_NEVER;
        return LB_OK;
    }
    LB_TRY(default_texts(s, &defaults));
    LB_TRY(options->hooks.compare_server_default(options->hooks.context, s->pair->actual,
                                                 s->pair->desired, &defaults, &answer,
                                                 s->c->error));
    if (answer == LB_YES) {
        change_default(s);
        lb_compare_log(s->c, "server_defaults",
                       "User defined function %.*s detected server default on column '%s'",
                       LB_ARG(options->hooks.server_default_function), place(s));
    }
    s->defaults_done = answer != LB_UNSET;
    return LB_OK;
}

/* Without blanks, brackets and quotes, in lower case: enough to say that an expression changed. */
static lb_code bare_expression(lb_comparison *c, const lb_computed *computed, lb_text *out)
{
    const lb_expression_options options = {.binding = LB_BINDING_LITERAL, .style = LB_STYLE_QMARK};
    size_t kept = 0;
    if (!computed) {
        return LB_OK;
    }
    LB_TRY(lb_expression_write(out, c->dialect, &options, computed->expression, c->error));
    for (size_t i = 0; i < out->len; i++) {
        if (!strchr(" ()'\"`[]\t\r\n", out->ptr[i])) {
            out->ptr[kept++] = lb_lower(out->ptr[i]);
        }
    }
    lb_text_truncate(out, kept);
    return LB_OK;
}

static lb_code compare_computed(column_steps *s)
{
    const lb_computed *actual = s->pair->actual->computed, *desired = s->pair->desired->computed;
    LB_AUTO_TEXT lb_text from = {0};
    LB_AUTO_TEXT lb_text to = {0};
    if (s->defaults_done || (!actual && !desired)) {
        return LB_OK;
    }
    s->defaults_done = true;
    if (s->c->options->by_meaning) { /* it is the same: another one is made anew */
        return LB_OK;
    }
    LB_TRY(bare_expression(s->c, actual, &from));
    LB_TRY(bare_expression(s->c, desired, &to));
    if (!desired || !lb_str_equal(lb_text_str(&from), lb_text_str(&to))) {
        lb_log_warning(&s->c->options->log, "UserWarning",
                       "Computed default on %s.%.*s cannot be modified", table_name(s),
                       LB_ARG(s->pair->desired->name.text));
    }
    return LB_OK;
}

/* ---- identity ---- */

typedef struct identity_value {
    bool is_given;
    int64_t value;
} identity_value;

static identity_value number(bool is_given, int64_t value)
{
    return (identity_value){is_given, is_given ? value : 0};
}

static bool are_same(identity_value a, identity_value b)
{
    return a.is_given == b.is_given && a.value == b.value;
}

/* Attributes of the models that the database has otherwise, sorted. What the models leave open
 * counts as the same. */
static void differing_options(const lb_identity *actual, const lb_identity *desired,
                              lb_str_vector *out, lb_arena *arena)
{
    static const lb_sequence_options none;
    const lb_sequence_options *a = actual ? &actual->options : &none;
    const lb_sequence_options *d = desired ? &desired->options : &none;
    const struct {
        lb_str name;
        identity_value actual, desired;
    } attributes[] = {
        {LB_STR("cache"), number(a->has_cache, a->cache), number(d->has_cache, d->cache)},
        {LB_STR("cycle"), number(a->has_cycle, a->cycle), number(d->has_cycle, d->cycle)},
        {LB_STR("increment"), number(a->has_increment, a->increment),
         number(d->has_increment, d->increment)},
        {LB_STR("maxvalue"), number(a->has_maximum, a->maximum),
         number(d->has_maximum, d->maximum)},
        {LB_STR("minvalue"), number(a->has_minimum, a->minimum),
         number(d->has_minimum, d->minimum)},
        {LB_STR("nomaxvalue"), number(a->no_maximum, 1), number(d->no_maximum, 1)},
        {LB_STR("nominvalue"), number(a->no_minimum, 1), number(d->no_minimum, 1)},
        {LB_STR("start"), number(a->has_start, a->start), number(d->has_start, d->start)},
    };
    if ((actual && actual->always) != (desired && desired->always)) {
        lb_vector_push_in(arena, out, LB_STR("always"));
    }
    for (size_t i = 0; i < LB_COUNT(attributes); i++) {
        if (attributes[i].desired.is_given &&
            !are_same(attributes[i].actual, attributes[i].desired)) {
            lb_vector_push_in(arena, out, attributes[i].name);
        }
    }
}

/* The models leave it to the database how the key counts up. */
static bool counts(const lb_schema_column *column)
{
    return column->table && lb_table_autoincrement(column->table) == column;
}

static void compare_identity(column_steps *s)
{
    const lb_identity *actual = s->pair->actual->identity, *desired = s->pair->desired->identity;
    lb_str_vector names = {0};
    LB_AUTO_TEXT lb_text list = {0};
    if (s->defaults_done || (!actual && !desired) ||
        (s->c->options->by_meaning && !desired && counts(s->pair->desired))) {
        return;
    }
    differing_options(actual, desired, &names, s->c->arena);
    if (names.count || !actual != !desired) {
        change_default(s);
    }
    if (!names.count) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        lb_text_addf(&list, "%s'%.*s'", i ? ", " : "", LB_ARG(names.items[i]));
    }
    lb_compare_log(s->c, "server_defaults",
                   "Detected server default on column '%s': identity options attributes [%s]",
                   place(s), lb_text_cstr(&list));
    s->defaults_done = true;
}

static void set_autoincrement(column_steps *s)
{
    const lb_schema_column *desired = s->pair->desired;
    lb_alter_column *alter = &s->pair->alter->alter_column;
    if (s->defaults_done) {
        return;
    }
    if ((desired->table && lb_table_autoincrement(desired->table) == desired) ||
        desired->autoincrement == LB_AUTOINCREMENT_YES) {
        alter->autoincrement = LB_YES;
    } else if (desired->autoincrement == LB_AUTOINCREMENT_NO) {
        alter->autoincrement = LB_NO;
    }
}

/* Of a kind that the dialect's rule compares: not FetchedValue, Computed or Identity. */
static bool is_clause_or_none(const lb_schema_column *column)
{
    return !column->identity && !column->computed &&
           column->server_default.kind != LB_DEFAULT_FETCHED;
}

static lb_code compare_defaults(column_steps *s)
{
    lb_compare_defaults defaults;
    bool is_different;
    if (s->defaults_done || (!has_default(s->pair->actual) && !has_default(s->pair->desired)) ||
        !is_clause_or_none(s->pair->actual) || !is_clause_or_none(s->pair->desired)) {
        return LB_OK;
    }
    if (s->c->options->by_meaning) {
        LB_TRY(lb_meaning_default_differs(s->c, s->pair->tables, s->pair->actual, s->pair->desired,
                                          &is_different));
        if (is_different) {
            change_default(s);
            lb_compare_log(s->c, "server_defaults", "Detected server default on column '%s'",
                           place(s));
        }
        return LB_OK;
    }
    LB_TRY(default_texts(s, &defaults));
    LB_TRY(s->c->rules->default_differs(s->c, s->pair, &defaults, &is_different));
    if (is_different) {
        change_default(s);
        lb_compare_log(s->c, "server_defaults",
                       "Dialect impl <%s object at 0x7f0000000000> detected server default on "
                       "column '%s'",
                       s->c->rules->impl, place(s));
    }
    return LB_OK;
}

/* ---- comments ---- */

static bool are_same_comments(lb_str a, lb_str b)
{
    return !a.ptr == !b.ptr && lb_str_equal(a, b);
}

static void compare_comments(column_steps *s)
{
    lb_str actual = s->pair->actual->comment, desired = s->pair->desired->comment;
    lb_alter_column *alter = &s->pair->alter->alter_column;
    if (!lb_compare_has_comments(s->c) || (!actual.ptr && !desired.ptr)) {
        return;
    }
    alter->has_existing_comment = true;
    alter->existing_comment = actual;
    if (!are_same_comments(actual, desired)) {
        alter->has_comment = true;
        alter->comment = desired;
        lb_compare_log(s->c, "comments", "Detected column comment '%s'", place(s));
    }
}

void lb_compare_table_comment(lb_comparison *c, lb_table_pair *pair)
{
    lb_str actual = pair->actual->comment, desired = pair->desired->comment;
    if (!lb_compare_has_comments(c) || are_same_comments(actual, desired)) {
        return;
    }
    lb_operation *operation = lb_operation_new(
        c->arena, desired.ptr ? LB_OP_CREATE_TABLE_COMMENT : LB_OP_DROP_TABLE_COMMENT, pair->schema,
        pair->name);
    operation->table_comment.comment = desired;
    operation->table_comment.existing_comment = actual;
    lb_vector_push_in(c->arena, pair->out, operation);
}

/* ---- the whole ---- */

lb_code lb_compare_column(lb_comparison *c, lb_column_pair *pair)
{
    column_steps s = {.c = c, .pair = pair};
    LB_TRY(ask_types(&s));
    LB_TRY(ask_defaults(&s));
    if (c->options->parts & LB_COMPARE_CONSTRAINTS) {
        compare_nullable(&s);
    }
    LB_TRY(compare_computed(&s));
    compare_identity(&s);
    set_autoincrement(&s);
    compare_comments(&s);
    LB_TRY(compare_types(&s));
    return compare_defaults(&s);
}

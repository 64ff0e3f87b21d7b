/* Values: names, texts, expressions, options and defaults as arguments in a revision file. */
#include "render/python_internal.h"

#include "base/repr.h"
#include "database/name.h"

void lb_python_add_sa(lb_python_writer *writer, const char *name)
{
    lb_text_add(writer->out, writer->style->sqlalchemy_prefix);
    lb_text_adds(writer->out, name);
}

void lb_python_add_directive(lb_python_writer *writer, const char *name)
{
    lb_text_add(writer->out,
                writer->is_in_batch ? LB_STR("batch_op.") : writer->style->alembic_prefix);
    lb_text_adds(writer->out, name);
}

void lb_python_add_repr(lb_python_writer *writer, lb_str text)
{
    if (text.ptr) {
        lb_text_add_repr(writer->out, text);
    } else {
        lb_text_adds(writer->out, "None");
    }
}

void lb_python_add_name(lb_python_writer *writer, lb_name name)
{
    if (name.text.ptr && (name.is_final || name.is_conventional)) {
        lb_python_add_directive(writer, "f(");
        lb_text_add_repr(writer->out, name.text);
        lb_text_addc(writer->out, ')');
        return;
    }
    lb_python_add_repr(writer, name.text);
}

void lb_python_add_names(lb_python_writer *writer, const lb_str_vector *names)
{
    lb_text_addc(writer->out, '[');
    for (size_t i = 0; i < names->count; i++) {
        lb_text_adds(writer->out, i ? ", " : "");
        lb_text_add_repr(writer->out, names->items[i]);
    }
    lb_text_addc(writer->out, ']');
}

lb_code lb_python_ask(lb_python_writer *writer, const lb_python_item *item, bool *is_done)
{
    lb_str answer = {0};
    *is_done = false;
    if (writer->style->render_item) {
        LB_TRY(writer->style->render_item(writer->style->context, item, &answer, writer->error));
        *is_done = answer.ptr != NULL;
        lb_text_add(writer->out, answer);
    }
    return LB_OK;
}

/* ---- expressions ---- */

/* Text as it stands too, which elsewhere is nobody's to change. */
static void add_doubled(lb_text *out, lb_str sql)
{
    for (size_t i = 0; i < sql.len; i++) {
        lb_text_adds(out, sql.ptr[i] == '%' ? "%" : "");
        lb_text_addc(out, sql.ptr[i]);
    }
}

lb_code lb_python_write_sql(lb_text *out, const lb_python_style *style,
                            const lb_expression *expression, lb_error *error)
{
    const lb_expression_options options = {.binding = LB_BINDING_LITERAL,
                                           .without_table = true,
                                           .style = style->doubles_percents ? LB_STYLE_PYFORMAT
                                                                            : LB_STYLE_QMARK};
    if (expression->kind == LB_EXPRESSION_SQL && style->doubles_percents) {
        add_doubled(out, expression->text);
        return LB_OK;
    }
    return lb_expression_write(out, style->dialect, &options, expression, error);
}

lb_code lb_python_expression_text(lb_python_writer *writer, const lb_expression *expression,
                                  lb_str *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    LB_TRY(lb_python_write_sql(&text, writer->style, expression, writer->error));
    *out = lb_arena_str(writer->arena, lb_text_str(&text));
    return LB_OK;
}

lb_code lb_python_add_expression(lb_python_writer *writer, const lb_expression *expression,
                                 bool is_wrapped)
{
    lb_str text;
    LB_TRY(lb_python_expression_text(writer, expression, &text));
    if (is_wrapped) {
        lb_python_add_sa(writer, "text(");
    }
    lb_text_add_repr(writer->out, text);
    lb_text_adds(writer->out, is_wrapped ? ")" : "");
    return LB_OK;
}

static lb_code write_index_element(lb_text *out, const lb_python_style *style,
                                   const lb_index_element *element, bool is_grouped,
                                   lb_error *error)
{
    if (element->expression) {
        lb_expression_shape shape = lb_expression_shape_of(element->expression);
        bool has_brackets = is_grouped && (shape == LB_SHAPE_BINARY || shape == LB_SHAPE_UNARY);
        lb_text_adds(out, has_brackets ? "(" : "");
        LB_TRY(lb_python_write_sql(out, style, element->expression, error));
        lb_text_adds(out, has_brackets ? ")" : "");
    } else {
        lb_name_write(out, style->dialect, element->column);
    }
    if (element->is_descending) {
        lb_text_adds(out, " DESC");
    }
    /* nulls stand first behind DESC and last behind ASC unless said otherwise */
    if (element->nulls_first == LB_YES && !element->is_descending) {
        lb_text_adds(out, " NULLS FIRST");
    } else if (element->nulls_first == LB_NO && element->is_descending) {
        lb_text_adds(out, " NULLS LAST");
    }
    return LB_OK;
}

lb_code lb_python_write_index_element(lb_text *out, const lb_python_style *style,
                                      const lb_index_element *element, lb_error *error)
{
    return write_index_element(out, style, element, false, error);
}

static bool is_plain_column(const lb_index_element *element)
{
    return !element->expression && !element->is_descending && element->nulls_first != LB_YES;
}

lb_code lb_python_add_index_elements(lb_python_writer *writer, const lb_schema_index *index)
{
    bool is_grouped = strcmp(writer->style->dialect->name, "postgresql") == 0;
    for (size_t i = 0; i < index->elements.count; i++) {
        const lb_index_element *element = &index->elements.items[i];
        lb_text_adds(writer->out, i ? ", " : "");
        if (is_plain_column(element)) {
            lb_text_add_repr(writer->out, element->column.text);
            continue;
        }
        LB_AUTO_TEXT lb_text text = {0};
        LB_TRY(write_index_element(&text, writer->style, element, is_grouped, writer->error));
        lb_python_add_sa(writer, "literal_column(");
        lb_text_add_repr(writer->out, lb_text_str(&text));
        lb_text_addc(writer->out, ')');
    }
    return LB_OK;
}

/* ---- options ---- */

static lb_code add_collection(lb_python_writer *writer, const lb_option *option)
{
    bool is_map = option->kind == LB_OPTION_MAP;
    lb_text_addc(writer->out, is_map ? '{' : option->is_tuple ? '(' : '[');
    for (size_t i = 0; i < option->items.count; i++) {
        const lb_option *item = &option->items.items[i];
        lb_text_adds(writer->out, i ? ", " : "");
        if (is_map) {
            lb_text_add_repr(writer->out, item->key);
            lb_text_adds(writer->out, ": ");
        }
        LB_TRY(lb_python_add_option_value(writer, item));
    }
    lb_text_adds(writer->out, option->is_tuple && option->items.count == 1 ? "," : "");
    lb_text_addc(writer->out, is_map ? '}' : option->is_tuple ? ')' : ']');
    return LB_OK;
}

lb_code lb_python_add_option_value(lb_python_writer *writer, const lb_option *option)
{
    switch (option->kind) {
    case LB_OPTION_BOOLEAN:
        lb_text_adds(writer->out, option->boolean ? "True" : "False");
        return LB_OK;
    case LB_OPTION_INTEGER:
        if (option->text.ptr) {
            lb_text_add(writer->out, option->text);
        } else {
            lb_text_addf(writer->out, "%lld", (long long)option->integer);
        }
        return LB_OK;
    case LB_OPTION_TEXT:
        lb_text_add_repr(writer->out, option->text);
        return LB_OK;
    case LB_OPTION_EXPRESSION:
        if (lb_expression_column_name(option->expression).text.ptr) {
            lb_text_add_repr(writer->out, lb_expression_column_name(option->expression).text);
            return LB_OK;
        }
        return lb_python_add_expression(writer, option->expression, true);
    case LB_OPTION_LIST:
    case LB_OPTION_MAP:
        return add_collection(writer, option);
    case LB_OPTION_NONE:
        break;
    }
    lb_text_adds(writer->out, "None");
    return LB_OK;
}

lb_code lb_python_add_options(lb_python_writer *writer, const lb_options *options,
                              const char *separator)
{
    for (size_t i = 0; i < options->count; i++) {
        lb_text_adds(writer->out, separator);
        lb_text_add(writer->out, options->items[i].key);
        lb_text_addc(writer->out, '=');
        LB_TRY(lb_python_add_option_value(writer, &options->items[i]));
    }
    return LB_OK;
}

/* ---- defaults ---- */

lb_python_default lb_python_default_of(const lb_schema_column *column)
{
    return (lb_python_default){column->server_default, column->identity, column->computed};
}

bool lb_python_has_default(const lb_python_default *value)
{
    return value->plain.kind != LB_DEFAULT_NONE || value->identity || value->computed;
}

/* One pair of quotes that the model's text may have around it. */
static lb_str without_quotes(lb_arena *arena, lb_str text)
{
    if (text.len && text.ptr[0] == '\'') {
        text = lb_str_slice(text, 1, text.len);
    }
    if (text.len && text.ptr[text.len - 1] == '\'') {
        text.len--;
    } else if (text.len > 1 && lb_str_ends(text, LB_STR("'\n"))) { /* $ matches before it too */
        text = lb_str_of(lb_arena_format(arena, "%.*s\n", (int)text.len - 2, text.ptr));
    }
    return text;
}

/* SQLite wants an expression in parentheses; Alembic guesses what is one. */
bool lb_python_is_bare_expression(lb_str text)
{
    bool is_one_line = lb_str_find_char(text, '\n') == SIZE_MAX;
    if (!text.len || (text.len == 1 && (lb_is_digit(text.ptr[0]) || text.ptr[0] == '.'))) {
        return false;
    }
    if (!is_one_line || text.len < 3) {
        return true;
    }
    char first = text.ptr[0], last = text.ptr[text.len - 1];
    return !((first == '\'' && last == '\'') || (first == '(' && last == ')'));
}

static lb_code add_expression_default(lb_python_writer *writer, const lb_expression *expression)
{
    lb_str text;
    LB_TRY(lb_python_expression_text(writer, expression, &text));
    if (strcmp(writer->style->dialect->name, "sqlite") == 0 && lb_python_is_bare_expression(text)) {
        text = lb_str_of(lb_arena_format(writer->arena, "(%.*s)", LB_ARG(text)));
    }
    lb_python_add_sa(writer, "text(");
    lb_text_add_repr(writer->out, text);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static void add_pair(lb_python_writer *writer, const char *key, const char *format, int64_t value)
{
    lb_text_addf(writer->out, ", %s=", key);
    if (format) {
        lb_text_addf(writer->out, "%lld", (long long)value);
    } else {
        lb_text_adds(writer->out, value ? "True" : "False");
    }
}

void lb_python_add_identity(lb_python_writer *writer, const lb_identity *identity)
{
    const lb_sequence_options *o = &identity->options;
    const struct {
        const char *key;
        bool is_given, is_number;
        int64_t value;
    } pairs[] = {
        {"on_null", identity->has_on_null, false, identity->on_null},
        {"start", o->has_start, true, o->start},
        {"increment", o->has_increment, true, o->increment},
        {"minvalue", o->has_minimum, true, o->minimum},
        {"maxvalue", o->has_maximum, true, o->maximum},
        {"nominvalue", o->no_minimum, false, true},
        {"nomaxvalue", o->no_maximum, false, true},
        {"cycle", o->has_cycle, false, o->cycle},
        {"cache", o->has_cache, true, o->cache},
        {"order", o->has_order, false, o->order},
    };
    lb_text_addf(writer->out, "Identity(always=%s", identity->always ? "True" : "False");
    for (size_t i = 0; i < LB_COUNT(pairs); i++) {
        if (pairs[i].is_given) {
            add_pair(writer, pairs[i].key, pairs[i].is_number ? "%lld" : NULL, pairs[i].value);
        }
    }
    lb_text_addc(writer->out, ')');
}

static lb_code add_computed(lb_python_writer *writer, const lb_computed *computed)
{
    lb_python_add_sa(writer, "Computed(");
    LB_TRY(lb_python_add_expression(writer, computed->expression, false));
    lb_text_adds(writer->out, ", ");
    if (computed->persisted != LB_PERSISTED_DEFAULT) {
        lb_text_addf(writer->out, "persisted=%s",
                     computed->persisted == LB_PERSISTED_YES ? "True" : "False");
    }
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

lb_code lb_python_add_default(lb_python_writer *writer, const lb_python_default *value)
{
    bool is_done;
    LB_TRY(lb_python_ask(
        writer, &(lb_python_item){.kind = "server_default", .server_default = value}, &is_done));
    if (is_done) {
        return LB_OK;
    }
    if (value->computed) {
        return add_computed(writer, value->computed);
    }
    if (value->identity) {
        lb_text_add(writer->out, writer->style->sqlalchemy_prefix);
        lb_python_add_identity(writer, value->identity);
        return LB_OK;
    }
    switch (value->plain.kind) {
    case LB_DEFAULT_EXPRESSION:
        return add_expression_default(writer, value->plain.expression);
    case LB_DEFAULT_STRING:
        lb_text_add_repr(writer->out, without_quotes(writer->arena, value->plain.text));
        break;
    case LB_DEFAULT_FETCHED:
        lb_python_add_sa(writer, "FetchedValue()");
        break;
    case LB_DEFAULT_NONE:
        lb_text_adds(writer->out, "None");
        break;
    }
    return LB_OK;
}

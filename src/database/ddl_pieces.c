/* Pieces of DDL that operations share: names, columns, defaults, options. */
#include "base/loader.h"
#include "base/repr.h"
#include "base/utf8.h"
#include "database/ddl_rules.h"

/* ---- Names ---------------------------------------------------------------------------------- */

static void write_dotted(lb_text *out, const lb_dialect *dialect, lb_name name)
{
    if (name.quoting != LB_QUOTING_AS_NEEDED) {
        lb_name_write(out, dialect, name);
        return;
    }
    lb_str rest = name.text, part;
    for (bool is_first = true; lb_str_split(&rest, '.', &part); is_first = false) {
        lb_text_adds(out, is_first ? "" : ".");
        dialect->quote_name(out, part);
    }
}

void lb_ddl_operation_table(lb_ddl *ddl, lb_text *out, const lb_operation *operation)
{
    if (operation->schema.text.len) {
        write_dotted(out, ddl->dialect, operation->schema);
        lb_text_addc(out, '.');
    }
    lb_name_write(out, ddl->dialect, operation->table);
}

void lb_ddl_alter_table(lb_ddl *ddl, lb_text *out, const lb_operation *operation)
{
    lb_text_adds(out, "ALTER TABLE ");
    lb_ddl_operation_table(ddl, out, operation);
}

void lb_ddl_alter_column_head(lb_ddl *ddl, lb_text *out, const lb_operation *operation)
{
    lb_ddl_alter_table(ddl, out, operation);
    lb_text_adds(out, " ALTER COLUMN ");
    lb_name_write(out, ddl->dialect, operation->alter_column.column);
    lb_text_addc(out, ' ');
}

void lb_ddl_table(lb_ddl *ddl, lb_text *out, const lb_table *table)
{
    lb_qualified_name_write(out, ddl->dialect, table->schema, table->name);
}

void lb_ddl_names(lb_ddl *ddl, lb_text *out, const lb_str_vector *names)
{
    for (size_t i = 0; i < names->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        ddl->dialect->quote_name(out, names->items[i]);
    }
}

lb_code lb_ddl_limited_name(lb_ddl *ddl, lb_text *out, lb_name name, unsigned longest,
                            lb_error *error)
{
    LB_AUTO_TEXT lb_text cut = {0};
    bool is_cut = name.is_conventional || name.is_final;
    longest = is_cut ? longest : ddl->rules->longest_name;
    LB_TRY(lb_name_limit(&cut, name, longest, error));
    name.text = lb_text_str(&cut);
    lb_name_write(out, ddl->dialect, name);
    return LB_OK;
}

lb_code lb_ddl_phrase(lb_text *out, lb_str phrase, const char *const *allowed, const char *pattern,
                      lb_error *error)
{
    for (; *allowed; allowed++) {
        if (lb_str_is_nocase(phrase, *allowed)) {
            lb_text_add(out, phrase);
            return LB_OK;
        }
    }
    return lb_phrase_error(error, phrase, pattern);
}

lb_code lb_phrase_error(lb_error *error, lb_str phrase, const char *pattern)
{
    LB_AUTO_TEXT lb_text shown = {0}, shown_pattern = {0};
    lb_text_add_repr(&shown, phrase);
    lb_text_add_repr(&shown_pattern, lb_str_of(pattern));
    return lb_spell_error(error, "Unexpected SQL phrase: %s (matching against %s)",
                          lb_text_cstr(&shown), lb_text_cstr(&shown_pattern));
}

/* ---- Values --------------------------------------------------------------------------------- */

lb_code lb_ddl_string(lb_ddl *ddl, lb_text *out, lb_str text, lb_error *error)
{
    const lb_literal literal = {.kind = LB_LITERAL_STRING, .text = text};
    return lb_literal_write(out, ddl->dialect, &ddl->expression, &literal, NULL, error);
}

lb_code lb_ddl_expression(lb_ddl *ddl, lb_text *out, const lb_expression *expression,
                          lb_error *error)
{
    return lb_expression_write(out, ddl->dialect, &ddl->expression, expression, error);
}

lb_code lb_ddl_default(lb_ddl *ddl, lb_text *out, const lb_server_default *value, bool *has_default,
                       lb_error *error)
{
    *has_default = value->kind == LB_DEFAULT_STRING || value->kind == LB_DEFAULT_EXPRESSION;
    if (value->kind == LB_DEFAULT_STRING) {
        return lb_ddl_string(ddl, out, value->text, error);
    }
    return *has_default ? lb_ddl_expression(ddl, out, value->expression, error) : LB_OK;
}

/* ---- Columns -------------------------------------------------------------------------------- */

lb_code lb_ddl_type(lb_ddl *ddl, lb_text *out, const lb_sql_type *type, lb_error *error)
{
    return lb_type_write(out, ddl->dialect, type, error);
}

lb_code lb_ddl_column_type(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                           lb_error *error)
{
    static const lb_sql_type untyped = {.kind = LB_SQL_TYPE_NULL};
    const lb_sql_type *type = column->type ? column->type : &untyped;
    const lb_sql_type *own = lb_sql_type_for(type, lb_str_of(ddl->dialect->name));
    if (own->inherits_schema && !own->schema.text.ptr && column->table) {
        lb_sql_type placed = *own;
        placed.variants.count = 0;
        placed.schema = column->table->schema;
        return lb_ddl_type(ddl, out, &placed, error);
    }
    return lb_ddl_type(ddl, out, type, error);
}

void lb_ddl_sequence_options(lb_text *out, const lb_sequence_options *options)
{
    size_t start = out->len;
    const struct {
        const char *text;
        bool is_there, has_number;
        int64_t number;
    } parts[] = {
        {"INCREMENT BY", options->has_increment, true, options->increment},
        {"START WITH", options->has_start, true, options->start},
        {"MINVALUE", options->has_minimum, true, options->minimum},
        {"MAXVALUE", options->has_maximum, true, options->maximum},
        {"NO MINVALUE", options->no_minimum, false, 0},
        {"NO MAXVALUE", options->no_maximum, false, 0},
        {"CACHE", options->has_cache, true, options->cache},
        {options->cycle ? "CYCLE" : "NO CYCLE", options->has_cycle, false, 0},
    };
    for (size_t i = 0; i < LB_COUNT(parts); i++) {
        if (parts[i].is_there) {
            lb_text_addf(out, "%s%s", out->len == start ? "" : " ", parts[i].text);
            if (parts[i].has_number) {
                lb_text_addf(out, " %lld", (long long)parts[i].number);
            }
        }
    }
}

void lb_ddl_identity(lb_text *out, const lb_identity *identity)
{
    LB_AUTO_TEXT lb_text options = {0};
    lb_text_addf(out, "GENERATED %s AS IDENTITY", identity->always ? "ALWAYS" : "BY DEFAULT");
    lb_ddl_sequence_options(&options, &identity->options);
    if (options.len) {
        lb_text_addf(out, " (%s)", lb_text_cstr(&options));
    }
}

lb_code lb_ddl_computed_ansi(lb_ddl *ddl, lb_text *out, const lb_computed *computed,
                             lb_error *error)
{
    lb_text_adds(out, "GENERATED ALWAYS AS (");
    LB_TRY(lb_ddl_expression(ddl, out, computed->expression, error));
    lb_text_adds(out, computed->persisted == LB_PERSISTED_YES  ? ") STORED"
                      : computed->persisted == LB_PERSISTED_NO ? ") VIRTUAL"
                                                               : ")");
    return LB_OK;
}

lb_code lb_ddl_computed(lb_ddl *ddl, lb_text *out, const lb_computed *computed, lb_error *error)
{
    return ddl->rules->computed ? ddl->rules->computed(ddl, out, computed, error)
                                : lb_ddl_computed_ansi(ddl, out, computed, error);
}

/* A column without a table is in one of its own. */
bool lb_ddl_is_autoincrement(const lb_schema_column *column)
{
    if (column->table) {
        return lb_table_autoincrement(column->table) == column;
    }
    if (!column->is_primary_key) {
        return false;
    }
    lb_str name = column->name.text;
    const lb_schema_column *columns[] = {column};
    lb_constraint key = {.kind = LB_CONSTRAINT_PRIMARY_KEY, .columns = {&name, 1, 1}};
    lb_constraint *constraints[] = {&key};
    lb_schema_column *node;
    memcpy(&node, columns, sizeof node);
    const lb_table table = {.columns = {&node, 1, 1}, .constraints = {constraints, 1, 1}};
    return lb_table_autoincrement(&table) != NULL;
}

/* ---- Options -------------------------------------------------------------------------------- */

const lb_option *lb_ddl_option(lb_ddl *ddl, const lb_options *options, const char *key)
{
    const lb_option *option = lb_option_find(options, lb_str_of(ddl->dialect->name), key);
    return option && option->kind != LB_OPTION_NONE ? option : NULL;
}

bool lb_option_is_true(const lb_option *option)
{
    if (!option) {
        return false;
    }
    switch (option->kind) {
    case LB_OPTION_NONE:
        return false;
    case LB_OPTION_BOOLEAN:
        return option->boolean;
    case LB_OPTION_INTEGER:
        return option->integer != 0;
    case LB_OPTION_TEXT:
        return option->text.len > 0;
    case LB_OPTION_EXPRESSION:
        return true;
    case LB_OPTION_LIST:
    case LB_OPTION_MAP:
        return option->items.count > 0;
    }
    return false;
}

lb_code lb_ddl_option_expression(lb_ddl *ddl, lb_text *out, const lb_option *option,
                                 lb_error *error)
{
    if (option->kind == LB_OPTION_EXPRESSION) {
        return lb_ddl_expression(ddl, out, option->expression, error);
    }
    if (option->kind == LB_OPTION_BOOLEAN) { /* postgresql_where=(column is None), say */
        lb_text_adds(out, option->boolean ? "true" : "false");
        return LB_OK;
    }
    lb_text_add(out, option->text);
    return LB_OK;
}

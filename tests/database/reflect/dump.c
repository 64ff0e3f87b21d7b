#include "dump.h"

/* As Python's json.dumps() of a text, ASCII kept, the rest as it is. */
static void add_text(lb_text *out, lb_str text)
{
    if (!text.ptr) {
        lb_text_adds(out, "null");
        return;
    }
    lb_text_addc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\') {
            lb_text_addc(out, '\\');
            lb_text_addc(out, (char)c);
        } else if (c == '\n') {
            lb_text_adds(out, "\\n");
        } else if (c == '\t') {
            lb_text_adds(out, "\\t");
        } else if (c < 0x20) {
            lb_text_addf(out, "\\u%04x", c);
        } else {
            lb_text_addc(out, (char)c);
        }
    }
    lb_text_addc(out, '"');
}

static void add_field(lb_text *out, const char *name, lb_str text)
{
    if (text.ptr) {
        lb_text_addf(out, " %s=", name);
        add_text(out, text);
    }
}

static void add_number(lb_text *out, const char *name, int number)
{
    if (number >= 0) {
        lb_text_addf(out, " %s=%d", name, number);
    }
}

static void add_names(lb_text *out, const char *name, const lb_str_vector *names)
{
    lb_text_addf(out, " %s=[", name);
    for (size_t i = 0; i < names->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        add_text(out, names->items[i]);
    }
    lb_text_addc(out, ']');
}

static lb_str sql_of(const lb_expression *expression)
{
    return expression ? lb_expression_plain(expression) : (lb_str){0};
}

static void add_type(lb_text *out, const lb_sql_type *type)
{
    const lb_sql_type_row *row = lb_sql_type_row_of(type->kind);
    lb_text_addf(out, "%s.%s(", row->module, row->class_name);
    add_field(out, "name", type->name.text);
    add_field(out, "schema", type->schema.text);
    add_number(out, "length", type->length);
    add_number(out, "precision", type->precision);
    if (type->scale != LB_NO_SCALE) {
        lb_text_addf(out, " scale=%d", type->scale);
    }
    lb_text_adds(out, type->has_timezone ? " timezone" : "");
    lb_text_adds(out, type->is_varying ? " varying" : "");
    add_field(out, "fields", type->fields);
    add_field(out, "collation", type->collation);
    if (row->family == LB_SQL_TYPE_ENUM) {
        add_names(out, "values", &type->values);
    }
    if (type->item) {
        lb_text_adds(out, " item=");
        add_type(out, type->item);
    }
    add_field(out, "default", sql_of(type->default_value));
    add_field(out, "check", sql_of(type->check));
    add_field(out, "constraint_name", type->constraint_name);
    lb_text_adds(out, type->is_not_null ? " not_null" : "");
    lb_text_adds(out, " )");
}

static void add_options(lb_text *out, const lb_options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        const lb_option *option = &options->items[i];
        lb_text_addf(out, " %.*s=", LB_ARG(option->key));
        switch (option->kind) {
        case LB_OPTION_BOOLEAN:
            lb_text_adds(out, option->boolean ? "true" : "false");
            break;
        case LB_OPTION_EXPRESSION:
            add_text(out, sql_of(option->expression));
            break;
        case LB_OPTION_LIST:
        case LB_OPTION_MAP:
            lb_text_addc(out, '[');
            for (size_t k = 0; k < option->items.count; k++) {
                lb_text_adds(out, k ? ", " : "");
                if (option->kind == LB_OPTION_MAP) {
                    add_text(out, option->items.items[k].key);
                    lb_text_adds(out, ": ");
                }
                add_text(out, option->items.items[k].text);
            }
            lb_text_addc(out, ']');
            break;
        default:
            add_text(out, option->text);
        }
    }
}

static void add_column(lb_text *out, const lb_schema_column *column)
{
    lb_text_adds(out, "  column ");
    add_text(out, column->name.text);
    lb_text_addc(out, ' ');
    add_type(out, column->type);
    lb_text_adds(out, column->is_nullable ? "" : " not null");
    add_field(out, "default", sql_of(column->server_default.expression));
    lb_text_adds(out, column->autoincrement == LB_AUTOINCREMENT_YES ? " autoincrement" : "");
    add_field(out, "comment", column->comment);
    if (column->computed) {
        add_field(out, "computed", sql_of(column->computed->expression));
        lb_text_adds(out, column->computed->persisted == LB_PERSISTED_YES ? " persisted" : "");
    }
    if (column->identity) {
        const lb_sequence_options *o = &column->identity->options;
        lb_text_addf(out, " identity %s %lld %lld %lld %lld %lld%s",
                     column->identity->always ? "always" : "by default", (long long)o->start,
                     (long long)o->increment, (long long)o->minimum, (long long)o->maximum,
                     (long long)o->cache, o->cycle ? " cycle" : "");
    }
    add_options(out, &column->options);
    lb_text_addc(out, '\n');
}

static void add_constraint(lb_text *out, const lb_constraint *constraint)
{
    static const char *const kinds[] = {"primary key", "unique", "foreign key", "check", "exclude"};
    lb_text_addf(out, "  %s ", kinds[constraint->kind]);
    add_text(out, constraint->name.text);
    if (constraint->kind != LB_CONSTRAINT_CHECK) {
        add_names(out, "columns", &constraint->columns);
    }
    if (constraint->kind == LB_CONSTRAINT_FOREIGN_KEY) {
        add_field(out, "schema", constraint->referent_schema.text);
        add_field(out, "table", constraint->referent_table.text);
        add_names(out, "referent", &constraint->referent_columns);
    }
    add_field(out, "onupdate", constraint->on_update);
    add_field(out, "ondelete", constraint->on_delete);
    lb_text_adds(out, constraint->deferrable == LB_UNSET ? ""
                      : constraint->deferrable == LB_YES ? " deferrable"
                                                         : " not deferrable");
    add_field(out, "initially", constraint->initially);
    add_field(out, "match", constraint->match);
    add_field(out, "check", sql_of(constraint->check));
    add_field(out, "definition", constraint->definition);
    add_options(out, &constraint->options);
    add_field(out, "comment", constraint->comment);
    lb_text_addc(out, '\n');
}

static void add_index(lb_text *out, const lb_schema_index *index)
{
    lb_text_adds(out, "  index ");
    add_text(out, index->name.text);
    lb_text_adds(out, index->is_unique ? " unique" : "");
    lb_text_adds(out, " on");
    for (size_t i = 0; i < index->elements.count; i++) {
        const lb_index_element *element = &index->elements.items[i];
        lb_text_adds(out, element->column.text.ptr ? " " : " sql:");
        add_text(out,
                 element->column.text.ptr ? element->column.text : sql_of(element->expression));
        lb_text_adds(out, element->is_descending ? " desc" : "");
        lb_text_adds(out, element->nulls_first == LB_YES  ? " nulls first"
                          : element->nulls_first == LB_NO ? " nulls last"
                                                          : "");
    }
    lb_text_adds(out, index->duplicates_constraint ? " duplicates" : "");
    add_options(out, &index->options);
    lb_text_addc(out, '\n');
}

static void add_table(lb_text *out, const lb_table *table)
{
    lb_text_adds(out, table->kind == LB_TABLE_PLAIN ? "table " : "view ");
    add_text(out, table->schema.text);
    lb_text_addc(out, ' ');
    add_text(out, table->name.text);
    add_field(out, "comment", table->comment);
    add_options(out, &table->options);
    lb_text_addc(out, '\n');
    for (size_t i = 0; i < table->columns.count; i++) {
        add_column(out, table->columns.items[i]);
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        add_constraint(out, table->constraints.items[i]);
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        add_index(out, table->indexes.items[i]);
    }
}

static int compare(const void *a, const void *b)
{
    return lb_str_compare(*(const lb_str *)a, *(const lb_str *)b);
}

/* Each once, sorted. */
static void add_warnings(lb_text *out, const lb_str_vector *warnings)
{
    if (warnings->count) {
        qsort(warnings->items, warnings->count, sizeof *warnings->items, compare);
    }
    for (size_t i = 0; i < warnings->count; i++) {
        if (i == 0 || !lb_str_equal(warnings->items[i], warnings->items[i - 1])) {
            lb_text_addf(out, "warning %.*s\n", LB_ARG(warnings->items[i]));
        }
    }
}

void dump_schema(lb_text *out, const lb_schema *schema)
{
    for (size_t i = 0; i < schema->tables.count; i++) {
        add_table(out, schema->tables.items[i]);
    }
    for (size_t i = 0; i < schema->enums.count; i++) {
        lb_text_adds(out, "type ");
        add_type(out, schema->enums.items[i]);
        lb_text_addc(out, '\n');
    }
    add_warnings(out, &schema->warnings);
}

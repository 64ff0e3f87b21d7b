#include "database/postgresql/reflect.h"

/* ---- Relations ------------------------------------------------------------------------------ */

static lb_table_kind kind_of(char letter)
{
    return letter == 'f'   ? LB_TABLE_FOREIGN
           : letter == 'v' ? LB_TABLE_VIEW
           : letter == 'm' ? LB_TABLE_MATERIALIZED_VIEW
                           : LB_TABLE_PLAIN;
}

static lb_table *new_table(pg_reader *reader, const lb_datum *values, lb_str schema)
{
    lb_name name = {.text = pg_copy(reader, &values[2])};
    lb_table *table = lb_table_new(reader->schema, NULL, (lb_name){.text = schema}, name);
    table->kind = kind_of(pg_letter(&values[3]));
    table->is_partition = pg_is_true(&values[5]);
    table->partition_key = pg_copy(reader, &values[6]);
    table->partition_bound = pg_copy(reader, &values[7]);
    if (reader->options->is_faithful) {
        pg_add_storage_option(reader, &table->options, &values[8]);
    }
    return table;
}

void pg_take_relation(pg_reader *reader, const lb_datum *values)
{
    pg_relation *relation = LB_NEW(&reader->scratch, pg_relation);
    lb_str schema = values[1].text;
    uint32_t oid = pg_oid(&values[0]);
    bool is_visible = pg_is_true(&values[4]);
    if (is_visible && pg_is_default_chosen(reader) && !lb_str_is(schema, "pg_catalog")) {
        relation->tables[0] = new_table(reader, values, (lb_str){0});
    }
    if (pg_is_schema_chosen(reader, schema)) {
        relation->tables[1] = new_table(reader, values, pg_copy(reader, &values[1]));
    }
    for (int i = 0; i < 2; i++) {
        if (relation->tables[i]) {
            relation->tables[i]->comment = pg_comment_of(reader, oid, 0);
        }
    }
    if (relation->tables[0] || relation->tables[1]) {
        pg_oid_map_set(&reader->relations, oid, relation);
    }
}

void pg_take_parent(pg_reader *reader, const lb_datum *values)
{
    const pg_relation *relation = pg_oid_map_get(&reader->relations, pg_oid(&values[0]));
    for (int i = 0; relation && i < 2; i++) {
        if (relation->tables[i]) {
            lb_vector_push_in(reader->arena, &relation->tables[i]->inherits,
                              pg_copy(reader, &values[1]));
        }
    }
}

/* ---- Comments ------------------------------------------------------------------------------- */

void pg_take_comment(pg_reader *reader, const lb_datum *values)
{
    uint32_t oid = pg_oid(&values[0]);
    pg_comment *comment = LB_NEW(&reader->scratch, pg_comment);
    comment->column = (int)pg_integer(&values[1]);
    comment->text = pg_copy(reader, &values[2]);
    comment->next = pg_oid_map_get(&reader->comments, oid);
    pg_oid_map_set(&reader->comments, oid, comment);
}

lb_str pg_comment_of(const pg_reader *reader, uint32_t oid, int column)
{
    const pg_comment *comment = pg_oid_map_get(&reader->comments, oid);
    while (comment && comment->column != column) {
        comment = comment->next;
    }
    return comment ? comment->text : (lb_str){0};
}

/* ---- Columns -------------------------------------------------------------------------------- */

/* Makes room for attribute `number` and returns its index: columns come in any order, but nearly
 * always in the right one. */
static size_t insert_attribute(pg_reader *reader, pg_relation *relation, const lb_datum *values)
{
    int number = (int)pg_integer(&values[1]);
    pg_attribute attribute = {number, pg_copy(reader, &values[2])};
    lb_vector_push_in(&reader->scratch, &relation->attributes, attribute);
    size_t at = relation->attributes.count - 1;
    for (; at > 0 && relation->attributes.items[at - 1].number > number; at--) {
        relation->attributes.items[at] = relation->attributes.items[at - 1];
    }
    relation->attributes.items[at] = attribute;
    return at;
}

void pg_take_attribute(pg_reader *reader, const lb_datum *values)
{
    pg_relation *relation = pg_oid_map_get(&reader->relations, pg_oid(&values[0]));
    if (relation) {
        insert_attribute(reader, relation, values);
    }
}

lb_str pg_attribute_name(const pg_relation *relation, int64_t number)
{
    size_t count = relation->attributes.count;
    const pg_attribute *items = relation->attributes.items;
    size_t at = number > 0 && (uint64_t)number <= count ? (size_t)number : count;
    while (at > 0 && items[at - 1].number != number) { /* some before it were dropped */
        at--;
    }
    return at > 0 ? items[at - 1].name : LB_STR("");
}

/* nextval('s'::regclass) names the sequence as it is visible; with a schema that was asked for by
 * name, SQLAlchemy writes it. NULL `is_sequence` is not allowed. */
static lb_str adjust_default(const pg_reader *reader, lb_str text, lb_str schema, bool *is_sequence)
{
    const lb_str call = LB_STR("nextval('");
    size_t start = lb_str_find(text, call);
    if (start == SIZE_MAX) {
        return text;
    }
    start += call.len;
    lb_str name = lb_str_slice(text, start, text.len);
    name.len = lb_str_find_char(name, '\'');
    if (name.len == SIZE_MAX || name.len == 0) {
        return text;
    }
    *is_sequence = true;
    if (!schema.ptr || lb_str_find_char(name, '.') != SIZE_MAX) {
        return text;
    }
    return lb_str_of(lb_arena_format(reader->arena, "%.*s\"%.*s\".%.*s", (int)start, text.ptr,
                                     LB_ARG(schema), (int)(text.len - start), text.ptr + start));
}

static void set_default(const pg_reader *reader, lb_schema_column *column, const lb_table *table,
                        const lb_datum *generated, const lb_datum *value)
{
    const lb_sql_type *type = column->type;
    const lb_expression *expression = NULL;
    if (generated->text.len > 0 && value->kind != LB_DATUM_NULL) {
        lb_computed *computed = LB_NEW(reader->arena, lb_computed);
        computed->expression = lb_expression_sql(reader->arena, value->text);
        computed->persisted = pg_letter(generated) == 's' ? LB_PERSISTED_YES : LB_PERSISTED_NO;
        column->computed = computed;
        return;
    }
    if (value->kind != LB_DATUM_NULL) {
        bool is_sequence = false;
        lb_str text = adjust_default(reader, value->text, table->schema.text, &is_sequence);
        expression = lb_expression_sql(reader->arena, text);
        if (is_sequence && lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_INTEGER) {
            column->autoincrement = LB_AUTOINCREMENT_YES;
        }
    } else if (type->kind == LB_SQL_TYPE_PG_DOMAIN) {
        expression = type->default_value;
    }
    if (expression) {
        column->server_default = (lb_server_default){
            .kind = LB_DEFAULT_EXPRESSION, .expression = expression, .is_reflected = true};
    }
}

static lb_schema_column *new_column(pg_reader *reader, const lb_table *table,
                                    const lb_datum *values, lb_name name)
{
    LB_AUTO_TEXT lb_text of = {0};
    lb_text_addf(&of, "column '%.*s'", LB_ARG(name.text));
    const lb_sql_type *type = pg_type_of(reader, values[3].text, values[5].text, lb_text_str(&of));
    lb_schema_column *column = lb_column_new(reader->arena, name, type);
    bool is_domain = type->kind == LB_SQL_TYPE_PG_DOMAIN;
    column->is_nullable = !pg_is_true(&values[4]) && !(is_domain && type->is_not_null);
    column->is_nullable_given = true;
    column->autoincrement = LB_AUTOINCREMENT_NO;
    set_default(reader, column, table, &values[6], &values[7]);
    return column;
}

void pg_take_column(pg_reader *reader, const lb_datum *values)
{
    uint32_t oid = pg_oid(&values[0]);
    pg_relation *relation = pg_oid_map_get(&reader->relations, oid);
    if (!relation) {
        return;
    }
    size_t at = insert_attribute(reader, relation, values);
    const pg_attribute *attribute = &relation->attributes.items[at];
    for (int i = 0; i < 2; i++) {
        lb_table *table = relation->tables[i];
        if (!table) {
            continue;
        }
        lb_schema_column *column =
            new_column(reader, table, values, (lb_name){.text = attribute->name});
        column->comment = pg_comment_of(reader, oid, attribute->number);
        lb_table_add_column(reader->arena, table, column);
        for (size_t k = table->columns.count - 1; k > at; k--) {
            table->columns.items[k] = table->columns.items[k - 1];
        }
        table->columns.items[at] = column;
    }
}

/* ---- Sequences ------------------------------------------------------------------------------ */

/* start, increment, minimum, maximum, cache, cycle */
static lb_sequence_options sequence_options(const lb_datum *values)
{
    return (lb_sequence_options){
        .has_start = true,
        .has_increment = true,
        .has_minimum = true,
        .has_maximum = true,
        .has_cache = true,
        .has_cycle = true,
        .start = pg_integer(&values[0]),
        .increment = pg_integer(&values[1]),
        .minimum = pg_integer(&values[2]),
        .maximum = pg_integer(&values[3]),
        .cache = pg_integer(&values[4]),
        .cycle = pg_is_true(&values[5]),
    };
}

void pg_take_identity(pg_reader *reader, const lb_datum *values)
{
    const pg_relation *relation = pg_oid_map_get(&reader->relations, pg_oid(&values[0]));
    for (int i = 0; relation && i < 2; i++) {
        lb_str name = pg_attribute_name(relation, pg_integer(&values[1]));
        lb_schema_column *column =
            relation->tables[i] ? lb_table_find_column(relation->tables[i], name) : NULL;
        if (column) {
            lb_identity *identity = LB_NEW(reader->arena, lb_identity);
            identity->always = pg_letter(&values[2]) == 'a';
            identity->options = sequence_options(values + 3);
            column->identity = identity;
            column->autoincrement = LB_AUTOINCREMENT_YES;
        }
    }
}

/* Whether the default begins with nextval('name'::regclass), where adjust_default() may have put
 * the schema before the name. */
static bool is_next_value(const lb_schema_column *column, lb_str name)
{
    const lb_expression *value = column->server_default.expression;
    lb_str text = value ? lb_expression_plain(value) : LB_STR("");
    lb_str schema = column->table->schema.text, call = LB_STR("nextval('");
    if (!lb_str_starts(text, call)) {
        return false;
    }
    text = lb_str_slice(text, call.len, text.len);
    if (lb_str_starts(text, LB_STR("\"")) &&
        lb_str_starts(lb_str_slice(text, 1, text.len), schema) &&
        lb_str_starts(lb_str_slice(text, schema.len + 1, text.len), LB_STR("\"."))) {
        lb_str rest = lb_str_slice(text, schema.len + 3, text.len);
        text = lb_str_starts(text, name) ? text : rest;
    }
    return lb_str_starts(text, name) &&
           lb_str_starts(lb_str_slice(text, name.len, text.len), LB_STR("'::regclass)"));
}

void pg_take_owned(pg_reader *reader, const lb_datum *values)
{
    const pg_relation *relation = pg_oid_map_get(&reader->relations, pg_oid(&values[0]));
    for (int i = 0; relation && i < 2; i++) {
        lb_str name = pg_attribute_name(relation, pg_integer(&values[1]));
        lb_schema_column *column =
            relation->tables[i] ? lb_table_find_column(relation->tables[i], name) : NULL;
        if (column && is_next_value(column, values[3].text)) {
            column->owned_sequence = pg_copy(reader, &values[2]);
        }
    }
}

static void add_sequence(pg_reader *reader, const lb_datum *values, lb_str schema)
{
    lb_sequence *sequence = LB_NEW(reader->arena, lb_sequence);
    sequence->schema.text = schema;
    sequence->name.text = pg_copy(reader, &values[1]);
    sequence->type = pg_type_of(reader, values[3].text, (lb_str){0}, LB_STR("a sequence"));
    sequence->options = sequence_options(values + 4);
    sequence->comment = pg_copy(reader, &values[10]);
    lb_vector_push_in(reader->arena, &reader->schema->sequences, sequence);
}

void pg_take_sequence(pg_reader *reader, const lb_datum *values)
{
    lb_str schema = values[0].text;
    if (pg_is_true(&values[2]) && pg_is_default_chosen(reader)) {
        add_sequence(reader, values, (lb_str){0});
    }
    if (pg_is_schema_chosen(reader, schema)) {
        add_sequence(reader, values, pg_copy(reader, &values[0]));
    }
}

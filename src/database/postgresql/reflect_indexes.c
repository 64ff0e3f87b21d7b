#include "database/postgresql/reflect.h"

/* The columns of a row of indexes.sql. */
enum {
    RELATION,
    OID,
    NAME,
    METHOD,
    IS_UNIQUE,
    IS_VALID,
    KEY,
    KEY_COUNT,
    CLASSES,
    SORTING,
    COLLATIONS,
    NULLS_NOT_DISTINCT,
    STORAGE,
    PREDICATE,
    CONSTRAINT,
    EXPRESSIONS,
};

enum { DESCENDING = 1, NULLS_FIRST = 2 }; /* bits of indoption */

static void take_name(pg_reader *reader, pg_oid_map *map, const lb_datum *values)
{
    lb_str *name = LB_NEW(&reader->scratch, lb_str);
    *name = pg_copy(reader, &values[1]);
    pg_oid_map_set(map, pg_oid(&values[0]), name);
}

void pg_take_opclass(pg_reader *reader, const lb_datum *values)
{
    take_name(reader, &reader->opclasses, values);
}

void pg_take_collation(pg_reader *reader, const lb_datum *values)
{
    take_name(reader, &reader->collations, values);
}

static lb_str name_of(const pg_oid_map *map, const pg_numbers *oids, size_t index)
{
    const lb_str *name =
        index < oids->count ? pg_oid_map_get(map, (uint32_t)oids->items[index]) : NULL;
    return name ? *name : (lb_str){0};
}

/* What the row says of the elements, taken apart. */
struct elements {
    pg_numbers key, classes, sorting, collations;
    lb_str_vector expressions;
    size_t count;
};

static struct elements elements_of(pg_reader *reader, const lb_datum *values)
{
    lb_arena *arena = &reader->scratch;
    return (struct elements){
        pg_numbers_parse(arena, values[KEY].text),
        pg_numbers_parse(arena, values[CLASSES].text),
        pg_numbers_parse(arena, values[SORTING].text),
        pg_numbers_parse(arena, values[COLLATIONS].text),
        pg_array_parse(arena, values[EXPRESSIONS].text),
        (size_t)pg_integer(&values[KEY_COUNT]),
    };
}

/* Order as SQLAlchemy tells it: only where it is not the default. */
static void set_sorting(lb_index_element *element, int64_t bits)
{
    element->is_descending = bits & DESCENDING;
    bool is_nulls_first = bits & NULLS_FIRST;
    if (is_nulls_first != element->is_descending) {
        element->nulls_first = is_nulls_first ? LB_YES : LB_NO;
    }
}

static void add_elements(pg_reader *reader, const pg_relation *relation,
                         const struct elements *elements, lb_schema_index *index)
{
    lb_option operators = {.kind = LB_OPTION_MAP, .key = LB_STR("postgresql_ops")};
    size_t expression = 0;
    for (size_t i = 0; i < elements->count && i < elements->key.count; i++) {
        lb_index_element element = {0};
        lb_str text;
        if (elements->key.items[i] > 0) {
            text = pg_attribute_name(relation, elements->key.items[i]);
            element.column.text = text;
        } else {
            text = expression < elements->expressions.count
                       ? lb_arena_str(reader->arena, elements->expressions.items[expression++])
                       : LB_STR("");
            element.expression = lb_expression_sql(reader->arena, text);
        }
        element.opclass = name_of(&reader->opclasses, &elements->classes, i);
        element.collation = name_of(&reader->collations, &elements->collations, i);
        if (i < elements->sorting.count) {
            set_sorting(&element, elements->sorting.items[i]);
        }
        if (element.opclass.ptr) {
            lb_option operator= {.kind = LB_OPTION_TEXT, .key = text, .text = element.opclass};
            lb_vector_push_in(reader->arena, &operators.items, operator);
        }
        lb_vector_push_in(reader->arena, &index->elements, element);
    }
    if (operators.items.count) {
        lb_vector_push_in(reader->arena, &index->options, operators);
    }
}

static void add_text_option(const pg_reader *reader, lb_options *options, const char *key,
                            lb_str text)
{
    pg_add_option(reader, options, key, LB_OPTION_TEXT)->text = text;
}

/* In the order of SQLAlchemy's dictionary: ops, with, using, where, include, nulls_not_distinct. */
static void add_options(pg_reader *reader, const pg_relation *relation, const lb_datum *values,
                        const struct elements *elements, lb_schema_index *index)
{
    lb_str_vector included = {0};
    pg_add_storage_option(reader, &index->options, &values[STORAGE]);
    if (!lb_str_is(values[METHOD].text, "btree")) {
        add_text_option(reader, &index->options, "using", pg_copy(reader, &values[METHOD]));
    }
    if (values[PREDICATE].text.len) {
        add_text_option(reader, &index->options, "where", pg_copy(reader, &values[PREDICATE]));
    }
    for (size_t i = elements->count; i < elements->key.count; i++) {
        lb_vector_push_in(reader->arena, &included,
                          pg_attribute_name(relation, elements->key.items[i]));
    }
    pg_add_list_option(reader, &index->options, "include", &included);
    if (pg_is_true(&values[NULLS_NOT_DISTINCT])) {
        pg_add_boolean_option(reader, &index->options, "nulls_not_distinct", true);
    }
}

void pg_take_index(pg_reader *reader, const lb_datum *values)
{
    const pg_relation *relation = pg_oid_map_get(&reader->relations, pg_oid(&values[RELATION]));
    if (!relation) {
        return;
    }
    struct elements elements = elements_of(reader, values);
    for (int i = 0; i < 2; i++) {
        if (!relation->tables[i]) {
            continue;
        }
        lb_schema_index *index =
            lb_index_new(reader->arena, pg_final_name(pg_copy(reader, &values[NAME])),
                         pg_is_true(&values[IS_UNIQUE]));
        add_elements(reader, relation, &elements, index);
        add_options(reader, relation, values, &elements, index);
        index->is_invalid = !pg_is_true(&values[IS_VALID]);
        index->duplicates_constraint = values[CONSTRAINT].kind != LB_DATUM_NULL;
        index->comment = pg_comment_of(reader, pg_oid(&values[OID]), 0);
        lb_table_add_index(reader->arena, relation->tables[i], index);
    }
}

#include "database/postgresql/reflect.h"

/* The columns of a row of constraints.sql. */
enum {
    RELATION,
    OID,
    NAME,
    TYPE,
    DEFERRABLE,
    DEFERRED,
    VALIDATED,
    KEY,
    INDEX_KEY,
    INDEX_KEY_COUNT,
    NULLS_NOT_DISTINCT,
    REFERENT,
    REFERENT_KEY,
    ON_UPDATE,
    ON_DELETE,
    MATCH,
    ON_DELETE_COLUMNS,
    REFERENT_SCHEMA,
    REFERENT_TABLE,
    IS_REFERENT_VISIBLE,
    DEFINITION,
};

void pg_take_referent(pg_reader *reader, const lb_datum *values)
{
    uint32_t oid = pg_oid(&values[0]);
    pg_relation *relation = pg_oid_map_get(&reader->referents, oid);
    if (!relation) {
        relation = LB_NEW(&reader->scratch, pg_relation);
        pg_oid_map_set(&reader->referents, oid, relation);
    }
    pg_attribute attribute = {(int)pg_integer(&values[1]), pg_copy(reader, &values[2])};
    lb_vector_push_in(&reader->scratch, &relation->attributes, attribute);
}

static void add_names(const pg_reader *reader, const pg_relation *relation,
                      const pg_numbers *numbers, size_t from, size_t to, lb_str_vector *out)
{
    for (size_t i = from; i < to && i < numbers->count; i++) {
        lb_vector_push_in(reader->arena, out, pg_attribute_name(relation, numbers->items[i]));
    }
}

static void set_columns(pg_reader *reader, lb_table *table, lb_constraint *constraint)
{
    for (size_t i = 0; i < constraint->columns.count; i++) {
        lb_schema_column *column = lb_table_find_column(table, constraint->columns.items[i]);
        if (!column) { /* columns were not asked for */
            return;
        }
        lb_vector_push_in(reader->arena, &constraint->column_nodes, column);
        if (constraint->kind == LB_CONSTRAINT_PRIMARY_KEY) {
            column->is_primary_key = true;
        }
    }
}

/* ---- Keys ----------------------------------------------------------------------------------- */

static void fill_key(pg_reader *reader, const pg_relation *relation, const lb_datum *values,
                     lb_constraint *constraint)
{
    pg_numbers numbers = pg_numbers_parse(&reader->scratch, values[INDEX_KEY].text);
    size_t count = (size_t)pg_integer(&values[INDEX_KEY_COUNT]);
    lb_str_vector included = {0};
    add_names(reader, relation, &numbers, 0, count, &constraint->columns);
    add_names(reader, relation, &numbers, count, numbers.count, &included);
    pg_add_list_option(reader, &constraint->options, "include", &included);
    if (constraint->kind == LB_CONSTRAINT_UNIQUE) {
        pg_add_boolean_option(reader, &constraint->options, "nulls_not_distinct",
                              pg_is_true(&values[NULLS_NOT_DISTINCT]));
    }
}

/* ---- Foreign keys --------------------------------------------------------------------------- */

static lb_str action_of(char letter)
{
    return letter == 'c'   ? LB_STR("CASCADE")
           : letter == 'r' ? LB_STR("RESTRICT")
           : letter == 'n' ? LB_STR("SET NULL")
           : letter == 'd' ? LB_STR("SET DEFAULT")
                           : (lb_str){0};
}

/* "SET NULL (a, b)": of some of the columns only. */
static lb_str on_delete_of(pg_reader *reader, const pg_relation *relation, const lb_datum *values)
{
    lb_str action = action_of(pg_letter(&values[ON_DELETE]));
    if (values[ON_DELETE_COLUMNS].kind == LB_DATUM_NULL || !action.ptr) {
        return action;
    }
    LB_AUTO_TEXT lb_text text = {0};
    pg_numbers numbers = pg_numbers_parse(&reader->scratch, values[ON_DELETE_COLUMNS].text);
    lb_text_add(&text, action);
    for (size_t i = 0; i < numbers.count; i++) {
        lb_text_adds(&text, i ? ", " : " (");
        reader->executor->dialect->quote_name(&text, pg_attribute_name(relation, numbers.items[i]));
    }
    lb_text_adds(&text, numbers.count ? ")" : "");
    return lb_arena_str(reader->arena, lb_text_str(&text));
}

static void set_deferral(lb_constraint *constraint, const lb_datum *values)
{
    if (pg_is_true(&values[DEFERRABLE])) {
        constraint->deferrable = LB_YES;
    }
    if (pg_is_true(&values[DEFERRED])) {
        constraint->initially = LB_STR("DEFERRED");
    }
}

/* The referent has a schema where it is not visible without, or where the table was read by the
 * name of the same schema. */
static void fill_foreign_key(pg_reader *reader, const pg_relation *relation, const lb_table *table,
                             const lb_datum *values, lb_constraint *constraint)
{
    uint32_t oid = pg_oid(&values[REFERENT]);
    const pg_relation *referent = pg_oid_map_get(&reader->relations, oid);
    pg_numbers key = pg_numbers_parse(&reader->scratch, values[KEY].text);
    pg_numbers referent_key = pg_numbers_parse(&reader->scratch, values[REFERENT_KEY].text);
    if (!referent) {
        referent = pg_oid_map_get(&reader->referents, oid);
    }
    add_names(reader, relation, &key, 0, key.count, &constraint->columns);
    if (referent) {
        add_names(reader, referent, &referent_key, 0, referent_key.count,
                  &constraint->referent_columns);
    }
    constraint->referent_table.text = pg_copy(reader, &values[REFERENT_TABLE]);
    if (!pg_is_true(&values[IS_REFERENT_VISIBLE]) ||
        (table->schema.text.ptr &&
         lb_str_equal(table->schema.text, values[REFERENT_SCHEMA].text))) {
        constraint->referent_schema.text = pg_copy(reader, &values[REFERENT_SCHEMA]);
    }
    constraint->on_update = action_of(pg_letter(&values[ON_UPDATE]));
    constraint->on_delete = on_delete_of(reader, relation, values);
    if (pg_letter(&values[MATCH]) == 'f') {
        constraint->match = LB_STR("FULL");
    }
    set_deferral(constraint, values);
}

/* ---- Checks and exclusions ------------------------------------------------------------------ */

/* Index of the parenthesis that closes the one at 0; SIZE_MAX. Texts and quoted names are skipped.
 */
static size_t closing_parenthesis(lb_str text)
{
    size_t depth = 0;
    char quote = '\0';
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (quote) {
            quote = c == quote ? '\0' : quote; /* a doubled one closes and opens again */
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

static bool strip_end(lb_str *text, lb_str end)
{
    if (!lb_str_ends(*text, end)) {
        return false;
    }
    text->len -= end.len;
    return true;
}

/* "CHECK ((a > 1)) NO INHERIT NOT VALID": what stands within, without parentheses around all. */
static void fill_check(pg_reader *reader, const lb_datum *values, lb_constraint *constraint)
{
    lb_str text = values[DEFINITION].text;
    constraint->is_not_valid = strip_end(&text, LB_STR(" NOT VALID"));
    bool has_no_inherit = strip_end(&text, LB_STR(" NO INHERIT"));
    if (!lb_str_starts(text, LB_STR("CHECK (")) || !lb_str_ends(text, LB_STR(")"))) {
        const char *warning = lb_arena_format(
            reader->arena, "Could not parse CHECK constraint text: '%.*s'", LB_ARG(text));
        lb_vector_push_in(reader->arena, &reader->schema->warnings, lb_str_of(warning));
        constraint->check = lb_expression_sql(reader->arena, LB_STR(""));
        return;
    }
    text = lb_str_slice(text, sizeof "CHECK (" - 1, text.len - 1);
    lb_str trimmed = lb_str_trim(text);
    if (lb_str_starts(trimmed, LB_STR("(")) && closing_parenthesis(trimmed) == trimmed.len - 1) {
        text = lb_str_slice(trimmed, 1, trimmed.len - 1);
    }
    constraint->check = lb_expression_sql(reader->arena, text);
    if (constraint->is_not_valid) {
        pg_add_boolean_option(reader, &constraint->options, "not_valid", true);
    }
    if (has_no_inherit) {
        pg_add_boolean_option(reader, &constraint->options, "no_inherit", true);
    }
}

/* The definition as the server writes it: "EXCLUDE USING gist (...) WHERE (...)". */
static void fill_exclusion(pg_reader *reader, const pg_relation *relation, const lb_datum *values,
                           lb_constraint *constraint)
{
    pg_numbers key = pg_numbers_parse(&reader->scratch, values[KEY].text);
    for (size_t i = 0; i < key.count; i++) {
        if (key.items[i] > 0) {
            lb_vector_push_in(reader->arena, &constraint->columns,
                              pg_attribute_name(relation, key.items[i]));
        }
    }
    constraint->definition = pg_copy(reader, &values[DEFINITION]);
    set_deferral(constraint, values);
}

/* ---- All ------------------------------------------------------------------------------------ */

static lb_constraint_kind kind_of(char letter)
{
    return letter == 'p'   ? LB_CONSTRAINT_PRIMARY_KEY
           : letter == 'u' ? LB_CONSTRAINT_UNIQUE
           : letter == 'f' ? LB_CONSTRAINT_FOREIGN_KEY
           : letter == 'c' ? LB_CONSTRAINT_CHECK
                           : LB_CONSTRAINT_EXCLUDE;
}

static void add_constraint(pg_reader *reader, const pg_relation *relation, lb_table *table,
                           const lb_datum *values)
{
    lb_constraint_kind kind = kind_of(pg_letter(&values[TYPE]));
    lb_constraint *constraint =
        lb_constraint_new(reader->arena, kind, pg_final_name(pg_copy(reader, &values[NAME])));
    switch (kind) {
    case LB_CONSTRAINT_PRIMARY_KEY:
    case LB_CONSTRAINT_UNIQUE:
        fill_key(reader, relation, values, constraint);
        if (reader->options->is_faithful) {
            set_deferral(constraint, values);
        }
        break;
    case LB_CONSTRAINT_FOREIGN_KEY:
        fill_foreign_key(reader, relation, table, values, constraint);
        constraint->is_not_valid = reader->options->is_faithful && !pg_is_true(&values[VALIDATED]);
        break;
    case LB_CONSTRAINT_CHECK:
        fill_check(reader, values, constraint);
        break;
    case LB_CONSTRAINT_EXCLUDE:
        fill_exclusion(reader, relation, values, constraint);
        break;
    }
    constraint->comment = pg_comment_of(reader, pg_oid(&values[OID]), 0);
    lb_table_add_constraint(reader->arena, table, constraint);
    set_columns(reader, table, constraint);
}

void pg_take_constraint(pg_reader *reader, const lb_datum *values)
{
    const pg_relation *relation = pg_oid_map_get(&reader->relations, pg_oid(&values[RELATION]));
    bool is_seen = pg_letter(&values[TYPE]) != 'x' || reader->options->is_faithful;
    for (int i = 0; relation && is_seen && i < 2; i++) {
        if (relation->tables[i]) {
            add_constraint(reader, relation, relation->tables[i], values);
        }
    }
}

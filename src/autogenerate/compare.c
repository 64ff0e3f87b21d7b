/* Tables: which are new, gone, or to be compared; then each pair's columns and what stands on them.
 */
#include "autogenerate/compare_meaning.h"

typedef struct table_entry {
    lb_name schema; /* without the default one */
    lb_name name;
    lb_table *actual, *desired;
    lb_table *twin;
    bool needs_twin;
} table_entry;

typedef struct table_lists {
    lb_map by_key; /* of table_entry */
    LB_VECTOR(table_entry *) desired, actual;
} table_lists;

static void add_key(lb_text *key, lb_str schema, lb_str name)
{
    lb_text_add(key, schema);
    lb_text_addc(key, '\0');
    lb_text_add(key, name);
}

static table_entry *entry_of(lb_comparison *c, table_lists *lists, lb_name schema, lb_name name)
{
    LB_AUTO_TEXT lb_text key = {0};
    add_key(&key, schema.text, name.text);
    table_entry *entry = lb_map_get(&lists->by_key, lb_text_str(&key));
    if (!entry) {
        entry = LB_NEW(c->arena, table_entry);
        entry->schema = schema;
        entry->name = name;
        lb_map_set(&lists->by_key, lb_text_str(&key), entry);
    }
    return entry;
}

static bool is_default(const lb_comparison *c, lb_str schema)
{
    return !schema.ptr || lb_str_equal(schema, c->default_schema);
}

/* Alembic does not know that a version_table_schema may be the one that need not be named. */
static bool is_version_table(const lb_comparison *c, const lb_table *table)
{
    lb_str schema = c->options->version_table_schema;
    bool is_there =
        (lb_str_equal(table->schema.text, schema) && !table->schema.text.ptr == !schema.ptr) ||
        (c->options->by_meaning && is_default(c, table->schema.text) && is_default(c, schema));
    return is_there && lb_str_equal(table->name.text, c->options->version_table);
}

/* ---- which tables there are ---- */

static lb_code is_schema_included(lb_comparison *c, lb_map *answers, lb_str schema, bool *out)
{
    lb_str key = schema.ptr ? schema : LB_STR("");
    bool *answer = lb_map_get(answers, key);
    if (!answer) {
        answer = LB_NEW(c->arena, bool);
        LB_TRY(lb_compare_include_name(c, schema, "schema", (lb_str){0}, (lb_str){0}, answer));
        lb_map_set(answers, key, answer);
    }
    *out = *answer;
    return LB_OK;
}

static lb_code list_actual(lb_comparison *c, const lb_schema *actual, table_lists *lists)
{
    LB_AUTO_MAP lb_map answers = {0};
    for (size_t i = 0; i < actual->tables.count; i++) {
        lb_table *table = actual->tables.items[i];
        bool is_included = !table->schema.text.ptr || c->options->include_schemas;
        if (is_included) {
            LB_TRY(is_schema_included(c, &answers, table->schema.text, &is_included));
        }
        if (!is_included || is_version_table(c, table)) {
            continue;
        }
        LB_TRY(lb_compare_include_name(c, table->name.text, "table", table->schema.text,
                                       (lb_str){0}, &is_included));
        if (is_included) {
            table_entry *entry = entry_of(c, lists, table->schema, table->name);
            entry->actual = table;
            lb_vector_push_in(c->arena, &lists->actual, entry);
        }
    }
    return LB_OK;
}

static int by_text(const void *left, const void *right)
{
    return lb_str_compare(*(const lb_str *)left, *(const lb_str *)right);
}

static lb_str full_name(const lb_comparison *c, lb_name schema, lb_name name)
{
    return schema.text.len ? lb_str_of(lb_arena_format(c->arena, "%.*s.%.*s", LB_ARG(schema.text),
                                                       LB_ARG(name.text)))
                           : name.text;
}

static void warn_of_circle(const lb_comparison *c, const lb_tables *circle)
{
    lb_str_vector names = {0};
    LB_AUTO_TEXT lb_text list = {0};
    for (size_t i = 0; i < circle->count; i++) {
        lb_vector_push_in(c->arena, &names,
                          full_name(c, circle->items[i]->schema, circle->items[i]->name));
    }
    if (!names.count || c->options->by_meaning) { /* which cuts them */
        return;
    }
    qsort(names.items, names.count, sizeof *names.items, by_text);
    for (size_t i = 0; i < names.count; i++) {
        lb_text_adds(&list, i ? ", " : "");
        lb_text_add(&list, names.items[i]);
    }
    lb_log_warning(&c->options->log, "SAWarning",
                   "Cannot correctly sort tables; there are unresolvable cycles between tables "
                   "\"%s\", which is usually caused by mutually dependent foreign key "
                   "constraints.  Foreign key constraints involving these tables will not be "
                   "considered; this warning may raise an error in a future release.",
                   lb_text_cstr(&list));
}

static lb_code fail_duplicates(lb_comparison *c, lb_str_vector *names)
{
    LB_AUTO_TEXT lb_text list = {0};
    qsort(names->items, names->count, sizeof *names->items, by_text);
    for (size_t i = 0; i < names->count; i++) {
        lb_text_addf(&list, "%s\"%.*s\"", i ? ", " : "", LB_ARG(names->items[i]));
    }
    lb_fail(c->error, LB_ERR_SCRIPT, "Duplicate table keys across multiple MetaData objects: %s",
            lb_text_cstr(&list));
    lb_error_kind(c->error, "ValueError");
    return LB_ERR_SCRIPT;
}

static lb_code list_desired(lb_comparison *c, const lb_schema *desired, lb_str default_schema,
                            table_lists *lists)
{
    lb_tables sorted = {0}, circle = {0};
    lb_str_vector duplicates = {0};
    lb_schema_sort(c->arena, &desired->tables, &sorted, &circle);
    warn_of_circle(c, &circle);
    for (size_t i = 0; i < sorted.count; i++) {
        lb_table *table = sorted.items[i];
        lb_name schema = table->schema;
        if (is_version_table(c, table)) {
            continue;
        }
        if (default_schema.ptr && lb_str_equal(schema.text, default_schema)) {
            schema = (lb_name){0};
        }
        table_entry *entry = entry_of(c, lists, schema, table->name);
        if (entry->desired && lb_str_equal(entry->desired->schema.text, table->schema.text)) {
            lb_vector_push_in(c->arena, &duplicates, full_name(c, table->schema, table->name));
        } else if (!entry->desired) {
            lb_vector_push_in(c->arena, &lists->desired, entry);
        }
        entry->desired = table;
    }
    return duplicates.count ? fail_duplicates(c, &duplicates) : LB_OK;
}

/* ---- one pair ---- */

static void adjust(lb_comparison *c, lb_table *table)
{
    for (size_t i = 0; i < table->columns.count && c->rules->adjust_column; i++) {
        c->rules->adjust_column(c, table, table->columns.items[i]);
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        table->constraints.items[i]->name.is_final = true;
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        table->indexes.items[i]->name.is_final = true;
        if (c->rules->adjust_index) {
            c->rules->adjust_index(c, table->indexes.items[i]);
        }
    }
}

static lb_code compare_table_parts(lb_comparison *c, lb_table_pair *pair)
{
    if (c->options->parts & LB_COMPARE_CONSTRAINTS) {
        LB_TRY(lb_compare_uniques_and_indexes(c, pair));
        if (pair->actual && pair->desired) {
            LB_TRY(lb_compare_foreign_keys(c, pair));
        }
    }
    if (pair->actual && pair->desired) {
        lb_compare_table_comment(c, pair);
        if (c->options->parts & LB_COMPARE_CHECKS) {
            LB_TRY(c->options->by_meaning ? lb_meaning_compare_checks(c, pair)
                                          : lb_compare_checks(c, pair));
        }
        if (c->options->by_meaning && (c->options->parts & LB_COMPARE_CONSTRAINTS)) {
            LB_TRY(lb_meaning_compare_parts(c, pair));
        }
    }
    return LB_OK;
}

static lb_operation *new_group(const lb_comparison *c, const table_entry *entry)
{
    return lb_operation_new(c->arena, LB_OP_MODIFY_TABLE, entry->schema, entry->name);
}

static void add_group(const lb_comparison *c, lb_operation *group, lb_operations *out)
{
    if (group->modify_table.operations.count) {
        lb_vector_push_in(c->arena, out, group);
    }
}

static lb_table_pair pair_of(const table_entry *entry, lb_operation *group)
{
    return (lb_table_pair){.schema = entry->schema,
                           .name = entry->name,
                           .actual = entry->actual,
                           .desired = entry->desired,
                           .twin = entry->twin,
                           .lacks_twin = entry->needs_twin && !entry->twin,
                           .out = &group->modify_table.operations};
}

/* The key that is made with a table takes NULL from its columns, where models say nothing of it. */
static void settle_key(lb_table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        lb_schema_column *column = table->columns.items[i];
        column->is_nullable &= !column->is_primary_key || column->is_nullable_given;
    }
}

static lb_code create_table(lb_comparison *c, const table_entry *entry, lb_operations *out)
{
    bool is_included;
    LB_TRY(lb_compare_include(c, (lb_compare_object){.table = entry->desired}, entry->name.text,
                              "table", false, NULL, &is_included));
    if (!is_included) {
        return LB_OK;
    }
    settle_key(entry->desired);
    lb_operation *operation = lb_operation_new(c->arena, LB_OP_CREATE_TABLE, entry->desired->schema,
                                               entry->desired->name);
    operation->create_table.table = entry->desired;
    lb_vector_push_in(c->arena, out, operation);
    lb_compare_log(c, "tables", "Detected added table %s",
                   lb_compare_repr(c, full_name(c, entry->schema, entry->name)));
    lb_operation *group = new_group(c, entry);
    lb_table_pair pair = pair_of(entry, group);
    LB_TRY(compare_table_parts(c, &pair));
    add_group(c, group, out);
    return LB_OK;
}

static lb_code drop_table(lb_comparison *c, const table_entry *entry, lb_operations *out)
{
    bool is_included;
    adjust(c, entry->actual);
    LB_TRY(lb_compare_include(c, (lb_compare_object){.table = entry->actual}, entry->name.text,
                              "table", true, NULL, &is_included));
    if (!is_included) {
        return LB_OK;
    }
    lb_operation *group = new_group(c, entry);
    lb_table_pair pair = pair_of(entry, group);
    LB_TRY(compare_table_parts(c, &pair));
    add_group(c, group, out);
    lb_operation *operation =
        lb_operation_new(c->arena, LB_OP_DROP_TABLE, entry->schema, entry->name);
    operation->drop_table.table = entry->actual;
    lb_vector_push_in(c->arena, out, operation);
    lb_compare_log(c, "tables", "Detected removed table %s",
                   lb_compare_repr(c, full_name(c, entry->schema, entry->name)));
    return LB_OK;
}

/* ---- columns of a pair ---- */

static lb_code add_column(lb_comparison *c, lb_table_pair *pair, lb_schema_column *column)
{
    bool is_included;
    LB_TRY(lb_compare_include(c, (lb_compare_object){.column = column}, column->name.text, "column",
                              false, NULL, &is_included));
    if (is_included) {
        lb_operation *operation =
            lb_operation_new(c->arena, LB_OP_ADD_COLUMN, pair->schema, pair->name);
        operation->add_column.column = column;
        lb_vector_push_in(c->arena, pair->out, operation);
        lb_str table = full_name(c, pair->schema, pair->name);
        lb_compare_log(c, "tables", "Detected added column '%.*s.%.*s'", LB_ARG(table),
                       LB_ARG(column->name.text));
    }
    return LB_OK;
}

static lb_code drop_column(lb_comparison *c, lb_table_pair *pair, lb_schema_column *column)
{
    bool is_included;
    LB_TRY(lb_compare_include(c, (lb_compare_object){.column = column}, column->name.text, "column",
                              true, NULL, &is_included));
    if (is_included) {
        lb_operation *operation =
            lb_operation_new(c->arena, LB_OP_DROP_COLUMN, pair->schema, pair->name);
        operation->drop_column.column = column;
        lb_vector_push_in(c->arena, pair->out, operation);
        lb_str table = full_name(c, pair->schema, pair->name);
        lb_compare_log(c, "tables", "Detected removed column '%.*s.%.*s'", LB_ARG(table),
                       LB_ARG(column->name.text));
    }
    return LB_OK;
}

static lb_code alter_column(lb_comparison *c, lb_table_pair *pair, lb_schema_column *actual,
                            lb_schema_column *desired)
{
    bool is_included, is_remade = false;
    lb_compare_object counterpart = {.column = actual};
    LB_TRY(lb_compare_include(c, (lb_compare_object){.column = desired}, desired->name.text,
                              "column", false, &counterpart, &is_included));
    if (!is_included) {
        return LB_OK;
    }
    /* Most columns do not differ: only a change is worth memory. */
    lb_operation alter = {.kind = LB_OP_ALTER_COLUMN, .schema = pair->schema, .table = pair->name};
    alter.alter_column.column = desired->name;
    alter.alter_column.schema_column = desired;
    lb_column_pair columns = {pair->schema, pair->name, actual, desired, &alter, pair};
    if (c->options->by_meaning && (c->options->parts & LB_COMPARE_DEFAULTS)) {
        LB_TRY(lb_meaning_computed_differs(c, pair, actual, desired, &is_remade));
    }
    if (is_remade) {
        lb_meaning_remake_column(c, pair, actual, desired);
        return LB_OK;
    }
    LB_TRY(lb_compare_column(c, &columns));
    const lb_alter_column *changes = &alter.alter_column;
    if (changes->nullable != LB_UNSET || changes->has_server_default || changes->type ||
        changes->has_comment) {
        lb_operation *kept =
            lb_operation_new(c->arena, LB_OP_ALTER_COLUMN, pair->schema, pair->name);
        *kept = alter;
        if (c->options->by_meaning) {
            lb_meaning_push_alter(c, pair, actual, kept);
        } else {
            lb_vector_push_in(c->arena, pair->out, kept);
        }
    }
    return LB_OK;
}

/* The columns that env.py lets us see, by name. */
static lb_code visible_columns(lb_comparison *c, const lb_table_pair *pair, lb_map *out)
{
    const lb_schema_columns *columns = &pair->actual->columns;
    for (size_t i = 0; i < columns->count; i++) {
        bool is_included;
        LB_TRY(lb_compare_include_name(c, columns->items[i]->name.text, "column", pair->schema.text,
                                       pair->name.text, &is_included));
        if (is_included) {
            lb_map_set(out, columns->items[i]->name.text, columns->items[i]);
        }
    }
    return LB_OK;
}

static lb_code compare_columns(lb_comparison *c, lb_table_pair *pair, const lb_map *visible)
{
    const lb_schema_columns *desired = &pair->desired->columns;
    for (size_t i = 0; i < desired->count; i++) {
        lb_schema_column *column = desired->items[i];
        if (!column->is_system && !lb_map_has(visible, column->name.text)) {
            LB_TRY(add_column(c, pair, column));
        }
    }
    for (size_t i = 0; i < desired->count; i++) {
        lb_schema_column *column = desired->items[i];
        lb_schema_column *actual = lb_map_get(visible, column->name.text);
        if (!column->is_system && actual) {
            LB_TRY(alter_column(c, pair, actual, column));
        }
    }
    return LB_OK;
}

static lb_code drop_columns(lb_comparison *c, lb_table_pair *pair, const lb_map *visible)
{
    LB_AUTO_MAP lb_map wanted = {0};
    const lb_schema_columns *desired = &pair->desired->columns;
    for (size_t i = 0; i < desired->count; i++) {
        if (!desired->items[i]->is_system) {
            lb_map_set(&wanted, desired->items[i]->name.text, desired->items[i]);
        }
    }
    for (const lb_map_entry *e = lb_map_first(visible); e; e = lb_map_next(e)) {
        if (!lb_map_has(&wanted, lb_map_key(e))) {
            LB_TRY(drop_column(c, pair, lb_map_value(e)));
        }
    }
    return LB_OK;
}

static lb_code alter_table(lb_comparison *c, const table_entry *entry, lb_operations *out)
{
    bool is_included;
    LB_AUTO_MAP lb_map visible = {0};
    lb_compare_object counterpart = {.table = entry->actual};
    LB_TRY(lb_compare_include(c, (lb_compare_object){.table = entry->desired}, entry->name.text,
                              "table", false, &counterpart, &is_included));
    if (!is_included) {
        return LB_OK;
    }
    lb_operation *group = new_group(c, entry);
    lb_table_pair pair = pair_of(entry, group);
    LB_TRY(visible_columns(c, &pair, &visible));
    LB_TRY(compare_columns(c, &pair, &visible));
    LB_TRY(compare_table_parts(c, &pair));
    LB_TRY(drop_columns(c, &pair, &visible));
    if (c->options->by_meaning) {
        lb_meaning_order_group(c, &group->modify_table.operations);
    }
    add_group(c, group, out);
    return LB_OK;
}

/* ---- the whole ---- */

/* Tables that refer to others go before them. */
static lb_code drop_tables(lb_comparison *c, table_lists *lists, lb_operations *out)
{
    lb_tables removed = {0}, sorted = {0};
    for (size_t i = 0; i < lists->actual.count; i++) {
        if (!lists->actual.items[i]->desired) {
            lb_vector_push_in(c->arena, &removed, lists->actual.items[i]->actual);
        }
    }
    lb_schema_sort(c->arena, &removed, &sorted, NULL);
    for (size_t i = sorted.count; i > 0; i--) {
        const lb_table *table = sorted.items[i - 1];
        LB_TRY(drop_table(c, entry_of(c, lists, table->schema, table->name), out));
    }
    return LB_OK;
}

static int by_schema_and_name(const void *left, const void *right)
{
    const table_entry *a = *(table_entry *const *)left, *b = *(table_entry *const *)right;
    int order = lb_str_compare(a->schema.text, b->schema.text);
    return order ? order : lb_str_compare(a->name.text, b->name.text);
}

/* Tables of one schema at a time, whose names differ. */
static lb_code make_twins_of(lb_comparison *c, table_entry *const *entries, size_t count)
{
    const lb_compare_hooks *hooks = &c->options->hooks;
    lb_compare_options quiet = *c->options;
    lb_comparison silent = *c;
    const lb_table **desired = LB_NEW_ARRAY(c->arena, const lb_table *, count);
    lb_table **twins = LB_NEW_ARRAY(c->arena, lb_table *, count);
    for (size_t i = 0; i < count; i++) {
        desired[i] = entries[i]->desired;
    }
    quiet.log = (lb_log){0};
    silent.options = &quiet;
    LB_TRY(hooks->make_twins(hooks->context, desired, count, twins, c->error));
    for (size_t i = 0; i < count; i++) {
        entries[i]->twin = twins[i];
        if (twins[i]) {
            adjust(&silent, twins[i]);
        }
    }
    return LB_OK;
}

static lb_code make_twins(lb_comparison *c, const table_lists *lists)
{
    LB_VECTOR(table_entry *) needed = {0};
    for (size_t i = 0; i < lists->actual.count && c->options->hooks.make_twins; i++) {
        table_entry *entry = lists->actual.items[i];
        if (entry->desired) {
            LB_TRY(lb_meaning_needs_twin(c, entry->actual, entry->desired, &entry->needs_twin));
        }
        if (entry->needs_twin) {
            lb_vector_push_in(c->arena, &needed, entry);
        }
    }
    for (size_t first = 0, end; first < needed.count; first = end) {
        lb_str schema = needed.items[first]->schema.text;
        for (end = first + 1; end < needed.count; end++) {
            if (!lb_str_equal(needed.items[end]->schema.text, schema)) {
                break;
            }
        }
        LB_TRY(make_twins_of(c, &needed.items[first], end - first));
    }
    return LB_OK;
}

static lb_code alter_tables(lb_comparison *c, table_lists *lists, lb_operations *out)
{
    if (lists->actual.count) {
        qsort(lists->actual.items, lists->actual.count, sizeof(table_entry *), by_schema_and_name);
    }
    for (size_t i = 0; i < lists->actual.count; i++) {
        if (lists->actual.items[i]->desired) {
            adjust(c, lists->actual.items[i]->actual);
        }
    }
    if (c->options->by_meaning) {
        LB_TRY(make_twins(c, lists));
    }
    for (size_t i = 0; i < lists->actual.count; i++) {
        if (lists->actual.items[i]->desired) {
            LB_TRY(alter_table(c, lists->actual.items[i], out));
        }
    }
    return LB_OK;
}

static lb_code compare_all(lb_comparison *c, const lb_schema *const *desired, size_t desired_count,
                           lb_schema *actual, table_lists *lists, lb_operations *out)
{
    LB_TRY(list_actual(c, actual, lists));
    for (size_t i = 0; i < desired_count; i++) {
        LB_TRY(list_desired(c, desired[i], actual->default_schema, lists));
    }
    for (size_t i = 0; i < lists->desired.count; i++) {
        if (!lists->desired.items[i]->actual) {
            LB_TRY(create_table(c, lists->desired.items[i], out));
        }
    }
    LB_TRY(drop_tables(c, lists, out));
    return alter_tables(c, lists, out);
}

lb_code lb_compare_schemas(lb_arena *arena, const lb_compare_options *options,
                           const lb_schema *const *desired, size_t desired_count, lb_schema *actual,
                           lb_operations *out, lb_error *error)
{
    const unsigned needed = LB_COMPARE_SCHEMAS | LB_COMPARE_TABLES;
    table_lists lists = {0};
    lb_comparison c = {.arena = arena,
                       .options = options,
                       .dialect = options->dialect,
                       .rules = lb_compare_rules_of(options->dialect),
                       .default_schema = actual->default_schema,
                       .error = error};
    if ((options->parts & needed) != needed) {
        return LB_OK;
    }
    lb_code code = compare_all(&c, desired, desired_count, actual, &lists, out);
    lb_meaning_order(&c, out);
    lb_meaning_cut_circles(&c, out);
    lb_map_free(&lists.by_key);
    return code;
}

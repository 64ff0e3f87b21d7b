#include "schema_json.h"

#include <stdio.h>

#include "render/revision_file.h"

static lb_str text_of(lb_arena *arena, const json_t *value)
{
    if (!json_is_string(value)) {
        return (lb_str){0};
    }
    return lb_arena_str(arena, (lb_str){json_string_value(value), json_string_length(value)});
}

static lb_str get(lb_arena *arena, const json_t *object, const char *key)
{
    return text_of(arena, json_object_get(object, key));
}

static bool is_true(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

static int number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) ? (int)json_integer_value(value) : -1;
}

static lb_name name_of(lb_arena *arena, const json_t *value)
{
    return (lb_name){.text = get(arena, value, "text"), .is_final = is_true(value, "final")};
}

static lb_name plain_name(lb_str text)
{
    return (lb_name){.text = text};
}

static void read_texts(lb_arena *arena, const json_t *list, lb_str_vector *out)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        lb_vector_push_in(arena, out, text_of(arena, json_array_get(list, i)));
    }
}

static const lb_expression *sql_of(lb_arena *arena, const json_t *object, const char *key)
{
    lb_str sql = get(arena, object, key);
    return sql.ptr ? lb_expression_sql(arena, sql) : NULL;
}

/* ---- types ---- */

static const lb_sql_type *read_type(lb_arena *arena, const json_t *json)
{
    lb_str module = get(arena, json, "module"), class_name = get(arena, json, "class");
    const lb_sql_type_row *row = lb_sql_type_row_find(module, class_name);
    lb_sql_type *type = lb_sql_type_new(arena, row ? row->kind : LB_SQL_TYPE_USER);
    type->length = number(json, "length");
    type->precision = number(json, "precision");
    type->scale =
        json_is_integer(json_object_get(json, "scale")) ? number(json, "scale") : LB_NO_SCALE;
    type->decimal_return_scale = number(json, "decimal_return_scale");
    type->dimensions = number(json, "dimensions");
    type->collation = get(arena, json, "collation");
    type->charset = get(arena, json, "charset");
    type->fields = get(arena, json, "fields");
    type->name = plain_name(get(arena, json, "name"));
    type->schema = plain_name(get(arena, json, "schema"));
    type->has_timezone = is_true(json, "timezone");
    type->none_as_null = is_true(json, "none_as_null");
    type->as_tuple = is_true(json, "as_tuple");
    type->is_zero_indexed = is_true(json, "zero_indexes");
    type->is_varying = is_true(json, "varying");
    type->has_constraint = is_true(json, "create_constraint");
    type->inherits_schema = is_true(json, "inherit_schema");
    type->has_metadata = is_true(json, "metadata");
    type->as_uuid = !json_is_false(json_object_get(json, "as_uuid"));
    type->is_portable_uuid = json_is_false(json_object_get(json, "native_uuid"));
    type->is_native = !json_is_false(json_object_get(json, "native_enum"));
    type->as_decimal_given = json_is_boolean(json_object_get(json, "asdecimal"));
    type->as_decimal = is_true(json, "asdecimal");
    type->repr = get(arena, json, "repr");
    type->repr_import = get(arena, json, "import");
    type->spec = get(arena, json, "spec");
    read_texts(arena, json_object_get(json, "values"), &type->values);
    if (json_object_get(json, "item")) {
        type->item = read_type(arena, json_object_get(json, "item"));
        type->is_decorated = type->repr.ptr != NULL;
    }
    const char *dialect;
    json_t *variant;
    json_object_foreach(json_object_get(json, "variants"), dialect, variant)
    {
        lb_sql_type_variant entry = {lb_str_of(lb_arena_strdup(arena, dialect)),
                                     read_type(arena, variant)};
        lb_vector_push_in(arena, &type->variants, entry);
    }
    return type;
}

/* ---- options ---- */

static void read_options(lb_arena *arena, const json_t *list, lb_options *out)
{
    static const char *const kinds[] = {"none",       "boolean", "number", "text",
                                        "expression", "list",    "map"};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *json = json_array_get(list, i);
        lb_option option = {.key = get(arena, json, "key"), .text = get(arena, json, "text")};
        for (size_t k = 0; k < LB_COUNT(kinds); k++) {
            if (lb_str_is(get(arena, json, "kind"), kinds[k])) {
                option.kind = (lb_option_kind)k;
            }
        }
        option.boolean = is_true(json, "boolean");
        option.is_tuple = is_true(json, "tuple");
        option.expression = sql_of(arena, json, "sql");
        read_options(arena, json_object_get(json, "items"), &option.items);
        lb_vector_push_in(arena, out, option);
    }
}

/* ---- columns ---- */

static bool take_number(const json_t *json, const char *key, int64_t *out)
{
    const json_t *value = json_object_get(json, key);
    *out = json_is_integer(value) ? json_integer_value(value) : 0;
    return json_is_integer(value);
}

static const lb_identity *read_identity(lb_arena *arena, const json_t *json)
{
    lb_identity *identity = LB_NEW(arena, lb_identity);
    lb_sequence_options *o = &identity->options;
    identity->always = is_true(json, "always");
    identity->has_on_null = json_is_boolean(json_object_get(json, "on_null"));
    identity->on_null = is_true(json, "on_null");
    o->has_start = take_number(json, "start", &o->start);
    o->has_increment = take_number(json, "increment", &o->increment);
    o->has_minimum = take_number(json, "minvalue", &o->minimum);
    o->has_maximum = take_number(json, "maxvalue", &o->maximum);
    o->has_cache = take_number(json, "cache", &o->cache);
    o->no_minimum = is_true(json, "nominvalue");
    o->no_maximum = is_true(json, "nomaxvalue");
    o->has_cycle = json_is_boolean(json_object_get(json, "cycle"));
    o->cycle = is_true(json, "cycle");
    o->has_order = json_is_boolean(json_object_get(json, "order"));
    o->order = is_true(json, "order");
    return identity;
}

static const lb_computed *read_computed(lb_arena *arena, const json_t *json)
{
    const json_t *persisted = json_object_get(json, "persisted");
    lb_computed *computed = LB_NEW(arena, lb_computed);
    computed->expression = sql_of(arena, json, "sql");
    computed->persisted = json_is_true(persisted)    ? LB_PERSISTED_YES
                          : json_is_false(persisted) ? LB_PERSISTED_NO
                                                     : LB_PERSISTED_DEFAULT;
    return computed;
}

static void read_column(lb_arena *arena, lb_table *table, const json_t *json, bool is_actual)
{
    lb_schema_column *column = lb_column_new(arena, plain_name(get(arena, json, "name")),
                                             read_type(arena, json_object_get(json, "type")));
    const json_t *autoincrement = json_object_get(json, "autoincrement");
    column->key = get(arena, json, "key");
    column->is_nullable = is_true(json, "nullable");
    column->is_nullable_given = is_true(json, "nullable_given");
    column->is_primary_key = is_true(json, "pk");
    column->is_system = is_true(json, "system");
    column->comment = get(arena, json, "comment");
    column->autoincrement = json_is_true(autoincrement)    ? LB_AUTOINCREMENT_YES
                            : json_is_false(autoincrement) ? LB_AUTOINCREMENT_NO
                            : lb_str_is(text_of(arena, autoincrement), "ignore_fk")
                                ? LB_AUTOINCREMENT_IGNORE_FK
                                : LB_AUTOINCREMENT_AUTO;
    if (json_object_get(json, "identity")) {
        column->identity = read_identity(arena, json_object_get(json, "identity"));
    }
    if (json_object_get(json, "computed")) {
        column->computed = read_computed(arena, json_object_get(json, "computed"));
    }
    if (json_object_get(json, "default")) {
        column->server_default.kind = LB_DEFAULT_STRING;
        column->server_default.text = get(arena, json, "default");
    } else if (json_object_get(json, "expression")) {
        column->server_default.kind = LB_DEFAULT_EXPRESSION;
        column->server_default.expression = sql_of(arena, json, "expression");
        column->server_default.is_reflected = is_actual;
    } else if (is_true(json, "fetched")) {
        column->server_default.kind = LB_DEFAULT_FETCHED;
    }
    column->owned_sequence = get(arena, json, "owned");
    read_options(arena, json_object_get(json, "options"), &column->options);
    column->origin = json_object_get(json, "repr_default");
    lb_table_add_column(arena, table, column);
}

/* ---- constraints and indexes ---- */

static void read_exclusions(lb_arena *arena, const json_t *json, lb_constraint *constraint)
{
    const json_t *list = json_object_get(json, "exclusions");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        lb_str column = get(arena, entry, "column");
        lb_exclusion exclusion = {.op = get(arena, entry, "op")};
        exclusion.expression = column.ptr ? lb_expression_column(arena, plain_name(column), NULL)
                                          : lb_expression_sql(arena, get(arena, entry, "sql"));
        lb_vector_push_in(arena, &constraint->exclusions, exclusion);
    }
    constraint->using = get(arena, json, "using");
    constraint->where = sql_of(arena, json, "where");
}

static lb_constraint_kind kind_of(lb_str word)
{
    return lb_str_is(word, "primary")   ? LB_CONSTRAINT_PRIMARY_KEY
           : lb_str_is(word, "unique")  ? LB_CONSTRAINT_UNIQUE
           : lb_str_is(word, "foreign") ? LB_CONSTRAINT_FOREIGN_KEY
           : lb_str_is(word, "check")   ? LB_CONSTRAINT_CHECK
                                        : LB_CONSTRAINT_EXCLUDE;
}

static void read_constraint(lb_arena *arena, lb_table *table, const json_t *json)
{
    const json_t *deferrable = json_object_get(json, "deferrable");
    lb_constraint *constraint = lb_constraint_new(arena, kind_of(get(arena, json, "kind")),
                                                  name_of(arena, json_object_get(json, "name")));
    constraint->deferrable = json_is_true(deferrable)    ? LB_YES
                             : json_is_false(deferrable) ? LB_NO
                                                         : LB_UNSET;
    constraint->initially = get(arena, json, "initially");
    read_texts(arena, json_object_get(json, "columns"), &constraint->columns);
    read_texts(arena, json_object_get(json, "referents"), &constraint->referent_columns);
    constraint->referent_schema = plain_name(get(arena, json, "schema"));
    constraint->referent_table = plain_name(get(arena, json, "table"));
    constraint->on_update = get(arena, json, "onupdate");
    constraint->on_delete = get(arena, json, "ondelete");
    constraint->match = get(arena, json, "match");
    constraint->use_alter = is_true(json, "use_alter");
    constraint->check = sql_of(arena, json, "sql");
    constraint->is_of_type = is_true(json, "of_type");
    constraint->is_inline = is_true(json, "inline");
    read_exclusions(arena, json, constraint);
    read_options(arena, json_object_get(json, "options"), &constraint->options);
    lb_table_add_constraint(arena, table, constraint);
}

static void read_index(lb_arena *arena, lb_table *table, const json_t *json)
{
    const json_t *list = json_object_get(json, "elements");
    lb_schema_index *index =
        lb_index_new(arena, name_of(arena, json_object_get(json, "name")), is_true(json, "unique"));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        lb_index_element element = {.column = plain_name(get(arena, entry, "column"))};
        if (json_object_get(entry, "sql")) { /* the column stays known behind the text */
            lb_str first = get(arena, entry, "first");
            lb_expression *sql = lb_expression_sql(arena, get(arena, entry, "sql"));
            sql->left = first.ptr ? lb_expression_column(arena, plain_name(first), NULL) : NULL;
            element.expression = sql;
        }
        lb_vector_push_in(arena, &index->elements, element);
    }
    index->duplicates_constraint = is_true(json, "duplicates");
    read_options(arena, json_object_get(json, "options"), &index->options);
    lb_table_add_index(arena, table, index);
}

/* ---- schemas ---- */

static lb_schema *read_schema(const json_t *json, bool is_actual)
{
    lb_schema *schema = lb_schema_new();
    lb_arena *arena = &schema->arena;
    const json_t *tables = json_object_get(json, "tables");
    schema->default_schema = get(arena, json, "default_schema");
    for (size_t i = 0; i < json_array_size(tables); i++) {
        const json_t *entry = json_array_get(tables, i);
        lb_table *table = lb_table_new(schema, NULL, plain_name(get(arena, entry, "schema")),
                                       plain_name(get(arena, entry, "name")));
        size_t k;
        json_t *part;
        table->comment = get(arena, entry, "comment");
        table->info = get(arena, entry, "info");
        read_texts(arena, json_object_get(entry, "prefixes"), &table->prefixes);
        read_options(arena, json_object_get(entry, "options"), &table->options);
        json_array_foreach(json_object_get(entry, "columns"), k, part)
        {
            read_column(arena, table, part, is_actual);
        }
        json_array_foreach(json_object_get(entry, "constraints"), k, part)
        {
            read_constraint(arena, table, part);
        }
        json_array_foreach(json_object_get(entry, "indexes"), k, part)
        {
            read_index(arena, table, part);
        }
    }
    return schema;
}

static void keep(void *context, lb_level level, const char *logger, const char *message)
{
    lb_text *log = context;
    (void)level;
    lb_text_addf(log, "%s %s\n", logger, message);
}

/* The recorded case knows which questions the server answered with yes. */
static lb_code ask_server(void *context, lb_str sql, bool *out, lb_error *error)
{
    const schema_case *c = context;
    const json_t *equal = json_object_get(c->root, "equal");
    (void)error;
    *out = false;
    for (size_t i = 0; i < json_array_size(equal); i++) {
        *out = *out || lb_str_is(sql, json_string_value(json_array_get(equal, i)));
    }
    if (c->shows_questions) {
        fprintf(stderr, "asks %.*s\n", LB_ARG(sql));
    }
    return LB_OK;
}

static void read_option_texts(schema_case *c)
{
    const json_t *options = json_object_get(c->root, "options");
    const struct {
        const char *key;
        lb_str *text;
    } texts[] = {
        {"version_table", &c->options.version_table},
        {"version_table_schema", &c->options.version_table_schema},
        {"alembic_module_prefix", &c->style.alembic_prefix},
        {"sqlalchemy_module_prefix", &c->style.sqlalchemy_prefix},
        {"user_module_prefix", &c->style.user_prefix},
    };
    for (size_t i = 0; i < LB_COUNT(texts); i++) {
        const char *value = json_string_value(json_object_get(options, texts[i].key));
        if (value) {
            *texts[i].text = lb_str_of(value);
        }
    }
    const char *flags[] = {"include_schemas", "compare_type", "compare_server_default",
                           "render_as_batch"};
    bool values[4] = {false, true, false, false};
    for (size_t i = 0; i < 4; i++) {
        const char *value = json_string_value(json_object_get(options, flags[i]));
        values[i] = value ? strcmp(value, "True") == 0 : values[i];
    }
    c->options.include_schemas = values[0];
    c->options.types = values[1] ? LB_COMPARE_ALWAYS : LB_COMPARE_NEVER;
    c->options.server_defaults = values[2] ? LB_COMPARE_ALWAYS : LB_COMPARE_NEVER;
    c->style.is_batch = values[3];
}

bool schema_case_read(schema_case *c, const char *path)
{
    json_error_t problem;
    *c = (schema_case){.root = json_load_file(path, 0, &problem)};
    if (!c->root) {
        fprintf(stderr, "%s:%d: %s\n", path, problem.line, problem.text);
        return false;
    }
    const json_t *desired = json_object_get(c->root, "desired");
    c->dialect = lb_dialect_find(lb_str_of(json_string_value(json_object_get(c->root, "dialect"))));
    c->options = lb_compare_options_of(c->dialect);
    c->style = lb_python_style_of(c->dialect);
    read_option_texts(c);
    c->options.log = (lb_log){keep, &c->log};
    c->options.hooks = (lb_compare_hooks){.context = c, .ask_server = ask_server};
    for (size_t i = 0; i < json_array_size(desired) && i < LB_COUNT(c->desired); i++) {
        c->desired[c->desired_count++] = read_schema(json_array_get(desired, i), false);
    }
    c->actual = read_schema(json_object_get(c->root, "actual"), true);
    return true;
}

void schema_case_free(schema_case *c)
{
    for (size_t i = 0; i < c->desired_count; i++) {
        lb_schema_free(c->desired[i]);
    }
    lb_schema_free(c->actual);
    lb_text_free(&c->log);
    json_decref(c->root);
}

static lb_code add_body(schema_case *c, lb_arena *arena, const lb_operations *operations,
                        const char *name, lb_map *imports, lb_text *script, lb_error *error)
{
    lb_str body;
    LB_TRY(lb_python_write_body(arena, &c->style, operations, imports, &body, error));
    body = lb_revision_indent(arena, body);
    lb_text_addf(script, "def %s() -> None:\n    %.*s\n", name, LB_ARG(body));
    return LB_OK;
}

static lb_code add_python_default(void *context, const lb_schema_column *column,
                                  const char *attribute, lb_text *out, lb_error *error)
{
    (void)context;
    (void)error;
    if (column->origin && strcmp(attribute, "default") == 0) {
        lb_text_addf(out, ", default=%s", json_string_value(column->origin));
    }
    return LB_OK;
}

lb_code schema_case_run(schema_case *c, lb_arena *arena, lb_text *script, lb_text *diffs,
                        lb_error *error)
{
    lb_operations upgrade = {0}, downgrade = {0};
    LB_AUTO_MAP lb_map imports = {0};
    LB_AUTO_TEXT lb_text bodies = {0};
    lb_python_diff_style diff_style = {.dialect = c->dialect,
                                       .column_attribute = add_python_default};
    LB_TRY(lb_compare_schemas(arena, &c->options, (const lb_schema *const *)c->desired,
                              c->desired_count, c->actual, &upgrade, error));
    lb_operations_reverse(arena, &upgrade, &downgrade);
    LB_TRY(add_body(c, arena, &upgrade, "upgrade", &imports, &bodies, error));
    lb_text_addc(&bodies, '\n');
    LB_TRY(add_body(c, arena, &downgrade, "downgrade", &imports, &bodies, error));
    lb_str lines = lb_python_imports(arena, &imports);
    lb_text_add(script, lines);
    lb_text_adds(script, lines.len ? "\n" : "");
    lb_text_add(script, lb_text_str(&bodies));
    return lb_python_write_diffs(diffs, &diff_style, &upgrade, error);
}

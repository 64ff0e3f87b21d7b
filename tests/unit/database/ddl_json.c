#include "ddl_json.h"

#include <string.h>

/* ---- Small values --------------------------------------------------------------------------- */

static lb_str text_of(lb_arena *arena, const json_t *json)
{
    return json_is_string(json)
               ? lb_arena_str(arena, (lb_str){json_string_value(json), json_string_length(json)})
               : (lb_str){0};
}

static lb_str text_at(lb_arena *arena, const json_t *json, const char *key)
{
    return text_of(arena, json_object_get(json, key));
}

static bool flag_at(const json_t *json, const char *key)
{
    return json_is_true(json_object_get(json, key));
}

static bool not_false_at(const json_t *json, const char *key)
{
    return !json_is_false(json_object_get(json, key));
}

static int number_at(const json_t *json, const char *key)
{
    const json_t *value = json_object_get(json, key);
    return json_is_integer(value) ? (int)json_integer_value(value) : -1;
}

static lb_tristate tristate_at(const json_t *json, const char *key)
{
    const json_t *value = json_object_get(json, key);
    return json_is_true(value) ? LB_YES : json_is_false(value) ? LB_NO : LB_UNSET;
}

static lb_name name_of(lb_arena *arena, const json_t *json)
{
    lb_name name = {0};
    if (json_is_object(json)) {
        const json_t *quote = json_object_get(json, "quote");
        name.text = text_at(arena, json, "text");
        name.is_conventional = flag_at(json, "conventional");
        name.quoting = json_is_true(quote)    ? LB_QUOTING_ALWAYS
                       : json_is_false(quote) ? LB_QUOTING_NEVER
                                              : LB_QUOTING_AS_NEEDED;
    } else {
        name.text = text_of(arena, json);
    }
    return name;
}

static lb_name name_at(lb_arena *arena, const json_t *json, const char *key)
{
    return name_of(arena, json_object_get(json, key));
}

static lb_str_vector texts_of(lb_arena *arena, const json_t *json)
{
    lb_str_vector texts = {0};
    size_t i;
    json_t *item;
    json_array_foreach(json, i, item)
    {
        lb_vector_push_in(arena, &texts, text_of(arena, item));
    }
    return texts;
}

static const lb_expression *sql_at(lb_arena *arena, const json_t *json, const char *key)
{
    lb_str sql = text_at(arena, json, key);
    return sql.ptr ? lb_expression_sql(arena, sql) : NULL;
}

/* ---- Options -------------------------------------------------------------------------------- */

static lb_option option_of(lb_arena *arena, lb_str key, json_t *json)
{
    lb_option option = {.key = lb_arena_str(arena, key)};
    const char *name;
    json_t *value;
    size_t i;
    if (json_is_boolean(json)) {
        option.kind = LB_OPTION_BOOLEAN;
        option.boolean = json_is_true(json);
    } else if (json_is_number(json)) {
        option.kind = LB_OPTION_INTEGER;
        option.integer = json_integer_value(json);
        option.text = lb_str_of(json_is_integer(json)
                                    ? lb_arena_format(arena, "%lld", (long long)option.integer)
                                    : lb_arena_format(arena, "%g", json_real_value(json)));
    } else if (json_is_string(json)) {
        option.kind = LB_OPTION_TEXT;
        option.text = text_of(arena, json);
    } else if (json_is_array(json)) {
        option.kind = LB_OPTION_LIST;
        json_array_foreach(json, i, value)
        {
            lb_vector_push_in(arena, &option.items, option_of(arena, (lb_str){"", 0}, value));
        }
    } else if (json_object_get(json, "sql")) {
        option.kind = LB_OPTION_EXPRESSION;
        option.expression = sql_at(arena, json, "sql");
    } else if (json_is_object(json)) {
        option.kind = LB_OPTION_MAP;
        json_object_foreach(json, name, value)
        {
            lb_vector_push_in(arena, &option.items, option_of(arena, lb_str_of(name), value));
        }
    }
    return option;
}

static lb_options options_at(lb_arena *arena, const json_t *json, const char *key)
{
    return option_of(arena, (lb_str){"", 0}, json_object_get(json, key)).items;
}

/* ---- Types ---------------------------------------------------------------------------------- */

static lb_sql_type *type_of(lb_arena *arena, const json_t *json)
{
    if (!json) {
        return NULL;
    }
    const lb_sql_type_row *row =
        lb_sql_type_row_find(text_at(arena, json, "module"), text_at(arena, json, "class"));
    lb_sql_type *type = lb_sql_type_new(arena, row ? row->kind : LB_SQL_TYPE_USER);
    type->length = number_at(json, "length");
    type->precision = number_at(json, "precision");
    type->scale =
        json_is_integer(json_object_get(json, "scale")) ? number_at(json, "scale") : LB_NO_SCALE;
    type->dimensions = number_at(json, "dimensions");
    type->collation = text_at(arena, json, "collation");
    type->charset = text_at(arena, json, "charset");
    type->fields = text_at(arena, json, "fields");
    type->spec = text_at(arena, json, "spec");
    type->has_timezone = flag_at(json, "timezone");
    type->is_varying = flag_at(json, "varying");
    type->is_unsigned = flag_at(json, "unsigned");
    type->is_zerofill = flag_at(json, "zerofill");
    type->is_binary_collated = flag_at(json, "binary");
    type->is_national = flag_at(json, "national");
    type->is_ascii = flag_at(json, "ascii");
    type->is_unicode = flag_at(json, "unicode");
    type->has_constraint = flag_at(json, "constraint");
    type->inherits_schema = flag_at(json, "inherits_schema");
    type->is_not_null = flag_at(json, "not_null");
    type->has_metadata = flag_at(json, "has_metadata");
    type->is_decorated = flag_at(json, "decorated");
    type->is_native = not_false_at(json, "native");
    type->is_created = not_false_at(json, "created");
    type->name = name_at(arena, json, "name");
    type->schema = name_at(arena, json, "schema");
    type->values = texts_of(arena, json_object_get(json, "values"));
    type->item = type_of(arena, json_object_get(json, "item"));
    type->check = sql_at(arena, json, "check");
    type->default_value = sql_at(arena, json, "default");
    type->constraint_name = text_at(arena, json, "constraint_name");
    const char *dialect;
    json_t *variant;
    json_object_foreach(json_object_get(json, "variants"), dialect, variant)
    {
        lb_vector_push_in(arena, &type->variants,
                          (lb_sql_type_variant){lb_arena_str(arena, lb_str_of(dialect)),
                                                type_of(arena, variant)});
    }
    return type;
}

/* ---- Defaults ------------------------------------------------------------------------------- */

static void set_number(const json_t *json, const char *key, bool *is_there, int64_t *number)
{
    const json_t *value = json_object_get(json, key);
    *is_there = value != NULL;
    *number = json_integer_value(value);
}

static lb_sequence_options sequence_options_of(const json_t *json)
{
    lb_sequence_options o = {0};
    set_number(json, "start", &o.has_start, &o.start);
    set_number(json, "increment", &o.has_increment, &o.increment);
    set_number(json, "minvalue", &o.has_minimum, &o.minimum);
    set_number(json, "maxvalue", &o.has_maximum, &o.maximum);
    set_number(json, "cache", &o.has_cache, &o.cache);
    o.no_minimum = flag_at(json, "nominvalue");
    o.no_maximum = flag_at(json, "nomaxvalue");
    o.has_cycle = json_object_get(json, "cycle") != NULL;
    o.cycle = flag_at(json, "cycle");
    return o;
}

static lb_server_default default_of(lb_arena *arena, const json_t *json)
{
    const json_t *value = json_object_get(json, "default");
    lb_server_default out = {0};
    if (flag_at(value, "fetched")) {
        out.kind = LB_DEFAULT_FETCHED;
    } else if (json_object_get(value, "string")) {
        out.kind = LB_DEFAULT_STRING;
        out.text = text_at(arena, value, "string");
    } else if (value) {
        out.kind = LB_DEFAULT_EXPRESSION;
        out.expression = sql_at(arena, value, "sql");
    }
    return out;
}

static const lb_identity *identity_of(lb_arena *arena, const json_t *json)
{
    const json_t *value = json_object_get(json, "identity");
    if (!value) {
        return NULL;
    }
    lb_identity *identity = LB_NEW(arena, lb_identity);
    identity->always = flag_at(value, "always");
    identity->options = sequence_options_of(value);
    return identity;
}

static const lb_computed *computed_of(lb_arena *arena, const json_t *json)
{
    const json_t *value = json_object_get(json, "computed");
    if (!value) {
        return NULL;
    }
    lb_computed *computed = LB_NEW(arena, lb_computed);
    computed->expression = sql_at(arena, value, "sql");
    computed->persisted =
        (lb_persisted)(tristate_at(value, "persisted") == LB_YES  ? LB_PERSISTED_YES
                       : tristate_at(value, "persisted") == LB_NO ? LB_PERSISTED_NO
                                                                  : LB_PERSISTED_DEFAULT);
    return computed;
}

/* ---- Constraints, columns, indexes, tables -------------------------------------------------- */

static lb_constraint *constraint_of(lb_arena *arena, const json_t *json)
{
    if (!json_is_object(json)) {
        return NULL;
    }
    lb_constraint *constraint = lb_constraint_new(
        arena, (lb_constraint_kind)number_at(json, "kind"), name_at(arena, json, "name"));
    const json_t *referent = json_object_get(json, "referent");
    constraint->columns = texts_of(arena, json_object_get(json, "columns"));
    constraint->deferrable = tristate_at(json, "deferrable");
    constraint->initially = text_at(arena, json, "initially");
    constraint->referent_schema = name_of(arena, json_array_get(referent, 0));
    constraint->referent_table = name_of(arena, json_array_get(referent, 1));
    constraint->referent_columns = texts_of(arena, json_array_get(referent, 2));
    constraint->on_update = text_at(arena, json, "onupdate");
    constraint->on_delete = text_at(arena, json, "ondelete");
    constraint->match = text_at(arena, json, "match");
    constraint->use_alter = flag_at(json, "use_alter");
    constraint->check = sql_at(arena, json, "sql");
    constraint->is_of_type = flag_at(json, "of_type");
    constraint->of_type = type_of(arena, json_object_get(json, "type"));
    constraint->is_inline = flag_at(json, "inline");
    constraint->is_implicit = flag_at(json, "implicit");
    constraint->using = text_at(arena, json, "using");
    constraint->where = sql_at(arena, json, "where");
    constraint->options = options_at(arena, json, "options");
    size_t i;
    json_t *item;
    json_array_foreach(json_object_get(json, "exclusions"), i, item)
    {
        lb_vector_push_in(arena, &constraint->exclusions,
                          (lb_exclusion){.expression = lb_expression_sql(
                                             arena, text_of(arena, json_array_get(item, 0))),
                                         .op = text_of(arena, json_array_get(item, 1)),
                                         .opclass = text_of(arena, json_array_get(item, 2))});
    }
    return constraint;
}

static lb_schema_column *column_of(lb_arena *arena, const json_t *json)
{
    lb_schema_column *column = lb_column_new(arena, name_at(arena, json, "name"),
                                             type_of(arena, json_object_get(json, "type")));
    const json_t *sequence = json_object_get(json, "sequence");
    column->is_nullable = flag_at(json, "nullable");
    column->is_nullable_given = flag_at(json, "nullable_given");
    column->is_primary_key = flag_at(json, "primary_key");
    column->is_system = flag_at(json, "system");
    column->has_default = flag_at(json, "has_default");
    column->autoincrement =
        (lb_autoincrement)json_integer_value(json_object_get(json, "autoincrement"));
    column->server_default = default_of(arena, json);
    column->identity = identity_of(arena, json);
    column->computed = computed_of(arena, json);
    column->comment = text_at(arena, json, "comment");
    column->options = options_at(arena, json, "options");
    if (sequence) {
        lb_sequence *made = LB_NEW(arena, lb_sequence);
        made->name = name_at(arena, sequence, "name");
        made->is_optional = flag_at(sequence, "optional");
        column->sequence = made;
    }
    size_t i;
    json_t *item;
    json_array_foreach(json_object_get(json, "constraints"), i, item)
    {
        lb_vector_push_in(arena, &column->constraints, constraint_of(arena, item));
    }
    return column;
}

static lb_schema_index *index_of(lb_arena *arena, const json_t *json)
{
    lb_schema_index *index =
        lb_index_new(arena, name_at(arena, json, "name"), flag_at(json, "unique"));
    size_t i;
    json_t *item;
    index->options = options_at(arena, json, "options");
    json_array_foreach(json_object_get(json, "elements"), i, item)
    {
        lb_vector_push_in(arena, &index->elements,
                          (lb_index_element){.column = name_at(arena, item, "column"),
                                             .expression = sql_at(arena, item, "sql")});
    }
    return index;
}

static lb_table *table_of(lb_arena *arena, const json_t *json)
{
    lb_table *table =
        lb_table_new(NULL, arena, name_at(arena, json, "schema"), name_at(arena, json, "name"));
    size_t i;
    json_t *item;
    json_array_foreach(json_object_get(json, "columns"), i, item)
    {
        lb_table_add_column(arena, table, column_of(arena, item));
    }
    json_array_foreach(json_object_get(json, "constraints"), i, item)
    {
        lb_table_add_constraint(arena, table, constraint_of(arena, item));
    }
    json_array_foreach(json_object_get(json, "indexes"), i, item)
    {
        lb_table_add_index(arena, table, index_of(arena, item));
    }
    table->comment = text_at(arena, json, "comment");
    table->prefixes = texts_of(arena, json_object_get(json, "prefixes"));
    table->options = options_at(arena, json, "options");
    return table;
}

/* ---- Operations ----------------------------------------------------------------------------- */

static void set_alter(lb_arena *arena, const json_t *json, lb_alter_column *alter)
{
    const json_t *value = json_object_get(json, "server_default");
    const json_t *existing = json_object_get(json, "existing_server_default");
    alter->column = name_at(arena, json, "column");
    alter->new_name = name_at(arena, json, "new_name");
    alter->nullable = tristate_at(json, "nullable");
    alter->existing_nullable = tristate_at(json, "existing_nullable");
    alter->type = type_of(arena, json_object_get(json, "type"));
    alter->existing_type = type_of(arena, json_object_get(json, "existing_type"));
    alter->type_check = constraint_of(arena, json_object_get(json, "check"));
    alter->existing_type_check = constraint_of(arena, json_object_get(json, "existing_check"));
    alter->has_server_default = value != NULL;
    alter->server_default = default_of(arena, value);
    alter->identity = identity_of(arena, value);
    alter->computed = computed_of(arena, value);
    alter->has_existing_server_default = existing != NULL;
    alter->existing_server_default = default_of(arena, existing);
    alter->existing_identity = identity_of(arena, existing);
    alter->existing_computed = computed_of(arena, existing);
    alter->has_comment = json_object_get(json, "comment") != NULL;
    alter->comment = text_at(arena, json, "comment");
    alter->existing_comment = text_at(arena, json, "existing_comment");
    alter->autoincrement = tristate_at(json, "autoincrement");
    alter->existing_autoincrement = tristate_at(json, "existing_autoincrement");
    alter->using = text_at(arena, json, "using");
}

static void set_table(lb_arena *arena, const json_t *json, lb_operation *operation)
{
    lb_table *table = table_of(arena, json_object_get(json, "of"));
    if (operation->kind == LB_OP_CREATE_TABLE) {
        operation->create_table.table = table;
        operation->create_table.if_not_exists = flag_at(json, "if_not_exists");
    } else if (operation->kind == LB_OP_DROP_TABLE) {
        operation->drop_table.table = table;
        operation->drop_table.if_exists = flag_at(json, "if_exists");
    } else {
        lb_add_column *add = &operation->add_column;
        add->column = table->columns.items[0];
        add->if_not_exists = flag_at(json, "if_not_exists");
        add->inline_references = flag_at(json, "inline_references") ? LB_YES : LB_NO;
        add->inline_primary_key = flag_at(json, "inline_primary_key") ? LB_YES : LB_NO;
    }
}

static void set_others(lb_arena *arena, const json_t *json, lb_operation *operation)
{
    lb_sequence *sequence;
    const json_t *of;
    switch (operation->kind) {
    case LB_OP_CREATE_TYPE:
    case LB_OP_DROP_TYPE:
        operation->type.type = type_of(arena, json_object_get(json, "type"));
        break;
    case LB_OP_CREATE_SEQUENCE:
    case LB_OP_DROP_SEQUENCE:
        of = json_object_get(json, "sequence");
        sequence = LB_NEW(arena, lb_sequence);
        sequence->name = name_at(arena, of, "name");
        sequence->schema = name_at(arena, of, "schema");
        sequence->options = sequence_options_of(of);
        sequence->type = type_of(arena, json_object_get(of, "type"));
        operation->sequence.sequence = sequence;
        operation->sequence.checks_first = flag_at(json, "checks");
        break;
    case LB_OP_CREATE_SCHEMA:
    case LB_OP_DROP_SCHEMA:
        operation->database_schema.name = name_at(arena, json, "name");
        operation->database_schema.checks_first = flag_at(json, "checks");
        operation->database_schema.is_cascading = flag_at(json, "cascade");
        break;
    default:
        operation->table_comment.comment = text_at(arena, json, "comment");
        break;
    }
}

static void set_members(lb_arena *arena, const json_t *json, lb_operation *operation)
{
    switch (operation->kind) {
    case LB_OP_CREATE_TABLE:
    case LB_OP_DROP_TABLE:
    case LB_OP_ADD_COLUMN:
        set_table(arena, json, operation);
        break;
    case LB_OP_RENAME_TABLE:
        operation->rename_table.new_name = name_at(arena, json, "new_name");
        break;
    case LB_OP_DROP_COLUMN:
        operation->drop_column.column = column_of(arena, json_object_get(json, "column"));
        operation->drop_column.if_exists = flag_at(json, "if_exists");
        break;
    case LB_OP_ALTER_COLUMN:
        set_alter(arena, json, &operation->alter_column);
        break;
    case LB_OP_CREATE_INDEX:
        operation->create_index.index = index_of(arena, json_object_get(json, "index"));
        operation->create_index.if_not_exists = flag_at(json, "if_not_exists");
        break;
    case LB_OP_DROP_INDEX:
        operation->drop_index.index = index_of(arena, json_object_get(json, "index"));
        operation->drop_index.if_exists = flag_at(json, "if_exists");
        break;
    case LB_OP_CREATE_CONSTRAINT:
        operation->create_constraint.constraint =
            constraint_of(arena, json_object_get(json, "constraint"));
        break;
    case LB_OP_DROP_CONSTRAINT:
        operation->drop_constraint.name = name_at(arena, json, "name");
        operation->drop_constraint.type = text_at(arena, json, "type");
        operation->drop_constraint.if_exists = flag_at(json, "if_exists");
        break;
    case LB_OP_EXECUTE:
        operation->execute.sql = text_at(arena, json, "sql");
        break;
    default:
        set_others(arena, json, operation);
        break;
    }
}

lb_operation *operation_of_json(lb_arena *arena, const json_t *json)
{
    lb_str directive = text_at(arena, json, "kind");
    lb_operation_kind kind = LB_OP_CREATE_TABLE;
    while (!lb_str_is(directive, lb_operation_row_of(kind)->directive)) {
        kind++;
    }
    lb_operation *operation = lb_operation_new(arena, kind, name_at(arena, json, "schema"),
                                               name_at(arena, json, "table"));
    set_members(arena, json, operation);
    return operation;
}

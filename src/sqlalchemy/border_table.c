/* Guest tables with their constraints and indexes. */
#include "sqlalchemy/border.h"

/* ---- Constraints ---------------------------------------------------------------------------- */

static lb_schema_column *column_of(lb_table *table, const void *origin)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        if (table->columns.items[i]->origin == origin) {
            return table->columns.items[i];
        }
    }
    return NULL;
}

static bool read_columns(const lb_border *border, lb_value constraint, lb_table *table,
                         lb_constraint *out)
{
    lb_value columns = lb_border_get(border, constraint, "columns");
    lb_list *list = columns && columns != LB_NONE ? lb_list_of(border->py, columns) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        lb_name name;
        lb_schema_column *node = column_of(table, list->items[i]);
        if (!lb_border_name_of(border, list->items[i], "name", &name)) {
            return false;
        }
        lb_vector_push_in(border->arena, &out->columns, name.text);
        if (node) {
            lb_vector_push_in(border->arena, &out->column_nodes, node);
        }
    }
    return columns == LB_NONE || list;
}

/* What a foreign key names, as it is written: (schema, table, column). */
static bool read_named_reference(const lb_border *border, lb_value element, lb_constraint *out)
{
    lb_name name;
    lb_value tokens = lb_getattr(border->py, element, "_column_tokens");
    if (!tokens) {
        return false;
    }
    const lb_tuple *parts = (const lb_tuple *)tokens;
    if (!lb_border_name(border, parts->items[0], &out->referent_schema) ||
        !lb_border_name(border, parts->items[1], &out->referent_table) ||
        !lb_border_name(border, parts->items[2], &name)) {
        return false;
    }
    lb_vector_push_in(border->arena, &out->referent_columns, name.text);
    return true;
}

static bool read_reference(const lb_border *border, lb_value element, lb_constraint *out)
{
    lb_name name;
    if (border->takes_names) {
        lb_value raises = LB_FALSE;
        lb_value found = lb_call_method(border->py, element, "_resolve_column", 1, &raises);
        if (!found || found == LB_NONE) {
            return found && read_named_reference(border, element, out);
        }
    }
    lb_value column = lb_getattr(border->py, element, "column");
    lb_value table = column ? lb_border_get(border, column, "table") : NULL;
    if (table == LB_NONE) {
        lb_raise(border->py, LB_T_ATTRIBUTE_ERROR, "'NoneType' object has no attribute 'name'");
        return false;
    }
    if (!table || !lb_border_name_of(border, column, "name", &name) ||
        !lb_border_name_of(border, table, "name", &out->referent_table) ||
        !lb_border_schema_of(border, table, &out->referent_schema)) {
        return false;
    }
    lb_vector_push_in(border->arena, &out->referent_columns, name.text);
    return true;
}

static bool read_foreign_key(const lb_border *border, lb_value constraint, lb_constraint *out)
{
    lb_value elements = lb_border_get(border, constraint, "elements");
    lb_list *list = elements ? lb_list_of(border->py, elements) : NULL;
    if (list && list->count == 0) { /* where SQLAlchemy looks for the table that it refers to */
        lb_raise(border->py, LB_T_INDEX_ERROR, "list index out of range");
        return false;
    }
    for (size_t i = 0; list && i < list->count; i++) {
        if (!read_reference(border, list->items[i], out)) {
            return false;
        }
    }
    return list && lb_border_string(border, constraint, "onupdate", &out->on_update) &&
           lb_border_string(border, constraint, "ondelete", &out->on_delete) &&
           lb_border_string(border, constraint, "match", &out->match) &&
           lb_border_flag(border, constraint, "use_alter", &out->use_alter);
}

static bool read_check(const lb_border *border, lb_value constraint, lb_constraint *out)
{
    if (!lb_border_flag(border, constraint, "_type_bound", &out->is_of_type)) {
        return false;
    }
    if (out->is_of_type) {
        lb_value type = lb_border_get(border, constraint, "_of_type");
        return type && (type == LB_NONE || lb_border_type(border, type, &out->of_type));
    }
    lb_value sql = lb_border_get(border, constraint, "sqltext");
    return sql && lb_border_sql(border, sql, &out->check);
}

static bool read_exclusion(const lb_border *border, lb_value item, lb_value classes,
                           lb_constraint *out)
{
    lb_exclusion made = {0};
    lb_list *parts = lb_list_of(border->py, item);
    if (!parts || parts->count != 3 || !lb_border_sql(border, parts->items[0], &made.expression) ||
        !lb_border_text(border, parts->items[2], &made.op)) {
        return false;
    }
    lb_value key = lb_border_get(border, parts->items[0], "key");
    lb_value class = key && key != LB_NONE && lb_is(border->py, classes, LB_T_DICT)
                         ? lb_dict_get(border->py, (lb_dict *)classes, key)
                         : NULL;
    if (class && !lb_border_text(border, class, &made.opclass)) {
        return false;
    }
    lb_vector_push_in(border->arena, &out->exclusions, made);
    return !lb_raised(border->py);
}

static bool read_exclude(const lb_border *border, lb_value constraint, lb_constraint *out)
{
    lb_value elements = lb_border_get(border, constraint, "_render_exprs");
    lb_value classes = lb_border_get(border, constraint, "ops");
    lb_value where = lb_border_get(border, constraint, "where");
    lb_list *list = elements && classes && where ? lb_list_of(border->py, elements) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        if (!read_exclusion(border, list->items[i], classes, out)) {
            return false;
        }
    }
    return list && lb_border_string(border, constraint, "using", &out->using) &&
           (where == LB_NONE || lb_border_sql(border, where, &out->where));
}

/* A convention that asks for a name is heard of when the constraint is written, which not every
 * database does. */
static bool keep_name_error(const lb_border *border, lb_constraint *out)
{
    lb_python *py = border->py;
    lb_value exception = lb_take_raised(py);
    if (strcmp(lb_type_name(py, exception), "InvalidRequestError") != 0) {
        lb_raise_value(py, exception);
        return false;
    }
    lb_value text = lb_to_string(py, exception);
    return text && lb_border_text(border, text, &out->name_error);
}

/* A name, or what a naming convention makes of none. */
static bool read_constraint_name(const lb_border *border, lb_value constraint, lb_constraint *out)
{
    lb_value name = lb_border_get(border, constraint, "name");
    if (name && name != LB_NONE && !lb_is(border->py, name, LB_T_STR)) {
        name = lb_border_call(border, "sqlalchemy.sql.naming", "effective_name", 1, &constraint);
        if (!name) {
            return keep_name_error(border, out);
        }
    }
    return name && lb_border_name(border, name, &out->name);
}

static bool kind_of(const lb_border *border, lb_value constraint, lb_constraint_kind *out)
{
    lb_value visited = lb_border_get(border, constraint, "__visit_name__");
    lb_str name =
        visited && lb_is(border->py, visited, LB_T_STR) ? lb_string_text(visited) : (lb_str){0};
    *out = lb_str_is(name, "primary_key_constraint")   ? LB_CONSTRAINT_PRIMARY_KEY
           : lb_str_is(name, "unique_constraint")      ? LB_CONSTRAINT_UNIQUE
           : lb_str_is(name, "foreign_key_constraint") ? LB_CONSTRAINT_FOREIGN_KEY
           : lb_str_is(name, "exclude_constraint")     ? LB_CONSTRAINT_EXCLUDE
                                                       : LB_CONSTRAINT_CHECK;
    return name.len && !lb_str_is(name, "constraint");
}

static bool fill_constraint(const lb_border *border, lb_value constraint, lb_table *table,
                            lb_constraint *out)
{
    out->origin = constraint;
    out->table = table;
    if (!read_constraint_name(border, constraint, out) ||
        !lb_border_tristate(border, constraint, "deferrable", &out->deferrable) ||
        !lb_border_string(border, constraint, "initially", &out->initially) ||
        !lb_border_string(border, constraint, "comment", &out->comment) ||
        !lb_border_options(border, constraint, &out->options)) {
        return false;
    }
    switch (out->kind) {
    case LB_CONSTRAINT_FOREIGN_KEY:
        return read_columns(border, constraint, table, out) &&
               read_foreign_key(border, constraint, out);
    case LB_CONSTRAINT_CHECK:
        return read_columns(border, constraint, table, out) && read_check(border, constraint, out);
    case LB_CONSTRAINT_EXCLUDE:
        return read_exclude(border, constraint, out);
    case LB_CONSTRAINT_PRIMARY_KEY:
        return lb_border_flag(border, constraint, "_implicit_generated", &out->is_implicit) &&
               read_columns(border, constraint, table, out);
    case LB_CONSTRAINT_UNIQUE:
        break;
    }
    return read_columns(border, constraint, table, out);
}

/* Whether the constraint is one on this dialect: a rule that comes with it may say no. */
static int is_wanted(const lb_border *border, lb_value constraint)
{
    lb_value rule = lb_border_get(border, constraint, "_create_rule");
    if (!rule || rule == LB_NONE || !border->dialect) {
        return rule ? 1 : -1;
    }
    lb_value name = lb_string_of(border->py, border->dialect->name);
    lb_value compiler = lb_border_call(border, "sqlalchemy.dialects", "compiler_for", 1, &name);
    lb_value answer = compiler ? lb_call(border->py, rule, 1, &compiler) : NULL;
    return answer ? lb_truth(border->py, answer) : -1;
}

static bool add_constraint(const lb_border *border, lb_value constraint, lb_table *table,
                           lb_schema_column *column)
{
    lb_constraint_kind kind;
    int wanted = is_wanted(border, constraint);
    if (wanted <= 0 || !kind_of(border, constraint, &kind)) {
        return wanted >= 0 && !lb_raised(border->py);
    }
    lb_constraint *made = lb_constraint_new(border->arena, kind, (lb_name){0});
    if (!fill_constraint(border, constraint, table, made)) {
        return false;
    }
    made->is_inline = column != NULL;
    if (column) {
        lb_vector_push_in(border->arena, &column->constraints, made);
    }
    if (kind != LB_CONSTRAINT_PRIMARY_KEY || made->columns.count) {
        lb_table_add_constraint(border->arena, table, made);
    }
    return true;
}

/* ---- Indexes -------------------------------------------------------------------------------- */

static bool add_element(const lb_border *border, lb_value expression, lb_schema_index *index)
{
    bool is_column = false;
    lb_index_element element = {0};
    if (!lb_is(border->py, expression, LB_T_STR) &&
        !lb_border_flag(border, expression, "_is_schema_column", &is_column)) {
        return false;
    }
    if (!is_column && !lb_is(border->py, expression, LB_T_STR) &&
        lb_border_get(border, expression, "fake_column") != LB_NONE) {
        expression = lb_getattr(border->py, expression, "text"); /* Alembic's text in an index */
        if (!expression) {
            return false;
        }
    }
    bool is_read = is_column ? lb_border_name_of(border, expression, "name", &element.column)
                             : lb_border_sql(border, expression, &element.expression);
    lb_vector_push_in(border->arena, &index->elements, element);
    return is_read;
}

static bool add_index(const lb_border *border, lb_value index, lb_table *table)
{
    lb_name name;
    bool is_unique = false;
    lb_value expressions = lb_border_get(border, index, "expressions");
    lb_list *list = expressions ? lb_list_of(border->py, expressions) : NULL;
    if (!list || !lb_border_name_of(border, index, "name", &name) ||
        !lb_border_flag(border, index, "unique", &is_unique)) {
        return false;
    }
    lb_schema_index *made = lb_index_new(border->arena, name, is_unique);
    made->origin = index;
    for (size_t i = 0; i < list->count; i++) {
        if (!add_element(border, list->items[i], made)) {
            return false;
        }
    }
    lb_table_add_index(border->arena, table, made);
    return lb_border_options(border, index, &made->options);
}

/* ---- Tables --------------------------------------------------------------------------------- */

static bool add_columns(const lb_border *border, lb_value table, lb_table *out)
{
    lb_value columns = lb_border_get(border, table, "columns");
    lb_list *list = columns ? lb_list_of(border->py, columns) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        lb_schema_column *column;
        if (!lb_border_column(border, list->items[i], &column)) {
            return false;
        }
        lb_table_add_column(border->arena, out, column);
    }
    return list != NULL;
}

static bool add_each_constraint(const lb_border *border, lb_value holder, lb_table *table,
                                lb_schema_column *column)
{
    lb_value constraints = lb_border_get(border, holder, "constraints");
    if (!constraints || constraints == LB_NONE) {
        return constraints != NULL;
    }
    lb_list *list = lb_border_in_order(border, constraints);
    for (size_t i = 0; list && i < list->count; i++) {
        if (!add_constraint(border, list->items[i], table, column)) {
            return false;
        }
    }
    return list != NULL;
}

static bool add_constraints(const lb_border *border, lb_value table, lb_table *out)
{
    if (!add_each_constraint(border, table, out, NULL)) {
        return false;
    }
    for (size_t i = 0; i < out->columns.count; i++) {
        lb_schema_column *column = out->columns.items[i];
        if (!add_each_constraint(border, column->origin, out, column)) {
            return false;
        }
    }
    return true;
}

static bool add_indexes(const lb_border *border, lb_value table, lb_table *out)
{
    lb_value indexes = lb_border_get(border, table, "indexes");
    if (!indexes || indexes == LB_NONE) {
        return indexes != NULL;
    }
    lb_list *list = lb_border_in_order(border, indexes);
    for (size_t i = 0; list && i < list->count; i++) {
        if (!add_index(border, list->items[i], out)) {
            return false;
        }
    }
    return list != NULL;
}

static bool read_details(const lb_border *border, lb_value table, lb_table *out)
{
    lb_value prefixes = lb_border_get(border, table, "_prefixes");
    lb_value info = lb_border_get(border, table, "_info");
    lb_list *list = prefixes && prefixes != LB_NONE ? lb_list_of(border->py, prefixes) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str prefix;
        if (!lb_border_text(border, list->items[i], &prefix)) {
            return false;
        }
        lb_vector_push_in(border->arena, &out->prefixes, prefix);
    }
    if (!prefixes || !info || (prefixes != LB_NONE && !list)) {
        return false;
    }
    if (info != LB_NONE && border->wants_repr && lb_truth(border->py, info) == 1) {
        lb_value shown = lb_repr_value(border->py, info);
        if (!shown || !lb_border_text(border, shown, &out->info)) {
            return false;
        }
    }
    return lb_border_renamed_from(border, table, &out->renamed_from) &&
           lb_border_string(border, table, "comment", &out->comment) &&
           lb_border_options(border, table, &out->options);
}

static bool fill_table(const lb_border *border, lb_value table, lb_table *out)
{
    out->origin = table;
    return add_columns(border, table, out) && add_constraints(border, table, out) &&
           add_indexes(border, table, out) && read_details(border, table, out);
}

bool lb_border_table(const lb_border *border, lb_value table, lb_table **out)
{
    lb_name name, schema;
    if (!lb_border_name_of(border, table, "name", &name) ||
        !lb_border_schema_of(border, table, &schema)) {
        return false;
    }
    *out = lb_table_new(NULL, border->arena, schema, name);
    return fill_table(border, table, *out);
}

/* ---- One of a table's ----------------------------------------------------------------------- */

static bool table_for(const lb_border *border, lb_value item, lb_table **table)
{
    lb_value owner = *table ? LB_NONE : lb_getattr(border->py, item, "table");
    return *table || (owner && lb_border_table(border, owner, table));
}

/* One that its table is made without: a primary key of no columns, one that a rule keeps off this
   dialect. */
static bool read_alone(const lb_border *border, lb_value constraint, lb_table *table,
                       lb_constraint **out)
{
    lb_constraint_kind kind;
    if (!kind_of(border, constraint, &kind)) {
        if (!lb_raised(border->py)) {
            lb_raise(border->py, LB_T_TYPE_ERROR, "a plain %s says nothing that a table can have",
                     lb_type_name(border->py, constraint));
        }
        return false;
    }
    *out = lb_constraint_new(border->arena, kind, (lb_name){0});
    return fill_constraint(border, constraint, table, *out);
}

bool lb_border_constraint(const lb_border *border, lb_value constraint, lb_table *table,
                          lb_constraint **out)
{
    *out = NULL;
    if (!table_for(border, constraint, &table)) {
        return false;
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        if (table->constraints.items[i]->origin == constraint) {
            *out = table->constraints.items[i];
        }
    }
    return *out || read_alone(border, constraint, table, out);
}

bool lb_border_index(const lb_border *border, lb_value index, lb_table *table,
                     lb_schema_index **out)
{
    *out = NULL;
    if (!table_for(border, index, &table)) {
        return false;
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        if (table->indexes.items[i]->origin == index) {
            *out = table->indexes.items[i];
        }
    }
    if (!*out && add_index(border, index, table)) { /* one that its table has not */
        *out = table->indexes.items[table->indexes.count - 1];
    }
    return *out != NULL;
}

/* ---- A MetaData ----------------------------------------------------------------------------- */

/* A table whose name is no text is not found again by its key. */
static bool check_keys(const lb_border *border, lb_value tables)
{
    lb_value keys = lb_call_method(border->py, tables, "keys", 0, NULL);
    lb_list *list = keys ? lb_list_of(border->py, keys) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        if (!lb_is(border->py, list->items[i], LB_T_STR)) {
            lb_value text = lb_to_string(border->py, list->items[i]);
            if (text) {
                lb_raise(border->py, LB_T_KEY_ERROR, "%s", lb_cstr(text));
            }
            return false;
        }
    }
    return list != NULL;
}

static bool add_tables(const lb_border *border, lb_value metadata, lb_schema *schema)
{
    lb_value tables = lb_border_get(border, metadata, "tables");
    if (tables == LB_NONE) { /* no MetaData: says what Alembic asks it for */
        (void)lb_getattr(border->py, metadata, "sorted_tables");
        return false;
    }
    lb_value values = tables ? lb_call_method(border->py, tables, "values", 0, NULL) : NULL;
    lb_list *list = values ? lb_list_of(border->py, values) : NULL;
    if (!list || !check_keys(border, tables)) {
        return false;
    }
    for (size_t i = 0; list && i < list->count; i++) {
        lb_name name, table_schema;
        size_t mark = lb_keep_mark(border->py);
        if (!lb_border_name_of(border, list->items[i], "name", &name) ||
            !lb_border_name_of(border, list->items[i], "schema", &table_schema)) {
            return false;
        }
        lb_table *table = lb_table_new(schema, border->arena, table_schema, name);
        if (!fill_table(border, list->items[i], table)) {
            return false;
        }
        lb_keep_drop(border->py, mark);
    }
    return list != NULL;
}

static bool add_sequences(const lb_border *border, lb_value metadata, lb_schema *schema)
{
    lb_value sequences = lb_border_get(border, metadata, "_sequences");
    lb_value key, value;
    for (size_t i = 0; sequences && lb_is(border->py, sequences, LB_T_DICT) &&
                       lb_dict_next((lb_dict *)sequences, &i, &key, &value);) {
        lb_sequence *sequence;
        lb_value column = lb_border_get(border, value, "column");
        if (!column || !lb_border_sequence(border, value, &sequence)) {
            return false;
        }
        if (column == LB_NONE) {
            lb_vector_push_in(border->arena, &schema->sequences, sequence);
        }
    }
    return sequences != NULL;
}

/* A foreign key that leads nowhere is found by Alembic when it sorts the tables: of several the one
 * that it finds first is told. */
static void tell_as_sorted(const lb_border *border, lb_value metadata)
{
    lb_value raised = lb_take_raised(border->py);
    lb_keep(border->py, raised);
    if (lb_getattr(border->py, metadata, "sorted_tables")) {
        lb_raise_value(border->py, raised);
    }
}

bool lb_border_schema(lb_guest *guest, lb_value metadata, const lb_dialect *dialect,
                      lb_schema **out)
{
    lb_schema *schema = lb_schema_new();
    const lb_border border = {.guest = guest,
                              .py = guest->py,
                              .arena = &schema->arena,
                              .dialect = dialect,
                              .wants_repr = true};
    bool is_read =
        add_tables(&border, metadata, schema) && add_sequences(&border, metadata, schema);
    if (!is_read) {
        tell_as_sorted(&border, metadata);
        lb_schema_free(schema);
        schema = NULL;
    }
    *out = schema;
    return is_read;
}

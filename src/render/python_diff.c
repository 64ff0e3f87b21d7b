/* Differences: what `check` prints, the repr() of the tuples that Alembic makes of operations.
 * Where Python shows an address, so do we: one that says nothing. */
#include "render/python_internal.h"

#include "base/repr.h"

typedef struct printer {
    lb_text *out;
    const lb_python_diff_style *style;
    lb_error *error;
} printer;

static void add_text(printer *p, lb_str text)
{
    if (text.ptr) {
        lb_text_add_repr(p->out, text);
    } else {
        lb_text_adds(p->out, "None");
    }
}

static void add_type(printer *p, const lb_sql_type *type)
{
    if (type) {
        lb_python_type_repr(p->out, type);
    } else {
        lb_text_adds(p->out, "None");
    }
}

static void add_object(printer *p, const char *class_name)
{
    lb_text_addf(p->out, "<sqlalchemy.sql.%s object at 0x7f0000000000>", class_name);
}

static void add_function(printer *p, const lb_expression *function)
{
    lb_str name = function->label.name.text;
    lb_text_addf(p->out, "<sqlalchemy.sql.functions.%.*s at 0x7f0000000000; %.*s>",
                 LB_ARG(function->is_known ? name : LB_STR("Function")), LB_ARG(name));
}

static void add_expression(printer *p, const lb_expression *expression)
{
    lb_expression_shape shape = lb_expression_shape_of(expression);
    if (expression->kind == LB_EXPRESSION_FUNCTION && expression->label.name.text.ptr) {
        add_function(p, expression);
        return;
    }
    add_object(p, shape == LB_SHAPE_BINARY     ? "elements.BinaryExpression"
                  : shape == LB_SHAPE_UNARY    ? "elements.UnaryExpression"
                  : shape == LB_SHAPE_FUNCTION ? "functions.Function"
                                               : "elements.TextClause");
}

/* ---- defaults ---- */

/* Identity(start=3): unlike in a revision file, always=False is not shown. */
static void add_identity(printer *p, const lb_identity *identity)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_python_writer writer = {.out = &text};
    lb_python_add_identity(&writer, identity);
    lb_str shown = lb_text_str(&text), usual = LB_STR("Identity(always=False");
    if (lb_str_starts(shown, usual)) {
        lb_str rest = lb_str_slice(shown, usual.len, shown.len);
        rest = lb_str_starts(rest, LB_STR(", ")) ? lb_str_slice(rest, 2, rest.len) : rest;
        lb_text_adds(p->out, "Identity(");
        lb_text_add(p->out, rest);
    } else {
        lb_text_add(p->out, shown);
    }
}

static void add_default(printer *p, const lb_python_default *value)
{
    if (value->identity) {
        add_identity(p, value->identity);
    } else if (value->computed) {
        lb_text_adds(p->out, "Computed(");
        add_expression(p, value->computed->expression);
        static const char *const persisted[] = {"", ", persisted=True", ", persisted=False"};
        lb_text_addf(p->out, "%s)", persisted[value->computed->persisted]);
    } else if (value->plain.kind == LB_DEFAULT_FETCHED) {
        lb_text_adds(p->out, "FetchedValue()");
    } else if (value->plain.kind == LB_DEFAULT_NONE) {
        lb_text_adds(p->out, "None");
    } else {
        lb_text_adds(p->out, "DefaultClause(");
        if (value->plain.kind == LB_DEFAULT_STRING) {
            lb_text_add_repr(p->out, value->plain.text);
        } else {
            add_expression(p, value->plain.expression);
        }
        lb_text_adds(p->out, ", for_update=False)");
    }
}

static void add_existing_default(printer *p, const lb_alter_column *alter)
{
    lb_python_default value = {alter->existing_server_default, alter->existing_identity,
                               alter->existing_computed};
    if (alter->has_existing_server_default) {
        add_default(p, &value);
    } else {
        lb_text_adds(p->out, "False");
    }
}

/* ---- columns and tables ---- */

static bool in_primary_key(const lb_schema_column *column)
{
    const lb_constraint *key = column->table ? lb_table_primary_key(column->table) : NULL;
    return column->is_primary_key || (key && lb_str_vector_has(&key->columns, column->name.text));
}

/* ForeignKey('t.id'): what the column at `place` of a foreign key refers to. */
static void add_reference(printer *p, const lb_constraint *fk, size_t place)
{
    LB_AUTO_TEXT lb_text target = {0};
    lb_text_add(&target, fk->referent_schema.text);
    lb_text_adds(&target, fk->referent_schema.text.len ? "." : "");
    lb_text_add(&target, fk->referent_table.text);
    lb_text_addc(&target, '.');
    lb_text_add(&target, fk->referent_columns.items[place]);
    lb_text_adds(p->out, ", ForeignKey(");
    lb_text_add_repr(p->out, lb_text_str(&target));
    lb_text_addc(p->out, ')');
}

/* For each foreign key that the column belongs to. */
static void add_references(printer *p, const lb_schema_column *column)
{
    const lb_table *table = column->table;
    for (size_t i = 0; table && i < table->constraints.count; i++) {
        const lb_constraint *fk = table->constraints.items[i];
        for (size_t k = 0; fk->kind == LB_CONSTRAINT_FOREIGN_KEY && k < fk->columns.count; k++) {
            if (lb_str_equal(fk->columns.items[k], column->name.text)) {
                add_reference(p, fk, k);
            }
        }
    }
}

static void add_inline_checks(printer *p, const lb_schema_column *column)
{
    for (size_t i = 0; i < column->constraints.count; i++) {
        const lb_constraint *check = column->constraints.items[i];
        if (check->kind != LB_CONSTRAINT_CHECK || check->is_of_type) {
            continue;
        }
        lb_text_adds(p->out, ", CheckConstraint(");
        add_expression(p, check->check);
        if (check->name.text.ptr) {
            lb_text_adds(p->out, ", name=");
            lb_text_add_repr(p->out, check->name.text);
        }
        lb_text_addc(p->out, ')');
    }
}

static lb_code add_column(printer *p, const lb_schema_column *column, bool has_references)
{
    lb_python_default value = lb_python_default_of(column);
    lb_text_adds(p->out, "Column(");
    lb_text_add_repr(p->out, column->name.text);
    lb_text_adds(p->out, ", ");
    add_type(p, column->type);
    if (has_references) {
        add_references(p, column);
    }
    add_inline_checks(p, column);
    if (column->table) {
        lb_text_addf(p->out, ", table=<%.*s>", LB_ARG(column->table->name.text));
    } else {
        lb_text_adds(p->out, ", table=None");
    }
    if (column->key.ptr && !lb_str_equal(column->key, column->name.text)) {
        lb_text_adds(p->out, ", key=");
        lb_text_add_repr(p->out, column->key);
    }
    lb_text_adds(p->out, in_primary_key(column) ? ", primary_key=True" : "");
    lb_text_adds(p->out, column->is_nullable ? "" : ", nullable=False");
    if (p->style->column_attribute) {
        LB_TRY(p->style->column_attribute(p->style->context, column, "onupdate", p->out, p->error));
        LB_TRY(p->style->column_attribute(p->style->context, column, "default", p->out, p->error));
    }
    if (lb_python_has_default(&value)) {
        lb_text_adds(p->out, ", server_default=");
        add_default(p, &value);
    }
    if (column->comment.len) {
        lb_text_adds(p->out, ", comment=");
        lb_text_add_repr(p->out, column->comment);
    }
    lb_text_addc(p->out, ')');
    return LB_OK;
}

static void begin_table(printer *p, lb_str name)
{
    lb_text_adds(p->out, "Table(");
    lb_text_add_repr(p->out, name);
    lb_text_adds(p->out, ", MetaData()");
}

static void end_table(printer *p, lb_str schema)
{
    lb_text_adds(p->out, ", schema=");
    add_text(p, schema);
    lb_text_addc(p->out, ')');
}

static lb_code add_table(printer *p, const char *what, const lb_table *table)
{
    lb_text_addf(p->out, "('%s', ", what);
    begin_table(p, table->name.text);
    for (size_t i = 0; i < table->columns.count; i++) {
        lb_text_adds(p->out, ", ");
        LB_TRY(add_column(p, table->columns.items[i], true));
    }
    end_table(p, table->schema.text);
    lb_text_addc(p->out, ')');
    return LB_OK;
}

/* A table as directives of constraints make it: columns without a type. */
static void add_bare_columns(printer *p, const lb_str_vector *columns, lb_str table,
                             const char *type)
{
    for (size_t i = 0; i < columns->count; i++) {
        lb_text_adds(p->out, i ? ", " : "");
        lb_text_adds(p->out, "Column(");
        lb_text_add_repr(p->out, columns->items[i]);
        lb_text_addf(p->out, ", %s, table=<%.*s>)", type, LB_ARG(table));
    }
}

static bool is_listed(const lb_str_vector *columns, size_t count, lb_str name)
{
    for (size_t i = 0; i < count; i++) {
        if (lb_str_equal(columns->items[i], name)) {
            return true;
        }
    }
    return false;
}

/* The columns of a foreign key, each once; of one that refers to its own table, those as well. */
static void add_key_columns(printer *p, const lb_constraint *fk, lb_name schema, lb_str table)
{
    for (size_t i = 0; i < fk->columns.count; i++) {
        if (is_listed(&fk->columns, i, fk->columns.items[i])) {
            continue;
        }
        lb_text_adds(p->out, ", Column(");
        lb_text_add_repr(p->out, fk->columns.items[i]);
        lb_text_adds(p->out, ", NullType()");
        for (size_t k = i; k < fk->columns.count; k++) {
            if (lb_str_equal(fk->columns.items[k], fk->columns.items[i])) {
                add_reference(p, fk, k);
            }
        }
        lb_text_addf(p->out, ", table=<%.*s>)", LB_ARG(table));
    }
    if (!lb_str_equal(fk->referent_table.text, table) ||
        !lb_str_equal(fk->referent_schema.text, schema.text)) {
        return;
    }
    for (size_t i = 0; i < fk->referent_columns.count; i++) {
        lb_str name = fk->referent_columns.items[i];
        if (!is_listed(&fk->columns, fk->columns.count, name) &&
            !is_listed(&fk->referent_columns, i, name)) {
            lb_text_adds(p->out, ", ");
            add_bare_columns(p, &(lb_str_vector){&name, 1, 1}, table, "NullType()");
        }
    }
}

/* ---- indexes and constraints ---- */

static lb_code add_index(printer *p, const char *what, const lb_schema_index *index)
{
    lb_text_addf(p->out, "('%s', Index(", what);
    add_text(p, index->name.text);
    for (size_t i = 0; i < index->elements.count; i++) {
        const lb_index_element *element = &index->elements.items[i];
        const lb_schema_column *column =
            element->expression || !index->table
                ? NULL
                : lb_table_find_column(index->table, element->column.text);
        lb_text_adds(p->out, ", ");
        if (column && !element->is_descending && element->nulls_first != LB_YES) {
            LB_TRY(add_column(p, column, false));
        } else if (element->expression && lb_expression_plain(element->expression).ptr) {
            lb_text_adds(p->out, "<alembic.util.sqla_compat._textual_index_element object at "
                                 "0x7f0000000000>");
        } else if (element->expression) {
            add_expression(p, element->expression);
        } else {
            add_object(p, "elements.UnaryExpression");
        }
    }
    lb_text_adds(p->out, index->is_unique ? ", unique=True))" : "))");
    return LB_OK;
}

static void add_option(printer *p, const char *key, lb_str value)
{
    if (value.len) {
        lb_text_addf(p->out, ", %s=", key);
        lb_text_add_repr(p->out, value);
    }
}

static void add_constraint(printer *p, const char *verb, const lb_operation *operation,
                           const lb_constraint *constraint)
{
    bool is_key = constraint->kind == LB_CONSTRAINT_FOREIGN_KEY;
    lb_str table = operation->table.text;
    lb_text_addf(p->out, "('%s_%s', ", verb, is_key ? "fk" : "constraint");
    switch (constraint->kind) {
    case LB_CONSTRAINT_UNIQUE:
    case LB_CONSTRAINT_PRIMARY_KEY:
        lb_text_adds(p->out, constraint->kind == LB_CONSTRAINT_UNIQUE ? "UniqueConstraint("
                                                                      : "PrimaryKeyConstraint(");
        add_bare_columns(p, &constraint->columns, table, "NullType()");
        break;
    case LB_CONSTRAINT_CHECK:
        lb_text_adds(p->out, "CheckConstraint(");
        add_expression(p, constraint->check);
        add_option(p, "name", constraint->name.text);
        lb_text_adds(p->out, ", table=");
        begin_table(p, table);
        lb_text_adds(p->out, ", ");
        add_bare_columns(p, &(lb_str_vector){(lb_str[]){LB_STR("x")}, 1, 1}, table, "Integer()");
        end_table(p, operation->schema.text);
        break;
    case LB_CONSTRAINT_FOREIGN_KEY:
        lb_text_adds(p->out, "ForeignKeyConstraint(");
        add_object(p, "base.ReadOnlyColumnCollection");
        lb_text_adds(p->out, ", None");
        add_option(p, "name", constraint->name.text);
        add_option(p, "onupdate", constraint->on_update);
        add_option(p, "ondelete", constraint->on_delete);
        lb_text_adds(p->out, constraint->deferrable == LB_YES ? ", deferrable=True" : "");
        add_option(p, "initially", constraint->initially);
        lb_text_adds(p->out, constraint->use_alter ? ", use_alter=True" : "");
        add_option(p, "match", constraint->match);
        lb_text_adds(p->out, ", table=");
        begin_table(p, table);
        add_key_columns(p, constraint, operation->schema, table);
        end_table(p, operation->schema.text);
        break;
    case LB_CONSTRAINT_EXCLUDE:
        lb_text_adds(p->out, "ExcludeConstraint(");
        break;
    }
    lb_text_adds(p->out, "))");
}

/* ---- alter_column ---- */

static void add_existing(printer *p, const lb_operation *operation, const char *except)
{
    const lb_alter_column *alter = &operation->alter_column;
    const char *separator = "{";
    static const char *const keys[] = {"existing_nullable", "existing_type",
                                       "existing_server_default", "existing_comment"};
    for (size_t i = 0; i < LB_COUNT(keys); i++) {
        if (strcmp(keys[i], except) == 0) {
            continue;
        }
        lb_text_addf(p->out, "%s'%s': ", separator, keys[i]);
        separator = ", ";
        if (i == 0) {
            lb_text_adds(p->out, alter->existing_nullable == LB_UNSET ? "None"
                                 : alter->existing_nullable == LB_YES ? "True"
                                                                      : "False");
        } else if (i == 1) {
            add_type(p, alter->existing_type);
        } else if (i == 2) {
            add_existing_default(p, alter);
        } else {
            add_text(p, alter->existing_comment);
        }
    }
    lb_text_adds(p->out, "}, ");
}

static void begin_change(printer *p, const lb_operation *operation, const char *what,
                         const char *except, bool *is_first)
{
    lb_text_adds(p->out, *is_first ? "" : ", ");
    *is_first = false;
    lb_text_addf(p->out, "('%s', ", what);
    add_text(p, operation->schema.text);
    lb_text_adds(p->out, ", ");
    lb_text_add_repr(p->out, operation->table.text);
    lb_text_adds(p->out, ", ");
    lb_text_add_repr(p->out, operation->alter_column.column.text);
    lb_text_adds(p->out, ", ");
    add_existing(p, operation, except);
}

static void add_alter_column(printer *p, const lb_operation *operation)
{
    const lb_alter_column *alter = &operation->alter_column;
    bool is_first = true;
    lb_text_addc(p->out, '[');
    if (alter->new_name.text.ptr) { /* Alembic itself never proposes it */
        begin_change(p, operation, "modify_name", "", &is_first);
        lb_text_add_repr(p->out, alter->column.text);
        lb_text_adds(p->out, ", ");
        lb_text_add_repr(p->out, alter->new_name.text);
        lb_text_addc(p->out, ')');
    }
    if (alter->type) {
        begin_change(p, operation, "modify_type", "existing_type", &is_first);
        add_type(p, alter->existing_type);
        lb_text_adds(p->out, ", ");
        add_type(p, alter->type);
        lb_text_addc(p->out, ')');
    }
    if (alter->nullable != LB_UNSET) {
        begin_change(p, operation, "modify_nullable", "existing_nullable", &is_first);
        lb_text_addf(p->out, "%s, %s)", alter->existing_nullable == LB_YES ? "True" : "False",
                     alter->nullable == LB_YES ? "True" : "False");
    }
    if (alter->has_server_default) {
        lb_python_default value = {alter->server_default, alter->identity, alter->computed};
        begin_change(p, operation, "modify_default", "existing_server_default", &is_first);
        add_existing_default(p, alter);
        lb_text_adds(p->out, ", ");
        add_default(p, &value);
        lb_text_addc(p->out, ')');
    }
    if (alter->has_comment) {
        begin_change(p, operation, "modify_comment", "existing_comment", &is_first);
        add_text(p, alter->existing_comment);
        lb_text_adds(p->out, ", ");
        add_text(p, alter->comment);
        lb_text_addc(p->out, ')');
    }
    lb_text_addc(p->out, ']');
}

/* ---- the whole ---- */

static void add_rename_table(printer *p, const lb_operation *operation)
{
    lb_text_adds(p->out, "('rename_table', ");
    add_text(p, operation->schema.text);
    lb_text_adds(p->out, ", ");
    lb_text_add_repr(p->out, operation->table.text);
    lb_text_adds(p->out, ", ");
    lb_text_add_repr(p->out, operation->rename_table.new_name.text);
    lb_text_addc(p->out, ')');
}

static lb_code add_column_change(printer *p, const char *what, const lb_operation *operation,
                                 const lb_schema_column *column)
{
    lb_text_addf(p->out, "('%s', ", what);
    add_text(p, operation->schema.text);
    lb_text_adds(p->out, ", ");
    lb_text_add_repr(p->out, operation->table.text);
    lb_text_adds(p->out, ", ");
    LB_TRY(add_column(p, column, true));
    lb_text_addc(p->out, ')');
    return LB_OK;
}

static void add_table_comment(printer *p, const lb_operation *operation)
{
    bool is_drop = operation->kind == LB_OP_DROP_TABLE_COMMENT;
    lb_text_adds(p->out, is_drop ? "('remove_table_comment', " : "('add_table_comment', ");
    begin_table(p, operation->table.text);
    end_table(p, operation->schema.text);
    if (!is_drop) {
        lb_text_adds(p->out, ", ");
        add_text(p, operation->table_comment.existing_comment);
    }
    lb_text_addc(p->out, ')');
}

static lb_code add_operation(printer *p, const lb_operation *operation)
{
    switch (operation->kind) {
    case LB_OP_CREATE_TABLE:
        return add_table(p, "add_table", operation->create_table.table);
    case LB_OP_DROP_TABLE:
        return add_table(p, "remove_table", operation->drop_table.table);
    case LB_OP_ADD_COLUMN:
        return add_column_change(p, "add_column", operation, operation->add_column.column);
    case LB_OP_DROP_COLUMN:
        return add_column_change(p, "remove_column", operation, operation->drop_column.column);
    case LB_OP_ALTER_COLUMN:
        add_alter_column(p, operation);
        return LB_OK;
    case LB_OP_CREATE_INDEX:
        return add_index(p, "add_index", operation->create_index.index);
    case LB_OP_DROP_INDEX:
        return add_index(p, "remove_index", operation->drop_index.index);
    case LB_OP_CREATE_CONSTRAINT:
        add_constraint(p, "add", operation, operation->create_constraint.constraint);
        return LB_OK;
    case LB_OP_DROP_CONSTRAINT:
        if (operation->drop_constraint.constraint) {
            add_constraint(p, "remove", operation, operation->drop_constraint.constraint);
        }
        return LB_OK;
    case LB_OP_CREATE_TABLE_COMMENT:
    case LB_OP_DROP_TABLE_COMMENT:
        add_table_comment(p, operation);
        return LB_OK;
    case LB_OP_RENAME_TABLE:
        add_rename_table(p, operation);
        return LB_OK;
    case LB_OP_EXECUTE:
        if (operation->execute.diff.ptr) {
            lb_text_add(p->out, operation->execute.diff);
            return LB_OK;
        }
        lb_text_adds(p->out, "('execute', ");
        add_text(p, operation->execute.sql);
        lb_text_addc(p->out, ')');
        return LB_OK;
    default:
        lb_text_addf(p->out, "('%s',)", lb_operation_row_of(operation->kind)->directive);
        return LB_OK;
    }
}

static lb_code add_all(printer *p, const lb_operations *operations, bool *is_first)
{
    for (size_t i = 0; i < operations->count; i++) {
        const lb_operation *operation = operations->items[i];
        if (operation->kind == LB_OP_MODIFY_TABLE) {
            LB_TRY(add_all(p, &operation->modify_table.operations, is_first));
            continue;
        }
        lb_text_adds(p->out, *is_first ? "" : ", ");
        *is_first = false;
        LB_TRY(add_operation(p, operation));
    }
    return LB_OK;
}

lb_code lb_python_write_diffs(lb_text *out, const lb_python_diff_style *style,
                              const lb_operations *operations, lb_error *error)
{
    printer p = {out, style, error};
    bool is_first = true;
    lb_text_addc(out, '[');
    LB_TRY(add_all(&p, operations, &is_first));
    lb_text_addc(out, ']');
    return LB_OK;
}

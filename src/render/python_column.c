/* Columns and constraints as arguments of create_table() and add_column(), and the directives that
 * create a constraint. */
#include "render/python_internal.h"

#include "base/repr.h"

/* ---- columns ---- */

static const char *autoincrement_word(lb_autoincrement value)
{
    switch (value) {
    case LB_AUTOINCREMENT_YES:
        return "True";
    case LB_AUTOINCREMENT_NO:
        return "False";
    case LB_AUTOINCREMENT_IGNORE_FK:
        return "ignore_fk"; /* sic */
    case LB_AUTOINCREMENT_AUTO:
        break;
    }
    return NULL;
}

/* Computed and Identity stand behind the type, others are keywords. An answer of render_item may
   leave the default out. */
static lb_code add_column_default(lb_python_writer *writer, const lb_schema_column *column)
{
    lb_python_default value = lb_python_default_of(column);
    size_t before = writer->out->len;
    if (!lb_python_has_default(&value)) {
        return LB_OK;
    }
    if (!value.computed && !value.identity) {
        lb_text_adds(writer->out, "server_default=");
    }
    size_t start = writer->out->len;
    LB_TRY(lb_python_add_default(writer, &value));
    if (writer->out->len == start) {
        lb_text_truncate(writer->out, before);
    } else {
        lb_text_adds(writer->out, ", ");
    }
    return LB_OK;
}

lb_code lb_python_add_column(lb_python_writer *writer, const lb_schema_column *column,
                             bool *is_added)
{
    lb_text *out = writer->out;
    size_t before = out->len;
    bool is_done;
    LB_TRY(lb_python_ask(writer, &(lb_python_item){.kind = "column", .column = column}, &is_done));
    *is_added = !is_done || out->len != before;
    if (is_done) {
        return LB_OK;
    }
    lb_python_add_sa(writer, "Column(");
    lb_text_add_repr(out, column->name.text);
    lb_text_adds(out, ", ");
    LB_TRY(lb_python_add_type(writer, column->type));
    lb_text_adds(out, ", ");
    LB_TRY(add_column_default(writer, column));
    const char *autoincrement = autoincrement_word(column->autoincrement);
    if (autoincrement) {
        lb_text_addf(out, "autoincrement=%s, ", autoincrement);
    }
    lb_text_addf(out, "nullable=%s", column->is_nullable ? "True" : "False");
    lb_text_adds(out, column->is_system ? ", system=True" : "");
    if (column->comment.len) {
        lb_text_adds(out, ", comment=");
        lb_text_add_repr(out, column->comment);
    }
    LB_TRY(lb_python_add_options(writer, &column->options, ", "));
    lb_text_addc(out, ')');
    return LB_OK;
}

/* ---- constraints in create_table() ---- */

static void add_name_argument(lb_python_writer *writer, lb_name name, const char *separator)
{
    if (name.text.len) {
        lb_text_addf(writer->out, "%sname=", separator);
        lb_python_add_name(writer, name);
    }
}

static void add_column_arguments(lb_python_writer *writer, const lb_str_vector *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        lb_text_adds(writer->out, i ? ", " : "");
        lb_text_add_repr(writer->out, columns->items[i]);
    }
}

static void add_quoted_argument(lb_python_writer *writer, const char *key, lb_str value,
                                const char *separator)
{
    if (value.len) {
        lb_text_addf(writer->out, "%s%s=", separator, key);
        lb_text_add_repr(writer->out, value);
    }
}

static void add_primary_key(lb_python_writer *writer, const lb_constraint *constraint)
{
    lb_python_add_sa(writer, "PrimaryKeyConstraint(");
    add_column_arguments(writer, &constraint->columns);
    add_name_argument(writer, constraint->name, ", ");
    lb_text_addc(writer->out, ')');
}

/* ['schema.table.column', ...] */
static void add_referents(lb_python_writer *writer, const lb_constraint *constraint)
{
    for (size_t i = 0; i < constraint->referent_columns.count; i++) {
        LB_AUTO_TEXT lb_text place = {0};
        if (constraint->referent_schema.text.len) {
            lb_text_add(&place, constraint->referent_schema.text);
            lb_text_addc(&place, '.');
        }
        lb_text_add(&place, constraint->referent_table.text);
        lb_text_addc(&place, '.');
        lb_text_add(&place, constraint->referent_columns.items[i]);
        lb_text_adds(writer->out, i ? ", " : "");
        lb_text_add_repr(writer->out, lb_text_str(&place));
    }
}

static void add_foreign_key_options(lb_python_writer *writer, const lb_constraint *constraint,
                                    const char **separator)
{
    const struct {
        const char *key;
        lb_str text;
        bool is_true;
    } options[] = {
        {"onupdate", constraint->on_update, false},
        {"ondelete", constraint->on_delete, false},
        {"initially", constraint->initially, false},
        {"deferrable", {0}, constraint->deferrable == LB_YES},
        {"use_alter", {0}, constraint->use_alter},
        {"match", constraint->match, false},
    };
    for (size_t i = 0; i < LB_COUNT(options); i++) {
        if (options[i].is_true) {
            lb_text_addf(writer->out, "%s%s=True", *separator, options[i].key);
        } else {
            add_quoted_argument(writer, options[i].key, options[i].text, *separator);
        }
        *separator = options[i].is_true || options[i].text.len ? ", " : *separator;
    }
}

static void add_foreign_key(lb_python_writer *writer, const lb_constraint *constraint)
{
    const char *separator = "";
    lb_python_add_sa(writer, "ForeignKeyConstraint(");
    lb_python_add_names(writer, &constraint->columns);
    lb_text_adds(writer->out, ", [");
    add_referents(writer, constraint);
    lb_text_adds(writer->out, "], ");
    if (constraint->name.text.len) {
        add_name_argument(writer, constraint->name, "");
        separator = ", ";
    }
    add_foreign_key_options(writer, constraint, &separator);
    lb_text_addc(writer->out, ')');
}

static lb_code add_unique(lb_python_writer *writer, const lb_constraint *constraint)
{
    lb_python_add_sa(writer, "UniqueConstraint(");
    add_column_arguments(writer, &constraint->columns);
    const char *separator = constraint->columns.count ? ", " : "";
    if (constraint->deferrable == LB_YES) {
        lb_text_addf(writer->out, "%sdeferrable=True", separator);
    }
    add_quoted_argument(writer, "initially", constraint->initially, separator);
    add_name_argument(writer, constraint->name, separator);
    LB_TRY(lb_python_add_options(writer, &constraint->options, separator));
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_check(lb_python_writer *writer, const lb_constraint *constraint)
{
    lb_python_add_sa(writer, "CheckConstraint(");
    LB_TRY(lb_python_add_expression(writer, constraint->check, false));
    add_name_argument(writer, constraint->name, ", ");
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

/* (sa.column('room'), '=') */
static lb_code add_exclusion(lb_python_writer *writer, const lb_exclusion *exclusion)
{
    lb_name column = lb_expression_column_name(exclusion->expression);
    lb_text_addc(writer->out, '(');
    if (column.text.ptr) {
        lb_python_add_sa(writer, "column(");
        lb_text_add_repr(writer->out, column.text);
        lb_text_addc(writer->out, ')');
    } else {
        lb_expression_shape shape = lb_expression_shape_of(exclusion->expression);
        bool is_text = lb_expression_plain(exclusion->expression).ptr != NULL;
        LB_TRY(lb_python_add_expression(writer, exclusion->expression,
                                        is_text || shape == LB_SHAPE_FUNCTION));
    }
    lb_text_adds(writer->out, ", ");
    lb_text_add_repr(writer->out, exclusion->op);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_exclusions(lb_python_writer *writer, const lb_constraint *constraint,
                              lb_str schema, bool has_name, const char *separator)
{
    for (size_t i = 0; i < constraint->exclusions.count; i++) {
        lb_text_adds(writer->out, separator);
        LB_TRY(add_exclusion(writer, &constraint->exclusions.items[i]));
        separator = ", ";
    }
    if (constraint->where) {
        lb_text_addf(writer->out, "%swhere=", separator);
        LB_TRY(lb_python_add_expression(writer, constraint->where, true));
    }
    if (constraint->deferrable == LB_YES) {
        lb_text_adds(writer->out, ", deferrable='True'");
    }
    add_quoted_argument(writer, "initially", constraint->initially, ", ");
    add_quoted_argument(writer, "using", constraint->using, ", ");
    add_quoted_argument(writer, "schema", schema, ", ");
    if (has_name) {
        add_name_argument(writer, constraint->name, ", ");
    }
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_exclude(lb_python_writer *writer, const lb_constraint *constraint)
{
    lb_map_set(writer->imports, LB_STR("from sqlalchemy.dialects import postgresql"), writer);
    lb_text_adds(writer->out, "postgresql.ExcludeConstraint(");
    return add_exclusions(writer, constraint, (lb_str){0}, true, "");
}

/* ---- directives ---- */

static void add_table_argument(lb_python_writer *writer, const lb_operation *operation)
{
    if (!writer->is_in_batch) {
        lb_text_adds(writer->out, ", ");
        lb_text_add_repr(writer->out, operation->table.text);
    }
}

static lb_code add_create_unique(lb_python_writer *writer, const lb_operation *operation,
                                 const lb_constraint *constraint)
{
    lb_python_add_directive(writer, "create_unique_constraint(");
    lb_python_add_name(writer, constraint->name);
    add_table_argument(writer, operation);
    lb_text_adds(writer->out, ", ");
    lb_python_add_names(writer, &constraint->columns);
    if (constraint->deferrable == LB_YES) {
        lb_text_adds(writer->out, ", deferrable=True");
    }
    add_quoted_argument(writer, "initially", constraint->initially, ", ");
    if (!writer->is_in_batch) {
        add_quoted_argument(writer, "schema", operation->schema.text, ", ");
    }
    LB_TRY(lb_python_add_options(writer, &constraint->options, ", "));
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_create_foreign_key(lb_python_writer *writer, const lb_operation *operation,
                                      const lb_constraint *constraint)
{
    const char *separator = ", ";
    lb_python_add_directive(writer, "create_foreign_key(");
    lb_python_add_name(writer, constraint->name);
    add_table_argument(writer, operation);
    lb_text_adds(writer->out, ", ");
    lb_text_add_repr(writer->out, constraint->referent_table.text);
    lb_text_adds(writer->out, ", ");
    lb_python_add_names(writer, &constraint->columns);
    lb_text_adds(writer->out, ", ");
    lb_python_add_names(writer, &constraint->referent_columns);
    if (!writer->is_in_batch) {
        add_quoted_argument(writer, "source_schema", operation->schema.text, ", ");
    }
    add_quoted_argument(writer, "referent_schema", constraint->referent_schema.text, ", ");
    add_foreign_key_options(writer, constraint, &separator);
    LB_TRY(lb_python_add_options(writer, &constraint->options, ", "));
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_create_check(lb_python_writer *writer, const lb_operation *operation,
                                const lb_constraint *constraint)
{
    lb_python_add_directive(writer, "create_check_constraint(");
    lb_python_add_name(writer, constraint->name);
    add_table_argument(writer, operation);
    lb_text_adds(writer->out, ", ");
    LB_TRY(lb_python_add_expression(writer, constraint->check, false));
    if (!writer->is_in_batch) {
        add_quoted_argument(writer, "schema", operation->schema.text, ", ");
    }
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

/* Alembic's autogenerate makes none of these; a script that moves operations about may. */
static lb_code add_create_primary_key(lb_python_writer *writer, const lb_operation *operation,
                                      const lb_constraint *constraint)
{
    lb_python_add_directive(writer, "create_primary_key(");
    lb_python_add_name(writer, constraint->name);
    add_table_argument(writer, operation);
    lb_text_adds(writer->out, ", ");
    lb_python_add_names(writer, &constraint->columns);
    if (!writer->is_in_batch) {
        add_quoted_argument(writer, "schema", operation->schema.text, ", ");
    }
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_create_exclude(lb_python_writer *writer, const lb_operation *operation,
                                  const lb_constraint *constraint)
{
    lb_python_add_directive(writer, "create_exclude_constraint(");
    lb_python_add_name(writer, constraint->name);
    add_table_argument(writer, operation);
    lb_str schema = writer->is_in_batch ? (lb_str){0} : operation->schema.text;
    return add_exclusions(writer, constraint, schema, false, ", ");
}

lb_code lb_python_add_create_constraint(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_constraint *constraint = operation->create_constraint.constraint;
    switch (constraint->kind) {
    case LB_CONSTRAINT_UNIQUE:
        return add_create_unique(writer, operation, constraint);
    case LB_CONSTRAINT_FOREIGN_KEY:
        return add_create_foreign_key(writer, operation, constraint);
    case LB_CONSTRAINT_CHECK:
        return add_create_check(writer, operation, constraint);
    case LB_CONSTRAINT_EXCLUDE:
        return add_create_exclude(writer, operation, constraint);
    case LB_CONSTRAINT_PRIMARY_KEY:
        break;
    }
    return add_create_primary_key(writer, operation, constraint);
}

lb_code lb_python_add_constraint(lb_python_writer *writer, const lb_constraint *constraint,
                                 bool *is_added)
{
    static const char *const kinds[] = {"primary_key", "unique", "foreign_key", "check", "exclude"};
    size_t before = writer->out->len;
    bool is_done;
    lb_python_item item = {.kind = kinds[constraint->kind], .constraint = constraint};
    LB_TRY(lb_python_ask(writer, &item, &is_done));
    *is_added = is_done || !(constraint->kind == LB_CONSTRAINT_CHECK && constraint->is_of_type);
    if (constraint->kind == LB_CONSTRAINT_PRIMARY_KEY && !constraint->columns.count) {
        *is_added = is_done;
    }
    if (is_done || !*is_added) {
        *is_added = *is_added && writer->out->len != before;
        return LB_OK;
    }
    switch (constraint->kind) {
    case LB_CONSTRAINT_PRIMARY_KEY:
        add_primary_key(writer, constraint);
        return LB_OK;
    case LB_CONSTRAINT_UNIQUE:
        return add_unique(writer, constraint);
    case LB_CONSTRAINT_FOREIGN_KEY:
        add_foreign_key(writer, constraint);
        return LB_OK;
    case LB_CONSTRAINT_CHECK:
        return add_check(writer, constraint);
    case LB_CONSTRAINT_EXCLUDE:
        break;
    }
    return add_exclude(writer, constraint);
}

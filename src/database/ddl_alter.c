/* ALTER TABLE: columns, names, constraints; its ANSI forms as Alembic writes them. */
#include "base/repr.h"
#include "database/ddl_rules.h"
#include "database/ddl_walk.h"

lb_code lb_ddl_rename_table(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_ddl_alter_table(ddl, &sql, operation);
    lb_text_adds(&sql, " RENAME TO ");
    lb_operation renamed = *operation;
    renamed.table = operation->rename_table.new_name;
    if (ddl->rules->renames_within_schema) {
        renamed.schema = (lb_name){0};
    }
    lb_ddl_operation_table(ddl, &sql, &renamed);
    return lb_ddl_emit(ddl, &sql, error);
}

/* ---- Constraints ---------------------------------------------------------------------------- */

lb_code lb_ddl_add_constraint_ansi(lb_ddl *ddl, const lb_operation *operation,
                                   const lb_constraint *constraint, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "ALTER TABLE ");
    lb_qualified_name_write(&sql, ddl->dialect, operation->schema, operation->table);
    lb_text_adds(&sql, " ADD ");
    LB_TRY(lb_ddl_constraint(ddl, &sql, constraint, error));
    return lb_ddl_emit(ddl, &sql, error);
}

lb_code lb_ddl_add_constraint(lb_ddl *ddl, const lb_operation *operation,
                              const lb_constraint *constraint, lb_error *error)
{
    if (!lb_ddl_has_constraint(ddl, constraint)) {
        return LB_OK;
    }
    return ddl->rules->add_constraint
               ? ddl->rules->add_constraint(ddl, operation, constraint, error)
               : lb_ddl_add_constraint_ansi(ddl, operation, constraint, error);
}

/* A constraint without a name as Python shows it. */
#define AN_OBJECT(class) "<" class " object at 0x7f0000000000>"
#define A_RULE "_create_rule=" AN_OBJECT("sqlalchemy.util.langhelpers.portable_instancemethod")

static void add_shown(lb_text *out, const lb_operation *operation)
{
    lb_str type = operation->drop_constraint.type;
    if (lb_str_is(type, "unique") || lb_str_is(type, "primary")) {
        lb_text_adds(out,
                     lb_str_is(type, "unique") ? "UniqueConstraint()" : "PrimaryKeyConstraint()");
        return;
    }
    if (!type.ptr) {
        lb_text_adds(out, "Constraint(" A_RULE ")");
        return;
    }
    bool is_check = lb_str_is(type, "check");
    lb_text_adds(out, is_check ? "CheckConstraint(" AN_OBJECT("sqlalchemy.sql.elements.TextClause")
                               : "ForeignKeyConstraint(" AN_OBJECT(
                                     "sqlalchemy.sql.base.ReadOnlyColumnCollection") ", None");
    lb_text_adds(out, ", table=Table(");
    lb_text_add_repr(out, operation->table.text);
    lb_text_adds(out, ", MetaData(), schema=");
    if (operation->schema.text.ptr) {
        lb_text_add_repr(out, operation->schema.text);
    } else {
        lb_text_adds(out, "None");
    }
    lb_text_adds(out, is_check ? "), " A_RULE ")" : "))");
}

lb_code lb_ddl_drop_constraint(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_drop_constraint *drop = &operation->drop_constraint;
    if (ddl->rules->drop_constraint) {
        return ddl->rules->drop_constraint(ddl, operation, error);
    }
    if (!drop->name.text.ptr) {
        LB_AUTO_TEXT lb_text shown = {0};
        add_shown(&shown, operation);
        return lb_spell_error(error, "Can't emit DROP CONSTRAINT for constraint %s; it has no name",
                              lb_text_cstr(&shown));
    }
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "ALTER TABLE ");
    lb_qualified_name_write(&sql, ddl->dialect, operation->schema, operation->table);
    lb_text_adds(&sql, drop->if_exists ? " DROP CONSTRAINT IF EXISTS " : " DROP CONSTRAINT ");
    LB_TRY(lb_ddl_limited_name(ddl, &sql, drop->name, ddl->rules->longest_constraint_name, error));
    return lb_ddl_emit(ddl, &sql, error);
}

/* ---- ADD COLUMN, DROP COLUMN ---------------------------------------------------------------- */

/* The constraints that come along with a column: those of its table, or its own. */
static const lb_constraints *constraints_of(const lb_schema_column *column)
{
    return column->table ? &column->table->constraints : &column->constraints;
}

/* The one foreign key of a column, of that column alone; NULL where there is none or several. */
static const lb_constraint *only_foreign_key(const lb_schema_column *column)
{
    const lb_constraints *constraints = constraints_of(column);
    const lb_constraint *found = NULL;
    for (size_t i = 0; i < constraints->count; i++) {
        const lb_constraint *constraint = constraints->items[i];
        if (constraint->kind == LB_CONSTRAINT_FOREIGN_KEY &&
            (!column->table || lb_str_vector_has(&constraint->columns, column->name.text))) {
            if (found) {
                return NULL;
            }
            found = constraint;
        }
    }
    return found && found->referent_columns.count == 1 ? found : NULL;
}

static lb_code write_add(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                         const lb_constraint *inlined, lb_error *error)
{
    const lb_add_column *add = &operation->add_column;
    lb_ddl_alter_table(ddl, out, operation);
    lb_text_adds(out, add->if_not_exists ? " ADD COLUMN IF NOT EXISTS " : " ADD COLUMN ");
    LB_TRY(lb_ddl_column(ddl, out, add->column, error));
    if (add->inline_primary_key == LB_YES && add->column->is_primary_key) {
        lb_text_adds(out, " PRIMARY KEY");
    }
    if (inlined) {
        lb_text_adds(out, " REFERENCES ");
        lb_qualified_name_write(out, ddl->dialect, inlined->referent_schema,
                                inlined->referent_table);
        lb_text_adds(out, " (");
        lb_ddl_names(ddl, out, &inlined->referent_columns);
        lb_text_addc(out, ')');
        LB_TRY(lb_ddl_references(ddl, out, inlined, error));
    }
    return lb_ddl_column_constraints(ddl, out, add->column, error);
}

static lb_code add_constraints(lb_ddl *ddl, const lb_operation *operation,
                               const lb_constraint *inlined, lb_error *error)
{
    const lb_schema_column *column = operation->add_column.column;
    const lb_constraints *constraints = constraints_of(column);
    for (size_t i = 0; i < constraints->count; i++) {
        const lb_constraint *constraint = constraints->items[i];
        bool is_written = constraint->kind == LB_CONSTRAINT_CHECK && !constraint->is_of_type &&
                          (!column->table || constraint->is_inline);
        if (constraint != inlined && constraint->kind != LB_CONSTRAINT_PRIMARY_KEY && !is_written) {
            LB_TRY(lb_ddl_add_constraint(ddl, operation, constraint, error));
        }
    }
    return LB_OK;
}

/* What the flags of a column without a table ask for. */
static lb_code add_by_flags(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_schema_column *column = operation->add_column.column;
    lb_str name = column->name.text;
    lb_schema_column copy = *column, *node = &copy;
    if (column->is_unique && !column->is_indexed) {
        const lb_constraint unique = {
            .kind = LB_CONSTRAINT_UNIQUE, .columns = {&name, 1, 1}, .column_nodes = {&node, 1, 1}};
        LB_TRY(lb_ddl_add_constraint(ddl, operation, &unique, error));
    }
    if (column->is_indexed) {
        LB_AUTO_TEXT lb_text index_name = {0};
        lb_text_addf(&index_name, "ix_%.*s%s%.*s_%.*s", LB_ARG(operation->schema.text),
                     operation->schema.text.len ? "_" : "", LB_ARG(operation->table.text),
                     LB_ARG(name));
        lb_index_element element = {.column = column->name};
        const lb_schema_index index = {
            .name = {.text = lb_text_str(&index_name), .is_conventional = true},
            .elements = {&element, 1, 1},
            .is_unique = column->is_unique};
        LB_TRY(lb_ddl_create_index(ddl, operation, &index, false, error));
    }
    return LB_OK;
}

lb_code lb_ddl_add_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_schema_column *column = operation->add_column.column;
    const lb_constraint *inlined =
        operation->add_column.inline_references == LB_YES ? only_foreign_key(column) : NULL;
    LB_TRY(write_add(ddl, &sql, operation, inlined, error));
    LB_TRY(lb_ddl_emit(ddl, &sql, error));
    LB_TRY(add_constraints(ddl, operation, inlined, error));
    if (!column->table) {
        LB_TRY(add_by_flags(ddl, operation, error));
    }
    for (size_t i = 0; column->table && i < column->table->indexes.count; i++) {
        LB_TRY(lb_ddl_create_index(ddl, operation, column->table->indexes.items[i], false, error));
    }
    if (column->comment.len && ddl->rules->supports_comments && !ddl->rules->has_inline_comments) {
        return lb_ddl_column_comment_of(ddl, operation, column, error);
    }
    return LB_OK;
}

lb_code lb_ddl_drop_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_ddl_alter_table(ddl, &sql, operation);
    lb_text_adds(&sql,
                 operation->drop_column.if_exists ? " DROP COLUMN IF EXISTS " : " DROP COLUMN ");
    lb_name_write(&sql, ddl->dialect, operation->drop_column.column->name);
    return lb_ddl_emit(ddl, &sql, error);
}

/* ---- ALTER COLUMN --------------------------------------------------------------------------- */

static lb_code set_default(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_ddl_alter_column_head(ddl, &sql, operation);
    LB_TRY(lb_ddl_set_default(ddl, &sql, operation, error));
    return lb_ddl_emit(ddl, &sql, error);
}

lb_code lb_ddl_set_default(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                           lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    const lb_server_default *value = &operation->alter_column.server_default;
    bool has_default;
    LB_TRY(lb_ddl_default(ddl, &text, value, &has_default, error));
    if (value->kind == LB_DEFAULT_FETCHED) {
        lb_fail(error, LB_ERR_SCRIPT, "%s", "");
        lb_error_kind(error, "AssertionError");
        return LB_ERR_SCRIPT;
    }
    lb_text_addf(out, has_default ? "SET DEFAULT %s" : "DROP DEFAULT%s", lb_text_cstr(&text));
    return LB_OK;
}

static lb_code alter_default(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_alter_column *alter = &operation->alter_column;
    if (alter->computed || alter->existing_computed) {
        return lb_spell_error(error, "Adding or removing a \"computed\" construct, e.g. GENERATED "
                                     "ALWAYS AS, to or from an existing column is not supported.");
    }
    if (!alter->identity && !alter->existing_identity) {
        return set_default(ddl, operation, error);
    }
    if (ddl->rules->column_identity) {
        return ddl->rules->column_identity(ddl, operation, error);
    }
    return lb_spell_error(error, "Adding, removing or modifying an \"identity\" construct, e.g. "
                                 "GENERATED AS IDENTITY, to or from an existing column is not "
                                 "supported in this dialect.");
}

static lb_code alter_type(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_alter_column *alter = &operation->alter_column;
    lb_ddl_alter_column_head(ddl, &sql, operation);
    lb_text_adds(&sql, "TYPE ");
    LB_TRY(lb_ddl_type(ddl, &sql, alter->type, error));
    if (ddl->rules->has_using) { /* Alembic has the blank in any case */
        lb_text_adds(&sql, alter->using.len ? " USING " : " ");
        lb_text_add(&sql, alter->using);
    }
    return lb_ddl_emit(ddl, &sql, error);
}

static lb_code alter_nullable(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_ddl_alter_column_head(ddl, &sql, operation);
    lb_text_adds(&sql,
                 operation->alter_column.nullable == LB_YES ? "DROP NOT NULL" : "SET NOT NULL");
    return lb_ddl_emit(ddl, &sql, error);
}

static lb_code alter_name(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_ddl_alter_table(ddl, &sql, operation);
    lb_text_adds(&sql, ddl->rules->renames_with_column_word ? " RENAME COLUMN " : " RENAME ");
    lb_name_write(&sql, ddl->dialect, operation->alter_column.column);
    lb_text_adds(&sql, " TO ");
    lb_name_write(&sql, ddl->dialect, operation->alter_column.new_name);
    return lb_ddl_emit(ddl, &sql, error);
}

#define COMMENT_CLASS "<class 'alembic.ddl.base.ColumnComment'>"

static lb_code alter_comment(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_alter_column *alter = &operation->alter_column;
    if (!ddl->rules->supports_comments) {
        return lb_unsupported_element(error, ddl->rules->ddl_compiler,
                                      LB_STR(COMMENT_CLASS ": " COMMENT_CLASS
                                                           " construct has no default "
                                                           "compilation handler."));
    }
    lb_text_adds(&sql, "COMMENT ON COLUMN ");
    lb_ddl_operation_table(ddl, &sql, operation);
    lb_text_addc(&sql, '.');
    lb_name_write(&sql, ddl->dialect, alter->column);
    lb_text_adds(&sql, " IS ");
    if (alter->comment.ptr) {
        LB_TRY(lb_ddl_string(ddl, &sql, alter->comment, error));
    } else {
        lb_text_adds(&sql, "NULL");
    }
    return lb_ddl_emit(ddl, &sql, error);
}

lb_code lb_ddl_alter_column_ansi(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_alter_column *alter = &operation->alter_column;
    if (alter->type && ddl->rules->has_using) {
        LB_TRY(alter_type(ddl, operation, error));
    }
    if (alter->nullable != LB_UNSET) {
        LB_TRY(alter_nullable(ddl, operation, error));
    }
    if (alter->has_server_default) {
        LB_TRY(alter_default(ddl, operation, error));
    }
    if (alter->type && !ddl->rules->has_using) {
        LB_TRY(alter_type(ddl, operation, error));
    }
    if (alter->has_comment) {
        LB_TRY(alter_comment(ddl, operation, error));
    }
    return alter->new_name.text.ptr ? alter_name(ddl, operation, error) : LB_OK;
}

static lb_code drop_type_check(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_constraint *check = operation->alter_column.existing_type_check;
    if (!check || !ddl->rules->drops_type_checks || !lb_ddl_has_constraint(ddl, check)) {
        return LB_OK;
    }
    LB_TRY(lb_ddl_check_name(check, error));
    const lb_operation drop = {
        .kind = LB_OP_DROP_CONSTRAINT,
        .schema = operation->schema,
        .table = operation->table,
        .drop_constraint = {.name = check->name, .type = LB_STR("check")},
    };
    return lb_ddl_drop_constraint(ddl, &drop, error);
}

lb_code lb_ddl_alter_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_alter_column *alter = &operation->alter_column;
    if (alter->existing_type && alter->type) {
        LB_TRY(drop_type_check(ddl, operation, error));
    }
    LB_TRY(ddl->rules->alter_column ? ddl->rules->alter_column(ddl, operation, error)
                                    : lb_ddl_alter_column_ansi(ddl, operation, error));
    return alter->type && alter->type_check
               ? lb_ddl_add_constraint(ddl, operation, alter->type_check, error)
               : LB_OK;
}

#include "database/postgresql/ddl.h"

#include "database/postgresql/postgresql.h"

/* SERIAL and its like; NULL where the column is none. */
static const char *serial_of(const lb_schema_column *column)
{
    if (!column->is_primary_key || column->identity || (column->has_default && !column->sequence) ||
        (column->sequence && !column->sequence->is_optional) || !lb_ddl_is_autoincrement(column)) {
        return NULL;
    }
    const lb_sql_type *type = lb_sql_type_for(column->type, LB_STR("postgresql"));
    switch (lb_type_canonical(type->kind)) {
    case LB_SQL_TYPE_SQL_BIGINT:
        return "BIGSERIAL";
    case LB_SQL_TYPE_SQL_SMALLINT:
        return "SMALLSERIAL";
    default:
        return "SERIAL";
    }
}

static lb_code write_column(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                            lb_error *error)
{
    const char *serial = column->type ? serial_of(column) : NULL;
    lb_name_write(out, ddl->dialect, column->name);
    lb_text_addc(out, ' ');
    if (serial) {
        lb_text_adds(out, serial);
    } else {
        LB_AUTO_TEXT lb_text text = {0};
        bool has_default;
        LB_TRY(lb_ddl_column_type(ddl, out, column, error));
        LB_TRY(lb_ddl_default(ddl, &text, &column->server_default, &has_default, error));
        if (has_default) {
            lb_text_addf(out, " DEFAULT %s", lb_text_cstr(&text));
        }
    }
    if (column->computed) {
        lb_text_addc(out, ' ');
        LB_TRY(lb_ddl_computed(ddl, out, column->computed, error));
    }
    if (column->identity) {
        lb_text_addc(out, ' ');
        lb_ddl_identity(out, column->identity);
        lb_text_adds(out, column->is_nullable ? " NULL" : "");
    } else {
        lb_text_adds(out, column->is_nullable ? "" : " NOT NULL");
    }
    return LB_OK;
}

static lb_code write_computed(lb_ddl *ddl, lb_text *out, const lb_computed *computed,
                              lb_error *error)
{
    if (computed->persisted == LB_PERSISTED_NO) {
        return lb_spell_error(
            error, "PostrgreSQL computed columns do not support 'virtual' persistence; set the "
                   "'persisted' flag to None or True for PostgreSQL support.");
    }
    lb_text_adds(out, "GENERATED ALWAYS AS (");
    LB_TRY(lb_ddl_expression(ddl, out, computed->expression, error));
    lb_text_adds(out, ") STORED");
    return LB_OK;
}

static void add_upper(lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        lb_text_addc(out, text.ptr[i] == '_' ? ' ' : lb_upper(text.ptr[i]));
    }
}

static void add_option(lb_ddl *ddl, lb_text *out, const lb_table *table, const char *key,
                       const char *words)
{
    const lb_option *option = lb_ddl_option(ddl, &table->options, key);
    if (lb_option_is_true(option)) {
        lb_text_addf(out, "\n %s %.*s", words, LB_ARG(option->text));
    }
}

static lb_code write_table_end(lb_ddl *ddl, lb_text *out, const lb_table *table,
                               lb_error *error LB_UNUSED)
{
    const lb_option *inherits = lb_ddl_option(ddl, &table->options, "inherits");
    if (inherits) {
        lb_text_adds(out, "\n INHERITS ( ");
        for (size_t i = 0; i < inherits->items.count; i++) {
            lb_text_adds(out, i ? ", " : "");
            ddl->dialect->quote_name(out, inherits->items.items[i].text);
        }
        if (inherits->kind == LB_OPTION_TEXT) {
            ddl->dialect->quote_name(out, inherits->text);
        }
        lb_text_adds(out, " )");
    }
    add_option(ddl, out, table, "partition_by", "PARTITION BY");
    add_option(ddl, out, table, "using", "USING");
    const lb_option *oids = lb_ddl_option(ddl, &table->options, "with_oids");
    if (oids && oids->kind == LB_OPTION_BOOLEAN) {
        lb_text_adds(out, oids->boolean ? "\n WITH OIDS" : "\n WITHOUT OIDS");
    }
    const lb_option *commit = lb_ddl_option(ddl, &table->options, "on_commit");
    if (lb_option_is_true(commit)) {
        lb_text_adds(out, "\n ON COMMIT ");
        add_upper(out, commit->text);
    }
    const lb_option *space = lb_ddl_option(ddl, &table->options, "tablespace");
    if (lb_option_is_true(space)) {
        lb_text_adds(out, "\n TABLESPACE ");
        ddl->dialect->quote_name(out, space->text);
    }
    return LB_OK;
}

const lb_ddl_rules pg_ddl_rules = {
    .types = pg_types,
    .type_compiler = "sqlalchemy.dialects.postgresql.base.PGTypeCompiler",
    .ddl_compiler = "sqlalchemy.dialects.postgresql.base.PGDDLCompiler",
    .has_schema_wide_names = true,
    .longest_name = 63,
    .longest_index_name = 63,
    .longest_constraint_name = 63,
    .supports_alter = true,
    .supports_comments = true,
    .has_native_boolean = true,
    .has_native_enum = true,
    .renames_within_schema = true,
    .has_nulls_distinct = true,
    .has_using = true,
    .counts_up = true,
    .has_percent_style = true,
    .drops_type_checks = true,
    .has_typed_sequences = true,
    .column = write_column,
    .computed = write_computed,
    .table_end = write_table_end,
    .constraint = pg_constraint,
    .exclude = pg_exclude,
    .include = pg_include,
    .on_delete = pg_on_delete,
    .create_index = pg_create_index,
    .drop_index = pg_drop_index,
    .create_type = pg_create_type,
    .alter_column = pg_alter_column,
    .column_identity = pg_column_identity,
};

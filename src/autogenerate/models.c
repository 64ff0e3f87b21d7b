/* The models of an Alembic project as DDL: what would make a database of them. */
#include "autogenerate/autogenerate_internal.h"

#include "database/ddl.h"

typedef struct writing {
    lb_arena *arena;
    const lb_dialect *dialect;
    lb_ddl_options options;
    lb_text *out;
} writing;

static lb_code put(void *context, lb_str sql, lb_error *error LB_UNUSED)
{
    lb_text *out = context;
    lb_text_add(out, sql);
    lb_text_adds(out, ";\n\n");
    return LB_OK;
}

static lb_code write_operation(const writing *w, const lb_operation *operation, lb_error *error)
{
    const lb_ddl_sink sink = {put, w->out};
    return lb_ddl_write(w->dialect, &w->options, operation, &sink, error);
}

static bool holds(const lb_tables *tables, const lb_table *table)
{
    for (size_t i = 0; i < tables->count; i++) {
        if (tables->items[i] == table) {
            return true;
        }
    }
    return false;
}

/* Foreign keys of a circle come after its tables, where the database can add them. */
static lb_code write_keys(const writing *w, const lb_table *table, lb_error *error)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *constraint = table->constraints.items[i];
        if (constraint->kind == LB_CONSTRAINT_FOREIGN_KEY) {
            lb_operation *add =
                lb_operation_new(w->arena, LB_OP_CREATE_CONSTRAINT, table->schema, table->name);
            add->create_constraint.constraint = constraint;
            LB_TRY(write_operation(w, add, error));
        }
    }
    return LB_OK;
}

static lb_table *without_keys(const writing *w, const lb_table *table)
{
    lb_table *copy = LB_NEW(w->arena, lb_table);
    *copy = *table;
    copy->constraints.items = NULL;
    copy->constraints.count = copy->constraints.capacity = 0;
    for (size_t i = 0; i < table->constraints.count; i++) {
        if (table->constraints.items[i]->kind != LB_CONSTRAINT_FOREIGN_KEY) {
            lb_vector_push_in(w->arena, &copy->constraints, table->constraints.items[i]);
        }
    }
    return copy;
}

static lb_code write_schema(const writing *w, const lb_schema *schema, lb_error *error)
{
    lb_tables sorted = {0}, circle = {0};
    lb_schema_sort(w->arena, &schema->tables, &sorted, &circle);
    bool can_add_keys = w->dialect->has_schemas;
    for (size_t i = 0; i < sorted.count; i++) {
        lb_table *table = sorted.items[i];
        lb_operation *create =
            lb_operation_new(w->arena, LB_OP_CREATE_TABLE, table->schema, table->name);
        bool is_cut = can_add_keys && holds(&circle, table);
        create->create_table.table = is_cut ? without_keys(w, table) : table;
        LB_TRY(write_operation(w, create, error));
    }
    for (size_t i = 0; i < circle.count && can_add_keys; i++) {
        LB_TRY(write_keys(w, circle.items[i], error));
    }
    return LB_OK;
}

static void write_schemas(const writing *w, const lb_schema *schema)
{
    LB_AUTO_MAP lb_map seen = {0};
    for (size_t i = 0; i < schema->tables.count; i++) {
        lb_str name = schema->tables.items[i]->schema.text;
        if (name.ptr && !lb_map_has(&seen, name)) {
            lb_map_set(&seen, name, w->out);
            lb_text_adds(w->out, "CREATE SCHEMA IF NOT EXISTS ");
            w->dialect->quote_name(w->out, name);
            lb_text_adds(w->out, ";\n\n");
        }
    }
}

static lb_code write_models(lb_generation *g, lb_text *out, lb_error *error)
{
    lb_autogenerate *a = g->autogenerate;
    LB_AUTO_MAP lb_map types = {0};
    const writing w = {.arena = &a->arena,
                       .dialect = g->configuration->dialect,
                       .options = {.is_offline = true, .types = &types},
                       .out = out};
    LB_TRY(lb_generation_read_desired(g, error));
    for (size_t i = 0; i < a->schemas.count; i++) {
        if (w.dialect->has_schemas) {
            write_schemas(&w, a->schemas.items[i]);
        }
        LB_TRY(write_schema(&w, a->schemas.items[i], error));
    }
    return LB_OK;
}

lb_code lb_autogenerate_models(lb_guest *guest, const lb_configuration *configuration,
                               const char *env_path, const lb_log *log, lb_text *out,
                               lb_error *error)
{
    const lb_new_script none = {0};
    const lb_autogenerate_options options = {
        .is_comparing = true, .env_path = env_path, .log = *log};
    lb_autogenerate *a = lb_autogenerate_new(&none, &options);
    lb_generation g = {.autogenerate = a,
                       .guest = guest,
                       .py = guest->py,
                       .configuration = configuration,
                       .border = lb_border_of(guest, &a->arena)};
    g.border.dialect = configuration->dialect;
    g.context = guest->migration_context ? lb_held(guest->migration_context) : LB_NONE;
    lb_code code = lb_generation_read_options(&g) ? write_models(&g, out, error)
                                                  : lb_generation_fail(&g, error);
    lb_map_free(&g.guest_objects);
    lb_release(g.py, g.autogen_context);
    lb_autogenerate_free(a);
    return code;
}

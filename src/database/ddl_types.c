/* Types that SQLAlchemy creates before a table and drops after it: PostgreSQL's ENUM and DOMAIN. */
#include "database/ddl_rules.h"
#include "database/ddl_walk.h"

typedef LB_VECTOR(const lb_sql_type *) types;

/* PostgreSQL's own classes act on every database, whatever variant is meant for it; an Enum acts
 * where it is the type that the dialect writes. */
static void find_types(const lb_ddl *ddl, lb_arena *arena, const lb_sql_type *type, bool is_written,
                       types *out)
{
    lb_str dialect = lb_str_of(ddl->dialect->name);
    const lb_sql_type *written = lb_sql_type_for(type, dialect);
    if (type->item &&
        (type->is_decorated || lb_type_canonical(type->kind) == LB_SQL_TYPE_PG_ARRAY)) {
        find_types(ddl, arena, type->item, is_written && (type->is_decorated || written == type),
                   out);
    }
    bool is_own = type->kind == LB_SQL_TYPE_PG_ENUM || type->kind == LB_SQL_TYPE_PG_DOMAIN;
    bool is_enum = type->kind == LB_SQL_TYPE_ENUM && type->is_native && is_written &&
                   written == type && ddl->rules->create_type;
    if ((is_own || is_enum) && type->is_created && !type->has_metadata &&
        (type->kind == LB_SQL_TYPE_PG_DOMAIN || ddl->rules->has_native_enum)) {
        lb_vector_push_in(arena, out, type);
    }
    for (size_t i = 0; i < type->variants.count; i++) {
        const lb_sql_type *variant = type->variants.items[i].type;
        find_types(ddl, arena, variant,
                   is_written && lb_str_equal(type->variants.items[i].dialect, dialect), out);
    }
}

/* Whether the run has not dealt with the type yet. */
static bool is_new(lb_map *seen, const lb_sql_type *type)
{
    LB_AUTO_TEXT lb_text key = {0};
    lb_text_adds(&key, type->kind == LB_SQL_TYPE_PG_DOMAIN ? "domain" : "enum");
    lb_text_addc(&key, '\0');
    lb_text_add(&key, type->schema.text);
    lb_text_addc(&key, '\0');
    lb_text_add(&key, type->name.text);
    bool had = lb_map_has(seen, lb_text_str(&key));
    lb_map_set(seen, lb_text_str(&key), seen);
    return !had;
}

static lb_code change(lb_ddl *ddl, const lb_sql_type *type, bool is_drop, lb_error *error)
{
    if (ddl->rules->create_type) {
        return ddl->rules->create_type(ddl, type, is_drop, error);
    }
    LB_AUTO_TEXT lb_text element = {0};
    lb_text_addf(&element, "<class 'sqlalchemy.dialects.postgresql.named_types.%s%sType'>",
                 is_drop ? "Drop" : "Create",
                 type->kind == LB_SQL_TYPE_PG_DOMAIN ? "Domain" : "Enum");
    return lb_unsupported_element(error, ddl->rules->ddl_compiler, lb_text_str(&element));
}

lb_code lb_ddl_table_types(lb_ddl *ddl, const lb_table *table, bool is_drop, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_MAP lb_map own = {0};
    lb_map *seen = ddl->options->types ? ddl->options->types : &own;
    types found = {0};
    for (size_t i = 0; i < table->columns.count; i++) {
        if (table->columns.items[i]->type && !table->columns.items[i]->is_type_apart) {
            find_types(ddl, &arena, table->columns.items[i]->type, true, &found);
        }
    }
    for (size_t i = 0; i < found.count; i++) {
        lb_sql_type type = *found.items[i];
        if (type.inherits_schema && !type.schema.text.ptr) {
            type.schema = table->schema;
        }
        if (is_new(seen, &type)) {
            LB_TRY(change(ddl, &type, is_drop, error));
        }
    }
    return LB_OK;
}

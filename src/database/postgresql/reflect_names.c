#include "database/postgresql/reflect.h"

/* What of pg_class a kind of name is. */
static const struct {
    lb_reflect_names_kind kind;
    const char *letters;
    const char *persistence; /* NULL: any */
} kinds[] = {
    {LB_REFLECT_NAMES_TABLES, "{r,p}", "<> 't'"},
    {LB_REFLECT_NAMES_TEMPORARY_TABLES, "{r,p}", "= 't'"},
    {LB_REFLECT_NAMES_FOREIGN_TABLES, "{f}", NULL},
    {LB_REFLECT_NAMES_VIEWS, "{v}", "<> 't'"},
    {LB_REFLECT_NAMES_TEMPORARY_VIEWS, "{v}", "= 't'"},
    {LB_REFLECT_NAMES_MATERIALIZED_VIEWS, "{m}", "<> 't'"},
    {LB_REFLECT_NAMES_SEQUENCES, "{S}", NULL},
    {LB_REFLECT_NAMES_RELATIONS, "{r,p,f,v,m}", NULL},
};

/* $1: the schema, where there is one; $2: the view. In the order of the heap, as SQLAlchemy. */
static void add_relations(lb_text *sql, const lb_reflect_list *list, const char *what)
{
    lb_text_addf(sql,
                 "SELECT %s FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                 " ON n.oid = c.relnamespace WHERE %s",
                 what,
                 list->schema.ptr ? "n.nspname = $1::name"
                                  : "pg_catalog.pg_table_is_visible(c.oid)"
                                    " AND n.nspname <> 'pg_catalog' AND $1::name IS NULL");
}

static void add_query(lb_text *sql, const lb_reflect_list *list)
{
    switch (list->kind) {
    case LB_REFLECT_NAMES_SCHEMAS:
        lb_text_adds(sql, "SELECT nspname FROM pg_catalog.pg_namespace"
                          " WHERE nspname NOT LIKE 'pg_%' ORDER BY nspname");
        return;
    case LB_REFLECT_NAMES_DEFAULT_SCHEMA:
        lb_text_adds(sql, "SELECT pg_catalog.current_schema()");
        return;
    case LB_REFLECT_NAMES_VIEW_DEFINITION:
        add_relations(sql, list, "pg_catalog.pg_get_viewdef(c.oid)");
        lb_text_adds(sql, " AND c.relkind IN ('v', 'm') AND c.relname = $2::name");
        return;
    default:
        break;
    }
    add_relations(sql, list, "c.relname");
    for (size_t i = 0; i < LB_COUNT(kinds); i++) {
        if (kinds[i].kind == list->kind) {
            lb_text_addf(sql, " AND c.relkind = ANY('%s'::\"char\"[])", kinds[i].letters);
            if (kinds[i].persistence) {
                lb_text_addf(sql, " AND c.relpersistence %s", kinds[i].persistence);
            }
        }
    }
}

lb_code pg_reflect_names(lb_executor *executor, const lb_reflect_list *list, lb_arena *arena,
                         lb_str_vector *out, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    add_query(&sql, list);
    lb_str text = lb_text_str(&sql);
    bool has_view = lb_str_find(text, LB_STR("$2")) != SIZE_MAX;
    lb_datum parameters[] = {
        {.kind = list->schema.ptr ? LB_DATUM_TEXT : LB_DATUM_NULL, .text = list->schema},
        {.kind = LB_DATUM_TEXT, .text = list->name},
    };
    lb_query query = {
        .command.sql = text,
        .parameters = parameters,
        .parameter_count = has_view                                      ? 2
                           : lb_str_find(text, LB_STR("$1")) != SIZE_MAX ? 1
                                                                         : 0,
    };
    return lb_reflect_first_column(executor, &query, arena, out, error);
}

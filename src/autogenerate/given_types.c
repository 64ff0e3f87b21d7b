/* Given types: what a project says that names of the database's types mean (ischema_names of a
 * dialect), put into the schema that was read. */
#include "autogenerate/autogenerate_internal.h"

typedef struct giving {
    lb_generation *g;
    lb_schema *schema;
    lb_map known; /* by the type's text: what it is given as, or the type itself */
} giving;

static bool ask(giving *w, const lb_sql_type *type, const lb_sql_type **out)
{
    lb_value args[] = {w->g->context, lb_generation_text(w->g, type->spec)};
    lb_value given = lb_generation_call(w->g, "_given_type", LB_COUNT(args), args);
    *out = type;
    return given && (given == LB_NONE || lb_border_type(&w->g->border, given, out));
}

static bool give(giving *w, lb_schema_column *column)
{
    lb_str spec = column->type ? column->type->spec : (lb_str){0};
    if (!spec.ptr) {
        return true;
    }
    const lb_sql_type *given = lb_map_get(&w->known, spec);
    if (!given) {
        if (!ask(w, column->type, &given)) {
            return false;
        }
        lb_map_set(&w->known, spec, (void *)(uintptr_t)given);
    }
    if (given != column->type && given->origin) {
        column->type = given;
    }
    return true;
}

static bool give_table(giving *w, const lb_table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        if (!give(w, table->columns.items[i])) {
            return false;
        }
    }
    return true;
}

/* Nothing is said of a name that was given. */
static bool settle_warnings(giving *w)
{
    size_t kept = 0;
    for (size_t i = 0; i < w->schema->warnings.count; i++) {
        lb_str warning = w->schema->warnings.items[i];
        lb_value args[] = {w->g->context, lb_generation_text(w->g, warning)};
        lb_value is_told = lb_generation_call(w->g, "_is_told", LB_COUNT(args), args);
        if (!is_told) {
            return false;
        }
        if (is_told == LB_TRUE) {
            w->schema->warnings.items[kept++] = warning;
        }
    }
    w->schema->warnings.count = kept;
    return true;
}

lb_code lb_generation_give_types(lb_generation *g, lb_schema *schema, lb_error *error)
{
    giving w = {.g = g, .schema = schema};
    lb_value gives = lb_generation_call(g, "_gives_types", 1, &g->context);
    bool is_done = gives != NULL;
    for (size_t i = 0; is_done && gives == LB_TRUE && i < schema->tables.count; i++) {
        is_done = give_table(&w, schema->tables.items[i]);
    }
    if (is_done && gives == LB_TRUE) {
        is_done = settle_warnings(&w);
    }
    lb_map_free(&w.known);
    return is_done ? LB_OK : lb_generation_fail(g, error);
}

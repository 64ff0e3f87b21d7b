/* The functions that env.py gave to configure(). */
#include "autogenerate/autogenerate_internal.h"

static lb_value text(const lb_generation *g, lb_str value)
{
    return lb_generation_text(g, value);
}

lb_code lb_generation_fail(lb_generation *g, lb_error *error)
{
    return lb_guest_pass(g->guest, error);
}

/* The answer of a function as a truth. */
static lb_code truth_of(lb_generation *g, lb_value answer, bool *out, lb_error *error)
{
    int truth = answer ? lb_truth(g->py, answer) : -1;
    *out = truth == 1;
    return truth < 0 ? lb_generation_fail(g, error) : LB_OK;
}

/* ---- filters ---- */

static lb_code include_name(void *context, lb_str name, const char *type, lb_str schema,
                            lb_str table, bool *out, lb_error *error)
{
    lb_generation *g = context;
    size_t mark = lb_keep_mark(g->py);
    lb_value kind = lb_string_of(g->py, type);
    lb_value about[] = {text(g, schema), text(g, table), kind, text(g, name)};
    lb_value parents = lb_generation_call(g, "_name_parents", 4, about);
    lb_value args[] = {about[3], kind, parents};
    lb_code code =
        truth_of(g, parents ? lb_call(g->py, g->include_name, 3, args) : NULL, out, error);
    lb_keep_drop(g->py, mark);
    return code;
}

static lb_value object_of(lb_generation *g, const lb_compare_object *object)
{
    if (!object) {
        return LB_NONE;
    }
    return object->table    ? lb_generation_table(g, object->table)
           : object->column ? lb_generation_column(g, object->column)
           : object->index  ? lb_generation_index(g, object->index)
                            : lb_generation_constraint(g, object->constraint);
}

static lb_code include_object(void *context, const lb_compare_object *object, lb_str name,
                              const char *type, bool is_reflected,
                              const lb_compare_object *compare_to, bool *out, lb_error *error)
{
    lb_generation *g = context;
    size_t mark = lb_keep_mark(g->py);
    lb_value args[] = {object_of(g, object), text(g, name), lb_string_of(g->py, type),
                       lb_bool(is_reflected), NULL};
    args[4] = args[0] ? object_of(g, compare_to) : NULL;
    lb_code code =
        truth_of(g, args[4] ? lb_call(g->py, g->include_object, 5, args) : NULL, out, error);
    lb_keep_drop(g->py, mark);
    return code;
}

/* ---- types and defaults ---- */

/* True, False, None. */
static lb_code answer_of(lb_generation *g, lb_value answer, lb_tristate *out, lb_error *error)
{
    bool is_true = false;
    *out = LB_UNSET;
    if (answer == LB_NONE) {
        return LB_OK;
    }
    LB_TRY(truth_of(g, answer, &is_true, error));
    *out = is_true ? LB_YES : answer == LB_FALSE ? LB_NO : LB_UNSET;
    return LB_OK;
}

static lb_code compare_type(void *context, const lb_schema_column *actual,
                            const lb_schema_column *desired, lb_tristate *out, lb_error *error)
{
    lb_generation *g = context;
    size_t mark = lb_keep_mark(g->py);
    lb_value args[] = {g->context, lb_generation_column(g, actual),
                       lb_generation_column(g, desired), lb_generation_type(g, actual->type),
                       lb_generation_type(g, desired->type)};
    lb_value answer =
        lb_raised(g->py) ? NULL : lb_call(g->py, g->compare_type, LB_COUNT(args), args);
    lb_code code = answer_of(g, answer, out, error);
    lb_keep_drop(g->py, mark);
    return code;
}

static lb_code compare_server_default(void *context, const lb_schema_column *actual,
                                      const lb_schema_column *desired,
                                      const lb_compare_defaults *defaults, lb_tristate *out,
                                      lb_error *error)
{
    lb_generation *g = context;
    size_t mark = lb_keep_mark(g->py);
    lb_value column = lb_generation_column(g, desired);
    lb_value args[] = {g->context,
                       lb_generation_column(g, actual),
                       column,
                       text(g, defaults->actual),
                       column ? lb_getattr(g->py, column, "server_default") : NULL,
                       text(g, defaults->desired)};
    lb_value answer =
        lb_raised(g->py) ? NULL : lb_call(g->py, g->compare_server_default, LB_COUNT(args), args);
    lb_code code = answer_of(g, answer, out, error);
    lb_keep_drop(g->py, mark);
    return code;
}

static lb_code ask_server(void *context, lb_str sql, bool *out, lb_error *error)
{
    const lb_generation *g = context;
    LB_AUTO_RESULT lb_result result = {0};
    LB_TRY(lb_connection_query(g->configuration->connection, sql, &result, error));
    lb_str value = result.row_count ? lb_result_value(&result, 0, 0) : (lb_str){0};
    *out = lb_str_is(value, "t");
    return LB_OK;
}

/* ---- rendering ---- */

static lb_value item_object(lb_generation *g, const lb_python_item *item)
{
    return item->type             ? lb_generation_type(g, item->type)
           : item->column         ? lb_generation_column(g, item->column)
           : item->server_default ? lb_generation_default(g, item->server_default)
                                  : lb_generation_constraint(g, item->constraint);
}

static lb_code render_item(void *context, const lb_python_item *item, lb_str *out, lb_error *error)
{
    lb_generation *g = context;
    size_t mark = lb_keep_mark(g->py);
    lb_value args[] = {lb_string_of(g->py, item->kind), item_object(g, item),
                       lb_generation_autogen_context(g)};
    lb_value answer = lb_raised(g->py) ? NULL : lb_call(g->py, g->render_item, 3, args);
    *out = (lb_str){0};
    bool is_read = answer == LB_FALSE || (answer == LB_NONE) ||
                   (answer && lb_border_text(&g->border, answer, out));
    if (answer == LB_NONE) {
        *out = LB_STR("");
    }
    lb_code code = is_read ? LB_OK : lb_generation_fail(g, error);
    lb_keep_drop(g->py, mark);
    return code;
}

void lb_generation_set_hooks(lb_generation *g)
{
    g->compare.hooks = (lb_compare_hooks){
        .context = g,
        .include_name = g->include_name ? include_name : NULL,
        .include_object = g->include_object ? include_object : NULL,
        .compare_type = compare_type,
        .compare_server_default = compare_server_default,
        .make_twins = lb_generation_make_twins,
        .ask_server = ask_server,
    };
    g->style.render_item = g->render_item ? render_item : NULL;
    g->style.context = g;
}

/* ---- process_revision_directives ---- */

static lb_value texts(const lb_generation *g, const lb_str_vector *items)
{
    lb_list *list = lb_list_new(g->py, items->count);
    for (size_t i = 0; i < items->count; i++) {
        lb_list_append(g->py, list, text(g, items->items[i]));
    }
    return (lb_value)list;
}

/* As the command line gives them: one, or a list. */
static lb_value one_or_texts(const lb_generation *g, const lb_str_vector *items)
{
    return items->count == 0   ? LB_NONE
           : items->count == 1 ? text(g, items->items[0])
                               : texts(g, items);
}

static lb_value new_script(const lb_generation *g, const lb_new_script *script)
{
    const lb_value head =
        script->heads.count ? one_or_texts(g, &script->heads) : lb_string_of(g->py, "head");
    const lb_value args[] = {text(g, script->id),
                             text(g, script->message),
                             head,
                             lb_bool(script->splice),
                             one_or_texts(g, &script->labels),
                             text(g, script->version_path),
                             script->depends_on.count ? texts(g, &script->depends_on) : LB_NONE};
    return lb_generation_call(g, "_new_script", LB_COUNT(args), args);
}

static bool start_scripts(lb_generation *g)
{
    lb_autogenerate *a = g->autogenerate;
    lb_list *list = lb_list_new(g->py, 1);
    lb_value script = new_script(g, &a->generated.items[0].script);
    if (!script) {
        return false;
    }
    lb_list_append(g->py, list, script);
    a->guest_scripts = lb_hold(g->py, (lb_value)list);
    return true;
}

static lb_value operations_of(lb_generation *g, const lb_operations *operations)
{
    lb_list *list = lb_list_new(g->py, operations->count);
    for (size_t i = 0; i < operations->count; i++) {
        lb_value made = lb_generation_operation(g, operations->items[i]);
        if (!made) {
            return NULL;
        }
        lb_list_append(g->py, list, made);
    }
    return (lb_value)list;
}

static bool fill_script(lb_generation *g, lb_value script, const lb_script_body *body)
{
    bool by_meaning = g->autogenerate->options.by_meaning; /* then an inverse may be a statement */
    lb_value upgrade = operations_of(g, &body->upgrade);
    lb_value downgrade = !upgrade     ? NULL
                         : by_meaning ? operations_of(g, &body->downgrade)
                                      : LB_NONE;
    lb_value args[] = {script, upgrade, downgrade, text(g, body->upgrade_token),
                       text(g, body->downgrade_token)};
    return downgrade && lb_generation_call(g, "_fill_script", LB_COUNT(args), args) != NULL;
}

/* ---- and back ---- */

static bool read_texts(const lb_generation *g, lb_value object, const char *name,
                       lb_str_vector *out)
{
    lb_arena *arena = &g->autogenerate->arena;
    lb_value value = lb_border_get(&g->border, object, name);
    lb_str one = {0};
    *out = (lb_str_vector){0};
    if (!value || value == LB_NONE) {
        return value != NULL;
    }
    if (lb_is(g->py, value, LB_T_STR)) {
        bool is_read = lb_border_text(&g->border, value, &one);
        lb_vector_push_in(arena, out, one);
        return is_read;
    }
    lb_list *list = lb_list_of(g->py, value);
    for (size_t i = 0; list && i < list->count; i++) {
        if (!lb_border_text(&g->border, list->items[i], &one)) {
            return false;
        }
        lb_vector_push_in(arena, out, one);
    }
    return list != NULL;
}

static bool read_bodies(lb_generation *g, lb_value script, lb_generated *out)
{
    lb_value upgrades = lb_getattr(g->py, script, "upgrade_ops_list");
    lb_value downgrades = lb_getattr(g->py, script, "downgrade_ops_list");
    lb_list *up = upgrades ? lb_list_of(g->py, upgrades) : NULL;
    lb_list *down = downgrades ? lb_list_of(g->py, downgrades) : NULL;
    for (size_t i = 0; up && down && i < up->count && i < down->count; i++) {
        lb_script_body body = {0};
        if (!lb_border_string(&g->border, up->items[i], "upgrade_token", &body.upgrade_token) ||
            !lb_border_string(&g->border, down->items[i], "downgrade_token",
                              &body.downgrade_token) ||
            !lb_generation_read_operations(g, up->items[i], &body.upgrade) ||
            !lb_generation_read_operations(g, down->items[i], &body.downgrade)) {
            return false;
        }
        lb_vector_push_in(&g->autogenerate->arena, &out->bodies, body);
    }
    return up && down;
}

bool lb_generation_read_script(lb_generation *g, lb_value script, lb_generated *out)
{
    lb_new_script *made = &out->script;
    bool has_splice = false;
    bool is_read = lb_border_string(&g->border, script, "rev_id", &made->id) &&
                   lb_border_string(&g->border, script, "message", &made->message) &&
                   read_texts(g, script, "head", &made->heads) &&
                   lb_border_flag(&g->border, script, "splice", &has_splice) &&
                   read_texts(g, script, "branch_label", &made->labels) &&
                   lb_border_string(&g->border, script, "version_path", &made->version_path) &&
                   read_texts(g, script, "depends_on", &made->depends_on) &&
                   read_texts(g, script, "imports", &out->imports) && read_bodies(g, script, out);
    made->splice = has_splice;
    return is_read;
}

bool lb_generation_process(lb_generation *g, const lb_str_vector *rows)
{
    lb_autogenerate *a = g->autogenerate;
    const lb_generated *current = &lb_vector_last(&a->generated);
    if (!a->guest_scripts && !start_scripts(g)) {
        return false;
    }
    lb_list *scripts = (lb_list *)lb_held(a->guest_scripts);
    if (scripts->count &&
        !fill_script(g, lb_vector_last(scripts), &lb_vector_last(&current->bodies))) {
        return false;
    }
    lb_value args[] = {g->hook, g->context, texts(g, rows), (lb_value)scripts};
    if (g->hook && !lb_generation_call(g, "_call_hook", 4, args)) {
        return false;
    }
    lb_generateds generated = {0};
    for (size_t i = 0; i < scripts->count; i++) {
        lb_generated made = {0};
        if (!lb_generation_read_script(g, scripts->items[i], &made)) {
            return false;
        }
        lb_vector_push_in(&a->arena, &generated, made);
    }
    a->generated = generated;
    return true;
}

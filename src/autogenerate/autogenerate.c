#include "autogenerate/autogenerate_internal.h"

#include "database/ahead.h"
#include "database/ddl.h"
#include "render/revision_file.h"

/* ---- making and freeing ---- */

static lb_str copy(lb_autogenerate *a, lb_str text)
{
    return text.ptr ? lb_arena_str(&a->arena, text) : text;
}

static lb_str_vector copies(lb_autogenerate *a, const lb_str_vector *texts)
{
    lb_str_vector out = {0};
    for (size_t i = 0; i < texts->count; i++) {
        lb_vector_push_in(&a->arena, &out, copy(a, texts->items[i]));
    }
    return out;
}

lb_autogenerate *lb_autogenerate_new(const lb_new_script *script,
                                     const lb_autogenerate_options *options)
{
    lb_autogenerate *a = lb_alloc(sizeof *a);
    lb_generated first = {.script = {.id = copy(a, script->id),
                                     .message = copy(a, script->message),
                                     .heads = copies(a, &script->heads),
                                     .splice = script->splice,
                                     .labels = copies(a, &script->labels),
                                     .version_path = copy(a, script->version_path),
                                     .depends_on = copies(a, &script->depends_on)}};
    lb_vector_push_in(&a->arena, &a->generated, first);
    lb_vector_push_in(&a->arena, &a->scripts, first.script);
    a->options = *options;
    a->options.env_path = lb_arena_strdup(&a->arena, options->env_path);
    return a;
}

void lb_autogenerate_free(lb_autogenerate *a)
{
    if (a) {
        for (size_t i = 0; i < a->schemas.count; i++) {
            lb_schema_free(a->schemas.items[i]);
        }
        lb_vector_free(&a->schemas);
        lb_arena_free(&a->arena);
        free(a);
    }
}

const lb_new_scripts *lb_autogenerate_scripts(const lb_autogenerate *a)
{
    return &a->scripts;
}

lb_str lb_autogenerate_diffs(const lb_autogenerate *a)
{
    return a->diffs;
}

/* ---- comparing ---- */

static lb_code add_desired(lb_generation *g, lb_value metadata, lb_error *error)
{
    lb_schema *schema = NULL;
    if (!lb_border_schema(g->guest, metadata, g->configuration->dialect, &schema)) {
        return lb_generation_fail(g, error);
    }
    lb_vector_push(&g->autogenerate->schemas, schema);
    return LB_OK;
}

/* What could not be computed may have been a table, which would now be dropped. */
static lb_code check_complete(lb_generation *g, lb_error *error)
{
    lb_value args[] = {lb_uncomputed(g->py), g->is_of_script ? g->metadata : LB_NONE};
    return !args[0] || lb_generation_call(g, "_check_complete", LB_COUNT(args), args)
               ? LB_OK
               : lb_generation_fail(g, error);
}

/* One MetaData or a list of them. */
lb_code lb_generation_read_desired(lb_generation *g, lb_error *error)
{
    LB_TRY(check_complete(g, error));
    if (g->metadata == LB_NONE) {
        return lb_fail(error, LB_ERR_COMMAND,
                       "Can't proceed with --autogenerate option; environment script %s does not "
                       "provide a MetaData object or sequence of objects to the context.",
                       g->autogenerate->options.env_path);
    }
    if (!lb_is(g->py, g->metadata, LB_T_LIST) && !lb_is(g->py, g->metadata, LB_T_TUPLE)) {
        return add_desired(g, g->metadata, error);
    }
    lb_list *list = lb_list_of(g->py, g->metadata);
    for (size_t i = 0; list && i < list->count; i++) {
        LB_TRY(add_desired(g, list->items[i], error));
    }
    return list ? LB_OK : lb_generation_fail(g, error);
}

/* Each once, as Python's warnings are. */
static void tell_warnings(const lb_generation *g, const lb_schema *actual)
{
    LB_AUTO_MAP lb_map told = {0};
    for (size_t i = 0; i < actual->warnings.count; i++) {
        lb_str warning = actual->warnings.items[i];
        if (!lb_map_has(&told, warning)) {
            lb_log_warning(&g->autogenerate->options.log, "SAWarning", "%.*s", LB_ARG(warning));
            lb_map_set(&told, warning, told.entries);
        }
    }
}

lb_reflect_options lb_generation_reflect_options(const lb_generation *g)
{
    bool is_faithful = g->compare.by_meaning && g->configuration->dialect->has_schemas;
    return (lb_reflect_options){
        .parts = LB_REFLECT_COLUMNS | LB_REFLECT_CONSTRAINTS | LB_REFLECT_INDEXES |
                 LB_REFLECT_COMMENTS | (is_faithful ? LB_REFLECT_TYPES : 0),
        .all_schemas = g->compare.include_schemas,
        .is_faithful = is_faithful,
    };
}

lb_code lb_generation_read_actual(lb_generation *g, lb_schema **out, lb_error *error)
{
    const lb_reflect_options options = lb_generation_reflect_options(g);
    LB_TRY(lb_reflect_connection(g->configuration->connection, &options, out, error));
    lb_vector_push(&g->autogenerate->schemas, *out);
    return lb_generation_give_types(g, *out, error);
}

/* Not a comment of Alembic's: said of what takes rows or values away. */
static void note_losses(lb_operations *operations)
{
    for (size_t i = 0; i < operations->count; i++) {
        const lb_operation *o = operations->items[i];
        bool loses = o->kind == LB_OP_DROP_TABLE ||
                     (o->kind == LB_OP_DROP_COLUMN && !o->drop_column.column->computed);
        if (o->kind == LB_OP_MODIFY_TABLE) {
            note_losses(&operations->items[i]->modify_table.operations);
        } else if (loses) {
            operations->items[i]->comment_note = LB_STR("This loses data.");
        }
    }
}

/* What is found, part by part: both directions of a revision are made of it. */
typedef struct findings {
    lb_operations renames, changes;
    lb_enum_steps enums;
} findings;

static lb_code find_changes(lb_generation *g, lb_schema *actual, findings *out, lb_error *error)
{
    lb_autogenerate *a = g->autogenerate;
    const lb_schema **desired = LB_NEW_ARRAY(&a->arena, const lb_schema *, g->desired_count);
    if (a->options.by_meaning) {
        LB_TRY(lb_generation_rename(g, &actual, &out->renames, error));
    }
    tell_warnings(g, actual);
    for (size_t i = 0; i < g->desired_count; i++) {
        desired[i] = a->schemas.items[g->first_schema + i];
    }
    LB_TRY(lb_compare_schemas(&a->arena, &g->compare, desired, g->desired_count, actual,
                              &out->changes, error));
    lb_compare_enums(&a->arena, &g->compare, g->configuration->connection, desired,
                     g->desired_count, actual, &out->changes, &out->enums);
    return LB_OK;
}

static void append(lb_autogenerate *a, lb_operations *to, const lb_operations *more)
{
    for (size_t i = 0; i < more->count; i++) {
        lb_vector_push_in(&a->arena, to, more->items[i]);
    }
}

/* Whether a database that cannot alter constraints and columns has to make a table anew. */
static bool needs_batch(const lb_operations *operations)
{
    for (size_t i = 0; i < operations->count; i++) {
        const lb_operation *o = operations->items[i];
        bool is_needed =
            o->kind == LB_OP_MODIFY_TABLE
                ? needs_batch(&o->modify_table.operations)
                : o->kind == LB_OP_CREATE_CONSTRAINT || o->kind == LB_OP_DROP_CONSTRAINT ||
                      (o->kind == LB_OP_ALTER_COLUMN && !o->alter_column.new_name.text.ptr);
        if (is_needed) {
            return true;
        }
    }
    return false;
}

static void write_both(lb_generation *g, const findings *found, lb_script_body *body)
{
    lb_autogenerate *a = g->autogenerate;
    append(a, &body->upgrade, &found->renames);
    append(a, &body->upgrade, &found->enums.before_up);
    append(a, &body->upgrade, &found->changes);
    append(a, &body->upgrade, &found->enums.after_up);
    append(a, &body->downgrade, &found->enums.before_down);
    lb_operations_reverse(&a->arena, &found->changes, &body->downgrade);
    append(a, &body->downgrade, &found->enums.after_down);
    lb_operations_reverse(&a->arena, &found->renames, &body->downgrade);
    if (a->options.by_meaning) {
        g->style.is_batch |= lb_compare_rebuilds_tables(&g->compare) && needs_batch(&body->upgrade);
    }
}

/* The server reads its catalog while the models become a schema. */
static lb_code read_both(lb_generation *g, lb_schema **actual, lb_error *error)
{
    const lb_reflect_options options = lb_generation_reflect_options(g);
    lb_ahead *ahead = lb_ahead_start(g->configuration->connection, &options);
    lb_code code = lb_generation_read_desired(g, error);
    g->desired_count = g->autogenerate->schemas.count - g->first_schema;
    if (!ahead) {
        LB_TRY(code);
        return lb_generation_read_actual(g, actual, error);
    }
    if (code != LB_OK) {
        (void)lb_ahead_finish(ahead, NULL, NULL);
        return code;
    }
    LB_TRY(lb_ahead_finish(ahead, actual, error));
    lb_vector_push(&g->autogenerate->schemas, *actual);
    return lb_generation_give_types(g, *actual, error);
}

lb_code lb_generation_compare(lb_generation *g, lb_script_body *body, lb_error *error)
{
    lb_autogenerate *a = g->autogenerate;
    lb_schema *actual = NULL;
    findings found = {0};
    g->first_schema = a->schemas.count;
    lb_compare_log_parts(&g->compare);
    LB_TRY(read_both(g, &actual, error));
    lb_code code = find_changes(g, actual, &found, error);
    lb_code ended = lb_trial_end(&g->trial, code == LB_OK ? error : NULL);
    LB_TRY(code != LB_OK ? code : ended);
    write_both(g, &found, body);
    return LB_OK;
}

/* ---- writing ---- */

static void set_name(lb_autogenerate *a, lb_new_script *script, lb_str name, lb_mako_value value)
{
    lb_mako_value_name entry = {name, value};
    lb_vector_push_in(&a->arena, &script->names, entry);
}

static lb_code write_list(lb_generation *g, const lb_operations *operations, lb_str token,
                          lb_map *imports, lb_new_script *script, lb_error *error)
{
    lb_arena *arena = &g->autogenerate->arena;
    lb_str body;
    LB_TRY(lb_python_write_body(arena, &g->style, operations, imports, &body, error));
    set_name(g->autogenerate, script, token, lb_mako_value_text(lb_revision_indent(arena, body)));
    return LB_OK;
}

/* What render_item and renderers of the project have added to autogen_context.imports. */
static bool take_imports(lb_generation *g, lb_map *imports)
{
    lb_value context = g->autogen_context ? lb_held(g->autogen_context) : NULL;
    lb_value set = context ? lb_getattr(g->py, context, "imports") : NULL;
    lb_list *list = set ? lb_list_of(g->py, set) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str line;
        if (!lb_border_text(&g->border, list->items[i], &line)) {
            return false;
        }
        lb_map_set(imports, line, g);
    }
    return !lb_raised(g->py);
}

/* Values of template_args that a template can show. */
static bool template_value(lb_generation *g, lb_value value, lb_mako_value *out)
{
    lb_str text;
    int64_t number;
    if (value == LB_NONE) {
        *out = lb_mako_value_none();
    } else if (value == LB_TRUE || value == LB_FALSE) {
        *out = (lb_mako_value){.kind = LB_MAKO_BOOLEAN, .boolean = value == LB_TRUE};
    } else if (lb_is_integer(g->py, value)) {
        if (!lb_to_int64(g->py, value, &number)) {
            return false;
        }
        *out = lb_mako_value_integer(number);
    } else {
        if (!lb_border_text(&g->border, value, &text)) {
            return false;
        }
        *out = lb_mako_value_text(text);
    }
    return true;
}

static bool add_template_arguments(lb_generation *g, lb_new_script *script)
{
    lb_value arguments = lb_dict_get_cstr(g->py, g->options, "template_args");
    lb_value key, value;
    for (size_t i = 0; arguments && lb_is(g->py, arguments, LB_T_DICT) &&
                       lb_dict_next((lb_dict *)arguments, &i, &key, &value);) {
        lb_mako_value shown;
        lb_str name;
        if (!lb_border_text(&g->border, key, &name)) {
            return false;
        }
        if (lb_str_is(name, "config")) {
            continue; /* the project's own */
        }
        if (!template_value(g, value, &shown)) {
            return false;
        }
        set_name(g->autogenerate, script, name, shown);
    }
    return !lb_raised(g->py);
}

lb_code lb_generation_write(lb_generation *g, const lb_generated *generated, lb_new_script *out,
                            lb_error *error)
{
    LB_AUTO_MAP lb_map imports = {0};
    *out = generated->script;
    out->names = (lb_mako_value_names){0};
    for (size_t i = 0; i < generated->imports.count; i++) {
        lb_map_set(&imports, generated->imports.items[i], g);
    }
    if (!add_template_arguments(g, out)) {
        return lb_generation_fail(g, error);
    }
    for (size_t i = 0; i < generated->bodies.count; i++) {
        const lb_script_body *body = &generated->bodies.items[i];
        LB_TRY(write_list(g, &body->upgrade, body->upgrade_token, &imports, out, error));
        LB_TRY(write_list(g, &body->downgrade, body->downgrade_token, &imports, out, error));
    }
    if (!take_imports(g, &imports)) {
        return lb_generation_fail(g, error);
    }
    lb_str lines = lb_python_imports(&g->autogenerate->arena, &imports);
    set_name(g->autogenerate, out, LB_STR("imports"), lb_mako_value_text(lines));
    return LB_OK;
}

static lb_code column_attribute(void *context, const lb_schema_column *column,
                                const char *attribute, lb_text *out, lb_error *error)
{
    lb_generation *g = context;
    if (!column->origin) {
        return LB_OK;
    }
    lb_value value = lb_border_get(&g->border, column->origin, attribute);
    lb_value shown = value && value != LB_NONE ? lb_repr_value(g->py, value) : value;
    if (!shown) {
        return lb_generation_fail(g, error);
    }
    if (shown != LB_NONE) {
        lb_text_addf(out, ", %s=%s", attribute, lb_cstr(shown));
    }
    return LB_OK;
}

static lb_code list_diffs(lb_generation *g, lb_error *error)
{
    lb_autogenerate *a = g->autogenerate;
    const lb_python_diff_style style = {g->configuration->dialect, column_attribute, g};
    const lb_generated *last = a->generated.count ? &lb_vector_last(&a->generated) : NULL;
    lb_operations all = {0};
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; last && i < last->bodies.count; i++) {
        const lb_operations *upgrade = &last->bodies.items[i].upgrade;
        for (size_t k = 0; k < upgrade->count; k++) {
            lb_vector_push_in(&a->arena, &all, upgrade->items[k]);
        }
    }
    LB_TRY(lb_python_write_diffs(&text, &style, &all, error));
    a->diffs = lb_str_is(lb_text_str(&text), "[]") ? (lb_str){0}
                                                   : lb_arena_str(&a->arena, lb_text_str(&text));
    return LB_OK;
}

/* Everything anew: as in Alembic, the last run says how all are written. */
static lb_code write_all(lb_generation *g, lb_error *error)
{
    lb_autogenerate *a = g->autogenerate;
    a->scripts.count = 0;
    for (size_t i = 0; i < a->generated.count; i++) {
        lb_new_script script;
        LB_TRY(lb_generation_write(g, &a->generated.items[i], &script, error));
        lb_vector_push_in(&a->arena, &a->scripts, script);
    }
    return list_diffs(g, error);
}

/* ---- the run ---- */

static void note_all_losses(lb_autogenerate *a)
{
    for (size_t i = 0; i < a->generated.count; i++) {
        const lb_script_bodies *bodies = &a->generated.items[i].bodies;
        for (size_t j = 0; j < bodies->count; j++) {
            note_losses(&bodies->items[j].upgrade);
            note_losses(&bodies->items[j].downgrade);
        }
    }
}

static lb_code generate(lb_generation *g, const lb_str_vector *rows, lb_error *error)
{
    lb_autogenerate *a = g->autogenerate;
    lb_script_body body = {.upgrade_token = LB_STR("upgrades"),
                           .downgrade_token = LB_STR("downgrades")};
    lb_value tokens[] = {lb_dict_get_cstr(g->py, g->options, "upgrade_token"),
                         lb_dict_get_cstr(g->py, g->options, "downgrade_token")};
    if (!tokens[0] || !tokens[1] || !lb_border_text(&g->border, tokens[0], &body.upgrade_token) ||
        !lb_border_text(&g->border, tokens[1], &body.downgrade_token)) {
        return lb_generation_fail(g, error);
    }
    if (a->options.is_comparing) {
        LB_TRY(lb_generation_compare(g, &body, error));
    }
    if (a->generated.count) {
        lb_vector_push_in(&a->arena, &lb_vector_last(&a->generated).bodies, body);
    }
    if ((g->hook || a->guest_scripts) && !lb_generation_process(g, rows)) {
        return lb_generation_fail(g, error);
    }
    if (a->options.by_meaning) {
        note_all_losses(a);
    }
    return write_all(g, error);
}

void lb_generation_end(lb_generation *g)
{
    for (const lb_map_entry *e = lb_map_first(&g->guest_objects); e; e = lb_map_next(e)) {
        lb_release(g->py, lb_map_value(e));
    }
    lb_map_free(&g->guest_objects);
    lb_release(g->py, g->autogen_context);
}

lb_generation lb_generation_begin(lb_autogenerate *a, lb_guest *guest,
                                  const lb_configuration *configuration)
{
    lb_generation g = {.autogenerate = a,
                       .guest = guest,
                       .py = guest->py,
                       .configuration = configuration,
                       .border = lb_border_of(guest, &a->arena)};
    g.border.dialect = configuration->dialect;
    g.border.wants_repr = true;
    g.context = guest->migration_context ? lb_held(guest->migration_context) : LB_NONE;
    return g;
}

lb_code lb_autogenerate_run(lb_autogenerate *a, lb_guest *guest,
                            const lb_configuration *configuration, const lb_str_vector *rows,
                            lb_error *error)
{
    lb_generation g = lb_generation_begin(a, guest, configuration);
    lb_code code =
        lb_generation_read_options(&g) ? generate(&g, rows, error) : lb_generation_fail(&g, error);
    lb_generation_end(&g);
    return code;
}

/* ---- statements ---- */

typedef struct telling {
    lb_autogenerate *a;
    const lb_dialect *dialect;
    lb_generated_statements *out;
    bool loses_data, is_down;
} telling;

static lb_code tell_statement(void *context, lb_str sql, lb_error *error LB_UNUSED)
{
    telling *t = context;
    lb_generated_statement one = {lb_arena_str(&t->a->arena, sql), t->loses_data, t->is_down};
    lb_vector_push_in(&t->a->arena, t->out, one);
    return LB_OK;
}

static void tell_directive(telling *t, const lb_operation *operation)
{
    LB_AUTO_MAP lb_map imports = {0};
    lb_operation plain = *operation;
    lb_str text;
    const lb_python_style style = lb_python_style_of(t->dialect);
    plain.comment_note = (lb_str){0};
    if (lb_python_write_operation(&t->a->arena, &style, &plain, &imports, &text, NULL) == LB_OK) {
        (void)tell_statement(t, text, NULL);
    }
}

static void tell_operations(telling *t, const lb_operations *operations)
{
    const lb_ddl_options options = {.is_offline = true, .is_faithful = true};
    const lb_ddl_sink sink = {tell_statement, t};
    for (size_t i = 0; i < operations->count; i++) {
        const lb_operation *o = operations->items[i];
        size_t before = t->out->count;
        t->loses_data = o->comment_note.ptr != NULL;
        if (o->kind == LB_OP_MODIFY_TABLE) {
            tell_operations(t, &o->modify_table.operations);
        } else if (lb_ddl_write(t->dialect, &options, o, &sink, NULL) != LB_OK) {
            t->out->count = before;
            tell_directive(t, o);
        }
    }
}

void lb_autogenerate_statements(lb_autogenerate *a, const lb_dialect *dialect,
                                lb_generated_statements *out)
{
    const lb_generated *last = a->generated.count ? &lb_vector_last(&a->generated) : NULL;
    telling t = {.a = a, .dialect = dialect, .out = out};
    for (size_t i = 0; last && a->options.by_meaning && i < last->bodies.count; i++) {
        t.is_down = false;
        tell_operations(&t, &last->bodies.items[i].upgrade);
        t.is_down = true;
        tell_operations(&t, &last->bodies.items[i].downgrade);
    }
}

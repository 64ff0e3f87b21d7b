#include "migrate/offline.h"

#include "migrate/scripts.h"

typedef struct offline {
    lb_executor executor; /* first: methods get a pointer to it */
    const lb_migrate_options *options;
    bool is_transactional;
} offline;

/* ---- Printing ------------------------------------------------------------------------------- */

static void print(const lb_migrate_options *options, const char *before, lb_str text,
                  const char *after)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_adds(&out, before);
    lb_text_add(&out, text);
    lb_text_adds(&out, after);
    options->output(options->context, lb_text_str(&out));
}

/* A comment at the end of a statement must not swallow the semicolon; Alembic lets it. */
static const char *terminator(lb_str statement)
{
    size_t line = statement.len;
    while (line > 0 && statement.ptr[line - 1] != '\n') {
        line--;
    }
    lb_str last = lb_str_slice(statement, line, statement.len);
    bool may_be_comment =
        lb_str_find(last, LB_STR("--")) != SIZE_MAX || lb_str_find_char(last, '#') != SIZE_MAX;
    return may_be_comment ? "\n;\n\n" : ";\n\n";
}

static void print_statement(const lb_migrate_options *options, lb_str statement)
{
    const char *end = options->is_compatible ? ";\n\n" : terminator(statement);
    print(options, "", statement, end);
}

static void print_begin(const lb_migrate_options *options)
{
    print_statement(options, lb_str_of(options->dialect->begin));
}

static void print_commit(const lb_migrate_options *options)
{
    print_statement(options, lb_str_of(options->dialect->commit));
}

static void print_create(const lb_migrate_options *options)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_version_table_create(&options->version_table, options->dialect, &sql);
    for (size_t i = 0; i < sql.len; i++) {
        lb_text_adds(&text, sql.ptr[i] == '\t' ? "    " : "");
        lb_text_add(&text, lb_str_slice(lb_text_str(&sql), i, i + (sql.ptr[i] != '\t')));
    }
    print_statement(options, lb_text_str(&text));
}

/* ---- The executor --------------------------------------------------------------------------- */

static lb_code queue(lb_executor *executor, const lb_command *command, LB_UNUSED lb_error *error)
{
    print_statement(((offline *)executor)->options, command->sql);
    return LB_OK;
}

static lb_code flush(LB_UNUSED lb_executor *executor, LB_UNUSED lb_error *error)
{
    return LB_OK;
}

static lb_code select_offline(LB_UNUSED lb_executor *executor, LB_UNUSED const lb_query *query,
                              LB_UNUSED lb_cursor **out, lb_error *error)
{
    lb_fail(error, LB_ERR_UNSUPPORTED, "a query needs a database, and --sql has none");
    lb_error_hint(error, "leave --sql away, or ask context.is_offline_mode() in the script");
    return LB_ERR_UNSUPPORTED;
}

static lb_code print_text(lb_executor *executor, lb_str text, LB_UNUSED lb_error *error)
{
    print(((offline *)executor)->options, "", text, "\n\n");
    return LB_OK;
}

static lb_code begin_autocommit(lb_executor *executor, LB_UNUSED lb_error *error)
{
    offline *self = (offline *)executor;
    if (self->is_transactional) {
        print_commit(self->options);
    }
    return LB_OK;
}

static lb_code end_autocommit(lb_executor *executor, LB_UNUSED lb_error *error)
{
    offline *self = (offline *)executor;
    if (self->is_transactional) {
        print_begin(self->options);
    }
    return LB_OK;
}

static lb_code do_nothing(LB_UNUSED lb_executor *executor, LB_UNUSED lb_error *error)
{
    return LB_OK;
}

static const lb_executor_methods methods = {
    queue,          flush,      select_offline, print_text, begin_autocommit,
    end_autocommit, do_nothing, do_nothing,     do_nothing,
};

/* ---- The plan ------------------------------------------------------------------------------- */

static lb_code print_body(offline *self, const lb_step *step, const lb_body *body, lb_error *error)
{
    if (!body->file || body->is_transactional) {
        return lb_scripts_run(self->options, step, body, &self->executor, error);
    }
    begin_autocommit(&self->executor, error);
    for (size_t i = 0; i < body->statements.count; i++) {
        print_statement(self->options, body->statements.items[i].text);
    }
    end_autocommit(&self->executor, error);
    return lb_scripts_queue_changes(self->options, step, &self->executor, error);
}

static lb_code print_step(offline *self, lb_scripts *scripts, size_t index, lb_str_vector *rows,
                          lb_arena *arena, lb_error *error)
{
    const lb_migrate_options *options = self->options;
    const lb_step *step = &scripts->plan->steps.items[index];
    bool has_transaction = self->is_transactional && options->transaction_per_revision;
    if (has_transaction) {
        print_begin(options);
    }
    if (rows->count == 0) {
        print_create(options);
    }
    lb_migrate_tell(options, scripts->plan, index, false);
    print(options, "-- Running ", step->short_log, "\n\n");
    lb_body body = {0};
    LB_TRY(lb_scripts_take(scripts, index, &body, error));
    lb_code code = print_body(self, step, &body, error);
    lb_body_free(&body);
    LB_TRY(code);
    for (size_t j = 0; j < step->changes.count; j++) {
        lb_version_rows_apply(arena, rows, &step->changes.items[j]);
    }
    if (options->applied) {
        LB_TRY(options->applied(options->context, step, rows, &self->executor, error));
    }
    if (has_transaction) {
        print_commit(options);
    }
    lb_migrate_tell(options, scripts->plan, index, true);
    return LB_OK;
}

static lb_code print_steps(offline *self, lb_arena *arena, const lb_plan *plan, lb_error *error)
{
    lb_scripts scripts = {0};
    lb_str_vector rows = {0};
    for (size_t i = 0; i < plan->before.count; i++) {
        lb_vector_push_in(arena, &rows, plan->before.items[i]);
    }
    LB_TRY(lb_scripts_load(&scripts, self->options, plan, error));
    lb_code code = LB_OK;
    for (size_t i = 0; code == LB_OK && i < plan->steps.count; i++) {
        code = print_step(self, &scripts, i, &rows, arena, error);
    }
    lb_scripts_free(&scripts);
    return code;
}

/* BEGIN comes before the plan is made, and so before its errors: Alembic prints it there. */
lb_code lb_offline_run(const lb_migrate_options *options, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    offline self = {
        .executor = {.methods = &methods, .dialect = options->dialect},
        .options = options,
        .is_transactional = lb_migrate_has_transactional_ddl(options),
    };
    bool has_transaction = self.is_transactional && !options->transaction_per_revision &&
                           options->scope == LB_SCOPE_OWN;
    if (has_transaction) {
        print_begin(options);
    }
    if (options->purge) {
        return lb_fail(error, LB_ERR_COMMAND, "Can't use --purge with --sql mode");
    }
    lb_str_vector none = {0};
    lb_plan plan = {0};
    LB_TRY(options->plan(options->context, &arena, &none, &plan, error));
    LB_TRY(print_steps(&self, &arena, &plan, error));
    if (has_transaction) {
        print_commit(options);
    }
    return LB_OK;
}

void lb_offline_ensure_version(const lb_migrate_options *options)
{
    bool has_transaction = lb_migrate_has_transactional_ddl(options) &&
                           !options->transaction_per_revision && options->scope == LB_SCOPE_OWN;
    if (has_transaction) {
        print_begin(options);
    }
    print_create(options);
    if (has_transaction) {
        print_commit(options);
    }
}

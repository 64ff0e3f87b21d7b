/* The module _context: what alembic.context and alembic.config need of the host. */
#include "config/ini.h"
#include "sqlalchemy/database.h"

/* --- settings --- */

static lb_value option_value(lb_python *py, lb_str value)
{
    return value.ptr ? lb_string_new(py, value) : LB_NONE;
}

static lb_value get_option(lb_python *py, lb_value *args) /* section, name */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_str section, name, value = {0};
    if (!lb_to_text(py, args[0], "section", &section) || !lb_to_text(py, args[1], "name", &name)) {
        return NULL;
    }
    lb_code code =
        lb_settings_section_option(guest->options.settings, section, name, &value, &error);
    return code == LB_OK ? option_value(py, value) : lb_guest_raise(guest, &error);
}

static lb_value set_option(lb_python *py, lb_value *args) /* section, name, value */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_str section, name, value;
    if (!lb_to_text(py, args[0], "section", &section) || !lb_to_text(py, args[1], "name", &name) ||
        !lb_to_text(py, args[2], "value", &value)) {
        return NULL;
    }
    lb_code code = lb_settings_set_option(guest->options.settings, section, name, value, &error);
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

static lb_value get_alembic_option(lb_python *py, lb_value *args) /* name */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_str name, value = {0};
    if (!lb_to_text(py, args[0], "name", &name)) {
        return NULL;
    }
    lb_code code = lb_settings_alembic_option(guest->options.settings, name, &value, &error);
    return code == LB_OK ? option_value(py, value) : lb_guest_raise(guest, &error);
}

static lb_value remove_option(lb_python *py, lb_value *args) /* section, name */
{
    const lb_guest *guest = lb_guest_of(py);
    lb_str section, name;
    if (!lb_to_text(py, args[0], "section", &section) || !lb_to_text(py, args[1], "name", &name)) {
        return NULL;
    }
    return lb_bool(lb_ini_remove(guest->options.settings->ini, section, name));
}

static lb_value given_url(lb_python *py, lb_value *args LB_UNUSED)
{
    const char *url = lb_guest_of(py)->options.url;
    return url ? lb_string_of(py, url) : LB_NONE;
}

static lb_value get_section(lb_python *py, lb_value *args) /* section: a dict, or None */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str section;
    lb_ini_items items = {0};
    const lb_ini *ini = guest->options.settings->ini;
    if (!lb_to_text(py, args[0], "section", &section)) {
        return NULL;
    }
    if (!lb_ini_has_section(ini, section)) {
        return LB_NONE;
    }
    if (lb_ini_list(ini, section, false, &items, &error) != LB_OK) {
        return lb_guest_raise(guest, &error);
    }
    lb_dict *dict = lb_dict_new(py);
    for (size_t i = 0; i < items.count; i++) {
        lb_dict_set(py, dict, lb_string_new(py, items.items[i].name),
                    lb_string_new(py, items.items[i].value));
    }
    return (lb_value)dict;
}

/* --- the request --- */

static lb_value request(lb_python *py, lb_value *args LB_UNUSED)
{
    const lb_guest *guest = lb_guest_of(py);
    const lb_guest_request *asked = guest->request;
    const lb_settings *settings = guest->options.settings;
    bool has_target = asked && asked->has_target;
    lb_dict *dict = lb_dict_new(py);
    lb_list *arguments = lb_list_new(py, 0);
    for (size_t i = 0; i < guest->options.x_argument_count; i++) {
        lb_list_append(py, arguments, lb_string_of(py, guest->options.x_arguments[i]));
    }
    lb_dict_set_cstr(py, dict, "is_offline", asked && asked->is_offline ? LB_TRUE : LB_FALSE);
    lb_dict_set_cstr(py, dict, "tag", asked && asked->tag ? lb_string_of(py, asked->tag) : LB_NONE);
    lb_dict_set_cstr(py, dict, "command",
                     lb_string_of(py, asked && asked->command ? asked->command : ""));
    lb_dict_set_cstr(py, dict, "start", option_value(py, asked ? asked->start : (lb_str){0}));
    lb_dict_set_cstr(py, dict, "has_start", lb_bool(asked && asked->has_start));
    lb_dict_set_cstr(py, dict, "has_target", lb_bool(has_target));
    lb_dict_set_cstr(py, dict, "is_compatible", lb_bool(guest->options.is_compatible));
    lb_dict_set_cstr(py, dict, "toml_file_name",
                     settings->has_toml ? lb_string_of(py, settings->toml_path) : LB_NONE);
    lb_dict_set_cstr(py, dict, "target",
                     option_value(py, has_target ? asked->target : (lb_str){0}));
    lb_dict_set_cstr(py, dict, "autogenerate", lb_bool(asked && asked->is_autogenerate));
    lb_dict_set_cstr(py, dict, "directory", lb_string_of(py, settings->script_directory));
    lb_dict_set_cstr(py, dict, "x_arguments", (lb_value)arguments);
    lb_dict_set_cstr(py, dict, "section", lb_string_new(py, settings->section));
    lb_dict_set_cstr(py, dict, "config_file_name",
                     settings->has_ini ? lb_string_of(py, settings->ini_path) : LB_NONE);
    return (lb_value)dict;
}

/* --- running --- */

static bool keyword_text(lb_guest *guest, const lb_dict *keywords, const char *name, lb_str *out)
{
    lb_value value = lb_dict_get_cstr(guest->py, keywords, name);
    lb_str text;
    if (!value || value == LB_NONE) {
        return true;
    }
    if (!lb_to_text(guest->py, value, name, &text)) {
        return false;
    }
    *out = lb_arena_str(&guest->arena, text);
    return true;
}

static bool keyword_flag(lb_guest *guest, const lb_dict *keywords, const char *name, bool unset)
{
    lb_value value = lb_dict_get_cstr(guest->py, keywords, name);
    return value && value != LB_NONE ? lb_truth(guest->py, value) == 1 : unset;
}

static bool keyword_connection(lb_guest *guest, const lb_dict *keywords, lb_connection **out)
{
    lb_value handle = lb_dict_get_cstr(guest->py, keywords, "handle");
    if (!handle || handle == LB_NONE) {
        return true;
    }
    if (!lb_is_handle(guest->py, handle) || !((lb_database_handle *)handle)->connection) {
        lb_raise(guest->py, LB_T_TYPE_ERROR, "the connection is closed");
        return false;
    }
    *out = ((lb_database_handle *)handle)->connection;
    return lb_handle_settle(guest->py, (lb_database_handle *)handle);
}

/* The keywords of configure(), completed by the guest side with `dialect` (a name), `handle` and
   whose the transactions are. */
static bool read_configuration(lb_guest *guest, const lb_dict *keywords, lb_configuration *out)
{
    lb_str dialect = {0};
    if (!keyword_text(guest, keywords, "dialect", &dialect) ||
        !keyword_connection(guest, keywords, &out->connection) ||
        !keyword_text(guest, keywords, "url", &out->url) ||
        !keyword_text(guest, keywords, "version_table", &out->version_table) ||
        !keyword_text(guest, keywords, "version_table_schema", &out->version_table_schema) ||
        !keyword_text(guest, keywords, "starting_rev", &out->starting_rev)) {
        return false;
    }
    lb_value ddl = lb_dict_get_cstr(guest->py, keywords, "transactional_ddl");
    out->transactional_ddl = !ddl || ddl == LB_NONE          ? LB_UNSET
                             : lb_truth(guest->py, ddl) == 1 ? LB_YES
                                                             : LB_NO;
    out->transaction_per_migration =
        keyword_flag(guest, keywords, "transaction_per_migration", false);
    out->version_table_pk = keyword_flag(guest, keywords, "version_table_pk", true);
    out->literal_binds = keyword_flag(guest, keywords, "literal_binds", false);
    out->has_named_style = keyword_flag(guest, keywords, "has_named_style", true);
    out->is_outer = keyword_flag(guest, keywords, "is_outer", false);
    out->is_autocommit = keyword_flag(guest, keywords, "is_autocommit", false);
    out->has_callbacks = keyword_flag(guest, keywords, "has_callbacks", false);
    if (out->connection && lb_connection_transaction(out->connection) != LB_TRANSACTION_NONE) {
        out->is_outer = true;
    }
    out->dialect = lb_dialect_find(dialect);
    if (!out->dialect) {
        lb_raise(guest->py, LB_T_VALUE_ERROR, "no dialect %.*s", LB_ARG(dialect));
        return false;
    }
    return true;
}

static lb_handle *keyword_handle(lb_guest *guest, const lb_dict *keywords, const char *name)
{
    lb_value value = lb_dict_get_cstr(guest->py, keywords, name);
    return value && value != LB_NONE ? lb_hold(guest->py, value) : NULL;
}

/* What a script raised goes on as it is; another error becomes an exception. */
static lb_value pass_on(lb_guest *guest, lb_error *error)
{
    lb_python *py = guest->py;
    if (!guest->passing) {
        return lb_guest_raise(guest, error);
    }
    lb_value exception = lb_held(guest->passing);
    lb_keep(py, exception);
    lb_release(py, guest->passing);
    guest->passing = NULL;
    return lb_raise_value(py, exception);
}

static lb_value run_migrations(lb_python *py, lb_value *args) /* keywords, script_arguments */
{
    lb_guest *guest = lb_guest_of(py);
    const lb_guest_request *asked = guest->request;
    LB_AUTO_ERROR lb_error error = {0};
    lb_configuration configuration = {0};
    if (!asked || !asked->run_migrations) {
        return lb_raise(py, LB_T_RUNTIME_ERROR, "no migration run is under way");
    }
    if (!read_configuration(guest, (lb_dict *)args[0], &configuration)) {
        return NULL;
    }
    const lb_dict *keywords = (lb_dict *)args[0];
    const lb_guest outer = *guest;
    guest->configuration = &configuration;
    guest->has_run = true;
    guest->script_arguments = lb_hold(py, args[1]);
    guest->migration_context = keyword_handle(guest, keywords, "context");
    guest->output_buffer = keyword_handle(guest, keywords, "output_buffer");
    lb_code code = asked->run_migrations(asked->context, guest, &configuration, &error);
    lb_release(py, guest->script_arguments);
    lb_release(py, guest->migration_context);
    lb_release(py, guest->output_buffer);
    guest->configuration = outer.configuration;
    guest->script_arguments = outer.script_arguments;
    guest->migration_context = outer.migration_context;
    guest->output_buffer = outer.output_buffer;
    if (code == LB_OK && guest->passing) { /* of the output buffer */
        code = LB_ERR_SCRIPT;
    }
    if (code == LB_OK) {
        return LB_NONE;
    }
    guest->failing = configuration.dialect;
    pass_on(guest, &error);
    guest->failing = NULL;
    return NULL;
}

/* Of the migration context that runs: another one's database is not open here. */
static lb_value compare(lb_python *py, lb_value *args) /* context, metadata, script or None */
{
    lb_guest *guest = lb_guest_of(py);
    const lb_guest_request *asked = guest->request;
    LB_AUTO_ERROR lb_error error = {0};
    bool runs = guest->configuration && guest->migration_context && guest->executor &&
                lb_held(guest->migration_context) == args[0];
    if (!runs || !asked || !asked->compare || !guest->configuration->connection) {
        return lb_raise(
            py, LB_T_NOT_IMPLEMENTED_ERROR,
            "models are compared with the database of the migrations that run, and not offline");
    }
    if (lb_executor_flush(guest->executor, &error) != LB_OK) {
        return lb_guest_raise(guest, &error);
    }
    lb_value out = NULL;
    lb_code code = asked->compare(asked->context, guest, guest->configuration, args[1],
                                  args[2] == LB_NONE ? NULL : args[2], &out, &error);
    return code == LB_OK ? out : pass_on(guest, &error);
}

/* --- what the guest asks of the host --- */

static lb_value output(lb_python *py, lb_value *args) /* text: to standard output */
{
    const lb_guest *guest = lb_guest_of(py);
    lb_str text;
    if (!lb_to_text(py, args[0], "text", &text)) {
        return NULL;
    }
    if (guest->options.write) {
        guest->options.write(guest->options.context, text, false);
    }
    return LB_NONE;
}

/* The executor's queue, for MigrationContext.execute(): false where no run is under way. */
static lb_value queue(lb_python *py, lb_value *args) /* sql */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_str sql;
    if (!guest->executor) {
        return LB_FALSE;
    }
    if (!lb_to_text(py, args[0], "sql", &sql)) {
        return NULL;
    }
    const lb_command command = lb_guest_command(guest, sql);
    lb_code code = lb_executor_queue(guest->executor, &command, &error);
    return code == LB_OK ? LB_TRUE : lb_guest_raise(guest, &error);
}

static lb_value autocommit(lb_python *py, lb_value *args) /* is_begin */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    if (!guest->executor) {
        return LB_FALSE;
    }
    lb_code code = lb_truth(py, args[0]) == 1
                       ? lb_executor_begin_autocommit(guest->executor, &error)
                       : lb_executor_end_autocommit(guest->executor, &error);
    return code == LB_OK ? LB_TRUE : lb_guest_raise(guest, &error);
}

static lb_value flush(lb_python *py, lb_value *args LB_UNUSED)
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_code code = guest->executor ? lb_executor_flush(guest->executor, &error) : LB_OK;
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

static lb_value log_info(lb_python *py, lb_value *args) /* logger, message */
{
    const lb_guest *guest = lb_guest_of(py);
    lb_str logger, message;
    if (!lb_to_text(py, args[0], "logger", &logger) ||
        !lb_to_text(py, args[1], "message", &message)) {
        return NULL;
    }
    if (guest->request && guest->request->recorder) { /* nothing runs that it could be about */
        return LB_NONE;
    }
    lb_log_record(&guest->options.log, LB_INFO, logger.ptr, "%s", message.ptr);
    return LB_NONE;
}

static lb_value texts(lb_python *py, const lb_str_vector *items)
{
    lb_tuple *tuple = lb_tuple_new(py, items->count);
    for (size_t i = 0; i < items->count; i++) {
        tuple->items[i] = lb_string_new(py, items->items[i]);
    }
    return (lb_value)tuple;
}

/* (id, message, path, down, depends_on, labels, next, is_head, is_base, is_branch, is_merge) */
static lb_value revisions(lb_python *py, lb_value *args LB_UNUSED)
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_guest_revisions found = {0};
    if (guest->options.revisions &&
        guest->options.revisions(guest->options.context, &arena, &found, &error) != LB_OK) {
        return lb_guest_raise(guest, &error);
    }
    lb_list *list = lb_list_new(py, found.count);
    for (size_t i = 0; i < found.count; i++) {
        const lb_guest_revision *r = &found.items[i];
        lb_list_append(py, list,
                       lb_tuple_of(py, 11, lb_string_new(py, r->id), lb_string_new(py, r->message),
                                   lb_string_new(py, r->path), texts(py, &r->down),
                                   texts(py, &r->depends_on), texts(py, &r->labels),
                                   texts(py, &r->next), lb_bool(r->is_head), lb_bool(r->is_base),
                                   lb_bool(r->is_branch_point), lb_bool(r->is_merge_point)));
    }
    return (lb_value)list;
}

/* The full identifiers behind an identifier of any form. */
static lb_value resolve(lb_python *py, lb_value *args) /* identifier */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str identifier;
    lb_str_vector found = {0};
    if (!lb_to_text(py, args[0], "identifier", &identifier)) {
        return NULL;
    }
    if (guest->options.resolve && guest->options.resolve(guest->options.context, &arena, identifier,
                                                         &found, &error) != LB_OK) {
        return lb_guest_raise(guest, &error);
    }
    return texts(py, &found);
}

static lb_value current_context(lb_python *py, lb_value *args LB_UNUSED)
{
    const lb_guest *guest = lb_guest_of(py);
    return guest->migration_context ? lb_held(guest->migration_context) : LB_NONE;
}

static lb_value dialect_facts(lb_python *py, lb_value *args) /* name */
{
    lb_str name;
    if (!lb_to_text(py, args[0], "name", &name)) {
        return NULL;
    }
    const lb_dialect *dialect = lb_dialect_find(name);
    return dialect ? lb_tuple_of(py, 3, lb_string_of(py, dialect->name),
                                 lb_string_of(py, dialect->impl_name),
                                 lb_bool(dialect->has_transactional_ddl))
                   : LB_NONE;
}

static lb_value is_recording(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_bool(lb_guest_of(py)->request && lb_guest_of(py)->request->recorder);
}

/* Whether a script runs so: it is not to know that there is no database. */
static lb_value is_converting(lb_python *py, lb_value *args LB_UNUSED)
{
    const lb_guest *guest = lb_guest_of(py);
    return lb_bool(guest->executor && guest->request && guest->request->recorder);
}

static const lb_method functions[] = {{"get_option", "section, name, /", get_option},
                                      {"set_option", "section, name, value, /", set_option},
                                      {"given_url", "", given_url},
                                      {"get_section", "section, /", get_section},
                                      {"get_alembic_option", "name, /", get_alembic_option},
                                      {"remove_option", "section, name, /", remove_option},
                                      {"resolve", "identifier, /", resolve},
                                      {"request", "", request},
                                      {"run_migrations", "keywords, arguments, /", run_migrations},
                                      {"compare", "context, metadata, script, /", compare},
                                      {"output", "text, /", output},
                                      {"queue", "sql, /", queue},
                                      {"flush", "", flush},
                                      {"autocommit", "is_begin, /", autocommit},
                                      {"log", "logger, message, /", log_info},
                                      {"revisions", "", revisions},
                                      {"current", "", current_context},
                                      {"dialect", "name, /", dialect_facts},
                                      {"is_recording", "", is_recording},
                                      {"is_converting", "", is_converting},
                                      {0}};

const lb_module_spec lb_module__context = {.name = "_context", .functions = functions};

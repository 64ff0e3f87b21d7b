/* The module _context: what alembic.context and alembic.config need of the host. */
#include "config/ini.h"
#include "sqlalchemy/guest.h"

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
    lb_dict *dict = lb_dict_new(py);
    lb_list *arguments = lb_list_new(py, 0);
    for (size_t i = 0; i < guest->options.x_argument_count; i++) {
        lb_list_append(py, arguments, lb_string_of(py, guest->options.x_arguments[i]));
    }
    lb_dict_set_cstr(py, dict, "is_offline", asked && asked->is_offline ? LB_TRUE : LB_FALSE);
    lb_dict_set_cstr(py, dict, "tag", asked && asked->tag ? lb_string_of(py, asked->tag) : LB_NONE);
    lb_dict_set_cstr(py, dict, "start", option_value(py, asked ? asked->start : (lb_str){0}));
    lb_dict_set_cstr(py, dict, "target", option_value(py, asked ? asked->target : (lb_str){0}));
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

/* The keywords of configure(), completed by the guest side with `dialect` (a name). */
static bool read_configuration(lb_guest *guest, const lb_dict *keywords, lb_configuration *out)
{
    lb_str dialect = {0};
    if (!keyword_text(guest, keywords, "dialect", &dialect) ||
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
    out->dialect = lb_dialect_find(dialect);
    if (!out->dialect) {
        lb_raise(guest->py, LB_T_VALUE_ERROR, "no dialect %.*s", LB_ARG(dialect));
        return false;
    }
    return true;
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
    const lb_configuration *outer = guest->configuration;
    lb_handle *outer_arguments = guest->script_arguments;
    guest->configuration = &configuration;
    guest->script_arguments = lb_hold(py, args[1]);
    lb_code code = asked->run_migrations(asked->context, guest, &configuration, &error);
    lb_release(py, guest->script_arguments);
    guest->script_arguments = outer_arguments;
    guest->configuration = outer;
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

static const lb_method functions[] = {{"get_option", "section, name, /", get_option},
                                      {"set_option", "section, name, value, /", set_option},
                                      {"get_section", "section, /", get_section},
                                      {"request", "", request},
                                      {"run_migrations", "keywords, arguments, /", run_migrations},
                                      {0}};

const lb_module_spec lb_module__context = {.name = "_context", .functions = functions};

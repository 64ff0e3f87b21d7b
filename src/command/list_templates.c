#include "base/memory.h"
#include "command/help.h"
#include "command/json.h"

static void print_json(lb_session *session)
{
    json_t *array = json_array();
    limbeck_template template;
    for (size_t i = 0; limbeck_template_at(i, &template); i++) {
        json_t *object = json_object();
        json_object_set_new(object, "name", lb_json_text(template.name));
        json_object_set_new(object, "description", lb_json_text(template.description));
        json_array_append_new(array, object);
    }
    lb_json_print(session, "templates", array);
}

/* What Alembic says of its templates. */
static const limbeck_template alembic_templates[] = {
    {"async", "Generic single-database configuration with an async dbapi."},
    {"generic", "Generic single-database configuration."},
    {"multidb", "Rudimentary multi-database configuration."},
    {"pyproject", "pyproject configuration, based on the generic configuration."},
    {"pyproject_async", "pyproject configuration, with an async dbapi."},
};

static bool template_at(bool is_compatible, size_t i, limbeck_template *out)
{
    if (!is_compatible) {
        return limbeck_template_at(i, out);
    }
    if (i < LB_COUNT(alembic_templates)) {
        *out = alembic_templates[i];
    }
    return i < LB_COUNT(alembic_templates);
}

lb_code lb_command_list_templates(lb_session *session, lb_error *error)
{
    (void)error;
    if (session->is_json || session->is_quiet) {
        print_json(session);
        return LB_OK;
    }
    LB_AUTO_TEXT lb_text text = {0};
    limbeck_template template;
    lb_text_adds(&text, "Available templates:\n\n");
    for (size_t i = 0; template_at(session->is_compatible, i, &template); i++) {
        lb_style_add(&text, session->output.is_out_colored, LB_ROLE_HEADING,
                     lb_str_of(template.name));
        lb_text_addf(&text, " - %s\n", template.description);
    }
    lb_text_addf(&text,
                 "\nTemplates are used via the 'init' command, e.g.:\n"
                 "\n  %s init --template %s ./scripts\n",
                 lb_program_name(session->is_compatible),
                 session->is_compatible ? "generic" : "sql");
    lb_output_put(&session->output, lb_text_str(&text));
    return LB_OK;
}

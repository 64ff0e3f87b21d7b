/* alembic.autogenerate.produce_migrations() of a script, and the texts of what it gave. */
#include "autogenerate/autogenerate_internal.h"

static lb_code produce(lb_generation *g, lb_value metadata, lb_value *out, lb_error *error)
{
    lb_autogenerate *a = g->autogenerate;
    const lb_str_vector rows = {0};
    lb_script_body body = {.upgrade_token = LB_STR("upgrades"),
                           .downgrade_token = LB_STR("downgrades")};
    g->metadata = metadata;
    g->is_of_script = true;
    g->hook = NULL; /* it is asked of a new revision's script only */
    LB_TRY(lb_generation_compare(g, &body, error));
    lb_vector_push_in(&a->arena, &lb_vector_last(&a->generated).bodies, body);
    if (!lb_generation_process(g, &rows)) {
        return lb_generation_fail(g, error);
    }
    *out = ((lb_list *)lb_held(a->guest_scripts))->items[0];
    lb_keep(g->py, *out);
    lb_release(g->py, a->guest_scripts);
    return LB_OK;
}

static lb_code render(lb_generation *g, lb_value script, lb_value *out, lb_error *error)
{
    lb_generated made = {0};
    lb_new_script written;
    lb_dict *names = lb_dict_new(g->py);
    if (!lb_generation_read_script(g, script, &made)) {
        return lb_generation_fail(g, error);
    }
    LB_TRY(lb_generation_write(g, &made, &written, error));
    for (size_t i = 0; i < written.names.count; i++) {
        const lb_mako_value_name *name = &written.names.items[i];
        if (name->value.kind == LB_MAKO_TEXT) {
            lb_dict_set(g->py, names, lb_string_new(g->py, name->name),
                        lb_string_new(g->py, name->value.text));
        }
    }
    *out = (lb_value)names;
    return LB_OK;
}

lb_code lb_autogenerate_produce(lb_guest *guest, const lb_configuration *configuration,
                                const lb_autogenerate_options *options, lb_value metadata,
                                lb_value script, lb_value *out, lb_error *error)
{
    const lb_new_script none = {0};
    lb_autogenerate *a = lb_autogenerate_new(&none, options);
    lb_generation g = lb_generation_begin(a, guest, configuration);
    lb_code code = !lb_generation_read_options(&g) ? lb_generation_fail(&g, error)
                   : script                        ? render(&g, script, out, error)
                                                   : produce(&g, metadata, out, error);
    lb_generation_end(&g);
    lb_autogenerate_free(a);
    return code;
}

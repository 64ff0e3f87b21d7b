/*
 * What a script hands to packages that are not here: `pkg.install(op)`. Nobody knows what they
 * would have done to the database, so it is found before anything runs; in the statements of one
 * function, where no condition stands before them.
 */
#include <string.h>

#include "python/check_internal.h"

static bool is_told(const checker *c, const lb_py_expr *e)
{
    LB_AUTO_FREE char *module = NULL, *name = NULL;
    return c->check->is_handle && lb_check_origin(c, e, &module, &name) &&
           c->check->is_handle(c->check->context, module, name);
}

static bool takes_handle(const checker *c, const lb_py_expr *call);

/* op.get_bind(), Session(bind=op.get_bind()) */
static bool gives_handle(const checker *c, const lb_py_expr *call)
{
    bool is_plain = !call->Call.args.count && !call->Call.keywords.count;
    return is_told(c, call->Call.func) && (is_plain || takes_handle(c, call));
}

static bool is_handle(const checker *c, const lb_py_expr *e)
{
    if (e->kind == LB_PY_Call) {
        return gives_handle(c, e);
    }
    return (e->kind == LB_PY_Name && lb_map_has(&c->handles, e->Name.id)) || is_told(c, e);
}

static bool takes_handle(const checker *c, const lb_py_expr *call)
{
    for (size_t i = 0; i < call->Call.args.count; i++) {
        if (is_handle(c, call->Call.args.items[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < call->Call.keywords.count; i++) {
        if (is_handle(c, call->Call.keywords.items[i]->value)) {
            return true;
        }
    }
    return false;
}

void lb_check_note_handle(checker *c, const lb_py_stmt *s)
{
    if (s->kind == LB_PY_Assign && s->Assign.targets.count == 1 &&
        s->Assign.targets.items[0]->kind == LB_PY_Name && is_handle(c, s->Assign.value)) {
        lb_map_set(&c->handles, s->Assign.targets.items[0]->Name.id, NULL);
    }
}

void lb_check_handed(checker *c, const lb_py_expr *call)
{
    if (!c->check->within || !lb_str_is(c->function, c->check->within) || !takes_handle(c, call)) {
        return;
    }
    LB_AUTO_FREE char *package = lb_check_absent_package(c, call->Call.func);
    if (package && !(c->check->is_harmless && c->check->is_harmless(c->check->context, package))) {
        const lb_py_expr *f = call->Call.func;
        lb_str last = f->kind == LB_PY_Attribute ? f->Attribute.attr : f->Name.id;
        LB_AUTO_FREE char *construct =
            lb_format("package %s, whose %.*s() is given the database", package, LB_ARG(last));
        c->hint = "name the folder that the package is in by prepend_sys_path or PYTHONPATH, or "
                  "write what it does into the revision";
        lb_check_report(c, call->pos, construct);
        c->hint = NULL;
    }
}

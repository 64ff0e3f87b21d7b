#include "api/diff_renames.h"

#include "autogenerate/objects.h"
#include "base/memory.h"

static void rename_one(api_diff_renames *r, const lb_objects *after, const lb_object_rename *rename)
{
    lb_object_statements there = {0};
    if (r->rules->rename(r->arena, after, rename->from, rename->to->name, &there)) {
        for (size_t i = 0; i < there.count; i++) {
            lb_vector_push_in(r->arena, &r->statements, there.items[i]);
        }
    }
}

static lb_code load_again(api_diff_renames *r, const lb_objects *first, lb_objects **out,
                          lb_error *error)
{
    LB_AUTO_TEXT lb_text script = {0};
    lb_objects_script(r->rules, first, &script);
    for (size_t i = 0; i < r->statements.count; i++) {
        lb_text_addf(&script, "\n%.*s;\n", LB_ARG(r->statements.items[i].sql));
    }
    return r->load(r->context, lb_text_str(&script), out, error);
}

/* One stage; `now` is replaced where something was found. */
static lb_code find_stage(api_diff_renames *r, int stage, const lb_rename_policy *policy,
                          const lb_objects *first, lb_objects **now, const lb_objects *after,
                          lb_error *error)
{
    lb_object_renames found = {0};
    lb_objects *next = NULL;
    size_t before = r->statements.count;
    lb_renames_find(r->arena, stage, *now, after, policy, &found);
    for (size_t i = 0; i < found.count; i++) {
        rename_one(r, after, &found.items[i]);
    }
    if (r->statements.count == before) {
        return LB_OK;
    }
    LB_TRY(load_again(r, first, &next, error));
    if (*now != first) {
        lb_objects_free(*now);
    }
    *now = next;
    return LB_OK;
}

lb_code api_diff_find_renames(api_diff_renames *renames, lb_objects **before,
                              const lb_objects *after, lb_error *error)
{
    api_rename_asker asker = {.project = renames->project,
                              .connection = renames->connection,
                              .default_schema = after->default_schema};
    lb_rename_policy policy = api_rename_policy(&asker);
    LB_AUTO_ERROR lb_error failed = {0};
    lb_objects *first = *before, *now = *before;
    lb_code code = LB_OK;
    policy.declared = &renames->declared;
    for (int stage = 0; code == LB_OK && stage < LB_RENAME_STAGES; stage++) {
        code = find_stage(renames, stage, &policy, first, &now, after, &failed);
    }
    lb_arena_free(&asker.arena);
    if (code == LB_OK) {
        *before = now;
        if (now != first) {
            lb_objects_free(first);
        }
        return LB_OK;
    }
    if (now != first) {
        lb_objects_free(now);
    }
    renames->statements.count = 0;
    if (code != LB_ERR_DATABASE && code != LB_ERR_CONNECTION) {
        return lb_error_move(error, &failed);
    }
    lb_log_warning(&renames->project->log, NULL, "Renames are not looked for: %s", failed.message);
    return LB_OK;
}

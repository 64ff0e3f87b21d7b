/* Record: a script's statements, written down for a text; and what only a run could answer. */
#include "sqlalchemy/guest.h"

static lb_recorder *recorder_of(const lb_guest *guest)
{
    return guest->recorded_path ? guest->request->recorder : NULL;
}

void lb_guest_refuse_chance(lb_guest *guest, const char *what)
{
    lb_recorder *recorder = recorder_of(guest);
    if (recorder && guest->executor) {
        lb_recorder_refuse(recorder, what);
    }
}

/* A statement that fails on a database would have the script go another way. */
static void look(void *context)
{
    lb_guest *guest = context;
    lb_recorder *recorder = recorder_of(guest);
    if (recorder->statements.count) {
        lb_recorded *last = &lb_vector_last(&recorder->statements);
        if (!last->line) {
            lb_python_where(guest->py, guest->outer_frame, guest->recorded_path, &last->line,
                            &last->column);
        }
    }
    if (!recorder->refusal &&
        lb_python_catches(guest->py, guest->outer_frame, guest->recorded_path)) {
        lb_recorder_refuse(recorder, "catches the errors of a statement");
    } else if (recorder->refusal && !guest->refused_line) {
        lb_python_where(guest->py, guest->outer_frame, guest->recorded_path, &guest->refused_line,
                        &guest->refused_column);
    }
}

static lb_code refused(const lb_guest *guest, const char *path, lb_error *error)
{
    lb_fail(error, LB_ERR_UNSUPPORTED, "the script %s", guest->request->recorder->refusal);
    lb_error_at(error, path, guest->refused_line ? guest->refused_line : 1,
                guest->refused_line ? guest->refused_column : 1);
    lb_error_hint(error, "leave the revision as it is, or write its SQL by hand");
    return LB_ERR_UNSUPPORTED;
}

lb_code lb_guest_record_script(lb_guest *guest, const char *path, bool is_downgrade,
                               lb_error *error)
{
    LB_AUTO_ERROR lb_error failed = {0};
    lb_recorder *recorder = guest->request->recorder;
    guest->recorded_path = path;
    guest->refused_line = guest->refused_column = 0;
    recorder->told = look;
    recorder->context = guest;
    lb_code code = lb_guest_run_script(guest, path, is_downgrade, &recorder->executor, &failed);
    recorder->told = NULL;
    guest->recorded_path = NULL;
    lb_take_raised(guest->py);
    lb_release(guest->py, guest->passing);
    guest->passing = NULL;
    if (recorder->refusal) {
        return refused(guest, path, error);
    }
    return code == LB_OK ? LB_OK : lb_error_move(error, &failed);
}
